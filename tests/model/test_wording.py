"""Counts, propositions, speakers and claims in words, with ids and with names."""

from collections.abc import Iterator
from typing import get_args

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model import wording
from gorno_badakhshan.model.claims import Attribution, Reading
from gorno_badakhshan.model.counts import Count
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
from gorno_badakhshan.testing import claim

NAMES = {
    "army": "The army",
    "clinic": "A clinic",
    "fighting": "Fighting in Khorog",
    "khorog": "Khorog",
    "minister": "The minister",
    "paper": "A paper",
    "saidov": "Khairullo Saidov",
    "war": "Civil war",
}
DAY = Period(edtf="2012-07-24", basis="stated")
TWELVE = Count.of("at_least", 12)


def name_of(id: str) -> str:
    """Returns the name for an id, as `Dataset.name_of` does: an unknown id is returned as it is."""
    return NAMES.get(id, id)


WORDS: list[tuple[Proposition, str, str]] = [
    (
        CasualtyCount(outcome="killed", population="government_forces", count=TWELVE),
        "at least 12 government forces killed",
        "at least 12 government forces killed",
    ),
    (
        CasualtyCount(
            outcome="killed",
            population="military",
            count=TWELVE,
            subset="officers",
            person="saidov",
            cause="snipers",
            by="army",
            place="khorog",
            during=DAY,
            as_of=DAY,
            status="disputed",
            likened=Likening(relation="more_than", times=2, outcome="wounded", population="everyone", event="war"),
            described="young",
            known_by="named_list",
        ),
        (
            "at least 12 military killed, officers, namely saidov, by snipers, by army, in khorog, "
            "during 2012-07-24, as of 2012-07-24, status disputed, described as young, "
            "known by named list, more than twice everyone wounded in war"
        ),
        (
            "at least 12 military killed, officers, namely Khairullo Saidov, by snipers, by The army, in Khorog, "
            "during 2012-07-24, as of 2012-07-24, status disputed, described as young, "
            "known by named list, more than twice everyone wounded in Civil war"
        ),
    ),
    (
        ForceSize(force="army", count=TWELVE, measure="deployed", during=DAY),
        "at least 12 of army (deployed, 2012-07-24)",
        "at least 12 of The army (deployed, 2012-07-24)",
    ),
    (
        Quantity(
            what="rifles",
            unit="weapons",
            count=TWELVE,
            during=DAY,
            place="khorog",
            likened=Likening(relation="as_many_as", claim="page/rifles"),
        ),
        "at least 12 weapons of rifles, 2012-07-24, in khorog, as many as page/rifles",
        "at least 12 weapons of rifles, 2012-07-24, in Khorog, as many as page/rifles",
    ),
    (
        Occurrence(
            event="fighting",
            manner="from the hills",
            when=DAY,
            place="khorog",
            time="04:00",
            phase="begins",
            means=("shooting", "explosion"),
        ),
        "fighting began, by shooting and explosion, from the hills, on 2012-07-24, at 04:00, in khorog",
        "Fighting in Khorog began, by shooting and explosion, from the hills, on 2012-07-24, at 04:00, in Khorog",
    ),
    (
        Responsibility(actor="army", event="fighting"),
        "army is responsible for fighting",
        "The army is responsible for Fighting in Khorog",
    ),
    (
        Conduct(actor="army", conduct="left", when=DAY, jointly=("minister",), place="khorog", lasted=TWELVE),
        "army and minister: left, in khorog, for at least 12 hours, 2012-07-24",
        "The army and The minister: left, in Khorog, for at least 12 hours, 2012-07-24",
    ),
    (Trait(actor="saidov", trait="aged 47"), "saidov: aged 47", "Khairullo Saidov: aged 47"),
    (
        Position(actor="saidov", role="commander", organization="army", when=DAY),
        "saidov is commander of army, 2012-07-24",
        "Khairullo Saidov is commander of The army, 2012-07-24",
    ),
    (
        Directive(issuer="minister", addressee="army", content="stop", when=DAY, jointly=("saidov",)),
        "minister and saidov tell army: stop, 2012-07-24",
        "The minister and Khairullo Saidov tell The army: stop, 2012-07-24",
    ),
    (
        Undertaking(
            party="minister",
            content="amnesty",
            when=DAY,
            jointly=("saidov",),
            addressee="army",
            state="not_kept",
            concerns="clinic",
        ),
        "minister and saidov undertake toward army: amnesty, concerning clinic, not kept, 2012-07-24",
        (
            "The minister and Khairullo Saidov undertake toward The army: amnesty, concerning A clinic, not kept, "
            "2012-07-24"
        ),
    ),
    (
        Proceeding(
            against="saidov",
            step="sentenced",
            content="for murder",
            by="minister",
            when=DAY,
            jointly=("army",),
            term=TWELVE,
        ),
        "saidov and army, sentenced by minister: for murder, at least 12 months, 2012-07-24",
        "Khairullo Saidov and The army, sentenced by The minister: for murder, at least 12 months, 2012-07-24",
    ),
    (
        Explanation(event="fighting", content="smuggling"),
        "fighting, reason given: smuggling",
        "Fighting in Khorog, reason given: smuggling",
    ),
    (
        Explanation(event="fighting", content="smuggling", claim="page/raid"),
        "page/raid, reason given: smuggling",
        "page/raid, reason given: smuggling",
    ),
    (
        EventRelation(event="fighting", order="after", other="war"),
        "fighting came after war",
        "Fighting in Khorog came after Civil war",
    ),
    (
        EventRelation(event="fighting", order="part_of", other="war"),
        "fighting belongs to war",
        "Fighting in Khorog belongs to Civil war",
    ),
    (PlaceTrait(place="khorog", trait="a capital"), "khorog: a capital", "Khorog: a capital"),
    (Characterization(event="fighting", content="a raid"), "fighting: a raid", "Fighting in Khorog: a raid"),
    (
        Comparison(event="fighting", baseline="war", content="the worst since"),
        "fighting: the worst since war",
        "Fighting in Khorog: the worst since Civil war",
    ),
    (
        Comparison(event="fighting", since=DAY, content="the worst since"),
        "fighting: the worst since 2012-07-24",
        "Fighting in Khorog: the worst since 2012-07-24",
    ),
    (Dispute(subject="number of dead", state="varied"), "number of dead: varied", "number of dead: varied"),
]


@pytest.mark.parametrize(("proposition", "with_ids", "with_names"), WORDS)
def test_a_proposition_is_put_into_words(proposition: Proposition, with_ids: str, with_names: str) -> None:
    """`str` prints ids, because it knows no dataset; with `name` every id is replaced by its name."""
    assert str(proposition) == with_ids
    assert wording.proposition_text(proposition, name_of) == with_names


def test_every_kind_of_proposition_has_its_words() -> None:
    """A new class joins the table above, or this fails."""
    assert {type(proposition) for proposition, _, _ in WORDS} == set(get_args(Proposition))


def optional_fields() -> Iterator[tuple[Proposition, str]]:
    """Yields each proposition of the table with each of its optional fields that has a value."""
    for proposition, _, _ in WORDS:
        for field in attrs.fields(type(proposition)):
            if field.default is not attrs.NOTHING and getattr(proposition, field.name) != field.default:
                yield proposition, field.name


@pytest.mark.parametrize(
    ("proposition", "field"),
    [pytest.param(each, field, id=f"{type(each).__name__}-{field}") for each, field in optional_fields()],
)
def test_no_field_is_left_out_of_the_words(proposition: Proposition, field: str) -> None:
    """Two propositions that differ in a field read differently."""
    empty = getattr(attrs.fields(type(proposition)), field).default
    changed = attrs.evolve(proposition, **{field: empty})
    assert str(changed) != str(proposition)


def test_the_table_has_every_optional_field() -> None:
    """Otherwise the test above would pass over it; a dispute says in its subject what it is about."""
    missing = {
        (kind.__name__, field.name)
        for kind in get_args(Proposition)
        for field in attrs.fields(kind)
        if field.default is not attrs.NOTHING and field.name != "kind"
    } - {(type(proposition).__name__, field) for proposition, field in optional_fields()}
    assert missing == {("Dispute", "outcome"), ("Dispute", "population")}


@pytest.mark.parametrize(
    ("proposition", "text"),
    [
        (WORDS[0][0], "at least 12"),
        (
            CasualtyCount(outcome="killed", population="military", count=TWELVE, place="khorog", as_of=DAY),
            "at least 12, in Khorog, as of 2012-07-24",
        ),
        (CasualtyCount(outcome="killed", population="military", count=Count.of("none", 0)), "none"),
        (ForceSize(force="army", count=TWELVE, measure="deployed"), "at least 12"),
        (Dispute(subject="number of dead", state="varied"), "varied"),
        (Trait(actor="saidov", trait="aged 47"), "no number"),
    ],
)
def test_a_count_is_worded_without_whom_it_counts(proposition: Proposition, text: str) -> None:
    """Where outcome and population stand above a table, the count with its limits is left."""
    assert wording.count_text(proposition, name_of) == text


def test_limits_leave_out_what_does_not_limit() -> None:
    """The day of a running total, a dispute and a comparison make nothing a part."""
    count = WORDS[1][0]
    assert isinstance(count, CasualtyCount)
    assert wording.limits_text(count, name_of) == (
        "officers, namely Khairullo Saidov, by snipers, by The army, in Khorog, during 2012-07-24"
    )


@pytest.mark.parametrize(
    ("low", "high", "text"), [(101, None, "≥ 101"), (0, None, "≥ 0"), (0, 0, "0"), (12, 12, "12"), (0, 23, "0–23")]
)
def test_bounds_are_signs(low: int, high: int | None, text: str) -> None:
    """Both ends are inclusive, and a missing upper one is no number."""
    assert wording.bounds_text(low, high) == text


def test_speakers_are_named_in_their_order() -> None:
    """The origin with its joint speakers and its act, then those who passed the claim on."""
    step = Attribution(actor="minister", act="calls_on", medium="statement", jointly=("army",))
    relayed = attrs.evolve(claim("minister", killed=12, relayed_by=["clinic", "paper"]))
    relayed = attrs.evolve(relayed, attribution=(step, *relayed.attribution[1:]))
    assert wording.speakers_text(step, name_of) == "The minister and The army"
    assert wording.attribution_text(step, name_of) == "The minister and The army calls on"
    assert wording.through_text(relayed, name_of) == "A clinic, A paper"
    assert wording.claim_text(relayed, name_of) == (
        "12 everyone killed [The minister and The army calls on, through A clinic, A paper]"
    )


def test_a_denied_claim_is_marked_everywhere() -> None:
    """What is denied never reads as affirmed."""
    denied = claim("minister", killed=TWELVE, act="denies", polarity="denied")
    assert wording.figure_text(denied) == "denied: at least 12"
    assert wording.readings_text(denied) == "denied: at least 12"
    assert wording.statement_text(denied) == "denied: at least 12 everyone killed"
    assert str(denied) == "denied: at least 12 everyone killed [minister denies]"


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (CasualtyCount(outcome="killed", population="everyone", count=Count.of("exact", 12)), "12"),
        (
            CasualtyCount(outcome="wounded", population="everyone", count=TWELVE),
            "at least 12 everyone wounded",
        ),
        (
            CasualtyCount(outcome="killed", population="everyone", count=TWELVE, place="khorog"),
            "at least 12 everyone killed, in Khorog",
        ),
        (CasualtyCount(outcome="killed", population="everyone", count=TWELVE), "from another speaker"),
        (Dispute(subject="number of dead", state="varied"), "number of dead: varied"),
    ],
)
def test_the_other_reading_says_what_differs(other: Proposition, text: str) -> None:
    """A count that differs in its number alone is the number; all else is a whole sentence."""
    main = claim("minister", killed=TWELVE)
    reading = Reading(proposition=other, attribution=main.attribution, reason="the words admit both")
    ambiguous = attrs.evolve(main, alternative=reading)
    assert wording.other_reading_text(ambiguous, name_of) == text
    assert wording.readings_text(ambiguous, name_of) == f"at least 12 (or: {text})"
    assert wording.readings_text(main, name_of) == "at least 12"


def test_what_is_no_proposition_has_no_words() -> None:
    """A class without words is refused by name, and never printed as something else."""
    with pytest.raises(TypeError, match="str is no proposition"):
        wording.proposition_text("twelve")


@pytest.mark.parametrize(
    ("likening", "text"),
    [
        (Likening(relation="more_than", claim="page/official"), "more than page/official"),
        (Likening(relation="more_than", times=0.5, population="residents"), "more than half of residents"),
        (Likening(relation="fewer_than", times=2.0, outcome="wounded"), "fewer than twice wounded"),
        (Likening(relation="as_many_as", times=3.0, population="civilian"), "as many as 3 times civilian"),
        (Likening(relation="more_than"), "more than another number"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_comparison_names_the_other_number(likening: Likening, text: str) -> None:
    """A half and a double have words of their own, as people say them."""
    assert wording.likening_text(likening, name_of) == text


def test_an_unknown_number_is_one_of_people() -> None:
    """Without "number of", it would say that the militants are unknown."""
    unknown = CasualtyCount(
        outcome="killed", population="militant", count=Count(hedge="unknown", stated=None, low=0, high=None)
    )
    assert wording.proposition_text(unknown) == "an unknown number of militant killed"
    assert wording.count_text(unknown) == "unknown"


def test_a_claim_is_referred_to_by_its_figure_or_summary() -> None:
    """A claim has no name: its count is the figure of its speaker, and a statement is its summary."""
    assert wording.reference_text(claim("minister", killed=TWELVE)) == "the figure of minister (at least 12)"
    occurrence = Occurrence(event="fighting")
    statement = claim("minister", proposition=occurrence, summary="The minister says that it took place.")
    assert wording.reference_text(statement) == "The minister says that it took place"


def test_no_id_of_a_claim_is_shown_in_words() -> None:
    """In all statements of the newest release."""
    dataset = gb.load()
    statements = [wording.statement_text(claim, dataset.words_for) for claim in dataset.claims]
    sources = tuple(f"{id}/" for id in dataset.sources.ids)
    assert [
        text for text in statements if text.startswith(sources) or any(f" {id}" in text for id in sources)
    ] == []
