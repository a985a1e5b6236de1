"""Assumptions: their values, their words and their bounds."""

import pytest

from gorno_badakhshan import AssumptionError, Assumptions, Count

DEFAULTS = (
    "origins of unknown relation count as separate voices",
    "'about' reaches 10 % from its figure",
    "ambiguous texts in their main reading",
    "bare figures are totals",
    "infobox counted",
    "figures replaced by their speaker left out",
)


def test_the_defaults_are_listed():
    """Every assumption has a line, and a default is no change."""
    assert Assumptions().lines == DEFAULTS
    assert Assumptions().changed == ()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"unknown_independence": "shared_origin"}, "origins of unknown relation count as one voice"),
        ({"tolerance": 0.25}, "'about' reaches 25 % from its figure"),
        ({"reading": "alternative"}, "ambiguous texts in their alternative reading"),
        ({"bare": "floor"}, "bare figures are floors"),
        ({"infobox": False}, "infobox left out"),
        ({"superseded": True}, "figures replaced by their speaker counted"),
        ({"set_aside": {"a-channel": "a party's own"}}, "a-channel set aside: a party's own"),
        ({"reliability": ["an-agency", "a-channel"]}, "most reliable first: an-agency, a-channel"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_changed_assumption_has_a_line(options, line):
    """Each value that differs from the default has a line of its own among the changes."""
    assert Assumptions.of(**options).changed == (line,)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"tolerance": -0.1}, "a share from 0 to below 1, got -0.1"),
        ({"tolerance": 1}, "a share from 0 to below 1, got 1"),
        ({"bare": "minimum"}, "bare is one of total, floor; got 'minimum'"),
        ({"reading": "wide"}, "reading is one of main, alternative"),
        ({"set_aside": {"a": "x"}, "reliability": ["a"]}, "a cannot be set aside and ranked as reliable at once"),
        ({"reliability": ["a", "b", "a"]}, "a can be ranked only once"),
        ({"set_aside": {"a": " "}}, "needs a reason for each speaker; none for a"),
        ({"set_aside": ["a"]}, "maps each actor id to the reason"),
        ({"reliability": "a"}, "is a list of actor ids, got 'a'"),
        ({"tolerence": 0.2}, "did you mean tolerance"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_values_that_make_no_sense_are_refused(options, reason):
    """A value out of range, a contradiction or a misspelt name raises; the message has the valid values."""
    with pytest.raises(AssumptionError, match=reason):
        Assumptions.of(**options)


@pytest.mark.parametrize(
    ("count", "options", "bounds"),
    [
        (Count.of("about", 20), {}, (18, 22)),
        (Count.of("about", 25), {}, (22, 28)),  # 22.5 to 27.5, rounded outward
        (Count.of("about", 5), {}, (4, 6)),
        (Count.of("about", 20), {"tolerance": 0}, (20, 20)),
        (Count.of("nearly", 50), {}, (45, 49)),
        (Count.of("nearly", 50), {"tolerance": 0}, (49, 49)),
        (Count.of("exact", 12), {}, (12, 12)),
        (Count.of("exact", 12), {"bare": "floor"}, (12, None)),
        (Count.of("none", 0), {"bare": "floor"}, (0, 0)),
        (Count(hedge="between", low=18, high=23), {"bare": "floor"}, (18, 23)),
        (Count.of("at_least", 12), {"bare": "floor"}, (12, None)),
    ],
)
def test_bounds_follow_from_the_wording_and_the_assumptions(count, options, bounds):
    """A tolerance is rounded outward to integers; a bare figure can be a floor, a range cannot."""
    assert Assumptions.of(**options).bounds(count) == bounds


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"set_aside": {5: "x"}}, "a speaker is named by an actor id, got int 5"),
        ({"set_aside": {"a": 5}}, "needs a reason for each speaker; none for a"),
        ({"set_aside": ["a"]}, "set_aside maps each actor id to the reason"),
        ({"reliability": [5]}, "a speaker is named by an actor id, got int 5"),
        ({"reliability": b"a"}, "reliability is a list of actor ids"),
        ({"reliability": None}, "reliability is a list of actor ids, got None"),
        ({"set_aside": None}, "set_aside maps each actor id to the reason, got None"),
        ({"infobox": 1}, "infobox is one of True, False; got 1"),
        ({"infobox": "no"}, "infobox is one of True, False; got 'no'"),
        ({"reading": 5}, "reading is one of main, alternative; got 5"),
        ({"reading": ["main"]}, "reading is one of main, alternative"),
        ({"tolerance": float("nan")}, "tolerance is a share from 0 to below 1"),
        ({"tolerance": "0.1"}, "tolerance is a share from 0 to below 1"),
        ({"tolerance": 10**5000}, "tolerance is a share from 0 to below 1"),
    ],
)
def test_an_assumption_of_the_wrong_kind_is_refused(options, message):
    """With the kind expected and what came."""
    with pytest.raises(AssumptionError, match=message):
        Assumptions.of(**options)


def test_a_word_of_any_text_type_is_the_word():
    """A StrEnum member or another subclass of text counts as its text."""

    class Word(str):
        """A text of another type."""

        __slots__ = ()

    assert Assumptions.of(reading=Word("alternative")) == Assumptions.of(reading="alternative")


def test_assumptions_are_limited_to_speakers():
    """Speakers who are not among the given ones are neither set aside nor ranked; other assumptions stay."""
    options = {"bare": "floor", "set_aside": {"a": "x", "b": "y"}, "reliability": ["c", "d"]}
    limited = Assumptions.of(**options).limited_to({"b", "d"})
    assert limited == Assumptions.of(bare="floor", set_aside={"b": "y"}, reliability=["d"])


def test_options_are_the_arguments_that_make_the_assumptions():
    """The options of assumptions make equal assumptions."""
    assumptions = Assumptions.of(
        tolerance=0.2,
        reading="alternative",
        infobox=False,
        superseded=True,
        set_aside={"a": "x"},
        reliability=["c"],
    )
    assert Assumptions.of(**assumptions.to_options()) == assumptions
