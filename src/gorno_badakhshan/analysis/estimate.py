"""An answer that carries its rule, its evidence and its doubts with it."""

import attrs

from ..errors import RecordError
from ..model.claims import Claim
from ..model.fields import doc
from .assumptions import Assumptions
from .contradictions import Contradiction


@attrs.frozen(kw_only=True)
class Figures:
    """What a policy makes of a question: the numbers, which evidence it rests on, and how it went.

    This is what a policy of your own returns; only the numbers that it gives need to be named.
    """

    low: int | None = attrs.field(
        default=None, metadata=doc("Least, inclusive; None if the rule gives none.", unit="persons")
    )
    best: float | None = attrs.field(
        default=None, metadata=doc("Best; None if the rule gives none.", unit="persons")
    )
    high: int | None = attrs.field(
        default=None,
        metadata=doc("Greatest, inclusive; None if the rule gives none or it is unbounded.", unit="persons"),
    )
    open_above: bool = attrs.field(default=False, metadata=doc("Whether nothing bounds the number from above."))
    used: tuple[Claim, ...] | None = attrs.field(
        default=None, metadata=doc("The claims that the numbers rest on; None for all that count.")
    )
    why_not: str = attrs.field(
        default="not needed by the rule", metadata=doc("Why the other claims were not used.")
    )
    steps: str = attrs.field(default="", metadata=doc("How the rule went, where that is not plain."))

    def __attrs_post_init__(self) -> None:
        told = [number for number in (self.low, self.best, self.high) if number is not None]
        if told != sorted(told):
            raise RecordError(f"a policy's numbers must rise from low over best to high, got {told}")


@attrs.frozen(kw_only=True, repr=False)
class Excluded:
    """A claim that an estimate does not rest on, and why."""

    claim: Claim = attrs.field(metadata=doc("The claim."))
    reason: str = attrs.field(metadata=doc("Why it was not used."))

    def __repr__(self) -> str:
        return f"<Excluded {self.claim.id}: {self.reason}>"


@attrs.frozen(kw_only=True, repr=False)
class Estimate:
    """The numbers that one rule gives, with everything that they rest on.

    >>> import gorno_badakhshan as gb
    >>> dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> gb.reconcile(dead, "admission_floor").low
    20
    """

    policy: str = attrs.field(metadata=doc("Name of the rule."))
    question: str = attrs.field(metadata=doc("What was asked: population, outcome and event."))
    low: int | None = attrs.field(metadata=doc("Least, inclusive; None if the rule gives none.", unit="persons"))
    best: float | None = attrs.field(metadata=doc("Best; None if the rule gives none.", unit="persons"))
    high: int | None = attrs.field(
        metadata=doc("Greatest, inclusive; None if the rule gives none or it is unbounded.", unit="persons")
    )
    open_above: bool = attrs.field(metadata=doc("Whether nothing bounds the number from above."))
    used: tuple[Claim, ...] = attrs.field(metadata=doc("The claims that the numbers rest on."))
    excluded: tuple[Excluded, ...] = attrs.field(metadata=doc("The other claims, each with the reason."))
    contradictions: tuple[Contradiction, ...] = attrs.field(
        metadata=doc("What cannot be true together among the claims that count, used by the rule or not.")
    )
    disputed: bool = attrs.field(
        metadata=doc("Whether claims that count contradict each other, or a source calls the number disputed.")
    )
    steps: str = attrs.field(metadata=doc("How the rule went; empty where that is plain."))
    assumptions: Assumptions = attrs.field(metadata=doc("What was assumed."))

    @property
    def figures(self) -> str:
        """The numbers in words: `0 to 100, open above`, `16`, `20 or more`, `none`."""
        if self.best is not None:
            is_point = (self.low, self.high) == (self.best, self.best) and not self.open_above
            spread = (self.low, self.high) != (None, None) and not is_point
            return f"{self.best:.12g}{f' ({self._span})' if spread else ''}"
        return "none" if (self.low, self.high) == (None, None) else self._span

    @property
    def _span(self) -> str:
        if self.low is None:
            return f"up to {self.high}"
        if self.high is None:
            return f"{self.low} or more"
        span = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{span}, open above" if self.open_above else span

    def __repr__(self) -> str:
        doubt = ", disputed" if self.disputed else ""
        lines = [f"<Estimate by {self.policy}: {self.figures}{doubt}", f"  asked: {self.question}"]
        if self.steps:
            lines.append(f"  went: {self.steps}")
        lines.append(f"  used: {', '.join(f'{c.origin.actor} ({c.count})' for c in self.used) or 'nothing'}")
        lines += [
            f"  set aside: {e.claim.origin.actor} ({e.claim.count or 'no number'}): {e.reason}"
            for e in self.excluded
        ]
        if self.contradictions:
            lines.append(f"  cannot be true together: {len(self.contradictions)} pair(s) of claims")
        lines.append(f"  assumed: {'; '.join(self.assumptions.lines)}>")
        return "\n".join(lines)
