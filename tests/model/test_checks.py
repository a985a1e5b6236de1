"""Constructors refuse whatever does not fit the field: wrong words, wrong types, numbers out of range."""

import enum
import subprocess
import sys
from datetime import date
from typing import Any

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.errors import FieldError, GornoBadakhshanError, RecordError, VocabularyError
from gorno_badakhshan.model.claims import Attribution, Claim, Reading
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.fields import Checked, doc
from gorno_badakhshan.model.links import ActorId
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.places import Point
from gorno_badakhshan.model.propositions import CasualtyCount, ForceSize, Likening, Occurrence, Proceeding
from gorno_badakhshan.model.sources import Passage
from gorno_badakhshan.model.vocabulary import HEDGES, OUTCOMES
from gorno_badakhshan.store.codec import structure, to_dict

TWELVE = Count.of("exact", 12)
DAY = Period(edtf="2012-07-24", basis="stated")
STEP = Attribution(actor="bbc-news", act="reports", medium="article")
DIGEST = "0" * 64


class Word(enum.StrEnum):
    """Words as some callers keep them."""

    KILLED = "killed"
    MILITARY = "military"


class MixedWord(str, enum.Enum):  # noqa: UP042 - a StrEnum prints its value, this one its name
    """Words as callers kept them before Python 3.11."""

    EXACT = "exact"


class Text(str):
    """Text of another library, as numpy has it."""

    __slots__ = ()


class Number(enum.IntEnum):
    """Numbers as some callers keep them."""

    DOZEN = 12


GOOD: dict[type[Any], Checked] = {
    Count: TWELVE,
    CasualtyCount: CasualtyCount(outcome="killed", population="military", count=TWELVE),
    Claim: testing.claim("bbc-news", killed=12),
    Attribution: STEP,
    Period: DAY,
    Likening: Likening(relation="more_than", times=2.0),
    Locator: Locator(source="ap", part="body", start=0, end=9, sha256=DIGEST),
    Passage: Passage(part="body", start=0, end=9, sha256=DIGEST),
    Point: Point(latitude=37.49, longitude=71.55, source="geonames", entry="1221328"),
    ForceSize: ForceSize(force="army", count=TWELVE, measure="deployed"),
    Occurrence: Occurrence(event="khorog-fighting"),
    Proceeding: Proceeding(step="charged", content="with murder"),
    Reading: Reading(proposition=Occurrence(event="fight"), attribution=(STEP,), reason="The verb admits both."),
    gb.Source: testing.source(),
    gb.Actor: testing.actor(),
    gb.Place: testing.place(),
    gb.Event: testing.event(),
}
BAD: list[tuple[type[Any], str, object, str, str]] = [
    # the words
    (CasualtyCount, "outcome", "kiled", "did you mean 'killed'", "a letter lost"),
    (CasualtyCount, "outcome", "Killed", "did you mean 'killed'", "words are written exactly"),
    (CasualtyCount, "outcome", "", "'' is not a word", "an empty text is no word"),
    (CasualtyCount, "population", "killed", "vocabulary 'population'", "a word of another vocabulary"),
    (CasualtyCount, "status", "dispute", "did you mean 'disputed'", "an optional word is checked too"),
    (CasualtyCount, "outcome", None, "expected text, got nothing", "the outcome is not optional"),
    (CasualtyCount, "outcome", 1, "CasualtyCount.outcome: expected text, got an integer 1", "a word is text"),
    (CasualtyCount, "outcome", ["killed"], "expected text, got a list", "a list has no hash, and is no word"),
    (Period, "basis", "guess", "vocabulary 'basis'", "no such basis"),
    (Attribution, "act", "reported", "did you mean 'reports'", "another form of the word"),
    (Attribution, "medium", b"article", "expected text, got a value of type bytes", "bytes are no text"),
    (Attribution, "certainty", "sure", "vocabulary 'certainty'", "a synonym is no word of the vocabulary"),
    (Likening, "relation", "morethan", "did you mean 'more_than'", "an underscore lost"),
    (Occurrence, "means", ("shoting",), "did you mean 'shooting'", "each word of a tuple is checked"),
    (Occurrence, "phase", "started", "vocabulary 'phase'", "a synonym is no word of the vocabulary"),
    (Proceeding, "step", "charge", "did you mean 'charged'", "another form of the word"),
    (ForceSize, "measure", "send", "vocabulary 'measure'", "no such measure"),
    (Claim, "polarity", "denyed", "did you mean 'denied'", "a letter wrong"),
    (gb.Actor, "party", "Government", "did you mean 'government'", "words are written exactly"),
    (gb.Event, "kind", "figthing", "did you mean 'fighting'", "two letters exchanged"),
    (gb.Place, "precision", 1, "expected text", "UCDP's code is not our word"),
    # the types
    (Period, "edtf", 0, "Period.edtf: expected text, got an integer 0", "a number is no date"),
    (Period, "edtf", 2012, "expected text, got an integer 2012", "a year is written as text"),
    (Period, "edtf", date(2012, 7, 24), "put it in quotes", "a date has no precision and no marks"),
    (Period, "edtf", None, "expected text, got nothing", "an unknown date is no Period at all"),
    (Period, "edtf", ["2012"], "expected text, got a list", "a list has no hash"),
    (CasualtyCount, "count", 12, "expected a Count, got an integer 12", "a number has no hedge"),
    (CasualtyCount, "count", None, "expected a Count, got nothing", "an unknown number is a Count too"),
    (CasualtyCount, "during", "2012", "expected a Period, got text '2012'", "a date has a basis"),
    (CasualtyCount, "person", 7, "expected text, got an integer 7", "an id is text"),
    (CasualtyCount, "likened", "twice", "expected a Likening, got text 'twice'", "a relation is a word"),
    (Proceeding, "term", 24, "expected a Count, got an integer 24", "a number has no hedge"),
    (Proceeding, "jointly", ["a"], "expected a tuple, got a list", "a caller could change the list"),
    (Proceeding, "jointly", "abc", "expected a tuple, got text 'abc'", "text is no tuple of letters"),
    (Proceeding, "jointly", ("a", 1), "expected text, got an integer 1", "each item is checked"),
    (Proceeding, "jointly", None, "expected a tuple, got nothing", "no others is the empty tuple"),
    (Claim, "attribution", [STEP], "expected a tuple, got a list", "a caller could change the list"),
    (Claim, "attribution", STEP, "expected a tuple", "one step is a tuple of one"),
    (Claim, "attribution", ("bbc-news",), "expected an Attribution, got text", "an actor alone is no step"),
    (Claim, "attribution", (), "has no attribution", "the rules of the record are checked after its fields"),
    (Claim, "proposition", "killed 12", "got text 'killed 12'", "a sentence is no proposition"),
    (Claim, "proposition", Likening(relation="as_many_as"), "of type gorno_", "a part of one is no proposition"),
    (Claim, "proposition", CasualtyCount, "of type type", "nor is the class itself"),
    (Claim, "said", "2012-07-24", "Claim.said: expected a Period", "a date has a basis"),
    (Claim, "id", 5, "Claim.id: expected text", "an id is text"),
    (Claim, "summary", None, "Claim.summary: expected text, got nothing", "the summary is not optional"),
    (Claim, "locator", "body", "expected a Locator", "a part alone is no locator"),
    (Claim, "alternative", GOOD[Occurrence], "expected a Reading", "another reading has speakers of its own"),
    (Reading, "proposition", None, "got nothing", "a reading claims something"),
    (gb.Source, "complete", 1, "expected true or false, got an integer 1", "1 is not True"),
    (gb.Source, "complete", "yes", "expected true or false, got text 'yes'", "nor is yes"),
    (gb.Source, "text_length", True, "expected an integer, got true or false (true)", "True is not 1"),
    (gb.Source, "text_length", 9.0, "expected an integer, got a decimal number 9.0", "a length is whole"),
    (gb.Source, "text_sha256", "abc", "expected 64 lower-case hex digits", "three digits are no digest"),
    (gb.Source, "passages", [GOOD[Passage]], "expected a tuple, got a list", "a caller could change the list"),
    (gb.Event, "participants", ("army",), "expected a Participation", "an actor alone has no role"),
    # the numbers
    (gb.Source, "text_length", -1, "Source.text_length: expected 0 or more, got -1", "no text is that short"),
    (Locator, "start", -1, "expected 0 or more, got -1", "offsets count from the start of the text"),
    (Locator, "start", 1.5, "expected an integer", "there is no half of a code point"),
    (Locator, "end", 10**5000, "expected an integer of at most 2**53 - 1", "JSON readers round such integers"),
    (Passage, "end", 0, "expected 1 or more, got 0", "an empty slice proves nothing"),
    (Likening, "times", 0, "Likening.times: expected more than 0, got 0", "nothing is no multiple"),
    (Likening, "times", 0.0, "expected more than 0, got 0.0", "nothing is no multiple"),
    (Likening, "times", -0.0, "expected more than 0, got -0.0", "nor is negative zero"),
    (Likening, "times", -1.0, "expected more than 0, got -1.0", "no count is negative"),
    (Likening, "times", float("nan"), "expected a finite number, got nan", "bounds of NaN admit everything"),
    (Likening, "times", float("inf"), "expected a finite number, got inf", "nor is there an infinite toll"),
    (Likening, "times", float("-inf"), "expected a finite number, got -inf", "in either direction"),
    (Likening, "times", 1e300, "expected 1000000 or less, got 1e+300", "bounds would overflow"),
    (Likening, "times", 10**5000, "expected an integer of at most", "no decimal number is that large"),
    (Likening, "times", True, "expected a decimal number, got true or false (true)", "True is not 1.0"),
    (Likening, "times", "2", "expected a decimal number, got text '2'", "text is no number"),
    (Likening, "times", None, "expected a decimal number, got nothing", "once is 1"),
    (Likening, "times", 1j, "expected a decimal number, got a value of type complex", "nor is it imaginary"),
    (Point, "latitude", 90.5, "Point.latitude: expected 90 or less, got 90.5", "north of the pole"),
    (Point, "longitude", -181.0, "expected -180 or more, got -181.0", "west of the antimeridian"),
    (Point, "latitude", float("nan"), "expected a finite number", "nowhere"),
]  # fmt: skip
BAD_COUNTS: list[tuple[object, object, type[Exception], str, str]] = [
    ("at_lest", 12, VocabularyError, "did you mean 'at_least'", "a letter lost"),
    (None, 12, FieldError, "Count.hedge: expected text, got nothing", "a bare figure is 'exact'"),
    (["exact"], 12, FieldError, "Count.hedge: expected text, got a list", "a list has no hash"),
    ("exact", True, FieldError, "Count.stated: expected an integer, got true or false (true)", "True is not 1"),
    ("exact", 2.5, FieldError, "expected an integer, got a decimal number 2.5", "nobody dies by half"),
    ("exact", 12.0, FieldError, "expected an integer, got a decimal number 12.0", "not even if it is whole"),
    ("exact", float("nan"), FieldError, "expected an integer", "NaN is a decimal number"),
    ("exact", "12", FieldError, "expected an integer, got text '12'", "text is no number"),
    ("more_than", "12", FieldError, "expected an integer, got text '12'", "before anything is added to it"),
    ("exact", None, RecordError, "needs the stated figure, got none", "a hedge alone counts nobody"),
    ("exact", -1, RecordError, "expected 0 or more, got -1", "no count is negative"),
    ("up_to", -1, RecordError, "expected 0 or more, got -1", "nor is a limit"),
    ("fewer_than", 0, RecordError, "needs a figure of 1 or more, got 0", "nothing is fewer than none"),
    ("nearly", 0, RecordError, "needs a figure of 1 or more, got 0", "nor nearly none"),
    ("none", 3, RecordError, "states 0, got 3", "none is none"),
    ("exact", 10**5000, RecordError, "at most 2**53 - 1, got a value of type int", "Python does not print it"),
    ("more_than", 2**53 - 1, RecordError, "Count.low: expected an integer of at most", "its low is one more"),
]


@pytest.mark.parametrize(
    ("cls", "field", "value", "message"), [pytest.param(*row[:4], id=f"{row[1]}: {row[4]}") for row in BAD]
)
def test_a_constructor_refuses_what_does_not_fit(cls: type[Any], field: str, value: object, message: str) -> None:
    """The error is ours, names field and value, and for a word the near ones."""
    with pytest.raises((RecordError, VocabularyError)) as caught:
        attrs.evolve(GOOD[cls], **{field: value})
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("hedge", "stated", "error", "message"),
    [pytest.param(*row[:4], id=f"{row[0]}: {row[4]}") for row in BAD_COUNTS],
)
def test_a_count_refuses_what_does_not_fit(hedge: Any, stated: Any, error: type[Exception], message: str) -> None:
    """`Count.of` checks hedge and figure before it works out the bounds."""
    with pytest.raises(error) as caught:
        Count.of(hedge, stated)
    assert message in str(caught.value)


ANY_OBJECT = [
    pytest.param(object(), id="an object"),
    pytest.param(10**5000, id="an integer that Python refuses to print"),
    pytest.param(float("nan"), id="NaN"),
    pytest.param(b"killed", id="bytes"),
    pytest.param({}, id="a dict, which has no hash"),
    pytest.param(Count, id="a class"),
]


@pytest.mark.parametrize("record", GOOD.values(), ids=[cls.__name__ for cls in GOOD])
def test_the_good_records_pass(record: Checked) -> None:
    """What is refused above is refused for the value that was changed."""
    assert attrs.evolve(record) == record


@pytest.mark.parametrize("value", ANY_OBJECT)
@pytest.mark.parametrize("cls", GOOD, ids=lambda cls: cls.__name__)
def test_no_field_accepts_any_object(cls: type[Any], value: object) -> None:
    """Every field of every class has a check, and each check ends in an error of this library."""
    for field in attrs.fields(cls):
        with pytest.raises(GornoBadakhshanError):
            attrs.evolve(GOOD[cls], **{field.name: value})


def test_a_wrong_type_is_a_type_error_too() -> None:
    """It can be caught as Python's own error; the attribute names the field."""
    with pytest.raises(TypeError) as caught:
        Count(stated=True, low=1, high=1, hedge="exact")
    assert isinstance(caught.value, FieldError)
    assert caught.value.field == "Count.stated"


@pytest.mark.parametrize("word", [Word.KILLED, Text("killed")], ids=["StrEnum", "subclass"])
def test_a_subclass_of_text_is_text(word: Any) -> None:
    """It is stored as plain text, so that the record prints, compares and pickles like any other."""
    count = CasualtyCount(outcome=word, population=Word.MILITARY, count=TWELVE, subset=Text("officers"))
    assert count == CasualtyCount(outcome="killed", population="military", count=TWELVE, subset="officers")
    assert {type(count.outcome), type(count.population), type(count.subset)} == {str}


def test_an_enum_with_a_text_value_is_its_value() -> None:
    """Such an enum prints its name, which must not get into a record."""
    assert type(Count.of(MixedWord.EXACT, 12).hedge) is str
    assert str(Count.of(MixedWord.EXACT, 12)) == "12"


def test_a_subclass_of_text_inside_a_tuple_is_text() -> None:
    """Each item is made plain: `str()` of the id of an actor is plain text."""
    step = attrs.evolve(STEP, jointly=(Text("reuters"), Word.MILITARY))
    assert step.jointly == ("reuters", "military")
    assert [type(actor) for actor in step.jointly] == [ActorId, ActorId]


def test_a_subclass_of_an_integer_is_an_integer() -> None:
    """An IntEnum counts; a bool does not."""
    count = Count.of("exact", Number.DOZEN)
    assert count == TWELVE
    assert type(count.stated) is type(count.low) is int


def test_an_integer_may_stand_for_a_decimal_number() -> None:
    """Python's own rule for types; the record stores the decimal number, as the files do."""
    twice = Likening(relation="as_many_as", times=2)
    assert type(twice.times) is float
    assert structure(to_dict(twice), Likening) == twice


def test_a_subclass_of_a_tuple_is_a_tuple() -> None:
    """No record keeps what the subclass adds."""
    pair = type("Pair", (tuple,), {})(("reuters", "itar-tass"))
    assert type(attrs.evolve(STEP, jointly=pair).jointly) is tuple


def test_a_field_added_to_a_class_is_checked() -> None:
    """The checks come from types and metadata: a new field needs no line of code."""

    @attrs.frozen(kw_only=True)
    class Wound(Checked):
        days: int | None = attrs.field(default=None, metadata=doc("Days in hospital.", unit="days", least=1))
        outcome: str = attrs.field(default="killed", metadata=doc("Outcome."))

    assert Wound(days=3).days == 3
    with pytest.raises(RecordError, match=r"Wound\.days: expected 1 or more, got 0"):
        Wound(days=0)


@pytest.mark.parametrize("value", [None, "2013", 2013, date(2013, 1, 1)], ids=repr)
@pytest.mark.parametrize("compare", [Period.before, Period.within])
def test_a_period_is_compared_with_a_period(compare: Any, value: object) -> None:
    """A year or a date has no basis and no marks."""
    with pytest.raises(FieldError, match="other: expected a Period, got "):
        compare(DAY, value)


@pytest.mark.parametrize("value", [None, "12", [12], TWELVE], ids=repr)
def test_a_count_admits_numbers(value: Any) -> None:
    """Text is no number, and a count admits no count."""
    with pytest.raises(FieldError, match="number: expected a number, got "):
        TWELVE.admits(value)


def test_a_long_text_is_cut_in_the_message() -> None:
    """A message that is longer than a screen is not read."""
    with pytest.raises(RecordError) as caught:
        Period(edtf="2012" * 10_000, basis="stated")
    assert len(str(caught.value)) < 600


def test_a_vocabulary_copes_with_any_object() -> None:
    """A list has no hash."""
    for value in (["exact"], {}, None, 10**5000):
        with pytest.raises(VocabularyError):
            HEDGES.check(value)
    assert OUTCOMES.check("killed") == "killed"


def test_decoding_does_not_import_the_checks() -> None:
    """The digest of a release proves its records, so that loading need not check them again."""
    code = (
        "import sys, gorno_badakhshan as gb; gb.claims('1.1.0')[0]; "
        "print('gorno_badakhshan.model.checks' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
