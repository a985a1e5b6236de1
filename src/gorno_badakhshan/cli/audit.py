"""Which releases there are, whether they are what they say, and how they are cited."""

from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from rich.text import Text

from ..audit.verify import verify as verified
from ..cite import cite as cited
from ..dataset import CitationStyle, load
from ..store.codec import to_dict
from ..store.manifest import releases as released
from .options import AsJson, Pin, Texts
from .output import amount, console, print_json
from .overview import release_dict, release_head

if TYPE_CHECKING:
    from ..audit.finding import Report


def releases(as_json: AsJson = False) -> None:
    """Releases of the data in this install, oldest first, each with its pin."""
    held = released()
    if as_json:
        print_json([release_dict(release) for release in held])
        return
    out = console()
    for number, release in enumerate(held):
        out.print(*([""] if number else []), release_head(release), Text(release.notes), sep="\n")


def verify(texts: Texts = None, pin: Pin = None, as_json: AsJson = False) -> None:
    """Prove a release: files, counts, references; with texts, every place in them too."""
    report = verified(pin, texts)
    print_report(report, as_json=as_json)
    if texts is None and not as_json:
        console().print(Text("No text was given, so no place in one was compared; see --texts.", style="dim"))


def print_report(report: "Report", *, as_json: bool) -> None:
    """Print what was looked at and every finding; exits with 1 if there are any."""
    if as_json:
        print_json(report_dict(report))
    else:
        _print_report(report)
    if not report.ok:
        raise typer.Exit(1)


def report_dict(report: "Report") -> dict[str, Any]:
    """A report as plain data."""
    findings = [to_dict(finding) for finding in report]
    return {"subject": report.subject, "ok": report.ok, "checked": dict(report.checked), "findings": findings}


def _print_report(report: "Report") -> None:
    out = console()
    for finding in report:
        out.print(Text(str(finding)), soft_wrap=True)
    verdict = ("all is well", "green") if report.ok else (amount(len(report), "findings"), "bold red")
    looked = ", ".join(amount(count, what) for what, count in report.checked)
    out.print(Text.assemble(f"{report.subject}: ", verdict, f" in {looked}"))


def cite(
    style: Annotated[
        str, typer.Option(metavar="WORD", help=f"How it is written. One of: {', '.join(get_args(CitationStyle))}.")
    ] = "apa",
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """How to cite a release, its pin included."""
    dataset = load(pin)
    text = cited(dataset.release, style)
    if as_json:
        print_json({"style": style, "pin": dataset.pin, "citation": text})
    else:
        typer.echo(text)
