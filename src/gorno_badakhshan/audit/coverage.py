"""Which records point into which passage of a source, and why no record does; needs no text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from ..dataset import Dataset, load
from ..model.fields import doc
from ..model.locators import Locator
from ..model.sources import Passage, Source
from .entry import Entry, nested_records
from .finding import Finding
from .locators import overlaps


@attrs.frozen(kw_only=True, repr=False)
class CoveredPassage:
    """One passage of a source, and the records that point into it."""

    source: str = attrs.field(metadata=doc("The document.", unit="source id"))
    passage: Passage = attrs.field(metadata=doc("The sentence, heading or fact box line."))
    records: tuple[str, ...] = attrs.field(metadata=doc("Ids of all records that point into it."))
    claims: tuple[str, ...] = attrs.field(metadata=doc("Those of them that are claims.", unit="claim id"))

    @property
    def is_covered(self) -> bool:
        """Whether a record points into it."""
        return bool(self.records)

    @property
    def is_left_out(self) -> bool:
        """Whether no record points into it and the source gives the reason."""
        return not self.records and self.passage.left_out is not None

    def __repr__(self) -> str:
        passage = self.passage
        state = ", ".join(self.records) or (f"left out, {passage.left_out}" if self.is_left_out else "uncovered")
        return f"<CoveredPassage {self.source}: {passage.part}, {passage.start}-{passage.end}: {state}>"


@attrs.frozen(kw_only=True)
class Gap:
    """A part of a text that no record points into."""

    part: str | None = attrs.field(metadata=doc("Part of the passage; None if the source lists no passages."))
    start: int = attrs.field(metadata=doc("First code point, counted from 0.", unit="code points"))
    end: int = attrs.field(metadata=doc("Code point behind the gap (exclusive).", unit="code points"))

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start


@attrs.frozen(kw_only=True, repr=False)
class CoveredText:
    """The text of a source without the passages that are left out, and the parts that no record points into."""

    source: str = attrs.field(metadata=doc("The document.", unit="source id"))
    characters: int = attrs.field(metadata=doc("Length without what is left out.", unit="code points"))
    covered: int = attrs.field(metadata=doc("How many of them a record points to.", unit="code points"))
    covered_by_claims: int = attrs.field(metadata=doc("How many of them a claim points to.", unit="code points"))
    gaps: tuple[Gap, ...] = attrs.field(metadata=doc("The parts that no record points into, in reading order."))

    def __repr__(self) -> str:
        return (
            f"<CoveredText {self.source}: {self.covered} of {self.characters} characters, {len(self.gaps)} gaps>"
        )


@attrs.frozen(kw_only=True, repr=False)
class Coverage:
    """How many passages of the sources the records cover, and how many characters.

    A passage is covered if a record points to one of its words. Characters also show a clause of a covered
    passage that no record points to.

    >>> import gorno_badakhshan as gb
    >>> covered = gb.coverage("1.0.0")
    >>> covered.uncovered, covered.share, round(covered.share_of_characters, 2)
    (0, 1.0, 0.98)
    """

    rows: tuple[CoveredPassage, ...] = attrs.field(metadata=doc("Every passage of the sources, in reading order."))
    texts: tuple[CoveredText, ...] = attrs.field(
        default=(), metadata=doc("Every source with a text, without what is left out of it.")
    )

    def _repr_html_(self) -> str:
        from ..notebook.parts import coverage_html

        return coverage_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: every passage and every text, with the records that point to them."""
        from ..model.plain import to_dict

        return to_dict(self)

    @property
    def covered(self) -> int:
        """Number of passages that a record points into."""
        return sum(row.is_covered for row in self.rows)

    @property
    def left_out(self) -> int:
        """Number of passages that no record points into, for a reason that the source gives."""
        return sum(row.is_left_out for row in self.rows)

    @property
    def uncovered(self) -> int:
        """Number of passages that no record points into, without a reason."""
        return len(self.rows) - self.covered - self.left_out

    @property
    def share(self) -> float:
        """Covered passages as a share of those that are not left out; 1.0 if there are none."""
        return self._share_of(lambda row: row.is_covered)

    @property
    def share_by_claims(self) -> float:
        """Passages that a claim points into, as a share of those that are not left out; 1.0 if there are none."""
        return self._share_of(lambda row: bool(row.claims))

    @property
    def characters(self) -> int:
        """Number of code points of all texts, without what is left out."""
        return sum(text.characters for text in self.texts)

    @property
    def share_of_characters(self) -> float:
        """Characters that a record points to, as a share of those that are not left out; 1.0 if there are none."""
        return sum(text.covered for text in self.texts) / self.characters if self.characters else 1.0

    @property
    def share_of_characters_by_claims(self) -> float:
        """Characters that a claim points to, as a share of those that are not left out; 1.0 if there are none."""
        return sum(text.covered_by_claims for text in self.texts) / self.characters if self.characters else 1.0

    def _share_of(self, is_counted: Callable[[CoveredPassage], bool]) -> float:
        # Without passages nothing is uncovered.
        rows = [row for row in self.rows if not row.is_left_out]
        return sum(map(is_counted, rows)) / len(rows) if rows else 1.0

    def __repr__(self) -> str:
        return (
            f"<Coverage of {len(self.rows)} passages: {self.covered} covered, {self.left_out} left out, "
            f"{self.uncovered} uncovered; {self.share:.0%} covered, {self.share_by_claims:.0%} by claims>"
        )


def coverage(version: str | None = None) -> Coverage:
    """Returns how many passages of its sources a release covers. It needs no text: sources list their passages.

    >>> import gorno_badakhshan as gb
    >>> gb.coverage("1.0.0").rows[-1].passage.left_out
    'navigation: a link to another article, which says nothing about these events'

    Raises as `load` does.
    """
    return coverage_of_dataset(load(version))


def coverage_of_dataset(dataset: Dataset) -> Coverage:
    """Returns how many passages of its sources a dataset covers."""
    records = [*dataset.events, *dataset.actors, *dataset.places]
    return coverage_of(dataset.sources, records, dataset.claims)


def coverage_of(sources: Iterable[Source], records: Iterable[object], claims: Iterable[object]) -> Coverage:
    """Returns how many passages of these sources the records and claims cover."""
    pointers: dict[str, list[tuple[Locator, str, bool]]] = defaultdict(list)
    # Claims are kept apart: a sentence that only introduces an actor is covered, but by no claim.
    for group, is_claim in ((records, False), (claims, True)):
        for record in group:
            id: str = record.id  # type: ignore[attr-defined]
            for _, locator in nested_records(record, Locator):
                pointers[locator.source].append((locator, id, is_claim))
    rows, texts = list[CoveredPassage](), list[CoveredText]()
    for source in sources:
        own_rows = [_covered_passage(source.id, passage, pointers[source.id]) for passage in source.passages]
        rows += own_rows
        if own_rows or source.text_length:
            texts.append(_covered_text(source, own_rows, pointers[source.id]))
    return Coverage(rows=tuple(rows), texts=tuple(texts))


def check_coverage(entries: Iterable[Entry]) -> list[Finding]:
    """Returns passages that no record covers, and passages that are both covered and left out."""
    entries = list(entries)
    sources = {entry.id: entry for entry in entries if entry.kind == "sources"}
    covered = coverage_of(
        (entry.record for entry in sources.values()),
        # Sources have passages, not locators.
        (entry.record for entry in entries if entry.kind not in ("sources", "claims")),
        (entry.record for entry in entries if entry.kind == "claims"),
    )
    return [finding for row in covered.rows for finding in _passage_findings(row, sources[row.source])]


def _covered_passage(
    source: str, passage: Passage, pointers: Iterable[tuple[Locator, str, bool]]
) -> CoveredPassage:
    matches = [(id, is_claim) for locator, id, is_claim in pointers if overlaps(locator, passage)]
    return CoveredPassage(
        source=source,
        passage=passage,
        records=tuple(dict.fromkeys(id for id, _ in matches)),
        claims=tuple(dict.fromkeys(id for id, is_claim in matches if is_claim)),
    )


def _covered_text(
    source: Source, rows: Iterable[CoveredPassage], pointers: Iterable[tuple[Locator, str, bool]]
) -> CoveredText:
    spans = [(locator.start, locator.end, is_claim) for locator, _, is_claim in pointers]
    located = [(start, end, is_claim) for start, end, is_claim in spans if start is not None and end is not None]
    # A source with a text and without passages counts as one passage: nothing of it was left out.
    parts: list[tuple[str | None, int, int]] = [
        (row.passage.part, row.passage.start, row.passage.end) for row in rows if not row.is_left_out
    ]
    if not source.passages:
        parts = [(None, 0, source.text_length or 0)]
    gaps = _gaps_between(parts, [(start, end) for start, end, _ in located])
    gaps_of_claims = _gaps_between(parts, [(start, end) for start, end, is_claim in located if is_claim])
    characters = sum(end - start for _, start, end in parts)
    return CoveredText(
        source=source.id,
        characters=characters,
        covered=characters - sum(gap.length for gap in gaps),
        covered_by_claims=characters - sum(gap.length for gap in gaps_of_claims),
        gaps=tuple(gaps),
    )


def _gaps_between(parts: Iterable[tuple[str | None, int, int]], spans: Iterable[tuple[int, int]]) -> list[Gap]:
    """Returns what is left of the parts without the spans, in the order of the parts."""
    ordered = sorted(spans)
    gaps: list[Gap] = []
    for name, part_start, part_end in parts:
        position = part_start
        # The end of the part closes its last gap.
        for start, end in [*ordered, (part_end, part_end)]:
            if position < min(start, part_end):
                gaps.append(Gap(part=name, start=position, end=min(start, part_end)))
            position = max(position, end)
    return gaps


def _passage_findings(row: CoveredPassage, entry: Entry) -> Iterator[Finding]:
    passage = row.passage
    path = ("passages", entry.record.passages.index(passage))
    place = f"{passage.part}, {passage.start}-{passage.end}"
    if not row.is_covered and not row.is_left_out:
        repair = "add a record that points into it, or left_out and the reason"
        yield entry.finding("uncovered", path, f"no record points into {place}", repair)
    if row.is_covered and passage.left_out is not None:
        message = f"{place} is left out, but {row.records[0]!r} points into it"
        repair = "delete left_out or correct the locator"
        yield entry.finding("invalid-value", (*path, "left_out"), message, repair)
