"""Checks of what a claim says about other claims: relays, corrections, the same people, additions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..model.actors import Actor
from ..model.claims import Claim
from ..model.counts import Count
from ..model.periods import Period
from ..model.populations import wholes_of
from ..store.codec import Steps
from .entry import Entry, field_of, findings_despite_flaws
from .finding import Finding
from .records_by_id import RecordsById

_LinkProblem = tuple[str, str, str]
"""Code, message and repair of a finding."""


def check_links(entry: Entry, records: RecordsById) -> Iterator[Finding]:
    """Yields what is wrong with each link of a claim to another claim."""
    if not isinstance(entry.record, Claim):
        return
    for field in PAIR_CHECKS:
        yield from findings_despite_flaws(_link_findings(entry, field, records), records.entries)


def _link_findings(entry: Entry, field: str, records: RecordsById) -> Iterator[Finding]:
    for path, id in _linked_ids(entry.record, field):
        linked = records.get("claims", id)
        # A claim that links to itself is a circular reference.
        if linked is not None and linked is not entry.record:
            for code, message, repair in PAIR_CHECKS[field](entry.record, linked, records):
                yield entry.finding(code, path, message, repair)


def _linked_ids(claim: Claim, field: str) -> Iterator[tuple[Steps, str]]:
    ids = getattr(claim, field)
    if isinstance(ids, str):
        yield (field,), ids
    for position, id in enumerate(ids if isinstance(ids, tuple) else ()):
        yield (field, position), id


def _relay_problems(claim: Claim, relayed: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    # A relay inside one source has a finding already.
    if claim.source == relayed.source:
        return
    yield from _younger_relay(claim, relayed, records)
    yield from _relay_of_other_event(claim, relayed, records)
    # The sum of several relayed figures equals none of them.
    if claim.also_relays:
        return
    # An inferred relay rests on the same figure and wording; a document that names its source may change both.
    is_stated = claim.relay_basis == "stated"
    code = "doubtful-relay" if is_stated else "impossible-relay"
    repair = "correct relays, or keep it and say why in the note" if is_stated else "delete or correct the relay"
    if type(claim.proposition) is not type(relayed.proposition):
        names = type(relayed.proposition).__name__, type(claim.proposition).__name__
        message = "{!r} is of the kind {}, this claim of the kind {}".format(relayed.id, *names)
        yield "doubtful-relay", message, "code both alike, or keep it if the source says less or more"
    elif _has_other(claim, relayed, "outcome"):
        message = f"{relayed.id!r} counts {_field(relayed, 'outcome')}, this claim {_field(claim, 'outcome')}"
        yield code, message, repair
    elif _cannot_be_equal(claim.count, relayed.count):
        message = f"the figure of {relayed.id!r} is {relayed.count}, that of this claim {claim.count}"
        yield code, message, repair


def _term_problems(claim: Claim, relayed: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    """Yields the problems of a relay of one figure among several; a sum has another figure than its terms."""
    yield from _younger_relay(claim, relayed, records)
    yield from _relay_of_other_event(claim, relayed, records)


def _younger_relay(claim: Claim, relayed: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    published, relayed_published = (_published(each, records) for each in (claim, relayed))
    if published and relayed_published and published.before(relayed_published):
        message = f"{relayed.source!r} was published on {relayed_published}, after {claim.source!r} on {published}"
        yield "impossible-relay", message, "relay a claim of an older page, or delete the relay"


def _relay_of_other_event(claim: Claim, relayed: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    if claim.event == relayed.event:
        return
    above, relayed_above = records.events_above(claim.event), records.events_above(relayed.event)
    # A page may speak of the whole where its source spoke of a part.
    is_part = claim.event in relayed_above or relayed.event in above
    message = f"{relayed.id!r} is about {relayed.event!r}, this claim about {claim.event!r}"
    yield "doubtful-relay" if is_part else "impossible-relay", message, "correct the event of one, or the relay"


def _correction_problems(claim: Claim, earlier: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    day, earlier_day = (each.said or _published(each, records) for each in (claim, earlier))
    if day and earlier_day and day.before(earlier_day):
        message = f"{earlier.id!r} is of {earlier_day}, later than this claim of {day}"
        yield "impossible-correction", message, "a later claim supersedes an earlier one: exchange them"
    yield from _other_speaker(claim, earlier, records)
    population, earlier_population = (_field(each, "population") for each in (claim, earlier))
    if _has_other(claim, earlier, "population"):
        is_part = population in populations_above(earlier_population)
        is_part = is_part or earlier_population in populations_above(population)
        message = f"{earlier.id!r} counts {earlier_population}, this claim {population}"
        code = "doubtful-correction" if is_part else "impossible-correction"
        yield code, message, "supersede a count of the same population"


def _other_speaker(claim: Claim, earlier: Claim, records: RecordsById) -> Iterator[_LinkProblem]:
    """Yields a problem if the speaker of the earlier claim is another one."""
    speakers, earlier_speakers = ({each.origin.actor, *each.origin.jointly} for each in (claim, earlier))
    actor = records.get("actors", claim.origin.actor)
    earlier_actor = records.get("actors", earlier.origin.actor)
    if speakers & earlier_speakers or actor is None or earlier_actor is None:
        return
    # For this link, all who speak for one government are one speaker.
    if _speaks_for_government(actor) and _speaks_for_government(earlier_actor):
        return
    is_related = bool(_bodies(actor) & _bodies(earlier_actor))
    code = "doubtful-correction" if is_related else "impossible-correction"
    message = f"{earlier.id!r} is by {earlier_actor.id!r}, this claim by {actor.id!r}"
    yield code, message, "a speaker supersedes only their own figures; use responds_to for another's"


def _speaks_for_government(actor: Actor) -> bool:
    return actor.party == "government" and actor.standing == "official"


def _bodies(actor: Actor) -> set[str]:
    """Returns the ids of an actor and of all bodies that it belongs to."""
    roles = (role.organization for role in actor.roles if role.organization)
    return {actor.id, *roles, *(affiliation.organization for affiliation in actor.affiliations)}


def _identity_problems(claim: Claim, other: Claim, _: RecordsById) -> Iterator[_LinkProblem]:
    if _cannot_be_equal(claim.count, other.count):
        message = f"{other.id!r} counts {other.count}, this claim {claim.count}"
        yield "impossible-identity", message, "the same people are one number: correct a count or the link"
    for field in ("outcome", "event"):
        value, other_value = (_field(each, field) for each in (claim, other))
        if value != other_value:
            message = f"{field} of {other.id!r} is {other_value}, that of this claim {value}"
            yield "doubtful-identity", message, "keep the link only if a source says that they are the same people"


def _addition_problems(claim: Claim, counted: Claim, _: RecordsById) -> Iterator[_LinkProblem]:
    if _has_other(claim, counted, "outcome"):
        message = f"{counted.id!r} counts {_field(counted, 'outcome')}, this claim {_field(claim, 'outcome')}"
        yield "impossible-addition", message, "a remainder has the outcome of the count that it adds to"
    if claim.same_people == counted.id:
        message = f"{counted.id!r} counts the same people and is added to as well"
        yield "impossible-addition", message, "people in addition to others are not the same: delete one link"


PAIR_CHECKS: Mapping[str, Callable[[Claim, Claim, RecordsById], Iterator[_LinkProblem]]] = {
    "relays": _relay_problems,
    "also_relays": _term_problems,
    "supersedes": _correction_problems,
    "same_people": _identity_problems,
    "besides": _addition_problems,
}
"""For each field of a claim that names other claims, the function that checks a pair."""


def _published(claim: Claim, records: RecordsById) -> Period | None:
    source = records.get("sources", claim.source)
    return source.published if source else None


def _field(claim: Claim, name: str) -> Any:
    """Returns a field of a claim or else of its proposition; None if neither class has it."""
    return claim.event if name == "event" else field_of(claim.proposition, name)


def _has_other(first: Claim, second: Claim, name: str) -> bool:
    return bool(_field(first, name) != _field(second, name))


def _cannot_be_equal(first: Count | None, second: Count | None) -> bool:
    """Whether no number has both counts. The same figure with another hedge is a change of words."""
    if first is None or second is None or (first.stated is not None and first.stated == second.stated):
        return False
    lows, highs = (first.low, second.low), [high for high in (first.high, second.high) if high is not None]
    return bool(highs) and max(lows) > min(highs)


def populations_above(population: Any) -> list[Any]:
    """Returns a population and those that it is part of."""
    return [population, *wholes_of(population)] if population is not None else [population]
