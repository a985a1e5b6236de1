"""Short forms and defaults in the file of a source."""

import shutil
from pathlib import Path

import pytest

from gorno_badakhshan.curation.expand import document_defaults, examine_expansion, expand
from gorno_badakhshan.curation.read import read_curated
from gorno_badakhshan.model.quantities import ForceSize

SMALL = Path(__file__).parent / "small"
HEAD = """\
[source]
id = "lorn-letter"
title = "A letter"
publisher = "lorn-paper"
kind = "news"
language = "en"
published = "2012-05-05 derived"
"""
DEFAULTS = """\

[defaults]
event = "lorn-brawl"
attribution = ["docker asserts statement"]
part = "Text"
said = "2012-05-04"
relay_basis = "stated"
"""
SHORT = """\

[[claims]]
id = "hurt"
summary = "A docker counts the injured."
proposition = { kind = "CasualtyCount", outcome = "wounded", population = "everyone", count = ">2" }
"""
COUNT = 'count = { stated = 2, low = 3, hedge = "more_than" }'
FULL = f"""\

[[claims]]
id = "lorn-letter/hurt"
event = "lorn-brawl"
summary = "A docker counts the injured."
proposition = {{ kind = "CasualtyCount", outcome = "wounded", population = "everyone", {COUNT} }}
attribution = [
  {{ actor = "docker", act = "asserts", medium = "statement" }},
]
locator = {{ part = "Text" }}
said = {{ edtf = "2012-05-04", basis = "stated" }}
"""


@pytest.fixture
def read(tmp_path):
    """Returns a function that reads the small data with one more source of this text."""
    folder = tmp_path / "curated"
    shutil.copytree(SMALL, folder)

    def read(text):
        (folder / "sources" / "lorn-letter.toml").write_text(text, encoding="utf-8")
        return read_curated(folder)

    return read


def claims_of(content):
    """Returns the claims of the additional source."""
    assert content.findings == ()
    return [claim for claim in content.records("claims") if claim.source == "lorn-letter"]


def findings_of(content):
    """Returns code, line and message of each finding."""
    return [(finding.code, finding.line, finding.message) for finding in content.findings]


def test_short_and_full_form_are_equal_records(read):
    """The file keeps the short form; the reader expands it."""
    assert claims_of(read(HEAD + DEFAULTS + SHORT)) == claims_of(read(HEAD + FULL))


def test_a_plain_date_is_stated_and_another_basis_is_named(read):
    """Dates have the same short form in every record."""
    content = read(HEAD)
    period = next(source for source in content.records("sources") if source.id == "lorn-letter").published
    assert (period.edtf, period.basis) == ("2012-05-05", "derived")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('event = "lorn-strike"', "event", "lorn-strike"),
        ('said = "2012-05-06"', "said", "2012-05-06"),
        (
            'attribution = ["lorn-mayor denies briefing"]',
            "attribution",
            "(<Attribution lorn-mayor denies, briefing>,)",
        ),
        ('locator = "Lead"', "locator", "Lead"),
    ],
)
def test_a_value_of_a_claim_comes_before_the_default(read, line, field, value):
    """A default is only for claims without a value."""
    (claim,) = claims_of(read(f"{HEAD}{DEFAULTS}{SHORT}{line}\n"))
    assert str(getattr(claim, field)) == value


def test_a_claim_can_refuse_the_default_date(read):
    """TOML has no word for nothing, so the claim says `unknown`."""
    (claim,) = claims_of(read(f'{HEAD}{DEFAULTS}{SHORT}said = "unknown"\n'))
    assert claim.said is None


def test_the_default_part_completes_a_locator(read):
    """A locator with offsets need not name the part."""
    (claim,) = claims_of(
        read(HEAD + DEFAULTS + SHORT + f'locator = {{ start = 0, end = 4, sha256 = "{"0" * 64}" }}\n')
    )
    assert (claim.locator.part, claim.locator.end) == ("Text", 4)


def test_the_event_of_the_proposition_comes_before_the_default(read):
    """An occurrence is about the event that occurred."""
    other = SHORT.replace("hurt", "strike").partition("proposition")[0]
    text = HEAD + DEFAULTS + other + 'proposition = { kind = "Occurrence", event = "lorn-strike" }\n'
    assert [claim.event for claim in claims_of(read(text))] == ["lorn-strike"]


def test_links_inside_a_file_need_no_source(read):
    """An id without a slash is that of a claim of the same file; a link to another file has its source."""
    links = 'responds_to = "hurt"\nrelays = "lorn-note/mayor-hurt"\n'
    first, second = claims_of(read(HEAD + DEFAULTS + SHORT + SHORT.replace('"hurt"', '"answer"') + links))
    assert (first.id, second.responds_to) == ("lorn-letter/hurt", "lorn-letter/hurt")
    assert (second.relays, second.relay_basis) == ("lorn-note/mayor-hurt", "stated")
    assert first.relay_basis is None


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('">2"', '">=2"', "≥2"),
        ('">2"', '"about 20"', "~20"),
        ('"2012-05-04"', '"4 May 2012"', "2012-05-04"),
        ('"docker asserts statement"', '"docker asserts"', "docker asserts unstated"),
        ('"docker asserts statement"', '"docker assert statement"', "asserts"),
    ],
)
def test_a_wrong_short_form_is_one_finding_with_the_near_form(read, old, new, hint):
    """The finding has the line of the short form, in a claim and in the defaults."""
    text = HEAD + DEFAULTS + SHORT + SHORT.replace('"hurt"', '"again"').replace(">2", "3")
    assert text.count(old) == 1
    text = text.replace(old, new)
    line = text[: text.index(new)].count("\n") + 1
    (finding,) = read(text).findings
    assert finding.line == line
    assert f"'{hint}'" in finding.message


def test_a_dangling_default_has_the_line_of_the_defaults(read):
    """The claim that inherits the value does not contain it."""
    text = (HEAD + DEFAULTS + SHORT).replace("docker asserts", "dokcer asserts")
    entry = next(entry for entry in read(text).entries if entry.id == "lorn-letter/hurt")
    assert entry.line(("attribution", 0, "actor")) == text[: text.index("dokcer")].count("\n") + 1


@pytest.mark.parametrize("key", ["summary", "locator", "proposition"])
def test_only_some_fields_have_a_default(read, key):
    """A summary for all claims would be a mistake."""
    text = HEAD + DEFAULTS + f'{key} = "Text"\n' + SHORT
    assert [finding.code for finding in read(text).findings] == ["unknown-key"]


def test_defaults_that_are_no_table_are_a_finding(read):
    """Claims that lack a value have findings of their own."""
    assert ("wrong-type", 1) in [
        (code, line) for code, line, _ in findings_of(read("defaults = 3\n" + HEAD + FULL))
    ]


def test_a_placeholder_is_one_finding(read):
    """Whatever the type of the field is, what `curate new` left open is reported once."""
    text = (HEAD + DEFAULTS + SHORT).replace('kind = "news"', 'kind = "TODO"').replace('">2"', '"TODO"')
    text = text.replace("docker asserts", "TODO asserts") + '\ncertainty = "TODO"\n'
    assert [code for code, _, _ in findings_of(read(text))] == ["placeholder"] * 4


def test_a_placeholder_is_no_value_of_the_partial_record() -> None:
    """No check takes `TODO` for the id of an actor."""
    data = {"force": "TODO", "count": ">70", "measure": "present"}
    record, flaws = examine_expansion(expand(data, ForceSize), ForceSize)
    assert [flaw.path for flaw in flaws] == [("force",)]
    assert not hasattr(record, "force")
    assert hasattr(record, "count")


def test_the_header_may_have_the_id_of_a_claim(read):
    """It has what a key would have, and the lines of findings are those of the table."""
    keyed = SHORT.replace('[[claims]]\nid = "hurt"', "[claims.hurt]")
    assert claims_of(read(HEAD + DEFAULTS + keyed)) == claims_of(read(HEAD + DEFAULTS + SHORT))
    text = HEAD + DEFAULTS + keyed.replace('">2"', '">=2"')
    (finding,) = read(text).findings
    assert (finding.where, finding.line) == (
        "lorn-letter/hurt, proposition.count",
        text[: text.index("proposition")].count("\n") + 1,
    )


def test_an_id_in_the_header_and_in_a_key_is_refused(read):
    """Two places could disagree."""
    text = HEAD + DEFAULTS + SHORT.replace("[[claims]]", "[claims.hurt]")
    assert [(code, line) for code, line, _ in findings_of(read(text))] == [
        ("unknown-key", text[: text.index('id = "hurt"')].count("\n") + 1)
    ]


def test_a_claim_without_a_list_is_refused(read):
    """`[claims]` with the keys of a claim is a claim without brackets, not a table of claims."""
    text = HEAD + DEFAULTS + SHORT.replace("[[claims]]", "[claims]")
    assert "wrong-type" in [code for code, _, _ in findings_of(read(text))]


RELAY = 'relays = "lorn-note/mayor-hurt inferred"\n'


def test_a_relay_may_name_its_basis(read):
    """The word behind the claim comes before the default of the file."""
    (claim,) = claims_of(read(HEAD + DEFAULTS + SHORT + RELAY))
    assert (claim.relays, claim.relay_basis) == ("lorn-note/mayor-hurt", "inferred")


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("lorn-note/mayor-hurt infered", "did you mean 'lorn-note/mayor-hurt inferred'?"),
        ("lorn-note/mayor-hurt  inferred", "did you mean 'lorn-note/mayor-hurt inferred'?"),
        ("lorn-note/mayor-hurt by wording", "write the claim, one space and stated or inferred"),
        ("lorn-note/mayor-hurt TODO", "left open"),
    ],
)
def test_a_wrong_relay_is_one_finding_in_its_line(read, new, message):
    """The near form stands in the finding."""
    text = HEAD + DEFAULTS + SHORT + RELAY.replace("lorn-note/mayor-hurt inferred", new)
    ((_, line, text_of_finding),) = findings_of(read(text))
    assert line == text[: text.index("relays =")].count("\n") + 1
    assert message in text_of_finding


def test_a_relay_with_two_bases_is_refused(read):
    """They could disagree."""
    text = HEAD + DEFAULTS + SHORT + RELAY + 'relay_basis = "inferred"\n'
    ((code, line, _),) = findings_of(read(text))
    assert (code, line) == ("invalid-value", text[: text.index("relays =")].count("\n") + 1)


@pytest.mark.parametrize("source", [{"kind": "statement"}, {"publisher": "TODO"}, {"publisher": 1}, {"kind": []}])
def test_a_document_that_does_not_decide_who_speaks_has_no_attribution(source):
    """A statement may assert or announce, and a publisher that is open speaks nowhere."""
    assert document_defaults({"publisher": "gazette", "kind": "news", **source}) == {"part": "Text"}


def test_a_source_with_passages_has_no_default_part():
    """Its passages name several parts."""
    assert document_defaults({"passages": [{}]}) == document_defaults("no table") == {}
