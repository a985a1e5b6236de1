"""Between records and plain data: nothing is coerced, nothing is ignored, all findings at once."""

import sys
from datetime import date
from subprocess import run
from typing import Any

import pytest

from gorno_badakhshan.errors import StructureError
from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.places import Place, Point
from gorno_badakhshan.model.propositions import Likening
from gorno_badakhshan.store.codec import examine, path_text, structure, to_dict
from gorno_badakhshan.testing import actor, claim, place, source

RECORDS: dict[str, Any] = {
    "count": Count.of("exact", 7),
    "claim": claim(said_by="bbc-news", killed=Count.of("at_least", 12), population="military"),
    "actor": actor("bbc-news"),
    "place": place("khorog", point=Point(latitude=37.49, longitude=71.55, source="geonames", entry="1221328")),
    "source": source("bbc-1"),
    "likening": Likening(relation="more_than", times=2.0),
}
WRONG: list[tuple[str, str, object, str, str]] = [
    ("count", "stated", "7", "expected an integer, got text '7'", "text is no number, even if it looks like one"),
    ("count", "stated", 7.0, "expected an integer, got a decimal number 7.0", "a whole decimal is no integer"),
    ("count", "low", 3.9, "expected an integer, got a decimal number 3.9", "cutting off loses people"),
    (
        "count",
        "low",
        True,
        "expected an integer, got true or false (true)",
        "Python's bool is an int; ours is not",
    ),
    ("count", "low", None, "expected an integer, got nothing", "low is 0 where nothing bounds it"),
    ("count", "high", [7], "expected an integer, got a list", "a list of one is no number"),
    (
        "count",
        "hedge",
        "atleast",
        "'atleast' is not a word of the vocabulary 'hedge' (did you mean 'at_least'",
        "typo",
    ),
    ("count", "hedge", "Exact", "'Exact' is not a word", "words are written exactly"),
    ("count", "hedge", 1, "expected text, got an integer 1", "a word is text"),
    ("claim", "summary", 1, "expected text, got an integer 1", "a number is no text"),
    ("claim", "summary", None, "expected text, got nothing", "the field may not be empty"),
    ("claim", "summary", ["a"], "expected text, got a list", "a list is no text"),
    ("claim", "note", False, "expected text, got true or false (false)", "an optional field is as strict"),
    ("claim", "cue", b"about", "expected text, got a value of type bytes b'about'", "bytes have no encoding here"),
    ("claim", "attribution", "bbc-news", "expected a list, got text 'bbc-news'", "text is no list of letters"),
    ("claim", "attribution", {"actor": "bbc-news"}, "expected a list, got a table", "one step is no chain"),
    ("claim", "attribution", [], "has no attribution", "the rules of the record itself are findings too"),
    ("claim", "locator", "body", "expected a table, got text 'body'", "a part alone is no locator"),
    ("claim", "proposition", ["killed", 12], "expected a table, got a list", "a proposition has a kind"),
    ("claim", "said", "2012-07-24", "expected a table, got text '2012-07-24'", "a date has a basis"),
    (
        "claim",
        "said",
        date(2012, 7, 24),
        "2012-07-24; put it in quotes",
        "TOML has dates, this model EDTF",
    ),
    ("claim", "id", date(2012, 7, 24), "expected text, got a TOML date", "a date is no text"),
    ("claim", "polarity", "afirmed", "did you mean 'affirmed'", "a near word is named"),
    ("claim", "id", "other/killed", "must start with its source id", "a claim belongs to its source"),
    ("source", "complete", 1, "expected true or false, got an integer 1", "1 is not true"),
    ("source", "complete", "yes", "expected true or false, got text 'yes'", "nor is yes"),
    ("source", "text_length", "3779", "expected an integer, got text '3779'", "a length is a number"),
    ("source", "passages", None, "expected a list, got nothing", "none of them is the empty list"),
    ("actor", "named", True, "expected text, got true or false (true)", "named is a word, not a flag"),
    ("place", "point", [37.49, 71.55], "expected a table, got a list", "a pair does not say which is which"),
    ("likening", "times", float("nan"), "times: expected a finite number, got nan", "JSON readers accept NaN"),
    ("likening", "times", float("inf"), "times: expected a finite number, got inf", "and Infinity"),
    ("likening", "times", 0.0, "times: expected more than 0, got 0.0", "nothing is no multiple"),
    ("likening", "times", -1.0, "times: expected more than 0, got -1.0", "no count is negative"),
    ("likening", "times", 2, "expected a decimal number, got an integer 2", "as degrees are written"),
    ("count", "low", -1, "low: expected 0 or more, got -1", "no count is negative"),
    ("count", "high", 2**53, "high: expected an integer of at most 2**53 - 1", "JSON readers round it"),
    ("source", "text_length", -1, "text_length: expected 0 or more, got -1", "no text is that short"),
    ("source", "text_sha256", "ABC", "expected 64 lower-case hex digits, got 'ABC'", "a digest has a format"),
]
CLASSES: dict[str, type[Any]] = {name: type(record) for name, record in RECORDS.items()}


def plain(name: str) -> dict[str, Any]:
    """A good record as plain data, for a test to spoil."""
    return to_dict(RECORDS[name])


def findings_of(data: object, cls: type[Any]) -> tuple[str, ...]:
    """What the codec finds wrong."""
    with pytest.raises(StructureError) as caught:
        structure(data, cls)
    return caught.value.findings


@pytest.mark.parametrize("name", RECORDS)
def test_the_pool_starts_from_good_records(name: str) -> None:
    """What is refused below is refused for what was changed."""
    record, flaws = examine(plain(name), CLASSES[name])
    assert flaws == ()
    assert to_dict(record) == plain(name)


@pytest.mark.parametrize(
    ("name", "field", "value", "message"), [pytest.param(*row[:4], id=f"{row[1]}: {row[4]}") for row in WRONG]
)
def test_a_wrong_value_is_refused(name: str, field: str, value: object, message: str) -> None:
    """No value is coerced into another type, and the finding says what was expected and what came."""
    assert message in "\n".join(findings_of(plain(name) | {field: value}, CLASSES[name]))


@pytest.mark.parametrize("value", [37, "37.49", True])
def test_a_decimal_is_written_as_one(value: object) -> None:
    """Degrees are decimals; 37 might be 37.0 or a rounded 37.49."""
    data = plain("place")
    data["point"]["latitude"] = value
    (finding,) = findings_of(data, Place)
    assert finding.startswith("point.latitude: expected a decimal number, got ")


def test_an_unknown_key_names_the_near_one() -> None:
    """A misspelt key would be a lost value."""
    assert findings_of({"stated": 7, "low": 7, "hihg": 7, "hedge": "exact"}, Count) == (
        "unknown key 'hihg' (did you mean 'high'?)",
    )


def test_an_unknown_key_without_a_near_one_lists_all() -> None:
    """If no key is near, the message lists all keys."""
    assert findings_of({"hedge": "unknown", "zzz": 1}, Count) == (
        "unknown key 'zzz'; known are stated, low, high, hedge",
    )


def test_every_unknown_key_is_a_finding() -> None:
    """Two misspelt keys are two findings."""
    found = findings_of({"hedge": "unknown", "zzz": 1, "yyy": 1}, Count)
    assert [finding.partition(";")[0] for finding in found] == ["unknown key 'yyy'", "unknown key 'zzz'"]


def test_a_missing_key_is_named() -> None:
    """A field without a default must be given."""
    data = plain("claim")
    del data["summary"]
    assert findings_of(data, Claim) == ("summary: the key 'summary' is missing; add it",)


def test_a_key_missing_deep_inside_has_its_path() -> None:
    """The path leads to where the key would stand."""
    data = plain("claim")
    del data["attribution"][0]["act"]
    assert findings_of(data, Claim) == ("attribution[0].act: the key 'act' is missing; add it",)


def test_an_unknown_kind_of_proposition_names_the_near_ones() -> None:
    """The kinds are a vocabulary too."""
    data = plain("claim")
    data["proposition"]["kind"] = "CasualtyCuont"
    (finding,) = findings_of(data, Claim)
    assert finding.startswith("proposition: 'CasualtyCuont' is not a word of the vocabulary 'proposition kind'")
    assert "did you mean 'CasualtyCount'?" in finding


@pytest.mark.parametrize("kind", [None, 1, ["CasualtyCount"], "Count", "object", ""])
def test_a_kind_is_one_of_the_union(kind: object) -> None:
    """No other class is accepted."""
    data = plain("claim")
    data["proposition"]["kind"] = kind
    (finding,) = findings_of(data, Claim)
    assert "is not a word of the vocabulary 'proposition kind'" in finding


def test_a_proposition_without_a_kind_is_refused() -> None:
    """What is claimed is not guessed from the keys."""
    data = plain("claim")
    del data["proposition"]["kind"]
    assert findings_of(data, Claim) == ("proposition: the key 'kind' is missing; add it",)


def test_a_key_of_another_kind_of_proposition_is_unknown() -> None:
    """Each class of the union has its own keys."""
    data = plain("claim")
    data["proposition"]["force"] = "military"
    (finding,) = findings_of(data, Claim)
    assert finding.startswith("proposition: unknown key 'force'")


def test_all_findings_come_at_once_with_their_paths() -> None:
    """A person repairs a file in one go."""
    data = plain("claim")
    data["proposition"]["count"]["low"] = "12"
    data["proposition"]["outcome"] = "kiled"
    data["attribution"][0]["medium"] = 3
    data["locator"]["strat"] = 5
    data["polarity"] = "denyed"
    found = findings_of(data, Claim)
    assert {finding.partition(": ")[0] for finding in found} == {
        "proposition.count.low",
        "proposition.outcome",
        "attribution[0].medium",
        "locator",
        "polarity",
    }
    assert len(found) == 5


def test_findings_have_codes() -> None:
    """Nobody has to parse a message to know what kind of flaw it is."""
    data = plain("claim") | {"polarity": "denyed", "cue": 1, "extra": 1}
    del data["summary"]
    data["locator"]["start"] = 5
    _, flaws = examine(data, Claim)
    assert {flaw.code for flaw in flaws} == {
        "unknown-word",
        "wrong-type",
        "unknown-key",
        "missing-key",
        "invalid-value",
    }


def test_the_rules_of_a_nested_record_have_its_path() -> None:
    """A date that does not exist is found where it stands."""
    data = plain("claim") | {"said": {"edtf": "2012-02-30", "basis": "stated"}}
    (finding,) = findings_of(data, Claim)
    assert finding.startswith("said: EDTF '2012-02-30'")


def test_numbers_out_of_range_are_findings_with_their_paths() -> None:
    """All at once, deep inside as well: not only the first one, as in a constructor."""
    data = plain("claim")
    data["proposition"]["likened"] = plain("likening") | {"times": float("nan")}
    data["proposition"]["count"]["low"] = -1
    data["locator"] |= {"start": -1, "end": 0, "sha256": "0"}
    assert [finding.partition(": ")[0] for finding in findings_of(data, Claim)] == [
        "proposition.count.low",
        "proposition.likened.times",
        "locator.start",
        "locator.end",
        "locator.sha256",
    ]


def test_a_subclass_of_text_is_text() -> None:
    """Parsers of other formats give text classes of their own; the record gets plain text."""

    class Text(str):
        __slots__ = ()

    record = structure(plain("count") | {"hedge": Text("exact")}, Count)
    assert type(record.hedge) is str


def test_a_key_need_not_be_text() -> None:
    """Plain data of Python may have any keys; such a key is unknown."""
    (finding,) = findings_of(plain("count") | {1: 2}, Count)
    assert finding.startswith("unknown key 1; known are stated")


@pytest.mark.parametrize("data", [None, [], "claim", 1, [{"hedge": "unknown"}]])
def test_a_record_is_a_table(data: object) -> None:
    """Anything else is refused as a whole."""
    (finding,) = findings_of(data, Count)
    assert finding.startswith("expected a table, got ")


def test_the_error_says_what_was_read() -> None:
    """A caller names the file, and the message opens with it."""
    with pytest.raises(StructureError, match=r"^events\.toml: 1 finding\(s\)"):
        structure({}, Count, "events.toml")


def test_the_given_data_is_not_changed() -> None:
    """The data belongs to the caller."""
    data = plain("claim")
    structure(data, Claim)
    assert data == plain("claim")


def test_each_call_returns_new_data() -> None:
    """Nothing that a caller does to a dict changes the record or the next dict."""
    first = plain("claim")
    first["attribution"].clear()
    assert plain("claim")["attribution"]


def test_a_proposition_names_its_class_as_kind() -> None:
    """The kind comes first, so that a person reading the file sees it first."""
    assert next(iter(plain("claim")["proposition"].items())) == ("kind", "CasualtyCount")


def test_keys_come_in_the_order_of_the_fields() -> None:
    """A diff of two files shows what changed and nothing else."""
    assert list(plain("count")) == ["stated", "low", "high", "hedge"]


def test_classes_keep_their_field_types() -> None:
    """A type that is text stays text, as if neither `structure` nor `to_dict` had been called."""
    # In a process of its own: other libraries resolve the types for the whole process.
    code = """
import attrs, gorno_badakhshan as gb
from gorno_badakhshan.store.codec import structure
structure(gb.claims("1.0.0")[0].to_dict(), gb.Claim)
assert attrs.fields(gb.Claim).proposition.type == "proposition_base.Proposition"
"""
    run([sys.executable, "-c", code], check=True)


def test_a_path_reads_as_people_write_it() -> None:
    """Keys are joined by dots, positions stand in brackets from 0."""
    assert path_text(("claims", 3, "count", "low")) == "claims[3].count.low"
    assert path_text(()) == ""
