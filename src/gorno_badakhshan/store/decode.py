"""From the JSON of a proved release to records, without checking again what freezing checked.

A release is written by the strict codec and its digest proves that these are its bytes; so types
are not looked at twice here, which makes loading several times as fast. A key that the model does
not know still fails, and a test holds that both decoders give the same records. Each kind's classes
are imported when the kind is first asked for: making a class costs more than filling it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

Raw = dict[str, Any]


def decoder_for(kind: str) -> Callable[[Raw], Any]:
    """The function that makes a record of this kind from its raw dict, which it uses up."""
    return _THAWERS[kind]()


def _claims() -> Callable[[Raw], Any]:
    from ..model.claims import Attribution, Claim, Reading
    from ..model.locators import Locator
    from ..model.periods import Period

    period = cache(Period)
    proposition = _propositions(period)

    @cache  # the same few steps and days stand in most claims
    def step(actor: str, act: Any, medium: Any, certainty: Any = None, *jointly: str) -> Attribution:
        return Attribution(actor=actor, act=act, medium=medium, certainty=certainty, jointly=jointly)

    def attribution(raw: list[Raw]) -> tuple[Attribution, ...]:
        return tuple([step(t["actor"], t["act"], t["medium"], *_later_of_step(t)) for t in raw])

    def reading(raw: Raw) -> Reading:
        return Reading(
            proposition=proposition(raw["proposition"]),
            attribution=attribution(raw["attribution"]),
            reason=raw["reason"],
        )

    def locator(raw: Raw) -> Locator:
        return Locator(
            source=raw["source"], part=raw["part"], start=raw["start"], end=raw["end"], sha256=raw["sha256"]
        )

    later = {"relay_basis", "supersedes", "besides", "same_people"}  # fields that 1.0.0 does not spell out

    # Written out, because keywords that the compiler knows are matched by identity and those of a
    # dict from JSON letter by letter: that is a fifth of the time it takes to load all claims.
    def claim(raw: Raw) -> Claim:
        if len(raw) != 20 and len(raw.keys() - later) != 16:
            Claim(**raw)  # refuses what is missing or unknown, by name
        return Claim(
            id=raw["id"],
            source=raw["source"],
            event=raw["event"],
            summary=raw["summary"],
            proposition=proposition(raw["proposition"]),
            polarity=raw["polarity"],
            certainty=raw["certainty"],
            attribution=attribution(raw["attribution"]),
            locator=locator(raw["locator"]),
            said=raw["said"] and period(**raw["said"]),
            cue=raw["cue"],
            relays=raw["relays"],
            relay_basis=raw.get("relay_basis"),
            supersedes=raw.get("supersedes"),
            besides=raw.get("besides"),
            same_people=raw.get("same_people"),
            part_of=raw["part_of"],
            responds_to=raw["responds_to"],
            alternative=raw["alternative"] and reading(raw["alternative"]),
            note=raw["note"],
        )

    return claim


def _later_of_step(told: Raw) -> tuple[Any, ...]:
    """What a step of schema 1 does not spell out."""
    return (told["certainty"], *told["jointly"]) if "jointly" in told else ()


def _propositions(period: Callable[..., Any]) -> Callable[[Raw], Any]:
    from ..model.casualty_counts import Likening
    from ..model.counts import Count

    nested: tuple[tuple[str, Callable[..., Any]], ...] = (
        ("count", Count),
        ("term", Count),
        ("when", period),
        ("during", period),
        ("as_of", period),
        ("since", period),
        ("likened", Likening),
    )

    def fill(raw: Raw) -> Any:
        for key, make in nested:
            if raw.get(key):
                raw[key] = make(**raw[key])
        for key in ("means", "jointly"):
            if key in raw:
                raw[key] = tuple(raw[key])
        return _proposition_class(raw.pop("kind"))(**raw)

    return fill


@cache
def _proposition_class(kind: str) -> Any:
    """The class of this name; those other than of people harmed are made only when one is met."""
    if kind == "CasualtyCount":
        from ..model.casualty_counts import CasualtyCount

        return CasualtyCount
    from ..model import propositions

    return getattr(propositions, kind)


def _sources() -> Callable[[Raw], Any]:
    from ..model.periods import Period
    from ..model.sources import Passage, Source

    source = _filler(Source, one={"published": Period}, many={"passages": Passage})

    def fill(raw: Raw) -> Any:
        raw["authors"] = tuple(raw.get("authors", ()))
        return source(raw)

    return fill


def _actors() -> Callable[[Raw], Any]:
    from ..model.actors import Actor, Affiliation, Name, Role
    from ..model.locators import Locator
    from ..model.periods import Period

    role, affiliation = _filler(Role, one={"when": Period}), _filler(Affiliation, one={"when": Period})
    actor = _filler(Actor, many={"names": Name, "locators": Locator})

    def fill(raw: Raw) -> Any:
        raw["roles"] = tuple([role(held) for held in raw["roles"]])
        raw["affiliations"] = tuple([affiliation(held) for held in raw["affiliations"]])
        return actor(raw)

    return fill


def _places() -> Callable[[Raw], Any]:
    from ..model.actors import Name
    from ..model.locators import Locator
    from ..model.places import Place, Point

    return _filler(Place, one={"point": Point}, many={"names": Name, "locators": Locator})


def _events() -> Callable[[Raw], Any]:
    from ..model.events import Event, Participation
    from ..model.locators import Locator
    from ..model.periods import Period

    return _filler(Event, one={"when": Period}, many={"participants": Participation, "locators": Locator})


_THAWERS: dict[str, Callable[[], Callable[[Raw], Any]]] = {
    "sources": _sources,
    "actors": _actors,
    "places": _places,
    "events": _events,
    "claims": _claims,
}


def _filler(
    cls: Callable[..., Any],
    one: dict[str, Callable[..., Any]] | None = None,
    many: dict[str, Callable[..., Any]] | None = None,
) -> Callable[[Raw], Any]:
    """A function that fills `cls`, with nested classes for the keys in `one` and lists of them in `many`."""

    def fill(raw: Raw) -> Any:
        for key, inner in (one or {}).items():
            if raw[key] is not None:
                raw[key] = inner(**raw[key])
        for key, inner in (many or {}).items():
            raw[key] = tuple([inner(**item) for item in raw[key]])
        return cls(**raw)

    return fill
