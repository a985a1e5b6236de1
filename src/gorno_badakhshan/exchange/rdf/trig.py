"""TriG (https://www.w3.org/TR/trig/): the same statements as in N-Quads, to be read by people."""

from os import PathLike

from ...dataset import Dataset
from .graphs import graphs
from .oxigraph import write_with_oxigraph


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one file; raises as `write_with_oxigraph` does."""
    write_with_oxigraph(graphs(dataset), path, "TRIG", force=force)
