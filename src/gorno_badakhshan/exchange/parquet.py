"""Parquet: a folder with one flat table for each kind of record, with descriptions in the metadata."""

from io import BytesIO
from os import PathLike
from pathlib import Path

from ..atomic import write_new_folder
from ..dataset import Dataset
from ..errors import MissingExtraError
from ..flat import ROWS
from .progress import counted
from .tables import to_arrow


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes a dataset as a folder of `claims.parquet`, `events.parquet` and so on.

    Raises `MissingExtraError` if the extra `arrow` is missing, and `WriteError` if the folder exists and
    `force` is false, or if it cannot be written.
    """
    write_new_folder(Path(path), {f"{kind}.parquet": _parquet_bytes(kind, dataset) for kind in ROWS}, force=force)


def _parquet_bytes(kind: str, dataset: Dataset) -> bytes:
    try:
        from arro3.io import write_parquet
    except ImportError:
        raise MissingExtraError("arrow", "arro3-io") from None
    content = BytesIO()
    table = to_arrow(kind, counted(getattr(dataset, kind)), dataset)
    # Without the name of the writer's version, one version of the data gives one file.
    write_parquet(table, content, compression="snappy", created_by="gorno-badakhshan")
    return content.getvalue()
