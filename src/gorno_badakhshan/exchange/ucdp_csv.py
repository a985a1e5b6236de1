"""UCDP's Georeferenced Event Dataset in shape only: one row an event, three numbers of dead, under a named rule.

The folder has `ged.csv` in that shape, `events.csv` with every event and whether it is a row, and `figures.csv`
with what the rule gives for each population. `README.md` and `datapackage.json` say what is lost.
"""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any, TypedDict

from ..analysis.assumptions import Assumptions
from ..analysis.policies import Policy, policy_of
from ..atomic import write_new_folder
from ..dataset import Dataset
from ..flat import Row, plain_row, plain_rows
from .csv_files import csv_text
from .data_package import file_proof
from .ucdp_columns import GED_DESCRIPTIONS, LOST_KNOWLEDGE, GedRow, lost_fields
from .ucdp_figures import EventDeaths, event_deaths
from .ucdp_rows import ged_row

DEFAULT_POLICY = "low_best_high"
"""The rule after UCDP's own code book."""


class GedEventRow(TypedDict):
    """An event of the dataset, and whether it is a row of `ged.csv`."""

    event: str
    title: str
    kind: str
    status: str
    row: str | None
    reason: str
    without_figure: str | None
    low: int | None
    best: int | None
    high: int | None


class GedFigureRow(TypedDict):
    """What the rule gives for one population of an event."""

    event: str
    population: str
    low: int | None
    best: float | None
    high: int | None
    open_above: bool | None
    disputed: bool | None
    claims: int
    used: str | None
    refusal: str | None


_GED_TABLES = {
    "ged": GED_DESCRIPTIONS,
    "events": {
        "event": "id of the event",
        "title": "title",
        "kind": "kind of event",
        "status": "row, within, chain, no dead, no figure or no count",
        "row": "`relid` of the row that has its dead; empty if none has",
        "reason": "why it is no row; empty for a row",
        "without_figure": "populations that claims count and the rule gives no figure for; not in the numbers",
        "low": "least figure under the rule",
        "best": "best figure under the rule",
        "high": "greatest figure under the rule",
    },
    "figures": {
        "event": "id of the event",
        "population": "whom the figure counts",
        "low": "least figure of the rule",
        "best": "best figure of the rule",
        "high": "greatest figure of the rule",
        "open_above": "whether nothing bounds the number from above",
        "disputed": "whether claims contradict each other, or a source calls the number disputed",
        "claims": "number of claims on it",
        "used": "ids of the claims that the rule used",
        "refusal": "why the rule gives nothing",
    },
}
_ROW_CLASSES: dict[str, type] = {"ged": GedRow, "events": GedEventRow, "figures": GedFigureRow}


def write(
    dataset: Dataset, path: str | PathLike[str], *, force: bool = False, policy: str = DEFAULT_POLICY
) -> None:
    """Writes the events of a dataset as a folder with `ged.csv`, under a rule named `policy`.

    Raises `VocabularyError` if there is no such rule, and `WriteError` if the folder exists and `force` is
    false, or if it cannot be written.
    """
    chosen = policy_of(policy)
    events = event_deaths(dataset, chosen)
    rows: dict[str, Sequence[Row]] = {
        "ged": [ged_row(each, dataset) for each in events if each.status == "row"],
        "events": [_event_row(each) for each in events],
        "figures": [row for each in events for row in _figure_rows(each)],
    }
    tables = {f"{name}.csv": csv_text(row_class, rows[name]).encode() for name, row_class in _ROW_CLASSES.items()}
    readme = _readme(dataset, chosen, events).encode()
    descriptor = json.dumps(_descriptor(dataset, chosen, tables), ensure_ascii=False, indent=1) + "\n"
    files = {"README.md": readme, "datapackage.json": descriptor.encode(), **tables}
    write_new_folder(Path(path), files, force=force)


@plain_row
def _event_row(deaths: EventDeaths) -> GedEventRow:
    everyone = deaths.of("everyone")
    return GedEventRow(
        event=deaths.event.id,
        title=deaths.event.title,
        kind=deaths.event.kind,
        status=deaths.status,
        row=deaths.row,
        reason=deaths.reason,
        without_figure="; ".join(deaths.without_figure) or None,
        low=everyone.low if everyone else None,
        best=everyone.best if everyone else None,
        high=everyone.high if everyone else None,
    )


@plain_rows
def _figure_rows(deaths: EventDeaths) -> Iterator[GedFigureRow]:
    for each in deaths.populations:
        estimate = each.estimate
        yield GedFigureRow(
            event=deaths.event.id,
            population=each.population,
            low=estimate.low if estimate else None,
            best=estimate.best if estimate else None,
            high=estimate.high if estimate else None,
            open_above=estimate.open_above if estimate else None,
            disputed=estimate.disputed if estimate else None,
            claims=each.claims,
            used="; ".join(claim.id for claim in estimate.used) if estimate else None,
            refusal=each.refusal,
        )


def _descriptor(dataset: Dataset, policy: Policy, tables: dict[str, bytes]) -> dict[str, Any]:
    about = dataset.release.description
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{about.name}-ged-shape",
        "title": f"{about.title}, events in the shape of UCDP GED, by the rule {policy.name}",
        "description": "No data of UCDP. Numbers follow from claims by the rule named under `policy`.",
        "version": dataset.version,
        "id": f"{dataset.pin}#ged-{policy.name}-{sha256(tables['ged.csv']).hexdigest()[:12]}",
        "created": f"{dataset.release.date.isoformat()}T00:00:00Z",
        "licenses": [{"name": about.license}],
        "contributors": [{"title": name, "roles": ["creator"]} for name in about.maintainers],
        "pin": dataset.pin,
        "policy": policy.to_dict(),
        "assumptions": Assumptions().to_dict(),
        "resources": [_ged_resource(name, tables[f"{name}.csv"]) for name in _ROW_CLASSES],
        "lostKnowledge": list(LOST_KNOWLEDGE),
        "lostFields": lost_fields(),
    }


def _ged_resource(name: str, content: bytes) -> dict[str, Any]:
    annotations = _ROW_CLASSES[name].__annotations__
    fields = [
        {"name": column, "type": _schema_type(annotations[column]), "description": text}
        for column, text in _GED_TABLES[name].items()
    ]
    resource = {"name": name, "type": "table", "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv"}
    return {**resource, "encoding": "utf-8", **file_proof(content), "schema": {"fields": fields}}


def _schema_type(annotation: object) -> str:
    words = str(getattr(annotation, "__name__", annotation))
    return next(
        (name for word, name in (("bool", "boolean"), ("int", "integer"), ("float", "number")) if word in words),
        "string",
    )


def _readme(dataset: Dataset, policy: Policy, events: list[EventDeaths]) -> str:
    statuses = [each.status for each in events]
    counts = {status: statuses.count(status) for status in _STATUSES}
    return "\n".join([
        f"# {dataset.release.description.title}: events in the shape of UCDP GED",
        "",
        f"Pin: {dataset.pin}. Rule: `{policy.name}`. {policy.definition}",
        f"Source of the rule: {policy.citation}. Known bias: {policy.bias}",
        "",
        "This is not data of UCDP, and UCDP has not seen it. Only names and order of the columns in `ged.csv` are",
        "those of its Georeferenced Event Dataset.",
        "",
        "## How the numbers come about",
        "",
        "1. For each population the rule gives `low`, `best` and `high`, or some of them: see `figures.csv`.",
        "2. A whole has at least as many dead as its parts together. So each number of a population is its own or",
        "   the sum of its parts, whichever is greater. Such a sum may be a number that nobody stated.",
        "3. `deaths_a` counts the government's forces, `deaths_b` militants, `deaths_civilians` civilians, and",
        "   `deaths_unknown` the rest of `best`. The four add up to `best`.",
        "4. A number that the rule does not give for one of the populations is empty, and so is `high` where",
        "   nothing bounds it. Nothing is filled in. A population without any number under the rule is in no sum;",
        "   `without_figure` in `events.csv` names it.",
        "",
        "Add up `best` only over rows. Dead of an event within a larger one are in the row of the larger one.",
        "",
        "## Events",
        "",
        "`events.csv` lists every event of the release:",
        "",
        *(f"- {counts[status]} × `{status}`: {meaning}" for status, meaning in _STATUSES.items()),
        "",
        "## What is lost",
        "",
        *(f"- {text}" for text in LOST_KNOWLEDGE),
        "",
        "`datapackage.json` lists under `lostFields` each field of the flat tables of which nothing is left.",
        "",
    ])  # fmt: skip


_STATUSES = {
    "row": "a row of `ged.csv`.",
    "within": "its dead are among those of the row of a larger event.",
    "chain": "a war or a conflict, which consists of events; its own figures are in no row.",
    "no dead": "nobody was killed under the rule.",
    "no figure": "claims count its dead, and the rule gives no number for them.",
    "no count": "no claim counts its dead.",
}
