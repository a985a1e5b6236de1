"""Finds a phrase in the text of a source, for curators who write a locator."""

import re
from hashlib import sha256

from ..errors import RecordError
from ..model.locators import Locator
from ..model.sources import Source


def locate(text: str, source: Source, phrase: str) -> list[Locator]:
    """Returns a locator for every occurrence of a phrase, word for word, in the text of a source.

    Raises `RecordError` if the text is not the one of the source, or if an occurrence is in no passage or
    in passages of several parts.
    """
    if sha256(text.encode()).hexdigest() != source.text_sha256:
        raise RecordError(f"the text differs from the one of {source.id!r}: its digest differs")
    if not phrase:
        raise RecordError("the phrase is empty; give the words to look for")
    # A lookahead, so that occurrences may overlap.
    starts = [match.start() for match in re.finditer(f"(?={re.escape(phrase)})", text)]
    digest = sha256(phrase.encode()).hexdigest()
    return [_locator(source, start, start + len(phrase), digest) for start in starts]


def _locator(source: Source, start: int, end: int, digest: str) -> Locator:
    parts = {passage.part for passage in source.passages if start < passage.end and passage.start < end}
    if len(parts) != 1:
        names = " and ".join(sorted(map(repr, parts))) or "no passage"
        raise RecordError(f"{start} to {end} of {source.id!r} is in {names}; a locator is in one part")
    return Locator(source=source.id, part=parts.pop(), start=start, end=end, sha256=digest)
