"""Laws of the analyses: they agree with plain rules and with each other, whatever is claimed."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from gorno_badakhshan import (
    CasualtyCount,
    Claim,
    Count,
    Likening,
    Occurrence,
    Period,
    Reading,
    Trait,
    compare_policies,
    consistent_sets,
    contradictions,
    origins,
    reconcile,
    timeline,
)
from gorno_badakhshan.analysis.assumptions import AssumptionOptions, Assumptions
from gorno_badakhshan.analysis.contradictions import Contradiction, contradictions_of
from gorno_badakhshan.analysis.evidence import Evidence
from gorno_badakhshan.analysis.hearing import Hearing, hear
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.analysis.question import question_of
from gorno_badakhshan.model.vocabulary import Outcome, Population
from gorno_badakhshan.testing import actor, claim, dataset_of, event

FIGURES = range(10)
HEDGES = ("exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about")
LEAST_FIGURE = {"fewer_than": 1, "nearly": 1}
SMALL_COUNTS = (
    *(Count.of(hedge, figure) for hedge in HEDGES for figure in FIGURES[LEAST_FIGURE.get(hedge, 0) :]),
    *(Count(hedge="between", low=low, high=high) for low, high in combinations(FIGURES, 2)),
    *(Count(hedge="vague", low=low) for low in FIGURES[1:]),
    *(Count.of("none", 0), Count(hedge="unknown")) * 5,
)
"""Counts of every hedge, no end above 9."""
DAYS = (None, "2012-07-24", "2012-07-25", "2012-07", "2012-07-26~")
SPEAKERS = ("speaker-a", "speaker-b", "speaker-c", "speaker-d")
AGENCY = "an-agency"
"""A speaker whose total nobody replaces and nobody sets aside, so that each question has an answer."""

WHOLES: dict[Population, tuple[Population, ...]] = {
    "everyone": (),
    "government_forces": ("everyone",),
    "residents": ("everyone",),
    "military": ("government_forces", "everyone"),
    "security_service": ("government_forces", "everyone"),
    "militant": ("residents", "everyone"),
    "civilian": ("residents", "everyone"),
}
"""Each population with those that it is a part of, written out a second time."""

POPULATIONS: tuple[Population, ...] = ("everyone", "everyone", "residents", *("civilian",) * 10, *WHOLES)
"""Populations to draw from: some more often, so that claims are about the same numbers."""

ON_24_JULY, ON_25_JULY = (Period(edtf=f"2012-07-{day}", basis="stated") for day in (24, 25))
LIMITS: tuple[dict[str, object], ...] = (
    *({} for _ in range(20)),
    {"cause": "snipers"},
    {"cause": "snipers", "subset": "children"},
    {"subset": "children"},
    {"person": "a-driver"},
    {"by": "an-army"},
    {"by": "an-army", "place": "a-town"},
    {"place": "a-town", "during": ON_24_JULY},
    {"during": ON_25_JULY},
    {"cause": "mortars", "subset": "children", "by": "an-army", "place": "a-town", "during": ON_24_JULY},
)
"""What counts are limited to; some of these add to others, some do not."""

MANNERS: tuple[dict[str, object], ...] = (
    {},
    {"manner": "stabbed"},
    {"manner": "shot"},
    {"means": ("stabbing",)},
    {"means": ("stabbing", "beating")},
    {"means": ("shooting",)},
    {"means": ("violence",)},
    {"means": ("accident",)},
    {"manner": "stabbed", "means": ("stabbing",)},
)
STATEMENTS: tuple[Occurrence | Trait, ...] = (
    *(Occurrence(event="some-killing", **manner) for manner in MANNERS),
    Occurrence(event="some-event", manner="shot"),
    Trait(actor="a-driver", trait="young"),
)
"""What claims without a number say: how somebody died, or what somebody is like."""

IDS = tuple(f"some-source/c{place}" for place in range(12))
RELATIVE_COUNTS = [
    (Count(hedge="unknown"), Likening(relation=relation, times=times, claim=id))
    for relation in ("more_than", "at_least", "as_many_as", "up_to", "fewer_than")
    for times in (0.5, 2.0)
    for id in IDS[:3]
]
small_counts = st.sampled_from(SMALL_COUNTS)
links = st.sampled_from((None,) * 60 + IDS[:6])
remainders = st.sampled_from((None,) * 15 + IDS[:5])
more_examples = settings(max_examples=8 * settings().max_examples)
"""For laws about pairs of claims: few pairs are about the same number, and fewer are linked."""

ACTORS = (
    actor("speaker-a", party="government", standing="official"),
    actor("speaker-b", party="armed_group"),
    actor("speaker-c", party="neither", standing="medical"),
)
"""Speakers of different parties; the other ones are of unknown party."""


# Strategies


def casualty_counts(
    populations: Sequence[Population] = POPULATIONS, outcomes: Sequence[Outcome] = ("killed",)
) -> st.SearchStrategy[CasualtyCount]:
    """Counts with any limits; some have no figure and are relative to a claim instead."""
    return st.builds(
        lambda outcome, population, limits, count: CasualtyCount(
            outcome=outcome, population=population, count=count[0], likened=count[1], **limits
        ),
        st.sampled_from(outcomes),
        st.sampled_from(populations),
        st.sampled_from(LIMITS),
        st.sampled_from([*((count, None) for count in SMALL_COUNTS), *RELATIVE_COUNTS]),
    )


def fields_of_claims(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Fields of one claim: these, its speaker, its polarity and its links."""
    return st.fixed_dictionaries(
        {
            "said_by": st.sampled_from(SPEAKERS),
            "polarity": st.sampled_from(("affirmed", "affirmed", "affirmed", "denied")),
            "part_of": links,
            "besides": remainders,
            "relays": links,
            "same_people": remainders,
            **fields,
        }
    )


def claims_with(fields: st.SearchStrategy[dict[str, object]], max_size: int) -> st.SearchStrategy[list[Claim]]:
    """Lists of claims with such fields; their ids are those to which links refer."""
    return st.lists(fields, min_size=1, max_size=max_size).map(
        lambda each_fields: [claim(id=id, **fields) for id, fields in zip(IDS, each_fields, strict=False)]
    )


def claims_of_all_kinds() -> st.SearchStrategy[list[Claim]]:
    """One to twelve counts and other statements, affirmed and denied, of two events, with links among them."""
    counts = fields_of_claims(
        event=st.sampled_from((*("some-event",) * 9, "some-killing")),
        proposition=casualty_counts(outcomes=(*("killed",) * 9, "wounded")),
    )
    others = fields_of_claims(
        event=st.sampled_from((*("some-killing",) * 9, "some-event")),
        proposition=st.sampled_from(STATEMENTS),
    )
    return claims_with(counts, len(IDS)) | claims_with(counts | others, len(IDS)) | claims_with(others, len(IDS))


def claims_on_one_event(
    populations: Sequence[Population] = POPULATIONS, **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[list[Claim]]:
    """Up to six counts of one event and outcome that replace, relay and limit each other, read in two ways.

    The last claim is always a total of the first population, by a speaker who says nothing else.
    """
    counts = casualty_counts(populations)
    readings = st.builds(
        lambda count, speaker: Reading(proposition=count, attribution=claim(speaker).attribution, reason="why"),
        counts,
        st.sampled_from(SPEAKERS),
    )
    linked = fields_of_claims(
        proposition=counts,
        said=st.sampled_from(DAYS),
        medium=st.sampled_from(("article", "infobox")),
        supersedes=links,
        alternative=st.none() | readings,
        **fields,
    )
    totals = small_counts.map(
        lambda count: claim(AGENCY, id="some-source/total", population=populations[0], killed=count)
    )
    return st.builds(lambda claims, total: [*claims, total], claims_with(linked, 6), totals)


@st.composite
def assumptions(draw: st.DrawFn, claims: Sequence[Claim]) -> Assumptions:
    """Any assumptions about the claims under which the agency's total counts."""
    options = draw(
        st.fixed_dictionaries(
            {
                "tolerance": st.sampled_from((0, 0.1, 0.5)),
                "reading": st.sampled_from(("main", "alternative")),
                "bare": st.sampled_from(("total", "floor")),
                "infobox": st.booleans(),
                "superseded": st.booleans(),
            }
        )
    )
    speakers = hear(claims, Assumptions.of(**options)).speakers - {AGENCY}
    set_aside = draw(st.lists(st.sampled_from(sorted(speakers)), max_size=1))
    return Assumptions.of(**options, set_aside=dict.fromkeys(set_aside, "a rumor"))


claims_on_any_population = claims_on_one_event()
claims_without_remainders = claims_on_one_event(besides=st.none())
claims_on_soldiers = claims_on_one_event(("military",))
claims_on_soldiers_without_remainders = claims_on_one_event(("military",), besides=st.none())


# What the laws compare


def ids_of(pairs: Iterable[Contradiction]) -> list[tuple[str, str, str]]:
    """The ids of each pair with the reason, in their order."""
    return [(pair.first.id, pair.second.id, pair.reason) for pair in pairs]


# Contradictions against a comparison of every pair


KILLING = event("some-killing", kind="killing")
"""The one event here of which two manners are compared."""


@more_examples
@given(claims_of_all_kinds())
def test_contradictions_are_those_of_comparing_every_pair(claims):
    """Law: the pairs, their reasons and their order are those of the rules applied to each pair in turn."""
    hearing = hear(claims, Assumptions(superseded=True), dataset_of(KILLING))
    pairs = contradictions_of(hearing)
    assert ids_of(pairs) == every_pair(hearing)
    assert len(pairs) == len(list(pairs))


@given(claims_of_all_kinds(), st.data())
def test_contradictions_are_a_sequence(claims, data):
    """Law: indexes, slices and equality are those of the tuple of the pairs."""
    hearing = hear(claims, Assumptions(superseded=True), dataset_of(KILLING))
    pairs, same = contradictions_of(hearing), contradictions_of(hearing)
    walked = tuple(pairs)
    assert (pairs == walked, pairs == same, hash(pairs) == hash(same)) == (True, True, True)
    assert pairs[1:] == walked[1:]
    if walked:
        index = data.draw(st.integers(-len(walked), len(walked) - 1))
        assert pairs[index] == walked[index]
        assert pairs != walked[1:]


def every_pair(hearing: Hearing) -> list[tuple[str, str, str]]:
    """The contradictions of a hearing, by the rules in the docstring of `contradictions`, pair by pair."""
    evidence = {each.claim.id: each for each in hearing.counted}
    claims = {each.id: each for each in hearing.claims}
    return [
        (first.id, second.id, reason)
        for first, second in combinations(hearing.included, 2)
        if (reason := reason_against(first, second, evidence, claims)) is not None
    ]


def reason_against(
    first: Claim, second: Claim, evidence: dict[str, Evidence], claims: dict[str, Claim]
) -> str | None:
    """Why two claims cannot both be true; None if they can."""
    if first.polarity != second.polarity:
        denied, affirmed = (first, second) if first.polarity == "denied" else (second, first)
        return "affirmed_and_denied" if is_denied_by(affirmed, denied) else None
    if first.id in evidence and second.id in evidence:
        return reason_against_counts(evidence[first.id], evidence[second.id], claims)
    return "exclusive_manners" if exclude_in_manner(first, second) else None


def reason_against_counts(one: Evidence, other: Evidence, claims: dict[str, Claim]) -> str | None:
    """Why two counts cannot both be true; None if they can."""
    if subject_of(one.claim) != subject_of(other.claim):
        return None
    is_apart = is_above(one, other) or is_above(other, one)
    numbers = [number_of(each.claim, claims) for each in (one, other)]
    pairs = ((one, other, numbers), (other, one, numbers[::-1]))
    exceeds = any(is_above(part, whole) and is_within(*each) for part, whole, each in pairs)
    if not are_added(one.claim, other.claim):
        if is_apart and numbers[0] == numbers[1]:
            return "disjoint_bounds"
        if exceeds:
            return "part_exceeds_whole"
    if one.claim.id != other.claim.same_people and other.claim.id != one.claim.same_people:
        return None
    populations = [population for population, _ in numbers]
    if not any(whole in (part, *WHOLES[part]) for part, whole in (populations, populations[::-1])):
        return "exclusive_populations"
    # A remainder may exceed its whole, even where it is said to be of the same people.
    return "disjoint_bounds" if is_apart and not exceeds else None


def subject_of(counting: Claim) -> tuple[str, str]:
    """Event and outcome: only counts of the same are compared."""
    return counting.event, counting.proposition.outcome


def are_added(one: Claim, other: Claim) -> bool:
    """Whether one of two counts is in addition to the other."""
    return one.besides == other.id or other.besides == one.id


def is_above(one: Evidence, other: Evidence) -> bool:
    """Whether all that the one admits is more than all that the other admits."""
    return one.low > (inf if other.high is None else other.high)


def number_of(counting: Claim, claims: dict[str, Claim]) -> tuple[str, dict[str, str]]:
    """Population and limits of a count; one that does not say of whom it is a part is about its own people."""
    proposition = counting.proposition
    limits = limits_of(proposition)
    if proposition.subset is None and (
        counting.part_of or is_remainder(counting, claims) or has_remainder(counting, claims)
    ):
        limits["subset"] = f"those of {counting.id}"
    return proposition.population, limits


def is_remainder(counting: Claim, claims: dict[str, Claim]) -> bool:
    """Whether a count is in addition to another one, unless that one is of a population apart from its own."""
    other = claims.get(counting.besides)
    if other is None or not isinstance(other.proposition, CasualtyCount):
        return counting.besides is not None
    return overlap(counting, other)


def has_remainder(counting: Claim, claims: dict[str, Claim]) -> bool:
    """Whether an affirmed count of the same event and outcome is in addition to this one."""
    return any(
        other.besides == counting.id
        and other.polarity == "affirmed"
        and isinstance(other.proposition, CasualtyCount)
        and subject_of(counting) == subject_of(other)
        and overlap(counting, other)
        for other in claims.values()
    )


def overlap(one: Claim, other: Claim) -> bool:
    """Whether the population of one count lies in that of the other."""
    population, other_population = one.proposition.population, other.proposition.population
    return other_population in (population, *WHOLES[population]) or population in WHOLES[other_population]


def limits_of(proposition: CasualtyCount) -> dict[str, str]:
    """What a count is limited to."""
    limits = {name: getattr(proposition, name) for name in ("cause", "subset", "person", "by", "place")}
    limits["during"] = proposition.during and proposition.during.edtf
    return {name: limit for name, limit in limits.items() if limit is not None}


def is_within(part: tuple[str, dict[str, str]], whole: tuple[str, dict[str, str]]) -> bool:
    """Whether everybody in the one number is in the other."""
    (population, limits), (wider_population, wider_limits) = part, whole
    is_inside = wider_population in (population, *WHOLES[population])
    return is_inside and wider_limits.items() <= limits.items()


def is_denied_by(affirmed: Claim, denied: Claim) -> bool:
    """Whether a claim says what the other denies: the same, or a count within the bounds of the denied one."""
    if affirmed.event != denied.event:
        return False
    count, denied_count = affirmed.count, denied.count
    if count is None or denied_count is None or denied_count.hedge in ("about", "unknown"):
        return affirmed.proposition == denied.proposition
    numbers = {
        (each.proposition.outcome, each.proposition.population, *sorted(limits_of(each.proposition).items()))
        for each in (affirmed, denied)
    }
    high, denied_high = (inf if each.high is None else each.high for each in (count, denied_count))
    return len(numbers) == 1 and denied_count.low <= count.low and high <= denied_high


def exclude_in_manner(first: Claim, second: Claim) -> bool:
    """Whether two affirmed claims by different speakers give manners of one death that exclude each other."""
    one, other = first.proposition, second.proposition
    is_death = {first.event, second.event} == {KILLING.id} and first.polarity == second.polarity == "affirmed"
    if not is_death or not isinstance(one, Occurrence) or not isinstance(other, Occurrence):
        return False
    is_one_voice = first.origin.actor == second.origin.actor
    if is_one_voice or first.id == second.relays or second.id == first.relays or one.event != other.event:
        return False
    means = {*one.means}, {*other.means}
    if not one.means and not other.means:
        return None not in (one.manner, other.manner) and one.manner != other.manner
    if {"violence"} in means:
        return {"accident"} in means
    return all(means) and means[0].isdisjoint(means[1])


# Analyses against each other


@more_examples
@given(st.data())
def test_an_estimate_has_the_contradictions_of_its_claims(data):
    """Law: `reconcile` and `contradictions` find the same pairs, in the same order, under all assumptions."""
    claims = data.draw(claims_on_soldiers)
    options = data.draw(assumptions(claims)).to_options()
    pairs = contradictions(claims, **options)
    estimate = reconcile(claims, data.draw(st.sampled_from(sorted(POLICIES))), **options)
    assert estimate.contradictions == pairs
    assert len(estimate.contradictions) == len(pairs)


@more_examples
@given(st.data())
def test_no_story_has_two_claims_that_contradict_each_other(data):
    """Law: under all assumptions, the counts of a contradiction share no story."""
    claims = data.draw(claims_on_any_population)
    options = data.draw(assumptions(claims)).to_options()
    assert pairs_in_stories(claims, options).isdisjoint(pairs_apart(contradictions(claims, **options)))


@more_examples
@given(st.data())
def test_comparable_counts_that_share_no_story_contradict_each_other(data):
    """Law: if one number is within the other and no story has both counts, they are a contradiction.

    Remainders are left out: a story bounds a whole by each count of its parts, also by one that adds to
    the whole.
    """
    claims = data.draw(claims_without_remainders)
    assumed = data.draw(assumptions(claims))
    options = assumed.to_options()
    hearing = hear(claims, assumed)
    by_id = {each.id: each for each in hearing.claims}
    numbers = {each.claim.id: number_of(each.claim, by_id) for each in hearing.counted}
    comparable = {
        frozenset((one, other))
        for one, other in combinations(numbers, 2)
        if is_within(numbers[one], numbers[other]) or is_within(numbers[other], numbers[one])
    }
    assert comparable - pairs_in_stories(claims, options) <= pairs_apart(contradictions(claims, **options))


def pairs_in_stories(claims: Sequence[Claim], options: AssumptionOptions) -> set[frozenset[str]]:
    """The ids of each two claims that stand in one story."""
    stories = [[each.id for each in story.claims] for story in consistent_sets(claims, **options)]
    return {frozenset(pair) for ids in stories for pair in combinations(ids, 2)}


def pairs_apart(pairs: Iterable[Contradiction]) -> set[frozenset[str]]:
    """The ids of each two claims that contradict each other."""
    return {frozenset((pair.first.id, pair.second.id)) for pair in pairs}


@given(st.data())
def test_a_list_a_generator_and_a_collection_give_equal_answers(data):
    """Law: every analysis looks speakers and relays up in the dataset of the claims, however they are given."""
    drawn = data.draw(claims_on_soldiers)
    options = data.draw(assumptions(drawn)).to_options()
    collection = dataset_of(*ACTORS, *drawn).claims.where(event="some-event", proposition=CasualtyCount)
    expected = every_analysis(lambda: collection, options)
    assert every_analysis(lambda: list(collection), options) == expected
    assert every_analysis(lambda: iter(collection), options) == expected


def every_analysis(claims: Callable[[], Iterable[Claim]], options: AssumptionOptions) -> list[object]:
    """The answers of all analyses of the claims, which are given anew to each."""
    estimates = compare_policies(claims(), **options)
    return [
        estimates,
        [ids_of(estimate.contradictions) for estimate in estimates],
        [estimate.assumed for estimate in estimates],
        reconcile(claims(), "admission_floor", **options),
        contradictions(claims(), **options),
        consistent_sets(claims(), **options),
        origins(claims()),
        timeline(claims(), **options),
    ]


@more_examples
@given(st.data())
def test_binding_claims_that_leave_no_number_contradict_each_other(data):
    """Law: each claim of the greatest low contradicts each of the least high if and only if low is above high."""
    claims = data.draw(claims_on_soldiers_without_remainders)
    question = question_of(hear(claims, data.draw(assumptions(claims))))
    bounds = {each.claim.id: each for each in (*question.evidence, *question.parts)}
    low = max(each.low for each in bounds.values())
    high = min(inf if each.high is None else each.high for each in question.evidence)
    binding = [bounds[each.id] for each in question.binding]
    lower = [each.claim.id for each in binding if each.low == low]
    upper = [each.claim.id for each in binding if each.high == high and not each.is_part]
    opposed = {frozenset((one, other)) for one in lower for other in upper if one != other}
    contradicting = opposed & pairs_apart(question.contradictions)
    if low > high:
        assert opposed == contradicting != set()
    else:
        assert contradicting == set()
