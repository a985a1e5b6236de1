"""Rewriting a file of a source with defaults and short forms."""

import re
import shutil
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.curation.count_summary import count_summary
from gorno_badakhshan.curation.format import FormatError, format_text, inline, table_classes
from gorno_badakhshan.curation.read import names_of, read_curated, read_source_text
from gorno_badakhshan.curation.shorten import shorten_text
from gorno_badakhshan.store.codec import to_dict
from gorno_badakhshan.testing import strategies

SMALL = Path(__file__).parent / "small"
NOTE = (SMALL / "sources" / "lorn-note.toml").read_text(encoding="utf-8")
COUNT = 'count = {{ stated = {}, hedge = "about" }}'
DIGEST = "794f7062cf3f56f2c7d70702bd3d13e11124e4790972080d2f30d64f243a9d47"
SIMILAR = "".join(
    f"""
[[claims]]
id = "lorn-note/{name}"
event = "lorn-brawl"
summary = "{name}"
proposition = {{ kind = "CasualtyCount", outcome = "wounded", population = "everyone", {COUNT.format(number)} }}
attribution = [
  {{ actor = "docker", act = "asserts", medium = "unstated" }},
]
locator = {{ part = "Foot", start = 138, end = 144, sha256 = "{DIGEST}" }}
said = {{ edtf = "2012-05-04", basis = "stated" }}
"""
    for number, name in enumerate(["one", "two", "three", "four"], start=5)
)


def without_none(value: object) -> object:
    """Returns plain data as a file holds it: TOML has no word for nothing."""
    if isinstance(value, dict):
        return {key: without_none(item) for key, item in value.items() if item is not None}
    return [without_none(item) for item in value] if isinstance(value, list) else value


def file_of(claims) -> str:
    """Returns the text of a source's file with these claims in full."""
    lines = [NOTE.partition("text_sha256")[0].replace("lorn-note", "page")]
    for claim in claims:
        data = without_none(to_dict(claim))
        del data["source"], data["locator"]["source"]
        lines += ["[[claims]]", *(f"{key} = {inline(value, None)}" for key, value in data.items())]
    return "\n".join(lines) + "\n"


@given(st.lists(strategies.claims(source="page"), min_size=1, max_size=5, unique_by=lambda claim: claim.id))
def test_expanding_a_shortened_file_gives_the_same_claims(claims):
    """The short form loses nothing, whatever the claims have in common."""
    records, findings = read_source_text(shorten_text(file_of(claims), "page"), "page")
    assert (records[1:], findings) == (claims, [])


def test_a_shortened_file_is_canonical_and_has_the_same_records(tmp_path):
    """The check has nothing to say about the short forms."""
    folder = tmp_path / "curated"
    shutil.copytree(SMALL, folder)
    path = folder / "sources" / "lorn-note.toml"
    path.write_text(NOTE + SIMILAR, encoding="utf-8")
    before = read_curated(folder)
    short = shorten_text(NOTE + SIMILAR, "lorn-note")
    path.write_text(short, encoding="utf-8")
    after = read_curated(folder)
    assert after.findings == ()
    assert [entry.record for entry in after.entries] == [entry.record for entry in before.entries]
    assert format_text(short, table_classes(Path("sources/lorn-note.toml"))) == short


def test_what_most_claims_have_in_common_becomes_a_default():
    """Events, speakers and the date of four claims of six stand once; the others say what differs."""
    data = tomllib.loads(shorten_text(NOTE + SIMILAR, "lorn-note"))
    assert data["defaults"] == {
        "event": "lorn-brawl",
        "attribution": ["docker asserts unstated"],
        "part": "Foot",
        "said": "2012-05-04",
    }
    assert data["claims"]["mayor-hurt"]["said"] == "unknown"
    assert data["claims"]["two"].keys() == {"summary", "proposition", "locator"}


def test_a_date_that_few_claims_have_is_no_default():
    """Each claim without a date would need a line that refuses it."""
    one_date = SIMILAR.replace('said = { edtf = "2012-05-04", basis = "stated" }\n', "", 3)
    assert "said" not in tomllib.loads(shorten_text(NOTE + one_date, "lorn-note"))["defaults"]


@pytest.mark.parametrize(
    "addition",
    [
        "# why\n",
        "\n[others]\nx = 1\n",
        "\n[[",
        "[[claims]]\n",
        SIMILAR + SIMILAR,
        SIMILAR.replace("about", "abuot"),
        "x = " + "[" * 3000,
    ],
)
def test_a_file_that_would_lose_something_is_refused(addition):
    """Comments, other tables, text that is not TOML, claims without an id of their own, records with a flaw."""
    with pytest.raises(FormatError):
        shorten_text(NOTE + addition, "lorn-note")


def test_a_file_without_claims_keeps_its_source():
    """Only the dates of the source have a short form."""
    head = NOTE.partition("\n[[claims]]")[0]
    assert shorten_text(head, "lorn-note") == head


def test_ids_in_headers_stay_there():
    """A file that has a part of the short form already gets the rest."""
    text = NOTE.partition("[[claims]]")[0] + SIMILAR
    keyed = re.sub(r'\[\[claims\]\]\nid = "lorn-note/(\w+)"', r"[claims.\1]", text)
    assert keyed.count("[claims.") == 4
    assert shorten_text(keyed, "lorn-note") == shorten_text(text, "lorn-note")


def claims_text(text: str) -> str:
    """Returns the claims of a file, with their defaults."""
    header = re.search(r"^\[(defaults|\[?claims)", text, re.MULTILINE)
    return text[header.start() :] if header else ""


def written_in_full(path: Path, claims) -> str:
    """Returns a file as a coder writes it without short forms; values that are defaults are left out."""
    full = re.sub(r'(?m)^(polarity = "affirmed"|certainty = "certain"|\w+ = \[\])\n', "", file_of(claims))
    source = path.read_text(encoding="utf-8").partition("\n\n[")[0]
    return format_text(f"{source}\n\n{claims_text(full)}", table_classes(path))


def without_plain_summaries(full: str, claims, names) -> str:
    """Returns the text without the summaries of plain counts, which the reader writes."""
    for claim, data in zip(claims, tomllib.loads(full).get("claims", []), strict=True):
        if count_summary(data, names):
            full = full.replace(f"summary = {inline(claim.summary, None)}\n", "", 1)
    return full


def lines_of(text: str) -> tuple[int, int]:
    """Returns the lines of the claims with their defaults: those that are not blank, and all."""
    lines = claims_text(text).splitlines()
    return sum(map(bool, lines)), len(lines)


def test_real_accounts_need_half_of_the_lines_in_short_form(curated_files):
    """Accounts of all sizes: the records are equal, except for summaries that a coder leaves to the reader."""
    sums, names = [[0, 0], [0, 0]], names_of(curated_files)
    for path in sorted((curated_files / "sources").glob("*.toml"))[::12]:
        (_, *claims), _ = read_source_text(path.read_text(encoding="utf-8"), path.stem, names)
        full = written_in_full(path, claims)
        short = shorten_text(without_plain_summaries(full, claims, names), path.stem, names)
        (_, *others), _ = read_source_text(short, path.stem, names)
        pairs = [[attrs.evolve(claim, summary="-") for claim in each] for each in (claims, others)]
        assert pairs[0] == pairs[1]
        for text, sum_ in zip((full, short), sums, strict=True):
            sum_[:] = [before + lines for before, lines in zip(sum_, lines_of(text), strict=True)]
    (full_lines, full_with_blank), (short_lines, short_with_blank) = sums
    assert short_lines < 0.47 * full_lines
    # A blank line between two claims is layout, and stays.
    assert short_with_blank < 0.52 * full_with_blank


def test_the_publisher_of_an_article_needs_no_line():
    """Part and speaker of a file follow from its source; another speaker has a line of its own."""
    claims = SIMILAR.replace(
        '"docker", act = "asserts", medium = "unstated"', '"gazette", act = "reports", medium = "article"'
    )
    claims = claims.replace("Foot", "Text").replace(f', start = 138, end = 144, sha256 = "{DIGEST}"', "")
    claims = claims.replace("lorn-note", "page")
    head = '[source]\nid = "page"\ntitle = "Page"\npublisher = "gazette"\nkind = "{}"\nlanguage = "en"\n'
    news = tomllib.loads(shorten_text(head.format("news") + claims, "page"))
    report = tomllib.loads(shorten_text(head.format("report") + claims, "page"))
    assert news["defaults"] == {"event": "lorn-brawl", "said": "2012-05-04"}
    assert report["defaults"] == {**news["defaults"], "attribution": ["gazette reports article"]}
    assert news["claims"] == report["claims"]
    assert news["claims"]["one"].keys() == {"summary", "proposition"}
