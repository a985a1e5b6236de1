"""Hypothesis strategies for other people's tests: every valid record, from types and metadata of the fields."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis.strategies import SearchStrategy

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.audit.references import references
from gorno_badakhshan.errors import FieldError
from gorno_badakhshan.model.fields import Checked, doc
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.model.propositions import Proposition
from gorno_badakhshan.model.vocabulary import HEDGES, MEANS, Hedge, Means
from gorno_badakhshan.store.codec import structure, to_dict
from gorno_badakhshan.store.decode import _class_decoder
from gorno_badakhshan.store.manifest import SCHEMA
from gorno_badakhshan.testing.builders import _complete
from gorno_badakhshan.testing.strategies import _records

STRATEGIES: list[tuple[SearchStrategy[Any], type]] = [
    (testing.ids(), str),
    (testing.texts(), str),
    (testing.edtf(), str),
    (testing.periods(), gb.Period),
    (testing.counts(), gb.Count),
    (testing.locators(), gb.Locator),
    (testing.attributions(), tuple),
    (testing.claims(), gb.Claim),
    (testing.events(), gb.Event),
    (testing.actors(), gb.Actor),
    (testing.places(), gb.Place),
    (testing.sources(), gb.Source),
]


@pytest.mark.parametrize(("strategy", "cls"), STRATEGIES)
def test_a_strategy_makes_valid_values(strategy: SearchStrategy[Any], cls: type) -> None:
    """Every value is of the class, is not empty, and passes the checks of its constructor."""

    @given(strategy)
    def check(value: Any) -> None:
        assert isinstance(value, cls)
        assert value

    check()


def draw(strategy: SearchStrategy[Any], number: int = 200) -> list[Any]:
    """Values of a strategy, without shrinking."""
    values: list[Any] = []

    @settings(max_examples=number, database=None, phases=[Phase.generate])
    @given(strategy)
    def collect(value: Any) -> None:
        values.append(value)

    collect()
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_a_strategy_leaves_out_no_field(kind: str) -> None:
    """Each optional field and each tuple is drawn empty and filled."""
    records = draw(getattr(testing, kind)())
    for field in attrs.fields(KINDS[kind].record_class()):
        if field.default is None or field.default == ():
            assert {bool(getattr(record, field.name)) for record in records} == {True, False}


def test_every_class_of_proposition_is_drawn() -> None:
    """A claim for which no class is asked may claim anything."""
    assert {type(proposition) for proposition in draw(testing.propositions(), 500)} == {*get_args(Proposition)}


def test_every_hedge_is_drawn() -> None:
    """`counts()` draws each."""
    assert {count.hedge for count in draw(testing.counts(), 500)} == {*HEDGES}


@pytest.mark.parametrize("hedge", get_args(Hedge))
def test_counts_keep_to_their_hedge(hedge: Hedge) -> None:
    """`counts(hedge)` draws no other."""
    assert {count.hedge for count in draw(testing.counts(hedge), 20)} == {hedge}


@pytest.mark.parametrize("kind", [5, "CasualtyCount", gb.Count], ids=repr)
def test_only_a_class_of_proposition_can_be_drawn(kind: Any) -> None:
    """A name or another class is refused when the strategy is made, not when it is drawn from."""
    with pytest.raises(FieldError, match="kind: expected a class of proposition"):
        testing.propositions(kind)


@attrs.frozen(kw_only=True)
class Hospital(gb.Source):
    """A source with fields that no line of the package names: what a later issue may add."""

    beds: int = attrs.field(metadata=doc("Beds.", unit="beds", least=1, most=9))
    share: float = attrs.field(metadata=doc("Share of beds in use.", unit="share", above=0, most=1))
    means: Means = attrs.field(metadata=doc("What most patients were harmed by.", vocabulary=MEANS))
    director: str | None = attrs.field(default=None, metadata=doc("Who leads it; None.", unit="actor id"))
    visits: tuple[gb.Period, ...] = attrs.field(default=(), metadata=doc("When it was visited."))
    toll: gb.Count = attrs.field(metadata=doc("Deaths there.", unit="persons"))
    view: Proposition = attrs.field(metadata=doc("What it claims."))


@given(_records(Hospital))
def test_a_new_field_is_drawn_within_its_limits(hospital: Hospital) -> None:
    """Adding a field to the model changes the model: strategies, codec, decoder and references follow."""
    assert 1 <= hospital.beds <= 9
    assert 0 < hospital.share <= 1
    assert hospital.means in MEANS
    assert hospital.director is None or hospital.director == hospital.director.lower()
    assert isinstance(hospital.toll, gb.Count)
    assert isinstance(hospital, Checked)
    assert structure(to_dict(hospital), Hospital) == hospital
    assert _class_decoder(Hospital, SCHEMA)(to_dict(hospital)) == hospital
    assert (hospital.director is not None) == (("director",) in {path for path, _, _ in references(hospital)})


def test_a_new_field_is_filled_in_by_builders() -> None:
    """Adding a required field to the model breaks no test that builds a record."""
    hospital = _complete(Hospital, {"id": "khorog-hospital"}, {})
    assert (hospital.beds, hospital.means, hospital.director) == (1, "stabbing", None)
    assert (hospital.toll, hospital.publisher) == (gb.Count.of("exact", 1), "some-actor")
