"""The decoder of proved releases: it returns what the strict codec returns, and checks keys."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.errors import StructureError
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store import decode
from gorno_badakhshan.store.codec import structure, to_dict
from gorno_badakhshan.store.decode import decoder_for
from gorno_badakhshan.store.files import release_folder
from gorno_badakhshan.store.manifest import SCHEMA
from gorno_badakhshan.store.released import RELEASED
from gorno_badakhshan.testing import claim

EACH_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


def raw_of(record: object) -> dict[str, Any]:
    """What JSON holds for a record; a new dict at each call, since decoding uses it up."""
    raw: dict[str, Any] = json.loads(json.dumps(to_dict(record)))
    return raw


@EACH_KIND
def test_both_decoders_return_the_same_record(kind):
    """Law: decode(json(x)) == structure(json(x)) == x, for every record."""
    decoder = decoder_for(kind.name, SCHEMA)
    strategy: Any = getattr(testing, kind.name)()

    @given(strategy)
    def check(record: Any) -> None:
        decoded = decoder(raw_of(record))
        assert decoded == structure(raw_of(record), kind.record_class()) == record
        assert hash(decoded) == hash(record)
        assert type(decoded) is kind.record_class()

    check()


def test_the_strict_codec_may_come_first():
    """It resolves the types that fields name by text, for the whole process; decoders built later do not mind."""
    record = claim(killed=12)
    raw = raw_of(record)
    decode._class_decoder.cache_clear()
    assert decode.decoder_for("claims", SCHEMA)(raw) == record


@EACH_KIND
@pytest.mark.parametrize("version", RELEASED)
def test_both_decoders_return_the_same_record_of_each_release(version, kind):
    """Every shipped record, whatever the schema of its release."""
    raws = json.loads((release_folder(version) / f"{kind.name}.json").read_bytes())
    strict = [structure(raw, kind.record_class()) for raw in raws]
    assert list(getattr(gb.load(version), kind.name)) == strict


@EACH_KIND
def test_decoding_calls_no_constructor(kind, monkeypatch):
    """Checks of the constructor cost loading nothing."""
    raw = raw_of(getattr(testing, kind.singular)())

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(kind.record_class(), "__init__", refuse)
    decoder_for(kind.name, SCHEMA)(raw)


@EACH_KIND
def test_an_unknown_key_is_refused(kind):
    """The error names the record and the key."""
    raw = raw_of(getattr(testing, kind.singular)())
    with pytest.raises(StructureError, match=rf"{raw['id']}.*\n.*{kind.class_name}: unknown key 'colour'"):
        decoder_for(kind.name, SCHEMA)(raw | {"colour": "red"})


@EACH_KIND
def test_each_key_is_needed(kind):
    """A record that lost a key, whichever, is refused by name."""
    record = getattr(testing, kind.singular)()
    for field in attrs.fields(kind.record_class()):
        raw = raw_of(record)
        del raw[field.name]
        with pytest.raises(StructureError, match=f"{kind.class_name}: the key '{field.name}' is missing"):
            decoder_for(kind.name, SCHEMA)(raw)


def test_a_record_that_lost_one_key_and_gained_another_is_refused():
    """Keys are compared, not counted; both findings come at once."""
    raw = raw_of(claim(id="ap/dead", source="ap"))
    del raw["same_people"]
    with pytest.raises(StructureError, match="claims 'ap/dead'") as caught:
        decoder_for("claims", SCHEMA)(raw | {"colour": "red"})
    assert caught.value.findings == ("Claim: the key 'same_people' is missing", "Claim: unknown key 'colour'")


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        (("proposition", "colour"), "CasualtyCount: unknown key 'colour'"),
        (("proposition", "count", "colour"), "Count: unknown key 'colour'"),
        (("locator", "colour"), "Locator: unknown key 'colour'"),
        (("attribution", 0, "colour"), "Attribution: unknown key 'colour'"),
    ],
)
def test_a_key_inside_a_record_is_checked(path, finding):
    """The error names the record, and the class of the part that does not fit."""
    raw = raw_of(claim(killed=12))
    part: Any = raw
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = "red"
    with pytest.raises(StructureError, match=raw["id"]) as caught:
        decoder_for("claims", SCHEMA)(raw)
    assert caught.value.findings == (finding,)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("proposition", {"kind": "Rumour"}),
        ("proposition", 5),
        ("attribution", 5),
        ("attribution", [5]),
        ("said", 5),
    ],
)
def test_a_part_of_another_shape_is_refused(key, value):
    """No bare error from inside, even of a file that somebody wrote digests for."""
    raw = raw_of(claim(killed=12))
    with pytest.raises(StructureError, match=raw["id"]):
        decoder_for("claims", SCHEMA)(raw | {key: value})


LATER_FIELDS = [field.name for field in attrs.fields(gb.Claim) if field.metadata.get("since", 1) > 1]


def test_schema_1_lacks_the_later_fields():
    """They have their default; a file of schema 1 that has one of them is none."""
    raw = json.loads((release_folder("1.0.0") / "claims.json").read_bytes())[0]
    decoded = decoder_for("claims", 1)(json.loads(json.dumps(raw)))
    assert LATER_FIELDS
    assert [getattr(decoded, name) or None for name in LATER_FIELDS] == [None] * len(LATER_FIELDS)
    with pytest.raises(StructureError, match=f"unknown key '{LATER_FIELDS[0]}'"):
        decoder_for("claims", 1)(raw | {LATER_FIELDS[0]: None})


def test_schema_2_has_the_later_fields():
    """A record of the first schema does not pass for one of the second."""
    raw = json.loads((release_folder("1.0.0") / "claims.json").read_bytes())[0]
    with pytest.raises(StructureError, match="is missing"):
        decoder_for("claims", 2)(raw)


def test_there_are_five_kinds():
    """A kind that does not exist has no decoder."""
    with pytest.raises(KeyError):
        decoder_for("rumours", SCHEMA)
