"""Claims: who said what, and where."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given

from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.model.claims import Attribution, Claim, Reading
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.propositions import (
    CasualtyCount,
    Dispute,
    ForceSize,
    Occurrence,
    Proposition,
    Quantity,
    Responsibility,
)
from gorno_badakhshan.testing import claim, claims

TWELVE = Count.of("at_least", 12)
COUNTED: list[Proposition] = [
    CasualtyCount(outcome="killed", population="military", count=TWELVE),
    ForceSize(force="military", count=TWELVE, measure="strength"),
    Quantity(what="arms handed in", unit="weapons", count=TWELVE),
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"attribution": ()}, "has no attribution; the document's own voice is one too"),
    ({"id": "killed"}, "must start with its source id and a slash, some-source/"),
    ({"id": "some-source-2/killed"}, "must start with its source id and a slash, some-source/"),
    ({"id": "other-source/killed"}, "must start with its source id and a slash, some-source/"),
    ({"locator": Locator(source="other-source", part="body")}, "a locator into another source, 'other-source'"),
]


def test_the_origin_is_the_first_speaker() -> None:
    """The chain begins with the origin; a page that relays it is no origin."""
    relayed = claim(said_by="hospital-source", relayed_by=["bbc-news", "wikipedia"], killed=100)
    assert relayed.origin.actor == "hospital-source"


@pytest.mark.parametrize("proposition", COUNTED)
def test_a_claim_about_a_number_has_a_count(proposition: Proposition) -> None:
    """`count` is the number that is claimed, of people or of things."""
    assert claim(proposition=proposition).count == TWELVE


@pytest.mark.parametrize(
    "proposition",
    [
        Occurrence(event="khorog-fighting"),
        Responsibility(actor="military", event="khorog-fighting"),
        Dispute(subject="number of dead", state="unknown", outcome="killed", population="everyone"),
    ],
)
def test_a_claim_about_no_number_has_no_count(proposition: Proposition) -> None:
    """A disputed number is not a number."""
    assert claim(proposition=proposition).count is None


@given(claims())
def test_a_claim_has_a_count_where_its_proposition_has_one(drawn: Claim) -> None:
    """`count` looks into every class of proposition that has one."""
    assert drawn.count == getattr(drawn.proposition, "count", None)


@pytest.mark.parametrize(("change", "reason"), BAD)
def test_a_claim_that_contradicts_itself_is_refused(change: dict[str, Any], reason: str) -> None:
    """Nobody speaking, an id or a place of another source: each raises and says what is wrong."""
    good = claim(killed=12)
    with pytest.raises(RecordError, match=reason):
        attrs.evolve(good, **change)


def test_a_claim_reads_as_what_was_said_and_by_whom() -> None:
    """The repr shows id, proposition and speakers, origin first."""
    drawn = claim(
        said_by="hospital-source",
        id="bbc-1/dead",
        source="bbc-1",
        killed=Count.of("more_than", 100),
        population="military",
        relayed_by=["bbc-news"],
    )
    assert repr(drawn) == (
        "<Claim bbc-1/dead: more than 100 military killed [hospital-source asserts, through bbc-news]>"
    )


def test_a_denial_reads_as_one() -> None:
    """Polarity is shown before what is denied."""
    denied = claim(
        said_by="ayyombekov",
        act="denies",
        polarity="denied",
        proposition=Responsibility(actor="ayyombekov", event="nazarov-killing"),
    )
    assert str(denied) == "denied: ayyombekov is responsible for nazarov-killing [ayyombekov denies]"


def test_a_step_reads_as_actor_act_and_medium() -> None:
    """The repr of a step is a sentence."""
    step = Attribution(actor="president", act="calls_on", medium="statement")
    assert repr(step) == "<Attribution president calls on, statement>"


def test_another_reading_is_complete() -> None:
    """An alternative has a proposition and speakers of its own."""
    reading = Reading(
        proposition=COUNTED[0], attribution=claim().attribution, reason="the hedge may reach less far"
    )
    assert claim(killed=12, alternative=reading).alternative == reading


@pytest.mark.parametrize("kind", get_args(Proposition))
def test_the_strategy_keeps_to_its_arguments(kind: type[Proposition]) -> None:
    """`claims` makes claims in that source, about that event, of that class only."""

    @given(claims(source="ap", event="khorog-fighting", kind=kind))
    def check(drawn: Claim) -> None:
        assert (drawn.source, drawn.event, type(drawn.proposition)) == ("ap", "khorog-fighting", kind)

    check()
