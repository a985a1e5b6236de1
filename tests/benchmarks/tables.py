"""How fast tables are read and what memory that takes, beside pandas reading the same file.

Not a test: numbers of a busy machine prove nothing. Time is that of the processor, in a process for each call.
pandas only parses the cells; `read_table` also reads counts, days and names and makes records with ids.
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
MEASURE = """
gb.read_table(sys.argv[2], mapping)  # imports what is needed, which is not measured
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


def measure(call: str, path: Path, small: Path) -> tuple[float, float]:
    """Returns seconds of the processor and MiB at the peak, beyond those of the imports."""
    code = SETUP + CALLS[call] + MEASURE
    result = run([sys.executable, "-c", code, str(path), str(small)], check=True, capture_output=True)
    seconds, memory = json.loads(result.stdout)
    return seconds, memory


def main(sizes: list[int]) -> None:
    """Measures and prints one table."""
    print(f"{'table':11}{'rows':>9}  {'':12}{'rows/s':>10}{'x pandas':>10}{'MiB':>8}{'x file':>8}")
    with TemporaryDirectory() as folder:
        small = Path(folder) / "small.csv"
        write_table(small, 10, repeated)
        for names in (repeated, different):
            for rows in sizes:
                path = Path(folder) / f"{names.__name__}.csv"
                write_table(path, rows, names)
                file = path.stat().st_size / 2**20
                times = {call: measure(call, path, small) for call in CALLS}
                for call, (seconds, memory) in times.items():
                    ratio = seconds / times["pandas"][0]
                    speed = f"{rows / seconds:10,.0f}{ratio:10.1f}"
                    print(
                        f"{names.__name__:11}{rows:9,}  {call:12}{speed}{memory:8.0f}{memory / file:8.1f}",
                        flush=True,
                    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 400_000])
