"""The SHACL shapes accept every release and find what is missing."""

from importlib.resources import files
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.rdf.graphs import graphs, quad_lines
from gorno_badakhshan.exchange.rdf.terms import PREFIXES

REQUIRED = """
prov:wasGeneratedBy gb:event gb:source gb:hedge gb:low gb:openAbove gb:act gb:sha256 gb:outcome gb:population
oa:start skos:definition skos:inScheme np:hasProvenance
"""

# rdflib 7 calls its own classes deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def union_of(dataset: gb.Dataset) -> Any:
    """Returns all statements in one graph of rdflib."""
    rdflib = pytest.importorskip("rdflib")
    quads = rdflib.Dataset()
    quads.parse(data=b"".join(quad_lines(graphs(dataset))), format="nquads")
    union = rdflib.Graph()
    for subject, predicate, value, _ in quads.quads():
        union.add((subject, predicate, value))
    return union


def findings(graph: Any) -> list[Any]:
    """Returns what each finding is about; none if the graph conforms."""
    pyshacl = pytest.importorskip("pyshacl")
    from rdflib import Graph, Namespace

    shapes = Graph().parse(data=(files("gorno_badakhshan.exchange.rdf") / "shapes.ttl").read_text("utf-8"))
    conforms, report, text = pyshacl.validate(graph, shacl_graph=shapes)
    found = list(report.objects(None, Namespace("http://www.w3.org/ns/shacl#").focusNode))
    assert conforms is (not found), text
    return found


def term(name: str) -> Any:
    """Returns the IRI of a name with a prefix."""
    rdflib = pytest.importorskip("rdflib")
    prefix, _, local = name.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + local)


def test_every_release_conforms(released: gb.Dataset) -> None:
    """No finding in any claim, count, passage or word."""
    assert findings(union_of(released)) == []


def test_a_dataset_of_somebody_else_conforms(own: gb.Dataset) -> None:
    """The shapes are of the model, and not of one conflict."""
    assert findings(union_of(own)) == []


def test_claims_without_attribution_are_found() -> None:
    """Each of them, and nothing else."""
    ds = gb.load("1.0.0")
    graph = union_of(ds)
    graph.remove((None, term("prov:wasAttributedTo"), None))
    assert len(findings(graph)) == len(ds.claims)


@pytest.mark.parametrize("name", REQUIRED.split())
def test_a_missing_property_is_found(name: str) -> None:
    """Whatever says who, how many, of whom and where."""
    graph = union_of(gb.load("1.0.0"))
    assert (None, term(name), None) in graph
    graph.remove((None, term(name), None))
    assert findings(graph)


def test_a_verdict_is_found() -> None:
    """A rating of a claim, and a review of it."""
    graph = union_of(gb.load("1.0.0"))
    (claim, *_) = graph.subjects(term("rdf:type"), term("gb:Claim"))
    rating = term("schema:thisRating")
    graph.add((claim, term("schema:reviewRating"), rating))
    graph.add((rating, term("rdf:type"), term("schema:Rating")))
    assert set(findings(graph)) == {claim, rating}


def test_bounds_in_the_wrong_order_are_found() -> None:
    """And a count that is both bounded and open above."""
    graph = union_of(gb.load("1.0.0"))
    from rdflib import XSD, Literal

    (count, *_) = graph.subjects(term("gb:openAbove"), Literal("false", datatype=XSD.boolean))
    graph.set((count, term("gb:low"), Literal(10**6)))
    assert set(findings(graph)) == {count}
    graph.set((count, term("gb:low"), Literal(0)))
    graph.set((count, term("gb:openAbove"), Literal("true", datatype=XSD.boolean)))
    assert set(findings(graph)) == {count}


def test_a_quotation_of_a_source_is_found() -> None:
    """Its text is under another license."""
    graph = union_of(gb.load("1.0.0"))
    (selector, *_) = graph.subjects(term("rdf:type"), term("oa:TextPositionSelector"))
    graph.add((selector, term("rdf:type"), term("oa:TextQuoteSelector")))
    assert set(findings(graph)) == {selector}
