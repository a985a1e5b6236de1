"""What a dataset says about itself."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.store.description import THIS_DATASET, DescribedParty, OwnPopulation

FRONT = OwnPopulation(word="militant/front", definition="Fighters of the Front.")
PARTY = DescribedParty(word="armed_group/front", definition="Of the Front.", own=("militant/front",))


@pytest.mark.parametrize("version", [release.version for release in gb.releases()])
def test_the_releases_of_this_package_have_its_description(version):
    """Their manifests have none, because their bytes never change."""
    release = gb.load(version).release
    assert release.description == THIS_DATASET
    assert release.description.default_event in gb.load(version).events


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Two Words"),
        ("name", ""),
        ("title", " "),
        ("license", ""),
        ("headline", " "),
        ("maintainers", ()),
        ("maintainers", ("",)),
    ],
)
def test_a_description_says_something(field, value):
    """A blank text would make a citation without a title or an author."""
    with pytest.raises(RecordError, match=field):
        attrs.evolve(THIS_DATASET, **{field: value})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("populations", (FRONT, FRONT), "'militant/front' stands 2 times"),
        ("parties", (PARTY, attrs.evolve(PARTY, own=())), "'armed_group/front' stands 2 times"),
        ("parties", (PARTY, attrs.evolve(PARTY, word="government")), "among the own of parties 'militant/front'"),
    ],
)
def test_a_word_is_described_once(field, value, message):
    """Two descriptions could disagree, and two parties cannot both lose the same people."""
    with pytest.raises(RecordError, match=message):
        attrs.evolve(THIS_DATASET, **{field: value})


def test_a_population_of_the_vocabulary_is_not_described_again():
    """Its definition and its place in the tree are the same for all data."""
    with pytest.raises(RecordError, match="write militant/name"):
        OwnPopulation(word="militant", definition="All fighters.")


@pytest.mark.parametrize("cls", [OwnPopulation, DescribedParty])
def test_a_definition_is_not_blank(cls):
    """A word without a definition decides nothing between two coders."""
    word = "militant/front" if cls is OwnPopulation else "armed_group/front"
    with pytest.raises(RecordError, match="blank"):
        cls(word=word, definition=" ")


def test_a_description_without_own_words_has_no_key_for_them():
    """Manifests that were frozen before there were such words keep their bytes."""
    assert not {"parties", "populations"} & THIS_DATASET.to_dict().keys()
    assert attrs.evolve(THIS_DATASET, populations=(FRONT,)).to_dict()["populations"] == [
        {"word": "militant/front", "definition": "Fighters of the Front."}
    ]
