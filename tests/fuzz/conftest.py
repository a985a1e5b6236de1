"""The fuzzer is a program that imports its own modules; `--doctest-modules` would import each by itself."""

collect_ignore = ["fuzz.py", "mutations.py", "folders.py", "tables.py", "values.py"]
