"""For curators: where a phrase stands in a text, as locators; and passages to start a new source from."""

import re
from collections.abc import Iterator
from hashlib import sha256

from ..errors import RecordError
from ..model.locators import Locator
from ..model.sources import Passage, Source

_SENTENCE_END = re.compile(r"(?<=[.!?])(?:[\"”’)]*)\s+(?=[\"“‘(]?[A-ZÀ-ÞА-ЯЁ0-9])")


def locate(text: str, source: Source, phrase: str) -> list[Locator]:
    """A locator for every place at which the phrase stands in the text, word for word.

    Raises `RecordError` where the text is not the source's, or a place lies in no passage or in
    passages of several parts.
    """
    if sha256(text.encode()).hexdigest() != source.text_sha256:
        raise RecordError(f"the text is not the one that {source.id!r} points into; its digest differs")
    if not phrase:
        raise RecordError("the phrase is empty; give the words to look for")
    starts = [match.start() for match in re.finditer(f"(?={re.escape(phrase)})", text)]
    return [_locator(source, start, start + len(phrase), phrase) for start in starts]


def _locator(source: Source, start: int, end: int, phrase: str) -> Locator:
    parts = {passage.part for passage in source.passages if start < passage.end and passage.start < end}
    if len(parts) != 1:
        told = " and ".join(sorted(map(repr, parts))) or "no passage"
        raise RecordError(f"{start} to {end} of {source.id!r} lies in {told}; a locator lies in one part")
    return Locator(
        source=source.id, part=parts.pop(), start=start, end=end, sha256=sha256(phrase.encode()).hexdigest()
    )


def segment(text: str, part: str = "Lead") -> tuple[Passage, ...]:
    r"""Passages for a new text, to be corrected by hand: a heading, a list line or a sentence each.

    `part` names what stands before the first `== heading ==`; offsets are code points.

    >>> [(p.part, p.start, p.end) for p in segment("One. Two.\n\n== After ==\n- Place: here\n")]
    [('Lead', 0, 4), ('Lead', 5, 9), ('After', 11, 22), ('After/Place', 23, 36)]
    """
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        heading = re.fullmatch(r"==+\s*(.*?)\s*==+", line.strip())
        key = re.match(r"- (\w+):", line)
        part = heading[1] if heading else part
        spans = [(0, len(line))] if heading or key else _sentences(line)
        name = f"{part}/{key[1]}" if key else part
        passages += [
            _passage(text, name, start + first, start + last) for first, last in spans if line[first:last].strip()
        ]
        start += len(line)
    return tuple(passages)


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        yield start, match.end()
        start = match.end()
    yield start, len(line)


def _passage(text: str, part: str, start: int, end: int) -> Passage:
    told = text[start:end]
    start, end = start + len(told) - len(told.lstrip()), end - len(told) + len(told.rstrip())
    return Passage(part=part, start=start, end=end, sha256=sha256(text[start:end].encode()).hexdigest())
