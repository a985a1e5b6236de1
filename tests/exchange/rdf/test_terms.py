"""IRIs and literals."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.exchange.rdf.terms import BASE, PREFIXES, Names, concept, literal, part, text_in
from gorno_badakhshan.model.vocabulary import STEPS

NAMES = Names("my-conflict", f"1.0.0@sha256:{'0' * 64}")
IRI = re.compile(r'<[a-z]+:[^\x00-\x20<>"{}|^`\\]*>')
"""An IRI as the grammar of N-Quads has it, without escapes: https://www.w3.org/TR/n-quads/#grammar-production-IRIREF."""
STRING = re.compile(r'"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-F]{4})*"')
"""A literal as that grammar has it."""

any_text = st.text(st.characters(exclude_categories=["Cs"]))


@given(any_text)
def test_a_literal_is_one_of_the_grammar_and_on_one_line(text: str) -> None:
    """Whatever the text: quotes, backslashes, control characters, line ends of other scripts."""
    assert STRING.fullmatch(literal(text))
    assert len(literal(text).splitlines()) == 1


@given(any_text)
def test_a_reader_of_n_quads_gets_the_text_back(text: str) -> None:
    """Law: unescape(escape(text)) == text."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    line = f"<a:b> <a:c> {literal(text)} <a:d> ."
    (quad,) = pyoxigraph.parse(input=line.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert quad.object.value == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),  # a bool is an int in Python
        (0, '"0"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (2.5, '"2.5"^^<http://www.w3.org/2001/XMLSchema#double>'),
        ('a"b\\c\nd\re\tf\x00g\x7f', r'"a\"b\\c\nd\re\tf\u0000g\u007F"'),
        ("Хорог", '"Хорог"'),
        ("\U0001f54a", '"\U0001f54a"'),
    ],
)
def test_values_have_their_datatype(value: Any, expected: str) -> None:
    """Letters of all scripts stay as they are."""
    assert literal(value) == expected


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_of_a_surrogate_pair_is_refused(text: str) -> None:
    """RDF has no way to write it, and another character would be a guess."""
    with pytest.raises(RecordError, match="half of a surrogate pair"):
        literal(text)
    with pytest.raises(RecordError, match="half of a surrogate pair"):
        NAMES.record("actors", text)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("tg-Cyrl", '"x"@tg-cyrl'), ("english language", '"x"'), ("", '"x"'), ("en_US", '"x"')],
)
def test_a_malformed_language_is_left_out(tag: str, expected: str) -> None:
    """A reader would refuse the whole file; the tag stays in a property of its own."""
    assert text_in(tag, "x") == expected


@given(any_text, st.sampled_from(["actors", "claims"]))
def test_an_id_gives_an_iri_of_the_grammar(id: str, kind: str) -> None:
    """Ids of others may have any character."""
    assert IRI.fullmatch(NAMES.record(kind, id))
    assert "#" not in NAMES.record(kind, id)


@given(any_text, any_text)
def test_different_ids_give_different_iris(first: str, second: str) -> None:
    """Law: the IRI of a record determines its id."""
    for kind in ("actors", "claims"):
        assert (NAMES.record(kind, first) == NAMES.record(kind, second)) == (first == second)


@pytest.mark.parametrize("id", ["../../other/x", "a/./b", "..", "."])
def test_no_segment_leads_out_of_its_dataset(id: str) -> None:
    """Readers that resolve an address take dots away."""
    assert not re.search(r"/\.\.?[/>]", NAMES.record("claims", id))


def test_datasets_do_not_share_iris() -> None:
    """The same id in two datasets names two records."""
    assert Names("one", "1.0.0").record("actors", "a") != Names("two", "1.0.0").record("actors", "a")


def test_a_record_keeps_its_iri_in_the_next_version() -> None:
    """Only graphs and nanopublications have the version in their names."""
    first, second = Names("one", "1.0.0"), Names("one", "2.0.0")
    assert first.record("claims", "a/b") == second.record("claims", "a/b")
    assert first.nanopub("a/b") != second.nanopub("a/b")


def test_parts_of_parts_have_one_fragment() -> None:
    """An IRI has at most one number sign."""
    node = part(part(NAMES.record("claims", "a/b"), "alternative"), "attribution.1")
    assert node == f"<{BASE}my-conflict/claims/a/b#alternative.attribution.1>"


def test_a_vocabulary_with_spaces_has_an_iri() -> None:
    """Its name has hyphens there."""
    assert concept(STEPS, "opened") == f"<{BASE}vocabularies/step-of-proceedings/opened>"


def test_the_base_leads_nowhere_for_ever() -> None:
    """RFC 2606 reserves the domain; whoever changes the base breaks the files of all users."""
    assert BASE == "https://gorno-badakhshan.invalid/"
    assert PREFIXES["gb"] == "https://gorno-badakhshan.invalid/terms#"
