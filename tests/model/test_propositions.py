"""What can be claimed."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given

from gorno_badakhshan.errors import VocabularyError
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.fields import field_types
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.propositions import (
    CasualtyCount,
    Characterization,
    Comparison,
    Conduct,
    Directive,
    Dispute,
    EventRelation,
    Explanation,
    ForceSize,
    Likening,
    Occurrence,
    PlaceTrait,
    Position,
    Proceeding,
    Proposition,
    Quantity,
    Responsibility,
    Trait,
    Undertaking,
)
from gorno_badakhshan.testing import propositions

TWELVE = Count.of("at_least", 12)
DAY = Period(edtf="2012-07-24", basis="stated")
SENTENCES: list[tuple[Proposition, str]] = [
    (
        EventRelation(event="khorog-fighting", order="after", other="military-deployment"),
        "<EventRelation: khorog-fighting came after military-deployment>",
    ),
    (PlaceTrait(place="khorog", trait="capital"), "<PlaceTrait: khorog: capital>"),
    (
        CasualtyCount(outcome="killed", population="military", count=TWELVE),
        "<CasualtyCount: at least 12 military killed>",
    ),
    (
        CasualtyCount(outcome="wounded", population="government_forces", count=Count(hedge="unknown")),
        "<CasualtyCount: an unknown number of government forces wounded>",
    ),
    (
        CasualtyCount(
            outcome="killed", population="civilian", count=Count.of("exact", 6), cause="snipers", subset="children"
        ),
        "<CasualtyCount: 6 civilian killed, children, by snipers>",
    ),
    (
        CasualtyCount(
            outcome="wounded", population="civilian", count=Count.of("exact", 1), person="khairullo-saidov"
        ),
        "<CasualtyCount: 1 civilian wounded, namely khairullo-saidov>",
    ),
    (
        CasualtyCount(outcome="killed", population="residents", count=TWELVE, during=DAY, status="disputed"),
        "<CasualtyCount: at least 12 residents killed, during 2012-07-24, status disputed>",
    ),
    (
        CasualtyCount(
            outcome="killed", population="civilian", count=TWELVE, by="snipers", place="rushon", as_of=DAY
        ),
        "<CasualtyCount: at least 12 civilian killed, by snipers, in rushon, as of 2012-07-24>",
    ),
    (
        Quantity(
            what="people at the protest",
            unit="persons",
            count=Count(hedge="unknown"),
            place="khorog",
            likened=Likening(relation="more_than", times=2.0, claim="a-page/first-day"),
        ),
        "<Quantity: unknown persons of people at the protest, in khorog, more than twice a-page/first-day>",
    ),
    (
        CasualtyCount(
            outcome="killed",
            population="everyone",
            count=Count.of("more_than", 42),
            likened=Likening(relation="more_than", times=2.0, claim="a-page/official-toll"),
        ),
        "<CasualtyCount: more than 42 everyone killed, more than twice a-page/official-toll>",
    ),
    (
        CasualtyCount(
            outcome="killed",
            population="militant",
            count=Count(hedge="unknown"),
            likened=Likening(relation="more_than", population="government_forces"),
        ),
        "<CasualtyCount: an unknown number of militant killed, more than government forces>",
    ),
    (
        ForceSize(force="military", count=Count.of("exact", 800), measure="deployed"),
        "<ForceSize: 800 of military (deployed)>",
    ),
    (
        Quantity(what="arms handed in", unit="weapons", count=Count.of("more_than", 100)),
        "<Quantity: more than 100 weapons of arms handed in>",
    ),
    (Occurrence(event="khorog-fighting"), "<Occurrence: khorog-fighting took place>"),
    (
        Occurrence(event="khorog-fighting", manner="with helicopters", when=DAY, place="khorog"),
        "<Occurrence: khorog-fighting took place, with helicopters, on 2012-07-24, in khorog>",
    ),
    (
        Responsibility(actor="forces-of-ayyombekov", event="nazarov-killing"),
        "<Responsibility: forces-of-ayyombekov is responsible for nazarov-killing>",
    ),
    (
        Occurrence(
            event="nazarov-killing",
            means=("stabbing", "shooting"),
            manner="outside his car",
            time="04:00",
            phase="begins",
        ),
        "<Occurrence: nazarov-killing began, by stabbing and shooting, outside his car, at 04:00>",
    ),
    (Conduct(actor="ayyombekov", conduct="smuggles tobacco"), "<Conduct: ayyombekov: smuggles tobacco>"),
    (Position(actor="nazarov", role="general"), "<Position: nazarov is general>"),
    (
        Position(actor="nazarov", role="head", organization="gknb-gbao"),
        "<Position: nazarov is head of gknb-gbao>",
    ),
    (Trait(actor="nazarov", trait="56 years old"), "<Trait: nazarov: 56 years old>"),
    (
        Proceeding(against="a-man", step="sentenced", content="17 years in prison"),
        "<Proceeding: a-man, sentenced: 17 years in prison>",
    ),
    (
        Proceeding(against="a-man", step="requested", content="17 years", by="a-prosecutor", when=DAY),
        "<Proceeding: a-man, requested by a-prosecutor: 17 years, 2012-07-24>",
    ),
    (
        Directive(content="hand over four men"),
        "<Directive: someone unnamed tells someone unnamed: hand over four men>",
    ),
    (Undertaking(content="amnesty"), "<Undertaking: someone unnamed undertakes: amnesty>"),
    (
        Quantity(what="arms", unit="weapons", count=Count.of("exact", 300), during=DAY),
        "<Quantity: 300 weapons of arms, 2012-07-24>",
    ),
    (
        ForceSize(force="military", count=Count.of("exact", 1000), measure="withdrawn", during=DAY),
        "<ForceSize: 1000 of military (withdrawn, 2012-07-24)>",
    ),
    (
        Proceeding(step="not_prosecuted", content="the use of force"),
        "<Proceeding: nobody named, not prosecuted: the use of force>",
    ),
    (
        Explanation(event="khorog-fighting", content="a show of force"),
        "<Explanation: khorog-fighting, reason given: a show of force>",
    ),
    (
        Characterization(event="khorog-fighting", content="disproportionate"),
        "<Characterization: khorog-fighting: disproportionate>",
    ),
    (
        Directive(issuer="president", addressee="military", content="stop the operation"),
        "<Directive: president tells military: stop the operation>",
    ),
    (
        Directive(issuer="president", content="stop the operation"),
        "<Directive: president tells someone unnamed: stop the operation>",
    ),
    (
        Undertaking(party="government", content="amnesty for those who hand in arms"),
        "<Undertaking: government undertakes: amnesty for those who hand in arms>",
    ),
    (
        Comparison(event="khorog-fighting", baseline="civil-war", content="worst fighting since"),
        "<Comparison: khorog-fighting: worst fighting since civil-war>",
    ),
    (Dispute(subject="number of dead", state="disputed"), "<Dispute: number of dead: disputed>"),
]


@pytest.mark.parametrize(("proposition", "text"), SENTENCES)
def test_a_proposition_reads_as_a_sentence(proposition: Proposition, text: str) -> None:
    """The repr is a sentence without what is not said."""
    assert repr(proposition) == text


def test_every_class_of_the_union_is_in_the_table() -> None:
    """A new class joins the table, or this fails."""
    assert {type(proposition) for proposition, _ in SENTENCES} == set(get_args(Proposition))


@pytest.mark.parametrize("limit", ["cause", "subset", "person", "during", "by", "place"])
def test_a_limited_count_is_a_part(limit: str) -> None:
    """A count limited in any of these ways bounds the total from below and does not contradict it."""
    limits: dict[str, Any] = {limit: DAY if limit == "during" else "something"}
    assert CasualtyCount(outcome="killed", population="military", count=TWELVE, **limits).is_part


@pytest.mark.parametrize(
    "fields", [{"status": "disputed"}, {"likened": Likening(relation="as_many_as")}, {"as_of": DAY}]
)
def test_a_doubt_or_a_comparison_limits_nothing(fields: dict[str, Any]) -> None:
    """Whether they fought, a comparison and the day take nobody out of the count."""
    assert not CasualtyCount(outcome="killed", population="residents", count=TWELVE, **fields).is_part


def test_an_unlimited_count_is_no_part() -> None:
    """A count of all of its population is a total."""
    assert not CasualtyCount(outcome="killed", population="military", count=TWELVE).is_part


def test_no_soldier_killed_is_a_count() -> None:
    """To say that no soldier was killed is to count exactly 0 of them."""
    proposition = CasualtyCount(outcome="killed", population="military", count=Count.of("none", 0))
    assert str(proposition) == "no military killed"


@pytest.mark.parametrize("kind", get_args(Proposition))
def test_the_strategy_keeps_to_its_class(kind: type[Proposition]) -> None:
    """`propositions(kind)` makes propositions of that class only."""

    @given(propositions(kind))
    def check(proposition: Proposition) -> None:
        assert type(proposition) is kind

    check()


@pytest.mark.parametrize("cls", get_args(Proposition))
def test_the_kind_of_a_proposition_is_the_name_of_its_class(cls: type[Any]) -> None:
    """It tells the classes apart in plain data, and another word is refused."""
    (kind,) = get_args(field_types(cls)["kind"])
    assert kind == cls.__name__ == attrs.fields_dict(cls)["kind"].default
    proposition: Any = next(proposition for proposition, _ in SENTENCES if type(proposition) is cls)
    with pytest.raises(VocabularyError, match=f"it holds {cls.__name__}$"):
        attrs.evolve(proposition, kind="Likening")


@pytest.mark.parametrize(("proposition", "_"), SENTENCES)
def test_the_dict_of_a_proposition_begins_with_its_kind(proposition: Proposition, _: str) -> None:
    """As in the files of a release, whether it stands alone or in a claim."""
    assert next(iter(proposition.to_dict().items())) == ("kind", type(proposition).__name__)
