"""Everything that is wrong with the curated state, all at once."""

from pathlib import Path

from ..audit.coverage import check_coverage
from ..audit.finding import Finding, Report
from ..audit.references import check_references, references
from ..audit.texts import check_places, check_texts, texts_folder
from .format import FormatError, classes_of, format_text
from .read import Curated, curated_files, read_curated
from .tombstones import check_tombstones

FORMAT_COMMAND = "gorno-badakhshan curate format"
"""What repairs a file that is not canonical."""


def check(curated: Path, texts: Path | None = None) -> Report:
    """Read a curated folder and report all findings, in the order of files and lines.

    `texts` is the folder of the sources' texts; if it is None, the environment variable
    `GORNO_BADAKHSHAN_TEXTS` names it. Without either, places are held against each other only.
    """
    return report_on(read_curated(curated), curated, texts_folder(texts))


def report_on(read: Curated, folder: Path, texts: Path | None) -> Report:
    """The report on what was read of a folder."""
    entries, files = read.entries, curated_files(folder)
    found = [*read.findings, *_uncanonical(folder, files, read)]
    found += check_references(entries, read.unreadable, read.unread) + check_places(entries)
    if not read.unread and not any(read.unreadable.values()):
        found += check_coverage(entries)
        found += check_tombstones(read.head, entries) if read.head else ()
    checked = [
        ("files", len(files)),
        ("records", len(entries)),
        ("references", sum(1 for entry in entries for _ in references(entry.record))),
    ]
    if texts is not None:
        proof = check_texts(entries, texts)
        found += proof.findings
        checked += [("texts", proof.texts), ("passages", proof.passages), ("locators", proof.locators)]
    order = sorted(found, key=lambda finding: (finding.file or "", finding.line or 0))
    return Report(subject="the curated data", checked=tuple(checked), findings=tuple(order))


def _uncanonical(folder: Path, files: list[Path], read: Curated) -> list[Finding]:
    broken = {finding.file for finding in read.findings if finding.code == "not-toml"}
    named = [(path, path.relative_to(folder).as_posix()) for path in files]
    found = (_uncanonical_file(path, folder, name) for path, name in named if name not in broken)
    return [finding for finding in found if finding is not None]


def _uncanonical_file(path: Path, folder: Path, name: str) -> Finding | None:
    text = path.read_bytes().decode()
    try:
        made = format_text(text, classes_of(path.relative_to(folder)))
    except FormatError as error:
        line, message, repair = 1, f"it cannot be formatted: {error}", f"correct that, then run {FORMAT_COMMAND}"
    else:
        if made == text:
            return None
        line = _first_difference(text, made)
        message, repair = "it is not written as the formatter writes it", f"run {FORMAT_COMMAND}"
    return Finding(code="not-canonical", message=message, repair=repair, where=name, file=name, line=line)


def _first_difference(text: str, made: str) -> int:
    pairs = zip(text.split("\n"), made.split("\n"), strict=False)
    same = next((number for number, (is_, should) in enumerate(pairs) if is_ != should), None)
    return min(text.count("\n"), made.count("\n")) if same is None else same + 1
