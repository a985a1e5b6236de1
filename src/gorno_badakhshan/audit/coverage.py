"""Which sentence is coded by which records, and why the others are not; needs no text."""

from collections.abc import Callable, Iterable

import attrs

from ..dataset import load
from ..model.fields import doc
from ..model.locators import Locator
from ..model.sources import Passage, Source
from .entry import Entry, inside
from .finding import Finding
from .texts import overlaps


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
        """Whether no record points into it, for a reason that is given."""
        return not self.records and self.passage.left_out is not None

    def __repr__(self) -> str:
        passage = self.passage
        told = ", ".join(self.records) or (f"left out, {passage.left_out}" if self.is_left_out else "uncovered")
        return f"<CoveredPassage {self.source}: {passage.part}, {passage.start}-{passage.end}: {told}>"


@attrs.frozen(kw_only=True, repr=False)
class Coverage:
    """How much of the sources the records cover.

    >>> import gorno_badakhshan as gb
    >>> covered = gb.coverage("1.0.0")
    >>> covered.uncovered, covered.share
    (0, 1.0)
    """

    rows: tuple[CoveredPassage, ...] = attrs.field(metadata=doc("Every passage of the sources, in reading order."))

    @property
    def covered(self) -> int:
        """Passages that a record points into."""
        return sum(row.is_covered for row in self.rows)

    @property
    def left_out(self) -> int:
        """Passages that no record points into, for a reason that is given."""
        return sum(row.is_left_out for row in self.rows)

    @property
    def uncovered(self) -> int:
        """Passages that no record points into, without a reason."""
        return len(self.rows) - self.covered - self.left_out

    @property
    def share(self) -> float:
        """Covered passages as a share of those that are not left out; 1.0 where there are none."""
        return self._share(lambda row: row.is_covered)

    @property
    def share_by_claims(self) -> float:
        """The same, counting only passages that a claim points into."""
        return self._share(lambda row: bool(row.claims))

    def _share(self, counts: Callable[[CoveredPassage], bool]) -> float:
        due = [row for row in self.rows if not row.is_left_out]
        return sum(map(counts, due)) / len(due) if due else 1.0

    def __repr__(self) -> str:
        return (
            f"<Coverage of {len(self.rows)} passages: {self.covered} covered, {self.left_out} left out, "
            f"{self.uncovered} uncovered; {self.share:.0%} covered, {self.share_by_claims:.0%} by claims>"
        )


def coverage(version: str | None = None) -> Coverage:
    """How much of its sources a release covers; needs no text, since sources ship their passages' places.

    >>> import gorno_badakhshan as gb
    >>> gb.coverage("1.0.0").rows[-1].passage.left_out
    'navigation: a link to another article, which says nothing about these events'

    Raises as `load` does.
    """
    dataset = load(version)
    records = [*dataset.events, *dataset.actors, *dataset.places]
    return coverage_of(dataset.sources, records, dataset.claims)


def coverage_of(sources: Iterable[Source], records: Iterable[object], claims: Iterable[object]) -> Coverage:
    """How much of these sources these records cover."""
    places: dict[str, list[tuple[Locator, str, bool]]] = {}
    for group, is_claim in ((records, False), (claims, True)):
        for record in group:
            for _, locator in inside(record, Locator):
                id: str = record.id  # type: ignore[attr-defined]
                places.setdefault(locator.source, []).append((locator, id, is_claim))
    passages = [(source.id, passage) for source in sources for passage in source.passages]
    return Coverage(rows=tuple(_row(id, passage, places.get(id, [])) for id, passage in passages))


def check_coverage(entries: Iterable[Entry]) -> list[Finding]:
    """Passages that nothing covers, and passages that are covered and said to be left out."""
    entries = list(entries)
    sources = {entry.id: entry for entry in entries if entry.kind == "sources"}
    covered = coverage_of(
        (entry.record for entry in sources.values()),
        (entry.record for entry in entries if entry.kind not in ("sources", "claims")),
        (entry.record for entry in entries if entry.kind == "claims"),
    )
    return [finding for row in covered.rows for finding in _unclear(row, sources[row.source])]


def _row(source: str, passage: Passage, places: Iterable[tuple[Locator, str, bool]]) -> CoveredPassage:
    touching = [(id, is_claim) for locator, id, is_claim in places if overlaps(locator, passage)]
    return CoveredPassage(
        source=source,
        passage=passage,
        records=tuple(dict.fromkeys(id for id, _ in touching)),
        claims=tuple(dict.fromkeys(id for id, is_claim in touching if is_claim)),
    )


def _unclear(row: CoveredPassage, entry: Entry) -> list[Finding]:
    path = ("passages", entry.record.passages.index(row.passage))
    place = f"{row.passage.part}, {row.passage.start}-{row.passage.end}"
    if not row.records and row.passage.left_out is None:
        repair = "add a record that points into it, or left_out and the reason"
        return [entry.finding("uncovered", path, f"no record points into {place}", repair)]
    if row.records and row.passage.left_out is not None:
        message = f"{place} is said to be left out, and {row.records[0]!r} points into it"
        repair = "delete left_out or correct the locator"
        return [entry.finding("invalid-value", (*path, "left_out"), message, repair)]
    return []
