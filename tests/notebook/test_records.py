"""Datasets, collections and records as HTML."""

import pytest
from hypothesis import given

import gorno_badakhshan as gb
from gorno_badakhshan.notebook.elements import MOST_ROWS
from gorno_badakhshan.testing import actor, claim, claims, dataset_of, source

SPEAKER = actor("someone", name="<b>Someone</b>")
PAGE = source("page", title="A & B", url="https://example.org/?a=1&b=2")
CLAIM = claim("someone", id="page/dead", source="page", killed=12, polarity="denied")
DATASET = dataset_of(SPEAKER, PAGE, CLAIM)
KINDS = ("sources", "actors", "places", "events", "claims")
SHOWN = {"collection": DATASET.claims, "record": DATASET.claims["page/dead"]}


@pytest.fixture(scope="module")
def newest() -> gb.Dataset:
    """The newest release."""
    return gb.load()


def text_of(tree) -> str:
    """Returns the text that a reader sees."""
    return " ".join(tree.itertext())


@pytest.mark.parametrize("kind", KINDS)
def test_a_collection_is_a_table_of_its_first_records(newest, parsed, kind) -> None:
    """With a count of the rest."""
    records = getattr(newest, kind)
    tree = parsed(records._repr_html_())
    rest = len(records) - MOST_ROWS
    assert len(tree.find("table/tbody")) == min(len(records), MOST_ROWS) + (rest > 0)
    assert (f"… and {rest} more" in text_of(tree)) == (rest > 0)


def test_an_empty_collection_is_a_table_without_rows(newest, parsed) -> None:
    """It says that it has no records."""
    assert "0 claims" in text_of(parsed(newest.claims[:0]._repr_html_()))


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_the_newest_release_are_valid_html(newest, parsed, kind) -> None:
    """Some of each kind, from all over the collection."""
    records = getattr(newest, kind)
    for record in records[:: max(1, len(records) // 25)]:
        assert record.id in text_of(parsed(record._repr_html_()))


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_names_stand_for_ids_and_are_escaped(shown, parsed) -> None:
    """The name of the speaker is text."""
    tree = parsed(shown._repr_html_())
    assert "<b>Someone</b>" in text_of(tree)
    assert not list(tree.iter("b"))


def test_the_id_of_a_speaker_is_the_title_of_the_name(parsed) -> None:
    """A reader who needs it points at the name."""
    titles = {span.text: span.get("title") for span in parsed(DATASET.claims._repr_html_()).iter("span")}
    assert titles["<b>Someone</b>"] == "someone"


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_a_claim_links_to_its_source(shown, parsed) -> None:
    """By the title of the source."""
    (anchor,) = parsed(shown._repr_html_()).iter("a")
    assert (anchor.get("href"), anchor.text) == ("https://example.org/?a=1&b=2", "A & B")


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_a_denial_is_marked(shown, parsed) -> None:
    """A table must not show a denial as what it denies."""
    assert "denied: 12" in text_of(parsed(shown._repr_html_()))


def test_a_claim_of_no_dataset_has_its_ids(parsed) -> None:
    """Nothing is known of their names."""
    assert "nobody-known" in text_of(parsed(claim("nobody-known", killed=3)._repr_html_()))


def test_a_dataset_shows_its_pin(newest, parsed) -> None:
    """Ready to copy."""
    (pin,) = parsed(newest._repr_html_()).iter("code")
    assert pin.text == newest.pin


def test_a_long_list_in_a_field_is_cut(parsed) -> None:
    """With a count of the rest."""
    names = tuple(gb.Name(spelling=f"Name {number}", language="en", source="page") for number in range(40))
    assert "… and 28 more" in text_of(parsed(actor("a", names=names)._repr_html_()))


@given(claims())
def test_any_claim_is_valid_html(parsed, drawn) -> None:
    """Whatever its proposition and its texts."""
    assert not list(parsed(drawn._repr_html_()).iter("script"))


@pytest.mark.parametrize("kind", ["events", "actors", "places"])
def test_parts_of_a_record_are_words_and_not_fields(newest, parsed, kind) -> None:
    """A post is "head, A ministry", and no list of field names; its ids are the title."""
    for record in getattr(newest, kind)[:40]:
        tree = parsed(record._repr_html_())
        text = text_of(tree)
        assert not [word for word in ("spelling: ", "latitude: ", "actor: ", "organization: ") if word in text]
    khorog = parsed(newest.places["khorog"]._repr_html_())
    assert "geonames-2607" in {each.get("title") for each in khorog.iter("span")}
