"""Tables with invented rows, written into a temporary folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

import gorno_badakhshan as gb

HEADER = "Day,Town,Dead,Outlet,Speaker"
ROW = "2003-09-14,Harbor City,12,Valley Post,Ministry of the Interior"


@pytest.fixture
def mapping() -> gb.TableMapping:
    """A mapping of the columns of `HEADER`."""
    return gb.TableMapping(
        source="Outlet",
        date="Day",
        place="Town",
        speaker="Speaker",
        event=gb.Constant("Shooting at the quarry"),
        event_kind=gb.Constant("shooting"),
        counts=(gb.CountColumns(figure="Dead"),),
    )


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes lines, the header first, and returns the path of the file."""

    def write_lines(*lines: str, encoding: str = "utf-8", name: str = "reports.csv") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
        return path

    return write_lines
