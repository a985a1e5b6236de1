"""Admissions and self-serving denials."""

import attrs
import pytest

from gorno_badakhshan import Count, reconcile
from gorno_badakhshan.analysis.interests import interest, owners_of
from gorno_badakhshan.store.description import UNDESCRIBED, DescribedParty
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
        (
            "government",
            "military",
            Count.of("about", 20),
            "admission",
        ),  # conceded, though it has no bounds
        ("government", "military", Count.of("nearly", 20), "admission"),
        ("government", "military", Count.of("about", 0), None),
        ("government", "everyone", Count.of("none", 0), "self_serving_denial"),  # civilians among them
        ("armed_group", "military", Count.of("none", 0), None),
        ("government", "militant", Count.of("exact", 30), None),  # the dead of the other side
        ("government", "civilian", Count.of("exact", 1), None),  # not its own dead
        ("government", "military", Count(hedge="unknown"), None),
        ("government", "military", Count.of("up_to", 9), None),  # also true of zero
        ("neither", "military", Count.of("exact", 12), None),
        ("neither", "civilian", Count.of("none", 0), None),
        ("unknown", "military", Count.of("more_than", 100), None),
    ],
)
def test_interest_follows_from_party_and_population(party, population, count, expected):
    """A party admits or denies losses of its own people, and denies harm to civilians."""
    assert interest(claim(killed=count, population=population), party) == expected


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("killed", "admission"),
        ("wounded", "admission"),
        ("missing", "admission"),
        ("casualties", "admission"),
        ("detained", None),
        ("released", None),
        ("displaced", None),
    ],
)
def test_only_losses_are_admitted(outcome, expected):
    """Killed, wounded and missing people are losses; both sides boast of captives."""
    assert interest(claim(population="militant", **{outcome: 40}), "armed_group") == expected


def _party(word, *own):
    return DescribedParty(word=word, definition="A party.", own=own)


THREE = owners_of(
    attrs.evolve(
        UNDESCRIBED,
        parties=(
            _party("armed_group/front", "militant/front"),
            _party("armed_group/league", "militant/league"),
            _party("other_party/neighbor", "everyone/foreign_forces", "military/advisers"),
        ),
    )
)


@pytest.mark.parametrize(
    ("party", "population", "number", "expected"),
    [
        ("armed_group/front", "militant/front", 4, "admission"),
        ("armed_group/front", "militant/front/north", 4, "admission"),  # a part of its own people
        ("armed_group/front", "militant/league", 30, None),  # the dead of its rival
        ("armed_group/front", "militant", 30, None),  # of whichever group
        ("armed_group/front", "militant/front", 0, "self_serving_denial"),
        ("armed_group/front", "civilian", 0, "self_serving_denial"),
        ("armed_group/front", "militant/league", 0, None),
        ("other_party/neighbor", "everyone/foreign_forces", 0, "self_serving_denial"),
        ("other_party/neighbor", "government_forces", 9, None),
        ("other_party/neighbor", "military/advisers", 9, "admission"),
        ("government", "military/advisers", 9, None),  # the nearest owner counts
        ("government", "military", 9, "admission"),  # as without a description
        ("armed_group/splinter", "militant/front", 4, None),  # a party without people of its own
        ("armed_group/splinter", "civilian", 0, None),
    ],
)
def test_the_description_says_whose_losses_are_whose(party, population, number, expected):
    """With three parties, each admits and denies its own losses only."""
    count = Count.of("exact" if number else "none", number)
    assert interest(claim(killed=count, population=population), party, THREE) == expected


def test_a_party_of_the_vocabulary_has_what_its_description_says():
    """An ally's dead may count as the government's own, and its police as nobody's."""
    owners = owners_of(attrs.evolve(UNDESCRIBED, parties=(_party("government", "military"),)))
    assert owners == {"military": "government", "militant": "armed_group"}


def test_a_denied_count_concedes_nothing():
    """A denial of twelve gives no number."""
    denied = attrs.evolve(claim(killed=12, population="military"), polarity="denied")
    assert interest(denied, "government") is None


def test_a_claim_without_a_count_has_no_interest():
    """Only counts are admissions or denials."""
    assert interest(claim(), "government") is None


MINISTRY = claim("a-ministry", source="a-statement", killed=12, population="military")
UNCHANGED = claim("a-paper", source="a-page", killed=12, population="military", relays=MINISTRY.id)
RAISED = claim("a-tabloid", source="its-page", killed=20, population="military", relays=MINISTRY.id)
RENAMED = claim("a-blog", source="its-blog", wounded=12, population="military", relays=MINISTRY.id)
DATASET = dataset_of(actor("a-ministry", party="government"), MINISTRY, UNCHANGED, RAISED, RENAMED)


@pytest.mark.parametrize(
    ("relay", "floor"), [(UNCHANGED, 12), (RAISED, None), (RENAMED, None)], ids=["unchanged", "raised", "outcome"]
)
def test_a_relay_is_an_admission_only_if_the_count_is_unchanged(relay, floor):
    """The ministry admitted twelve killed, and neither a greater figure nor another outcome."""
    assert reconcile([relay], "admission_floor", dataset=DATASET).low == floor


def test_an_admission_counts_beside_a_changed_relay_of_it():
    """The floor is that of the ministry, not the greater one of the tabloid."""
    killed = DATASET.claims.where(outcome="killed")
    assert reconcile(killed, "admission_floor").low == 12
