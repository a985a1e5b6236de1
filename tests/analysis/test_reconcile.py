"""Reconciling: assumptions, parties of speakers, and disputed numbers."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import AssumptionError, Count, QuestionError, VocabularyError, reconcile
from gorno_badakhshan.testing import actor, claim, dataset_of

CHANNEL = claim("a-channel", killed=Count.of("none", 0), population="military")
PAPER = claim("a-paper", killed=Count.of("at_least", 12), population="military")
BOX = claim("a-box", killed=41, population="military", medium="infobox")
OFFICER = claim("an-officer", killed=Count.of("at_least", 20), population="military")
DEAD = [CHANNEL, PAPER, BOX, OFFICER]


def soldiers(said_by: str, killed: Count | int, **fields: object) -> gb.Claim:
    """A count of soldiers killed."""
    return claim(said_by, killed=killed, population="military", **fields)


def disputed(**fields: object) -> gb.Claim:
    """A claim that the number of soldiers killed is disputed."""
    defaults = {"subject": "soldiers killed", "state": "disputed", "outcome": "killed", "population": "military"}
    return claim("an-agency", proposition=gb.Dispute(**defaults | fields))


def test_all_policies_side_by_side():
    """The nine estimates, in the order of `POLICIES`, are those of `reconcile`."""
    estimates = gb.compare_policies(DEAD, infobox=False)
    assert estimates == tuple(reconcile(DEAD, policy, infobox=False) for policy in gb.POLICIES)


# Assumptions


@pytest.mark.parametrize(
    ("options", "policy", "before", "after"),
    [
        ({"infobox": False}, "median_stated", "16", "12"),
        ({"set_aside": {"a-channel": "a party"}}, "conservative", "0", "12"),
        ({"reliability": ["an-officer"]}, "low_best_high", "0 (0 to 41, open above)", "20 (0 to 41, open above)"),
        ({"unknown_independence": "shared_origin"}, "median_stated", "16", "12"),
        ({"bare": "floor", "set_aside": {"a-channel": "a party"}}, "intersection", "no figure", "41 or more"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_assumption_moves_the_number_and_is_listed(options, policy, before, after):
    """Each assumption changes a number, and the estimate lists it."""
    estimate = reconcile(DEAD, policy, **options)
    assert (reconcile(DEAD, policy).figures, estimate.figures) == (before, after)
    assert estimate.assumptions == gb.Assumptions.of(**options)
    assert all(line in repr(estimate) for line in estimate.assumptions.changed)


@pytest.mark.parametrize(
    ("hedge", "tolerance", "span"),
    [("about", 0.1, "18 to 22"), ("about", 0.5, "10 to 30"), ("nearly", 0.1, "18 to 19"), ("nearly", 0, "19")],
)
def test_a_tolerance_bounds_about_and_nearly(hedge, tolerance, span):
    """'About' reaches up and down, 'nearly' only down."""
    assert reconcile([soldiers("a-paper", Count.of(hedge, 20))], "hull", tolerance=tolerance).figures == span


def test_the_alternative_reading_counts_with_its_own_words_and_speaker():
    """The count and its speaker are both those of the reading assumed."""
    paper = soldiers("the-paper", 30)
    narrow = gb.Reading(proposition=paper.proposition, attribution=paper.attribution, reason="why")
    ambiguous = soldiers("a-ministry", Count.of("at_least", 30), alternative=narrow)
    dataset = dataset_of(ambiguous, actor("a-ministry", party="government"))
    main, other = (
        reconcile([ambiguous], "admission_floor", dataset=dataset, reading=reading)
        for reading in ("main", "alternative")
    )
    assert (main.figures, other.figures) == ("30 or more", "no figure")
    assert "set aside: the-paper (30)" in repr(other)


def test_relays_are_followed_through_claims_that_are_left_out():
    """A page that relays an infobox that relays an agency has the agency's voice, with and without the infobox."""
    agency = soldiers("an-agency", 12, source="agency-page")
    box = soldiers("a-box", 12, source="box-page", medium="infobox", relays=agency.id)
    page = soldiers("a-page", 12, source="other-page", relays=box.id)
    estimate = reconcile([agency, box, page, CHANNEL], "majority", infobox=False)
    assert estimate.steps == "no figure is supported by more than half of 2 voices"


# Parties of speakers


@pytest.fixture
def conceding() -> gb.Dataset:
    """A dataset with a government officer, who admits losses, and a paper."""
    return dataset_of(PAPER, OFFICER, actor("an-officer", party="government"))


def test_a_list_of_claims_knows_the_dataset_that_it_is_from(conceding):
    """A list, a tuple, a generator and a collection of the same claims give the same answer."""
    claims = conceding.claims
    for form in (claims, list(claims), tuple(claims), iter(claims), claims[:]):
        assert reconcile(form, "admission_floor").low == 20


def test_a_list_of_released_claims_gives_the_same_floor():
    """The floor of soldiers killed in 1.0.0 rests on a government source, whose party is in the dataset."""
    dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    assert reconcile(dead, "admission_floor") == reconcile(list(dead), "admission_floor")
    assert reconcile(list(dead), "admission_floor").low == 20


def test_a_dataset_may_be_given_for_claims_of_no_dataset(conceding):
    """Equal claims that are not from a dataset have the parties of the given one."""
    copies = [PAPER, OFFICER]
    assert reconcile(copies, "admission_floor").low is None
    assert reconcile(copies, "admission_floor", dataset=conceding).low == 20


def test_an_estimate_says_if_the_claims_are_of_no_dataset():
    """Without a dataset no party is known, and the estimate lists that among its assumptions."""
    estimate = reconcile([PAPER, OFFICER], "admission_floor")
    assert (estimate.figures, estimate.used, estimate.dataset) == ("no figure", (), None)
    assert estimate.assumed[-1] == "speakers' parties unknown: the claims are of no dataset"


def test_an_estimate_has_the_version_in_which_speakers_were_looked_up(conceding):
    """With a dataset the assumptions have no line about unknown parties."""
    estimate = reconcile(list(conceding.claims), "admission_floor")
    assert estimate.dataset == "0.0.0"
    assert estimate.assumed == estimate.assumptions.lines


def test_claims_of_several_datasets_need_a_dataset():
    """Each dataset may know the speakers differently, so one of them has to be given."""
    first, second = (dataset_of(soldiers(f"speaker-{n}", n), version=f"{n}.0.0") for n in (1, 2))
    claims = [*first.claims, *second.claims]
    with pytest.raises(QuestionError, match=r"several datasets \(1.0.0, 2.0.0\)"):
        reconcile(claims)
    assert reconcile(claims, dataset=first).dataset == "1.0.0"


# Disputed numbers


def test_a_claim_that_the_number_is_disputed_makes_the_estimate_disputed():
    """The estimate is disputed although no two counts contradict each other."""
    assert not reconcile([PAPER], "hull").disputed
    assert reconcile([PAPER, disputed()], "hull").disputed


@pytest.mark.parametrize(
    ("other", "options"),
    [
        (disputed(population="civilian"), {}),
        (disputed(outcome="wounded"), {}),
        (disputed(outcome=None, population=None), {}),
        (claim("an-agency"), {}),
        (disputed(), {"set_aside": {"an-agency": "no witness"}}),
    ],
    ids=["other-population", "other-outcome", "not-of-counts", "no-dispute", "left-out"],
)
def test_other_claims_do_not_make_the_estimate_disputed(other, options):
    """Disputes of other numbers, other claims without a number, and claims that are left out dispute nothing."""
    assert not reconcile([PAPER, other], "hull", **options).disputed


def test_an_unknown_number_makes_the_estimate_disputed():
    """A claim that the number is unknown disputes it."""
    assert reconcile([PAPER, soldiers("b", Count(hedge="unknown"))], "hull").disputed


def test_a_relative_count_does_not_make_the_estimate_disputed():
    """A count of more than the paper says has no figure, and does not say that the number is unknown."""
    proposition = gb.CasualtyCount(
        outcome="killed",
        population="military",
        count=Count(hedge="unknown"),
        likened=gb.Likening(relation="more_than", claim=PAPER.id),
    )
    assert not reconcile([PAPER, claim("b", proposition=proposition)], "hull").disputed


# Errors


@pytest.mark.parametrize(
    ("policy", "options", "error", "near"),
    [
        ("medain_stated", {}, VocabularyError, "median_stated"),
        ("hull", {"infobocks": False}, AssumptionError, "infobox"),
        ("hull", {"set_aside": {"a-papre": "why"}}, AssumptionError, "a-paper"),
        ("hull", {"reliability": ["an-oficer"]}, AssumptionError, "an-officer"),
        (
            "hull",
            {"set_aside": {"nobody-at-all": "why"}},
            AssumptionError,
            "a-box, a-channel, a-paper, an-officer",
        ),
    ],
)
def test_a_misspelt_word_names_the_near_ones(policy, options, error, near):
    """An unknown policy, assumption or speaker raises, and the message has the known ones."""
    with pytest.raises(error, match=near):
        reconcile(DEAD, policy, **options)
