"""A cattrs converter for records: it agrees with the files of a release; a plain one only unstructures."""

from datetime import date
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.errors import ClassValidationError

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import walk_fields
from gorno_badakhshan.model.fields import Checked
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.testing import claim

RECORD_CLASSES = [
    value
    for value in (getattr(gb, name) for name in gb.__all__)
    if attrs.has(value) and issubclass(value, Checked)
]
CLAIM = claim(said_by="bbc-news", killed=gb.Count.of("at_least", 12), population="military")


@pytest.fixture(scope="module")
def example_of() -> dict[type, Checked]:
    """A record of each class, the first in the newest release."""
    examples: dict[type, Checked] = {}
    dataset = gb.load()
    for kind in KINDS:
        for record in getattr(dataset, kind):
            for value in (record, *(value for _, _, value in walk_fields(record))):
                examples.setdefault(type(value), value)
    return examples


@pytest.mark.parametrize("cls", RECORD_CLASSES)
def test_each_class_of_records_comes_back(cls: type, example_of: dict[type, Checked]) -> None:
    """Structuring undoes unstructuring."""
    converter = gb.converter()
    record = example_of[cls]
    assert converter.structure(converter.unstructure(record), cls) == record


@pytest.mark.parametrize("cls", RECORD_CLASSES)
def test_a_plain_converter_unstructures_each_class(cls: type, example_of: dict[type, Checked]) -> None:
    """It writes every field."""
    assert [*cattrs.Converter().unstructure(example_of[cls])] == [field.name for field in attrs.fields(cls)]


@pytest.mark.parametrize("cls", [cls for cls in RECORD_CLASSES if cls not in {gb.Claim, gb.Reading}])
def test_a_plain_converter_structures_each_class_without_a_proposition(
    cls: type, example_of: dict[type, Checked]
) -> None:
    """Only the union of propositions needs the key `kind`."""
    converter = cattrs.Converter()
    assert converter.structure(converter.unstructure(example_of[cls]), cls) == example_of[cls]


@pytest.mark.parametrize("kind", KINDS)
def test_it_writes_what_to_dict_returns(kind: str) -> None:
    """The dict of a record is that of the files."""
    record = getattr(gb.load("1.0.0"), kind)[0]
    assert gb.converter().unstructure(record) == record.to_dict()


def test_the_kind_of_a_proposition_decides_its_class() -> None:
    """A proposition alone is written with its kind, and read by it."""
    converter = gb.converter()
    data = converter.unstructure(CLAIM.proposition)
    assert data["kind"] == "CasualtyCount"
    union: Any = gb.Proposition
    assert converter.structure(data, union) == CLAIM.proposition


@pytest.mark.parametrize("kind", ["Dispute", "dispute", None, 3, ["CasualtyCount"]])
def test_another_kind_is_refused(kind: object) -> None:
    """A kind that is not that of the class is an unknown key."""
    converter = gb.converter()
    data = converter.unstructure(CLAIM.proposition) | {"kind": kind}
    with pytest.raises(gb.StructureError, match="unknown key 'kind'"):
        converter.structure(data, gb.CasualtyCount)


def test_a_proposition_without_a_kind_is_refused() -> None:
    """Nothing is guessed from the other keys."""
    union: Any = gb.Proposition
    with pytest.raises(gb.StructureError, match="the key 'kind' is missing"):
        gb.converter().structure(CLAIM.proposition.to_dict(), union)


def test_all_findings_are_reported_at_once() -> None:
    """Data that does not fit raises as the files of a release do, and nothing is converted."""
    converter = gb.converter()
    data = converter.unstructure(gb.Count.of("exact", 7)) | {"stated": "7", "hedge": "exactly"}
    with pytest.raises(gb.StructureError) as caught:
        converter.structure(data, gb.Count)
    assert len(caught.value.findings) == 2


@attrs.frozen
class Review:
    """A class of a program that uses the library."""

    claims: tuple[gb.Claim, ...]
    on: date
    about: gb.Event | None = None


@attrs.frozen
class Trait:
    """A class of another program that has the name of a proposition."""

    text: str


def test_records_inside_a_class_of_ones_own() -> None:
    """Records are found at any depth, and own hooks are used for the rest."""
    converter = gb.converter()
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    review = Review(claims=(CLAIM,), on=date(2026, 1, 2))
    data = converter.unstructure(review)
    assert data == {"claims": [CLAIM.to_dict()], "on": "2026-01-02", "about": None}
    assert converter.structure(data, Review) == review


def test_a_flaw_inside_a_class_of_ones_own() -> None:
    """The error of the record is inside the group that cattrs raises."""
    converter = gb.converter()
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    with pytest.raises(ClassValidationError) as caught:
        converter.structure({"claims": [{}], "on": "2026-01-02"}, Review)
    assert caught.value.subgroup(gb.StructureError)


def test_a_class_with_the_name_of_a_proposition_gets_no_kind() -> None:
    """The class itself counts, not its name."""
    assert gb.converter().unstructure(Trait("old")) == {"text": "old"}


def test_each_call_returns_a_converter_of_its_own() -> None:
    """A hook that one program adds changes no other converter."""
    gb.converter().register_unstructure_hook(gb.Count, str)
    assert gb.converter().unstructure(gb.Count.of("exact", 7))["stated"] == 7
