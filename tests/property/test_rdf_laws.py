"""Laws of the RDF export: nothing is lost, and every reader understands it."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.rdf.graphs import claim_graphs, graphs, quad_lines
from gorno_badakhshan.exchange.rdf.terms import BASE
from gorno_badakhshan.model.kinds import KINDS

RECORDS = st.one_of([getattr(testing, kind)() for kind in KINDS])
# The index of a release finds no id with a quotation mark or a backslash.
ODD_IDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"\\/'), min_size=1, max_size=9
)
RECORD = re.compile(rf"<{BASE}[\w-]+/({'|'.join(KINDS)})/[^>#]+>")


def lines_of(dataset: gb.Dataset) -> list[str]:
    """Returns the N-Quads of a dataset without those that are the same in all."""
    same_in_all = {f"<{BASE}terms>", f"<{BASE}vocabularies>"}
    own = ((name, triples) for name, triples in graphs(dataset) if name not in same_in_all)
    return b"".join(quad_lines(own)).decode().removesuffix("\n").split("\n")


def nodes_with(lines: list[str], predicate: str, value: str) -> set[str]:
    """Returns the subjects of the statements with this property and value, as N-Quads writes them."""
    return {line.split(" ", 1)[0] for line in lines if f" <{predicate}> {value} " in line}


@given(RECORDS)
def test_every_record_is_in_the_graphs(record: Any) -> None:
    """Law: as many subjects of each class as records of each kind."""
    dataset = testing.dataset_of(record)
    lines = lines_of(dataset)
    for kind in KINDS.values():
        type_of_record = f"<{BASE}terms#{kind.class_name}>"
        nodes = nodes_with(lines, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", type_of_record)
        assert len(nodes) == len(getattr(dataset, kind.name))


@given(RECORDS)
def test_every_record_that_is_named_is_described(record: Any) -> None:
    """Law: no reference leads nowhere."""
    # The description of a dataset made of one record names the event of the releases.
    lines = [line for line in lines_of(testing.dataset_of(record)) if f"<{BASE}terms#defaultEvent>" not in line]
    described = {line.split(" ", 1)[0] for line in lines if " <http://purl.org/dc/terms/identifier> " in line}
    assert {match[0] for line in lines for match in RECORD.finditer(line)} <= described


@given(RECORDS)
def test_the_same_dataset_gives_the_same_lines(record: Any) -> None:
    """Law: export(x) == export(x), also of a copy of the dataset."""
    assert lines_of(testing.dataset_of(record)) == lines_of(testing.dataset_of(record))


@given(RECORDS)
def test_oxigraph_reads_any_dataset(record: Any) -> None:
    """Law: each line is one statement, whatever the texts, dates and numbers."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    lines = lines_of(testing.dataset_of(record))
    quads = list(pyoxigraph.parse(input="\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == len(set(quads)) == len(lines)


@given(st.lists(ODD_IDS, min_size=2, max_size=4, unique=True), ODD_IDS)
def test_ids_of_others_keep_their_records_apart(slugs: list[str], actor: str) -> None:
    """Law: records with different ids have different IRIs, and every reader takes them."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    claims = [testing.claim(id=f"s/{slug}", source="s", said_by=actor, killed=12) for slug in slugs]
    lines = lines_of(testing.dataset_of(*claims))
    quads = list(pyoxigraph.parse(input="\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))
    ids = {quad.subject.value: quad.object.value for quad in quads if quad.predicate.value.endswith("/identifier")}
    found = {id for iri, id in ids.items() if "/claims/" in iri}
    assert found == {f"s/{slug}" for slug in slugs}
    assert [id for iri, id in ids.items() if "/actors/" in iri].count(actor) == 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_chains_of_relays_stay_as_they_are(steps: list[int]) -> None:
    """Law: each relay is an edge, and a claim relays no later one: there is no circle."""
    claims = [testing.claim(id="s0/x", source="s0", said_by="a", killed=12)]
    for number, step in enumerate(steps, start=1):
        relayed = f"s{step % number}/x"
        claims.append(
            testing.claim(id=f"s{number}/x", source=f"s{number}", said_by="a", killed=12, relays=relayed)
        )
    dataset = testing.dataset_of(*claims)
    pattern = re.compile(rf"<[^>]*/s(\d+)/x> <{BASE}terms#relays> <[^>]*/s(\d+)/x> ")
    edges = {(int(match[1]), int(match[2])) for line in lines_of(dataset) if (match := pattern.match(line))}
    assert edges == {(number, step % number) for number, step in enumerate(steps, start=1)}
    assert all(later > earlier for later, earlier in edges)


@given(testing.claims())
def test_a_claim_has_exactly_four_graphs(claim: Any) -> None:
    """Law: head, assertion, provenance and publication info, none of them empty."""
    dataset = testing.dataset_of(claim)
    assert len(list(claim_graphs(dataset))) == 4 * len(dataset.claims)
    assert all(lines.endswith(b" .\n") for lines in quad_lines(claim_graphs(dataset)))
