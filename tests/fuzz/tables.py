"""Targets with tables: CSV files, their mappings, and cells with counts."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from mutations import any_word, mutated_bytes, mutated_text, mutated_value

import gorno_badakhshan as gb

CONVERTER = gb.converter()
HEADER = ("Day", "Town", "Dead", "Low", "High", "Outlet", "Link", "Speaker", "No")
DAYS = (
    "2003-09-14",
    "14.09.2003",
    "09/14/2003",
    "September 2003",
    "2003",
    "2003-09-14/2003-09-16",
    "",
    "14 Sept 2003",
)
COUNTS = (
    "12",
    "at least 5",
    "up to 30",
    "dozens",
    "около 20",
    "10-15",
    "0",
    "unknown",
    "1,200",
    "a dozen",
    "none",
)
OUTLETS = ("Valley Post", "River Radio; Hill News", "", "Ministry | Post", "Пост долины")
MAPPING = {
    "source": "Outlet",
    "date": "Day",
    "place": "Town",
    "link": "Link",
    "speaker": "Speaker",
    "id": "No",
    "event": {"constant": "Shooting at the quarry"},
    "event_kind": {"constant": "shooting"},
    "missing": ["NA", "-1"],
    "separator": ";",
    "words": {"dead": "killed"},
    "counts": [{"figure": "Dead"}, {"low": "Low", "high": "High", "outcome": {"constant": "wounded"}}],
}
TOML = """source = "Outlet"
date = "Day"
place = "Town"
event_kind = { constant = "shooting" }
missing = ["NA"]
words = { dead = "killed" }
header_row = 1
[[counts]]
figure = "Dead"
"""


def table_text(random: Random) -> str:
    """Returns a table with a few rows, most of them readable."""
    delimiter = random.choice((",", ",", ";", "\t"))
    rows = [HEADER]
    for number in range(random.randint(0, 4)):
        low = random.randrange(20)
        outlet, day = random.choice(OUTLETS), random.choice(DAYS)
        count = random.choice(COUNTS) if random.random() < 0.8 else any_word(random)
        rows.append(
            (day, "Lorn", count, str(low), str(low + 3), outlet, "https://example.org/1", "Mayor", str(number))
        )
    quoted = (["".join(('"', cell.replace('"', '""'), '"')) for cell in row] for row in rows)
    return "".join(delimiter.join(row) + "\n" for row in quoted)


def check_reading(reading: gb.TableReading) -> None:
    """Checks what holds of each table that was read: no row is lost, and every claim can be read again."""
    assert reading.rows == reading.read + reading.blank + reading.unread_rows
    dataset = reading.dataset
    for claim in dataset.claims:
        assert CONVERTER.structure(claim.to_dict(), gb.Claim) == claim
        assert claim.source in dataset.sources.ids
        assert claim.origin.actor in dataset.actors.ids
    assert (reading.read > 0) == (len(dataset.claims) > 0)
    repr(reading)
    reading.to_dict()


def read_tables(folder: Path) -> Callable[[Random], None]:
    """A damaged CSV file, and sometimes a damaged mapping."""
    path = folder / "reports.csv"

    def run(random: Random) -> None:
        content = table_text(random).encode(random.choice(("utf-8", "utf-8", "utf-16")), errors="replace")
        path.write_bytes(mutated_bytes(content, random) if random.random() < 0.8 else content)
        mapping = mutated_value(MAPPING, random) if random.random() < 0.2 else MAPPING
        check_reading(gb.read_table(path, mapping, on_unread=random.choice(("raise", "report", "report"))))

    return run


def read_excel(folder: Path) -> Callable[[Random], None]:
    """A damaged Excel file."""
    from openpyxl import Workbook

    book, path = Workbook(), folder / "reports.xlsx"
    book.active.append(HEADER)
    book.active.append(("2003-09-14", "Lorn", 12, 3, 4, "Valley Post", "https://example.org/1", "Mayor", 1))
    book.save(path)
    content = path.read_bytes()

    def run(random: Random) -> None:
        path.write_bytes(mutated_bytes(content, random))
        check_reading(gb.read_table(path, MAPPING, on_unread="report"))

    return run


def read_mappings(folder: Path) -> Callable[[Random], None]:
    """A damaged mapping: TOML as bytes, or plain data."""
    path = folder / "mapping.toml"

    def run(random: Random) -> None:
        if random.random() < 0.5:
            gb.TableMapping.from_dict(mutated_value(MAPPING, random))
            return
        path.write_bytes(mutated_bytes(TOML.encode(), random))
        mapping = gb.TableMapping.read(path)
        repr(mapping)
        mapping.check_columns([name for _, name in mapping.columns()])

    return run


def read_counts(_folder: Path) -> Callable[[Random], None]:
    """Words of a count: what is read has bounds in their order, and digits alone are read as they are."""

    def run(random: Random) -> None:
        text = mutated_text(random.choice(COUNTS), random) if random.random() < 0.7 else any_word(random)
        count = gb.read_count(text)
        assert count.low is None or count.high is None or 0 <= count.low <= count.high
        if text.isascii() and text.isdigit():
            assert count.stated == int(text), text
        assert CONVERTER.structure(CONVERTER.unstructure(count), gb.Count) == count

    return run


TARGETS = {
    "tables": (20, read_tables),
    "excel": (2, read_excel),
    "mappings": (20, read_mappings),
    "worded-counts": (100, read_counts),
}
