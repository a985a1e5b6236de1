"""The sources that a row of a publisher names: taken apart where their form is known, else kept as text."""

import csv
import re
from typing import NamedTuple

from ..errors import RecordError
from ..model.days import read_day

_DATED = re.compile(r"(.+?), ?(\d{4}-\d{2}-\d{2})(?: [\d:.]+)?(?:, ?(.*))?", re.DOTALL)
_SHORT_DATE = re.compile(r"(.+?) (\d{2} [A-Z][a-z]{2}(?: \d{2,4})?)")
_LONGEST_NAME = 120
"""Characters; a longer text is a sentence and no name."""


class NamedSource(NamedTuple):
    """A source as a row names it."""

    name: str
    """The outlet or office."""
    date: str
    """The day in ISO form; empty if none is named."""
    title: str
    """The headline; empty if none is named."""


def named_sources(text: str) -> tuple[NamedSource, ...]:
    r"""Returns the sources in a cell; empty if their form is not known, and the cell is kept as text.

    >>> named_sources('"Valley Post,2003-09-15,Clash at the quarry";"Radio Hill,2003-09-16,Toll rises"')[1]
    NamedSource(name='Radio Hill', date='2003-09-16', title='Toll rises')
    >>> [source.name for source in named_sources("Valley Post; Radio Hill")]
    ['Valley Post', 'Radio Hill']
    >>> named_sources("What the people of the valley say; " + "and so on " * 20)
    ()
    """
    parts = _source_texts(text)
    sources = [_source(part) for part in parts]
    if any(len(source.name) > _LONGEST_NAME or not source.name for source in sources):
        return ()
    return tuple(dict.fromkeys(sources))


def _source_texts(text: str) -> list[str]:
    """Returns the entries of a cell, which semicolons, bars or line breaks divide; quotes protect them."""
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    divider = ";" if ";" in text else "|"
    parts: list[str] = []
    for line in lines:
        try:
            cells = next(csv.reader([line.strip()], delimiter=divider, skipinitialspace=True, strict=True))
        except (csv.Error, StopIteration):
            # A stray quote protects nothing.
            cells = line.split(divider)
        parts += cells
    return [" ".join(part.split()).strip('" ') for part in parts if part.strip('" ')]


def _source(part: str) -> NamedSource:
    if match := _DATED.fullmatch(part):
        name, day, title = match.groups()
        try:
            return NamedSource(name.strip(), read_day(day).edtf, (title or "").strip())
        except RecordError:
            return NamedSource(part, "", "")
    if match := _SHORT_DATE.fullmatch(part):
        # Iraq Body Count writes the day of the report behind the outlet: AP 15 Sep.
        return NamedSource(match[1], "", match[2])
    return NamedSource(part, "", "")
