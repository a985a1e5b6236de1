"""The check of the curated files: a table of errors, each of which gives one finding with code, file and line."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from gorno_badakhshan.curation.check import check

HERE = Path(__file__).parent
NOTE, ACTORS, PLACES, EVENTS, HEAD = (
    "sources/lorn-note.toml", "actors.toml", "places.toml", "events.toml", "dataset.toml"
)  # fmt: skip
DIGEST = "25082a22e15d9da5b8b7296ef7151d2f36c7ca1a281a47952d61a46d1a80edfb"


class Fault(NamedTuple):
    """An edit to the correct example data, and the one finding that it must give."""

    reason: str
    file: str
    old: str
    new: str
    code: str
    at: str
    """Part of the line of the finding, after the edit."""


FAULTS = [
    Fault("a stray bracket", PLACES, 'id = "coast"', 'id = "coast" ]', "not-toml", 'id = "coast"'),
    Fault(
        "a key twice", EVENTS, 'place = "lorn"', 'place = "lorn"\nplace = "coast"', "not-toml", 'place = "coast"'
    ),
    Fault("blanks at the equals sign", PLACES, 'id = "coast"', 'id="coast"', "not-canonical", 'id="coast"'),
    Fault(
        "keys out of order",
        HEAD,
        'version = "1.0.0"\ndate = "2026-01-02"',
        'date = "2026-01-02"\nversion = "1.0.0"',
        "not-canonical",
        "date",
    ),
    Fault("a misspelt key", PLACES, "point = {", "pont = {", "unknown-key", "pont"),
    Fault(
        "a misspelt key in a nested table",
        EVENTS,
        ', status = "asserted"',
        ', status = "asserted", statu = "x"',
        "unknown-key",
        "statu",
    ),
    Fault(
        "a claim repeats its source",
        NOTE,
        'event = "lorn-brawl"\nsummary = "The',
        'source = "lorn-note"\nevent = "lorn-brawl"\nsummary = "The',
        "unknown-key",
        "source =",
    ),
    Fault(
        "a locator repeats its source",
        NOTE,
        'locator = { part = "Harbour", start = 14',
        'locator = { source = "lorn-note", part = "Harbour", start = 14',
        "unknown-key",
        "locator = { source",
    ),
    Fault(
        "a table of another kind",
        EVENTS,
        'part_of = "lorn-strike"\n',
        'part_of = "lorn-strike"\n\n[[claims]]\nid = "x"\n',
        "unknown-key",
        "[[claims]]",
    ),
    Fault("no kind", PLACES, 'kind = "town"\n', "", "missing-key", "[[places]]#2"),
    Fault("no speaker's act", NOTE, 'act = "denies", ', "", "missing-key", 'actor = "docker"'),
    Fault(
        "a proposition without kind",
        NOTE,
        'kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = { stated = 0',
        'outcome = "wounded", population = "everyone", count = { stated = 0',
        "missing-key",
        "stated = 0",
    ),
    Fault(
        "no attribution key",
        NOTE,
        'attribution = [\n  { actor = "docker", act = "denies", medium = "conversation" },\n]\n',
        "",
        "missing-key",
        "[[claims]]#2",
    ),
    Fault("a date as a TOML date", EVENTS, '"2001-05-04"', "2001-05-04", "wrong-type", "when"),
    Fault("a release date as a TOML date", HEAD, '"2026-01-02"', "2026-01-02", "wrong-type", "date"),
    Fault("a number as text", NOTE, "stated = 3", 'stated = "3"', "wrong-type", 'stated = "3"'),
    Fault("a text as a number", PLACES, 'name = "Lorn"', "name = 7", "wrong-type", "name = 7"),
    Fault("true as a number", NOTE, "stated = 3", "stated = true", "wrong-type", "stated = true"),
    Fault(
        "a decimal as a whole number",
        NOTE,
        "text_length = 145",
        "text_length = 145.0",
        "wrong-type",
        "text_length",
    ),
    Fault("a whole number as a decimal", PLACES, "latitude = 10.5", "latitude = 10", "wrong-type", "latitude"),
    Fault("a number as yes or no", NOTE, "text_sha256", "complete = 1\ntext_sha256", "wrong-type", "complete"),
    Fault(
        "text as a list",
        PLACES,
        'names = [\n  { spelling = "Lorn", language = "en", source = "lorn-note" },\n]',
        'names = "Lorn"',
        "wrong-type",
        'names = "Lorn"',
    ),
    Fault("a word outside the vocabulary", EVENTS, '"fighting"', '"figthing"', "unknown-word", "figthing"),
    Fault(
        "no such proposition",
        NOTE,
        'kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = { stated = 3',
        'kind = "BodyCount", outcome = "wounded", population = "everyone", count = { stated = 3',
        "unknown-word",
        "BodyCount",
    ),
    Fault("an impossible date", EVENTS, "2001-05-04", "2001-02-30", "invalid-value", "2001-02-30"),
    Fault("an impossible release date", HEAD, "2026-01-02", "2026-02-30", "invalid-value", "version"),
    Fault("a version of two numbers", HEAD, '"1.0.0"', '"1.0"', "invalid-value", "version"),
    Fault(
        "low above high",
        NOTE,
        'stated = 3, low = 3, hedge = "at_least"',
        'low = 5, high = 3, hedge = "between"',
        "invalid-value",
        "low = 5",
    ),
    Fault(
        "bounds that the hedge does not give",
        NOTE,
        "stated = 3, low = 3",
        "stated = 3, low = 4",
        "invalid-value",
        "low = 4",
    ),
    Fault(
        "a claim without a speaker",
        NOTE,
        'attribution = [\n  { actor = "docker", act = "denies", medium = "conversation" },\n]',
        "attribution = []",
        "invalid-value",
        "[[claims]]#2",
    ),
    Fault(
        "a claim's id with another source",
        NOTE,
        'id = "lorn-note/docker-unhurt"',
        'id = "lorn-paper/docker-unhurt"',
        "invalid-value",
        "[[claims]]#2",
    ),
    Fault("a point off the globe", PLACES, "latitude = 10.5", "latitude = 91.0", "invalid-value", "latitude"),
    Fault(
        "a file name that is not the id of its source",
        NOTE,
        'id = "lorn-note"\ntitle',
        'id = "lorn-notes"\ntitle',
        "invalid-value",
        'id = "lorn-notes"',
    ),
    Fault(
        "an id twice in a kind",
        PLACES,
        'entry = "17" }\n',
        'entry = "17" }\n\n[[places]]\nid = "coast"\nname = "C"\nkind = "site"\nprecision = "near"\n',
        "duplicate-id",
        'id = "coast"#2',
    ),
    Fault(
        "an id twice across kinds",
        PLACES,
        'entry = "17" }\n',
        'entry = "17" }\n\n[[places]]\nid = "docker"\nname = "D"\nkind = "site"\nprecision = "near"\n',
        "duplicate-id",
        'id = "docker"',
    ),
    Fault("no such place", EVENTS, 'place = "lorn"', 'place = "lornn"', "dangling-id", "lornn"),
    Fault("no such speaker", NOTE, 'actor = "docker"', 'actor = "dockr"', "dangling-id", "dockr"),
    Fault(
        "no such source of a name", PLACES, 'source = "lorn-note"', 'source = "lorn"', "dangling-id", "spelling"
    ),
    Fault(
        "a place within itself, through another place",
        PLACES,
        'precision = "province"\n',
        'precision = "province"\nwithin = "lorn"\n',
        "circular-reference",
        'within = "lorn"',
    ),
    Fault(
        "a claim that relays its own source",
        NOTE,
        'responds_to = "lorn-note/mayor-hurt"',
        'relays = "lorn-note/mayor-hurt"\nrelay_basis = "stated"',
        "invalid-value",
        "relays",
    ),
    Fault(
        "a basis without a relay",
        NOTE,
        'responds_to = "lorn-note/mayor-hurt"',
        'relay_basis = "stated"',
        "invalid-value",
        "relay_basis",
    ),
    Fault(
        "a locator after the end of the text",
        ACTORS,
        "start = 14, end = 31",
        "start = 144, end = 146",
        "outside-text",
        "end = 146",
    ),
    Fault(
        "a locator with the digest of another text",
        NOTE,
        f'end = 91, sha256 = "{DIGEST}" }}\n\n',
        f'end = 91, sha256 = "{DIGEST[::-1]}" }}\n\n',
        "wrong-digest",
        'locator = { part = "Harbour", start = 14',
    ),
    Fault(
        "a passage with the digest of another text",
        NOTE,
        f'end = 91, sha256 = "{DIGEST}" }},',
        f'end = 91, sha256 = "{DIGEST[::-1]}" }},',
        "wrong-digest",
        "start = 14",
    ),
    Fault(
        "a part that the slice is not in",
        NOTE,
        'locator = { part = "Harbour", start = 14',
        'locator = { part = "Foot", start = 14',
        "wrong-part",
        'locator = { part = "Foot"',
    ),
    Fault(
        "a sentence without a passage",
        NOTE,
        '  { part = "Foot", start = 138, end = 144, sha256 = "794f7062cf3f56f2c7'
        'd70702bd3d13e11124e4790972080d2f30d64f243a9d47", left_out = "page number" },\n',
        "",
        "gap",
        "passages",
    ),
    Fault("a passage neither covered nor left out", NOTE, ', left_out = "page number"', "", "uncovered", "Foot"),
    Fault(
        "a passage covered and left out",
        NOTE,
        f'end = 91, sha256 = "{DIGEST}" }},',
        f'end = 91, sha256 = "{DIGEST}", left_out = "dull" }},',
        "invalid-value",
        "dull",
    ),
    Fault(
        "nine words of the source",
        NOTE,
        "A docker says there were no injured.",
        "Told: that at least 3 dockers were hurt in a fight, and a docker told the paper that nobody was hurt.",
        "copied-words",
        "Told: that",
    ),
    Fault("another text", NOTE, "3749d0731213ba55", "0000000000000000", "wrong-text", "text_sha256"),
    Fault(
        "a length that is not the text's",
        NOTE,
        "text_length = 145",
        "text_length = 144",
        "wrong-text",
        "text_length",
    ),
]


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the example data that a test may change."""
    return Path(shutil.copytree(HERE / "small", tmp_path / "curated"))


def edit(curated: Path, file: str, old: str, new: str) -> str:
    """Replaces the last occurrence of `old`, in places.toml the first; returns the new text of the file."""
    text = (curated / file).read_text(encoding="utf-8")
    assert old in text
    edited = new.join(text.rsplit(old, 1)) if file != PLACES else text.replace(old, new, 1)
    (curated / file).write_text(edited, encoding="utf-8")
    return edited


def line_of(text: str, at: str) -> int:
    """Returns the number of the first line with `at` in it; with `#2` at the end, of the second such line."""
    at, _, number = at.partition("#")
    lines = [line for line, content in enumerate(text.split("\n"), start=1) if at in content]
    return lines[int(number or 1) - 1]


def findings_in(curated: Path) -> list[tuple[str, str | None, int | None]]:
    """Returns code, file and line of each finding."""
    return [(finding.code, finding.file, finding.line) for finding in check(curated, HERE / "small-texts")]


def test_the_example_data_has_no_finding(curated):
    """Each finding in the tests below comes from the edit."""
    assert findings_in(curated) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.reason)
def test_each_fault_gives_one_finding(curated, fault):
    """The finding has the code, the file and the line of the fault."""
    text = edit(curated, fault.file, fault.old, fault.new)
    assert findings_in(curated) == [(fault.code, fault.file, line_of(text, fault.at))]


def test_an_unknown_file_is_a_finding(curated):
    """Records in a misspelt file are not lost without a finding."""
    (curated / "place.toml").write_text("", encoding="utf-8")
    assert findings_in(curated) == [("unknown-file", "place.toml", None)]


def test_a_single_table_instead_of_a_list_is_a_finding(curated):
    """`[places]` is no list of records."""
    (curated / PLACES).write_text('[places]\nid = "lorn"\n', encoding="utf-8")
    assert findings_in(curated) == [("wrong-type", PLACES, 1)]


def test_a_missing_file_is_a_finding(curated):
    """Each list of records has its file."""
    (curated / "places.toml").unlink()
    assert findings_in(curated) == [("missing-key", PLACES, None)]


def test_a_file_that_is_not_utf_8_is_a_finding(curated):
    """The finding has the line of the first wrong byte."""
    with (curated / HEAD).open("ab") as file:
        file.write(b"# \xff\n")
    assert findings_in(curated) == [("not-toml", HEAD, 4)]


def test_a_missing_text_is_a_finding(curated, tmp_path):
    """Locators are not counted as compared if their text is missing."""
    (tmp_path / "empty").mkdir()
    report = check(curated, tmp_path / "empty")
    assert [finding.code for finding in report] == ["missing-text"]
    assert dict(report.checked)["locators"] == 0


def test_all_faults_are_reported_at_once(curated):
    """No fault hides another one in the same record, in the same file or in other files."""
    edit(curated, ACTORS, 'kind = "group"', 'kind = "groop"')
    edit(curated, PLACES, "latitude = 10.5", "latitude = true")
    edit(
        curated,
        EVENTS,
        'kind = "fighting"\nwhen = { edtf = "2001-05-04"',
        'kind = 3\nwhen = { edtf = "2001-13-04"',
    )
    edit(curated, NOTE, "stated = 0", 'stated = "0"')
    edit(curated, NOTE, 'actor = "lorn-mayor"', 'actor = "lorn-mayr"')
    edit(curated, HEAD, '"1.0.0"', '"one"')
    assert findings_in(curated) == [
        ("unknown-word", ACTORS, 35),
        ("invalid-value", HEAD, 1),
        ("wrong-type", EVENTS, 9),
        ("invalid-value", EVENTS, 10),
        ("wrong-type", PLACES, 16),
        ("dangling-id", NOTE, 22),
        ("wrong-type", NOTE, 30),
    ]


BEHIND_A_FLAW = [
    ("a misspelt word", ', act = "denies"', ', act = "deneis"', "unknown-word"),
    ("a missing key", ', act = "denies"', "", "missing-key"),
    ("an unknown key", 'responds_to = "lorn', 'responds_two = "lorn', "unknown-key"),
    ("a wrong type", "stated = 0, high = 0", 'stated = "0", high = 0', "wrong-type"),
    ("bounds that the hedge does not give", "stated = 0, high = 0", "stated = 0, high = 1", "invalid-value"),
]


@pytest.mark.parametrize(
    ("old", "new", "code"), [row[1:] for row in BEHIND_A_FLAW], ids=[row[0] for row in BEHIND_A_FLAW]
)
def test_a_flaw_hides_nothing_in_the_same_record(curated, old, new, code):
    """Unknown ids, wrong places, an empty text and a claim that answers itself are found behind the flaw."""
    edit(curated, NOTE, old, new)
    edit(curated, NOTE, 'actor = "docker"', 'actor = "dockr"')
    edit(curated, NOTE, "A docker says there were no injured.", " ")
    edit(curated, NOTE, '"Harbour", start = 92, end = 137', '"Harbour", start = 92, end = 146')
    codes = {finding_code for finding_code, _, _ in findings_in(curated)}
    assert {code, "dangling-id", "empty-text", "outside-text"} <= codes


def test_a_flaw_does_not_keep_a_record_from_its_text(curated):
    """A wrong digest and copied words are found in a claim, and a gap in a source, that have flaws."""
    edit(curated, NOTE, 'act = "denies"', 'act = "deneis"')
    edit(curated, NOTE, "A docker says there were no injured.", "that at least 3 dockers were hurt in a brawl on")
    edit(curated, NOTE, "end = 137", "end = 136")
    edit(curated, NOTE, 'kind = "dataset"', 'kind = "datset"')
    edit(curated, NOTE, "end = 144, ", "end = 143, ")
    codes = sorted(code for code, _, _ in findings_in(curated))
    assert codes == ["copied-words", "gap", "unknown-word", "unknown-word", "wrong-digest", "wrong-digest"]


def test_a_rule_is_checked_behind_a_flaw(curated):
    """A wrong word for the basis does not hide a date that does not exist, nor a wrong id of the claim."""
    edit(curated, EVENTS, '"2001-05-04", basis = "derived"', '"2001-02-30", basis = "derivd"')
    edit(curated, NOTE, 'id = "lorn-note/docker-unhurt"', 'id = "port/docker-unhurt"')
    edit(curated, NOTE, "stated = 0", 'stated = "0"')
    assert [code for code, _, _ in findings_in(curated)] == [
        "unknown-word", "invalid-value", "invalid-value", "wrong-type"
    ]  # fmt: skip


def test_a_flaw_causes_no_other_finding(curated):
    """A value that could not be read is not taken for a value that is missing."""
    edit(curated, NOTE, 'responds_to = "lorn-note/mayor-hurt"', 'relays = "lorn-note/mayor-hurt"\nrelay_basis = 3')
    assert [code for code, _, _ in findings_in(curated)] == ["invalid-value", "wrong-type"]


def test_an_unreadable_record_is_not_reported_as_missing(curated):
    """Only the record with the fault has a finding, not those that refer to it."""
    edit(curated, ACTORS, 'kind = "group"', 'kind = "groop"')
    assert [code for code, _, _ in findings_in(curated)] == ["unknown-word"]


def test_a_finding_names_the_command_that_repairs_it(curated):
    """The formatter repairs a file that is not in the canonical format."""
    edit(curated, PLACES, 'id = "coast"', 'id="coast"')
    assert check(curated).findings[0].repair == "run gorno-badakhshan curate format"


def test_a_misspelt_id_gives_the_near_ids(curated):
    """The repair asks whether one of them was meant."""
    edit(curated, EVENTS, 'place = "lorn"', 'place = "lornn"')
    assert "did you mean 'lorn'" in check(curated).findings[0].repair
