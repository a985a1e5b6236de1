"""The one way in which curated files are written, so that a diff shows what changed and nothing else.

A header and then a line for each field, in the order of the model; what is nested is inline, and a
list of tables has an item a line. Records stay in their order, values and comments are all kept.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import attrs

from ..audit.verify import CLASSES
from ..errors import GornoBadakhshanError, MissingExtraError
from ..model.propositions import Proposition
from .lines import comments
from .read import Head, curated_files

if TYPE_CHECKING:
    from tomlkit.container import Container

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PROPOSITIONS = {cls.__name__: cls for cls in get_args(Proposition)}


class FormatError(GornoBadakhshanError, ValueError):
    """A text that cannot be formatted without losing something, and so is left as it is."""


def format_folder(curated: Path, *, write: bool) -> list[Path]:
    """The curated files that are not written in the canonical way; with `write` they are rewritten.

    Raises `FormatError`, before anything is written, where a file cannot be formatted without loss.
    """
    made = {path: _format_file(path, path.relative_to(curated)) for path in curated_files(curated)}
    changed = [path for path, content in made.items() if path.read_bytes() != content]
    for path in changed if write else ():
        path.write_bytes(made[path])
    return changed


def _format_file(path: Path, name: Path) -> bytes:
    try:
        return format_text(path.read_bytes().decode(), classes_of(name)).encode()
    except (FormatError, UnicodeDecodeError) as error:
        raise FormatError(f"{name.as_posix()} is left as it is: {error}") from None


def classes_of(path: Path) -> Mapping[str, type]:
    """The record class of each table in a curated file, by its name; the file itself is named ""."""
    if path.parent.name == "sources":
        return {"source": CLASSES["sources"], "claims": CLASSES["claims"]}
    return {path.stem: CLASSES[path.stem]} if path.stem in CLASSES else {"": Head}


def format_text(text: str, classes: Mapping[str, type]) -> str:
    r"""A TOML text in the canonical way; `classes` gives the order of keys, as `classes_of` tells it.

    >>> from gorno_badakhshan.model.counts import Count
    >>> print(format_text('[count]\nhedge="exact" # as printed\nlow=7', {"count": Count}), end="")
    [count]
    low = 7
    hedge = "exact" # as printed

    Keys that the class does not have come last, and a value of whatever type stays as it is. Raises
    `FormatError` where the text is not TOML, or a comment or value would be lost.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"not TOML: {error}") from None
    made = _Writer(values, classes).write(_parsed(text).body)
    _prove_same(text, made)
    return made


def _parsed(text: str) -> "Container":
    try:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError
    except ImportError:
        raise MissingExtraError("curation", "tomlkit") from None
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise FormatError(f"tomlkit does not read it: {error}") from None


def _prove_same(text: str, made: str) -> None:
    if sorted(comments(text.replace("\r\n", "\n"))) != sorted(comments(made)):
        raise FormatError("a comment stands where it would be lost; move it above a key")
    if _comparable(tomllib.loads(text)) != _comparable(tomllib.loads(made)):
        raise FormatError("a value would change; write its table in one place")


def _comparable(value: Any) -> Any:
    """A value whose equality tells 1 from true and 1.0, and nan from nothing."""
    if isinstance(value, dict):
        return {key: _comparable(held) for key, held in value.items()}
    return [_comparable(held) for held in value] if isinstance(value, list) else repr(value)


class _Notes:
    """The comments of one table: above and behind each key, and at its end or above the next header."""

    def __init__(self, body: Iterable[tuple[Any, Any]]) -> None:
        self.above: dict[str, list[str]] = {}
        self.behind: dict[str, str] = {}
        waiting: list[str] = []
        for key, item in body:
            if key is None:
                waiting += _loose_lines(item)
            else:
                self._note(key.key, item, [line for line in waiting if line])
                waiting = []
        self._end(waiting)

    def _note(self, key: str, item: Any, above: list[str]) -> None:
        held = self.above.setdefault(key, [])
        held += above
        behind = item.trivia.comment
        if behind and (key in self.behind or _is_section(item)):
            held.append(behind)
        elif behind:
            self.behind[key] = behind
        held += _inner_comments(item)

    def _end(self, lines: list[str]) -> None:
        """Comments right behind the last key and before a blank line stay; the rest belongs to what follows."""
        stay = lines.index("") if "" in lines else 0
        self.end, self.next = lines[:stay], lines[stay + 1 :] if stay or lines[:1] == [""] else lines


def _loose_lines(item: Any) -> list[str]:
    """A whole-line comment, or a blank line for each that the text has."""
    text = item.as_string()
    return comments(text) or [""] * text.count("\n")


def _inner_comments(item: Any) -> list[str]:
    """The comments inside a value, for which its canonical form has no place."""
    from tomlkit.items import AoT, Table

    if isinstance(item, AoT):
        return [line for table in item.body for line in (table.trivia.comment, *_inner_comments(table)) if line]
    if not isinstance(item, Table):
        return comments(item.as_string())
    found: list[str] = []
    for key, held in item.value.body:
        behind = held.trivia.comment if key else ""
        found += [*(_inner_comments(held) if key else comments(held.as_string())), *([behind] if behind else [])]
    return found


def _is_section(item: Any) -> bool:
    """Whether an item is written under a header of its own."""
    from tomlkit.items import AoT, Table

    return isinstance(item, AoT | Table)


class _Writer:
    """Writes one text, line by line."""

    def __init__(self, values: Mapping[str, Any], classes: Mapping[str, type]) -> None:
        self._values, self._classes = values, classes
        self._written: list[str] = []
        self._waiting: list[str] = []

    def write(self, body: list[tuple[Any, Any]]) -> str:
        """The whole text: the keys of the file itself, then its tables in their order."""
        loose = [(key, item) for key, item in body if key is None or not _is_section(item)]
        names = [key.key for key, _ in loose if key is not None]
        notes = _Notes(loose)
        self._keys({name: self._values[name] for name in names}, self._classes.get(""), notes)
        if names:
            self._written += notes.end
        elif notes.end:
            self._waiting = [*notes.end, ""]
        self._waiting += notes.next
        self._sections([(key.key, item) for key, item in body if key is not None and _is_section(item)])
        self._blank()
        self._written += self._waiting
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(self._written).strip("\n"))
        return text and text + "\n"

    def _sections(self, sections: list[tuple[str, Any]]) -> None:
        from tomlkit.items import AoT

        seen: dict[str, int] = {}
        for name, item in sections:
            held = self._values[name]
            for table in item.body if isinstance(item, AoT) else [item]:
                number = seen[name] = seen.get(name, -1) + 1
                if isinstance(held, list):
                    self._section(f"[[{_key(name)}]]", held[number], name, table)
                elif number == 0:
                    self._section(f"[{_key(name)}]", held, name, table)
                else:
                    raise FormatError(f"the table [{name}] is written in several places; join them")

    def _section(self, header: str, values: Mapping[str, Any], name: str, table: Any) -> None:
        self._blank()
        notes = _Notes(table.value.body)
        self._written += [*self._waiting, f"{header} {table.trivia.comment}".rstrip()]
        self._keys(values, self._classes.get(name), notes)
        self._written += notes.end
        self._waiting = notes.next

    def _blank(self) -> None:
        if self._written and self._written[-1]:
            self._written.append("")

    def _keys(self, values: Mapping[str, Any], cls: type | None, notes: _Notes) -> None:
        for key in _ordered(values, cls):
            value = _block(values[key], _class_within(cls, key, values[key]))
            line = f"{_key(key)} = {value} {notes.behind.get(key, '')}".rstrip()
            self._written += [*notes.above.get(key, ()), line]


def _ordered(values: Mapping[str, Any], cls: Any) -> list[str]:
    """The keys in the order of the class, `kind` of a proposition first; those it does not have come last."""
    fields = [field.name for field in attrs.fields(cls)] if cls else []
    known = ["kind", *fields] if cls in _PROPOSITIONS.values() else fields
    return [key for key in known if key in values] + [key for key in values if key not in known]


def _class_within(cls: Any, key: str, value: object) -> type | None:
    """The record class of what a field holds, or holds a list of; None if that is no record."""
    field = getattr(attrs.fields(cls), key, None) if cls else None
    if field is None:
        return None
    if field.type == Proposition:
        kind = value.get("kind") if isinstance(value, dict) else None
        return _PROPOSITIONS.get(kind) if isinstance(kind, str) else None
    return next((held for held in (field.type, *get_args(field.type)) if attrs.has(held)), None)


def _block(value: Any, cls: type | None) -> str:
    """A value at the end of a line: a list of tables has an item a line, all else is inline."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "[\n" + "".join(f"  {_inline(item, cls)},\n" for item in value) + "]"
    return _inline(value, cls)


def _inline(value: Any, cls: type | None) -> str:
    if isinstance(value, dict):
        told = [f"{_key(k)} = {_inline(value[k], _class_within(cls, k, value[k]))}" for k in _ordered(value, cls)]
        return f"{{ {', '.join(told)} }}" if told else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(item, cls) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def _text(value: str) -> str:
    """A basic string; JSON escapes what TOML does, DEL apart."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)
