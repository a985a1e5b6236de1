"""Correct use of the public face, which type checkers must accept as it stands. Never run."""

from datetime import date
from typing import assert_type

import gorno_badakhshan as gb


def versions_and_pins() -> str:
    newest = gb.load()
    assert_type(newest, gb.Dataset)
    assert_type(gb.load(newest.pin).digest, str)
    assert_type(gb.releases(), tuple[gb.Release, ...])
    for release in gb.releases():
        assert_type(release.counts, dict[str, int])
    return newest.cite("bibtex")


def tables() -> None:
    mapping = gb.TableMapping(
        source="Outlet",
        date="Day",
        event=gb.Constant("The strike"),
        event_kind=gb.Constant("protest"),
        source_kind="report",
        counts=(gb.CountColumns(figure="Dead", outcome=gb.Constant("killed")),),
    )
    reading = gb.read_table("reports.csv", mapping, on_unread="report")
    assert_type(reading, gb.TableReading)
    assert_type(reading.dataset, gb.Dataset)
    assert_type(reading.unread, tuple[gb.UnreadCell, ...])
    assert_type([cell.column for cell in reading.unread], list[str | None])
    assert_type(gb.TableMapping.from_dict({"source": "Outlet"}), gb.TableMapping)
    assert_type(gb.read_count("at least 12", "killed"), gb.Count)


def collections() -> None:
    ds = gb.load("1.0.0")
    assert_type(ds.claims, gb.Claims)
    assert_type(ds.claims["wikipedia-2012-clashes/x"], gb.Claim)
    assert_type(ds.claims[0], gb.Claim)
    assert_type(ds.claims[:3], gb.Claims)
    assert_type(ds.claims.get("x"), gb.Claim | None)
    assert_type(ds.claims.get("x", 0), gb.Claim | int)
    assert_type(ds.actors.one(), gb.Actor)
    assert_type(ds.places.search("Khorugh"), gb.Places)
    assert_type(ds.events.filter(lambda event: event.part_of is None), gb.Events)
    assert_type(ds.sources.to_dicts(), list[dict[str, object]])
    assert_type([place.point for place in ds.places], list[gb.Point | None])
    assert_type(ds.claims.ids, tuple[str, ...])
    assert_type(ds.claims[:3].where(outcome="killed").dataset, gb.Dataset)


def any_collection(records: gb.Records[gb.Claim]) -> None:
    assert_type(records.dataset, gb.Dataset)
    assert_type(records.filter(lambda claim: claim.count is not None), gb.Records[gb.Claim])


def questions() -> None:
    killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    assert_type(killed, gb.Claims)
    killed.where(said_by="bbc-news", hedge="at_least").where(until=date(2012, 7, 28))
    killed.where(proposition=gb.CasualtyCount, polarity="affirmed", certainty="certain")
    killed.where(until=gb.Period(edtf="2012-07", basis="stated"), relayed_by="bbc-news")
    gb.events(kind="fighting", place="khorog", during="2012-07").where(participant="x", part_of="y")
    gb.actors(kind="voice", named="unnamed", party="neither", affiliated_with="x")
    gb.places(kind="town", within="tajikistan")
    gb.sources(kind="news", publisher="x", language="en", complete=True)


def records(claim: gb.Claim) -> None:
    assert_type(claim.origin, gb.Attribution)
    actor: str = claim.origin.actor
    speakers: list[str] = [actor, claim.speaker, *claim.origin.jointly]
    counts: dict[str, int] = {claim.event: 1}
    assert_type(counts[speakers[0]], int)
    gb.Participation(actor="bbc-news", role="affected", status="asserted")
    gb.Attribution(actor=claim.speaker, act="asserts", medium="article", jointly=("bbc-news",))
    assert_type(claim.locator.start, int | None)
    assert_type(claim.said, gb.Period | None)
    assert_type(claim.alternative, gb.Reading | None)
    if claim.count is not None:
        assert_type(claim.count.high, int | None)
        assert_type(claim.count.admits(100), bool)
    assert_type(gb.Count.of("at_least", 12), gb.Count)


def links(ds: gb.Dataset, claim: gb.Claim, event: gb.Event) -> None:
    assert_type(ds.event_of(claim), gb.Event)
    assert_type(ds.source_of(claim.locator), gb.Source)
    assert_type(ds.place_of(event), gb.Place | None)
    assert_type(ds.actor_of(event.participants[0]), gb.Actor)
    assert_type(ds.speakers(claim), tuple[gb.Actor, ...])
    assert_type(ds.relayed(claim), tuple[gb.Claim, ...])
    assert_type(ds.claims_of(event), gb.Claims)
    assert_type(ds.actors[claim.origin], gb.Actor)
    assert_type(ds.actors.get(claim.origin, None), gb.Actor | None)
    assert_type(ds.events[event], gb.Event)
    assert_type(ds.find(claim.origin).id, str)
    gb.claims(about=event, outcome=["killed", "wounded"], said_by=(claim.origin, "bbc-news"))
    gb.claims(event=ds.events[:3], population={"military", "militant"}, until="24.07.2012")
    gb.toll(event)
    gb.lineage(claim)


def words(claim: gb.Claim, population: gb.Population, outcome: gb.Outcome = "killed") -> gb.Certainty:
    gb.claims(population=population, outcome=outcome)
    assert_type(gb.POPULATIONS, gb.Vocabulary)
    assert_type(gb.POPULATIONS[population], str)
    assert_type(claim.polarity, gb.Polarity)
    assert_type(claim.origin.act, gb.SpeechAct)
    return claim.certainty


def plain_data(claim: gb.Claim) -> None:
    converter = gb.converter()
    assert_type(converter.structure(claim.to_dict(), gb.Claim), gb.Claim)
    assert_type(gb.POLICIES["hull"].to_dict(), dict[str, str])


def propositions(claim: gb.Claim) -> str:
    """A match over the union is exhaustive: every class is distinguished, and its fields are known."""
    match claim.proposition:
        case gb.CasualtyCount() as proposition:
            return f"{proposition.outcome} {proposition.population} {proposition.count.low} {proposition.cause}"
        case gb.ForceSize() as proposition:
            return f"{proposition.force} {proposition.measure} {proposition.count.stated}"
        case gb.Quantity() as proposition:
            return f"{proposition.what} {proposition.unit} {proposition.count}"
        case gb.Occurrence() as proposition:
            return f"{proposition.event} {proposition.manner}"
        case gb.Responsibility() as proposition:
            return f"{proposition.actor} {proposition.event}"
        case gb.Conduct() as proposition:
            return f"{proposition.actor} {proposition.conduct}"
        case gb.Trait() as proposition:
            return f"{proposition.actor} {proposition.trait}"
        case gb.Position() as proposition:
            return f"{proposition.actor} {proposition.role} {proposition.organization}"
        case gb.Directive() as proposition:
            return f"{proposition.issuer} {proposition.addressee} {proposition.content}"
        case gb.Undertaking() as proposition:
            return f"{proposition.party} {proposition.content}"
        case gb.Proceeding() as proposition:
            return f"{proposition.against} {proposition.step} {proposition.content}"
        case gb.Explanation() as proposition:
            return f"{proposition.event} {proposition.content}"
        case gb.Characterization() as proposition:
            return f"{proposition.event} {proposition.content}"
        case gb.Comparison() as proposition:
            return f"{proposition.event} {proposition.baseline}"
        case gb.EventRelation() as proposition:
            return f"{proposition.event} {proposition.order} {proposition.other}"
        case gb.PlaceTrait() as proposition:
            return f"{proposition.place} {proposition.trait}"
        case gb.Dispute() as proposition:
            return f"{proposition.subject} {proposition.state}"


def errors() -> None:
    try:
        gb.claims(said_by="nobody")
    except gb.UnknownIdError as error:
        assert_type(error.near, tuple[str, ...])
    except gb.VersionError as error:
        assert_type(error.available, tuple[str, ...])
    except gb.GornoBadakhshanError:
        pass


def followed(claim: gb.Claim) -> None:
    chain = gb.lineage(claim)
    assert_type(chain, gb.Lineage)
    assert_type(chain.first, gb.Claim)
    assert_type(chain.drift, tuple[gb.Drift, ...])
    assert_type(gb.drift(chain.first, claim), tuple[gb.Drift, ...])
    for toll in gb.timeline(gb.claims(outcome="killed"), "hull", infobox=False):
        assert_type(toll.day, date)
        assert_type(toll.estimate, gb.Estimate)
    assert_type(gb.changelog("1.0.0", "1.1.0"), str)
    assert_type(gb.releases()[0].tombstones, tuple[gb.Tombstone, ...])


def audits() -> None:
    report = gb.verify("1.0.0")
    assert_type(report, gb.Report)
    assert_type(report.ok, bool)
    for finding in report:
        assert_type(finding, gb.Finding)
        assert_type(finding.line, int | None)
