"""Controlled words: each vocabulary stands twice, and the two are one."""

from typing import Any, Literal, get_args, get_origin

import pytest

from gorno_badakhshan.errors import VocabularyError
from gorno_badakhshan.model import vocabulary as v

PAIRS = [
    (v.Outcome, v.OUTCOMES),
    (v.Population, v.POPULATIONS),
    (v.Hedge, v.HEDGES),
    (v.CountBasis, v.COUNT_BASES),
    (v.Measure, v.MEASURES),
    (v.DisputeState, v.DISPUTE_STATES),
    (v.Relation, v.RELATIONS),
    (v.RelayBasis, v.RELAY_BASES),
    (v.Means, v.MEANS),
    (v.Phase, v.PHASES),
    (v.Step, v.STEPS),
    (v.UndertakingState, v.UNDERTAKING_STATES),
    (v.EventOrder, v.EVENT_ORDERS),
    (v.Polarity, v.POLARITIES),
    (v.Certainty, v.CERTAINTIES),
    (v.SpeechAct, v.SPEECH_ACTS),
    (v.Medium, v.MEDIA),
    (v.SourceKind, v.SOURCE_KINDS),
    (v.ActorKind, v.ACTOR_KINDS),
    (v.Named, v.NAMED),
    (v.Party, v.PARTIES),
    (v.Standing, v.STANDINGS),
    (v.PlaceKind, v.PLACE_KINDS),
    (v.PlacePrecision, v.PLACE_PRECISIONS),
    (v.EventKind, v.EVENT_KINDS),
    (v.EventRole, v.EVENT_ROLES),
    (v.Status, v.STATUSES),
    (v.Basis, v.BASES),
]
each_pair = pytest.mark.parametrize(("literal", "vocabulary"), PAIRS, ids=[words.name for _, words in PAIRS])
each_vocabulary = pytest.mark.parametrize(
    "vocabulary", [words for _, words in PAIRS], ids=lambda words: words.name
)


@each_pair
def test_the_type_and_the_vocabulary_hold_the_same_words(literal: Any, vocabulary: v.Vocabulary) -> None:
    """What a type checker refuses is refused at run time too, and the other way round."""
    assert get_args(literal) == tuple(vocabulary)


@each_vocabulary
def test_every_word_has_a_definition_that_is_a_sentence(vocabulary: v.Vocabulary) -> None:
    """A word without a definition decides nothing between two coders."""
    assert all(text[0].isupper() and text.endswith(".") for text in vocabulary.values())


@each_vocabulary
def test_no_two_words_are_defined_alike(vocabulary: v.Vocabulary) -> None:
    """Two words with one definition are one word."""
    assert len(set(vocabulary.values())) == len(vocabulary)


def test_every_type_and_every_vocabulary_is_in_a_pair() -> None:
    """A new vocabulary joins the table above, or this fails."""
    members = vars(v).values()
    literals = [word for word in members if get_origin(word) is Literal]
    vocabularies = [word for word in members if isinstance(word, v.Vocabulary)]
    assert [literals, vocabularies] == [list(side) for side in zip(*PAIRS, strict=True)]


def test_no_two_vocabularies_hold_the_same_words() -> None:
    """The codec finds the vocabulary of a type by its words."""
    assert len({frozenset(vocabulary) for _, vocabulary in PAIRS}) == len(PAIRS)


def test_no_two_vocabularies_share_a_name() -> None:
    """An error names the vocabulary."""
    assert len({vocabulary.name for _, vocabulary in PAIRS}) == len(PAIRS)


def test_the_population_tree_has_one_root() -> None:
    """Every population but `everyone` is a part of another."""
    assert set(v.POPULATIONS) - set(v.PARENTS) == {"everyone"}


@pytest.mark.parametrize("population", v.PARENTS)
def test_every_population_leads_up_to_everyone(population: v.Population) -> None:
    """The tree has no cycle and no loose branch."""
    seen = [population]
    while seen[-1] in v.PARENTS:
        parent = v.PARENTS[seen[-1]]
        assert parent not in seen
        seen.append(parent)
    assert seen[-1] == "everyone"


def test_check_gives_the_word_back() -> None:
    """A word of the vocabulary is returned."""
    assert v.OUTCOMES.check("killed") == "killed"


def test_check_names_the_near_words() -> None:
    """A misspelt word raises, with the facts as attributes."""
    with pytest.raises(VocabularyError) as caught:
        v.OUTCOMES.check("woundd")
    assert (caught.value.word, caught.value.vocabulary, caught.value.near) == ("woundd", "outcome", ("wounded",))


def test_check_does_not_fold_case() -> None:
    """Upper and lower case matter."""
    with pytest.raises(VocabularyError, match="'Killed'"):
        v.OUTCOMES.check("Killed")


def test_a_vocabulary_cannot_be_changed() -> None:
    """The words are shared by everybody who imports them."""
    with pytest.raises(TypeError):
        v.OUTCOMES["hurt"] = "Hurt."  # type: ignore[index]


def test_a_shell_completes_words() -> None:
    """IPython and Jupyter call this method for `HEDGES["at_`."""
    assert v.OUTCOMES._ipython_key_completions_() == list(v.OUTCOMES)


def test_a_vocabulary_shows_its_words() -> None:
    """The repr lists the words in their order."""
    assert repr(v.POLARITIES) == "<Vocabulary polarity: affirmed, denied>"


@pytest.mark.parametrize("word", ["kiled", "Killed", "", None, 3, ["killed"]])
def test_a_lookup_of_another_word_says_what_there_is(word: Any) -> None:
    """As a dict it raises `KeyError`, and the message has the near words."""
    with pytest.raises(KeyError, match="is not a word of the vocabulary 'outcome'") as caught:
        v.OUTCOMES[word]
    assert isinstance(caught.value, VocabularyError)
    assert word not in v.OUTCOMES
    assert v.OUTCOMES.get(word, "none") == "none"


def test_the_message_is_printed_as_it_is() -> None:
    """Python prints a `KeyError` as the repr of its message."""
    with pytest.raises(VocabularyError) as caught:
        v.OUTCOMES["kiled"]
    assert str(caught.value).startswith("'kiled' is not a word of the vocabulary 'outcome' (did you mean 'killed'")


def test_an_own_word_lies_below_a_word_of_the_vocabulary() -> None:
    """What stands before the first slash is checked as any word is."""
    assert v.POPULATIONS.check("militant/front") == "militant/front"
    assert v.PARTIES.check("other_party/neighbor") == "other_party/neighbor"
    with pytest.raises(VocabularyError):
        v.POPULATIONS.check("militent/front")


def test_an_own_word_is_no_key_of_the_vocabulary() -> None:
    """The description of the dataset has its definition."""
    assert "militant/front" not in v.POPULATIONS
    with pytest.raises(VocabularyError):
        v.POPULATIONS["militant/front"]
