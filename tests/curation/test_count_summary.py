"""The summary of a plain count that a curated file leaves out."""

import pytest

from gorno_badakhshan.curation.count_summary import count_summary

NAMES = {
    "ministry": "interior Ministry",
    "police": "Police",
    "docker": "Docker of Lorn",
    "fighting": "Fighting in Lorn",
}
PROPOSITION = {"kind": "CasualtyCount", "outcome": "killed", "population": "militant"}
CLAIM = {
    "id": "page/killed",
    "event": "fighting",
    "attribution": [{"actor": "ministry", "act": "announces", "medium": "statement"}],
}


def counted(stated: int | None = None, hedge: str = "exact", **others: object) -> dict[str, object]:
    """Returns a count with its hedge; bounds come from `others`."""
    figure = {} if stated is None else {"stated": stated}
    return {**figure, "hedge": hedge, **others}


@pytest.mark.parametrize(
    ("count", "values", "summary"),
    [
        (counted(30, low=30, high=30), {}, "Interior Ministry: 30 militants killed (Fighting in Lorn)."),
        (
            counted(1, low=1, high=1),
            {"population": "military"},
            "Interior Ministry: 1 member of the military killed (Fighting in Lorn).",
        ),
        (
            counted(0, "none", high=0),
            {"population": "everyone", "outcome": "wounded"},
            "Interior Ministry: no people wounded (Fighting in Lorn).",
        ),
        (counted(1200, "about"), {}, "Interior Ministry: about 1,200 militants killed (Fighting in Lorn)."),
        (
            counted(hedge="between", low=12, high=18),
            {"population": "residents"},
            "Interior Ministry: 12 to 18 residents killed (Fighting in Lorn).",
        ),
        (
            counted(2, low=2, high=2),
            {"population": "residents", "outcome": "wounded", "subset": "protesters"},
            "Interior Ministry: 2 residents wounded (protesters; Fighting in Lorn).",
        ),
        (
            counted(1, low=1, high=1),
            {"population": "residents", "person": "docker"},
            "Interior Ministry: 1 resident killed (Docker of Lorn; Fighting in Lorn).",
        ),
    ],
)
def test_a_plain_count_has_a_sentence(count, values, summary):
    """Speaker, count with its hedge, people, outcome, limits and event stand in it."""
    assert count_summary({**CLAIM, "proposition": {**PROPOSITION, "count": count, **values}}, NAMES) == summary


def test_speakers_and_an_estimate_are_named():
    """An estimate of one's own is no report; joint speakers speak both."""
    step = {"actor": "ministry", "act": "estimates", "medium": "statement", "jointly": ["police"]}
    claim = {**CLAIM, "attribution": [step], "proposition": {**PROPOSITION, "count": counted(7, "about")}}
    assert (
        count_summary(claim, NAMES)
        == "Interior Ministry and Police estimate: about 7 militants killed (Fighting in Lorn)."
    )


@pytest.mark.parametrize(
    "values",
    [
        {"subset": "officers", "count": counted(1, low=1, high=1)},
        {"described": "young"},
        {"known_by": "sum"},
        {"outcome": "casualties"},
        {"count": counted(hedge="vague", low=12)},
        {"count": counted(hedge="unknown")},
        {"count": counted(3)},
        {"kind": "ForceSize"},
    ],
)
def test_a_count_that_a_plain_sentence_would_not_say_whole_has_none(values):
    """Limits, remarks and words for a magnitude need a sentence of a person; a wrong count has no sentence."""
    proposition = {**PROPOSITION, "count": counted(3, "about"), **values}
    assert count_summary({**CLAIM, "proposition": proposition}, NAMES) is None


@pytest.mark.parametrize(
    "values",
    [
        {"polarity": "denied"},
        {"certainty": "probable"},
        {"part_of": "page/all"},
        {"besides": "page/first"},
        {"derived_from": ["page/first"]},
        {"alternative": {}},
        {"attribution": [{"actor": "ministry", "act": "denies", "medium": "statement"}]},
        {"attribution": []},
        {"event": None},
    ],
)
def test_a_claim_that_says_more_than_its_count_has_none(values):
    """A denial, a doubt, a sub-count or a second reading must be said."""
    claim = {**CLAIM, "proposition": {**PROPOSITION, "count": counted(3, "about")}}
    assert count_summary(claim, NAMES) is not None
    assert count_summary({**claim, **values}, NAMES) is None


def test_values_that_are_defaults_change_nothing():
    """A file in full may write them."""
    proposition = {**PROPOSITION, "count": counted(3, "about")}
    defaults = {"polarity": "affirmed", "certainty": "certain", "derived_from": []}
    claim = {**CLAIM, "proposition": proposition}
    assert count_summary({**claim, **defaults}, NAMES) == (
        "Interior Ministry: about 3 militants killed (Fighting in Lorn)."
    )
