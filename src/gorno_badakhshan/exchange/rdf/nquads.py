"""N-Quads (https://www.w3.org/TR/n-quads/): a statement a line, sorted within each graph."""

from os import PathLike
from pathlib import Path

from ...atomic import write_new_file_by
from ...dataset import Dataset
from .graphs import graphs, quad_lines


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as one file of N-Quads, graph by graph: memory does not grow with the claims.

    Raises `WriteError` if the file exists and `force` is false, or if it cannot be written.
    """
    write_new_file_by(Path(path), lambda file: file.writelines(quad_lines(graphs(dataset))), force=force)
