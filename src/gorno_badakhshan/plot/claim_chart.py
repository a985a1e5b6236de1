"""The content of the figure of claims: what stands on each line, and where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from ..analysis.origins import origins_of
from ..analysis.question import question_of
from ..model.propositions import CasualtyCount
from ..model.wording import figure_text, other_reading_text, speakers_text, through_text

if TYPE_CHECKING:
    from ..analysis.assumptions import Assumptions
    from ..analysis.estimate import Estimate
    from ..analysis.hearing import Evidence, Hearing
    from ..analysis.question import Question
    from ..model.claims import Claim
    from ..model.counts import Count
    from ..model.wording import Name

STEP, GAP = 1.0, 0.3
"""From one line to the next, and more between two first speakers."""

Bounds = tuple[int, int | None]


@attrs.frozen(kw_only=True)
class OtherReading:
    """The other reading of an ambiguous text, if it gives another number."""

    count: "Count"
    bounds: Bounds
    text: str

    @property
    def figures(self) -> list[int]:
        """The stated figure, if there is one."""
        return [] if self.count.stated is None else [self.count.stated]


@attrs.frozen(kw_only=True)
class ClaimLine:
    """The line of one claim."""

    claim: "Claim"
    y: float
    speaker: str
    """Empty if it is the speaker of the line above."""
    wording: str
    evidence: "Evidence | None"
    """None if the claim gives no number."""
    other: OtherReading | None
    counts: bool

    @property
    def numbers(self) -> list[int]:
        """All finite numbers on the line."""
        numbers: list[int | None] = []
        if self.evidence:
            numbers += [*self.evidence.figures, self.evidence.low, self.evidence.high]
        if self.other:
            numbers += [*self.other.figures, *self.other.bounds]
        return [number for number in numbers if number is not None]


@attrs.frozen(kw_only=True)
class ClaimChart:
    """The lines of the claims, with the estimates below them."""

    question: "Question"
    lines: tuple[ClaimLine, ...]
    estimates: "tuple[Estimate, ...]"

    @property
    def estimates_top(self) -> float:
        """The height at which the estimates begin."""
        return self.lines[-1].y + STEP

    @property
    def bottom(self) -> float:
        """The height of the lower end."""
        return self.estimates_top + (len(self.estimates) * STEP + GAP if self.estimates else 0)

    @property
    def right(self) -> float:
        """The upper end of the number axis."""
        numbers: list[float] = [number for line in self.lines for number in line.numbers]
        for estimate in self.estimates:
            numbers += [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
        # Arrows of claims without an upper bound need space beyond the greatest number.
        return max(1.0, *numbers) * 1.15

    def placed_estimates(self) -> "Iterator[tuple[Estimate, float]]":
        """Yields each estimate with its height."""
        for position, estimate in enumerate(self.estimates):
            yield estimate, self.estimates_top + GAP + position * STEP


def chart_of(hearing: "Hearing", estimates: "tuple[Estimate, ...]") -> ClaimChart:
    """Returns the chart of all claims of a hearing; raises `QuestionError` if they answer several questions."""
    question = question_of(hearing)
    return ClaimChart(question=question, lines=tuple(_lines(hearing, question)), estimates=estimates)


def _lines(hearing: "Hearing", question: "Question") -> Iterator[ClaimLine]:
    """Yields the claims grouped by their first speaker."""
    name = hearing.name
    evidence = {each.claim.id: each for each in hearing.weighed}
    reasons = {claim.id: reason for claim, reason in question.left_out}
    y = 0.0
    for group in origins_of(hearing):
        previous = ""
        for claim in group:
            speaker = _speaker_label(claim, name)
            other, reason = _other_reading(claim, hearing.assumptions, name), reasons.get(claim.id)
            weighed = evidence.get(claim.id)
            is_part = weighed is not None and weighed.is_part
            yield ClaimLine(
                claim=claim,
                y=y,
                speaker="" if speaker == previous else speaker,
                wording=_wording_label(claim, other, reason, name, is_part=is_part),
                evidence=weighed if claim.polarity == "affirmed" else None,
                other=other,
                counts=reason is None,
            )
            y, previous = y + STEP, speaker
        y += GAP


def _other_reading(claim: "Claim", assumptions: "Assumptions", name: "Name") -> OtherReading | None:
    main, other = claim.proposition, claim.alternative and claim.alternative.proposition
    if not isinstance(main, CasualtyCount) or not isinstance(other, CasualtyCount) or main.count == other.count:
        return None
    text = f"or {other_reading_text(claim, name)}"
    return OtherReading(count=other.count, bounds=assumptions.bounds(other.count), text=text)


def _speaker_label(claim: "Claim", name: "Name") -> str:
    speakers, through = speakers_text(claim.origin, name), through_text(claim, name)
    return f"{speakers}\nthrough {through}" if through else speakers


def _wording_label(
    claim: "Claim", other: OtherReading | None, reason: str | None, name: "Name", *, is_part: bool
) -> str:
    """Returns the figure as worded, the other reading, and why the claim does not count, on a line each."""
    figure = figure_text(claim, name) + (", a part" if is_part else "")
    return "\n".join([figure, *([other.text] if other else []), *([reason] if reason else [])])
