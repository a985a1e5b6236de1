"""Whether places in a document are what they say, and no sentence of it is shipped.

The first half needs no text: passages and locators are held against each other. The second half
reads the texts, which are not shipped, and proves every slice by its digest.
"""

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..model.kinds import KIND_OF_UNIT
from ..model.locators import Locator
from ..model.sources import Passage, Source
from ..store.codec import Steps
from .entry import Entry, inside, walk
from .finding import Finding

TEXTS_VARIABLE = "GORNO_BADAKHSHAN_TEXTS"
"""Environment variable that names the folder of the texts where no argument does."""
RUN = 9
"""Words in a row from which on wording counts as copied."""

_WORD = re.compile(r"[\w']+")
_ID_UNITS = KIND_OF_UNIT.keys()


def texts_folder(texts: str | os.PathLike[str] | None = None) -> Path | None:
    """The folder of the texts: the argument, else what the environment names, else None."""
    named = texts if texts is not None else os.environ.get(TEXTS_VARIABLE) or None
    return None if named is None else Path(named)


def find_text(source: Source, folder: Path) -> str | None:
    """The text of a source, `<source id>.txt` in the folder; None if there is none.

    Nothing is translated, line ends included, since offsets count code points of these very bytes.
    Raises `UnicodeDecodeError` where the file is not UTF-8.
    """
    try:
        return (folder / f"{source.id}.txt").read_bytes().decode()
    except FileNotFoundError:
        return None


def check_places(entries: Iterable[Entry]) -> list[Finding]:
    """What is wrong with passages and locators among themselves; needs no text."""
    entries = list(entries)
    sources = {entry.id: entry.record for entry in entries if entry.kind == "sources"}
    found: list[Finding] = []
    for entry in entries:
        if entry.kind == "sources":
            found += _disordered(entry)
        for path, locator in inside(entry.record, Locator):
            if locator.source in sources:
                found += _misplaced(entry, path, locator, sources[locator.source])
    return found


class Proof(NamedTuple):
    """What was proved against texts."""

    texts: int
    passages: int
    locators: int
    findings: list[Finding]


def check_texts(entries: Iterable[Entry], folder: Path) -> Proof:
    """Prove every slice against the texts in a folder; the numbers count what was compared."""
    entries = list(entries)
    found: list[Finding] = []
    texts: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "sources" and entry.record.text_sha256 is not None:
            text, wrong = _proved_text(entry, folder)
            found += wrong
            if text is not None:
                texts[entry.id] = text
                found += _gaps(entry, text)
    slices = [told for entry in entries for told in _slices(entry) if told.source in texts]
    found += [finding for told in slices for finding in _wrong_slice(told, texts[told.source])]
    found += _copied(entries, texts)
    passages = sum(told.is_passage for told in slices)
    return Proof(len(texts), passages, len(slices) - passages, found)


def _disordered(entry: Entry) -> Iterator[Finding]:
    source: Source = entry.record
    if source.passages and source.text_sha256 is None:
        message = "passages point into a text of which no digest is given"
        yield entry.finding("missing-key", (), message, "add text_sha256 and text_length")
    if (source.text_sha256 is None) != (source.text_length is None):
        message = "text_sha256 and text_length are given together or not at all"
        yield entry.finding("missing-key", (), message, "add the other one")
    for number, passage in enumerate(source.passages):
        before = source.passages[number - 1].end if number else 0
        if passage.start < before:
            yield entry.finding(
                "gap",
                ("passages", number, "start"),
                f"starts at {passage.start}, before the passage above it ends at {before}",
                "write passages in the order of the text, without overlap",
            )
        if source.text_length is not None and passage.end > source.text_length:
            yield _outside(entry, ("passages", number, "end"), passage.end, source.text_length)


def _outside(entry: Entry, path: Steps, end: int, length: int) -> Finding:
    repair = "correct start and end, counted in code points"
    return entry.finding("outside-text", path, f"ends at {end}, the text at {length}", repair)


def _misplaced(entry: Entry, path: Steps, locator: Locator, source: Source) -> Iterator[Finding]:
    if locator.start is None or locator.end is None:
        parts = {passage.part for passage in source.passages}
        if parts and locator.part not in parts:
            yield _wrong_part(entry, (*path, "part"), f"{source.id} has no part {locator.part!r}")
        return
    if source.text_length is None:
        message = f"points into {source.id}, which gives no text_length"
        yield entry.finding("missing-key", path, message, "add text_sha256 and text_length there")
    elif locator.end > source.text_length:
        yield _outside(entry, (*path, "end"), locator.end, source.text_length)
    elif source.passages:
        held = [p for p in source.passages if overlaps(locator, p)]
        found = dict.fromkeys(passage.part for passage in held)
        if list(found) != [locator.part]:
            told = " and ".join(map(repr, found)) or "no part at all"
            yield _wrong_part(entry, (*path, "part"), f"the slice lies in {told}, not in {locator.part!r}")
        elif locator.start < held[0].start or locator.end > held[-1].end:
            yield _wrong_part(entry, (*path, "start"), "the slice reaches out of its passages")


def _wrong_part(entry: Entry, path: Steps, message: str) -> Finding:
    return entry.finding("wrong-part", path, message, "correct the part, or start and end")


def overlaps(locator: Locator, passage: Passage) -> bool:
    """Whether a locator touches a passage of its source; one without offsets touches none."""
    if locator.start is None or locator.end is None:
        return False
    return locator.start < passage.end and passage.start < locator.end


def _proved_text(entry: Entry, folder: Path) -> tuple[str | None, list[Finding]]:
    """The text if it is the one that the offsets point into, else why it is not."""
    source: Source = entry.record
    path, wrong = ("text_sha256",), "get the text that was read, or read this one anew and correct all offsets"
    try:
        text = find_text(source, folder)
    except UnicodeDecodeError as error:
        return None, [entry.finding("wrong-text", path, f"{source.id}.txt is not UTF-8: {error}", wrong)]
    if text is None:
        return None, [
            entry.finding("missing-text", path, f"no file {source.id}.txt in the folder of texts", "add it there")
        ]
    got = sha256(text.encode()).hexdigest()
    if got != source.text_sha256:
        message = f"{source.id}.txt: expected sha256 {source.text_sha256}, got sha256 {got}"
        return None, [entry.finding("wrong-text", path, message, wrong)]
    if len(text) != source.text_length:
        message = f"says {source.text_length}, {source.id}.txt has {len(text)} code points"
        return text, [entry.finding("wrong-text", ("text_length",), message, "correct text_length")]
    return text, []


def _gaps(entry: Entry, text: str) -> Iterator[Finding]:
    """Each run of text, blanks apart, that no passage covers."""
    source: Source = entry.record
    edges = [(0, 0), *sorted((passage.start, passage.end) for passage in source.passages), (len(text), len(text))]
    reached = 0
    for start, end in edges:
        blank = text[reached:start]
        if blank.strip():
            first, last = reached + len(blank) - len(blank.lstrip()), reached + len(blank.rstrip())
            yield entry.finding(
                "gap",
                ("passages",),
                f"no passage covers {first} to {last}, which begins {blank.strip()[:20]!r}",
                "add a passage, with records that point into it or left_out and the reason",
            )
        reached = max(reached, end)


class _Slice(NamedTuple):
    entry: Entry
    path: Steps
    source: str
    start: int
    end: int
    sha256: str
    is_passage: bool


def _slices(entry: Entry) -> Iterator[_Slice]:
    for path, passage in inside(entry.record, Passage):
        yield _Slice(entry, path, entry.id, passage.start, passage.end, passage.sha256, is_passage=True)
    for path, told in inside(entry.record, Locator):
        if told.start is not None and told.end is not None and told.sha256 is not None:
            yield _Slice(entry, path, told.source, told.start, told.end, told.sha256, is_passage=False)


def _wrong_slice(told: _Slice, text: str) -> Iterator[Finding]:
    got = sha256(text[told.start : told.end].encode()).hexdigest()
    if told.end <= len(text) and got != told.sha256:
        yield told.entry.finding(
            "wrong-digest",
            (*told.path, "sha256"),
            f"expected sha256 {told.sha256}, the slice {told.start} to {told.end} has {got}",
            "correct start and end, or write the digest of the slice",
        )


def _copied(entries: Iterable[Entry], texts: dict[str, str]) -> Iterator[Finding]:
    known = {run: id for id, text in texts.items() for run in _runs(text)}
    for entry in entries if known else ():
        for path, words in _own_words(entry):
            run = next((run for run in _runs(words) if run in known), None)
            if run:
                yield entry.finding(
                    "copied-words",
                    path,
                    f"{' '.join(run)!r} stands in {known[run]} word for word",
                    f"say it in other words; {RUN} in a row are a quotation",
                )


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return (tuple(words[first : first + RUN]) for first in range(len(words) - RUN + 1))


def _own_words(entry: Entry) -> Iterator[tuple[Steps, str]]:
    """All that is text and neither an id nor a word of a vocabulary; a document's title is its own."""
    for path, field, value in walk(entry.record):
        is_title = entry.kind == "sources" and path == ("title",)
        if isinstance(value, str) and field.metadata.get("unit") not in _ID_UNITS and not is_title:
            yield path, value
