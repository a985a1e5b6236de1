"""The short way: records of the newest, or of a pinned, release in one call."""

from typing import TYPE_CHECKING, Unpack

from .dataset import load

if TYPE_CHECKING:
    from .criteria import ActorCriteria, ClaimCriteria, EventCriteria, PlaceCriteria, SourceCriteria
    from .records import Actors, Claims, Events, Places, Sources


def sources(version: str | None = None, **criteria: "Unpack[SourceCriteria]") -> "Sources":
    """The sources of a release for which all criteria hold; raises as `load` and `where` do."""
    return load(version).sources.where(**criteria)


def actors(version: str | None = None, **criteria: "Unpack[ActorCriteria]") -> "Actors":
    """The actors of a release for which all criteria hold; raises as `load` and `where` do."""
    return load(version).actors.where(**criteria)


def places(version: str | None = None, **criteria: "Unpack[PlaceCriteria]") -> "Places":
    """The places of a release for which all criteria hold; raises as `load` and `where` do."""
    return load(version).places.where(**criteria)


def events(version: str | None = None, **criteria: "Unpack[EventCriteria]") -> "Events":
    """The events of a release for which all criteria hold; raises as `load` and `where` do."""
    return load(version).events.where(**criteria)


def claims(version: str | None = None, **criteria: "Unpack[ClaimCriteria]") -> "Claims":
    """The claims of a release for which all criteria hold; raises as `load` and `where` do.

    >>> import gorno_badakhshan as gb
    >>> gb.claims("1.0.0", about="khorog-fighting", said_by="al-jazeera", outcome="wounded").one().count
    <Count more than 20>
    """
    return load(version).claims.where(**criteria)
