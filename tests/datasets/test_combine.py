"""Putting the records of two datasets into one."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.references import references
from gorno_badakhshan.errors import StructureError, UnknownIdError


@pytest.fixture
def lorn(project):
    """The dataset of the project."""
    return gb.read(project)


def test_datasets_without_a_common_id_keep_their_ids(lorn):
    """Each record is in the result, equal to what it was."""
    both = gb.combine(gb.load("1.0.0"), lorn)
    assert both.claims.ids == (*gb.load("1.0.0").claims.ids, *lorn.claims.ids)
    assert both.find("lorn-note/mayor-hurt") == lorn.find("lorn-note/mayor-hurt")


def test_prefixes_keep_equal_ids_apart(lorn):
    """Ids and all references get the prefix of their dataset; claims get it once, with their source."""
    both = gb.combine(lorn, lorn, prefixes=("", "b-"))
    assert both.claims["b-lorn-note/docker-unhurt"].responds_to == "b-lorn-note/mayor-hurt"
    ids = {record.id for record in [*both.claims, *both.events, *both.actors, *both.places, *both.sources]}
    claims = [claim for claim in both.claims if claim.id.startswith("b-")]
    assert all(id in ids and id.startswith("b-") for claim in claims for *_, id in references(claim))


def test_common_ids_are_refused_with_all_of_them(lorn):
    """Equal ids may mean different people; nothing is matched by itself."""
    with pytest.raises(StructureError, match="prefixes") as caught:
        gb.combine(lorn, lorn)
    assert len(caught.value.findings) == 11


def test_a_matched_record_is_in_the_result_once(lorn):
    """References of the second dataset lead to the record of the first."""
    same = {"lorn": "lorn", "coast": "coast", "lorn-brawl": "lorn-brawl", "lorn-strike": "lorn-strike"}
    both = gb.combine(lorn, lorn, prefixes=("a-", "b-"), same=same)
    assert both.places.ids == ("a-coast", "a-lorn")
    assert both.claims["b-lorn-note/mayor-hurt"].event == "a-lorn-brawl"
    assert len(both.claims.where(event="a-lorn-brawl")) == 4


def test_the_claims_of_a_matched_source_begin_with_its_id(lorn):
    """Otherwise the id of a claim would name a source that does not exist."""
    source = gb.load("1.0.0").sources[0].id
    both = gb.combine(gb.load("1.0.0"), lorn, same={"lorn-note": source})
    assert both.claims.ids[-1] == f"{source}/docker-unhurt"


@pytest.mark.parametrize("prefixes", [("", "B-"), ("", "b"), ("", "b c-"), ("", 3), "ab", ("a-",), None])
def test_a_prefix_makes_an_id(lorn, prefixes):
    """The ids of the result are lower-case letters, digits and hyphens, as all ids."""
    with pytest.raises(StructureError, match="prefixes"):
        gb.combine(lorn, lorn, prefixes=prefixes)


@pytest.mark.parametrize(
    ("same", "error"),
    [({"lorn": "lorn-brawl"}, StructureError), ({"x": "lorn"}, UnknownIdError), ({"lorn": "x"}, UnknownIdError)],
)
def test_a_match_needs_two_records_of_one_kind(lorn, same, error):
    """A misspelt id is not passed over."""
    with pytest.raises(error):
        gb.combine(lorn, lorn, prefixes=("", "b-"), same=same)


def test_the_result_names_both_datasets(lorn):
    """Notes have both pins, and licenses are both to be kept."""
    release = gb.combine(gb.load("1.0.0"), lorn).release
    assert lorn.pin in release.notes
    assert gb.load("1.0.0").pin in release.notes
    assert release.description.license == "CC-BY-4.0 AND CC0-1.0"
    assert release.description.maintainers == ("The gorno-badakhshan maintainers", "Archive of Lorn")


def _delta_as(three_parties, old, new):
    """The invented conflict with one text of its description replaced."""
    head = three_parties / "curated" / "dataset.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace(old, new), encoding="utf-8")
    try:
        return gb.read(three_parties)
    finally:
        head.write_text(text, encoding="utf-8")


def test_the_words_of_both_datasets_are_described(three_parties, lorn):
    """Records keep their words, and these their definitions; equal ones stand once."""
    delta = gb.read(three_parties)
    both = gb.combine(gb.combine(delta, lorn), delta, prefixes=("a-", "b-"))
    assert both.release.description.parties == delta.release.description.parties
    assert both.release.description.populations == delta.release.description.populations


def test_a_word_that_the_datasets_describe_differently_is_refused(three_parties):
    """It may mean other people in each, and one definition would be wrong for half of the claims."""
    delta, other = (
        gb.read(three_parties),
        _delta_as(three_parties, "Fighters of the Hill Union.", "All of the hills."),
    )
    with pytest.raises(StructureError, match="'militant/hill_union' is described differently"):
        gb.combine(delta, other, prefixes=("a-", "b-"))


def _lorn_with(project, parties):
    """The other conflict with parties in its description."""
    head = project / "curated" / "dataset.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(f"{text}parties = [\n  {parties},\n]\n", encoding="utf-8")
    try:
        return gb.read(project)
    finally:
        head.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("parties", "reason"),
    [
        # Listed in one, and by the table of the library in the other.
        ('{ word = "government", definition = "G.", own = ["military"] }', "'government' are military in the"),
        ('{ word = "neither", definition = "N.", own = ["civilian"] }', "'neither' are civilian in the"),
        # Another party takes the people, or a part of them.
        ('{ word = "other_party", definition = "O.", own = ["militant"] }', "'armed_group' are none in the"),
        (
            '{ word = "other_party", definition = "O.", own = ["military"] }',
            "'government' are government_forces, security_service in the",
        ),
    ],
)
def test_a_party_with_other_people_in_one_dataset_is_refused(project, parties, reason):
    """In one dataset the party would concede losses that are not its own, or not concede those that are."""
    one, other = _lorn_with(project, parties), gb.read(project)
    for first, second in ((one, other), (other, one)):
        with pytest.raises(StructureError, match="the own people of the party") as caught:
            gb.combine(first, second, prefixes=("a-", "b-"))
        assert "describe the party with the same `own` in both" in str(caught.value)
    assert reason in str(_refusal(one, other))


def _refusal(first, second):
    try:
        gb.combine(first, second, prefixes=("a-", "b-"))
    except StructureError as error:
        return error
    return None


@pytest.mark.parametrize(
    "parties",
    [
        # As the library has it.
        '{ word = "government", definition = "G.", own = ["government_forces"] }',
        # Without people of its own.
        '{ word = "armed_group", definition = "A." }',
    ],
)
def test_a_party_that_is_listed_as_it_would_be_anyway_is_combined(project, parties):
    """Its definition is kept."""
    both = gb.combine(_lorn_with(project, parties), gb.read(project), prefixes=("a-", "b-"))
    assert len(both.release.description.parties) == 1
