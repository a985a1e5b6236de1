"""Counts, propositions, speakers and claims in words: the only place where they are put into words.

Each function takes `name`, which turns an id into the words to print for it: `dataset.words_for` where
a dataset is known, else the id itself.

>>> from gorno_badakhshan.model.counts import Count
>>> from gorno_badakhshan.model.propositions import CasualtyCount
>>> count = CasualtyCount(
...     outcome="killed", population="military", count=Count.of("at_least", 12), place="khorog"
... )
>>> proposition_text(count)
'at least 12 military killed, in khorog'
>>> count_text(count, {"khorog": "Khorog"}.__getitem__)
'at least 12, in Khorog'
"""

from collections.abc import Callable
from functools import singledispatch
from typing import TYPE_CHECKING

import attrs

from .actor_propositions import Conduct, Directive, Position, Proceeding, Trait, Undertaking
from .casualty_counts import CasualtyCount, Likening
from .event_propositions import (
    Characterization,
    Comparison,
    Dispute,
    EventRelation,
    Explanation,
    Occurrence,
    Responsibility,
)
from .periods import Period
from .place_propositions import PlaceTrait
from .quantities import ForceSize, Quantity

if TYPE_CHECKING:
    from .claims import Attribution, Claim
    from .propositions import Proposition

Name = Callable[[str], str]
"""Turns the id of a record into the words to print for it."""

_VERBS = {None: "took place", "begins": "began", "ends": "ended", "planned": "is planned"}


def readable(word: str | None) -> str:
    """Returns a word of a vocabulary as people write it: `government forces`; empty for None."""
    return word.replace("_", " ") if word else ""


def bounds_text(low: int, high: int | None) -> str:
    """Returns two inclusive bounds as signs; a high of None is unbounded.

    >>> bounds_text(101, None), bounds_text(0, 0), bounds_text(0, 23)
    ('≥ 101', '0', '0–23')
    """
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}–{high}"


def speakers_text(step: "Attribution", name: Name = str) -> str:
    """Returns who speaks in one step of an attribution, joint speakers included."""
    return _joined(name, step.actor, step.jointly)


def attribution_text(step: "Attribution", name: Name = str) -> str:
    """Returns one step of an attribution: who speaks, and by what speech act."""
    return f"{speakers_text(step, name)} {readable(step.act)}"


def through_text(claim: "Claim", name: Name = str) -> str:
    """Returns who passed the claim on, in their order; empty where the origin speaks directly."""
    return ", ".join(speakers_text(step, name) for step in claim.attribution[1:])


def claim_text(claim: "Claim", name: Name = str) -> str:
    """Returns what is claimed or denied, and by whom, through whom."""
    through = through_text(claim, name)
    chain = attribution_text(claim.origin, name) + (f", through {through}" if through else "")
    return f"{statement_text(claim, name)} [{chain}]"


def statement_text(claim: "Claim", name: Name = str) -> str:
    """Returns what is claimed, without the speakers; marked where it is denied."""
    return polarity_prefix(claim) + proposition_text(claim.proposition, name)


def figure_text(claim: "Claim", name: Name = str) -> str:
    """Returns the count as worded, without whom it counts; marked where it is denied."""
    return polarity_prefix(claim) + count_text(claim.proposition, name)


def readings_text(claim: "Claim", name: Name = str) -> str:
    """Returns the count as worded, followed by the other reading that the text admits."""
    other = other_reading_text(claim, name)
    return figure_text(claim, name) + (f" (or: {other})" if other else "")


def other_reading_text(claim: "Claim", name: Name = str) -> str:
    """Returns the other reading of an ambiguous text, as far as it differs; empty where the text is clear."""
    if claim.alternative is None:
        return ""
    main, other = claim.proposition, claim.alternative.proposition
    if main == other:
        return "from another speaker"
    if isinstance(main, CasualtyCount) and isinstance(other, CasualtyCount):
        differ_in_count_only = attrs.evolve(main, count=other.count) == other
        return str(other.count) if differ_in_count_only else proposition_text(other, name)
    return proposition_text(other, name)


def polarity_prefix(claim: "Claim") -> str:
    """Returns the mark that a denied claim starts with; empty for an affirmed one."""
    return "denied: " if claim.polarity == "denied" else ""


def count_text(proposition: "Proposition", name: Name = str) -> str:
    """Returns the count as worded, with its limits and remarks, without whom it counts.

    For a dispute it returns the state of the dispute, for other propositions without a number `no number`.
    """
    match proposition:
        case CasualtyCount():
            return listed(str(proposition.count), limits_text(proposition, name), _remarks(proposition, name))
        case ForceSize() | Quantity():
            return str(proposition.count)
        case Dispute():
            return proposition.state
        case _:
            return "no number"


def limits_text(proposition: CasualtyCount, name: Name = str) -> str:
    """Returns what limits the count to a part of its population; empty for a count of all of it."""
    return listed(
        proposition.subset,
        _phrase("namely", proposition.person and name(proposition.person)),
        _phrase("by", proposition.cause),
        _phrase("by", proposition.by and name(proposition.by)),
        _phrase("in", proposition.place and name(proposition.place)),
        _phrase("during", proposition.during),
    )


def _remarks(proposition: CasualtyCount, name: Name) -> str:
    """Returns what is said of the count without limiting it."""
    return listed(
        _phrase("as of", proposition.as_of),
        _phrase("status", proposition.status),
        _phrase("described as", proposition.described),
        _phrase("known by", readable(proposition.known_by)),
        likening_text(proposition.likened, name) if proposition.likened else "",
    )


@singledispatch
def proposition_text(proposition: object, name: Name = str) -> str:  # noqa: ARG001
    """Returns a proposition as a sentence."""
    raise TypeError(f"{type(proposition).__name__} is no proposition, or wording.py has no words for it")


@proposition_text.register
def likening_text(likening: Likening, name: Name = str) -> str:
    """Returns the other number that a count is compared with: `more than half of residents`."""
    event = _phrase("in", likening.event and name(likening.event))
    other = " ".join(filter(None, (readable(likening.population), likening.outcome, event)))
    # A claim that says only "more than the official toll" names no people, but the claim with that toll.
    other = other or (name(likening.claim) if likening.claim else "another number")
    return f"{readable(likening.relation)} {_multiple_text(likening.times)}{other}"


def _multiple_text(times: float) -> str:
    """Returns a multiple as people say it, with a space behind; empty for the number itself."""
    return {0.5: "half of ", 1: "", 2: "twice "}.get(times, f"{times:g} times ")


def reference_text(claim: "Claim", name: Name = str) -> str:
    """Returns a claim as another one refers to it, because a claim has no name.

    A count is the figure of its first speaker on this page; any other statement is its summary.
    """
    if claim.count is not None:
        return f"the figure of {speakers_text(claim.origin, name)} ({claim.count})"
    return claim.summary.removesuffix(".")


@proposition_text.register
def _casualty_count(count: CasualtyCount, name: Name = str) -> str:
    # Nobody writes "none military killed", and "unknown militant killed" reads as unknown militants.
    number = {"none": "no", "unknown": "an unknown number of"}.get(count.count.hedge, str(count.count))
    whom = f"{number} {readable(count.population)} {count.outcome}"
    return listed(whom, limits_text(count, name), _remarks(count, name))


@proposition_text.register
def _force_size(size: ForceSize, name: Name = str) -> str:
    return f"{size.count} of {name(size.force)} ({listed(size.measure, _day_text(size.during))})"


@proposition_text.register
def _quantity(quantity: Quantity, name: Name = str) -> str:
    return listed(
        f"{quantity.count} {quantity.unit} of {quantity.what}",
        _day_text(quantity.during),
        _phrase("in", quantity.place and name(quantity.place)),
        likening_text(quantity.likened, name) if quantity.likened else "",
    )


@proposition_text.register
def _occurrence(occurrence: Occurrence, name: Name = str) -> str:
    return listed(
        f"{name(occurrence.event)} {_VERBS[occurrence.phase]}",
        _phrase("by", " and ".join(occurrence.means)),
        occurrence.manner,
        _phrase("on", occurrence.when),
        _phrase("at", occurrence.time),
        _phrase("in", occurrence.place and name(occurrence.place)),
    )


@proposition_text.register
def _responsibility(responsibility: Responsibility, name: Name = str) -> str:
    return f"{name(responsibility.actor)} is responsible for {name(responsibility.event)}"


@proposition_text.register
def _conduct(conduct: Conduct, name: Name = str) -> str:
    return listed(
        f"{_joined(name, conduct.actor, conduct.jointly)}: {conduct.conduct}",
        _phrase("in", conduct.place and name(conduct.place)),
        f"for {conduct.lasted} hours" if conduct.lasted else "",
        _day_text(conduct.when),
    )


@proposition_text.register
def _trait(trait: Trait, name: Name = str) -> str:
    return f"{name(trait.actor)}: {trait.trait}"


@proposition_text.register
def _position(position: Position, name: Name = str) -> str:
    organization = f" of {name(position.organization)}" if position.organization else ""
    return listed(f"{name(position.actor)} is {position.role}{organization}", _day_text(position.when))


@proposition_text.register
def _directive(directive: Directive, name: Name = str) -> str:
    issuers = _joined(name, directive.issuer, directive.jointly)
    verb = "tell" if directive.jointly else "tells"
    addressee = _joined(name, directive.addressee)
    return listed(f"{issuers} {verb} {addressee}: {directive.content}", _day_text(directive.when))


@proposition_text.register
def _undertaking(undertaking: Undertaking, name: Name = str) -> str:
    parties = _joined(name, undertaking.party, undertaking.jointly)
    verb = "undertake" if undertaking.jointly else "undertakes"
    toward = f" toward {name(undertaking.addressee)}" if undertaking.addressee else ""
    return listed(
        f"{parties} {verb}{toward}: {undertaking.content}",
        _phrase("concerning", undertaking.concerns and name(undertaking.concerns)),
        readable(undertaking.state),
        _day_text(undertaking.when),
    )


@proposition_text.register
def _proceeding(proceeding: Proceeding, name: Name = str) -> str:
    accused = _joined(name, proceeding.against, proceeding.jointly, nobody="nobody named")
    by = f" by {name(proceeding.by)}" if proceeding.by else ""
    term = f"{proceeding.term} months" if proceeding.term else ""
    return listed(
        f"{accused}, {readable(proceeding.step)}{by}: {proceeding.content}", term, _day_text(proceeding.when)
    )


@proposition_text.register
def _explanation(explanation: Explanation, name: Name = str) -> str:
    explained = name(explanation.claim or explanation.event)
    # Not "because of", which fits no reason that is a clause: "nothing else was possible".
    return f"{explained}, reason given: {explanation.content}"


@proposition_text.register
def _characterization(characterization: Characterization, name: Name = str) -> str:
    return f"{name(characterization.event)}: {characterization.content}"


@proposition_text.register
def _comparison(comparison: Comparison, name: Name = str) -> str:
    baseline = name(comparison.baseline) if comparison.baseline else comparison.since or "before"
    return f"{name(comparison.event)}: {comparison.content} {baseline}"


@proposition_text.register
def _event_relation(relation: EventRelation, name: Name = str) -> str:
    verb = "came after" if relation.order == "after" else "belongs to"
    return f"{name(relation.event)} {verb} {name(relation.other)}"


@proposition_text.register
def _place_trait(trait: PlaceTrait, name: Name = str) -> str:
    return f"{name(trait.place)}: {trait.trait}"


@proposition_text.register
def _dispute(dispute: Dispute, name: Name = str) -> str:  # noqa: ARG001
    return f"{dispute.subject}: {dispute.state}"


def listed(*parts: str | None) -> str:
    """Returns the parts that are there, with commas between them."""
    return ", ".join(filter(None, parts))


def _phrase(preposition: str, value: object) -> str:
    """Returns the value behind its preposition; empty where there is no value."""
    return f"{preposition} {value}" if value else ""


def _day_text(period: Period | None) -> str:
    return "" if period is None else str(period)


def _joined(name: Name, first: str | None, others: tuple[str, ...] = (), nobody: str = "someone unnamed") -> str:
    """Returns the names of actors who act together; `nobody` where there is none."""
    return " and ".join(name(actor) for actor in (first, *others) if actor) or nobody
