"""The content of the figure of claims: what each row says, without where it is drawn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from ..analysis.question import question_of
from ..analysis.toll import PopulationToll
from ..model.propositions import CasualtyCount
from .labels import wrapped

if TYPE_CHECKING:
    from ..analysis.assumptions import Assumptions
    from ..analysis.estimate import Estimate
    from ..analysis.evidence import Evidence
    from ..analysis.hearing import Hearing
    from ..analysis.question import Question
    from ..analysis.toll import WordedFigure
    from ..model.claims import Claim
    from ..model.counts import Count
    from ..model.own_words import AnyParty

LEFT_LETTERS, RIGHT_LETTERS = 36, 40
"""Longest line of the speakers on the left, and of the wordings on the right."""

Bounds = tuple[int, int | None]


@attrs.frozen(kw_only=True)
class OtherReading:
    """The other reading of an ambiguous text, if it gives another number."""

    count: "Count"
    bounds: Bounds

    @property
    def figures(self) -> list[int]:
        """The stated figure, if there is one."""
        return [] if self.count.stated is None else [self.count.stated]


@attrs.frozen(kw_only=True)
class ClaimRow:
    """The row of one first speaker and wording."""

    claim_id: str
    """Of the first claim that relays no other one; else of the first."""
    speakers: str
    """Empty if they are those of the row above."""
    wording: str
    party: "AnyParty"
    evidence: "Evidence | None"
    """None if the claims give no number."""
    other: OtherReading | None
    counts: bool

    @property
    def numbers(self) -> list[int]:
        """All finite numbers on the row."""
        numbers: list[int | None] = []
        if self.evidence:
            numbers += [*self.evidence.figures, self.evidence.low, self.evidence.high]
        if self.other:
            numbers += [*self.other.figures, *self.other.bounds]
        return [number for number in numbers if number is not None]


@attrs.frozen(kw_only=True)
class ClaimChart:
    """The rows of the claims, with the estimates that are drawn below them."""

    question: "Question"
    hearing: "Hearing"
    rows: tuple[ClaimRow, ...]
    estimates: "tuple[Estimate, ...]"

    @property
    def labels(self) -> list[tuple[str, str]]:
        """The texts on the left and on the right of each row, then of each estimate."""
        rows = [(row.speakers, row.wording) for row in self.rows]
        return rows + [(f"by {estimate.policy}", _estimate_label(estimate)) for estimate in self.estimates]

    @property
    def right(self) -> float:
        """The upper end of the number axis."""
        numbers: list[float] = [number for row in self.rows for number in row.numbers]
        for estimate in self.estimates:
            numbers += [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
        # Arrows of claims without an upper bound need space beyond the greatest number.
        return max(1.0, *numbers) * 1.15


def chart_of(hearing: "Hearing", estimates: "tuple[Estimate, ...]") -> ClaimChart:
    """Returns the chart of all claims of a hearing; raises `QuestionError` if they answer several questions."""
    question = question_of(hearing)
    rows = tuple(_claim_rows(hearing, question))
    return ClaimChart(question=question, hearing=hearing, rows=rows, estimates=estimates)


def _claim_rows(hearing: "Hearing", question: "Question") -> Iterator[ClaimRow]:
    """Yields a row for each first speaker and wording; those of one speaker follow each other."""
    evidence = {each.claim.id: each for each in hearing.weighed}
    left_out = {claim.id for claim, _ in question.left_out}
    previous = ""
    for figure in _worded_figures(hearing, question):
        claim = min(figure.claims, key=lambda claim: claim.relays is not None)
        yield ClaimRow(
            claim_id=claim.id,
            speakers=""
            if figure.speakers == previous
            else wrapped(" ".join(figure.speakers.split()), LEFT_LETTERS),
            wording=wrapped(_wording_label(figure), RIGHT_LETTERS),
            party=_party_of(figure, hearing),
            evidence=evidence.get(claim.id) if claim.polarity == "affirmed" else None,
            other=_other_reading(claim, hearing.assumptions),
            counts=claim.id not in left_out,
        )
        previous = figure.speakers


def _worded_figures(hearing: "Hearing", question: "Question") -> "tuple[WordedFigure, ...]":
    toll = PopulationToll(
        event=question.event,
        population=question.population,
        hearing=hearing,
        question=question,
        estimates=(),
        refusal=None,
    )
    return toll.figures


def _wording_label(figure: "WordedFigure") -> str:
    """Returns the figure as worded with the number of pages that print it, and why it does not count."""
    pages = len({claim.source for claim in figure.claims})
    repeated = f" ({pages} pages)" if pages > 1 else ""
    reason = f"\n{figure.counts_as}" if figure.counts_as.startswith("not counted") else ""
    part = ", a part" if figure.counts_as.endswith("of a part") else ""
    return f"{' '.join(figure.wording.split())}{part}{repeated}{reason}"


def _party_of(figure: "WordedFigure", hearing: "Hearing") -> "AnyParty":
    """Returns the party of the first speaker, or of the actor who changed the figure, in the dataset."""
    actor = figure.speaker if figure.changed_by is None else figure.changed_by
    record = hearing.dataset.actors.get(actor) if hearing.dataset is not None else None
    return record.party if record is not None else "unknown"


def _other_reading(claim: "Claim", assumptions: "Assumptions") -> OtherReading | None:
    main, other = claim.proposition, claim.alternative and claim.alternative.proposition
    if not isinstance(main, CasualtyCount) or not isinstance(other, CasualtyCount) or main.count == other.count:
        return None
    return OtherReading(count=other.count, bounds=assumptions.bounds(other.count))


def _estimate_label(estimate: "Estimate") -> str:
    return wrapped(f"{estimate.figures}{'; disputed' if estimate.disputed else ''}", RIGHT_LETTERS)
