"""One question, one rule, one answer: with what it rests on, and what it leaves aside."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import AssumptionError, Count, Figures, QuestionError, VocabularyError, reconcile
from gorno_badakhshan.testing import actor, claim, dataset_of

CHANNEL = claim("a-channel", killed=Count.of("none", 0), population="military")
PAPER = claim("a-paper", killed=Count.of("at_least", 12), population="military")
BOX = claim("a-box", killed=41, population="military", medium="infobox")
OFFICER = claim("an-officer", killed=Count.of("at_least", 20), population="military")
OFFICER_ON_25 = claim("an-officer", killed=20, population="military", said="2012-07-25")
DEAD = [CHANNEL, PAPER, BOX, OFFICER]
NO_MAJORITY = "no figure is supported by more than half of 2 voices"
PARTS = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="civilian")


def soldiers(said_by: str, killed: Count | int, **fields: object) -> gb.Claim:
    """A count of soldiers killed."""
    return claim(said_by, killed=killed, population="military", **fields)


def disputed(**fields: object) -> gb.Claim:
    """A claim that the number of soldiers killed is disputed."""
    told = {"subject": "soldiers killed", "state": "disputed", "outcome": "killed", "population": "military"}
    return claim("an-agency", proposition=gb.Dispute(**told | fields))


# What an estimate tells


def test_the_repr_tells_what_was_done():
    """The numbers, the question, who was used, who was not and why, and each assumption, readable aloud."""
    aside = {"a-channel": "speaks for a party"}
    told = reconcile([*DEAD, disputed()], "conservative", set_aside=aside, infobox=False)
    assert (
        repr(told)
        == """\
<Estimate by conservative: 12, disputed
  question: military killed, some-event
  used: a-paper (at least 12)
  set aside: an-officer (at least 20): states no figure, or a greater one
  set aside: a-channel (none): set aside: speaks for a party
  set aside: a-box (41): infobox left out
  set aside: an-agency (no number): gives no number
  assumed: origins of unknown relation count as separate voices; 'about' reaches 10 % from its figure; \
ambiguous texts in their main reading; bare figures are totals; infobox left out; \
figures replaced by their speaker left out; \
a-channel set aside: speaks for a party; speakers' parties unknown: the claims are of no dataset>"""
    )


def test_the_repr_counts_contradictions_and_tells_the_steps():
    """What cannot be true together and how the rule went stand in lines of their own."""
    told = repr(reconcile([CHANNEL, PAPER], "majority")).splitlines()
    assert f"  steps: {NO_MAJORITY}" in told
    assert "  used: nothing" in told
    assert "  cannot be true together: 1 pair(s) of claims" in told


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(), "none"),
        (Figures(low=12, high=12), "12"),
        (Figures(low=12, high=20), "12 to 20"),
        (Figures(low=12, high=20, open_above=True), "12 to 20, open above"),
        (Figures(low=12, open_above=True), "12 or more"),
        (Figures(best=12), "12"),
        (Figures(best=12.5), "12.5"),
        (Figures(best=1234567), "1234567"),
        (Figures(low=12, best=12, high=12), "12"),
        (Figures(low=12, best=12, high=12, open_above=True), "12 (12, open above)"),
        (Figures(low=0, best=12, high=20), "12 (0 to 20)"),
    ],
)
def test_figures_in_words(figures, words):
    """What is open above says so, and no figure is rounded."""
    assert reconcile([PAPER], lambda _: figures).figures == words


def test_claims_keep_the_order_given():
    """Used claims and those set aside stand in the order in which they came."""
    told = reconcile([OFFICER, BOX, CHANNEL, PAPER], "hull")
    assert [one.origin.actor for one in told.used] == ["an-officer", "a-box", "a-channel", "a-paper"]
    told = reconcile([OFFICER, BOX, CHANNEL, PAPER], "conservative")
    assert [left.claim.origin.actor for left in told.excluded] == ["an-officer", "a-box", "a-paper"]


@pytest.mark.parametrize(
    ("options", "policy", "before", "after"),
    [
        ({"infobox": False}, "median_stated", "16", "12"),
        ({"set_aside": {"a-channel": "a party"}}, "conservative", "0", "12"),
        ({"reliability": ["an-officer"]}, "low_best_high", "0 (0 to 41, open above)", "20 (0 to 41, open above)"),
        ({"unknown_independence": "shared_origin"}, "median_stated", "16", "12"),
        ({"bare": "floor", "set_aside": {"a-channel": "a party"}}, "intersection", "none", "41 or more"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_assumption_moves_the_number_and_is_listed(options, policy, before, after):
    """Each assumption changes what it is about, and the estimate says that it was made."""
    told = reconcile(DEAD, policy, **options)
    assert (reconcile(DEAD, policy).figures, told.figures) == (before, after)
    assert told.assumptions == gb.Assumptions.of(**options)
    assert all(line in repr(told) for line in told.assumptions.changed)


@pytest.mark.parametrize(
    ("hedge", "tolerance", "span"),
    [("about", 0.1, "18 to 22"), ("about", 0.5, "10 to 30"), ("nearly", 0.1, "18 to 19"), ("nearly", 0, "19")],
)
def test_a_tolerance_bounds_about_and_nearly(hedge, tolerance, span):
    """'About' reaches both ways, 'nearly' only down, and neither supports what it does not admit."""
    assert reconcile([soldiers("a-paper", Count.of(hedge, 20))], "hull", tolerance=tolerance).figures == span


def test_the_alternative_reading_counts_with_its_own_words_and_speaker():
    """What is claimed and who says it both come from the reading assumed, in numbers and in words."""
    narrow = gb.Reading(
        proposition=soldiers("x", 30).proposition, attribution=soldiers("the-paper", 30).attribution, reason="why"
    )
    both = soldiers("a-ministry", Count.of("at_least", 30), alternative=narrow)
    ministry = actor("a-ministry", party="government")
    dataset = dataset_of(both, ministry)
    main, other = (
        reconcile([both], "admission_floor", dataset=dataset, reading=r) for r in ("main", "alternative")
    )
    assert (main.figures, other.figures) == ("30 or more", "none")
    assert "set aside: the-paper (30)" in repr(other)


# Whose parties are known


@pytest.fixture
def conceding() -> gb.Dataset:
    """A government officer who concedes losses, and a paper."""
    return dataset_of(PAPER, OFFICER, actor("an-officer", party="government"))


def test_a_list_of_claims_knows_the_dataset_that_it_is_from(conceding):
    """A list, a tuple, a generator and a collection of the same claims have the same answer."""
    claims = conceding.claims
    for same in (claims, list(claims), tuple(claims), iter(claims), claims[:]):
        assert reconcile(same, "admission_floor").low == 20


def test_the_released_claims_have_the_same_floor_in_a_list():
    """The floor of soldiers killed in 1.0.0 rests on a government source, whose party the dataset knows."""
    dead = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    assert reconcile(dead, "admission_floor") == reconcile(list(dead), "admission_floor")
    assert reconcile(list(dead), "admission_floor").low == 20


def test_a_dataset_may_be_named_for_claims_of_no_dataset(conceding):
    """Equal claims that are not those of the dataset have the parties of the one that is named."""
    copies = [PAPER, OFFICER]
    assert reconcile(copies, "admission_floor").low is None
    assert reconcile(copies, "admission_floor", dataset=conceding).low == 20


def test_claims_of_no_dataset_say_so():
    """Without a dataset nobody's party is known, and the estimate lists that among what was assumed."""
    estimate = reconcile([PAPER, OFFICER], "admission_floor")
    assert (estimate.figures, estimate.used, estimate.dataset) == ("none", (), None)
    assert estimate.assumed[-1] == "speakers' parties unknown: the claims are of no dataset"


def test_an_estimate_names_the_version_that_it_looked_speakers_up_in(conceding):
    """With a dataset nothing is said of unknown parties."""
    estimate = reconcile(list(conceding.claims), "admission_floor")
    assert estimate.dataset == "0.0.0"
    assert estimate.assumed == estimate.assumptions.lines


def test_claims_of_several_datasets_need_one_to_be_named():
    """Which dataset knows the speakers is not guessed."""
    first, second = (dataset_of(soldiers(f"speaker-{n}", n), version=f"{n}.0.0") for n in (1, 2))
    claims = [*first.claims, *second.claims]
    with pytest.raises(QuestionError, match=r"several datasets \(1.0.0, 2.0.0\)"):
        reconcile(claims)
    assert reconcile(claims, dataset=first).dataset == "1.0.0"


# Parts and disputes


def test_a_part_is_set_aside_from_the_whole():
    """Six by snipers and the children among them are no rivals of the civilian dead."""
    told = reconcile(PARTS, "stated_range")
    reasons = {left.claim.origin.actor: left.reason for left in told.excluded}
    assert reasons["rferl"] == "counts a part only"
    assert told.figures == "0 to 100, open above"


def test_a_part_bounds_the_whole_from_below():
    """What every claim allows is no less than the part."""
    rferl = [one for one in PARTS if one.origin.actor in ("rferl", "hospital-source")]
    assert reconcile([*rferl, soldiers_of_all(200)], "intersection").figures == "200"
    assert reconcile([*rferl[:1], soldiers_of_all(3)], "intersection").figures == "none"


def soldiers_of_all(killed: int) -> gb.Claim:
    """An exact count of the civilian dead in Khorog."""
    return claim("a-paper", killed=killed, population="civilian", event="khorog-fighting")


def test_a_dispute_is_noted():
    """Where a source calls this very number disputed, the estimate is, though no two counts contradict."""
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
    ids=["other-population", "other-outcome", "not-of-counts", "no-dispute", "not-heard"],
)
def test_what_is_no_dispute_of_this_number_disputes_nothing(other, options):
    """Other claims without a number, and speakers who do not count, make no number disputed."""
    assert not reconcile([PAPER, other], "hull", **options).disputed


def test_a_denied_count_disputes_the_number():
    """Who denies a figure and gives none is set aside, and the contradiction stays."""
    denial = claim("a-ministry", proposition=PAPER.proposition, polarity="denied")
    told = reconcile([PAPER, denial], "stated_range")
    assert [(left.claim, left.reason) for left in told.excluded] == [(denial, "denies a number and gives none")]
    assert ([pair.reason for pair in told.contradictions], told.disputed) == (["affirmed_and_denied"], True)


def test_a_voice_is_known_even_if_what_leads_to_it_is_left_out():
    """A page that carries a fact box that carries an agency is the agency's voice, box counted or not."""
    agency = soldiers("an-agency", 12, source="agency-page")
    box = soldiers("a-box", 12, source="box-page", medium="infobox", relays=agency.id)
    page = soldiers("a-page", 12, source="other-page", relays=box.id)
    told = reconcile([agency, box, page, CHANNEL], "majority", infobox=False)
    assert told.steps == NO_MAJORITY


# Single rules


def test_those_who_say_the_latest_figure_alike_are_all_used():
    """Two who say the same last are both what the answer rests on, in whatever order they came."""
    late = [soldiers(who, 17, said="2012-07-26") for who in ("a", "b")]
    assert reconcile([OFFICER_ON_25, *late], "cascade").used == tuple(late)


def test_the_latest_figure_decides_where_days_tell():
    """The claim said surely after all others wins, and says so."""
    late = soldiers("a-paper", 17, said="2012-07-26")
    told = reconcile([soldiers("a-channel", 12, said="2012-07-24"), late, OFFICER_ON_25], "cascade")
    assert (told.best, told.used, told.steps) == (17, (late,), "the latest figure")


@pytest.mark.parametrize("said", [None, "2012-07-25", "2012-07"])
def test_days_that_do_not_decide_leave_it_to_the_majority_or_the_least(said):
    """An undated claim, one of the same day or of the whole month could be the later one."""
    told = reconcile([OFFICER_ON_25, soldiers("a-paper", 17, said=said)], "cascade")
    assert (told.best, told.steps) == (17, f"recency undecidable; {NO_MAJORITY}; the least stated figure")


def test_the_majority_stands_before_the_least():
    """Two of three voices outweigh a lower figure."""
    told = reconcile([OFFICER_ON_25, soldiers("a-paper", 20), CHANNEL], "cascade")
    assert (told.best, told.steps) == (20, "recency undecidable; 2 of 3 voices support 20, 2 admit it")


def test_a_majority_says_who_else_could_live_with_it():
    """Support is one thing and compatibility another: both are counted."""
    told = reconcile([soldiers("a", 23), soldiers("b", 23), soldiers("c", Count.of("more_than", 20))], "majority")
    assert (told.best, told.steps) == (23, "2 of 3 voices support 23, 3 admit it")


def test_the_figure_of_most_voices_wins():
    """Of two figures that a majority supports, the one with more voices is the answer, not the lower one."""
    span = Count(hedge="between", low=12, high=30)
    assert reconcile([soldiers("a", span), soldiers("b", span), soldiers("c", 30)], "majority").best == 30


def test_a_voice_supports_no_figure_that_it_excludes_elsewhere():
    """Who says twelve in one place and thirty in another stands by neither."""
    torn = [soldiers("a", 12), soldiers("a", 30, id="some-source/again")]
    assert reconcile([*torn, soldiers("b", 12)], "majority").steps == NO_MAJORITY


def test_a_majority_for_a_range_has_no_best():
    """Figures that the same number of voices support stand side by side: never a silent best."""
    span = Count(hedge="between", low=18, high=23)
    told = reconcile([soldiers("a", span), soldiers("b", span), soldiers("c", 5)], "majority")
    assert (told.low, told.best, told.high) == (18, None, 23)
    assert told.steps == "2 of 3 voices support 18 as well as 23"


def test_an_estimate_by_a_function_of_your_own():
    """A rule is any function from a question to figures; it needs no registration and leaves its name."""

    def greatest_stated(question: gb.Question) -> Figures:
        return Figures(best=max(figure for held in question.evidence for figure in held.figures))

    told = reconcile(DEAD, greatest_stated)
    assert (told.policy, told.best, len(told.used)) == ("greatest_stated", 41, 4)


def test_a_policy_object_is_as_good_as_its_name():
    """What `POLICIES` holds can be handed in."""
    assert reconcile(DEAD, gb.POLICIES["hull"]) == reconcile(DEAD, "hull")


def test_all_policies_side_by_side():
    """The nine, in the order of `POLICIES`, each as `reconcile` gives it."""
    told = gb.compare_policies(DEAD, infobox=False)
    assert told == tuple(reconcile(DEAD, policy, infobox=False) for policy in gb.POLICIES)


@pytest.mark.parametrize("policy", gb.POLICIES)
def test_a_claim_without_a_figure_breaks_no_rule(policy):
    """Where only a word stands, a rule of figures gives none, and a rule of bounds its bounds."""
    told = reconcile([soldiers("a-paper", Count(hedge="vague", low=12))], policy)
    assert told.figures == ("12 or more" if policy in ("hull", "intersection") else "none")


# Questions that are none


@pytest.mark.parametrize(
    ("other", "mixed"),
    [
        (soldiers("b", 1, event="other-event"), {"events": ["other-event", "some-event"]}),
        (claim("b", wounded=1, population="military"), {"outcomes": ["killed", "wounded"]}),
        (claim("b", killed=1, population="civilian"), {"populations": ["civilian", "military"]}),
        (
            claim("b", wounded=1, population="civilian"),
            {"outcomes": ["killed", "wounded"], "populations": ["civilian", "military"]},
        ),
    ],
    ids=["events", "outcomes", "populations", "two-at-once"],
)
def test_mixed_questions_are_refused(other, mixed):
    """The error says what was mixed, in words and as an attribute."""
    with pytest.raises(QuestionError, match="several questions at once") as caught:
        reconcile([PAPER, other], "hull")
    assert caught.value.mixed == mixed
    assert all(value in str(caught.value) for values in mixed.values() for value in values)


@pytest.mark.parametrize(
    ("claims", "options", "reason"),
    [
        ([], {}, "no claims were given"),
        ([claim()], {}, "none of the 1 claims counts casualties"),
        ([BOX], {"infobox": False}, "no claim is left .*: a-box: infobox left out"),
        ([PAPER], {"set_aside": {"a-paper": "a rumor"}}, "no claim is left .*: a-paper: set aside: a rumor"),
        ([one for one in PARTS if one.origin.actor == "rferl"], {}, "no claim is left .*: 2 count a part only"),
    ],
    ids=["empty", "without-counts", "box-only", "all-set-aside", "parts-only"],
)
def test_a_question_without_evidence_is_refused(claims, options, reason):
    """Nothing to reckon with is an error that says what there was, never an empty estimate."""
    with pytest.raises(QuestionError, match=reason) as caught:
        reconcile(claims, "hull", **options)
    assert caught.value.mixed == {}


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
    """A policy, an assumption or a speaker that does not exist here raises and names those that do."""
    with pytest.raises(error, match=near):
        reconcile(DEAD, policy, **options)
