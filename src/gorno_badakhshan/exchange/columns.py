"""The columns of the flat tables: what each contains, in which unit, and which words it may have.

The types of the columns are those of the rows in `flat`; a day is a date. A test compares the
descriptions with the page `docs/reference/csv.md`.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args

from ..flat import ROWS
from ..model import vocabulary as words
from ..model.kinds import KIND_OF_UNIT
from ..model.vocabulary import Vocabulary
from ..store.description import Description


class Column(NamedTuple):
    """One column of a flat table."""

    name: str
    type: type
    """`str`, `int`, `float`, `bool` or `date`."""
    required: bool
    """Whether each row has a value."""
    description: str
    unit: str | None = None
    """What a number counts, or the kind of record that an id refers to; None for other columns."""
    words: tuple[str, ...] = ()
    """The words that the column may have; empty if any text is allowed."""

    @property
    def refers_to(self) -> str | None:
        """The kind of record whose id the column has; None for other columns."""
        return KIND_OF_UNIT.get(self.unit or "")


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """Returns the columns of the table of a kind, in their order.

    >>> column = columns_of("places")[7]
    >>> column.name, column.type, column.unit
    ('longitude', <class 'float'>, 'degrees')
    """
    types = ROWS[kind].__annotations__
    return tuple(_column_named(kind, name, types[name]) for name in types)


def with_own_words(columns: Iterable[Column], description: Description) -> tuple[Column, ...]:
    """Returns columns with the words that a dataset adds to those that they may have.

    >>> import gorno_badakhshan as gb
    >>> with_own_words(columns_of("places"), gb.load("1.0.0").release.description) == columns_of("places")
    True
    """
    own: dict[tuple[str, ...], list[str]] = {
        tuple(words.PARTIES): [each.word for each in description.parties],
        tuple(words.POPULATIONS): [each.word for each in description.populations],
    }
    added = {known: [word for word in each if "/" in word] for known, each in own.items()}
    return tuple(column._replace(words=(*column.words, *added.get(column.words, ()))) for column in columns)


def _column_named(kind: str, name: str, type_: Any) -> Column:
    options = get_args(type_) or (type_,)
    (plain,) = (option for option in options if option is not NoneType)
    vocabulary = _WORDS[kind].get(name, ())
    return Column(
        name=name,
        type=date if name in _DAYS else plain,
        required=NoneType not in options,
        description=_DESCRIPTIONS[kind][name],
        unit=_UNITS[kind].get(name),
        words=tuple(vocabulary),
    )


_DAYS = {"day", "first_day", "last_day"}
"""The columns of whole days; other dates are in EDTF, which also writes months, years and doubts."""

# An id has the unit of the field of the record, so that one table serves keys of databases and packages.
_UNITS: dict[str, dict[str, str]] = {
    "sources": {"publisher": "actor id", "carried_by": "actor id", "mirrors": "source id", "claims": "claims"},
    "actors": {"claims": "claims"},
    "places": {"within": "place id", "latitude": "degrees", "longitude": "degrees"},
    "events": {"place": "place id", "part_of": "event id", "after": "event id", "claims": "claims"},
    "claims": {
        "event": "event id",
        "place": "place id",
        "stated": "persons or things",
        "low": "persons or things",
        "high": "persons or things",
        "speaker": "actor id",
        "first_speaker": "actor id",
        "first_claim": "claim id",
        "changed_by": "actor id",
        "relays": "claim id",
        "supersedes": "claim id",
        "source": "source id",
        "publisher": "actor id",
        "start": "code points",
        "end": "code points",
    },
}

# Not made from the fields of the records, because a flat column often joins several of them.
_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "sources": {
        "id": "id of the record",
        "title": "title",
        "kind": "kind of document",
        "publisher": "id of the publisher",
        "publisher_name": "its name",
        "carried_by": "id of the outlet that carried it",
        "carried_by_name": "its name",
        "authors": "authors",
        "language": "language of the text, a BCP 47 tag",
        "published": "date in EDTF",
        "url": "address",
        "mirrors": "id of the source that it copies",
        "license": "license",
        "complete": "whether the whole text was read",
        "claims": "number of claims in it",
        "note": "what a reader should know",
        "release": "version of the data",
    },
    "actors": {
        "id": "id of the record",
        "name": "name, or a description where the sources give none",
        "kind": "kind of actor",
        "named": "whether the sources name it",
        "party": "side in the conflict",
        "standing": "in what capacity it speaks",
        "names": "spellings in the sources",
        "posts": "posts held",
        "organizations": "ids of organizations of its posts and memberships",
        "claims": "number of claims in which it speaks first",
        "note": "what a reader should know",
        "release": "version of the data",
    },
    "places": {
        "id": "id of the record",
        "name": "name",
        "kind": "kind of place",
        "names": "spellings in the sources",
        "within": "id of the place around it",
        "within_name": "its name",
        "latitude": "degrees, WGS 84",
        "longitude": "degrees, WGS 84",
        "precision": "how precisely it is known",
        "note": "what a reader should know",
        "release": "version of the data",
    },
    "events": {
        "id": "id of the record",
        "title": "title",
        "kind": "kind of event",
        "when": "date in EDTF",
        "first_day": "first day, inclusive; empty if open or unknown",
        "last_day": "last day, inclusive; empty if open or unknown",
        "place": "id of the place",
        "place_name": "name of the place",
        "participants": "ids of those who took part, with their roles",
        "part_of": "id of the event that contains it",
        "part_of_title": "its title",
        "after": "id of the event that it follows",
        "claims": "number of claims about exactly this event",
        "note": "what a reader should know",
        "release": "version of the data",
    },
    "claims": {
        "id": "id of the record",
        "summary": "the claim in a sentence, in our own words",
        "claimed": "what is claimed, made from the fields",
        "proposition": "class of the statement, such as `CasualtyCount`",
        "polarity": "affirmed or denied",
        "certainty": "how sure the first speaker of the claim is",
        "event": "id of the event",
        "event_title": "its title",
        "event_when": "its date in EDTF",
        "place": "id of the place",
        "outcome": "what happened to people",
        "population": "to whom; empty if the claims do not say",
        "limits": "what limits the count to a part of the population",
        "figure": "the figure as worded",
        "stated": "the figure as printed; empty for a range, a word or no number",
        "low": "least number, inclusive",
        "high": "greatest number, inclusive; empty if nothing bounds it",
        "hedge": "how the wording bounds the figure",
        "other_reading": "the other reading of an ambiguous text",
        "speaker": "id of the first speaker in this claim",
        "speaker_name": "names of all who speak first, joint speakers included",
        "speaker_party": "side of the first speaker",
        "speaker_standing": "in what capacity it speaks",
        "through": "ids of those who passed it on, in their order",
        "through_names": "their names",
        "first_speaker": "id of the first speaker at the end of the relays",
        "first_speaker_name": "names of all who speak first there",
        "first_claim": "the claim at the end of the relays",
        "changed_by": "id of the last one on the way who changed the figure",
        "changed_by_name": "its name",
        "relays": "the claim that this one relays",
        "relay_basis": "how the relay is known",
        "supersedes": "the earlier claim that this one replaces",
        "said": "when it was said, in EDTF",
        "published": "when the source was published, in EDTF",
        "day": "the last day on which it may have been said, else published; YYYY-MM-DD",
        "source": "id of the source",
        "source_title": "its title",
        "publisher": "id of the publisher",
        "publisher_name": "its name",
        "language": "language of the text, a BCP 47 tag",
        "url": "address of the source",
        "part": "part of the document",
        "start": "first code point of the passage, from 0",
        "end": "code point behind the passage",
        "note": "what a reader should know",
        "release": "version of the data",
    },
}

# Columns that join several words have none, because a reader could not check them.
_WORDS: dict[str, dict[str, Vocabulary]] = {
    "sources": {"kind": words.SOURCE_KINDS},
    "actors": {
        "kind": words.ACTOR_KINDS,
        "named": words.NAMED,
        "party": words.PARTIES,
        "standing": words.STANDINGS,
    },
    "places": {"kind": words.PLACE_KINDS, "precision": words.PLACE_PRECISIONS},
    "events": {"kind": words.EVENT_KINDS},
    "claims": {
        "polarity": words.POLARITIES,
        "certainty": words.CERTAINTIES,
        "outcome": words.OUTCOMES,
        "population": words.POPULATIONS,
        "hedge": words.HEDGES,
        "speaker_party": words.PARTIES,
        "speaker_standing": words.STANDINGS,
        "relay_basis": words.RELAY_BASES,
    },
}
