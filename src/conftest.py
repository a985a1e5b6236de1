"""Skips, by name, the examples in docstrings that need a library which only an extra brings."""

import pytest

NEEDS = {
    "engine/clashes.py": ("duckdb", "arro3.io"),
    "engine/reconcile.py": ("duckdb", "arro3.io"),
    "exchange/count_table.py": ("arro3.io",),
}


@pytest.fixture(autouse=True)
def needed_libraries(request: pytest.FixtureRequest) -> None:
    """Skips an example without the libraries of its module."""
    for library in NEEDS.get("/".join(request.path.parts[-2:]), ()):
        pytest.importorskip(library)
