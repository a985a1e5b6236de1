"""Checks the file of one source, in the time that a person waits between two edits."""

import re
from pathlib import Path

import attrs

from ..audit.coverage import check_coverage
from ..audit.finding import Finding, Report
from ..audit.locators import check_locators
from ..audit.plausibility import check_plausibility
from ..audit.record_checks import report_on
from ..audit.references import check_references
from ..audit.texts import texts_folder
from ..errors import near
from .check import check_formats
from .folder import LISTS, source_path
from .read import Curated, read_curated

_CLAIM_ID = re.compile(r"""["']([^"'/\s]+)/[^"'/\s]+(?: [a-z]+)?["']""")


def check_source(curated: Path, source: str, texts: Path | None = None) -> Report:
    """Reports all findings in the file of one source; raises `UnknownIdError` if it has none.

    Reads that file, the lists of actors, places and events, and the sources whose claims the file links
    to. It does not see what the file makes wrong elsewhere: a link from another source, an actor that
    nothing refers to any more, words copied from another text, a circle through several sources. `check`
    sees that.
    """
    path = source_path(curated, source)
    lists = [curated / f"{name}.toml" for name in LISTS]
    files = [*filter(Path.is_file, lists), path, *_linked_files(path)]
    content = read_curated(curated, files)
    file = path.relative_to(curated).as_posix()
    own_entries = [entry for entry in content.entries if entry.file == file]
    own_partial = [entry for entry in content.partial if entry.file == file]
    findings = [*content.findings, *check_formats(curated, [path], content.findings)]
    findings += _record_findings(content, file, {each.stem for each in path.parent.glob("*.toml")})
    relevant = {file, *(each.name for each in lists)}
    # A list that cannot be read hides findings of this file; any other finding of a list is not about it.
    own_findings = [finding for finding in findings if finding.file == file]
    own_findings += [finding for finding in content.findings if finding.file in relevant - {file}]
    report = report_on(file, 1, own_entries, own_findings, texts_folder(texts), partial=own_partial)
    ordered = sorted(report, key=lambda finding: (finding.file or "", finding.line or 0))
    return attrs.evolve(report, findings=tuple(ordered))


def _linked_files(path: Path) -> list[Path]:
    """Returns the files of the other sources whose claims a file names, or may have meant."""
    try:
        text = path.read_bytes().decode(errors="replace")
    except OSError:
        # A file that cannot be read has a finding of its own, and so has invalid UTF-8.
        return []
    named = set(_CLAIM_ID.findall(text)) - {path.stem}
    known = {file.stem for file in path.parent.glob("*.toml")}
    meant = {near_source for source in named - known for near_source in near(source, known)}
    return [path.with_name(f"{source}.toml") for source in sorted((named & known | meant) - {path.stem})]


def _record_findings(content: Curated, file: str, sources: set[str]) -> list[Finding]:
    """Returns what is wrong with the records of a file and with their links; `sources` are all known ids."""
    records = [*content.entries, *content.partial]
    # Sources that were not read exist all the same.
    unreadable = {**content.unreadable, "sources": content.unreadable["sources"] | sources}
    findings = check_references(records, unreadable, content.unread)
    findings += check_locators(record for record in records if record.file == file)
    findings += check_plausibility(records)
    is_complete = not content.unread and not any(finding.file == file for finding in content.findings)
    return [*findings, *(check_coverage(content.entries) if is_complete else ())]
