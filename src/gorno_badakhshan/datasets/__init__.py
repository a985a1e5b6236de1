"""Datasets outside this package: read, combined and begun."""
