"""Tables with invented rows, written into a temporary folder."""

import csv
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


GED = (
    "id,type_of_violence,side_a,side_b,source_article,source_original,where_prec,where_coordinates,latitude,"
    "longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low"
)
GED_ROW = {
    "id": "101", "type_of_violence": "1", "side_a": "Government of Valland", "side_b": "Hill Front",
    "source_article": '"Valley Post,2003-09-15,Clash at the quarry";"Radio Hill,2003-09-16,Toll rises"',
    "source_original": "Ministry", "where_prec": "1", "where_coordinates": "Harbor City", "latitude": "10.5",
    "longitude": "20.25", "country": "Valland", "event_clarity": "1", "date_prec": "1",
    "date_start": "2003-09-14 00:00:00.000", "date_end": "2003-09-14 00:00:00.000", "deaths_a": "3",
    "deaths_b": "5", "deaths_civilians": "2", "deaths_unknown": "0", "best": "10", "high": "14", "low": "8",
}  # fmt: skip
"""A row in the shape of UCDP GED, invented."""


@pytest.fixture
def ged(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows in the shape of UCDP GED, each the row above with some cells changed; numbers the ids."""

    def write_rows(*changes: dict[str, str], encoding: str = "utf-8", more: str = "") -> Path:
        path = tmp_path / "events.csv"
        columns = GED.split(",")
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*columns, *more.split(",")] if more else columns)
            for number, change in enumerate(changes):
                cells = {**GED_ROW, "id": str(101 + number), **change}
                writer.writerow(cells.values())
        return path

    return write_rows
