"""The one list of the kinds of record."""

import subprocess
import sys

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.model.kinds import KIND_OF_UNIT, KINDS, RecordKind, kind_of

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def test_the_kinds_stand_in_the_order_of_the_files() -> None:
    """The files of every release keep this order, and a new kind would come last."""
    assert [*KINDS] == ["sources", "actors", "places", "events", "claims"]
    assert all([file.kind for file in release.files] == [*KINDS] for release in gb.releases())


@each_kind
def test_a_kind_leads_to_its_class_collection_and_builder(kind: RecordKind) -> None:
    """One name gives the public class, the collection of a dataset, the query and the builder."""
    assert kind.record_class() is getattr(gb, kind.class_name)
    assert getattr(gb.load("1.0.0"), kind.name).kind == kind.name
    assert isinstance(getattr(testing, kind.singular)(), kind.record_class())
    assert callable(getattr(gb, kind.name))


@each_kind
def test_a_record_knows_its_kind(kind: RecordKind) -> None:
    """`kind_of` is the way back."""
    assert kind_of(getattr(testing, kind.singular)()) == kind.name


@pytest.mark.parametrize("value", [None, "khorog", gb.Count.of("exact", 7), gb.Claim], ids=repr)
def test_what_is_no_record_has_no_kind(value: object) -> None:
    """Text, a part of a record and the class itself are refused."""
    with pytest.raises(TypeError, match="expected a Source, Actor, Place, Event or Claim, got "):
        kind_of(value)  # type: ignore[arg-type]


def test_units_name_kinds() -> None:
    """The unit of a reference leads to the kind of record that it refers to."""
    assert KIND_OF_UNIT["actor id"] == "actors"
    assert [*KIND_OF_UNIT.values()] == [*KINDS]


def test_the_list_makes_no_class() -> None:
    """Whoever needs only the names does not pay for attrs."""
    code = "import sys, gorno_badakhshan.model.kinds; print('attrs' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
