"""Writes the first draft of the file of a source, for a curator to fill in."""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from ..atomic import WriteError, write_first_file
from ..audit.plausibility import SLUG
from ..errors import GornoBadakhshanError, RecordError, shown
from .expand import PLACEHOLDER
from .format import format_text, inline, table_classes
from .passages import cut_passages


class ExistingSourceError(GornoBadakhshanError, FileExistsError):
    """A source has a file already, which stays as it is. Attributes: `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} exists already and is unchanged; edit it, or choose another id")

    def __reduce__(self) -> tuple[object, ...]:
        # The arguments of an `OSError` are not the message.
        return type(self), (self.path,)


def new_source(curated: Path, source: str, text: str | None = None) -> Path:
    """Writes `sources/<source>.toml` with a placeholder in every field that a person must decide.

    With the text of the source, the file has its digest, its length and its passages. Raises
    `ExistingSourceError` if the file exists, `WriteError` if it cannot be written, and `RecordError` if the
    id is no slug or the text is empty.
    """
    if not SLUG.fullmatch(source):
        raise RecordError(f"{shown(source)} is no id; write lower-case letters, digits and hyphens: rferl-0724")
    path = curated / "sources" / f"{source}.toml"
    content = draft(source, text).encode()
    try:
        with suppress(FileExistsError):
            path.parent.mkdir()
        # Between a question and an answer somebody else could write the file.
        write_first_file(path, content)
    except FileExistsError:
        raise ExistingSourceError(path) from None
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(path, error.strerror or str(error)) from error
    return path


def draft(source: str, text: str | None = None) -> str:
    """Returns the text of the file of a new source."""
    lines = [
        *_source_lines(source, text),
        "[defaults]",
        _pair("attribution", [f"{PLACEHOLDER} {PLACEHOLDER} article"]),
        f"[claims.{PLACEHOLDER}]",
        *_claim_lines(text),
    ]
    return format_text("\n".join(lines) + "\n", table_classes(Path("sources", f"{source}.toml")))


def _source_lines(source: str, text: str | None) -> Iterator[str]:
    yield from ("[source]", _pair("id", source))
    for key in ("title", "publisher", "kind", "language", "published", "url"):
        yield _pair(key, PLACEHOLDER)
    if text is None:
        yield _pair("complete", PLACEHOLDER)
        return
    if not text.strip():
        raise RecordError("the text is empty; give the file with the text of the source")
    yield from (_pair("complete", value=True), _pair("text_sha256", sha256(text.encode()).hexdigest()))
    yield _pair("text_length", len(text))
    passages = [attrs.asdict(passage, filter=lambda _, value: value is not None) for passage in cut_passages(text)]
    yield _pair("passages", passages)


def _claim_lines(text: str | None) -> Iterator[str]:
    for key in ("event", "summary"):
        yield _pair(key, PLACEHOLDER)
    yield _pair("proposition", {"kind": PLACEHOLDER})
    if text is not None:
        yield _pair("locator", PLACEHOLDER)


def _pair(key: str, value: Any) -> str:
    return f"{key} = {inline(value, None)}"
