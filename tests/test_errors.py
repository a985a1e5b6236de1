"""Errors: one base, few kinds, each also the built-in error that fits it; facts as attributes."""

import copy
import inspect
import pickle
from collections.abc import Callable

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import errors
from gorno_badakhshan.errors import (
    AssumptionError,
    CriterionError,
    FieldError,
    GornoBadakhshanError,
    IntegrityError,
    LinkError,
    MissingExtraError,
    NotOneError,
    PinError,
    QuestionError,
    RecordError,
    StructureError,
    UnknownIdError,
    VersionError,
    VocabularyError,
    near,
)

SPEAKERS = ["bbc-news", "state-television", "al-jazeera", "rferl"]
ERRORS: list[tuple[GornoBadakhshanError, type[Exception]]] = [
    (UnknownIdError("x", "actor", SPEAKERS), LookupError),
    (NotOneError("claim", 2), LookupError),
    (VersionError("9.0.0", ["1.0.0"]), LookupError),
    (PinError("1", "not understood"), ValueError),
    (IntegrityError("claims.json", "its digest", expected="aa", got="bb"), ValueError),
    (VocabularyError("kiled", "outcome", ["killed"]), KeyError),
    (CriterionError("colour", "claims", ["source"]), TypeError),
    (RecordError("low 23 is above high 18"), ValueError),
    (FieldError("Count.stated", "expected an integer"), TypeError),
    (StructureError("claims.toml", ["id: missing"]), ValueError),
    (AssumptionError("no such assumption"), ValueError),
    (QuestionError("no claims"), ValueError),
    (MissingExtraError("cli", "typer"), ImportError),
    (LinkError("khorog", "title", "places"), AttributeError),
]
each_error = pytest.mark.parametrize(
    "error", [error for error, _ in ERRORS], ids=[type(error).__name__ for error, _ in ERRORS]
)


@pytest.mark.parametrize(("error", "builtin"), ERRORS, ids=[type(error).__name__ for error, _ in ERRORS])
def test_every_error_has_our_base_and_a_built_in(error: GornoBadakhshanError, builtin: type[Exception]) -> None:
    """A caller may catch the one base, or the error that Python itself would have raised."""
    assert isinstance(error, GornoBadakhshanError)
    assert isinstance(error, builtin)


@each_error
def test_str_gives_the_message(error: GornoBadakhshanError) -> None:
    """LookupError and ImportError included: no quotes around it, no tuple of arguments."""
    assert str(error) == error.args[0]


@each_error
@pytest.mark.parametrize("duplicate", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy])
def test_a_copy_has_the_same_facts(
    error: GornoBadakhshanError, duplicate: Callable[[GornoBadakhshanError], GornoBadakhshanError]
) -> None:
    """An error of a worker process arrives with message and attributes."""
    again = duplicate(error)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_every_class_is_in_the_table() -> None:
    """A new error joins the table above, or this fails."""
    classes = {cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, Exception)}
    assert classes == {GornoBadakhshanError, *(type(error) for error, _ in ERRORS)}


class Unprintable:
    """An object whose repr fails."""

    def __repr__(self) -> str:
        raise RuntimeError


ANY_OBJECT = [
    pytest.param(None, id="None"),
    pytest.param(5, id="an integer"),
    pytest.param(10**5000, id="an integer that Python refuses to print"),
    pytest.param(b"khorog", id="bytes"),
    pytest.param(["khorog"], id="a list, which has no hash"),
    pytest.param("x" * 10_000, id="a long text"),
    pytest.param(Unprintable(), id="an object whose repr fails"),
]


@pytest.mark.parametrize("value", ANY_OBJECT)
@pytest.mark.parametrize(
    "make",
    [
        lambda value: UnknownIdError(value, "actor", SPEAKERS),
        lambda value: VersionError(value, ["1.0.0"]),
        lambda value: PinError(value, "not understood"),
        lambda value: VocabularyError(value, "outcome", ["killed"]),
        lambda value: CriterionError(value, "claims", ["source"]),
        lambda value: CriterionError(value, "claims", ["source"], "expected text"),
    ],
    ids=["UnknownIdError", "VersionError", "PinError", "VocabularyError", "CriterionError", "with a reason"],
)
def test_an_error_about_any_object_can_be_made(
    make: Callable[[object], GornoBadakhshanError], value: object
) -> None:
    """A bad value must not hide the error about it behind another one; the message stays short."""
    error = make(value)
    assert value in vars(error).values()
    assert 0 < len(str(error)) < 400


def test_an_unknown_id_names_the_near_ones() -> None:
    """The id as given, the kind of record, and the ids that come near."""
    error = UnknownIdError("state-televison", "actor", SPEAKERS)
    assert (error.id, error.kind, error.near) == ("state-televison", "actor", ("state-television",))
    assert str(error) == "no actor has the id 'state-televison' (did you mean 'state-television'?)"


def test_an_unknown_id_far_from_all_names_none() -> None:
    """No hint is better than a wrong one; only a search can help."""
    error = UnknownIdError("zzz", "actor", SPEAKERS)
    assert error.near == ()
    assert str(error) == "no actor has the id 'zzz'; search finds records by their names"


@pytest.mark.parametrize("id", ["nope", "xyz-1", "hospitals-and-schools"])
def test_an_id_that_shares_some_letters_is_not_near(id: str) -> None:
    """Four letters of ten are in `sniper` too."""
    assert UnknownIdError(id, "record", ["theatlas-220522/sniper", "hospital-source", "tajik-tv"]).near == ()


def test_not_one_says_how_many() -> None:
    """The number of records, and what to do."""
    error = NotOneError("claim", 3)
    assert (error.kind, error.count) == ("claim", 3)
    assert str(error) == "expected exactly one claim, got 3; narrow the query with where()"


def test_a_version_error_lists_the_available_versions() -> None:
    """The versions in this install, oldest first."""
    error = VersionError("9.0.0", ["1.0.0", "1.1.0"])
    assert (error.asked, error.available) == ("9.0.0", ("1.0.0", "1.1.0"))
    assert "it holds 1.0.0, 1.1.0;" in str(error)


def test_a_pin_error_has_both_digests() -> None:
    """The digest that was pinned and the digest of the release."""
    error = PinError("1.0.0@sha256:aa", "another digest", expected="aa", got="bb")
    assert (error.pin, error.expected, error.got) == ("1.0.0@sha256:aa", "aa", "bb")
    assert str(error) == "the pin '1.0.0@sha256:aa' is not honored: another digest"


def test_an_integrity_error_says_what_came_and_what_to_do() -> None:
    """The file, both values, that nothing was loaded, and the repair."""
    error = IntegrityError("1.0.0/claims.json", "its digest", expected="aa", got="bb")
    assert (error.file, error.expected, error.got) == ("1.0.0/claims.json", "aa", "bb")
    assert str(error) == (
        "1.0.0/claims.json: its digest: expected aa, got bb; nothing was loaded; reinstall the package"
    )


def test_difflib_does_not_read_a_word_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that is far longer than all known ones is near none; difflib would read it for seconds."""

    def fail(*_: object, **__: object) -> None:
        pytest.fail("difflib was called")

    monkeypatch.setattr("difflib.get_close_matches", fail)
    assert near("khorog-" * 10, SPEAKERS) == ()


def test_the_longest_word_that_can_be_near_is_compared() -> None:
    """Thirteen letters for seven are the limit of a ratio of 0.7."""
    assert near("abcdefghijklm", ["abcdefg"]) == ("abcdefg",)
    assert near("abcdefgh", ["abc"]) == ()


def test_a_vocabulary_error_names_near_words_and_all_words() -> None:
    """The word, its vocabulary, the near words first and then all."""
    error = VocabularyError("kiled", "outcome", ["killed", "wounded"])
    assert (error.word, error.vocabulary, error.near) == ("kiled", "outcome", ("killed",))
    assert error.words == ("killed", "wounded")
    assert str(error) == (
        "'kiled' is not a word of the vocabulary 'outcome' (did you mean 'killed'?); it holds killed, wounded"
    )


def test_a_vocabulary_error_shows_a_number_as_it_came() -> None:
    """The value need not be text."""
    assert str(VocabularyError(3, "outcome", ["killed"])).startswith("3 is not a word")


def test_an_unknown_criterion_names_the_near_ones() -> None:
    """The criteria that these records have."""
    error = CriterionError("outcom", "claims", ["outcome", "source"])
    assert (error.criterion, error.near) == ("outcom", ("outcome",))
    assert str(error) == (
        "claims have no criterion 'outcom' (did you mean 'outcome'?); criteria are outcome, source"
    )


def test_a_criterion_of_the_wrong_type_gives_the_reason() -> None:
    """The criterion exists and its value does not fit."""
    error = CriterionError("outcome", "claims", (), "expected str, got int 3")
    assert str(error) == "criterion 'outcome' of claims: expected str, got int 3"


def test_a_field_error_names_field_and_near_fields() -> None:
    """Near names are looked for by the field alone, without its class."""
    error = FieldError("Claim.sumary", "no such field", ["summary", "source"])
    assert (error.field, error.near) == ("Claim.sumary", ("summary",))
    assert str(error) == "Claim.sumary: no such field (did you mean 'summary'?)"


def test_a_structure_error_has_all_findings() -> None:
    """One line each, with their number, after the name of what was read."""
    error = StructureError("claims.toml", iter(["id: missing", "low: wrong"]))
    assert error.findings == ("id: missing", "low: wrong")
    assert str(error) == "claims.toml: 2 finding(s)\n  id: missing\n  low: wrong"


def test_a_question_error_says_what_was_mixed() -> None:
    """The values by name; nothing where nothing was mixed."""
    assert QuestionError("mixed", {"outcome": ["killed", "wounded"]}).mixed == {"outcome": ["killed", "wounded"]}
    assert QuestionError("no claims").mixed == {}


def test_a_missing_extra_says_what_to_install() -> None:
    """The command can be copied."""
    error = MissingExtraError("testing", "hypothesis")
    assert error.extra == "testing"
    assert str(error) == "this needs hypothesis; install it with: pip install 'gorno-badakhshan[testing]'"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("al-jazera", ("al-jazeera",), id="a letter lost"),
        pytest.param("bbc", ("bbc-news",), id="a part of the word"),
        pytest.param("BBC", ("bbc-news",), id="a part in another case"),
        pytest.param("al", (), id="too short to be a part"),
        pytest.param("", (), id="an empty text"),
        pytest.param("rferl", ("rferl",), id="the word itself"),
        pytest.param(None, (), id="no text"),
    ],
)
def test_near_returns_what_a_person_may_have_meant(word: object, expected: tuple[str, ...]) -> None:
    """Words with a similar spelling, and words that contain the given one."""
    assert near(word, SPEAKERS) == expected


def test_near_returns_five_at_most() -> None:
    """A hint fits in a line."""
    assert len(near("claim", [f"claim-{number}" for number in range(20)])) == 5


def test_near_does_not_depend_on_the_order_of_the_known_words() -> None:
    """A set has no order; the message is the same each time."""
    assert near("claim", ["claim-2", "claim-1"]) == near("claim", ["claim-1", "claim-2"])


@pytest.mark.parametrize("name", ["Хоруғ", "خاروغ", "Zzz Qqq"])
def test_an_id_without_a_near_one_may_be_a_name(name: str) -> None:
    """People type the name of a place or a person, which `search` understands."""
    places = gb.load("1.0.0").places
    with pytest.raises(gb.UnknownIdError, match=r"has the id .*; search finds records by their names$"):
        places[name]
