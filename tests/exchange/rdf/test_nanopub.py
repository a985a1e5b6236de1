"""Nanopublications, by the library of their makers."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.rdf import nanopub

# The library uses a class that rdflib 7 calls deprecated, and it opens files without closing them.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def nanopublications(path: Path) -> dict[str, Any]:
    """Returns each nanopublication in a file as a graph of rdflib, by its IRI."""
    rdflib = pytest.importorskip("rdflib")
    dataset = rdflib.Dataset()
    dataset.parse(path, format="trig")
    found: dict[str, Any] = defaultdict(rdflib.ConjunctiveGraph)
    for subject, predicate, value, graph in dataset.quads():
        name = rdflib.URIRef(str(graph))
        found[name.partition("#")[0]].get_context(name).add((subject, predicate, value))
    return found


def test_the_library_accepts_every_one(tmp_path: Path) -> None:
    """Four graphs, with provenance of the assertion and information on the publication."""
    library = pytest.importorskip("nanopub")
    pytest.importorskip("pyoxigraph")
    ds = gb.load("1.0.0")
    nanopub.write(ds, tmp_path / "claims.trig")
    found = nanopublications(tmp_path / "claims.trig")
    assert len(found) == len(ds.claims)
    assert all(library.Nanopub(rdf=graph).is_valid for graph in found.values())


def test_the_library_refuses_one_without_provenance(tmp_path: Path) -> None:
    """The check is no formality."""
    library = pytest.importorskip("nanopub")
    pytest.importorskip("pyoxigraph")
    nanopub.write(gb.load("1.0.0"), tmp_path / "claims.trig")
    iri, graph = next(iter(nanopublications(tmp_path / "claims.trig").items()))
    graph.remove((None, None, None, graph.get_context(f"{iri}#provenance")))
    with pytest.raises(ValueError, match="provenance"):
        _ = library.Nanopub(rdf=graph).is_valid


def test_the_graphs_of_a_claim_stand_together_and_begin_with_the_head(tmp_path: Path) -> None:
    """Readers of several in one file need no more than one in memory."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    ds = gb.load("1.0.0")
    nanopub.write(ds, tmp_path / "claims.trig")
    names = [
        quad.graph_name.value
        for quad in pyoxigraph.parse(path=tmp_path / "claims.trig", format=pyoxigraph.RdfFormat.TRIG)
    ]
    changes = [name for number, name in enumerate(names) if number == 0 or names[number - 1] != name]
    assert [name.rpartition("#")[2] for name in changes[:4]] == ["Head", "assertion", "provenance", "pubinfo"]
    assert len(changes) == 4 * len(ds.claims)
