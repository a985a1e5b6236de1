"""Typing mistakes that people make, one a line: each must be an error under mypy and pyright. Never run.

An ignore that silences nothing is an error itself, so a typo that went undetected fails the check.
"""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Callable
from datetime import time

import gorno_badakhshan as gb


def misspelt_criteria(ds: gb.Dataset) -> None:
    gb.claims(outcom="killed")  # type: ignore[call-arg]
    gb.events(knd="fighting")  # type: ignore[call-arg]
    gb.actors(partys="government")  # type: ignore[call-arg]
    ds.claims.where(saidby="bbc-news")  # type: ignore[call-arg]
    ds.places.where(inside="tajikistan")  # type: ignore[call-arg]
    ds.sources.where(about="khorog-fighting")  # type: ignore[call-arg]


def misspelt_mappings() -> None:
    gb.CountColumns(figur="Dead")  # type: ignore[call-arg]
    gb.CountColumns(figure=3)  # type: ignore[arg-type]
    gb.read_table("reports.csv", {}, on_unread="skip")  # type: ignore[arg-type]


def misspelt_words(ds: gb.Dataset) -> None:
    gb.claims(outcome="kiled")  # type: ignore[arg-type]
    gb.claims(population="soldiers")  # type: ignore[arg-type]
    _population: gb.Population = "soldiers"  # type: ignore[assignment]
    _words: gb.Outcome = gb.OUTCOMES  # type: ignore[assignment]
    ds.claims.where(hedge="at_lest")  # type: ignore[arg-type]
    ds.actors.where(party="goverment")  # type: ignore[arg-type]
    ds.places.where(kind="city")  # type: ignore[arg-type]
    ds.cite("bibtec")  # type: ignore[arg-type]
    gb.Count.of("atleast", 12)  # type: ignore[arg-type]
    gb.Period(edtf="2012", basis="guessed")  # type: ignore[arg-type]


def values_of_another_type() -> None:
    gb.claims(until=time(12))  # type: ignore[arg-type]
    gb.sources(complete="yes")  # type: ignore[arg-type]
    gb.claims(proposition=gb.Count)  # type: ignore[arg-type]
    gb.load(1.0)  # type: ignore[arg-type]
    gb.Count.of("exact", "12")  # type: ignore[arg-type]


def misspelt_names(ds: gb.Dataset, claim: gb.Claim) -> None:
    gb.clams()  # type: ignore[attr-defined]
    gb.load(verson="1.0.0")  # type: ignore[call-arg]
    ds.claim  # type: ignore[attr-defined]
    ds.claims.wher(outcome="killed")  # type: ignore[attr-defined]
    ds.claims.fliter(bool)  # type: ignore[attr-defined]
    claim.sumary  # type: ignore[attr-defined]
    claim.origin.actr  # type: ignore[attr-defined]
    claim.locator.strat  # type: ignore[attr-defined]
    gb.releases()[0].pins  # type: ignore[attr-defined]


def a_proposition_narrowed(claim: gb.Claim) -> None:
    claim.proposition.outcome  # type: ignore[union-attr]
    if isinstance(claim.proposition, gb.CasualtyCount):
        claim.proposition.outcom  # type: ignore[attr-defined]
        claim.proposition.count.statd  # type: ignore[attr-defined]
    if isinstance(claim.proposition, gb.Directive):
        claim.proposition.reciever  # type: ignore[attr-defined]


def an_id_taken_for_its_record(claim: gb.Claim, event: gb.Event) -> None:
    claim.event.title  # type: ignore[arg-type]
    claim.event.name  # type: ignore[attr-defined]
    claim.source.url  # type: ignore[attr-defined]
    claim.origin.actor.name  # type: ignore[attr-defined]
    claim.speaker.name  # type: ignore[attr-defined]
    claim.relays.count  # type: ignore[arg-type,union-attr]
    event.participants[0].actor.name  # type: ignore[attr-defined]
    if isinstance(claim.proposition, gb.Conduct) and claim.proposition.actor is not None:
        claim.proposition.actor.title  # type: ignore[arg-type]


def records_of_another_kind(ds: gb.Dataset, claim: gb.Claim, event: gb.Event) -> None:
    ds.events[claim]  # type: ignore[call-overload]
    ds.event_of(event)  # type: ignore[arg-type]
    ds.claims.where(about=claim)  # type: ignore[arg-type]
    ds.claims.where(outcome=["kiled"])  # type: ignore[list-item]
    gb.toll(claim)  # type: ignore[arg-type]


def comparisons_that_never_hold(claim: gb.Claim) -> None:
    if claim.count is not None:
        claim.count.hedge == "at_lest"  # type: ignore[comparison-overlap]
    if isinstance(claim.proposition, gb.CasualtyCount):
        claim.proposition.outcome == "dead"  # type: ignore[comparison-overlap]
    claim.polarity == "afirmed"  # type: ignore[comparison-overlap]


def a_number_that_may_be_absent(claim: gb.Claim) -> None:
    claim.count.low  # type: ignore[union-attr]
    if claim.count is not None:
        claim.count.high + 1  # type: ignore[operator]


def assigning_to_what_is_frozen(claim: gb.Claim, count: gb.Count) -> None:
    claim.summary = "rewritten"  # type: ignore[misc]
    count.low = 0  # type: ignore[misc]
    # A call `Count(7)` is another kind of error in each version of mypy.
    _by_position: Callable[[int], gb.Count] = gb.Count  # type: ignore[assignment]
