"""Builders for other people's tests: complete records from a few fields, and datasets in memory."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any, get_args

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.audit.references import references
from gorno_badakhshan.errors import CriterionError, FieldError, RecordError, VocabularyError
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.model.vocabulary import Outcome

BUILDERS: list[Callable[..., Any]] = [getattr(testing, kind.singular) for kind in KINDS.values()]
each_builder = pytest.mark.parametrize("build", BUILDERS, ids=lambda build: build.__name__)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_each_outcome_is_a_keyword_of_claim(outcome: Outcome) -> None:
    """An integer stands for an exact count."""
    proposition = testing.claim(population="military", **{outcome: 12}).proposition
    assert proposition == gb.CasualtyCount(outcome=outcome, population="military", count=gb.Count.of("exact", 12))


def test_a_claim_without_a_proposition_is_that_the_event_took_place() -> None:
    """A test that is not about the proposition need not name one."""
    assert testing.claim(event="khorog-fighting").proposition == gb.Occurrence(event="khorog-fighting")


def test_a_claim_claims_one_thing() -> None:
    """Killed and wounded are two claims."""
    with pytest.raises(RecordError, match="claims one thing, got <CasualtyCount: 12 everyone killed> and <"):
        testing.claim(killed=12, wounded=30)


@each_builder
def test_a_field_that_does_not_exist_is_refused(build: Callable[..., Any]) -> None:
    """A misspelt field names the near ones; the error is a TypeError, as it is on the class."""
    with pytest.raises(FieldError, match=r"no such field \(did you mean 'note'") as caught:
        build(noote="Late.")
    assert isinstance(caught.value, TypeError)


def test_a_misspelt_outcome_names_the_near_one() -> None:
    """Outcomes are keywords beside the fields."""
    with pytest.raises(FieldError, match=r"Claim\.kiled: no such field \(did you mean 'killed'"):
        testing.claim(kiled=12)


@pytest.mark.parametrize(
    ("build", "fields", "error"),
    [
        pytest.param(testing.claim, {"killed": "12"}, FieldError, id="text is no count"),
        pytest.param(testing.claim, {"killed": True}, FieldError, id="True is not 1"),
        pytest.param(testing.claim, {"killed": -1}, RecordError, id="no count is negative"),
        pytest.param(testing.claim, {"polarity": "denyed"}, VocabularyError, id="a misspelt word"),
        pytest.param(testing.claim, {"said": 2012}, FieldError, id="a number is no date"),
        pytest.param(testing.source, {"complete": "yes"}, FieldError, id="text is no flag"),
        pytest.param(testing.actor, {"names": ["Khorog"]}, FieldError, id="a list is no tuple"),
        pytest.param(testing.place, {"kind": "city"}, VocabularyError, id="a word of no vocabulary"),
        pytest.param(testing.event, {"id": None}, FieldError, id="None is no id"),
        pytest.param(testing.claim, {"said_by": 5}, FieldError, id="a number is no id"),
        pytest.param(testing.claim, {"proposition": 0}, FieldError, id="a number is no proposition"),
        pytest.param(testing.claim, {"relayed_by": "bbc"}, FieldError, id="text is no list of letters"),
        pytest.param(testing.claim, {"relayed_by": 5}, FieldError, id="a number is no list"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    build: Callable[..., Any], fields: dict[str, Any], error: type[Exception]
) -> None:
    """Builders make nothing that the constructors refuse."""
    with pytest.raises(error):
        build(**fields)


@each_builder
def test_every_field_can_be_given(build: Callable[..., Any]) -> None:
    """What a builder fills in, a test can set: the fields of a record build the same record again."""
    record = build()
    values = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    assert build(**values) == record


def test_said_may_be_written_as_edtf() -> None:
    """Text stands for a stated date."""
    assert testing.claim(said="2012-07-24").said == gb.Period(edtf="2012-07-24", basis="stated")


def test_the_id_of_a_claim_gives_its_source() -> None:
    """An id is `<source>/<slug>`, so that the source need not be said twice."""
    assert testing.claim(id="ap-1/killed").source == "ap-1"


def test_a_dataset_contains_what_its_records_refer_to() -> None:
    """Every id in it leads to a record."""
    dataset = testing.dataset_of(
        testing.claim(said_by="bbc-news", relays="ap-1/killed", killed=12),
        testing.event("khorog-fighting", place="khorog", part_of="clashes"),
    )
    records: list[Any] = [record for kind in KINDS for record in getattr(dataset, kind)]
    for record in records:
        assert all(dataset.find(id) for _, _, id in references(record))


def test_the_given_records_are_kept() -> None:
    """No stand-in takes the place of a given record."""
    speaker = testing.actor("bbc-news", kind="outlet", party="neither")
    assert testing.dataset_of(testing.claim("bbc-news"), speaker).actors[0] == speaker


def test_two_records_with_one_id_are_refused() -> None:
    """A lost claim is the worst bug, in a test too."""
    with pytest.raises(RecordError, match="two records have the id 'some-source/some-speaker-everyone-killed'"):
        testing.dataset_of(testing.claim(killed=12), testing.claim(killed=41))


@pytest.mark.parametrize("value", [None, "khorog", 5, gb.Count.of("exact", 7)], ids=repr)
def test_a_dataset_is_made_of_records(value: Any) -> None:
    """Ids and parts of records are refused."""
    with pytest.raises(FieldError, match="expected a Source, Actor, Place, Event or Claim"):
        testing.dataset_of(value)


def test_a_dataset_answers_as_a_released_one_does() -> None:
    """Criteria, errors and looks are those of a release."""
    dataset = testing.dataset_of(testing.claim("bbc-news", killed=12), version="3.1.4")
    assert repr(dataset) == "<Dataset 3.1.4 of 2012-07-24: 1 source, 2 actors, 0 places, 1 event, 1 claim>"
    with pytest.raises(CriterionError, match="did you mean 'outcome'"):
        dataset.claims.where(outcom="killed")  # type: ignore[call-arg]


def test_without_hypothesis_the_extra_is_named() -> None:
    """The import itself says what to install."""
    code = "import sys; sys.modules['hypothesis'] = None; import gorno_badakhshan.testing"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    message = "MissingExtraError: this needs hypothesis; install it with: pip install 'gorno-badakhshan[testing]'"
    assert message in run.stderr
