"""The chain of claims from a first speaker to a page: who relays whom, and what changed."""

from collections.abc import Iterator
from typing import Any, Literal

import attrs

from ..dataset import Dataset
from ..errors import QuestionError, shown
from ..model.claims import Claim
from ..model.counts import Count
from ..model.fields import doc
from ..model.ids import advice
from ..model.periods import Period
from ..model.propositions import CasualtyCount, Occurrence
from ..model.wording import Name, limits_text, readable
from .assumptions import Assumptions
from .hearing import expect_claims, hear
from .relays import relay_chain

Drifting = Literal[
    "proposition", "value", "hedge", "outcome", "population", "limits", "means", "manner", "place", "date",
    "event", "polarity", "certainty", "speaker",
]  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Drift:
    """One thing that reads differently in the later of two claims."""

    what: Drifting = attrs.field(metadata=doc("What changed."))
    before: str | None = attrs.field(metadata=doc("As the earlier claim has it; None where it says nothing."))
    after: str | None = attrs.field(metadata=doc("As the later claim has it; None where it says nothing."))
    earlier: str = attrs.field(metadata=doc("The earlier claim.", unit="claim id"))
    later: str = attrs.field(metadata=doc("The later claim.", unit="claim id"))

    def text(self, name: Name = str) -> str:
        """Returns the change in words, with names instead of the ids of events, places and speakers."""
        words = name if self.what in ("event", "place", "speaker") else readable
        before, after = (words(value) if value else "not said" for value in (self.before, self.after))
        return f"{self.what}: {before} → {after}"

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def __str__(self) -> str:
        return f"{self.what}: {self.before or 'not said'} → {self.after or 'not said'}"

    def __repr__(self) -> str:
        return f"<Drift of {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Lineage:
    """A claim with the claims that it relays and those that relay it."""

    claims: tuple[Claim, ...] = attrs.field(
        metadata=doc("From the claim of the first speaker to the given one, which is the last.")
    )
    passed_on: tuple[Claim, ...] = attrs.field(
        metadata=doc("All claims that relay the given one, directly or through others; the nearest first.")
    )

    @property
    def first(self) -> Claim:
        """The claim that the chain begins with, as far as it is known."""
        return self.claims[0]

    @property
    def drift(self) -> tuple[Drift, ...]:
        """What changed on the way, step by step."""
        return tuple(
            change
            for one, other in zip(self.claims, self.claims[1:], strict=False)
            for change in drift(one, other)
        )

    def _repr_html_(self) -> str:
        from ..notebook.answers import lineage_html

        return lineage_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def __repr__(self) -> str:
        chain = " → ".join(f"{claim.source} ({claim.count or claim.proposition})" for claim in self.claims)
        return f"<Lineage {self.first.origin.actor}: {chain}>"


def lineage(claim: Claim | str, dataset: "Dataset | None" = None) -> Lineage:
    """The chain of claims from the first speaker to this one, along its relays, and the claims that relay it.

    >>> import gorno_badakhshan as gb
    >>> chain = gb.lineage("zee-hindi-0724/source-forces-wounded")
    >>> [str(change) for change in chain.drift if change.what == "value"]
    ['value: 20 → 200']

    `claim` is a claim or its id, `dataset` the one that relays are looked up in; None for the dataset
    that the claim is from, or for the newest release. A claim that relays nothing known is the first
    itself. Takes time linear in the chain and in the claims that relay it. Raises `UnknownIdError`, and
    `QuestionError` on what is neither a claim nor an id.
    """
    if isinstance(claim, str):
        dataset = _or_newest(dataset)
        claim = dataset.claims[claim]
    # The hearing looks relayed claims up where the claim is from.
    if not isinstance(claim, Claim):
        raise _not_a_claim(claim)
    hearing = hear((claim,), Assumptions(), dataset)
    chain = tuple(relay_chain(claim, hearing.lookup))
    return Lineage(claims=chain[::-1], passed_on=tuple(_relaying(claim, _or_newest(hearing.dataset))))


def _not_a_claim(value: object) -> QuestionError:
    got = f"expected a claim or its id, got {type(value).__name__} {shown(value)}"
    repair = advice(value, "claims")
    return QuestionError(f"{got}; {repair}" if repair else got)


def _or_newest(dataset: "Dataset | None") -> "Dataset":
    from ..dataset import load

    return dataset if dataset is not None else load()


def drift(earlier: Claim, later: Claim) -> tuple[Drift, ...]:
    """The differences between an earlier and a later claim, whether one is known to relay the other or not.

    >>> import gorno_badakhshan as gb
    >>> find = gb.load("1.0.0").claims
    >>> detained = find["wikipedia-2012-gorno-badakhshan-clashes/infobox-militant-detained"]
    >>> killed = find["wikipedia-2012-gorno-badakhshan-clashes/infobox-military-killed"]
    >>> [change.what for change in gb.drift(detained, killed)]
    ['value', 'outcome', 'population']

    The speaker is the origin that each claim names. A date is compared where both give one.
    """
    earlier, later = expect_claims((earlier, later))
    before, after = dict(_features(earlier)), dict(_features(later))
    return tuple(
        Drift(what=what, before=before.get(what), after=after.get(what), earlier=earlier.id, later=later.id)
        for what in _ORDER
        if before.get(what) != after.get(what)
        and not (what == "date" and not (before.get(what) and after.get(what)))
    )


_ORDER: tuple[Drifting, ...] = Drifting.__args__  # type: ignore[attr-defined]


def _features(claim: Claim) -> "Iterator[tuple[Drifting, str | None]]":
    """What may drift, with what the claim says of it."""
    proposition, count = claim.proposition, claim.count
    yield "proposition", type(proposition).__name__ if count is None else "count"
    yield "event", claim.event
    yield "polarity", claim.polarity
    yield "certainty", claim.certainty
    yield "speaker", claim.origin.actor
    if count is not None:
        yield "value", _value(count)
        yield "hedge", count.hedge
    match proposition:
        case CasualtyCount():
            yield "outcome", proposition.outcome
            yield "population", proposition.population
            yield "limits", limits_text(proposition) or None
            yield "date", _day(claim.said)
        case Occurrence():
            yield "means", " and ".join(proposition.means) or None
            yield "manner", proposition.manner
            yield "place", proposition.place
            yield "date", _day(proposition.when)
        case _:
            yield "date", _day(claim.said)


def _day(when: "Period | None") -> str | None:
    return when.edtf if when is not None else None


def _value(count: "Count") -> str | None:
    if count.stated is not None:
        return str(count.stated)
    return str(count) if count.hedge in ("between", "vague") else None


def _relaying(claim: Claim, dataset: "Dataset") -> Iterator[Claim]:
    """All claims that relay the claim, directly or through others, level by level."""
    relayed_by = dataset.claims_linking("relays")
    seen, level = {claim.id}, [claim]
    while level:
        # Level by level, so that the nearest come first; a cycle ends at what was seen.
        level = [other for each in level for other in relayed_by.get(each.id, ()) if other.id not in seen]
        seen |= {other.id for other in level}
        yield from level
