"""Ids as callers give them: as text, or as the record itself."""

from .kinds import KINDS, kind_of

_ACTS_FOR_AN_ACTOR = {"Attribution", "Participation"}
"""The classes of the parts of records that stand for their actor."""

_ACCESSORS = {
    ("claims", "events"): "event_of",
    ("claims", "sources"): "source_of",
    ("claims", "places"): "place_of",
    ("claims", "actors"): "actor_of",
    ("events", "places"): "place_of",
    ("events", "claims"): "claims_of",
    ("sources", "claims"): "claims_of",
    ("actors", "claims"): "claims_of",
    ("places", "claims"): "claims_of",
}
"""The method of a dataset that leads from a record of one kind to those of another."""

CRITERION_OF: dict[tuple[str, str], str] = {
    ("events", "claims"): "about",
    ("sources", "claims"): "source",
    ("actors", "claims"): "said_by",
    ("places", "events"): "place",
    ("actors", "events"): "participant",
    ("actors", "sources"): "publisher",
}
"""The criterion of `where` that leads from an id of one kind to the records of another."""


def id_of(value: object, kind: str | None = None) -> str | None:
    """Returns the id that a caller means by text or by a record of this kind; None for anything else.

    >>> import gorno_badakhshan as gb
    >>> claim = gb.claims("1.0.0")[0]
    >>> id_of(claim, "claims") == id_of(claim.id, "claims") == claim.id
    True
    >>> id_of(claim, "events") is None
    True

    A kind of None admits records of all kinds. A step of an attribution and a participation stand for
    their actor.
    """
    if isinstance(value, str):
        return str.__str__(value)
    given = _kind_of(value)
    if given is not None and kind in (given, None):
        id: str = value.id  # type: ignore[attr-defined]
        return id
    if kind in ("actors", None) and type(value).__name__ in _ACTS_FOR_AN_ACTOR:
        actor: str | None = getattr(value, "actor", None)
        return actor
    return None


def advice(value: object, kind: str) -> str:
    """Returns how to get from this value to records of this kind; empty if there is no way.

    >>> import gorno_badakhshan as gb
    >>> advice(gb.claims("1.0.0")[0], "events")
    'a claim is no event; use ds.event_of(claim)'
    """
    given = _kind_of(value)
    if given is None or given == kind or kind not in KINDS:
        return ""
    accessor = _ACCESSORS.get((given, kind))
    repair = f"; use ds.{accessor}({KINDS[given].singular})" if accessor else ""
    return f"{KINDS[given].with_article} is no {KINDS[kind].singular}{repair}"


def id_advice(id: str, given: str, wanted: str) -> str:
    """Returns what an id of one kind is, and how to get from it to records of the kind that was expected.

    >>> id_advice("khorog", "places", "events")
    "it is the id of a place; use ds.events.where(place='khorog')"
    """
    accessor, criterion = _ACCESSORS.get((given, wanted)), CRITERION_OF.get((given, wanted))
    repair = f"{given}[{id!r}]"
    if criterion:
        repair = f"{wanted}.where({criterion}={id!r})"
    elif accessor:
        repair = f"{accessor}(ds.{given}[{id!r}])"
    return f"it is the id of {KINDS[given].with_article}; use ds.{repair}"


def _kind_of(value: object) -> str | None:
    """Returns the kind of a record; None for anything else."""
    try:
        return kind_of(value)  # type: ignore[arg-type]
    except TypeError:
        return None
