"""Words that a dataset adds to a vocabulary."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.own_words import AnyParty, AnyPopulation
from gorno_badakhshan.testing import actor, claim

FORMS = {
    "civillian": "a typo of a word",
    "civillian/nurses": "a typo before the slash",
    "militant/": "no name behind the slash",
    "/militant": "no word before the slash",
    "militant//front": "an empty name between",
    "militant/Front": "a capital letter",
    "militant/north-front": "a hyphen, which words do not have",
    "militant/_front": "an underscore at an end",
    "militant/a__b": "two underscores",
    "militant/*": "the others, of which no claim speaks",
    "militant/front ": "a space at the end",
    "militant/фронт": "letters that a shell cannot type everywhere",
}


@pytest.mark.parametrize("word", FORMS, ids=FORMS.values())
def test_a_malformed_own_word_is_refused(word):
    """A typo stays an error where words of one's own are allowed."""
    with pytest.raises(gb.VocabularyError):
        claim(killed=1, population=word)


@pytest.mark.parametrize("word", ["militant/front", "militant/front/first_2", "everyone/foreign_forces"])
def test_a_record_has_an_own_population(word):
    """The word above it says where in the tree it is."""
    assert claim(killed=1, population=word).proposition.population == word


def test_an_actor_has_an_own_party():
    """A conflict may have three parties."""
    assert actor("speaker", party="armed_group/front").party == "armed_group/front"
    assert actor("staff", party="other_party/neighbor").party == "other_party/neighbor"


def test_other_vocabularies_have_no_own_words():
    """Only parties and populations differ from conflict to conflict in a way that analyses must know."""
    with pytest.raises(gb.VocabularyError):
        gb.OUTCOMES.check("killed/by_hand")


def test_at_run_time_an_own_word_is_text():
    """Libraries that read annotations, such as cattrs, would else refuse the words of a dataset."""
    assert gb.OwnWord("militant/front") == "militant/front"
    assert AnyPopulation is AnyParty is str
