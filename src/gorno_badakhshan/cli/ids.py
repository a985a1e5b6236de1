"""Ids and titles of records, as they are typed and printed on the command line."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ..model.claims import Claim
from .exits import WRONG_USAGE, fail

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.record_types import Record

_MOST_CANDIDATES = 10
"""How many ids an error lists."""


def title_of(record: "Record") -> str:
    """Returns the name or title of a record, or the summary of a claim."""
    titles = (getattr(record, field, None) for field in ("name", "title", "summary"))
    return str(next(title for title in titles if title))


def name_and_id(dataset: "Dataset", id: str | None) -> str:
    """Returns the name of a record with its id in parentheses; empty for None."""
    return f"{dataset.name_of(id)} ({id})" if id else ""


def short_id(dataset: "Dataset", id: str) -> str:
    """Returns the shortest id that `find_record` accepts: of a claim the part after the slash, if it is unique."""
    slug = _slug(id)
    return slug if slug and _ids_by_short_id(dataset)[slug] == [id] else id


def example_id(dataset: "Dataset", claims: "Iterable[Claim]") -> str:
    """Returns the short id of the first claim that relays no other one; else of the first."""
    return short_id(dataset, min(claims, key=lambda claim: claim.relays is not None).id)


def find_record(dataset: "Dataset", id: str) -> "Record":
    """Returns the record with this id or unique short id.

    Raises `UnknownIdError` if there is none; exits with 2 and lists the candidates if there are several.
    """
    ids = _ids_by_short_id(dataset).get(id, [id])
    # Nothing is guessed: two pages may have claims of one name that say something else.
    if id not in ids and len(ids) > 1:
        rest = f" and {len(ids) - _MOST_CANDIDATES} more" if len(ids) > _MOST_CANDIDATES else ""
        candidates = ", ".join(ids[:_MOST_CANDIDATES])
        fail(f"{id!r} is short for {len(ids)} claims; give one of the ids {candidates}{rest}", WRONG_USAGE)
    return dataset.find(id if id in ids else ids[0])


def find_claim(dataset: "Dataset", id: str) -> "Claim":
    """Returns the claim with this id or unique short id.

    Raises `UnknownIdError` if there is none, also if the id is that of another kind of record.
    """
    record = find_record(dataset, id)
    if not isinstance(record, Claim):
        raise dataset.unknown(record.id, "claim", dataset.claims.ids)
    return record


@lru_cache(maxsize=1)  # a table asks once for each of its rows
def _ids_by_short_id(dataset: "Dataset") -> dict[str, list[str]]:
    """Returns the full ids for everything that may be typed: an id, or the part of a claim id after the slash."""
    ids: dict[str, list[str]] = defaultdict(list)
    for records in (dataset.places, dataset.actors, dataset.events, dataset.sources, dataset.claims):
        for id in records.ids:
            # A slug may be the id of another record too; then it stands for neither alone.
            for typed in filter(None, (id, _slug(id))):
                ids[typed].append(id)
    return ids


def _slug(claim_id: str) -> str:
    return claim_id.partition("/")[2]
