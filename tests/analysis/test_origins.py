"""Who really spoke."""

from gorno_badakhshan import origins
from gorno_badakhshan.testing import claim, dataset_of

MINISTRY = claim("a-ministry", source="a-statement", killed=12)
AGENCY = claim("an-agency", source="an-agency-page", killed=12, relays=MINISTRY.id)
PAPER = claim("a-paper", source="a-paper-page", killed=12, relays=AGENCY.id)
OTHER = claim("a-doctor", source="a-paper-page", killed=100)


def test_each_first_voice_is_a_group():
    """Without relays a claim belongs to its own origin, in order of appearance."""
    told = origins([OTHER, MINISTRY])
    assert [(origin.actor, origin.claims) for origin in told] == [
        ("a-doctor", (OTHER,)),
        ("a-ministry", (MINISTRY,)),
    ]


def test_relays_lead_back_to_the_first_voice():
    """A paper that carries an agency that carries a ministry is the ministry's voice."""
    (told,) = origins([PAPER, AGENCY, MINISTRY])
    assert (told.actor, len(told), list(told)) == ("a-ministry", 3, [PAPER, AGENCY, MINISTRY])


def test_what_was_not_asked_about_is_looked_up():
    """A relayed claim outside the question is found in the dataset that the claims come from."""
    dataset = dataset_of(MINISTRY, AGENCY, PAPER)
    asked = dataset.claims.where(said_by="a-paper")
    assert [origin.actor for origin in origins(asked)] == ["a-ministry"]
    assert [origin.actor for origin in origins([PAPER], dataset=dataset)] == ["a-ministry"]


def test_without_a_dataset_the_known_part_of_the_way_counts():
    """A plain list leads back as far as it goes."""
    assert [origin.actor for origin in origins([PAPER])] == ["a-paper"]
    assert [origin.actor for origin in origins([PAPER, AGENCY])] == ["an-agency"]


def test_a_circle_ends():
    """Two pages that claim to carry each other do not hang the search."""
    one = claim("a", source="a-page", killed=1, relays="b-page/b-everyone-killed")
    two = claim("b", source="b-page", killed=1, relays=one.id)
    assert {origin.actor for origin in origins([one, two])} == {"a", "b"}


def test_the_repr_says_whose_voice_and_how_often():
    """One line."""
    assert repr(origins([PAPER, AGENCY, MINISTRY])[0]) == "<Origin a-ministry: 3 claim(s)>"
