"""For curators: where a phrase stands in a text, as locators."""

import re
from hashlib import sha256

from ..errors import RecordError
from ..model.locators import Locator
from ..model.sources import Source


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
