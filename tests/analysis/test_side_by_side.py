"""One event in several datasets."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.testing import claim, dataset_of, event

OURS = dataset_of(
    event("a-fight"),
    claim("a-ministry", id="monday/dead", source="monday", event="a-fight", killed=12),
    claim("a-clinic", id="tuesday/dead", source="tuesday", event="a-fight", killed=20),
)
THEIRS = dataset_of(
    event("row-7"), event("row-8"), claim("a-project", id="list/dead", source="list", event="row-7", killed=15)
)
SIDES = {"ours": (OURS, "a-fight"), "theirs": (THEIRS, "row-7")}


def test_each_figure_is_that_of_the_toll():
    """The same rules under the same assumptions, a column for each dataset."""
    both = gb.side_by_side(SIDES)
    assert both.populations == (OURS.claims[0].proposition.population,)
    (population,) = both.populations
    for name in POLICIES:
        expected = [gb.reconcile(dataset.claims, name).figures for dataset, _ in SIDES.values()]
        assert [each.figures for each in both.estimates(population, name)] == expected


def test_assumptions_hold_for_all_columns():
    """Otherwise the columns would differ by what was assumed."""
    both = gb.side_by_side(SIDES, set_aside={"a-clinic": "as an example"})
    (population,) = both.populations
    assert [each.figures for each in both.estimates(population, "stated_range")] == ["12", "15"]
    assert dict(both.assumptions.set_aside) == {"a-clinic": "as an example"}


def test_a_column_without_a_number_has_the_reason():
    """The others are compared all the same."""
    both = gb.side_by_side({**SIDES, "empty": (THEIRS, "row-8")})
    (population,) = both.populations
    assert both.estimates(population, "hull")[2] is None
    assert "no claim gives such a number" in both.sides[2].refusal
    assert [figures[2] for _, _, figures in both.figures()] == ["no figure"] * len(POLICIES)


def test_the_dict_is_plain():
    """It names each dataset by its pin."""
    sides = gb.side_by_side(SIDES).to_dict()["sides"]
    assert [(side["name"], side["event"], side["pin"]) for side in sides] == [
        ("ours", "a-fight", OURS.pin),
        ("theirs", "row-7", THEIRS.pin),
    ]


BAD = [
    ({}, gb.QuestionError, "nothing"),
    ([("ours", OURS)], gb.FieldError, "a list"),
    ({"ours": OURS}, gb.FieldError, "no event"),
    ({"ours": ("a-fight", OURS)}, gb.FieldError, "the wrong order"),
    ({"": (OURS, "a-fight")}, gb.FieldError, "no name"),
    ({"ours": (OURS, "a-fihgt")}, gb.UnknownIdError, "no such event"),
    ({"empty": (THEIRS, "row-8")}, gb.QuestionError, "no figure at all"),
]


@pytest.mark.parametrize(("sides", "error"), [each[:2] for each in BAD], ids=[each[2] for each in BAD])
def test_what_cannot_be_compared_is_refused(sides, error):
    """Each mistake by its kind."""
    with pytest.raises(error):
        gb.side_by_side(sides)


def test_no_such_rule():
    """The error lists the nine."""
    with pytest.raises(gb.VocabularyError):
        gb.side_by_side(SIDES).estimates("everyone", "best")


def test_a_speaker_who_speaks_nowhere_is_refused():
    """A misspelt name would change nothing, and nobody would see it."""
    with pytest.raises(gb.AssumptionError, match="did you mean 'a-clinic'"):
        gb.side_by_side(SIDES, set_aside={"a-clinik": "as an example"})
