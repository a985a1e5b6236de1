"""A figure on its way from the first voice to the page: who passed it on, and what changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import attrs

from ..model.claims import Claim
from ..model.fields import doc
from ..model.propositions import CasualtyCount, Occurrence
from .origins import chains

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.counts import Count
    from ..model.periods import Period

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

    def __str__(self) -> str:
        return f"{self.what}: {self.before or 'not said'} → {self.after or 'not said'}"

    def __repr__(self) -> str:
        return f"<Drift of {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Lineage:
    """A claim with all that it goes back to, and all that goes back to it."""

    claims: tuple[Claim, ...] = attrs.field(
        metadata=doc("From the claim of the first voice to the one asked about, which is the last.")
    )
    passed_on: tuple[Claim, ...] = attrs.field(
        metadata=doc("All claims that relay the one asked about, directly or through others; the nearest first.")
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

    def __repr__(self) -> str:
        told = " → ".join(f"{claim.source} ({claim.count or claim.proposition})" for claim in self.claims)
        return f"<Lineage {self.first.origin.actor}: {told}>"


def lineage(claim: Claim | str, dataset: "Dataset | None" = None) -> Lineage:
    """The chain of claims from the first voice to this one, along its relays, and what passed it on.

    >>> import gorno_badakhshan as gb
    >>> chain = gb.lineage("zee-hindi-0724/source-forces-wounded")
    >>> [str(change) for change in chain.drift if change.what == "value"]
    ['value: 20 → 200']

    `claim` is a claim or its id, `dataset` the one that relays are looked up in; None for the newest
    release. A claim that relays nothing known is its own first voice. Raises `UnknownIdError`.
    """
    if dataset is None:
        from ..dataset import load

        dataset = load()
    held = dataset.claims[claim] if isinstance(claim, str) else claim
    return Lineage(claims=chains((held,), dataset)[held.id][::-1], passed_on=tuple(_passed_on(held, dataset)))


def drift(earlier: Claim, later: Claim) -> tuple[Drift, ...]:
    """What reads differently in the later of two claims, whether one is known to relay the other or not.

    >>> import gorno_badakhshan as gb
    >>> find = gb.load("1.0.0").claims
    >>> detained = find["wikipedia-2012-gorno-badakhshan-clashes/infobox-militant-detained"]
    >>> killed = find["wikipedia-2012-gorno-badakhshan-clashes/infobox-military-killed"]
    >>> [change.what for change in gb.drift(detained, killed)]
    ['value', 'outcome', 'population']

    The speaker is the first voice that each claim names. A date is compared where both give one.
    """
    before, after = dict(_told(earlier)), dict(_told(later))
    return tuple(
        Drift(what=what, before=before.get(what), after=after.get(what), earlier=earlier.id, later=later.id)
        for what in _ORDER
        if before.get(what) != after.get(what)
        and not (what == "date" and not (before.get(what) and after.get(what)))
    )


_ORDER: tuple[Drifting, ...] = Drifting.__args__  # type: ignore[attr-defined]


def _told(claim: Claim) -> "Iterator[tuple[Drifting, str | None]]":
    """What a claim says, taken apart into what may drift."""
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
            limits = (
                proposition.subset,
                proposition.person,
                proposition.cause,
                proposition.by,
                proposition.place,
                proposition.during,
            )
            yield "outcome", proposition.outcome
            yield "population", proposition.population
            yield "limits", ", ".join(str(limit) for limit in limits if limit is not None) or None
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


def _passed_on(claim: Claim, dataset: "Dataset") -> Iterator[Claim]:
    relayed: dict[str, list[Claim]] = {}
    for other in dataset.claims:
        if other.relays is not None:
            relayed.setdefault(other.relays, []).append(other)
    seen, fresh = {claim.id}, [claim]
    while fresh:
        fresh = [other for one in fresh for other in relayed.get(one.id, ()) if other.id not in seen]
        seen |= {other.id for other in fresh}
        yield from fresh
