"""The toll of an event: each population under each rule, with what binds them together."""

import json

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, CriterionError, QuestionError, UnknownIdError, VocabularyError
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.testing import actor, claim, dataset_of, event

SOLDIERS = claim("a-ministry", id="page/soldiers", source="page", killed=12, population="military")
RELAY = claim("a-paper", id="site/soldiers", source="site", killed=12, population="military", relays=SOLDIERS.id)
DOCTOR = claim("a-doctor", id="page/many", source="page", killed=Count.of("more_than", 100), population="military")
TOTAL = claim("a-ministry", id="page/total", source="page", killed=10, population="everyone")
MILITANTS = claim("a-channel", id="page/militants", source="page", killed=30, population="militant")
DISPUTE = claim(
    "an-agency",
    id="page/dispute",
    source="page",
    proposition=gb.Dispute(subject="the dead", state="disputed", outcome="killed"),
)
ELSEWHERE = claim("a-paper", id="page/elsewhere", source="page", killed=3, event="a-skirmish")
DATASET = dataset_of(
    SOLDIERS, RELAY, DOCTOR, TOTAL, MILITANTS, DISPUTE, ELSEWHERE,
    event("some-event"), event("a-skirmish", part_of="some-event"), actor("a-doctor", name="A doctor"),
)  # fmt: skip


def report(**options: object) -> gb.TollReport:
    """The toll of the event in the dataset above."""
    return gb.toll("some-event", dataset=DATASET, **options)


def test_populations_that_bound_each_other_are_a_family():
    """Everyone, soldiers and militants together; what names no population, and another event, apart."""
    families = [[toll.population for toll in family.populations] for family in report().families]
    assert families == [["everyone", "military", "militant"], [None], ["everyone"]]


def test_an_event_within_the_event_has_a_toll_of_its_own():
    """The skirmish is part of the fighting, and its dead are not mixed with the others."""
    assert [toll.event for toll in report().populations] == ["some-event"] * 4 + ["a-skirmish"]


def test_each_population_is_answered_by_all_rules():
    """In the order of `POLICIES`, as `compare_policies` answers."""
    claims = DATASET.claims.where(event="some-event", population="military")
    assert report().of("military").estimates == gb.compare_policies(claims)
    assert [estimate.policy for estimate in report().of("military").estimates] == [*POLICIES]


def test_one_rule_may_be_asked_for():
    """By name, or as a function."""
    assert [each.figures for each in report(policy="hull").of("military").estimates] == ["12 or more"]
    rule = report(policy=lambda _: gb.Figures(best=7))
    assert [each.figures for each in rule.of("military").estimates] == ["7"]


def test_a_population_without_a_number_says_so():
    """The dispute names no population and gives no number."""
    toll = report().populations[3]
    assert (toll.population, toll.estimates, toll.refusal) == (None, (), "none of these claims gives a number")


def test_contradictions_of_a_family_cross_its_populations():
    """Ten in all are fewer than twelve soldiers, and no number is twelve and more than a hundred."""
    pairs = {(pair.first.id, pair.second.id, pair.reason) for pair in report().families[0].contradictions}
    assert (SOLDIERS.id, TOTAL.id, "part_exceeds_whole") in pairs
    assert (SOLDIERS.id, DOCTOR.id, "disjoint_bounds") in pairs


def test_contradictions_name_the_speakers():
    """With a dataset, people are called by name in the explanation."""
    explanations = [pair.explanation for pair in report().families[0].contradictions]
    assert "a ministry says 12 military killed and A doctor says more than 100 military killed" in explanations


def test_the_stories_of_a_family_are_its_consistent_sets():
    """As `consistent_sets` finds them."""
    claims = DATASET.claims.where(event="some-event", outcome="killed", proposition=gb.CasualtyCount)
    assert report().families[0].stories == gb.consistent_sets(claims)


def test_figures_stand_once_for_each_speaker_and_wording():
    """Two pages carry the ministry's twelve: one figure, two claims."""
    figures = report().of("military").figures
    assert [(each.speaker, each.wording, each.counts_as, len(each.claims)) for each in figures] == [
        ("a-ministry", "12", "12", 2),
        ("a-doctor", "more than 100", "≥ 101", 1),
    ]


def test_figures_say_why_they_do_not_count():
    """A speaker who is set aside is listed with the reason."""
    figures = report(set_aside={"a-doctor": "second hand"}).of("military").figures
    assert figures[-1].counts_as == "not counted: set aside: second hand"


def test_what_is_assumed_of_a_speaker_concerns_only_their_claims():
    """The doctor speaks of soldiers; of militants nobody is set aside."""
    tolls = report(set_aside={"a-doctor": "second hand"})
    assert tolls.of("militant").estimates[0].assumptions.set_aside == ()
    assert tolls.of("military").estimates[0].assumptions.set_aside == (("a-doctor", "second hand"),)


def test_one_population_may_be_asked_for():
    """Others are left out altogether."""
    assert [toll.population for toll in report(population="militant").populations] == ["militant"]


def test_the_report_is_plain_data():
    """Claims stand by their ids, and JSON takes it as it is."""
    plain = json.loads(json.dumps(report().to_dict()))
    assert plain["pin"] == DATASET.pin
    assert plain["populations"][1]["claims"] == [SOLDIERS.id, RELAY.id, DOCTOR.id]


def test_without_a_dataset_the_newest_release_answers():
    """The fighting in Khorog is the event of the newest release."""
    assert gb.toll("khorog-fighting", policy="hull").dataset is gb.load()


def test_a_population_that_nobody_counts_is_refused():
    """`of` says what it looked for."""
    with pytest.raises(QuestionError, match="no claim counts civilian killed in some-event"):
        report().of("civilian")


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"outcome": "wounded"}, QuestionError, "no claim gives such a number; wounded are counted for: none"),
        (
            {"population": "civilian"},
            QuestionError,
            r"counted for: a-skirmish \(everyone\)",
        ),
        ({"outcome": "kiled"}, VocabularyError, "did you mean 'killed'"),
        ({"population": "militry"}, VocabularyError, "did you mean 'military'"),
        ({"policy": "hul"}, VocabularyError, "did you mean 'hull'"),
        ({"set_aside": {"a-docter": "x"}}, gb.AssumptionError, "did you mean a-doctor"),
        ({"toleranc": 0.1}, gb.AssumptionError, "did you mean tolerance"),
        ({"until": 5}, CriterionError, "expected a day"),
    ],
)
def test_what_makes_no_sense_is_refused(options, error, message):
    """With what was expected and the near words."""
    with pytest.raises(error, match=message):
        report(**options)


def test_an_event_that_does_not_exist_is_refused():
    """With the near ids."""
    with pytest.raises(UnknownIdError, match="some-event"):
        gb.toll("some-evnt", dataset=DATASET)


def test_nothing_left_to_count_is_refused():
    """With everybody set aside there is no answer, and the error says why for each population."""
    with pytest.raises(QuestionError, match="no claim is left to answer militant killed"):
        report(population="militant", set_aside={"a-channel": "a party"})


def test_the_reprs_show_figures():
    """A toll can be read aloud."""
    assert repr(report(policy="hull").of("military")) == "<PopulationToll military, some-event: hull 12 or more>"
    assert repr(report()) == "<TollReport killed, some-event: 5 population(s)>"
    assert repr(report().families[0]).startswith("<PopulationFamily of everyone, military, militant: ")


def test_the_same_people_under_two_words_are_one_family():
    """Without a count of all residents, only the link says that the militants are the civilians of another."""
    civilians = claim(
        "a-doctor", id="page/civilians", source="page", killed=30, population="civilian", same_people=MILITANTS.id
    )
    families = gb.toll("some-event", dataset=dataset_of(MILITANTS, civilians)).families
    assert [[toll.population for toll in family.populations] for family in families] == [["militant", "civilian"]]
    assert [pair.reason for pair in families[0].contradictions] == ["exclusive_populations"]


def test_a_claim_that_is_about_another_outcome_in_its_other_reading_is_left_out():
    """Casualties may be dead; in that reading they answer another question."""
    killed = claim("a-paper", killed=200).proposition
    both = attrs.evolve(killed, outcome="casualties")
    other = gb.Reading(proposition=killed, attribution=RELAY.attribution, reason="The word may mean the dead.")
    unclear = claim("a-paper", id="page/unclear", source="page", proposition=both, alternative=other)
    plain = claim(
        "a-doctor", id="page/plain", source="page", proposition=attrs.evolve(both, count=Count.of("exact", 7))
    )
    dataset = dataset_of(unclear, plain)
    tolls = {
        reading: gb.toll("some-event", "casualties", dataset=dataset, reading=reading, policy="hull")
        for reading in ("main", "alternative")
    }
    assert [len(toll.populations[0].claims) for toll in tolls.values()] == [2, 1]
    with pytest.raises(QuestionError, match="in the reading 'alternative' no claim is about casualties"):
        gb.toll("some-event", "casualties", dataset=dataset_of(unclear), reading="alternative")
