"""The dead of events under a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.ucdp_figures import EventDeaths, event_deaths
from gorno_badakhshan.model.vocabulary import POPULATIONS

COUNTS = st.lists(
    st.tuples(st.sampled_from(list(POPULATIONS)), st.integers(0, 50), st.sampled_from(["exact", "at_least"])),
    min_size=1,
    max_size=8,
)


def claims_of(counts: list[tuple[str, int, str]], event: str = "some-event") -> list[gb.Claim]:
    """Returns a claim for each count, each by a speaker of its own."""
    return [
        testing.claim(
            f"speaker-{number}",
            event=event,
            population=population,
            killed=gb.Count.of(hedge, figure),
            id=f"s/{number}",
        )
        for number, (population, figure, hedge) in enumerate(counts)
    ]


def of_event(events: list[EventDeaths], event: str) -> EventDeaths:
    """Returns the dead of one event."""
    return next(each for each in events if each.event.id == event)


@pytest.mark.parametrize("policy", gb.POLICIES)
@given(counts=COUNTS)
def test_numbers_rise_and_a_whole_has_its_parts(policy: str, counts: list[tuple[str, int, str]]) -> None:
    """Low, best and high of each population rise, and no population has less than its parts together."""
    ds = testing.dataset_of(*claims_of(counts))
    (deaths,) = event_deaths(ds, gb.POLICIES[policy])
    for population in POPULATIONS:
        numbers = deaths.of(population)
        if numbers is not None:
            known = [number for number in (numbers.low, numbers.best, numbers.high) if number is not None]
            assert known == sorted(known)
    everyone, parts = deaths.of("everyone"), [deaths.of("government_forces"), deaths.of("residents")]
    if everyone is not None and everyone.low is not None:
        assert everyone.low >= sum(part.low or 0 for part in parts if part is not None)


def test_a_part_adds_to_what_is_said_of_nobody_else() -> None:
    """Nobody counts everyone: soldiers and militants are added."""
    ds = testing.dataset_of(*claims_of([("military", 12, "exact"), ("militant", 30, "exact")]))
    everyone = event_deaths(ds, gb.POLICIES["low_best_high"])[0].of("everyone")
    assert everyone is not None
    assert (everyone.low, everyone.best, everyone.high) == (42, 42, 42)


def test_an_event_within_a_row_is_no_row() -> None:
    """Else sums over rows would count its dead twice; its own figures stay listed."""
    ds = testing.dataset_of(
        *claims_of([("everyone", 10, "exact")], "battle"),
        testing.claim("other", event="ambush", killed=3, id="s/ambush"),
        testing.event("ambush", part_of="battle"),
        testing.event("battle"),
    )
    ambush = of_event(event_deaths(ds, gb.POLICIES["low_best_high"]), "ambush")
    assert (ambush.status, ambush.row) == ("within", "battle")
    assert ambush.of("everyone") is not None


def test_a_conflict_is_no_row_and_its_events_are() -> None:
    """It consists of events; a toll of all of it would count them again."""
    ds = testing.dataset_of(
        *claims_of([("everyone", 99, "exact")], "insurgency"),
        testing.claim("other", event="ambush", killed=3, id="s/ambush"),
        testing.event("insurgency", kind="conflict"),
        testing.event("ambush", part_of="insurgency"),
    )
    events = event_deaths(ds, gb.POLICIES["low_best_high"])
    assert of_event(events, "insurgency").status == "chain"
    assert of_event(events, "ambush").status == "row"


@pytest.mark.parametrize(
    ("claims", "status", "reason"),
    [
        ([testing.claim(wounded=12)], "no count", "no claim counts its dead"),
        ([testing.claim(killed=0)], "no dead", "nobody was killed"),
        (
            [testing.claim(killed=12, part_of="some-source/total")],
            "no figure",
            "counts a part only",
        ),
        (
            [testing.claim(killed=gb.Count(hedge="unknown", low=0))],
            "no figure",
            "",
        ),
    ],
    ids=["no count", "a denial", "a part", "unknown"],
)
def test_an_event_without_a_row_has_its_reason(claims: list[gb.Claim], status: str, reason: str) -> None:
    """Nothing is dropped in silence."""
    (deaths,) = event_deaths(testing.dataset_of(*claims), gb.POLICIES["low_best_high"])
    assert deaths.status == status
    assert reason in deaths.reason
    assert deaths.reason


def test_nobody_is_dead_only_if_each_population_has_a_figure() -> None:
    """A rule that gives nothing for soldiers does not say that no soldier died."""
    counts = [("militant", 0, "exact"), ("military", 12, "exact"), ("military", 30, "exact")]
    (deaths,) = event_deaths(testing.dataset_of(*claims_of(counts)), gb.POLICIES["intersection"])
    assert deaths.status == "no figure"
    assert deaths.without_figure == ("military",)


def test_a_half_is_rounded_down() -> None:
    """GED has whole numbers; the median of 12 and 15 lies between two."""
    counts = [("everyone", 12, "exact"), ("everyone", 15, "exact")]
    everyone = event_deaths(testing.dataset_of(*claims_of(counts)), gb.POLICIES["median_stated"])[0].of("everyone")
    assert everyone is not None
    assert everyone.best == 13


def test_every_event_of_a_release_is_in_the_answer() -> None:
    """In the order of the dataset."""
    ds = gb.load("2.0.0")
    assert [each.event.id for each in event_deaths(ds, gb.POLICIES["majority"])] == list(ds.events.ids)
