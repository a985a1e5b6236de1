"""Edits to a correct copy that leave it well-formed and make it untrue: each gives one finding."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from gorno_badakhshan.audit.finding import Report
from gorno_badakhshan.curation.check import check

SMALL = Path(__file__).parent.parent / "curation" / "small"
NOTE, LOG, ACTORS, EVENTS = "sources/lorn-note.toml", "sources/lorn-log.toml", "actors.toml", "events.toml"
PLACES = "places.toml"
LOG_TEXT = """\
[source]
id = "lorn-log"
title = "Log of the harbor"
publisher = "lorn-paper"
kind = "news"
language = "en"
published = { edtf = "2001-05-06", basis = "stated" }

[[claims]]
id = "lorn-log/hurt"
event = "lorn-brawl"
summary = "Three or more were hurt, says the mayor."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "residents", count = { stated = 3, low = 3, hedge = "at_least" } }
attribution = [
  { actor = "lorn-mayor", act = "asserts", medium = "unstated", jointly = ["docker"] },
]
locator = { part = "Log" }
said = { edtf = "2001-05-05", basis = "stated" }
relays = "lorn-note/mayor-hurt"
relay_basis = "inferred"

[[claims]]
id = "lorn-log/hurt-corrected"
event = "lorn-brawl"
summary = "Four were hurt, the mayor says now."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "residents", count = { stated = 4, low = 4, high = 4, hedge = "exact" } }
attribution = [
  { actor = "lorn-mayor", act = "asserts", medium = "unstated" },
]
locator = { part = "Log" }
supersedes = "lorn-note/mayor-hurt"

[[claims]]
id = "lorn-log/dockers-hurt"
event = "lorn-brawl"
summary = "The four were dockers."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "civilian", count = { stated = 4, low = 4, high = 4, hedge = "exact" } }
attribution = [
  { actor = "lorn-mayor", act = "asserts", medium = "unstated" },
]
locator = { part = "Log" }
same_people = "lorn-log/hurt-corrected"

[[claims]]
id = "lorn-log/others-hurt"
event = "lorn-brawl"
summary = "Another two were hurt."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "residents", count = { stated = 2, low = 2, high = 2, hedge = "exact" }, person = "docker" }
attribution = [
  { actor = "lorn-mayor", act = "asserts", medium = "unstated" },
]
locator = { part = "Log" }
besides = "lorn-log/hurt-corrected"

[[claims]]
id = "lorn-log/clerk"
event = "lorn-strike"
summary = "The docker was a clerk of the dockers."
proposition = { kind = "Position", actor = "docker", role = "clerk", organization = "dockers", when = { edtf = "2001-05-03", basis = "derived" } }
attribution = [
  { actor = "lorn-mayor", act = "asserts", medium = "unstated" },
]
locator = { part = "Log" }
"""  # noqa: E501 - the canonical format has long lines
POST = (
    'kind = "Position", actor = "docker", role = "clerk", organization = "dockers", when = { edtf = "2001-05-03"'
)
ROW_OF_MAYOR = 'actor = "lorn-mayor", act = "asserts", medium = "unstated"'
LOG_ID = 'id = "lorn-log/{}"\nevent = "lorn-brawl"'


class Edit(NamedTuple):
    """An edit to the correct data, and the code of the one finding that it must give."""

    reason: str
    file: str
    old: str
    new: str
    code: str
    at: str
    """Part of the line of the finding, after the edit."""


REFUSED = [
    Edit("capitals in an id", EVENTS, 'id = "lorn-fire"', 'id = "Lorn-fire"', "bad-id", "Lorn-fire"),
    Edit("a space in an id", LOG, '"lorn-log/clerk"', '"lorn-log/the clerk"', "bad-id", "the clerk"),
    Edit("two slashes in an id", LOG, '"lorn-log/clerk"', '"lorn-log/a/clerk"', "bad-id", "a/clerk"),
    Edit("an underscore in an id", LOG, '"lorn-log/clerk"', '"lorn-log/a_clerk"', "bad-id", "a_clerk"),
    Edit("a letter of another alphabet", LOG, '"lorn-log/clerk"', '"lorn-log/сlerk"', "bad-id", "сlerk"),
    Edit("a hyphen at the end", LOG, '"lorn-log/clerk"', '"lorn-log/clerk-"', "bad-id", "clerk-"),
    Edit("an empty summary", LOG, '"Another two were hurt."', '""', "empty-text", 'summary = ""'),
    Edit("a blank name", ACTORS, '"A docker"', '" \\t "', "empty-text", 'name = " '),
    Edit(
        "a speaker joint with itself", LOG, '["docker"]', '["docker", "lorn-mayor"]', "repeated-speaker", "jointly"
    ),
    Edit("a joint speaker twice", LOG, '["docker"]', '["docker", "docker"]', "repeated-speaker", "jointly"),
    Edit(
        "an outlet as a victim",
        EVENTS,
        'actor = "dockers", role = "belligerent"',
        'actor = "lorn-paper", role = "victim"',
        "wrong-kind",
        '"victim"',
    ),
    Edit(
        "a point of a newspaper",
        PLACES,
        'source = "lorn-note", entry',
        'source = "lorn-log", entry',
        "wrong-kind",
        "point =",
    ),
    Edit(
        "an organization that is a person",
        ACTORS,
        'organization = "dockers"',
        'organization = "docker"',
        "wrong-kind",
        "organization",
    ),
    Edit(
        "a post in a person", LOG, 'organization = "dockers"', 'organization = "docker"', "wrong-kind", '"clerk"'
    ),
    Edit("a person that is a group", LOG, 'person = "docker"', 'person = "dockers"', "wrong-kind", "person ="),
    Edit("said after publication", LOG, "2001-05-05", "2001-05-07", "impossible-date", "said"),
    Edit("published before the event", EVENTS, "2001-05-04", "2002-05-04", "impossible-date", "event ="),
    Edit(
        "a count of a later day",
        LOG,
        'person = "docker" }',
        'person = "docker", as_of = { edtf = "2001-06", basis = "stated" } }',
        "impossible-date",
        "as_of",
    ),
    Edit(
        "a relay of a younger page",
        NOTE,
        'edtf = "2001-05-05"',
        'edtf = "2001-05-07"',
        "impossible-relay",
        "relays",
    ),
    Edit(
        "an inferred relay of another figure",
        LOG,
        'stated = 3, low = 3, hedge = "at_least"',
        'stated = 2, low = 2, high = 2, hedge = "exact"',
        "impossible-relay",
        "relays",
    ),
    Edit(
        "an inferred relay of another outcome",
        LOG,
        'outcome = "wounded", population = "residents", count = { stated = 3',
        'outcome = "killed", population = "residents", count = { stated = 3',
        "impossible-relay",
        "relays",
    ),
    Edit(
        "a relay of an unrelated event",
        LOG,
        LOG_ID.format("hurt"),
        LOG_ID.format("hurt").replace("brawl", "fire"),
        "impossible-relay",
        "relays",
    ),
    Edit(
        "a correction of a younger figure",
        LOG,
        'supersedes = "lorn-note/mayor-hurt"',
        'said = { edtf = "2001-05-03", basis = "stated" }\nsupersedes = "lorn-note/mayor-hurt"',
        "impossible-correction",
        "supersedes",
    ),
    Edit(
        "a correction of another's figure",
        NOTE,
        ROW_OF_MAYOR,
        ROW_OF_MAYOR.replace("lorn-mayor", "docker"),
        "impossible-correction",
        "supersedes",
    ),
    Edit(
        "a correction of another population",
        NOTE,
        'population = "residents", count = { stated = 3',
        'population = "military", count = { stated = 3',
        "impossible-correction",
        "supersedes",
    ),
    Edit(
        "the same people in different numbers",
        LOG,
        'population = "civilian", count = { stated = 4, low = 4, high = 4',
        'population = "civilian", count = { stated = 5, low = 5, high = 5',
        "impossible-identity",
        "same_people",
    ),
    Edit(
        "an addition to another outcome",
        LOG,
        'outcome = "wounded", population = "residents", count = { stated = 2',
        'outcome = "killed", population = "residents", count = { stated = 2',
        "impossible-addition",
        "besides",
    ),
    Edit(
        "an addition to the same people",
        LOG,
        '\nsame_people = "lorn-log/hurt-corrected"',
        '\nbesides = "lorn-log/hurt-corrected"\nsame_people = "lorn-log/hurt-corrected"',
        "impossible-addition",
        "besides",
    ),
]

WARNED = [
    Edit("an actor that nothing refers to", LOG, ', jointly = ["lorn-clerk"]', "", "unused-actor", "[[actors]]#5"),
    Edit("a post after publication", LOG, "2001-05-03", "2001-06-03", "doubtful-date", '"clerk"'),
    Edit(
        "a stated relay of another outcome",
        LOG,
        'outcome = "wounded", population = "residents", count = { stated = 3',
        'outcome = "casualties", population = "residents", count = { stated = 3',
        "doubtful-relay",
        "relays",
    ),
    Edit(
        "a stated relay of another figure",
        LOG,
        'stated = 3, low = 3, hedge = "at_least"',
        'stated = 2, low = 2, high = 2, hedge = "exact"',
        "doubtful-relay",
        "relays",
    ),
    Edit(
        "a relay of a part of the event",
        LOG,
        LOG_ID.format("hurt"),
        LOG_ID.format("hurt").replace("brawl", "strike"),
        "doubtful-relay",
        "relays",
    ),
    Edit(
        "a correction of a part of the population",
        NOTE,
        'population = "residents", count = { stated = 3',
        'population = "everyone", count = { stated = 3',
        "doubtful-correction",
        "supersedes",
    ),
    Edit(
        "a correction of a related speaker",
        NOTE,
        ROW_OF_MAYOR,
        ROW_OF_MAYOR.replace("lorn-mayor", "lorn-clerk"),
        "doubtful-correction",
        "supersedes",
    ),
    Edit(
        "the same people with another outcome",
        LOG,
        'outcome = "wounded", population = "civilian"',
        'outcome = "ill_treated", population = "civilian"',
        "doubtful-identity",
        "same_people",
    ),
]

ADMITTED = [
    Edit(
        "an outlet that is affected",
        EVENTS,
        'actor = "dockers", role = "belligerent"',
        'actor = "lorn-paper", role = "affected"',
        "",
        "",
    ),
    Edit(
        "the same figure without its hedge",
        LOG,
        'stated = 3, low = 3, hedge = "at_least"',
        'stated = 3, low = 3, high = 3, hedge = "exact"',
        "",
        "",
    ),
    Edit(
        "an order for a later day",
        LOG,
        POST,
        'kind = "Directive", issuer = "docker", content = "to go home", when = { edtf = "2001-07-03"',
        "",
        "",
    ),
    Edit("a day that may be the one before", LOG, "2001-05-05", "2001-05-07~", "", ""),
]


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the example data with a second source, whose claims link to those of the first."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (copy / LOG).write_text(LOG_TEXT, encoding="utf-8")
    edit(copy, NOTE, "text_sha256", 'published = { edtf = "2001-05-05", basis = "stated" }\ntext_sha256')
    edit(copy, NOTE, '"everyone"', '"residents"')
    next_claim = '\n\n[[claims]]\nid = "lorn-note/docker-unhurt"'
    edit(copy, NOTE, next_claim, '\nsaid = { edtf = "2001-05-04", basis = "stated" }' + next_claim)
    edit(copy, EVENTS, "[[events]]", '[[events]]\nid = "lorn-fire"\ntitle = "Fire"\nkind = "crash"\n\n[[events]]')
    return copy


def edit(curated: Path, file: str, old: str, new: str) -> str:
    """Replaces the first occurrence of `old`; returns the new text of the file."""
    text = (curated / file).read_text(encoding="utf-8")
    assert old in text
    edited = text.replace(old, new, 1)
    (curated / file).write_text(edited, encoding="utf-8")
    return edited


def add_clerk(curated: Path) -> None:
    """Adds an actor of the mayor's office, and a reference to it."""
    with (curated / ACTORS).open("a", encoding="utf-8") as file:
        file.write(
            '\n[[actors]]\nid = "lorn-clerk"\nname = "A clerk"\nkind = "person"\nnamed = "unnamed"\n'
            'party = "government"\naffiliations = [\n  { organization = "lorn-mayor" },\n]\n'
        )
    others = 'medium = "unstated"{} }},\n]\nlocator = {{ part = "Log" }}\nbesides'
    edit(curated, LOG, others.format(""), others.format(', jointly = ["lorn-clerk"]'))


def line_of(text: str, at: str) -> int:
    """Returns the number of the first line with `at` in it; with `#2` at the end, of the second such line."""
    at, _, number = at.partition("#")
    lines = [line for line, content in enumerate(text.split("\n"), start=1) if at in content]
    return lines[int(number or 1) - 1]


def findings_in(report: Report) -> list[tuple[str, str | None, int | None]]:
    """Returns code, file and line of each finding."""
    return [(finding.code, finding.file, finding.line) for finding in report]


def test_the_example_data_has_no_finding(curated: Path) -> None:
    """Each finding in the tests below comes from the edit."""
    add_clerk(curated)
    assert findings_in(check(curated)) == []


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.reason)
def test_what_cannot_be_true_is_refused(curated: Path, case: Edit) -> None:
    """One finding, at the line of the field that is to be corrected."""
    text = edit(curated, case.file, case.old, case.new)
    report = check(curated)
    assert case.code in {finding.code for finding in report.errors}
    assert {finding.code for finding in report} == {case.code}
    target = text if case.at in text else (curated / LOG).read_text(encoding="utf-8")
    assert line_of(target, case.at) in {finding.line for finding in report}
    assert not report.ok


@pytest.mark.parametrize("case", WARNED, ids=lambda case: case.reason)
def test_what_is_doubtful_is_a_warning(curated: Path, case: Edit) -> None:
    """The data is not refused: two codings can be defended."""
    add_clerk(curated)
    edit(curated, LOG, 'relay_basis = "inferred"', 'relay_basis = "stated"')
    text = edit(curated, case.file, case.old, case.new)
    report = check(curated)
    target = text if case.at in text else (curated / LOG).read_text(encoding="utf-8")
    if case.code == "unused-actor":
        target = (curated / ACTORS).read_text(encoding="utf-8")
    assert [(finding.code, finding.line) for finding in report] == [(case.code, line_of(target, case.at))]
    assert report.ok


@pytest.mark.parametrize("case", ADMITTED, ids=lambda case: case.reason)
def test_what_can_be_true_has_no_finding(curated: Path, case: Edit) -> None:
    """The checks know the cases that only look wrong."""
    edit(curated, case.file, case.old, case.new)
    assert findings_in(check(curated)) == []


def test_a_sum_of_relayed_figures_may_differ_from_each(curated: Path) -> None:
    """Figure and outcome are compared only if one claim is relayed; day and event always."""
    edit(curated, LOG, 'stated = 3, low = 3, hedge = "at_least"', 'stated = 2, low = 2, high = 2, hedge = "exact"')
    assert {finding.code for finding in check(curated)} == {"impossible-relay"}
    basis = 'relay_basis = "inferred"\n'
    edit(curated, LOG, basis, basis + 'also_relays = ["lorn-note/docker-unhurt"]\n')
    assert findings_in(check(curated)) == []
    edit(curated, NOTE, 'edtf = "2001-05-05"', 'edtf = "2001-05-07"')
    places = [finding.where for finding in check(curated) if finding.code == "impossible-relay"]
    assert places == ["lorn-log/hurt, relays", "lorn-log/hurt, also_relays[0]"]
