"""Datasets as statements, without a library for RDF."""

import re
from collections.abc import Callable
from functools import cache

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.rdf.graphs import graphs, quad_lines
from gorno_badakhshan.exchange.rdf.terms import PREFIXES

Statement = tuple[str, str, str]
Statements = set[Statement]
LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?) (<[^>]*>) \.\n')


def shortened(term: str) -> str:
    """Returns a term with its prefix if it has one, a literal as its bare text, an IRI without its base."""
    if term.startswith('"'):
        return term[1:].rpartition('"')[0]
    for prefix, iri in PREFIXES.items():
        if term.startswith(f"<{iri}"):
            return f"{prefix}:{term[1 + len(iri) : -1]}"
    return term[1:-1].removeprefix("https://gorno-badakhshan.invalid/")


@pytest.fixture(scope="session", params=["1.0.0", "2.0.0"])
def released(request: pytest.FixtureRequest) -> gb.Dataset:
    """Returns the first release and a large one."""
    return gb.load(request.param)


@pytest.fixture(scope="session")
def statements() -> Callable[[gb.Dataset], Statements]:
    """Returns a function that exports a dataset and reads the statements of all graphs."""

    @cache
    def read(dataset: gb.Dataset) -> Statements:
        lines = b"".join(quad_lines(graphs(dataset))).decode().splitlines(keepends=True)
        matches = [LINE.fullmatch(line) for line in lines]
        assert all(matches)
        return {tuple(map(shortened, match.groups()[:3])) for match in matches if match}

    return read
