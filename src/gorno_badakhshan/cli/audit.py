"""The commands `releases`, `verify` and `cite`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from rich.text import Text

from ..dataset import CitationStyle
from ..datasets.read import read_releases
from ..datasets.verify import verify
from ..flat_answers import FindingRow, ReleaseRow, finding_rows, release_rows
from ..store.codec import to_dict
from ..store.release import releases
from .completion import complete_claim_ids, complete_words
from .csv_rows import print_csv
from .data_folder import Data, load
from .ids import find_claim
from .options import AsCsv, AsJson, Pin, Texts
from .output import amount, console, print_json
from .overview import release_dict, release_heading

if TYPE_CHECKING:
    from ..audit.finding import Report

STYLES: tuple[str, ...] = get_args(CitationStyle)


def list_releases(data: Data = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the installed releases of the data with their pins, oldest first; with --data those of your dataset."""
    installed = releases() if data is None else read_releases(data)
    if as_json:
        print_json([release_dict(release) for release in installed])
        return
    if as_csv:
        print_csv(ReleaseRow, release_rows(installed))
        return
    out = console()
    if not installed:
        out.print("no release is frozen yet; freeze one with: gorno-badakhshan curate freeze", soft_wrap=True)
    for number, release in enumerate(installed):
        out.print(*([""] if number else []), release_heading(release), Text(release.notes), sep="\n")


def verify_release(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]",
            help="A dataset of your own: a folder or file that --data takes. Default: the data of this package.",
        ),
    ] = None,
    texts: Texts = None,
    pin: Pin = None,
    data: Data = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Verify the files, counts and references of a release; with --texts also every place that has offsets.

    Of a project it verifies the curated files, or with --pin that release. It has no finding exactly if the
    other commands can read the same data.
    """
    if path is not None and data is not None:
        raise typer.BadParameter("PATH and --data are two ways to name the data; give one of the two")
    folder = path or data
    report = verify(pin, texts) if folder is None else verify(pin, texts, path=folder)
    print_report(report, as_json=as_json, as_csv=as_csv)
    if texts is None and not (as_json or as_csv):
        note = "The places in the sources were not verified, because no texts were given; see --texts."
        console().print(Text(note, style="dim"))


def print_report(report: "Report", *, as_json: bool, as_csv: bool) -> None:
    """Prints what was verified and every finding; exits with 1 if there are any but warnings."""
    if as_json:
        print_json(report_dict(report))
    elif as_csv:
        print_csv(FindingRow, finding_rows(report))
    else:
        _print_findings(report)
    if not report.ok:
        raise typer.Exit(1)


def report_dict(report: "Report") -> dict[str, Any]:
    """Returns a report as plain data."""
    findings = [{**to_dict(finding), "is_warning": finding.is_warning} for finding in report]
    return {"subject": report.subject, "ok": report.ok, "checked": dict(report.checked), "findings": findings}


def _print_findings(report: "Report") -> None:
    out = console()
    for finding in report:
        out.print(Text(str(finding)), soft_wrap=True)
    verdict = ("all is well", "green") if report.ok else (amount(len(report.errors), "findings"), "bold red")
    warnings = f" with {amount(len(report.warnings), 'warnings')}" if report.warnings else ""
    checked = ", ".join(amount(count, kind) for kind, count in report.checked)
    out.print(Text.assemble(f"{report.subject}: ", verdict, f"{warnings} in {checked}"))


def print_citation(
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="[CLAIM]",
            help="Id of a claim, or the part of the id after the slash. Default: the whole release.",
            autocompletion=complete_claim_ids,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            metavar="WORD",
            help=f"Citation style. One of: {', '.join(STYLES)}.",
            autocompletion=complete_words(STYLES),
        ),
    ] = "apa",
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Print how to cite a release, or a claim in it and the claim's source, with the pin."""
    dataset = load(pin)
    record = find_claim(dataset, claim) if claim is not None else None
    word: Any = style  # any text, so that the error of the library can name the near ones
    citation = dataset.cite(word, claim=record)
    if as_json:
        cited = {"claim": record.id} if record is not None else {}
        print_json({"style": style, "pin": dataset.pin, **cited, "citation": citation})
    else:
        typer.echo(citation)
