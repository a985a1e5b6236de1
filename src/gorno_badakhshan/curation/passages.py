"""Cuts a text into passages: headings, lines of a list, and sentences.

A first draft for the file of a new source. Where a cut is wrong, a person joins or splits the passages.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby, pairwise
from typing import NamedTuple

from ..model.sources import Passage

TITLE, LEAD = "Title", "Lead"
"""The parts before the first heading: the first line, and the sentences below it."""
HEADING = "heading"
"""Why no record covers a heading."""

_MARKED_HEADING = re.compile(r"(?P<equals>=+)\s*(?P<wiki>.+?)\s*(?P=equals)|#+\s+(?P<markdown>.+)")
_LIST_LINE = re.compile(r"[-*•]\s+(?:(?P<label>[^:\s][^:]{0,40}):\s)?")
_LONGEST_HEADING = 80
_SENTENCE_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s+\S)|[。！？]+[”」』）]*")
# A period behind one of these, or behind a single capital letter, ends no sentence.
_ABBREVIATIONS = frozenset({
    *("mr", "mrs", "ms", "dr", "prof", "st", "vs", "u.s", "u.n"),
    *("gen", "col", "maj", "capt", "lt", "sgt"),
    *("jan", "feb", "aug", "sept", "oct", "nov", "dec"),
    *("ген", "полк", "см", "ул", "им", "г"),
})  # fmt: skip
_LAST_WORD = re.compile(r"[\w.]+$")


class _Line(NamedTuple):
    """A line without the spaces around it, and where it starts in the text."""

    start: int
    text: str


def cut_passages(text: str) -> list[Passage]:
    r"""Returns passages that cover all of a text except white space, in order.

    >>> [(passage.part, passage.end) for passage in cut_passages("News\n\nTwo died. Gen. A. Lorn left.")]
    [('Title', 4), ('Lead', 15), ('Lead', 34)]

    Only headings with marks, such as `== Background ==`, are left out; a person decides on all other lines.
    """
    section = LEAD
    passages: list[Passage] = []
    for block in _blocks(text):
        name, is_marked = _heading(
            block, is_first=not passages, has_prose=any(passage.part != TITLE for passage in passages)
        )
        content = block if name is None else block[1:]
        part = name or section
        if name is not None:
            part = name if passages else TITLE
            passages.append(_passage(text, part, block[0], HEADING if is_marked and part != TITLE else None))
            part = LEAD if part == TITLE else part
            # A heading without marks above a list is the heading of that list only.
            section = part if is_marked or not content else section
        passages += (_passage(text, piece_part, piece) for piece_part, piece in _pieces(text, part, content))
    return passages


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yields the lines between blank lines; a heading with marks opens a block of its own."""
    block: list[_Line] = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if block and (not stripped or _MARKED_HEADING.fullmatch(stripped)):
            yield block
            block = []
        if stripped:
            block.append(_Line(position + line.index(stripped), stripped))
        position += len(line) + 1
    if block:
        yield block


def _heading(block: list[_Line], *, is_first: bool, has_prose: bool) -> tuple[str | None, bool]:
    """Returns the heading that opens a block, or None, and whether it has marks."""
    first, *rest = block
    if match := _MARKED_HEADING.fullmatch(first.text):
        return match["wiki"] or match["markdown"], True
    is_list = bool(rest) and all(_LIST_LINE.match(line.text) for line in rest)
    # Below the title, a line of a few words is a byline or a date; headings come between sentences.
    is_alone = not rest and (has_prose or is_first)
    is_short = (
        len(first.text) <= _LONGEST_HEADING and first.text[-1].isalnum() and not _LIST_LINE.match(first.text)
    )
    return (first.text if is_short and (is_list or is_alone) else None), False


def _pieces(text: str, part: str, lines: list[_Line]) -> Iterator[tuple[str, _Line]]:
    """Yields the lines of lists and the sentences of a block, each with its part."""
    for is_list, group in groupby(lines, key=lambda line: bool(_LIST_LINE.match(line.text))):
        if is_list:
            for line in group:
                label = match["label"] if (match := _LIST_LINE.match(line.text)) else None
                yield (f"{part}/{label.strip()}" if label else part), line
        else:
            first, *_, last = (*group,) * 2
            paragraph = _Line(first.start, text[first.start : last.start + len(last.text)])
            yield from ((part, sentence) for sentence in _sentences(paragraph))


def _sentences(paragraph: _Line) -> Iterator[_Line]:
    text = paragraph.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if _ends_sentence(text, match)]
    for start, end in pairwise((0, *ends, len(text))):
        sentence = text[start:end].strip()
        if sentence:
            yield _Line(paragraph.start + text.index(sentence, start), sentence)


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark such as a period ends a sentence, and not an abbreviation or an initial."""
    following = re.search(r"\w", text[mark.end() : mark.end() + 10])
    if following and following[0].islower():
        return False
    last_word = _LAST_WORD.search(text, max(0, mark.start() - 20), mark.start())
    is_initial = last_word is not None and len(last_word[0]) == 1 and last_word[0].isupper()
    is_abbreviation = last_word is not None and last_word[0].lower() in _ABBREVIATIONS
    return mark[0] != "." or not (is_initial or is_abbreviation)


def _passage(text: str, part: str, piece: _Line, left_out: str | None = None) -> Passage:
    start, end = piece.start, piece.start + len(piece.text)
    digest = sha256(text[start:end].encode()).hexdigest()
    return Passage(part=part, start=start, end=end, sha256=digest, left_out=left_out)
