"""Whose interest a count serves."""

import attrs
import pytest

from gorno_badakhshan import Count, reconcile
from gorno_badakhshan.analysis.interests import interest
from gorno_badakhshan.testing import actor, claim, dataset_of


@pytest.mark.parametrize(
    ("party", "population", "count", "expected"),
    [
        ("government", "military", Count.of("at_least", 20), "admission"),
        ("government", "security_service", Count.of("exact", 1), "admission"),
        ("government", "government_forces", Count(hedge="vague", low=12), "admission"),
        ("armed_group", "militant", Count.of("exact", 3), "admission"),
        ("government", "military", Count.of("none", 0), "self_serving_denial"),
        ("government", "civilian", Count.of("none", 0), "self_serving_denial"),
        ("armed_group", "militant", Count.of("none", 0), "self_serving_denial"),
        ("government", "military", Count.of("about", 20), "admission"),  # no bounds of its own, and conceded
        ("government", "military", Count.of("about", 0), None),
        ("government", "everyone", Count.of("none", 0), "self_serving_denial"),  # civilians among them
        ("armed_group", "military", Count.of("none", 0), None),
        ("government", "militant", Count.of("exact", 30), None),  # the other side's dead
        ("government", "civilian", Count.of("exact", 1), None),  # conceded, and not its own
        ("government", "military", Count(hedge="unknown"), None),
        ("government", "military", Count.of("up_to", 9), None),  # admits none at all
        ("neither", "military", Count.of("exact", 12), None),
        ("unknown", "military", Count.of("more_than", 100), None),
    ],
)
def test_interest_follows_from_party_and_population(party, population, count, expected):
    """A party concedes its own losses or denies them; of others' losses it says what it likes."""
    assert interest(claim(killed=count, population=population), party) == expected


def test_captives_are_no_loss_to_admit():
    """Both sides boast of captives."""
    assert interest(claim(detained=40, population="militant"), "armed_group") is None


def test_a_denied_count_concedes_nothing():
    """Who says that it was not twelve has not said how many."""
    denied = attrs.evolve(claim(killed=12, population="military"), polarity="denied")
    assert interest(denied, "government") is None


def test_what_counts_nobody_serves_nobody():
    """A claim without a number of people has no such interest."""
    assert interest(claim(), "government") is None


def test_a_relay_concedes_for_the_first_voice_only_what_it_said():
    """A paper that repeats the ministry's figure carries its admission; one that raises it does not."""
    said = claim("a-ministry", source="a-statement", killed=12, population="military")
    same = claim("a-paper", source="a-page", killed=12, population="military", relays=said.id)
    more = claim("a-tabloid", source="its-page", killed=20, population="military", relays=said.id)
    held = dataset_of(actor("a-ministry", party="government"), said, same, more)
    assert reconcile(held.claims, "admission_floor").low == 12
    assert reconcile([same], "admission_floor", dataset=held).low == 12
    assert reconcile([more], "admission_floor", dataset=held).low is None
