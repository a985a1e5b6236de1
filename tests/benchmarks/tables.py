"""How fast tables are read and what memory that takes, beside pandas reading the same file.

Not a test: numbers of a busy machine prove nothing. Time is that of the processor, in a process for each call.
pandas only parses the cells; `read_table` also reads counts, days and names and makes records with ids.
`stream` walks over a table in the shape of UCDP GED without making records, `stream claims` makes them all, and
`filtered` reads the rows of one country in twenty as a dataset.
`python tests/benchmarks/tables.py [rows ...]`; the default is 10,000, 100,000 and 400,000 rows, invented.
"""

import csv
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from gorno_badakhshan.exchange.ucdp_columns import GED_DESCRIPTIONS

HEADER = ("Day", "Town", "Dead", "Outlet", "Link", "Speaker", "Event", "No")
COUNTS = ("12", "at least 5", "up to 30", "dozens", "около 20", "10-15", "0", "unknown")
SETUP = """
import json, resource, sys, time
import gorno_badakhshan as gb
from gorno_badakhshan.tables.files import open_table
mapping = gb.TableMapping(
    source="Outlet", link="Link", date="Day", place="Town", speaker="Speaker", event="Event", id="No",
    event_kind=gb.Constant("fighting"), counts=(gb.CountColumns(figure="Dead"),),
)
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
"""
CALLS = {
    "pandas": "import pandas; read = lambda: pandas.read_csv(sys.argv[1])",
    "rows": "read = lambda: sum(1 for _ in open_table(sys.argv[1]).rows())",
    "read_table": "read = lambda: gb.read_table(sys.argv[1], mapping).dataset.pin",
}
GED_CALLS = {
    "pandas": "import pandas; read = lambda: pandas.read_csv(sys.argv[1])",
    "stream": "read = lambda: sum(1 for _ in gb.stream_table(sys.argv[1], 'ucdp-ged'))",
    "stream claims": "read = lambda: sum(len(each.claims) for each in gb.stream_table(sys.argv[1], 'ucdp-ged'))",
    "filtered": "read = lambda: gb.read_table(sys.argv[1], 'ucdp-ged', country='Country 7').dataset.pin",
}
MEASURE = """
gb.read_table(sys.argv[2], {mapping}).dataset.claims[0]  # imports what is needed, which is not measured
before, start = peak(), time.process_time()
read()
print(json.dumps([time.process_time() - start, (peak() - before) / 1024]))
"""


def repeated(number: int) -> tuple[str, str]:
    """The link and event of a row in a table of few documents about few events."""
    return f"https://outlet.example/{number % 1000}", f"Event {number % 500}"


def different(number: int) -> tuple[str, str]:
    """The same in a table in which each row has a document, and three rows an event, of their own."""
    return f"https://outlet.example/{number}", f"Event {number // 3}"


def write_table(path: Path, rows: int, names: Callable[[int], tuple[str, str]]) -> None:
    """Writes a table with invented rows, the same at each run."""
    choose = random.Random(1)  # noqa: S311 - nothing secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            link, event = names(number)
            day = f"20{choose.randrange(10, 20)}-{choose.randrange(1, 13):02}-{choose.randrange(1, 28):02}"
            towns, outlets, speakers = choose.randrange(2000), choose.randrange(300), choose.randrange(500)
            count = choose.choice(COUNTS)
            outlet, speaker = f"Outlet {outlets}", f"Speaker {speakers}"
            writer.writerow([day, f"Town {towns}", count, outlet, link, speaker, event, number])


def write_ged(path: Path, rows: int) -> None:
    """Writes a table in the shape of UCDP GED with invented rows, the same at each run."""
    choose = random.Random(1)  # noqa: S311 - nothing secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(GED_DESCRIPTIONS)
        for number in range(rows):
            dead = [choose.randrange(20) for _ in range(4)]
            best, country = sum(dead), f"Country {choose.randrange(20)}"
            day = f"{choose.randrange(1990, 2024)}-{choose.randrange(1, 13):02}-{choose.randrange(1, 28):02}"
            cells = {
                "id": number,
                "relid": f"REL-{number}",
                "year": day[:4],
                "type_of_violence": choose.randrange(1, 4),
                "side_a": f"Government of {country}",
                "side_b": f"Front {choose.randrange(900)}",
                "source_article": f'"Outlet {choose.randrange(300)},{day},An invented headline, {number}"',
                "where_prec": choose.randrange(1, 8),
                "where_coordinates": f"Town {choose.randrange(5000)}",
                "latitude": choose.randrange(90),
                "longitude": choose.randrange(180),
                "country": country,
                "date_prec": 1,
                "date_start": f"{day} 00:00:00.000",
                "date_end": f"{day} 00:00:00.000",
                **dict(zip(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), dead, strict=True)),
                "best": best,
                "high": best + choose.randrange(9),
                # Below the low in half a percent of the rows, as in real files.
                "low": best + 1 if number % 200 == 0 else max(0, best - choose.randrange(9)),
            }
            writer.writerow([cells.get(name, "") for name in GED_DESCRIPTIONS])


def measure(code: str, path: Path, small: Path, mapping: str = "mapping") -> tuple[float, float]:
    """Returns seconds of the processor and MiB at the peak, beyond those of the imports."""
    code = SETUP + code + MEASURE.format(mapping=mapping)
    result = run([sys.executable, "-c", code, str(path), str(small)], check=True, capture_output=True)
    seconds, memory = json.loads(result.stdout)
    return seconds, memory


def main(sizes: list[int]) -> None:
    """Measures and prints one table."""
    print(f"{'table':11}{'rows':>9}  {'':14}{'rows/s':>10}{'x pandas':>10}{'MiB':>8}{'x file':>8}")
    with TemporaryDirectory() as folder:
        small = Path(folder) / "small.csv"
        write_table(small, 10, repeated)
        for names in (repeated, different):
            for rows in sizes:
                path = Path(folder) / f"{names.__name__}.csv"
                write_table(path, rows, names)
                file = path.stat().st_size / 2**20
                times = {call: measure(code, path, small) for call, code in CALLS.items()}
                print_times(names.__name__, rows, file, times)
        write_ged(small, 10)
        for rows in sizes:
            path = Path(folder) / "ged.csv"
            write_ged(path, rows)
            times = {call: measure(code, path, small, "'ucdp-ged'") for call, code in GED_CALLS.items()}
            print_times("ucdp-ged", rows, path.stat().st_size / 2**20, times)


def print_times(table: str, rows: int, file: float, times: dict[str, tuple[float, float]]) -> None:
    """Prints a line for each call; `file` is the size of the file in MiB."""
    for call, (seconds, memory) in times.items():
        ratio = seconds / times["pandas"][0]
        speed = f"{rows / seconds:10,.0f}{ratio:10.1f}"
        print(f"{table:11}{rows:9,}  {call:14}{speed}{memory:8.0f}{memory / file:8.1f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 400_000])
