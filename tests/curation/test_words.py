"""The fields and words that a curator may write, with precedents."""

import tomllib

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.curation.expand import expand
from gorno_badakhshan.curation.words import Precedents, model_classes, type_name, vocabularies
from gorno_badakhshan.errors import UnknownIdError
from gorno_badakhshan.store.codec import structure
from gorno_badakhshan.testing import builders


@pytest.fixture(scope="module")
def precedents():
    """The precedents of the first release, whose records never change."""
    dataset = gb.load("1.0.0")
    return Precedents([*dataset.claims, *dataset.sources, *dataset.actors, *dataset.events, *dataset.places])


def test_all_classes_and_vocabularies_of_the_model_are_known():
    """A class is found by walking the types of fields, so that a new one needs no list."""
    names = model_classes().keys()
    assert {"Claim", "Source", "Point", "Count", "Locator", "Defaults", "Attribution", "Reading"} <= names
    assert {cls.__name__ for cls in gb.Proposition.__args__} <= names


def test_a_class_has_all_its_fields_in_order(precedents):
    """Those of the model, with what the metadata says of them."""
    use = precedents.lookup("count")
    assert [field.name for field in use.fields] == [field.name for field in attrs.fields(gb.Count)]
    stated, *_ = use.fields
    assert (stated.type, stated.unit, stated.range, stated.required) == (
        "integer",
        "persons or things",
        "0 or more",
        False,
    )
    assert use.fields[-1].required


def test_each_precedent_uses_the_field(precedents):
    """The record exists, and the example is the value that it has, in short form."""
    dataset = gb.load("1.0.0")
    checked = 0
    for field in precedents.lookup("CasualtyCount").fields:
        if field.precedent is not None:
            proposition = dataset.claims[field.precedent].proposition
            data = expand(tomllib.loads(field.example), gb.CasualtyCount).data
            value = data[field.name]
            actual = getattr(proposition, field.name)
            assert (structure(value, type(actual)) if attrs.has(type(actual)) else value) == actual
            checked += 1
    assert checked >= 4


def test_each_word_has_its_definition_and_a_claim_that_uses_it(precedents):
    """A word that no record uses has no precedent."""
    claims = gb.load("1.0.0").claims
    uses = precedents.lookup("outcome").words
    assert [use.word for use in uses] == [*vocabularies()["outcome"]]
    outcomes = {getattr(claim.proposition, "outcome", None) for claim in claims}
    assert {use.word for use in uses if use.precedent} == outcomes - {None}
    assert all(claims[use.precedent].proposition.outcome == use.word for use in uses if use.precedent)


def test_claims_come_before_other_records():
    """A day in a claim is a better precedent for a claim than the day of a post."""
    claim = builders.claim(said=gb.Period(edtf="2012", basis="derived"))
    assert Precedents([claim]).lookup("Period").precedent == claim.id


def test_a_word_of_another_reading_is_no_precedent():
    """What the curator rejected is no example of how to code."""
    claim = builders.claim()
    denied = attrs.evolve(
        claim,
        alternative=gb.Reading(
            proposition=gb.Trait(actor="a", trait="b"),
            attribution=claim.attribution,
            reason="The text is unclear.",
        ),
    )
    use = Precedents([denied])
    assert use.lookup("Reading").precedent == claim.id
    assert use.lookup("Trait").precedent is None


def test_a_misspelt_name_has_near_names(precedents):
    """Classes and vocabularies are in one list."""
    with pytest.raises(UnknownIdError) as error:
        precedents.lookup("CasualtyCont")
    assert error.value.near[0] == "CasualtyCount"


@pytest.mark.parametrize(
    ("field_type", "name"),
    [(int | None, "integer"), (tuple[gb.Period, ...], "list of Period"), (gb.Proposition, "proposition")],
)
def test_types_are_named_in_words(field_type, name):
    """Curators read TOML, not Python."""
    assert type_name(field_type) == name
