"""How records read in a terminal: figures as worded, bounds as signs, ids as names."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from ..model.propositions import CasualtyCount, Dispute

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Attribution, Claim
    from ..model.counts import Count
    from ..model.kinds import Record
    from ..model.locators import Locator
    from ..model.periods import Period
    from ..model.propositions import Proposition


def called(dataset: "Dataset", id: str | None) -> str:
    """What a record is called, by its id; nothing for None."""
    return title_of(dataset.find(id)) if id else ""


def title_of(record: "Record") -> str:
    """What a record is called: its name, its title, or what it says."""
    return str(next(filter(None, (getattr(record, field, None) for field in ("name", "title", "summary")))))


def named(dataset: "Dataset", id: str | None) -> str:
    """What a record is called, with the id to ask for it by."""
    return f"{called(dataset, id)} ({id})" if id else ""


def bounds(count: "Count") -> str:
    """The bounds of a count in signs, both inclusive.

    >>> from gorno_badakhshan.model.counts import Count
    >>> bounds(Count.of("more_than", 100)), bounds(Count.of("none", 0)), bounds(Count.of("up_to", 23))
    ('≥ 101', '0', '0–23')
    """
    return span(count.low, count.high)


def span(low: int, high: int | None) -> str:
    """Two inclusive bounds in signs; a high of None is unbounded."""
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}–{high}"


def figure(proposition: "Proposition") -> str:
    """The figure as worded, with what limits it to a part; the state of the matter where it is in dispute."""
    match proposition:
        case CasualtyCount(count=count):
            limits: tuple[str | None, ...] = (
                proposition.subset,
                proposition.person,
                proposition.cause and f"by {proposition.cause}",
                proposition.by and f"by {proposition.by}",
                proposition.place and f"in {proposition.place}",
                f"as of {proposition.as_of}" if proposition.as_of else None,
                f"during {proposition.during}" if proposition.during else None,
                str(proposition.likened) if proposition.likened else None,
                proposition.status and f"status {proposition.status}",
            )
            return ", ".join([str(count), *filter(None, limits)])
        case Dispute(state=state):
            return state
        case _:
            return str(getattr(proposition, "count", ""))


def readings(claim: "Claim", between: str = " ") -> str:
    """The figure as worded, and behind it the other reading that the words admit."""
    told = ("not: " if claim.polarity == "denied" else "") + figure(claim.proposition)
    if claim.alternative is None:
        return told
    other = claim.alternative.proposition
    if other == claim.proposition:
        return f"{told}{between}(or from another speaker)"
    return f"{told}{between}(or: {getattr(other, 'count', other)})"


def origin(dataset: "Dataset", claim: "Claim") -> str:
    """The names of who really spoke."""
    return speakers(dataset, claim.origin)


def through(dataset: "Dataset", claim: "Claim") -> str:
    """The names of those who passed it on, in their order."""
    return ", ".join(speakers(dataset, step) for step in claim.attribution[1:])


def speakers(dataset: "Dataset", step: "Attribution") -> str:
    """The names of those who speak in one step."""
    return " and ".join(called(dataset, actor) for actor in (step.actor, *step.jointly))


def place_in(locator: "Locator") -> str:
    """A place in a document: part, and code points from (inclusive) to (exclusive)."""
    return locator.part if locator.start is None else f"{locator.part}, code points {locator.start}–{locator.end}"


def dated(period: "Period | None") -> str:
    """A date with where it comes from; nothing for None."""
    return f"{period} ({period.basis})" if period else ""


def plain(word: str | None) -> str:
    """A word of a vocabulary as people write it."""
    return word.replace("_", " ") if word else ""


def short(dataset: "Dataset", id: str) -> str:
    """The shortest id that `find` takes: of a claim the part behind its source, unless that names others too."""
    slug = _slug(id)
    return slug if slug and _called_so(dataset)[slug] == [id] else id


def find(dataset: "Dataset", id: str) -> "Record":
    """The record with this id, or the only one whose short id it is; raises `UnknownIdError` otherwise."""
    held = _called_so(dataset).get(id, ())
    return dataset.find(held[0] if len(held) == 1 else id)


@lru_cache(maxsize=1)
def _called_so(dataset: "Dataset") -> dict[str, list[str]]:
    """The ids of records by what they may be called: the id, and of a claim the part behind its source."""
    called: dict[str, list[str]] = defaultdict(list)
    for records in (dataset.places, dataset.actors, dataset.events, dataset.sources, dataset.claims):
        for id in records.ids:
            for name in filter(None, (id, _slug(id))):
                called[name].append(id)
    return called


def _slug(claim_id: str) -> str:
    return claim_id.partition("/")[2]
