"""Records of the newest, or of a pinned, release in one call."""

from typing import TYPE_CHECKING, Unpack

from .dataset import load

if TYPE_CHECKING:
    from .criteria import ActorCriteria, ClaimCriteria, EventCriteria, PlaceCriteria, SourceCriteria
    from .dataset import Actors, Claims, Events, Places, Sources
    from .model.claims import Attribution
    from .model.events import Participation
    from .model.kinds import Record


def sources(version: str | None = None, **criteria: "Unpack[SourceCriteria]") -> "Sources":
    """Returns the sources of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), publisher (an actor's id), language, complete.
    """
    return load(version).sources.where(**criteria)


def actors(version: str | None = None, **criteria: "Unpack[ActorCriteria]") -> "Actors":
    """Returns the actors of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind, named, party (words), affiliated_with (an actor's id).
    """
    return load(version).actors.where(**criteria)


def places(version: str | None = None, **criteria: "Unpack[PlaceCriteria]") -> "Places":
    """Returns the places of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), within (a place's id).
    """
    return load(version).places.where(**criteria)


def events(version: str | None = None, **criteria: "Unpack[EventCriteria]") -> "Events":
    """Returns the events of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), place, participant, part_of (ids), during (a day or period).
    """
    return load(version).events.where(**criteria)


def claims(version: str | None = None, **criteria: "Unpack[ClaimCriteria]") -> "Claims":
    """Returns the claims of a release that meet all criteria; raises as `load` and `where` do.

    Each criterion but `until` takes a list too, of which a claim must meet any value, and a record for its id.

    Criteria: about, event, source, said_by, relayed_by (ids), proposition (a class), outcome,
    population, hedge, polarity, certainty (words), until (a day; claims without a day are left out).

    >>> import gorno_badakhshan as gb
    >>> gb.claims("1.0.0", about="khorog-fighting", said_by="al-jazeera", outcome="wounded").one().count
    <Count more than 20>
    """
    return load(version).claims.where(**criteria)


def find(id: "str | Record | Attribution | Participation", version: str | None = None) -> "Record":
    """Returns the record with this id, of whatever kind; raises as `load` does, and `UnknownIdError`.

    >>> import gorno_badakhshan as gb
    >>> gb.find("khorog", "1.0.0").name
    'Khorog'
    """
    return load(version).find(id)


def search(query: str, version: str | None = None) -> "tuple[Record, ...]":
    """Returns the records in which each word of the query begins a word, whatever the spelling.

    >>> import gorno_badakhshan as gb
    >>> gb.search("Khorugh", "1.0.0")[0].id
    'khorog'

    Raises as `load` does, and `CriterionError` if the query is not text.
    """
    return load(version).search(query)
