"""Laws of the check of curated files: whatever a file contains, the check ends with findings."""

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.audit.finding import Report
from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.check_source import check_source

CURATION = Path(__file__).parent.parent / "curation"
NAMES = ("sources/lorn-note.toml", "actors.toml", "events.toml", "places.toml", "dataset.toml")
TEXTS = {name: (CURATION / "small" / name).read_text(encoding="utf-8") for name in NAMES}

VALUES = [
    "3", '"x"', "[]", "{}", "true", "2001-01-01", '["a"]', "[[]]", "[1, {}]", "{ a = 1 }", '""', "nan", "-1",
    "99999999999999999999", '"TODO"', '">70"', "[{}]", '"2001"', '{ kind = "Conduct" }', '"lorn-note/mayor-hurt"',
]  # fmt: skip
VALUE = re.compile(r'"[^"\n]*"|\b\d+\b|\{[^{}\n]*\}')
KEY = re.compile(r"\w+(?= = )")
PAIR = re.compile(r',? ?\w+ = ("[^"\n]*"|\d+)')
LINE = re.compile(r"[^\n]*\n")
EDITS = [(VALUE, VALUES), (VALUE, VALUES), (KEY, ["kind", "x", "source"]), (PAIR, [""]), (LINE, ["", "\n"])]


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, str]:
    """The name of a file of the example data, and its text after one to three edits at any places."""
    name = draw(st.sampled_from(NAMES))
    text = TEXTS[name]
    for _ in range(draw(st.integers(1, 3))):
        pattern, replacements = draw(st.sampled_from(EDITS))
        matches = list(pattern.finditer(text))
        if matches:
            match = draw(st.sampled_from(matches))
            text = text[: match.start()] + draw(st.sampled_from(replacements)) + text[match.end() :]
    return name, text


def _reports(name: str, text: str) -> list[Report]:
    with tempfile.TemporaryDirectory() as parent:
        curated = Path(shutil.copytree(CURATION / "small", Path(parent) / "curated"))
        (curated / name).write_text(text, encoding="utf-8")
        texts = CURATION / "small-texts"
        return [check(curated, texts), check_source(curated, "lorn-note", texts)]


@given(spoilt_files())
def test_no_edit_makes_the_check_fail(spoilt_file: tuple[str, str]) -> None:
    """Law: the check of any text returns a report, and each finding can be printed and names its file."""
    for report in _reports(*spoilt_file):
        assert all(finding.file in str(finding) for finding in report if finding.file)


INCOMPARABLE = {"uncovered", "unused-actor", "gap", "reused-id", "not-canonical", "empty-file", "not-toml"}
"""Codes of findings about whole files, and of those that need all records to be complete."""


@given(spoilt_files())
def test_an_unknown_key_hides_no_finding(spoilt_file: tuple[str, str]) -> None:
    """Law: an unknown key in the last record of a file leaves the findings about the values that are there."""
    name, text = spoilt_file
    report, _ = _reports(name, text)
    marked, _ = _reports(name, text + "surprise = 1\n")
    if "not-toml" not in {finding.code for finding in marked}:
        known = {(finding.code, finding.where) for finding in report if finding.code not in INCOMPARABLE}
        assert known <= {(finding.code, finding.where) for finding in marked}
