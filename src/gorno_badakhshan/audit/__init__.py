"""Checks of a dataset: references, locators, texts, coverage, and whether a release is unchanged."""
