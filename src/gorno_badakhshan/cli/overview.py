"""The start screen: the release, and who says what about the dead."""

from typing import TYPE_CHECKING, Any

from rich.text import Text

from ..analysis.toll import TollReport, toll
from ..flat import ClaimRow, claim_rows
from ..model.vocabulary import Outcome
from .csv_rows import print_csv
from .data_folder import event_or_default, load
from .ids import short_id
from .output import Wrapped, amount, console, print_json
from .spans import OPEN_ABOVE, span_table
from .speakers import speaker_tables

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..store.release import Release

OUTCOME: Outcome = "killed"
EXAMPLE = "24tv-0724/bbc-civilian-killed"
"""A claim whose figure changed on its way."""


def print_overview(version: str | None, *, in_full: bool, as_json: bool, as_csv: bool) -> None:
    """Prints the release and who says what about the dead of its default event; with `in_full` each speaker."""
    dataset = load(version)
    event = event_or_default(None, dataset)
    if as_json:
        claims = dataset.claims.where(about=event, outcome=OUTCOME)
        criteria = {"event": event, "outcome": OUTCOME}
        print_json({"release": release_dict(dataset.release), **criteria, "claims": claims.to_dicts()})
        return
    if as_csv:
        print_csv(ClaimRow, claim_rows(dataset.claims.where(about=event, outcome=OUTCOME), dataset))
        return
    out = console()
    out.print(release_heading(dataset.release))
    if not dataset.claims.where(about=event, outcome=OUTCOME):
        out.print(Wrapped(f"\nNo claim says how many were {OUTCOME} in {event}. See: gorno-badakhshan claims"))
        return
    report = toll(event, OUTCOME, policy="stated_range", dataset=dataset)
    out.print(Text(f"\n{_headline(dataset, event)}: figures by who gives them\n", style="bold"))
    if in_full:
        for part in speaker_tables(out, report):
            out.print(part)
    else:
        out.print(span_table(out, report))
    out.print(Wrapped(f"\nThe sources disagree, and nobody is right by default. {OPEN_ABOVE}\n"))
    out.print(_next_commands(report, in_full=in_full))


def _headline(dataset: "Dataset", event: str) -> str:
    """Returns what the figures of the start screen are about."""
    return dataset.release.description.headline or dataset.events[event].title


def release_dict(release: "Release") -> dict[str, Any]:
    """Returns a release as plain data."""
    fields = ("version", "digest", "pin", "counts", "notes")
    return {**{name: getattr(release, name) for name in fields}, "date": release.date.isoformat()}


def release_heading(release: "Release") -> Text:
    """Returns version, date, counts and pin of a release."""
    counts = ", ".join(amount(count, kind) for kind, count in release.counts.items())
    version = f" data {release.version} of {release.date}\n{counts}\n"
    return Text.assemble((release.description.name, "bold"), version, (release.pin, "dim"))


def _next_commands(report: TollReport, *, in_full: bool) -> Text:
    claims = report.dataset.claims
    first = next((claim.id for claim in claims), "ID")
    example = short_id(report.dataset, EXAMPLE if EXAMPLE in claims else first)
    commands = {
        "toll": "what the rules make of them",
        **({} if in_full else {"--all": "each speaker"}),
        "timeline": "day by day",
        f"lineage {example}": "where a figure comes from",
        f"show {example}": "one claim in full",
    }
    lines = [(f"gorno-badakhshan {words}", text) for words, text in commands.items()]
    width = max(len(command) for command, _ in lines)
    return Text("\n").join(Text.assemble((f"{command:{width}}", "bold"), f"  {text}") for command, text in lines)
