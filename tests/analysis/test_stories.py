"""The largest sets of counts that can all be true together."""

import pytest

from gorno_badakhshan import (
    AssumptionError,
    CasualtyCount,
    Claim,
    Count,
    QuestionError,
    Reading,
    VocabularyError,
    consistent_sets,
    read,
)
from gorno_badakhshan.testing import claim


def killed(said_by: str, count: Count | int, population: str = "everyone", **limits: str) -> Claim:
    """A count of people killed, limited or not."""
    number = Count.of("exact", count) if isinstance(count, int) else count
    proposition = CasualtyCount(outcome="killed", population=population, count=number, **limits)
    return claim(said_by, proposition=proposition)


def speakers(claims: list[Claim], **assumptions: object) -> list[str]:
    """Who speaks in each story, as one string."""
    stories = consistent_sets(claims, **assumptions)
    return ["".join(each.origin.actor for each in story.claims) for story in stories]


MILITARY, MILITANT = killed("a", 12, "military"), killed("b", 30, "militant")


def test_the_story_of_most_claims_comes_first():
    """Claims count, not figures: three pages that agree make a larger story than two other speakers."""
    pages = [claim(f"p{n}", id=f"some-source/{n}", killed=12) for n in range(3)]
    others = [killed("x", 30), killed("y", Count.of("at_least", 20))]
    assert speakers([*others, *pages]) == ["p0p1p2", "xy"]


def test_claims_keep_their_order_in_a_story():
    """A story has its claims in the order given."""
    assert speakers([MILITANT, MILITARY]) == ["ba"]


def test_denials_and_claims_without_a_number_are_left_out():
    """A story is of affirmed counts."""
    others = [claim("x"), claim("y", killed=5, polarity="denied")]
    assert speakers([MILITARY, killed("c", 1), *others]) == ["a", "c"]


def test_a_figure_that_its_speaker_replaced_is_in_no_story():
    """Only the correction counts."""
    early = claim("a", id="some-source/early", killed=12)
    late = claim("a", id="some-source/late", killed=17, supersedes=early.id)
    (story,) = consistent_sets([early, late])
    assert story.claims == (late,)


def test_a_story_as_plain_data():
    """Claims are ids, and every population of the tree has its bounds."""
    (story,) = consistent_sets([killed("a", Count.of("at_least", 20))])
    plain = story.to_dict()
    assert plain["claims"] == ["some-source/a-everyone-killed"]
    assert plain["implied"][0] == {"population": "everyone", "low": 20, "high": None}
    assert [each["population"] for each in plain["implied"]] == [each.population for each in story.implied]


def test_the_repr_has_the_claims_and_the_bounds():
    """The repr has each speaker with the count, then the bounds of the populations counted."""
    (story,) = consistent_sets(
        [MILITARY, killed("c", Count.of("at_least", 20)), killed("d", Count.of("up_to", 50))]
    )
    assert repr(story) == (
        "<Story of 3 claim(s): a (12 military killed), c (at least 20 everyone killed), "
        "d (up to 50 everyone killed); then everyone 20 to 50, military 12>"
    )


def test_the_repr_says_where_nothing_bounds_a_number():
    """A number that is open above is so many or more."""
    (story,) = consistent_sets([killed("c", Count.of("at_least", 20))])
    assert repr(story).endswith("then everyone 20 or more>")


@pytest.mark.parametrize("at_most", [0, -1, 2.5, "ten", None, True])
def test_the_number_of_choices_is_a_positive_integer(at_most):
    """Anything else raises `QuestionError`."""
    with pytest.raises(QuestionError, match="at_most is a number of choices from 1 on"):
        consistent_sets([MILITARY], at_most=at_most)


def test_one_choice_is_enough_for_one_claim():
    """The least number of choices is 1."""
    assert len(consistent_sets([killed("a", 12)], at_most=1)) == 1


def test_a_story_has_the_bounds_of_each_population():
    """Each population has bounds of its own."""
    (story,) = consistent_sets([MILITARY, MILITANT])
    assert [story.of(population).low for population in ("military", "militant", "civilian")] == [12, 30, 0]


# Assumptions


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["a", "p"]),
        ({"infobox": False}, ["p"]),
        ({"set_aside": {"p": "a rumor"}}, ["a"]),
        ({"bare": "floor"}, ["ap"]),
        ({"tolerance": 0.5}, ["ap"]),
    ],
)
def test_assumptions_hold_for_stories(options, expected):
    """The assumptions of an estimate leave out the same claims and give the same bounds here."""
    box = claim("a", killed=41, medium="infobox")
    assert speakers([box, killed("p", Count.of("about", 60))], **options) == expected


def test_a_story_has_the_claims_in_the_reading_assumed():
    """In the alternative reading another speaker gives another number."""
    other = killed("b", 100)
    reading = Reading(proposition=other.proposition, attribution=other.attribution, reason="why")
    hedged = claim("a", killed=Count.of("at_least", 100), alternative=reading)
    (story,) = consistent_sets([hedged], reading="alternative")
    assert repr(story) == "<Story of 1 claim(s): b (100 everyone killed); then everyone 100>"


def test_only_a_speaker_of_the_claims_can_be_set_aside():
    """A misspelt speaker raises; otherwise the claim would count although it was to be left out."""
    with pytest.raises(AssumptionError, match="did you mean a-paper"):
        consistent_sets([killed("a-paper", 12)], set_aside={"a-papper": "why"})


# Errors


def test_an_unknown_population_is_refused():
    """A misspelt population raises, and the message has the near ones."""
    (story,) = consistent_sets([MILITARY])
    with pytest.raises(VocabularyError, match="military"):
        story.of("militery")


@pytest.mark.parametrize(
    ("other", "mixed"),
    [
        (claim("b", killed=1, event="other-event"), {"events": ["other-event", "some-event"]}),
        (claim("b", wounded=1), {"outcomes": ["killed", "wounded"]}),
    ],
    ids=["events", "outcomes"],
)
def test_stories_are_of_one_event_and_outcome(other, mixed):
    """Mixed events or outcomes raise, and the error has them; populations may differ."""
    with pytest.raises(QuestionError, match="one event and outcome") as caught:
        consistent_sets([MILITARY, MILITANT, other])
    assert caught.value.mixed == mixed


@pytest.mark.parametrize(
    ("claims", "options", "reason"),
    [
        ([], {}, "no claims were given"),
        ([claim()], {}, "none of the 1 claims counts casualties"),
        ([MILITARY], {"set_aside": {"a": "a rumor"}}, "none of the 1 claims .* is heard"),
    ],
    ids=["empty", "without-counts", "all-set-aside"],
)
def test_without_counts_there_is_no_story(claims, options, reason):
    """The error says why no claim counts."""
    with pytest.raises(QuestionError, match=reason):
        consistent_sets(claims, **options)


def test_pairs_of_the_same_people_are_bounded_too():
    """Twelve pairs of which each may be either are 4,096 stories; more than may be kept are refused."""
    claims = []
    for n in range(12):
        limits = {"killed": Count.of("at_least", 1), "source": "page"}
        claims.append(claim("a", id=f"page/m{n}", population="militant", **limits))
        claims.append(claim("b", id=f"page/c{n}", population="civilian", same_people=f"page/m{n}", **limits))
    with pytest.raises(QuestionError, match="more than 100 ways to combine these claims"):
        consistent_sets(claims, at_most=100)


FRONT, LEAGUE = killed("front", 4, "militant/front"), killed("league", 9, "militant/league")


def test_counts_of_two_groups_do_not_exclude_each_other():
    """They are of different people."""
    assert speakers([FRONT, LEAGUE]) == ["frontleague"]


def test_own_groups_need_not_be_all_of_their_whole():
    """Four of the Front leave one militant of another group, or of none."""
    (story,) = consistent_sets([FRONT, killed("all", 5, "militant")])
    assert (story.of("militant/front").high, story.of("militant").low) == (4, 5)


def test_own_groups_cannot_be_more_than_their_whole():
    """Thirteen of two groups are more than ten militants."""
    assert speakers([FRONT, LEAGUE, killed("all", 10, "militant")]) == ["frontleague", "frontall", "leagueall"]


def test_an_own_group_is_bounded_by_what_the_whole_leaves():
    """Of ten militants, four of the Front leave at most six to the League."""
    at_least = killed("league", Count.of("at_least", 2), "militant/league")
    (story,) = consistent_sets([FRONT, killed("all", 10, "militant"), at_least])
    assert (story.of("militant/league").low, story.of("militant/league").high) == (2, 6)


def test_a_story_has_no_others_and_no_population_that_nobody_counts():
    """The others are there for sums, and no reader asks for them."""
    (story,) = consistent_sets([FRONT])
    assert "militant/*" not in {implied.population for implied in story.implied}
    with pytest.raises(VocabularyError, match="militant/front"):
        story.of("militant/frnt")


def test_a_population_that_the_dataset_describes_may_be_among_everyone(three_parties):
    """Nobody counts the foreign forces here, and yet they may be among all the dead."""
    dataset = read(three_parties)
    claims = [killed("a", 10), killed("b", 3, "government_forces"), killed("c", 2, "residents")]
    assert speakers(claims) == ["ab", "ac", "bc"]
    assert speakers(claims, dataset=dataset) == ["abc"]
