"""The serializations that pyoxigraph writes."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ...atomic import write_new_file_by
from ...errors import MissingExtraError
from .graphs import quad_lines
from .terms import PREFIXES, Triple

if TYPE_CHECKING:
    from pyoxigraph import Quad


def write_with_oxigraph(
    named_graphs: Iterator[tuple[str, Iterator[Triple]]],
    path: str | PathLike[str],
    serialization: Literal["TRIG", "JSON_LD"],
    *,
    force: bool,
) -> None:
    """Writes graphs as one file.

    Raises `MissingExtraError` if the extra `rdf` is missing, and `WriteError` if the file exists and `force`
    is false, or if it cannot be written.
    """
    try:
        from pyoxigraph import RdfFormat, serialize
    except ImportError:
        raise MissingExtraError("rdf", "pyoxigraph") from None
    chosen = RdfFormat.TRIG if serialization == "TRIG" else RdfFormat.JSON_LD
    write_new_file_by(
        Path(path), lambda file: serialize(_quads(named_graphs), file, chosen, prefixes=PREFIXES), force=force
    )


def _quads(named_graphs: Iterator[tuple[str, Iterator[Triple]]]) -> "Iterator[Quad]":
    # Through N-Quads, so that all serializations say the same, and each export is parsed once.
    from pyoxigraph import RdfFormat, parse

    for lines in quad_lines(named_graphs):
        yield from parse(input=lines, format=RdfFormat.N_QUADS)
