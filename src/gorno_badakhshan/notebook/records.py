"""Datasets, collections and single records as tables, with names, and links to the sources."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ..dataset import datasets_holding
from ..model.kinds import KIND_OF_UNIT, KINDS, kind_of
from ..model.part_wording import part_text
from ..model.wording import attribution_text, proposition_text, readable, speakers_text, statement_text
from .elements import Content, Html, code, escaped, field_table, lines, link, table, titled

if TYPE_CHECKING:
    from ..dataset import Dataset, Records
    from ..model.claims import Attribution, Claim
    from ..model.record_types import Record
    from ..store.release import Release

_MOST_VALUES = 12
"""Longest list within a field that is shown."""


def dataset_behind(records: "Iterable[Record]") -> "Dataset | None":
    """Returns the dataset that the records are from; None if that is none or several."""
    datasets = datasets_holding(records)
    return datasets[0] if len(datasets) == 1 else None


def named(dataset: "Dataset | None", id: str | None) -> Content:
    """Returns the name of a record, with its id as the title; the id itself without a dataset."""
    if id is None:
        return None
    name = dataset.name_of(id) if dataset is not None else id
    return titled(name, id) if name != id else code(id)


def source_link(claim: "Claim", dataset: "Dataset | None") -> Html:
    """Returns the title of the source of a claim, as a link to it, with the claim's id as the title."""
    source = dataset.sources.get(claim.source) if dataset is not None else None
    title = source.title if source is not None else claim.source
    return titled(link(title, source.url if source is not None else None), claim.id)


def dataset_html(dataset: "Dataset") -> Html:
    """Returns the pin of a dataset and the number of its records."""
    counts: Mapping[str, int] = dataset.release.counts
    return field_table(
        Html(f"{escaped(dataset.release.description.name)} {code(dataset.pin)}"),
        [(kind, str(count)) for kind, count in counts.items()],
    )


def release_html(release: "Release") -> Html:
    """Returns the pin of a release with its day, its notes and the number of its records."""
    counts = [(kind, str(count)) for kind, count in release.counts.items()]
    fields = [("released", str(release.date)), ("notes", release.notes), *counts]
    return field_table(Html(f"{escaped(release.description.name)} {code(release.pin)}"), fields)


def collection_html(records: "Records[Any]") -> Html:
    """Returns a table of a collection, of the first records if it is long."""
    dataset, columns = records.dataset, records.columns
    caption = f"{len(records)} {records.kind}, release {dataset.version}"
    headings = [*columns, "source"] if records.kind == "claims" else columns
    rows = ([_column_cell(record, column, dataset) for column in headings] for record in records)
    return table(caption, headings, rows, len(records))


def _column_cell(record: Any, column: str, dataset: "Dataset") -> Content:
    match column:
        case "id":
            return code(record.id)
        case "claimed":
            return statement_text(record, dataset.words_for)
        case "said by":
            return _speakers(record.origin, dataset)
        case "through":
            return lines(_speakers(step, dataset) for step in record.attribution[1:])
        case "source":
            return source_link(record, dataset)
        case "title" if kind_of(record) == "sources":
            return link(record.title, record.url)
        case _:
            field = attrs.fields_dict(type(record))[column]
            return _value_cell(field, getattr(record, column), dataset)


def _speakers(step: "Attribution", dataset: "Dataset | None") -> Html:
    name = dataset.words_for if dataset is not None else str
    return titled(speakers_text(step, name), ", ".join((step.actor, *step.jointly)))


def record_html(record: "Record") -> Html:
    """Returns a table of the fields of a record that are not empty."""
    dataset = dataset_behind([record])
    kind = KINDS[kind_of(record)]
    caption = Html(f"{kind.singular} {code(record.id)}")
    return field_table(caption, _field_cells(record, dataset))


def _field_cells(record: Any, dataset: "Dataset | None") -> Iterable[tuple[str, Content]]:
    """Yields the fields of a record with their values, the id left out."""
    name = dataset.words_for if dataset is not None else str
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        match field.name:
            case "id":
                continue
            case "proposition":
                yield "claimed", statement_text(record, name)
            case "attribution":
                yield "said by", attribution_text(record.origin, name)
                yield "through", lines(attribution_text(step, name) for step in record.attribution[1:])
            case "source" if kind_of(record) == "claims":
                yield "source", source_link(record, dataset)
            case "alternative" if value is not None:
                yield "or", f"{proposition_text(value.proposition, name)} ({value.reason})"
            case "url":
                yield "url", link(value, value)
            # A document has hundreds, none with a text of its own.
            case "passages":
                yield "passages", str(len(value)) if value else None
            case _:
                yield readable(field.name), _value_cell(field, value, dataset)


def _value_cell(field: "attrs.Attribute[Any]", value: Any, dataset: "Dataset | None") -> Content:
    """Returns the value of a field: names for ids, words for nested records, None where it is empty."""
    if isinstance(value, tuple):
        shown = [_value_cell(field, each, dataset) for each in value[:_MOST_VALUES]]
        rest = len(value) - len(shown)
        return lines([*shown, f"… and {rest} more"] if rest else shown)
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and field.metadata.get("unit") in KIND_OF_UNIT:
        return named(dataset, value)
    if attrs.has(type(value)):
        return _part(value, dataset)
    # A word of a vocabulary, such as government_forces, is written as people write it.
    return readable(value) if field.metadata.get("vocabulary") else str(value)


def _part(part: Any, dataset: "Dataset | None") -> Html:
    """Returns a part of a record in words, with the ids in it as the title."""
    text = part_text(part, dataset.words_for if dataset is not None else str)
    ids = (
        getattr(part, each.name) for each in attrs.fields(type(part)) if each.metadata.get("unit") in KIND_OF_UNIT
    )
    title = ", ".join(filter(None, ids))
    return titled(text, title) if title else escaped(text)
