"""The rules on every engine give what the rules in Python give."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import engine
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.errors import AssumptionError, VocabularyError

ASSUMPTIONS = [
    {},
    {"infobox": False, "superseded": True},
    {"bare": "floor", "tolerance": 0.25},
    {"unknown_independence": "shared_origin"},
    {"set_aside": {"state-television": "party to the fighting"}, "tolerance": 0},
    {"reliability": ["al-jazeera", "bbc-news"]},
]


def questions_of(dataset):
    """The claims of each question of a dataset."""
    questions = {}
    for claim in dataset.claims:
        counts = claim.proposition
        if isinstance(counts, gb.CasualtyCount):
            questions.setdefault((str(claim.event), counts.outcome, counts.population), []).append(claim)
    return questions


def reference(claims, policy, dataset, assumptions):
    """What the rule in Python says: low, best, high, open above; nothing if it raises."""
    speakers = hear(claims, Assumptions(), dataset).speakers
    options = Assumptions.of(**assumptions).limited_to(speakers).to_options()
    try:
        estimate = gb.reconcile(claims, policy, dataset=dataset, **options)
    except gb.QuestionError:
        return None, None, None, False
    return estimate.low, estimate.best, estimate.high, estimate.open_above


@pytest.mark.parametrize("policy", POLICIES)
def test_every_question_of_the_release_is_as_in_python(policy, table, rows_of):
    """Each rule gives on each engine, for each question of the newest release, the numbers of Python."""
    dataset = gb.load()
    counts = table(dataset.claims, dataset)
    assumptions = ASSUMPTIONS[list(POLICIES).index(policy) % len(ASSUMPTIONS)]
    answers = {row[:3]: row[3:7] for row in rows_of(engine.reconcile(counts, policy, **assumptions))}
    expected = {
        question: reference(claims, policy, dataset, assumptions)
        for question, claims in questions_of(dataset).items()
    }
    assert answers == expected


def test_the_numbers_of_rows_add_up(table, rows_of):
    """Each claim of the table counts for the whole, for a part, or is left out."""
    dataset = gb.load()
    rows = rows_of(engine.reconcile(table(dataset.claims, dataset)))
    assert sum(sum(row[7:]) for row in rows) == sum(map(len, questions_of(dataset).values()))


def test_an_unknown_speaker_is_refused(table):
    """A misspelt speaker raises and names the near one, as in Python."""
    counts = table(gb.load().claims, gb.load())
    with pytest.raises(AssumptionError, match="state-television"):
        engine.reconcile(counts, set_aside={"state-televison": "misspelt"})


def test_an_unknown_policy_is_refused(table):
    """A misspelt rule names the near one."""
    with pytest.raises(VocabularyError, match="hull"):
        engine.reconcile(table(gb.load().claims, gb.load()), "hul")


def test_no_rows_give_no_rows(table, rows_of):
    """An empty table is a table."""
    assert rows_of(engine.reconcile(table([], gb.load()), "majority")) == []
