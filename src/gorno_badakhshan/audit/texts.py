"""Checks of a dataset against the texts of its sources, which are not shipped.

Every passage and locator has the digest of its slice of a text, and no record copies a sentence.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import attrs

from ..errors import CriterionError, shown
from ..model.kinds import KIND_OF_UNIT
from ..model.locators import Locator
from ..model.sources import Passage, Source
from ..store.codec import Steps
from .entry import Entry, findings_despite_flaws, nested_records, walk_fields
from .finding import Finding

TEXTS_VARIABLE = "GORNO_BADAKHSHAN_TEXTS"
"""Environment variable that names the folder of the texts if no argument does."""
COPIED_WORDS = 9
"""This many words in a row that a source has too count as copied."""

_COMPARED_WORDS = re.compile(r"[\w']+")


def texts_folder(texts: str | os.PathLike[str] | None = None) -> Path | None:
    """Returns the folder of the texts: the argument, else the one that the environment names, else None.

    Raises `CriterionError` if the argument is no path.
    """
    folder = texts if texts is not None else os.environ.get(TEXTS_VARIABLE) or None
    try:
        return None if folder is None else Path(folder)
    except TypeError:
        reason = f"expected a path, got {type(folder).__name__} {shown(folder)}"
        raise CriterionError("texts", "a verification", (), reason) from None


def find_text(source: Source, folder: Path) -> str | None:
    """Returns the text of a source, `<source id>.txt` in the folder; None if there is no such file.

    Raises `UnicodeDecodeError` if the file is not UTF-8.
    """
    try:
        # Read as bytes: `read_text` would translate line ends, and offsets count the original code points.
        return (folder / f"{source.id}.txt").read_bytes().decode()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


class TextCheck(NamedTuple):
    """The result of a comparison with texts: how many items were compared, and the findings."""

    texts: int
    passages: int
    locators: int
    findings: list[Finding]


def check_texts(entries: Iterable[Entry], folder: Path) -> TextCheck:
    """Compares every passage and locator with the texts in a folder."""
    entries = list(entries)
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "sources" and _has_text(entry):
            text, text_findings = _read_text(entry, folder)
            findings += text_findings
            if text is not None:
                texts[entry.id] = text
                findings += findings_despite_flaws(_gaps(entry, text), entries)
    slices = [piece for entry in entries for piece in _slices(entry) if piece.source in texts]
    findings += (finding for piece in slices for finding in _wrong_digest(piece, texts[piece.source]))
    findings += _copied_words(entries, texts)
    passages = sum(piece.is_passage for piece in slices)
    return TextCheck(len(texts), passages, len(slices) - passages, findings)


def _has_text(entry: Entry) -> bool:
    """Whether a source names its text, and no flaw is in what the comparison needs."""
    source: Source = entry.record
    # With two ids, of the file and of the record, nobody knows which one names the text.
    if entry.is_partial and entry.file and Path(entry.file).stem != entry.id:
        return False
    needed = ("id", "text_sha256", "text_length", "passages")
    return all(hasattr(source, field) for field in needed) and source.text_sha256 is not None


def _read_text(entry: Entry, folder: Path) -> tuple[str | None, list[Finding]]:
    """Returns the text of a source, or None if it is missing or another one, and the findings."""
    source: Source = entry.record
    file = f"{source.id}.txt"
    path, repair = ("text_sha256",), "get the text that was read, or read this one again and correct all offsets"
    try:
        text = find_text(source, folder)
    except UnicodeDecodeError as error:
        return None, [entry.finding("wrong-text", path, f"{file} is not UTF-8: {error}", repair)]
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        return None, [entry.finding("missing-text", path, message, "allow reading it")]
    if text is None:
        message = f"no file {file} in the folder of texts"
        return None, [entry.finding("missing-text", path, message, "add it there")]
    digest = sha256(text.encode()).hexdigest()
    if digest != source.text_sha256:
        message = f"{file}: expected sha256 {source.text_sha256}, got sha256 {digest}"
        return None, [entry.finding("wrong-text", path, message, repair)]
    # The digest proves that the text is the right one; only the length is wrong.
    if len(text) != source.text_length:
        message = f"expected {source.text_length} code points, {file} has {len(text)}"
        return text, [entry.finding("wrong-text", ("text_length",), message, "correct text_length")]
    return text, []


def _gaps(entry: Entry, text: str) -> Iterator[Finding]:
    """Yields each run of text that no passage covers, except white space."""
    source: Source = entry.record
    spans = sorted((passage.start, passage.end) for passage in source.passages)
    covered_end = 0
    # The end of the text closes the last gap.
    for start, end in [*spans, (len(text), len(text))]:
        between = text[covered_end:start]
        if between.strip():
            first = covered_end + len(between) - len(between.lstrip())
            last = covered_end + len(between.rstrip())
            message = f"no passage covers {first} to {last}, which begins {between.strip()[:20]!r}"
            repair = "add a passage, with records that point into it or left_out and the reason"
            yield entry.finding("gap", ("passages",), message, repair)
        covered_end = max(covered_end, end)


class _Slice(NamedTuple):
    """A part of a text that a passage or a locator names by offsets and digest."""

    entry: Entry
    path: Steps
    source: str
    start: int
    end: int
    sha256: str
    is_passage: bool


def _slices(entry: Entry) -> Iterator[_Slice]:
    for path, passage in filter(_is_complete, nested_records(entry.record, Passage)):
        yield _Slice(entry, path, entry.id, passage.start, passage.end, passage.sha256, is_passage=True)
    for path, place in filter(_is_complete, nested_records(entry.record, Locator)):
        if place.start is not None and place.end is not None and place.sha256 is not None:
            yield _Slice(entry, path, place.source, place.start, place.end, place.sha256, is_passage=False)


def _is_complete(nested_record: tuple[Steps, Passage | Locator]) -> bool:
    """Whether no field of a passage or locator has a flaw."""
    record = nested_record[1]
    return all(hasattr(record, field.name) for field in attrs.fields(type(record)))


def _wrong_digest(piece: _Slice, text: str) -> Iterator[Finding]:
    digest = sha256(text[piece.start : piece.end].encode()).hexdigest()
    # A slice after the end of the text has a finding already.
    if piece.end <= len(text) and digest != piece.sha256:
        message = f"expected sha256 {piece.sha256}, the slice {piece.start} to {piece.end} has {digest}"
        repair = "correct start and end, or write the digest of the slice"
        yield piece.entry.finding("wrong-digest", (*piece.path, "sha256"), message, repair)


def _copied_words(entries: Iterable[Entry], texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yields each text of a record that repeats words of a source: one finding each, for the first such run."""
    sources = {run: source for source, text in texts.items() for run in _word_runs(text)}
    for entry in entries if sources else ():
        for path, wording in _own_wording(entry):
            copied = next((run for run in _word_runs(wording) if run in sources), None)
            if copied:
                message = f"{' '.join(copied)!r} is in {sources[copied]} word for word"
                repair = f"use other words; {COPIED_WORDS} in a row are a quotation"
                yield entry.finding("copied-words", path, message, repair)


def _word_runs(text: str) -> Iterator[tuple[str, ...]]:
    # Other case and punctuation do not make a copied sentence new.
    words = _COMPARED_WORDS.findall(text.lower())
    return (tuple(words[first : first + COPIED_WORDS]) for first in range(len(words) - COPIED_WORDS + 1))


def _own_wording(entry: Entry) -> Iterator[tuple[Steps, str]]:
    """Yields path and text of what the curators wrote: no ids, and not the title of a document."""
    for path, field, value in walk_fields(entry.record):
        # A title is quoted from the document.
        is_title = entry.kind == "sources" and path == ("title",)
        if isinstance(value, str) and field.metadata.get("unit") not in KIND_OF_UNIT and not is_title:
            yield path, value
