"""JSON-LD (https://www.w3.org/TR/json-ld11/), expanded: the same statements as in N-Quads, as JSON."""

from os import PathLike

from ...dataset import Dataset
from .graphs import graphs
from .oxigraph import write_with_oxigraph


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one file; raises as `write_with_oxigraph` does."""
    write_with_oxigraph(graphs(dataset), path, "JSON_LD", force=force)
