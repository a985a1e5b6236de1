"""A cattrs converter for records: it agrees with the files of a release; a plain one reads what it writes."""

import json
from datetime import date
from typing import Any, cast, get_args

import attrs
import cattrs
import pytest
from cattrs.errors import ClassValidationError
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import walk_fields
from gorno_badakhshan.model.fields import Checked
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.testing import claim, propositions

RECORD_CLASSES = [
    value
    for value in (getattr(gb, name) for name in gb.__all__)
    if attrs.has(value) and issubclass(value, Checked)
]
OWN_WORDS: tuple[Checked, ...] = (
    gb.DescribedParty(word="armed_group/front", definition="The front.", own=("militant/front",)),
    gb.OwnPopulation(word="militant/front", definition="Fighters of the front."),
    gb.TableActor(kind="office", party="armed_group/front"),
)
"""Records that only datasets of others have."""
CLAIM = claim(said_by="bbc-news", killed=gb.Count.of("at_least", 12), population="military")


@pytest.fixture(scope="module")
def example_of() -> dict[type, Checked]:
    """A record of each class: one of those above, else the first in the newest release."""
    examples: dict[type, Checked] = {type(record): record for record in OWN_WORDS}
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


@pytest.mark.parametrize("cls", RECORD_CLASSES)
def test_a_plain_converter_structures_each_class(cls: type, example_of: dict[type, Checked]) -> None:
    """A program with a converter of its own needs no hook of ours."""
    converter = cattrs.Converter()
    assert converter.structure(converter.unstructure(example_of[cls]), cls) == example_of[cls]


def test_a_plain_converter_takes_every_claim_there_and_back() -> None:
    """With each class of propositions, also in another reading, and through JSON."""
    converter = cattrs.Converter()
    claims = [*gb.claims()]
    data = json.loads(json.dumps(converter.unstructure(claims)))
    assert converter.structure(data, list[gb.Claim]) == claims


@pytest.mark.parametrize("cls", get_args(gb.Proposition))
@given(data=st.data())
def test_a_plain_converter_tells_the_propositions_apart(cls: type[Any], data: st.DataObject) -> None:
    """The key `kind` decides, whatever the other fields are."""
    proposition = data.draw(propositions(cls))
    converter, union = cattrs.Converter(), cast("Any", gb.Proposition)
    assert converter.structure(converter.unstructure(proposition), union) == proposition


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
    """Only the name of the class is one."""
    converter = gb.converter()
    data = converter.unstructure(CLAIM.proposition) | {"kind": kind}
    with pytest.raises(gb.StructureError, match=r"kind: ('.*' is not a word of|expected text)"):
        converter.structure(data, gb.CasualtyCount)


def test_a_proposition_without_a_kind_is_refused() -> None:
    """Nothing is guessed from the other keys."""
    union: Any = gb.Proposition
    data = CLAIM.proposition.to_dict()
    del data["kind"]
    with pytest.raises(gb.StructureError, match="the key 'kind' is missing"):
        gb.converter().structure(data, union)


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
