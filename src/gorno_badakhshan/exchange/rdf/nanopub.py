"""Nanopublications (https://nanopub.net): the four graphs of each claim as TriG, without the other records."""

from os import PathLike

from ...dataset import Dataset
from .graphs import claim_graphs
from .oxigraph import write_with_oxigraph


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one file; raises as `write_with_oxigraph` does."""
    write_with_oxigraph(claim_graphs(dataset), path, "TRIG", force=force)
