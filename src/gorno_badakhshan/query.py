"""Records of the newest, or of a pinned, release in one call."""

from typing import TYPE_CHECKING, Unpack

from .dataset import Actors, Claims, Events, Places, Sources, load
from .imports import LazyModule

# Modules that only annotations name.
if TYPE_CHECKING:
    from . import criteria as criteria_types
    from .model import record_types as model
else:
    criteria_types = LazyModule(f"{__package__}.criteria")
    model = LazyModule(f"{__package__}.model.record_types")


def sources(version: str | None = None, **criteria: "Unpack[criteria_types.SourceCriteria]") -> Sources:
    """Returns the sources of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), publisher (an actor's id), language, complete.
    """
    return load(version).sources.where(**criteria)


def actors(version: str | None = None, **criteria: "Unpack[criteria_types.ActorCriteria]") -> Actors:
    """Returns the actors of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind, named, party (words), affiliated_with (an actor's id).
    """
    return load(version).actors.where(**criteria)


def places(version: str | None = None, **criteria: "Unpack[criteria_types.PlaceCriteria]") -> Places:
    """Returns the places of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), within (a place's id).
    """
    return load(version).places.where(**criteria)


def events(version: str | None = None, **criteria: "Unpack[criteria_types.EventCriteria]") -> Events:
    """Returns the events of a release that meet all criteria; raises as `load` and `where` do.

    Criteria: kind (a word), place, participant, part_of (ids), during (a day or period).
    """
    return load(version).events.where(**criteria)


def claims(version: str | None = None, **criteria: "Unpack[criteria_types.ClaimCriteria]") -> Claims:
    """Returns the claims of a release that meet all criteria; raises as `load` and `where` do.

    Each criterion but `until` takes a list too, of which a claim must meet any value, and a record for its id.

    Criteria: about, event, source, said_by, relayed_by (ids), proposition (a class), outcome,
    population, hedge, polarity, certainty (words), until (a day; claims without a day are left out).

    >>> import gorno_badakhshan as gb
    >>> gb.claims("1.0.0", about="khorog-fighting", said_by="al-jazeera", outcome="wounded").one().count
    <Count more than 20>
    """
    return load(version).claims.where(**criteria)


def find(
    id: "str | model.Record | model.Attribution | model.Participation", version: str | None = None
) -> "model.Record":
    """Returns the record with this id, of whatever kind; raises as `load` does, and `UnknownIdError`.

    >>> import gorno_badakhshan as gb
    >>> gb.find("khorog", "1.0.0").name
    'Khorog'
    """
    return load(version).find(id)


def search(query: str, version: str | None = None) -> "tuple[model.Record, ...]":
    """Returns the records in which each word of the query begins a word, whatever the spelling.

    >>> import gorno_badakhshan as gb
    >>> gb.search("Khorugh", "1.0.0")[0].id
    'khorog'

    Raises as `load` does, and `CriterionError` if the query is not text.
    """
    return load(version).search(query)
