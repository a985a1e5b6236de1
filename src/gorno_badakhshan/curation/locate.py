"""Finds a phrase in the text of a source, for curators who write a locator."""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from ..errors import RecordError
from ..model.fields import doc
from ..model.locators import Locator
from ..model.sources import Passage
from ..store.codec import examine
from .folder import source_path
from .passages import cut_passages
from .toml_text import TomlError, decode_text, parse_toml


@attrs.frozen(kw_only=True)
class Outline:
    """What a locator needs to know of a source, whose other fields may still be open."""

    source: str = attrs.field(metadata=doc("The source.", unit="source id"))
    text_sha256: str | None = attrs.field(default=None, metadata=doc("Digest of its text; None if not recorded."))
    passages: tuple[Passage, ...] = attrs.field(default=(), metadata=doc("Its passages; empty if not recorded."))


def read_outline(curated: Path, source: str) -> Outline:
    """Returns the outline of a source, from its file only; raises `UnknownIdError` if it has none."""
    path = source_path(curated, source)
    try:
        data: Any = parse_toml(decode_text(path.read_bytes()))
    except TomlError as error:
        raise RecordError(f"{path.name} cannot be read: {error}; see the findings of curate check") from None
    table = data.get("source")
    digest, passages = (
        (table.get("text_sha256"), table.get("passages")) if isinstance(table, dict) else (None, None)
    )
    # A passage that is wrong has a finding of the check.
    decoded = [examine(passage, Passage)[0] for passage in passages] if isinstance(passages, list) else []
    is_digest = isinstance(digest, str)
    return Outline(source=source, text_sha256=digest if is_digest else None, passages=tuple(filter(None, decoded)))


def locate(text: str, outline: Outline, phrase: str) -> list[Locator]:
    """Returns a locator for every occurrence of a phrase, word for word, in the text of a source.

    If the source has no passages yet, the parts are those that `cut_passages` finds. Raises `RecordError`
    if the text is not the recorded one, or if an occurrence is in no passage or in passages of several parts.
    """
    if outline.text_sha256 not in {None, sha256(text.encode()).hexdigest()}:
        raise RecordError(f"the text differs from the one of {outline.source!r}: its digest differs")
    if not phrase:
        raise RecordError("the phrase is empty; give the words to look for")
    passages = outline.passages or cut_passages(text)
    # A lookahead, so that occurrences may overlap.
    starts = [match.start() for match in re.finditer(f"(?={re.escape(phrase)})", text)]
    digest = sha256(phrase.encode()).hexdigest()
    return [_locator(outline.source, passages, start, start + len(phrase), digest) for start in starts]


def _locator(source: str, passages: Sequence[Passage], start: int, end: int, digest: str) -> Locator:
    parts = {passage.part for passage in passages if start < passage.end and passage.start < end}
    if len(parts) != 1:
        names = " and ".join(sorted(map(repr, parts))) or "no passage"
        raise RecordError(f"{start} to {end} of {source!r} is in {names}; a locator is in one part")
    return Locator(source=source, part=parts.pop(), start=start, end=end, sha256=digest)
