"""The span of the figures that groups of speakers give."""

import gorno_badakhshan as gb
from gorno_badakhshan import Count
from gorno_badakhshan.analysis.assumptions import Assumptions
from gorno_badakhshan.analysis.hearing import hear
from gorno_badakhshan.analysis.voice_groups import VOICE_GROUPS, spans_of
from gorno_badakhshan.model.vocabulary import STANDINGS
from gorno_badakhshan.testing import actor, claim, dataset_of, event

UNKNOWN = Count(hedge="unknown", stated=None, low=0, high=None)


def spans(*claims: gb.Claim) -> dict[str, str]:
    """Returns the span of each group that gives a figure."""
    actors = [actor("ministry", standing="official"), actor("monitor", standing="monitor"), actor("neighbor")]
    dataset = dataset_of(*claims, *actors, event("some-event"))
    hearing = hear(dataset.claims, Assumptions(), dataset)
    return {group: span.short for group, span in spans_of(hearing).items() if span is not None}


def test_each_standing_is_in_one_group():
    """Every standing and the unknown one, each once."""
    members = [standing for group in VOICE_GROUPS.values() for standing in group]
    assert sorted(members, key=str) == sorted([*STANDINGS, None], key=str)


def test_a_group_spans_its_least_and_greatest_figure():
    """A plus says that a wording leaves the number open above."""
    assert spans(
        claim("ministry", id="page/a", killed=12), claim("ministry", id="page/b", killed=Count.of("at_least", 30))
    ) == {"officials": "12–30+"}


def test_words_without_a_figure_give_their_bounds():
    """Dozens are 12 or more; an unknown number beside it takes nothing away."""
    counts = Count(hedge="vague", stated=None, low=12, high=None), UNKNOWN
    claims = (claim("monitor", id=f"page/{count.hedge}", killed=count) for count in counts)
    assert spans(*claims) == {"monitors": "12+"}


def test_a_group_that_gives_no_number_has_no_span():
    """A number that is unknown is no figure, and not zero."""
    assert spans(claim("monitor", id="page/a", killed=UNKNOWN), claim("ministry", id="page/b", killed=3)) == {
        "officials": "3"
    }


def test_zero_is_a_figure():
    """That none were killed is the figure 0."""
    assert spans(claim("ministry", killed=Count.of("none", 0))) == {"officials": "0"}


def test_a_speaker_without_a_standing_is_another_voice():
    """The group of others takes all that are not named."""
    assert spans(claim("neighbor", killed=2)) == {"others": "2"}
