"""Checks of passages and locators against each other; they need no text."""

from collections.abc import Iterable, Iterator

from ..model.locators import Locator
from ..model.sources import Passage, Source
from ..store.codec import Steps
from .entry import Entry, findings_despite_flaws, nested_records
from .finding import Finding


def check_locators(entries: Iterable[Entry]) -> list[Finding]:
    """Returns what is wrong with passages, and with locators that name a source among these entries."""
    entries = list(entries)
    sources = {entry.id: entry.record for entry in entries if entry.kind == "sources"}
    findings: list[Finding] = []
    for entry in entries:
        if entry.kind == "sources":
            findings += findings_despite_flaws(_wrong_passages(entry), entries)
        for path, locator in nested_records(entry.record, Locator):
            if getattr(locator, "source", None) in sources:
                checked = _wrong_locator(entry, path, locator, sources[locator.source])
                findings += findings_despite_flaws(checked, entries)
    return findings


def overlaps(locator: Locator, passage: Passage) -> bool:
    """Whether a locator and a passage of its source share text; False for a locator without offsets."""
    if locator.start is None or locator.end is None:
        return False
    return locator.start < passage.end and passage.start < locator.end


def _wrong_passages(entry: Entry) -> Iterator[Finding]:
    source: Source = entry.record
    if source.passages and source.text_sha256 is None:
        message = "passages have offsets into a text of which no digest is given"
        yield entry.finding("missing-key", (), message, "add text_sha256 and text_length")
    if (source.text_sha256 is None) != (source.text_length is None):
        message = "text_sha256 and text_length are given together or not at all"
        yield entry.finding("missing-key", (), message, "add the other one")
    previous_end = 0
    for position, passage in enumerate(source.passages):
        if passage.start < previous_end:
            message = f"starts at {passage.start}, before the previous passage ends at {previous_end}"
            repair = "write passages in the order of the text, without overlap"
            yield entry.finding("gap", ("passages", position, "start"), message, repair)
        if source.text_length is not None and passage.end > source.text_length:
            yield _outside_text(entry, ("passages", position, "end"), passage.end, source.text_length)
        previous_end = passage.end


def _wrong_locator(entry: Entry, path: Steps, locator: Locator, source: Source) -> Iterator[Finding]:
    parts = {passage.part for passage in source.passages}
    # Without offsets only the part can be checked.
    if locator.end is None:
        if parts and locator.part not in parts:
            yield _wrong_part(entry, (*path, "part"), f"{source.id} has no part {locator.part!r}")
    elif source.text_length is None:
        message = f"has offsets into {source.id}, which gives no text_length"
        yield entry.finding("missing-key", path, message, "add text_sha256 and text_length there")
    elif locator.end > source.text_length:
        yield _outside_text(entry, (*path, "end"), locator.end, source.text_length)
    elif source.passages:
        yield from _misplaced(entry, path, locator, source)


def _misplaced(entry: Entry, path: Steps, locator: Locator, source: Source) -> Iterator[Finding]:
    """Yields a finding if the locator's slice is not inside passages of the part that the locator names."""
    # A slice may span several passages, and the white space between them.
    passages = [passage for passage in source.passages if overlaps(locator, passage)]
    parts = list(dict.fromkeys(passage.part for passage in passages))
    start, end = locator.start or 0, locator.end or 0
    if parts != [locator.part]:
        actual = " and ".join(map(repr, parts)) or "no part at all"
        yield _wrong_part(entry, (*path, "part"), f"the slice lies in {actual}, not in {locator.part!r}")
    elif start < passages[0].start or end > passages[-1].end:
        yield _wrong_part(entry, (*path, "start"), "the slice begins or ends outside its passages")


def _outside_text(entry: Entry, path: Steps, end: int, length: int) -> Finding:
    repair = "correct start and end, counted in code points"
    return entry.finding("outside-text", path, f"ends at {end}, the text at {length}", repair)


def _wrong_part(entry: Entry, path: Steps, message: str) -> Finding:
    return entry.finding("wrong-part", path, message, "correct the part, or start and end")
