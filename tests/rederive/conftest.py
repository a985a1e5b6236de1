"""The second derivation is imported by name, as a module outside the library."""

collect_ignore = ["rederive.py"]
