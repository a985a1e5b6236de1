"""Claims read, followed to their first speakers, left out and weighed, once for all analyses."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, QuestionError
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.model.propositions import CasualtyCount, Likening
from gorno_badakhshan.testing import claim, dataset_of

TEN = claim("x", id="page/x", source="page", killed=10)
MORE_THAN_X = claim(
    "y",
    id="page/y",
    source="page",
    proposition=CasualtyCount(
        outcome="killed",
        population="everyone",
        count=Count(hedge="unknown"),
        likened=Likening(relation="more_than", claim=TEN.id),
    ),
)
FIVE = claim("z", id="page/z", source="page", killed=5)
ASIDE = {"x": "a rumor"}


def pairs(contradictions) -> list[tuple[str, str]]:
    """The ids of each pair."""
    return [(pair.first.id, pair.second.id) for pair in contradictions]


def test_a_count_is_bounded_by_a_claim_that_is_set_aside():
    """With x set aside, "more than x" still means more than ten, in every analysis."""
    claims = [TEN, MORE_THAN_X, FIVE]
    clash = [(MORE_THAN_X.id, FIVE.id)]
    assert pairs(gb.reconcile(claims, set_aside=ASIDE).contradictions) == clash
    assert pairs(gb.contradictions(claims, set_aside=ASIDE)) == clash
    stories = gb.consistent_sets(claims, set_aside=ASIDE)
    assert [[each.id for each in story.claims] for story in stories] == [[MORE_THAN_X.id], [FIVE.id]]


def test_evidence_includes_counts_that_are_left_out():
    """Plots draw these too, so every count is weighed."""
    hearing = hear([TEN, FIVE], Assumptions.of(set_aside=ASIDE))
    assert [each.claim.id for each in hearing.weighed] == [TEN.id, FIVE.id]
    assert [each.claim.id for each in hearing.counted] == [FIVE.id]
    assert hearing.left_out == {TEN.id: "set aside: a rumor"}


def test_a_denial_is_heard_and_not_counted():
    """A denial gives no number."""
    denial = claim("a-ministry", killed=12, polarity="denied")
    hearing = hear([denial, FIVE], Assumptions())
    assert denial in hearing.included
    assert [each.claim for each in hearing.counted] == [FIVE]


def test_the_same_claim_given_twice_is_heard_once():
    """A claim that is repeated in the input counts once."""
    assert hear([FIVE, FIVE], Assumptions()).claims == (FIVE,)


@pytest.mark.parametrize(
    ("count", "figures", "admitted", "supported"),
    [
        (Count.of("exact", 12), (12,), [12], [12]),
        (Count.of("at_least", 12), (12,), [12, 13], [12]),
        (Count.of("more_than", 12), (12,), [13], []),
        (Count.of("up_to", 12), (12,), [11, 12], [12]),
        (Count(hedge="between", low=11, high=13), (11, 13), [11, 12, 13], [11, 13]),
        (Count(hedge="vague", low=12), (), [12, 13], []),
        (Count(hedge="unknown"), (), [11, 12, 13], []),
    ],
    ids=str,
)
def test_evidence_supports_only_the_figures_that_it_states(count, figures, admitted, supported):
    """Of 11, 12 and 13 it admits those within its bounds, and supports those that it also states."""
    (evidence,) = hear([claim("a", killed=count)], Assumptions()).weighed
    assert evidence.figures == figures
    assert [number for number in (11, 12, 13) if evidence.admits(number)] == admitted
    assert [number for number in (11, 12, 13) if evidence.supports(number)] == supported


def test_two_claims_with_one_id_are_refused():
    """The message has the ids that several claims have, in order."""
    claims = [TEN, attrs.evolve(TEN, note="another"), FIVE, attrs.evolve(FIVE, note="another")]
    with pytest.raises(QuestionError, match="different claims have the same id: page/x, page/z"):
        hear(claims, Assumptions())


AGENCY = claim("an-agency", id="wire/dead", source="wire", killed=12)
BOX = claim("a-box", id="box/dead", source="box", killed=12, medium="infobox", relays=AGENCY.id)
PAPER = claim("a-paper", id="paper/dead", source="paper", killed=12, relays=AGENCY.id)
PAGE = claim("a-page", id="web/dead", source="web", killed=41, relays="infobox/dead")
OTHER_BOX = claim("b-box", id="infobox/dead", source="infobox", killed=41, medium="infobox")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"set_aside": {"an-agency": "x"}}, {AGENCY.id, BOX.id, PAPER.id}),
        ({"set_aside": {"a-paper": "x"}}, {PAPER.id}),
        ({"infobox": False}, {BOX.id, PAGE.id, OTHER_BOX.id}),
    ],
    ids=["first-speaker", "own-speaker", "infobox"],
)
def test_a_claim_is_left_out_by_its_own_or_by_its_first_speaker(options, expected):
    """A relay is left out with its own speaker or infobox, and with those of the claim that it goes back to."""
    hearing = hear([AGENCY, BOX, PAPER, PAGE, OTHER_BOX], Assumptions.of(**options))
    assert set(hearing.left_out) == expected


def test_a_claim_in_the_alternative_reading_has_the_main_one_as_its_alternative():
    """Whoever prints the claim can show both readings."""
    reading = gb.Reading(proposition=FIVE.proposition, attribution=FIVE.attribution, reason="ambiguous")
    ambiguous = attrs.evolve(TEN, alternative=reading)
    (claim,) = hear([ambiguous], Assumptions.of(reading="alternative")).claims
    assert (claim.proposition, claim.attribution) == (FIVE.proposition, FIVE.attribution)
    assert claim.alternative == gb.Reading(
        proposition=TEN.proposition, attribution=TEN.attribution, reason="ambiguous"
    )


@pytest.mark.parametrize(
    ("killed", "population", "text"),
    [
        (12, "everyone", "minister"),
        (12, "military", "minister, population as changed by b-paper"),
        (20, "everyone", "minister, as changed by b-paper"),
        (20, "military", "minister, as changed by b-paper"),
    ],
)
def test_a_changed_figure_says_who_changed_it_and_whether_only_the_people(killed, population, text):
    """A number moved to other people looks like that of the speaker, so that the change is named."""
    first = claim("minister", id="a/dead", source="a", killed=12, population="everyone")
    later = claim(
        "b-paper",
        id="b/dead",
        source="b",
        killed=killed,
        population=population,
        relays=first.id,
        relay_basis="stated",
    )
    assert hear([first, later], Assumptions()).speaker_text(later) == text


def test_a_part_of_a_hearing_drops_assumptions_about_other_speakers():
    """A speaker is set aside or ranked only among claims in which they speak."""
    hearing = hear([TEN, FIVE], Assumptions.of(set_aside=ASIDE, reliability=["z"]))
    assert hearing.only({FIVE.id}).assumptions == Assumptions.of(reliability=["z"])
    assert hearing.only({TEN.id}).assumptions == Assumptions.of(set_aside=ASIDE)


def test_a_part_of_a_hearing_knows_only_its_own_corrections():
    """A correction replaces a figure only if it is among the claims."""
    late = claim("x", id="page/late", source="page", killed=17, supersedes=TEN.id)
    hearing = hear([TEN, late], Assumptions())
    assert hearing.left_out == {TEN.id: "replaced by its speaker: page/late"}
    assert hearing.corrections == {TEN.id: "page/late"}
    assert hearing.only({TEN.id}).left_out == {}


def test_a_part_of_a_hearing_keeps_the_bounds():
    """A relative count keeps its bounds without the claim that it is relative to."""
    hearing = hear([TEN, MORE_THAN_X], Assumptions())
    assert [(each.low, each.high) for each in hearing.only({MORE_THAN_X.id}).counted] == [(11, None)]


def test_the_repr_counts():
    """The repr has the number of claims, and how many of them are left out."""
    assert repr(hear([TEN, FIVE], Assumptions.of(set_aside=ASIDE))) == "<Hearing of 2 claim(s), 1 left out>"


NOT_CLAIMS = [
    ("abc", "a text is a sequence of letters"),
    (b"abc", "bytes are a sequence of integers"),
    (5, "a number is no sequence"),
    (None, "nothing was given"),
    (["page/x"], "ids are no claims"),
    ([TEN, None], "the second is missing"),
    ([[TEN]], "a list in a list"),
    ({"page/x": TEN}, "a dict iterates over its keys"),
    (TEN, "one claim is no sequence of claims"),
    (gb.events("1.0.0"), "events are records of another kind"),
]


@pytest.mark.parametrize("analysis", [
    gb.reconcile, gb.compare_policies, gb.contradictions, gb.consistent_sets, gb.origins, gb.timeline,
])  # fmt: skip
@pytest.mark.parametrize("claims", [value for value, _ in NOT_CLAIMS], ids=[reason for _, reason in NOT_CLAIMS])
def test_input_other_than_claims_is_refused(analysis, claims):
    """Every analysis raises `QuestionError`, which names the expected and the given type."""
    with pytest.raises(QuestionError, match="expected claims, got"):
        analysis(claims)


@pytest.mark.parametrize("claim", [5, None, b"page/x", [TEN], gb.find("khorog", "1.0.0")])
def test_a_lineage_takes_a_claim_or_an_id(claim):
    """Anything else raises `QuestionError`."""
    with pytest.raises(QuestionError, match="expected a claim or its id, got"):
        gb.lineage(claim, dataset_of(TEN))


@pytest.mark.parametrize("policy", [5, None, b"hull", ["hull"]])
def test_a_policy_is_a_name_or_a_rule(policy):
    """Anything else raises `QuestionError`."""
    with pytest.raises(QuestionError, match="expected a policy's name, a Policy or a function"):
        gb.reconcile([TEN], policy)


@pytest.mark.parametrize("dataset", ["1.0.0", 5, gb.claims("1.0.0")])
def test_a_dataset_is_a_dataset(dataset):
    """A version or a collection in its place is refused."""
    with pytest.raises(QuestionError, match=r"expected a dataset, such as gb\.load"):
        gb.reconcile([TEN], dataset=dataset)


def test_drift_is_between_claims():
    """An id in the place of a claim is refused."""
    with pytest.raises(QuestionError, match=r"expected claims, got str .* among them"):
        gb.drift(TEN.id, FIVE)
