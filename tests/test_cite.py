"""Citations of a release."""

import json

import pytest

import gorno_badakhshan as gb
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
