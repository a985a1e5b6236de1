"""The answer of a rule: figures, the claims that they rest on, and what was assumed."""

import attrs

from ..errors import RecordError
from ..model.claims import Claim
from ..model.fields import doc
from .assumptions import Assumptions
from .contradictions import Contradictions

NO_FIGURE = "no figure"
"""What is printed where no number is given; "none" is the count of zero."""


@attrs.frozen(kw_only=True)
class Figures:
    """What a rule returns for a question: the numbers, the claims that they rest on, and the steps.

    A rule of your own returns this; only the numbers that it gives need to be named. Raises
    `RecordError` if the numbers do not rise from low over best to high.
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
    steps: str = attrs.field(default="", metadata=doc("How the rule decided; empty if its definition says it."))

    def __attrs_post_init__(self) -> None:
        numbers = [number for number in (self.low, self.best, self.high) if number is not None]
        if numbers != sorted(numbers):
            raise RecordError(f"a policy's numbers must rise from low over best to high, got {numbers}")

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """The figures as plain data, claims by their ids."""
        fields: dict[str, object] = {each.name: getattr(self, each.name) for each in attrs.fields(type(self))}
        fields["used"] = None if self.used is None else [claim.id for claim in self.used]
        return fields


@attrs.frozen(kw_only=True, repr=False)
class Excluded:
    """A claim that an estimate does not rest on, and why."""

    claim: Claim = attrs.field(metadata=doc("The claim."))
    reason: str = attrs.field(metadata=doc("Why it was not used."))

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """The reason as plain data, the claim by its id."""
        return {"claim": self.claim.id, "reason": self.reason}

    def __repr__(self) -> str:
        return f"<Excluded {self.claim.id}: {self.reason}>"


@attrs.frozen(kw_only=True, repr=False)
class Estimate:
    """The numbers that one rule gives, with the claims that they rest on.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> gb.reconcile(killed, "admission_floor").low
    20
    """

    policy: str = attrs.field(metadata=doc("Name of the rule."))
    question: str = attrs.field(metadata=doc("The question: population, outcome and event."))
    low: int | None = attrs.field(metadata=doc("Least, inclusive; None if the rule gives none.", unit="persons"))
    best: float | None = attrs.field(metadata=doc("Best; None if the rule gives none.", unit="persons"))
    high: int | None = attrs.field(
        metadata=doc("Greatest, inclusive; None if the rule gives none or it is unbounded.", unit="persons")
    )
    open_above: bool = attrs.field(metadata=doc("Whether nothing bounds the number from above."))
    used: tuple[Claim, ...] = attrs.field(metadata=doc("The claims that the numbers rest on."))
    excluded: tuple[Excluded, ...] = attrs.field(metadata=doc("The other claims, each with the reason."))
    contradictions: Contradictions = attrs.field(
        eq=False,  # follows from the claims and the assumptions, and comparing it would make all pairs
        metadata=doc(
            "Pairs that cannot both be true among the claims that count, used by the rule or not. Their number "
            "is known at once; each pair is made when it is walked to."
        ),
    )
    binding: tuple[Claim, ...] = attrs.field(
        metadata=doc("The claims that bound the number: those of the greatest low, and of the least high.")
    )
    disputed: bool = attrs.field(
        metadata=doc("Whether claims that count contradict each other, or a source calls the number disputed.")
    )
    steps: str = attrs.field(metadata=doc("How the rule decided; empty if its definition says it."))
    assumptions: Assumptions = attrs.field(metadata=doc("What was assumed."))
    dataset: str | None = attrs.field(
        metadata=doc("Version of the dataset in which speakers and relays were looked up; None if in none.")
    )

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was assumed, in words; with a line more if speakers could not be looked up."""
        # Parties decide what counts as an admission, so a reader must see that nobody's is known.
        unknown = () if self.dataset else ("speakers' parties unknown: the claims are of no dataset",)
        return (*self.assumptions.lines, *unknown)

    @property
    def figures(self) -> str:
        """The numbers in words: `0 to 100, open above`, `16`, `20 or more`, `no figure`."""
        span = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return self._text(f"up to {self.high}", f"{self.low} or more", span, ", open above")

    @property
    def short(self) -> str:
        """The numbers for a narrow column: `0–100+`, `16`, `20+`, `no figure`; `+` stands for open above."""
        span = f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"
        return self._text(f"≤{self.high}", f"{self.low}+", span, "+")

    def _text(self, below: str, above: str, span: str, open_mark: str) -> str:
        """Returns the best number and the span, of which `below` has no low and `above` no high."""
        if (self.low, self.high) == (None, None):
            # "None" would say that nobody was killed.
            return NO_FIGURE if self.best is None else f"{self.best:.12g}"
        if self.low is None or self.high is None:
            numbers = below if self.low is None else above
        else:
            numbers = f"{span}{open_mark if self.open_above else ''}"
        # "12 (12 to 12)" would say one number twice.
        is_point = (self.low, self.high) == (self.best, self.best) and not self.open_above
        return numbers if self.best is None or is_point else f"{self.best:.12g} ({numbers})"

    def to_dict(self) -> dict[str, object]:
        """The estimate as plain data, claims by their ids; makes all pairs of contradictions."""
        numbers = ("policy", "question", "low", "best", "high", "open_above", "figures", "disputed", "steps")
        return {
            **{name: getattr(self, name) for name in numbers},
            "used": [claim.id for claim in self.used],
            "excluded": [each.to_dict() for each in self.excluded],
            "contradictions": [pair.to_dict() for pair in self.contradictions],
            "binding": [claim.id for claim in self.binding],
            "assumptions": self.assumptions.to_dict(),
            "dataset": self.dataset,
        }

    def _repr_html_(self) -> str:
        from ..notebook.answers import estimate_html

        return estimate_html(self)

    def __repr__(self) -> str:
        doubt = ", disputed" if self.disputed else ""
        lines = [f"<Estimate by {self.policy}: {self.figures}{doubt}", f"  question: {self.question}"]
        if self.steps:
            lines.append(f"  steps: {self.steps}")
        used = ", ".join(f"{claim.origin.actor} ({claim.count})" for claim in self.used)
        lines.append(f"  used: {used or 'nothing'}")
        lines += [
            f"  set aside: {each.claim.origin.actor} ({each.claim.count or 'no number'}): {each.reason}"
            for each in self.excluded
        ]
        if self.contradictions:
            lines.append(f"  cannot be true together: {len(self.contradictions)} pair(s) of claims")
        lines.append(f"  assumed: {'; '.join(self.assumed)}>")
        return "\n".join(lines)
