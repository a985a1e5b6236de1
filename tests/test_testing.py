"""What we ship for other people's tests."""

import subprocess
import sys
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.audit.references import references
from gorno_badakhshan.errors import CriterionError, RecordError
from gorno_badakhshan.model.vocabulary import Outcome

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


@pytest.mark.parametrize(("strategy", "kind"), STRATEGIES)
def test_a_strategy_makes_valid_values(strategy: SearchStrategy[Any], kind: type) -> None:
    """Every value is one, filled, and passes the checks of its own class."""

    @given(strategy)
    def check(value: Any) -> None:
        assert isinstance(value, kind)
        assert value

    check()


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_a_claim_counts_what_it_is_told(outcome: Outcome) -> None:
    """Each outcome is a keyword, and an integer is an exact count."""
    counted: testing.Outcomes = {outcome: 12}  # type: ignore[misc]
    proposition = testing.claim(population="military", **counted).proposition
    assert proposition == gb.CasualtyCount(outcome=outcome, population="military", count=gb.Count.of("exact", 12))


def test_a_claim_without_a_proposition_is_that_the_event_took_place() -> None:
    """A test that is not about the proposition need not name one."""
    assert testing.claim(event="khorog-fighting").proposition == gb.Occurrence(event="khorog-fighting")


def test_a_claim_claims_one_thing() -> None:
    """Killed and wounded are two claims."""
    with pytest.raises(RecordError, match="claims one thing, got <CasualtyCount: 12 everyone killed> and <"):
        testing.claim(killed=12, wounded=30)


def test_a_field_that_claims_do_not_have_is_refused() -> None:
    """A misspelt field fails as it does on the class."""
    with pytest.raises(TypeError, match="kiled"):
        testing.claim(kiled=12)  # type: ignore[call-arg]


def test_said_may_be_written_as_edtf() -> None:
    """Text stands for a stated date."""
    assert testing.claim(said="2012-07-24").said == gb.Period(edtf="2012-07-24", basis="stated")


def test_records_that_are_referred_to_are_made_up() -> None:
    """A dataset is whole: every id in it leads somewhere."""
    dataset = testing.dataset_of(
        testing.claim(said_by="bbc-news", relays="ap-1/killed", killed=12),
        testing.event("khorog-fighting", place="khorog", part_of="clashes"),
    )
    held: list[Any] = [*dataset.sources, *dataset.actors, *dataset.places, *dataset.events, *dataset.claims]
    for record in held:
        assert all(dataset.find(id) for _, _, id in references(record))


def test_records_that_are_given_are_kept() -> None:
    """Nothing is made up in the place of what is there."""
    speaker = testing.actor("bbc-news", kind="outlet", party="neither")
    assert testing.dataset_of(testing.claim("bbc-news"), speaker).actors[0] == speaker


def test_two_records_with_one_id_are_refused() -> None:
    """A lost claim is the worst bug, in a test too."""
    with pytest.raises(RecordError, match="two records have the id 'some-source/some-speaker-everyone-killed'"):
        testing.dataset_of(testing.claim(killed=12), testing.claim(killed=41))


def test_a_dataset_answers_as_a_released_one_does() -> None:
    """Criteria, errors and looks are those of a release."""
    dataset = testing.dataset_of(testing.claim("bbc-news", killed=12), version="3.1.4")
    assert repr(dataset) == "<Dataset 3.1.4 of 2012-07-24: 1 source, 2 actors, 0 places, 1 event, 1 claim>"
    with pytest.raises(CriterionError, match="did you mean 'outcome'"):
        dataset.claims.where(outcom="killed")  # type: ignore[call-arg]


def test_without_hypothesis_the_extra_is_named() -> None:
    """The import itself says what to install."""
    code = "import sys; sys.modules['hypothesis'] = None; import gorno_badakhshan.testing"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (
        "MissingExtraError: this needs hypothesis; install it with: pip install 'gorno-badakhshan[testing]'"
        in (told.stderr)
    )
