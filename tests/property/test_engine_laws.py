"""Laws of the engines: whatever is claimed, SQL gives the numbers that Python gives."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import CasualtyCount, Count, Likening, QuestionError, reconcile
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.testing import actor, claim, dataset_of

pytest.importorskip("duckdb")
pytest.importorskip("arro3.core")

SPEAKERS = ("speaker-a", "speaker-b", "speaker-c", "speaker-d")
PARTIES = ("government", "armed_group", "neither", "unknown")
DAYS = (None, "2012-07-24", "2012-07-25", "2012-07", "2012-07-26~", "2012-07-24/..")
HEDGES = ("exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "none")
RELATIONS = ("more_than", "at_least", "as_many_as", "about_as_many_as", "up_to", "fewer_than")
figures = st.integers(0, 40)


def counts() -> st.SearchStrategy[Count]:
    """Counts of every hedge, small, so that many are equal."""
    with_figure = st.builds(
        lambda hedge, n: Count.of(hedge, {"none": 0, "fewer_than": n or 1, "nearly": n or 1}.get(hedge, n)),
        st.sampled_from(HEDGES),
        figures,
    )
    ranges = st.builds(lambda low, more: Count(hedge="between", low=low, high=low + more + 1), figures, figures)
    return with_figure | ranges | st.sampled_from([Count(hedge="unknown"), Count(hedge="vague", low=2)])


@st.composite
def datasets(draw):
    """Up to ten counts on two questions: parts, denials, relays, corrections, fact boxes and comparisons."""
    claims = []
    for place in range(draw(st.integers(1, 10))):
        earlier = st.sampled_from([None, None, *(each.id for each in claims)])
        compared = draw(earlier)
        is_compared = compared is not None and draw(st.booleans())
        likening = Likening(
            relation=draw(st.sampled_from(RELATIONS)),
            times=draw(st.sampled_from([1, 2, 0.1, 1.5])),
            claim=compared,
        )
        proposition = CasualtyCount(
            outcome="killed",
            population=draw(st.sampled_from(["military", "militant"])),
            count=Count(hedge="unknown") if is_compared else draw(counts()),
            likened=likening if is_compared else None,
            cause=draw(st.sampled_from([None, None, None, "snipers"])),
        )
        claims.append(
            claim(
                draw(st.sampled_from(SPEAKERS)),
                id=f"source-{place}/c",
                source=f"source-{place}",
                said=draw(st.sampled_from(DAYS)),
                medium=draw(st.sampled_from(["article", "article", "infobox"])),
                polarity=draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
                proposition=proposition,
                relays=draw(earlier),
            )
        )
    return dataset_of(*(actor(id, party=draw(st.sampled_from(PARTIES))) for id in SPEAKERS), *claims)


@st.composite
def assumptions(draw, speakers):
    """All that can be assumed of these speakers."""
    ranked = draw(st.lists(st.sampled_from(speakers), unique=True, max_size=3))
    rest = [speaker for speaker in speakers if speaker not in ranked]
    aside = draw(st.lists(st.sampled_from(rest), unique=True, max_size=1)) if rest else []
    return {
        "unknown_independence": draw(st.sampled_from(["independent", "shared_origin"])),
        "tolerance": draw(st.sampled_from([0.1, 0, 0.25, 0.333, 0.07])),
        "bare": draw(st.sampled_from(["total", "floor"])),
        "infobox": draw(st.booleans()),
        "superseded": draw(st.booleans()),
        "set_aside": dict.fromkeys(aside, "for a test"),
        "reliability": ranked,
    }


def question_of(claim):
    """What sorts the claims into questions."""
    return str(claim.event), claim.proposition.outcome, claim.proposition.population


def reference(claims, policy, dataset, options):
    """What the rule in Python says."""
    speakers = hear(claims, Assumptions(), dataset).speakers
    try:
        estimate = reconcile(
            claims, policy, dataset=dataset, **Assumptions.of(**options).limited_to(speakers).to_options()
        )
    except QuestionError:
        return None, None, None, False
    return estimate.low, estimate.best, estimate.high, estimate.open_above


@pytest.mark.parametrize("policy", POLICIES)
@given(dataset=datasets(), data=st.data())
def test_sql_gives_what_python_gives(policy, dataset, data):
    """Each question has the low, best and high of the rule in Python, under any assumptions."""
    from gorno_badakhshan import engine

    speakers = sorted(hear(dataset.claims, Assumptions(), dataset).speakers)
    options = data.draw(assumptions(speakers))
    answers = engine.reconcile(engine.counts_table(dataset.claims), policy, **options).fetchall()
    claims = sorted(dataset.claims, key=question_of)
    expected = {
        question: reference(list(group), policy, dataset, options)
        for question, group in groupby(claims, key=question_of)
    }
    assert {row[:3]: row[3:7] for row in answers} == expected
