"""The canonical format of curated files, so that a diff shows what changed and nothing else.

A table has a header and then a line for each field, in the order of the model. Nested tables are inline;
a list of tables has an item a line. Records stay in their order, and all values and comments are kept.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, get_args

import attrs

from ..atomic import write_file
from ..errors import GornoBadakhshanError
from ..model.fields import field_types
from ..model.kinds import KINDS
from ..model.propositions import Proposition
from ..store.description import Description
from ..store.tombstone import Tombstone
from .expand import Defaults
from .folder import curated_files, name_in
from .release_head import ReleaseHead
from .toml_statements import Statement, comments, statements
from .toml_text import TomlError, decode_text, parse_toml

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HEAD_CLASSES: dict[str, type] = {"": ReleaseHead, "description": Description, "tombstones": Tombstone}
_PROPOSITION_CLASSES: dict[str, type] = {cls.__name__: cls for cls in get_args(Proposition)}


KEYED_TABLE = "claims"
"""The table whose records may have their id in the header: `[claims.killed]`."""


class FormatError(GornoBadakhshanError, ValueError):
    """A text that cannot be formatted without a loss. It is left unchanged."""


def format_folder(curated: Path, *, write: bool) -> list[Path]:
    """Returns the curated files that are not in the canonical format; with `write` it rewrites them.

    Raises `FormatError`, before it writes anything, if files cannot be formatted without a loss; it names all.
    """
    formatted: dict[Path, bytes] = {}
    errors: list[str] = []
    # All files first: an error in one leaves all of them unchanged.
    for path in curated_files(curated):
        try:
            content = path.read_bytes()
            canonical = format_bytes(content, path.relative_to(curated))
        except (FormatError, OSError) as error:
            errors.append(f"{name_in(curated, path)} is left unchanged: {error}")
        else:
            if canonical != content:
                formatted[path] = canonical
    if errors:
        raise FormatError("\n".join(errors))
    for path, canonical in formatted.items() if write else ():
        write_file(path, canonical)
    return list(formatted)


def format_bytes(content: bytes, name: Path) -> bytes:
    """Returns the content of a curated file in the canonical format; raises `FormatError` as `format_text` does.

    `name` is the path of the file in the curated folder. A byte-order mark is removed.
    """
    try:
        return format_text(decode_text(content), table_classes(name)).encode()
    except TomlError as error:
        raise FormatError(str(error)) from None


def table_classes(path: Path) -> Mapping[str, type]:
    """Returns the record class of each table in a curated file, by name; the name of the file itself is ""."""
    if path.parent.name == "sources":
        classes = {"source": KINDS["sources"].record_class(), "claims": KINDS["claims"].record_class()}
        return {**classes, "defaults": Defaults}
    return {path.stem: KINDS[path.stem].record_class()} if path.stem in KINDS else _HEAD_CLASSES


def format_text(text: str, classes: Mapping[str, type]) -> str:
    r"""Returns a TOML text in the canonical format; `classes` gives the order of keys, as `table_classes` does.

    >>> from gorno_badakhshan.model.counts import Count
    >>> print(format_text('[count]\nhedge="exact" # as printed\nlow=7', {"count": Count}), end="")
    [count]
    low = 7
    hedge = "exact" # as printed

    Keys that the class does not have come last, and values of a wrong type are kept. Raises `FormatError`
    if the text is not TOML, or a comment or value would be lost.
    """
    try:
        values = parse_toml(text)
    except TomlError as error:
        raise FormatError(f"not TOML: {error}") from None
    # TOML treats both line ends alike; the canonical format has one.
    tables, ending = _tables(text.replace("\r\n", "\n"), values)
    blocks = ["\n".join(_table_lines(table, classes.get(table.path[0] if table.path else ""))) for table in tables]
    formatted = "\n\n".join([*blocks, "\n".join(ending)]).strip("\n")
    formatted = re.sub(r"\n{3,}", "\n\n", formatted) + "\n" if formatted else ""
    _check_same(text, formatted)
    return formatted


def _check_same(text: str, formatted: str) -> None:
    if sorted(comments(text.replace("\r\n", "\n"))) != sorted(comments(formatted)):
        raise FormatError("a comment would be lost; move it above a key")
    try:
        is_same = _comparable(tomllib.loads(text)) == _comparable(tomllib.loads(formatted))
    except tomllib.TOMLDecodeError:
        # A table was written partly as a header and partly as keys above all headers.
        is_same = False
    if not is_same:
        raise FormatError("a value would change; write its table in one place")


def _comparable(value: Any) -> Any:
    """Returns a value that differs for 1, true and 1.0, and is equal for nan and nan."""
    if isinstance(value, dict):
        return {key: _comparable(item) for key, item in value.items()}
    return [_comparable(item) for item in value] if isinstance(value, list) else repr(value)


@attrs.define
class _Table:
    """A table of the text with its comments. The first has no header: the keys before all other tables."""

    path: tuple[str, ...]
    """The keys that name the table; the second one is the id of a claim that has it in the header."""
    header: str
    values: Mapping[str, Any]
    leading: list[str]
    """Lines above the header."""
    above: dict[str, list[str]] = attrs.Factory(dict)
    """Lines above each key; every key of the table is in this dict."""
    behind: dict[str, str] = attrs.Factory(dict)
    """The comment behind the value of a key."""
    trailing: list[str] = attrs.Factory(list)
    """Lines below the last key."""

    def add_key(self, key: str, lines: list[str], statement: Statement, *, is_nested: bool) -> None:
        """Add the comments of a statement to a key, with the lines above it."""
        above = self.above.setdefault(key, [])
        above += [*filter(None, lines), *statement.inner_comments]
        # A value that becomes inline has one line, and so a place for one comment behind it.
        if statement.comment and (is_nested or key in self.behind):
            above.append(statement.comment)
        elif statement.comment:
            self.behind[key] = statement.comment


def _tables(text: str, values: Mapping[str, Any]) -> tuple[list[_Table], list[str]]:
    """Returns the tables of a text, and the comment lines at its end that belong to no table."""
    tables = [_Table((), "", values, [])]
    counts = Counter[tuple[str, ...]]()
    inner: tuple[str, ...] = ()  # the last keys of a header such as [claims.locator]
    lines: list[str] = []
    for statement in statements(text):
        if not statement.code:
            lines.append(statement.comment)
            continue
        keys = inner + statement.keys
        if statement.is_header:
            path = _table_path(statement, values)
            keys = inner = statement.keys[len(path) :]
            if not inner or path != tables[-1].path:
                tables[-1].trailing, leading = _split_at_blank(lines)
                tables.append(_new_table(statement, path, values, counts[path], leading))
                counts[path] += 1
                lines = []
        elif len(tables) == 1:
            counts[keys[:1]] += 1
        if keys:
            tables[-1].add_key(keys[0], lines, statement, is_nested=bool(inner))
            lines = []
    while lines and not lines[-1]:  # a blank line at the end of the file separates nothing
        lines.pop()
    tables[-1].trailing, ending = _split_at_blank(lines)
    return tables, ending


def _table_path(statement: Statement, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Returns the keys of a header that name a table; its other keys lead into the table."""
    is_keyed = statement.keys[0] == KEYED_TABLE and isinstance(values[KEYED_TABLE], dict)
    return statement.keys[: 2 if is_keyed else 1]


def _new_table(
    statement: Statement, path: tuple[str, ...], values: Mapping[str, Any], position: int, leading: list[str]
) -> _Table:
    """Returns the table that a header opens; `position` counts the tables of the same name before it."""
    name = ".".join(map(key_text, path))
    inner = statement.keys[len(path) :]
    value = values[path[0]] if len(path) == 1 else values[path[0]][path[1]]
    is_list = isinstance(value, list)
    if position and (inner or not is_list):
        raise FormatError(f"the table [{name}] is written in several places; join them")
    header = f"[[{name}]]" if is_list else f"[{name}]"
    if not inner:
        header = f"{header} {statement.comment}".rstrip()
    return _Table(path, header, value[position] if is_list else value, leading)


def _split_at_blank(lines: list[str]) -> tuple[list[str], list[str]]:
    """Splits the lines between two tables: those above a blank line go to the first, all others to the second."""
    blank = lines.index("") if "" in lines else -1
    return lines[: max(blank, 0)], lines[blank + 1 :]


def _table_lines(table: _Table, cls: type | None) -> list[str]:
    lines = [*table.leading, table.header] if table.header else []
    for key in _ordered_keys({key: table.values[key] for key in table.above}, cls):
        value = table.values[key]
        formatted = _multiline(value, _field_class(cls, key, value))
        lines += [*table.above[key], f"{key_text(key)} = {formatted} {table.behind.get(key, '')}".rstrip()]
    return lines + table.trailing


def _ordered_keys(values: Mapping[str, Any], cls: Any) -> list[str]:
    """Returns the keys in the order of the class; other keys come last."""
    known = [field.name for field in attrs.fields(cls)] if cls else []
    return [key for key in known if key in values] + [key for key in values if key not in known]


def _field_class(cls: Any, key: str, value: object) -> type | None:
    """Returns the record class of a field, or of the items of its list; None if it contains no records."""
    field_type = field_types(cls).get(key) if cls else None
    if field_type is None:
        return None
    if field_type == Proposition:
        # The union has no class of its own; the table names one of its members.
        kind = value.get("kind") if isinstance(value, dict) else None
        return _PROPOSITION_CLASSES.get(kind) if isinstance(kind, str) else None
    return next((item for item in (field_type, *get_args(field_type)) if attrs.has(item)), None)


def _multiline(value: Any, cls: type | None) -> str:
    """Returns the value of a key: a list of tables has an item a line, all other values are inline."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "[\n" + "".join(f"  {inline(item, cls)},\n" for item in value) + "]"
    return inline(value, cls)


def inline(value: Any, cls: type | None) -> str:
    """Returns a value as TOML in one line; the class gives the order of keys."""
    if isinstance(value, dict):
        keys = _ordered_keys(value, cls)
        pairs = [f"{key_text(key)} = {inline(value[key], _field_class(cls, key, value[key]))}" for key in keys]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(inline(item, cls) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value)
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def _quoted(text: str) -> str:
    # JSON escapes what TOML escapes, except DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def key_text(key: str) -> str:
    """Returns a key as TOML, with quotes if it needs them."""
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)
