"""Flat rows of answers: tolls, speakers, pairs, stories, timelines, lineages, changes, releases and coverage.

As in `flat`, the rows of a kind have the same keys in the same order, and several ids or names are joined
by "; ".
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .analysis.hearing import Hearing
from .analysis.lineage import Drift, drift
from .analysis.policies import POLICIES
from .flat import claim_rows, record_row
from .flat_answer_rows import (
    ChangeRow,
    FindingRow,
    LineageRow,
    PairRow,
    PassageRow,
    ReleaseRow,
    RuleRow,
    SideRow,
    SpeakerRow,
    StoryRow,
    TimelineRow,
)
from .flat_rows import plain_rows
from .model.wording import figure_text
from .versions import Change

if TYPE_CHECKING:
    from .analysis.lineage import Lineage
    from .analysis.side_by_side import SideBySide
    from .analysis.timeline import Toll
    from .analysis.toll import PopulationToll, TollReport
    from .audit.coverage import Coverage
    from .audit.finding import Report
    from .dataset import Dataset
    from .model.claims import Claim
    from .store.release import Release
    from .versions import Diff

__all__ = [
    "ChangeRow",
    "FindingRow",
    "LineageRow",
    "PairRow",
    "PassageRow",
    "ReleaseRow",
    "RuleRow",
    "SideRow",
    "SpeakerRow",
    "StoryRow",
    "TimelineRow",
    "change_rows",
    "finding_rows",
    "lineage_rows",
    "pair_rows",
    "passage_rows",
    "release_rows",
    "rule_rows",
    "side_rows",
    "speaker_rows",
    "story_rows",
    "timeline_rows",
]


@plain_rows
def rule_rows(report: "TollReport") -> Iterator[RuleRow]:
    """Yields a row for each population and rule, and one for a population without a figure."""
    for toll in report.populations:
        # A population that no rule answers keeps its row, with the reason in `figures`.
        for estimate in toll.estimates or (None,):
            hearing = toll.hearing
            yield {
                "event": toll.event,
                "event_title": report.dataset.name_of(toll.event),
                "outcome": report.outcome,
                "population": toll.population,
                "policy": estimate.policy if estimate else None,
                "low": estimate.low if estimate else None,
                "best": estimate.best if estimate else None,
                "high": estimate.high if estimate else None,
                "open_above": estimate.open_above if estimate else None,
                "figures": estimate.figures if estimate else toll.refusal or "",
                "disputed": estimate.disputed if estimate else None,
                "steps": estimate.steps or None if estimate else None,
                "claims": len(toll.claims),
                "contradictions": len(estimate.contradictions) if estimate else None,
                "assumed": "; ".join(hearing.assumptions.lines),
                "release": report.dataset.version,
            }


@plain_rows
def side_rows(comparison: "SideBySide") -> Iterator[SideRow]:
    """Yields a row for each population, rule and dataset; the reason where there is no answer."""
    for population in comparison.populations:
        for policy in POLICIES:
            for side, estimate in zip(comparison.sides, comparison.estimates(population, policy), strict=True):
                toll = side.of(population)
                refusal = side.refusal if toll is None else toll.refusal
                yield {
                    "side": side.name,
                    "event": side.event,
                    "outcome": comparison.outcome,
                    "population": population,
                    "policy": policy,
                    "low": estimate.low if estimate else None,
                    "best": estimate.best if estimate else None,
                    "high": estimate.high if estimate else None,
                    "open_above": estimate.open_above if estimate else None,
                    "figures": estimate.figures if estimate else refusal or "no claim counts them",
                    "claims": len(toll.claims) if toll is not None else 0,
                    "assumed": "; ".join(comparison.assumptions.lines),
                    "pin": side.dataset.pin,
                }


@plain_rows
def speaker_rows(report: "TollReport") -> Iterator[SpeakerRow]:
    """Yields a row for each population, first speaker and wording.

    `low` and `high` are the bounds under the assumptions; both are None if the claims do not count, and
    `counts_as` says why. `claim` is the first claim that relays no other one, else the first.
    """
    for toll in report.populations:
        yield from _speaker_rows(report, toll)


def _speaker_rows(report: "TollReport", toll: "PopulationToll") -> Iterator[SpeakerRow]:
    dataset, question = report.dataset, toll.question
    # Counts of a part have bounds too, though no rule adds them up.
    counted = (*question.evidence, *question.parts) if question is not None else ()
    evidence = {each.claim.id: each for each in counted}
    for figure in toll.figures:
        claims = [*claim_rows(figure.claims, dataset)]
        claim = next((row for row in claims if row["relays"] is None), claims[0])
        speaker, bounds = dataset.actors[figure.speaker], evidence.get(figure.claims[0].id)
        yield {
            "event": toll.event,
            "event_title": dataset.name_of(toll.event),
            "outcome": report.outcome,
            "population": toll.population,
            "first_speaker": figure.speaker,
            "first_speaker_name": figure.speakers,
            "first_speaker_party": speaker.party,
            "first_speaker_standing": speaker.standing,
            "changed_by": figure.changed_by,
            "wording": figure.wording,
            "counts_as": figure.counts_as,
            "low": bounds.low if bounds is not None else None,
            "high": bounds.high if bounds is not None else None,
            "claims": len(claims),
            "first_day": min((row["day"] for row in claims if row["day"] is not None), default=None),
            "claim": claim["id"],
            "url": claim["url"],
            "all_claims": "; ".join(row["id"] for row in claims),
            "release": dataset.version,
        }


@plain_rows
def pair_rows(report: "TollReport") -> Iterator[PairRow]:
    """Yields a row for each pair of claims that cannot both be true."""
    for family in report.families:
        hearing = family.hearing
        for pair in family.contradictions:
            yield {
                "event": pair.first.event,
                "event_title": report.dataset.name_of(pair.first.event),
                "outcome": report.outcome,
                "first": pair.first.id,
                "first_speaker_name": hearing.speaker_text(pair.first),
                "first_figure": figure_text(pair.first, hearing.name),
                "first_url": _url(report.dataset, pair.first),
                "second": pair.second.id,
                "second_speaker_name": hearing.speaker_text(pair.second),
                "second_figure": figure_text(pair.second, hearing.name),
                "second_url": _url(report.dataset, pair.second),
                "reason": pair.reason,
                "explanation": pair.explanation,
                "release": report.dataset.version,
            }


@plain_rows
def story_rows(report: "TollReport") -> Iterator[StoryRow]:
    """Yields a row for each story and population on which the story has claims; stories count from 1."""
    stories = ((family, story) for family in report.families for story in family.stories)
    for number, (family, story) in enumerate(stories, start=1):
        for implied in story.implied:
            # A story bounds every population, also those that nobody counts.
            claims = [c for c in story.claims if getattr(c.proposition, "population", None) == implied.population]
            if claims:
                yield {
                    "event": claims[0].event,
                    "event_title": report.dataset.name_of(claims[0].event),
                    "outcome": report.outcome,
                    "story": number,
                    "population": implied.population,
                    "low": implied.low,
                    "high": implied.high,
                    "speaker_names": _once_each(map(family.hearing.speaker_text, claims)),
                    "claims": "; ".join(claim.id for claim in claims),
                    "release": report.dataset.version,
                }


@plain_rows
def timeline_rows(
    tolls: "Iterable[Toll]", hearing: Hearing, dataset: "Dataset", question: tuple[str, str, str]
) -> Iterator[TimelineRow]:
    """Yields a row for each day and standing with a new claim; the question is event, outcome and population."""
    event, outcome, population = question
    for toll in tolls:
        urls = (_url(dataset, claim) for claim in toll.new)
        yield {
            "event": event,
            "event_title": dataset.name_of(event),
            "outcome": outcome,
            "population": population,
            "day": toll.day.isoformat(),
            "standing": toll.standing,
            "policy": toll.estimate.policy,
            "low": toll.estimate.low,
            "best": toll.estimate.best,
            "high": toll.estimate.high,
            "open_above": toll.estimate.open_above,
            "figures": toll.estimate.figures,
            "new_speaker_names": _once_each(map(hearing.speaker_text, toll.new)),
            "new_claims": "; ".join(claim.id for claim in toll.new),
            "new_urls": _once_each(url for url in urls if url is not None) or None,
            "release": dataset.version,
        }


@plain_rows
def lineage_rows(chain: "Lineage", dataset: "Dataset") -> Iterator[LineageRow]:
    """Yields the claims of a lineage: the chain from its first claim on, then those that pass it on.

    `lineage` is the claim asked for. `role` is "chain" or "passed on", `step` counts from 1 in each.
    `changes` is what reads differently from the step before, or from the claim asked for.
    """
    end = chain.claims[-1]
    changes = [None, *(_drift_text(drift(*pair)) for pair in pairwise(chain.claims))]
    changes += [_drift_text(drift(end, later)) for later in chain.passed_on]
    roles = [("chain", step) for step, _ in enumerate(chain.claims, start=1)]
    roles += [("passed on", step) for step, _ in enumerate(chain.passed_on, start=1)]
    claims = claim_rows((*chain.claims, *chain.passed_on), dataset)
    for (role, step), change, row in zip(roles, changes, claims, strict=True):
        yield {**row, "lineage": end.id, "role": role, "step": step, "changes": change}


def _drift_text(changes: Iterable[Drift]) -> str | None:
    return "; ".join(map(str, changes)) or None


@plain_rows
def change_rows(difference: "Diff", old: "Dataset", new: "Dataset") -> Iterator[ChangeRow]:
    """Yields a row for each changed field, then one for each record that was added or withdrawn."""
    # What changed comes first, because it may move the results of an older analysis.
    versions = {"old": difference.old, "new": difference.new}
    for change in difference.changed:
        yield from _field_rows(versions, change)
    for word, bump, records, dataset in (
        ("added", "minor", difference.added, new),
        ("withdrawn", "major", difference.withdrawn, old),
    ):
        for record in records:
            row = record_row(record, dataset)
            facts = {"change": word, "kind": row["kind"], "id": row["id"], "text": row["text"]}
            fields = {"field": None, "before": None, "after": None, "bump": bump, "url": row["url"]}
            yield {**versions, **facts, **fields}  # type: ignore[typeddict-item]


def _field_rows(versions: dict[str, str], change: Change) -> Iterator[Any]:
    for field in change.fields:
        record = {"change": "changed", "kind": change.kind.removesuffix("s"), "id": change.id, "text": None}
        values = {"before": _text(field.before), "after": _text(field.after), "bump": field.bump, "url": None}
        yield {**versions, **record, "field": field.field, **values}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@plain_rows
def release_rows(releases: "Iterable[Release]") -> Iterator[ReleaseRow]:
    """Yields a row for each release, with the number of its records."""
    for release in releases:
        counts = release.counts
        yield {
            "version": release.version,
            "date": release.date.isoformat(),
            "digest": release.digest,
            "pin": release.pin,
            "sources": counts["sources"],
            "actors": counts["actors"],
            "places": counts["places"],
            "events": counts["events"],
            "claims": counts["claims"],
            "notes": release.notes,
        }


@plain_rows
def passage_rows(
    result: "Coverage", dataset: "Dataset", texts: "dict[str, str] | None" = None
) -> Iterator[PassageRow]:
    """Yields a row for each passage; `texts` are the texts of the sources by id, as far as they are at hand."""
    for row in result.rows:
        source, passage, text = dataset.sources[row.source], row.passage, (texts or {}).get(row.source)
        yield {
            "source": row.source,
            "source_title": source.title,
            "url": source.url,
            "state": "covered" if row.is_covered else "left out" if row.is_left_out else "uncovered",
            "part": passage.part,
            "start": passage.start,
            "end": passage.end,
            "left_out": passage.left_out,
            "claims": "; ".join(row.claims) or None,
            "records": "; ".join(row.records) or None,
            "text": text[passage.start : passage.end] if text is not None else None,
            "release": dataset.version,
        }


@plain_rows
def finding_rows(report: "Report") -> Iterator[FindingRow]:
    """Yields a row for each finding."""
    for finding in report:
        yield {
            "code": finding.code,
            "where": finding.where,
            "message": finding.message,
            "repair": finding.repair,
            "file": finding.file,
            "line": finding.line,
            "is_warning": finding.is_warning,
        }


def _url(dataset: "Dataset", claim: "Claim") -> str | None:
    return dataset.sources[claim.source].url


def _once_each(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
