"""Which statements are in which graph."""

from collections import Counter
from collections.abc import Callable
from graphlib import TopologicalSorter

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.rdf.graphs import claim_graphs, graphs, names_of, quad_lines
from gorno_badakhshan.exchange.rdf.terms import BASE
from gorno_badakhshan.model.kinds import KINDS

Statements = set[tuple[str, str, str]]
Read = Callable[[gb.Dataset], Statements]
VERDICTS = ("ClaimReview", "Rating", "TextQuoteSelector")


def test_every_record_has_its_statements(statements: Read, released: gb.Dataset) -> None:
    """As many records of each kind as in the dataset, with their ids."""
    found = statements(released)
    for kind in KINDS.values():
        ids = {node for node, name, value in found if (name, value) == ("rdf:type", f"gb:{kind.class_name}")}
        names = names_of(released)
        base = "https://gorno-badakhshan.invalid/"
        expected = {
            names.record(kind.name, id)[1:-1].removeprefix(base) for id in getattr(released, kind.name).ids
        }
        assert ids == expected


def test_every_claim_has_four_graphs_of_its_own(released: gb.Dataset) -> None:
    """No two claims share one."""
    graph_names = Counter(name for name, _ in claim_graphs(released))
    assert len(graph_names) == 4 * len(released.claims)
    assert set(graph_names.values()) == {1}


def test_no_graph_is_empty(released: gb.Dataset) -> None:
    """A nanopublication without provenance is none."""
    assert all(b"\n" in lines for lines in quad_lines(graphs(released)))


def test_relays_are_those_of_the_dataset_and_have_no_circle(statements: Read, released: gb.Dataset) -> None:
    """A chain can be followed to its first speaker."""
    found = statements(released)
    base = names_of(released).record("claims", "x")[1:-2].removeprefix(BASE)
    relays = {
        (node.removeprefix(base), value.removeprefix(base)) for node, name, value in found if name == "gb:relays"
    }
    assert relays == {(claim.id, claim.relays) for claim in released.claims if claim.relays is not None}
    derived = Counter[str]()
    order = TopologicalSorter[str]()
    for node, name, value in found:
        if name == "prov:wasDerivedFrom" and node.startswith(base):
            order.add(node, value)
            derived[node] += 1
    order.prepare()  # raises CycleError
    assert derived.total() >= len(relays)


def test_nothing_says_whether_a_claim_is_true(statements: Read, released: gb.Dataset) -> None:
    """Neither a review nor a rating, and no sentence of a source."""
    terms = {term for statement in statements(released) for term in statement if ":" in term and " " not in term}
    assert not [term for term in terms if any(verdict in term for verdict in VERDICTS)]


def test_every_term_is_defined(statements: Read) -> None:
    """A class or property of ours has its meaning in the same file."""
    found = statements(gb.load("2.0.0"))
    defined = {node for node, name, _ in found if name == "rdfs:comment"}
    used = {name for _, name, _ in found} | {value for _, name, value in found if name == "rdf:type"}
    assert sorted(term for term in used - defined if term.startswith("gb:")) == []


def test_every_word_is_defined(statements: Read) -> None:
    """Each concept that a record has is in its scheme, with a definition."""
    found = statements(gb.load("2.0.0"))
    defined = {node for node, name, _ in found if name == "skos:definition"}
    used = {value for _, _, value in found if value.startswith("vocabularies/") and value.count("/") == 2}
    assert used
    assert sorted(used - defined) == []


def test_records_of_somebody_else_have_addresses_of_their_own(statements: Read, own: gb.Dataset) -> None:
    """Two datasets may use one id for different people."""
    nodes = {node for node, name, _ in statements(own) if name == "dcterms:identifier"}
    assert nodes
    assert all(node.startswith("my-conflict/") for node in nodes)


def test_populations_form_their_tree(statements: Read) -> None:
    """A part is never compared with the population that contains it as if both were equal."""
    found = statements(testing.dataset_of(testing.claim(said_by="a", killed=12)))
    tree = {(node, value) for node, name, value in found if name == "skos:broader"}
    population = "vocabularies/population"
    assert (f"{population}/military", f"{population}/government_forces") in tree
    assert (f"{population}/civilian", f"{population}/residents") in tree


def test_withdrawn_records_say_what_replaces_them(statements: Read) -> None:
    """Whoever has an old IRI learns why it is gone."""
    ds = gb.load("2.0.0")
    found = statements(ds)
    deprecated = {node.partition("/")[2] for node, name, _ in found if name == "owl:deprecated"}
    assert deprecated == {f"{tombstone.kind}/{tombstone.id}" for tombstone in ds.release.tombstones}


def test_lines_of_a_graph_are_sorted_and_each_once() -> None:
    """The same statements give the same bytes, in whatever order they came."""
    triples = [("<b:b>", "<b:c>", "<b:d>"), ("<a:b>", "<a:c>", "<a:d>"), ("<b:b>", "<b:c>", "<b:d>")]
    assert list(quad_lines(iter([("<g:g>", iter(triples))]))) == [
        b"<a:b> <a:c> <a:d> <g:g> .\n<b:b> <b:c> <b:d> <g:g> .\n"
    ]
