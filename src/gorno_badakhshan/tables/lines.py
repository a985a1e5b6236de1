"""Writes records as the lines of a release without making them first.

A table has hundreds of thousands of claims, of which every part was checked when it was read. Making a record,
checking it again and turning it into plain data and then into JSON would take ten times as long. A test holds that
the strict reader takes each line and that it is what the record itself would be written as.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

import attrs

from ..model.plain import to_dict

__all__ = ["LineTemplate", "json_text", "quoted", "record_text"]

json_text: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Returns a value as JSON, as the lines of a release have it."""


class LineTemplate:
    """The line of a record of a class, with a place for the value of each given field; others have their default.

    >>> from gorno_badakhshan.model.actors import Affiliation
    >>> LineTemplate(Affiliation, "organization").line(json_text("military"))
    b'{"organization":"military","when":null}'
    """

    def __init__(self, cls: Any, *names: str) -> None:
        """A class and the names of its fields in the order of the values, which must be that of the class."""
        fields = attrs.fields(cls)
        if [field.name for field in fields if field.name in names] != list(names):
            raise ValueError(f"{', '.join(names)} are not fields of {cls.__name__} in their order")
        pairs = [f'"{field.name}":{"%s" if field.name in names else _default_text(field)}' for field in fields]
        self._text: str = "{" + ",".join(pairs) + "}"

    def text(self, *values: str) -> str:
        """Returns the record as JSON; each value is JSON already."""
        return self._text % values

    def line(self, *values: str) -> bytes:
        """Returns the record as a line; each value is JSON already."""
        return (self._text % values).encode()


def _default_text(field: "attrs.Attribute[Any]") -> str:
    default = None if field.default is attrs.NOTHING else field.default
    return json_text(default).replace("%", "%%")


# Rows share few days, speakers and counts.
@lru_cache(maxsize=2**14)
def record_text(record: Any) -> str:
    """Returns a record, or a part of one, as JSON; null for None."""
    return "null" if record is None else json_text(to_dict(record))
