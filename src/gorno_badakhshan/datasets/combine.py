"""Puts the records of two datasets into one."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from ..analysis.interests import owner_of, owners_of
from ..audit.entry import Entry
from ..audit.references import check_references
from ..curation.freeze import dataset_of
from ..curation.release_head import ReleaseHead
from ..dataset import Dataset
from ..errors import StructureError, shown
from ..model.kinds import KIND_OF_UNIT, KINDS
from ..model.own_words import AnyParty, AnyPopulation, OwnWord
from ..model.vocabulary import PARTIES, POPULATIONS
from ..store.description import DescribedParty, Description, OwnPopulation

R = TypeVar("R")
W = TypeVar("W", DescribedParty, OwnPopulation)

_PREFIX = re.compile(r"([a-z0-9]+-)*", re.ASCII)


class _Prefixed(dict[str, str]):
    """The new id of each id: the one that is given, or the id behind a prefix."""

    def __init__(self, prefix: str, new_ids: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(new_ids)
        self.prefix = prefix

    def __missing__(self, id: str) -> str:
        source, slash, slug = id.partition("/")
        # The id of a claim begins with that of its source, which may be matched.
        return f"{self[source]}/{slug}" if slash else self.prefix + id


def combine(
    first: Dataset,
    second: Dataset,
    *,
    prefixes: tuple[str, str] = ("", ""),
    same: Mapping[str, str] | None = None,
) -> Dataset:
    """Returns one dataset with the records of both; neither of the two changes.

    >>> import gorno_badakhshan as gb
    >>> both = gb.combine(gb.load("1.0.0"), gb.load("1.1.0"), prefixes=("old-", "new-"))
    >>> both.events["old-khorog-fighting"].place, both.events["new-khorog-fighting"].place
    ('old-khorog', 'new-khorog')

    Ids are kept apart by `prefixes`, one for each dataset; an empty prefix keeps the ids of that dataset. `same`
    matches records: each id of the second dataset that means a record of the first, with the id there, both
    without prefix. Then the record of the second is left out, and what refers to it refers to that of the first.
    Nothing is matched by itself, not even equal records.

    The version is 0.1.0, the day that of the newer dataset, and the notes have both pins. Raises
    `UnknownIdError` if `same` has an id that no record has, and `StructureError` with all ids that both datasets
    have and `same` does not, with all pairs of two kinds, if a prefix is none, if the two describe a party or a
    population by the same word and otherwise, or if a party of the vocabulary has other people for its own in one
    than in the other.
    """
    matches = dict(same or {})
    _check_prefixes(prefixes)
    _check_matches(first, second, matches)
    before, after = prefixes
    new_ids = {id: before + match for id, match in matches.items()}
    records = {
        kind: [
            *(_renamed(record, _Prefixed(before)) for record in getattr(first, kind)),
            *(
                _renamed(record, _Prefixed(after, new_ids))
                for record in getattr(second, kind)
                if record.id not in matches
            ),
        ]
        for kind in KINDS
    }
    entries = [Entry(kind=kind, record=record) for kind in KINDS for record in records[kind]]
    if findings := check_references(entries):
        advice = "give prefixes to keep ids apart, or match records with same"
        raise StructureError(f"the combined datasets ({advice})", map(str, findings))
    return dataset_of(_head(first, second), records)


def _check_prefixes(prefixes: object) -> None:
    # An id with another letter would pass no later check.
    pair = prefixes if isinstance(prefixes, tuple) else ()
    if len(pair) != 2 or not all(isinstance(prefix, str) and _PREFIX.fullmatch(prefix) for prefix in pair):
        expected = "two texts, each empty or letters a to z and digits with a hyphen behind, such as ('a-', 'b-')"
        raise StructureError("the prefixes of the datasets", [f"expected {expected}, got {shown(prefixes)}"])


def _check_matches(first: Dataset, second: Dataset, matches: Mapping[str, str]) -> None:
    findings = []
    for id, match in matches.items():
        kinds = type(second.find(id)).__name__, type(first.find(match)).__name__
        if kinds[0] != kinds[1]:
            findings.append(f"{shown(id)} is of the kind {kinds[0]} and {shown(match)} is of the kind {kinds[1]}")
    if findings:
        raise StructureError("the matches of the datasets", findings)


def _renamed(record: R, new_ids: Mapping[str, str]) -> R:
    """Returns a record with its own id and all ids that it refers to renamed."""
    instance: Any = record
    changes = {
        field.name: _renamed_value(getattr(record, field.name), field, new_ids)
        for field in attrs.fields(type(instance))
    }
    renamed: R = attrs.evolve(instance, **changes)
    return renamed


def _renamed_value(value: Any, field: "attrs.Attribute[Any]", new_ids: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed_value(item, field, new_ids) for item in value)
    if attrs.has(type(value)):
        return _renamed(value, new_ids)
    is_id = field.name == "id" or field.metadata.get("unit") in KIND_OF_UNIT
    return new_ids[value] if is_id and isinstance(value, str) else value


def _head(first: Dataset, second: Dataset) -> ReleaseHead:
    one, other = first.release, second.release
    _check_own_people(one.description, other.description)
    about = Description(
        name=f"{one.description.name}-and-{other.description.name}",
        title=f"{one.description.title}; {other.description.title}",
        maintainers=tuple(dict.fromkeys((*one.description.maintainers, *other.description.maintainers))),
        license=_license(one.description.license, other.description.license),
        parties=_described_once(one.description.parties, other.description.parties),
        populations=_described_once(one.description.populations, other.description.populations),
    )
    return ReleaseHead(
        version="0.1.0",
        date=max(one.date, other.date).isoformat(),
        notes=f"{one.description.name} {one.pin} combined with {other.description.name} {other.pin}.",
        description=about,
    )


def _described_once(first: tuple[W, ...], second: tuple[W, ...]) -> tuple[W, ...]:
    """Returns the words of both datasets; raises `StructureError` for one that they describe differently."""
    described = {each.word: each for each in first}
    differing = [each.word for each in second if described.get(each.word, each) != each]
    if differing:
        # The same word of two datasets may mean two groups of people.
        advice = "describe both alike, or give one another word"
        findings = [f"{shown(word)} is described differently in the two datasets; {advice}" for word in differing]
        raise StructureError("the words of the combined datasets", findings)
    return tuple({**described, **{each.word: each for each in second}}.values())


def _check_own_people(first: Description, second: Description) -> None:
    """Raises `StructureError` if a party of the vocabulary has other people for its own in one of the datasets.

    A party that a description does not list has those of the table `OWN`, so that a list in the other dataset
    would change whose losses the claims of this one are about.
    """
    of_first, of_second = owners_of(first), owners_of(second)
    findings = []
    for party in PARTIES:
        one, other = (_own_people(party, owners) for owners in (of_first, of_second))
        if one != other:
            findings.append(
                f"the own people of the party {shown(party)} are {_people_text(one)} in the first dataset and "
                f"{_people_text(other)} in the second; describe the party with the same `own` in both"
            )
    if findings:
        raise StructureError("the parties of the combined datasets", findings)


def _own_people(party: str, owners: Mapping[AnyPopulation, AnyParty]) -> list[str]:
    """Returns the populations of a party: those that it is given, and those of the vocabulary within them."""
    # Another party may own a part of them, which leaves this party less.
    given = {population for population, owner in owners.items() if owner == party}
    within = {population for population in POPULATIONS if owner_of(OwnWord(population), owners) == party}
    return sorted(given | within)


def _people_text(populations: list[str]) -> str:
    return ", ".join(populations) or "none"


def _license(one: str, other: str) -> str:
    # An SPDX expression: whoever passes both on must keep to both.
    return one if one == other else f"{one} AND {other}"
