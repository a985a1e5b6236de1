"""Questions: counts of the population and of its parts, claims left out, and the claims that bind."""

import json

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import Count, QuestionError, reconcile
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.question import question_of
from gorno_badakhshan.testing import claim

PAPER = claim("a-paper", killed=Count.of("at_least", 12), population="military")
BOX = claim("a-box", killed=41, population="military", medium="infobox")
PARTS = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="civilian")


def soldiers(said_by: str, killed: Count | int, **fields: object) -> gb.Claim:
    """A count of soldiers killed."""
    return claim(said_by, killed=killed, population="military", **fields)


def civilians(killed: int) -> gb.Claim:
    """An exact count of the civilian dead in Khorog."""
    return claim("a-paper", killed=killed, population="civilian", event="khorog-fighting")


# Parts and denials


def test_a_part_is_excluded_from_the_counts_of_the_population():
    """Six by snipers and the children among them are no counts of all civilians killed."""
    estimate = reconcile(PARTS, "stated_range")
    reasons = {each.claim.origin.actor: each.reason for each in estimate.excluded}
    assert reasons["rferl"] == "counts a part only"
    assert estimate.figures == "0 to 100, open above"


def test_a_part_bounds_the_whole_from_below():
    """A number that every claim allows is at least that of each part."""
    parts = [each for each in PARTS if each.origin.actor in ("rferl", "hospital-source")]
    assert reconcile([*parts, civilians(200)], "intersection").figures == "200"
    assert reconcile([*parts[:1], civilians(3)], "intersection").figures == "no figure"


def test_a_denied_count_is_excluded_and_contradicts():
    """A denial gives no number, and its contradiction makes the estimate disputed."""
    denial = claim("a-ministry", proposition=PAPER.proposition, polarity="denied")
    estimate = reconcile([PAPER, denial], "stated_range")
    assert [(each.claim, each.reason) for each in estimate.excluded] == [
        (denial, "denies a number and gives none")
    ]
    assert [pair.reason for pair in estimate.contradictions] == ["affirmed_and_denied"]
    assert estimate.disputed


def test_only_contradictions_of_counts_make_the_number_disputed():
    """A denied trait contradicts the affirmed one, and has nothing to do with the number."""
    trait = gb.Trait(actor="a-driver", trait="young")
    denied = claim("b", proposition=trait, polarity="denied")
    claims = [PAPER, claim("a", proposition=trait), denied]
    assert len(gb.contradictions(claims)) == 1
    assert not reconcile(claims).disputed


# Claims that bind


def binding(*claims: gb.Claim, **assumptions: object) -> list[str]:
    """The first speakers of the claims that bound the number."""
    question = question_of(hear(claims, Assumptions.of(**assumptions)))
    return [each.origin.actor for each in question.binding]


def test_the_greatest_low_and_the_least_high_bind():
    """All claims that give one of the two bind, in the order given."""
    at_least = [soldiers(speaker, Count.of("at_least", 20)) for speaker in ("a", "b")]
    up_to = [soldiers(f"{most}", Count.of("up_to", most)) for most in (30, 50)]
    assert binding(up_to[1], at_least[1], up_to[0], PAPER, at_least[0]) == ["b", "30", "a"]


def test_a_part_binds_from_below_only():
    """Five soldiers shot by snipers bound all soldiers from below; their upper bound bounds nobody else."""
    proposition = gb.CasualtyCount(
        outcome="killed", population="military", count=Count.of("exact", 5), cause="snipers"
    )
    snipers = claim("s", proposition=proposition)
    assert binding(snipers, soldiers("a", Count.of("up_to", 30))) == ["s", "a"]
    assert binding(snipers, soldiers("a", Count.of("at_least", 6))) == ["a"]


def test_a_low_of_zero_binds_nobody():
    """No number of people is below zero, so a low of zero bounds nothing."""
    assert binding(soldiers("a", Count(hedge="unknown")), soldiers("b", Count.of("up_to", 9))) == ["b"]
    assert binding(soldiers("a", Count(hedge="unknown"))) == []
    assert binding(soldiers("a", Count.of("at_least", 1))) == ["a"]


def test_a_claim_that_is_left_out_does_not_bind():
    """The bounds are those of the claims that count."""
    assert binding(PAPER, BOX) == ["a-box"]
    assert binding(PAPER, BOX, infobox=False) == ["a-paper"]


# Errors


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
    """The error has the mixed values, in words and as an attribute."""
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
        ([each for each in PARTS if each.origin.actor == "rferl"], {}, "no claim is left .*: 2 count a part only"),
    ],
    ids=["empty", "without-counts", "box-only", "all-set-aside", "parts-only"],
)
def test_a_question_without_evidence_is_refused(claims, options, reason):
    """The error says why no claim counts; there is no empty estimate."""
    with pytest.raises(QuestionError, match=reason) as caught:
        reconcile(claims, "hull", **options)
    assert caught.value.mixed == {}


# As plain data


def test_a_question_is_json_with_claims_by_their_ids():
    """JSON gives back what `to_dict` returns, evidence and reasons included."""
    data = question_of(hear(PARTS, Assumptions.of())).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert (data["event"], data["outcome"], data["population"]) == ("khorog-fighting", "killed", "civilian")
    ids = [each["claim"] for name in ("evidence", "parts", "left_out") for each in data[name]]
    assert sorted(ids) == sorted(PARTS.ids)


def test_ids_in_a_question_are_plain_text():
    """An id that knows its way to the record would not be the text that other programs expect."""
    by_officer = attrs.evolve(PAPER.proposition, by="an-officer")
    part = claim("a-witness", proposition=by_officer)
    data = question_of(hear([BOX, part], Assumptions.of())).to_dict()
    assert data["parts"][0]["limits"]["by"] == "an-officer"
    ids = data["event"], data["evidence"][0]["voice"], data["parts"][0]["limits"]["by"]
    assert {type(id) for id in ids} == {str}


def test_evidence_as_a_dict_has_its_bounds_and_limits():
    """Numbers are those under the assumptions; limits are all there, None where there is none."""
    (evidence,) = question_of(hear([BOX], Assumptions.of(bare="floor"))).evidence
    data = evidence.to_dict()
    assert (data["claim"], data["low"], data["high"]) == (BOX.id, 41, None)
    assert data["count"] == {"stated": 41, "low": 41, "high": 41, "hedge": "exact"}
    assert set(data["limits"].values()) == {None}
