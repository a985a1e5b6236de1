"""Words of a dataset's own are defined in its description, and used."""

import attrs
import pytest

from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.own_words import check_own_words
from gorno_badakhshan.store.description import UNDESCRIBED, DescribedParty, OwnPopulation
from gorno_badakhshan.testing import actor, claim

FRONT = OwnPopulation(word="militant/front", definition="Fighters of the Front.")
PARTY = DescribedParty(word="armed_group/front", definition="Of the Front.", own=("militant/front",))
DESCRIBED = attrs.evolve(UNDESCRIBED, parties=(PARTY,), populations=(FRONT,))


def findings(description, *records):
    """Code, place and message of each finding in these records."""
    kinds = {"Actor": "actors", "Claim": "claims"}
    entries = [Entry(kind=kinds[type(record).__name__], record=record) for record in records]
    return [(each.code, each.where, each.message) for each in check_own_words(entries, description)]


SPEAKER = actor("speaker", party="armed_group/front")
COUNT = claim("speaker", killed=3, population="militant/front")


def test_words_that_are_described_and_used_have_no_finding():
    """Nothing to report."""
    assert findings(DESCRIBED, SPEAKER, COUNT) == []


@pytest.mark.parametrize("description", [None, UNDESCRIBED])
def test_a_word_without_a_description_is_an_error(description):
    """Nobody could know who is meant."""
    assert [code for code, *_ in findings(description, SPEAKER, COUNT)] == ["undescribed-word"] * 2


def test_a_misspelt_own_word_has_the_near_ones():
    """The form of a typo is right, so that only the description tells it."""
    ((code, where, message),) = findings(
        DESCRIBED, SPEAKER, claim("speaker", killed=3, population="militant/frnt")
    )
    assert (code, where) == (
        "undescribed-word",
        "some-source/speaker-militant-frnt-killed, proposition.population",
    )
    assert "did you mean 'militant/front'?" in message


def test_the_own_people_of_a_party_are_described_too():
    """The table of parties could misspell a population as well as a claim."""
    description = attrs.evolve(DESCRIBED, populations=())
    assert ("undescribed-word", "dataset.toml") in [each[:2] for each in findings(description, SPEAKER)]


def test_a_word_that_no_record_has_is_a_warning():
    """It may be for records to come."""
    description = attrs.evolve(UNDESCRIBED, parties=(attrs.evolve(PARTY, own=()),), populations=(FRONT,))
    assert [each[0] for each in findings(description)] == ["unused-word"] * 2
    assert all(each.is_warning for each in check_own_words([], description))


def test_a_word_is_used_if_a_part_of_it_is():
    """A whole may be there for its parts only."""
    part = OwnPopulation(word="militant/front/north", definition="Its northern wing.")
    description = attrs.evolve(UNDESCRIBED, populations=(FRONT, part))
    assert findings(description, claim("speaker", killed=3, population="militant/front/north")) == []


def test_a_described_word_of_the_vocabulary_need_not_be_used():
    """A description may say what a word of the vocabulary means here."""
    party = DescribedParty(word="government", definition="Of the state.", own=("government_forces",))
    assert findings(attrs.evolve(UNDESCRIBED, parties=(party,))) == []
