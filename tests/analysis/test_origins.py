"""Claims by their first speakers."""

import attrs

from gorno_badakhshan import Reading, origins
from gorno_badakhshan.testing import claim, dataset_of

MINISTRY = claim("a-ministry", source="a-statement", killed=12)
AGENCY = claim("an-agency", source="an-agency-page", killed=12, relays=MINISTRY.id)
PAPER = claim("a-paper", source="a-paper-page", killed=12, relays=AGENCY.id)
OTHER = claim("a-doctor", source="a-paper-page", killed=100)


def test_each_first_speaker_is_a_group():
    """Without relays a claim belongs to its own origin, in order of appearance."""
    groups = origins([OTHER, MINISTRY])
    assert [(origin.actor, origin.claims) for origin in groups] == [
        ("a-doctor", (OTHER,)),
        ("a-ministry", (MINISTRY,)),
    ]


def test_relays_lead_back_to_the_first_speaker():
    """A paper that relays an agency that relays a ministry belongs to the ministry."""
    (origin,) = origins([PAPER, AGENCY, MINISTRY])
    assert (origin.actor, len(origin), list(origin)) == ("a-ministry", 3, [PAPER, AGENCY, MINISTRY])


def test_relayed_claims_are_looked_up_in_the_dataset():
    """A relayed claim that is not among the given ones is looked up in the dataset that they are from."""
    dataset = dataset_of(MINISTRY, AGENCY, PAPER)
    claims = dataset.claims.where(said_by="a-paper")
    assert [origin.actor for origin in origins(claims)] == ["a-ministry"]
    assert [origin.actor for origin in origins([PAPER], dataset=dataset)] == ["a-ministry"]


def test_without_a_dataset_relays_are_followed_among_the_claims():
    """The chain ends where the relayed claim is not known."""
    assert [origin.actor for origin in origins([PAPER])] == ["a-paper"]
    assert [origin.actor for origin in origins([PAPER, AGENCY])] == ["an-agency"]


def test_a_cycle_of_relays_ends():
    """Two pages that relay each other end the search."""
    first = claim("a", source="a-page", killed=1, relays="b-page/b-everyone-killed")
    second = claim("b", source="b-page", killed=1, relays=first.id)
    assert {origin.actor for origin in origins([first, second])} == {"a", "b"}


def test_origins_are_those_of_the_main_reading():
    """The speaker of the alternative reading is no origin."""
    reading = Reading(proposition=OTHER.proposition, attribution=OTHER.attribution, reason="ambiguous")
    assert [origin.actor for origin in origins([attrs.evolve(MINISTRY, alternative=reading)])] == ["a-ministry"]


def test_the_repr_has_the_speaker_and_the_number_of_claims():
    """The repr is one line."""
    assert repr(origins([PAPER, AGENCY, MINISTRY])[0]) == "<Origin a-ministry: 3 claim(s)>"
