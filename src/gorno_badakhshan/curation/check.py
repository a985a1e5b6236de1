"""Checks the curated files and reports all findings at once."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from ..audit.coverage import check_coverage
from ..audit.finding import Finding, Report, file_finding
from ..audit.locators import check_locators
from ..audit.own_words import check_own_words
from ..audit.plausibility import check_plausibility, check_unused_actors
from ..audit.record_checks import report_on
from ..audit.references import check_references
from ..audit.texts import texts_folder
from ..errors import hint, near
from .folder import curated_files
from .format import FormatError, format_bytes
from .read import Curated, read_curated
from .tombstones import check_tombstones

FORMAT_COMMAND = "gorno-badakhshan curate format"
"""The command that repairs a file that is not in the canonical format."""
_UNREADABLE_FILES = {"not-toml", "unreadable-file"}
"""Codes of findings about a file of which nothing was read."""


def check(curated: Path, texts: Path | None = None) -> Report:
    """Reads a curated folder and reports all findings, in the order of files and lines.

    `texts` is the folder of the sources' texts; if it is None, the environment variable
    `GORNO_BADAKHSHAN_TEXTS` names it. Without either, locators are not compared with texts.
    """
    return check_content(read_curated(curated), curated, texts_folder(texts))


def check_content(content: Curated, folder: Path, texts: Path | None = None) -> Report:
    """Reports all findings of a curated folder that was read before; without `texts` none is compared."""
    entries, files = content.entries, curated_files(folder)
    # A flaw of a record must not hide what else is wrong with it.
    readable = [*entries, *content.partial]
    findings = [*content.findings, *check_formats(folder, files, content.findings)]
    findings += check_references(readable, content.unreadable, content.unread)
    findings += check_locators(readable) + check_plausibility(readable)
    if content.head is not None:
        findings += check_own_words(readable, content.head.description)
    # With records missing, passages would seem uncovered and successors of tombstones unknown.
    if not content.unread and not any(content.unreadable.values()):
        findings += check_coverage(entries)
        # A misspelt id would make its actor look unused.
        if not any(finding.code == "dangling-id" for finding in findings):
            findings += check_unused_actors(entries)
        findings += check_tombstones(content.head, entries) if content.head else ()
        findings += _check_default_event(content)
    report = report_on("the curated data", len(files), entries, findings, texts, partial=content.partial)
    ordered = sorted(report, key=lambda finding: (finding.file or "", finding.line or 0))
    return attrs.evolve(report, findings=tuple(ordered))


def _check_default_event(content: Curated) -> Iterator[Finding]:
    description = content.head and content.head.description
    event, events = description and description.default_event, {event.id for event in content.records("events")}
    if event is not None and event not in events:
        message = f"default_event: no event has the id {event!r}{hint(near(event, events))}"
        yield file_finding("dangling-id", "dataset.toml", message, "correct it, or leave it out", 1)


def check_formats(folder: Path, files: Sequence[Path], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yields a finding for each file that could be read, by these findings, but is not in the canonical format."""
    # A file that cannot be read has a finding of its own.
    unreadable = {finding.file for finding in findings if finding.code in _UNREADABLE_FILES}
    for path in files:
        name = path.relative_to(folder)
        if name.as_posix() not in unreadable:
            yield from _file_format_findings(path.read_bytes(), name)


def _file_format_findings(content: bytes, name: Path) -> Iterator[Finding]:
    file = name.as_posix()
    try:
        formatted = format_bytes(content, name)
    except FormatError as error:
        repair = f"correct that, then run {FORMAT_COMMAND}"
        yield file_finding("not-canonical", file, f"it cannot be formatted: {error}", repair, line=1)
    else:
        if formatted != content:
            line = _first_difference(content, formatted)
            message = "it is not in the canonical format"
            yield file_finding(
                "not-canonical", file, f"{message}{_reason(content)}", f"run {FORMAT_COMMAND}", line
            )


def _reason(content: bytes) -> str:
    """Returns what makes a file not canonical if an editor does not show it."""
    reasons = {
        "it has a byte-order mark": content.startswith(BOM_UTF8),
        "lines end with CR LF": b"\r\n" in content,
    }
    return "".join(f"; {reason}" for reason, is_true in reasons.items() if is_true)


def _first_difference(content: bytes, formatted: bytes) -> int:
    """Returns the number of the first line that differs, from 1."""
    lines, formatted_lines = content.split(b"\n"), formatted.split(b"\n")
    pairs = enumerate(zip(lines, formatted_lines, strict=False), start=1)
    differing = (number for number, (line, formatted_line) in pairs if line != formatted_line)
    return next(differing, min(len(lines), len(formatted_lines)))
