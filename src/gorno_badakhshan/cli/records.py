"""The command `show`."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from ..analysis.assumptions import Assumptions
from ..analysis.hearing import hear
from ..flat import ROWS, record_rows
from ..model.actors import Actor
from ..model.claims import Claim
from ..model.events import Event
from ..model.kinds import kind_of
from ..model.part_wording import part_text, place_in_document
from ..model.places import Place
from ..model.sources import Source
from ..model.vocabulary import CERTAINTIES, HEDGES, PLACE_PRECISIONS, POLARITIES
from ..model.wording import (
    attribution_text,
    bounds_text,
    count_text,
    proposition_text,
    readable,
    statement_text,
)
from ..store.codec import to_dict
from .completion import complete_record_ids
from .csv_rows import print_csv
from .data_folder import load
from .ids import find_record, name_and_id, title_of
from .lists import print_claims
from .options import AsCsv, AsJson, Pin
from .output import Wrapped, amount, console, field_table, heading, print_json

if TYPE_CHECKING:
    from ..dataset import Claims, Dataset
    from ..model.actors import Name
    from ..model.claims import Attribution
    from ..model.locators import Locator
    from ..model.periods import Period
    from ..model.record_types import Record

_MOST_CLAIMS = 10
"""How many claims of each list below a record are printed."""
Fields = Iterator[tuple[str, str | None]]


def show_record(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a record; of a claim, the part after the slash is enough.",
            autocompletion=complete_record_ids,
        ),
    ],
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show one record of any kind, with all its fields."""
    dataset = load(pin)
    record = find_record(dataset, id)
    if as_json:
        print_json(to_dict(record))
        return
    if as_csv:
        kind = kind_of(record)
        print_csv(ROWS[kind], record_rows(kind, [record], dataset))
        return
    out = console()
    out.print(Text.assemble((title_of(record), "bold"), "\n", (record.id, "cyan")))
    out.print()
    out.print(Padding(field_table(_fields(dataset, record)), (0, 0, 0, 2)))
    for title, option, claims in _claims_of(dataset, record):
        if claims:
            out.print(heading(f"{title}: {amount(len(claims), 'claims')}"))
            print_claims(dataset, claims[:_MOST_CLAIMS])
            if len(claims) > _MOST_CLAIMS:
                command = f"gorno-badakhshan claims {option} {record.id}"
                out.print(Wrapped(f"\nthe first {_MOST_CLAIMS} of {len(claims)}; all with: {command}", "dim"))


def _claims_of(dataset: "Dataset", record: "Record") -> "Iterator[tuple[str, str, Claims]]":
    match record:
        case Event():
            yield "Said about it", "--event", dataset.claims.where(event=record.id)
        case Actor():
            yield "Said by it", "--said-by", dataset.claims.where(said_by=record.id)
            yield "Passed on by it", "--relayed-by", dataset.claims.where(relayed_by=record.id)


def _fields(dataset: "Dataset", record: "Record") -> Fields:
    match record:
        case Claim():
            yield from _claim_fields(dataset, record)
        case Event():
            yield from _event_fields(dataset, record)
        case Actor():
            yield from _actor_fields(dataset, record)
        case Place():
            yield from _place_fields(dataset, record)
        case Source():
            yield from _source_fields(dataset, record)
    yield "note", getattr(record, "note", None)


def _claim_fields(dataset: "Dataset", claim: Claim) -> Fields:
    name = dataset.words_for
    yield "claimed", statement_text(claim, name)
    if claim.count:
        yield "figure", count_text(claim.proposition, name)
        yield "bounds", f"{bounds_text(claim.count.low, claim.count.high)}, inclusive"
        yield "hedge", HEDGES[claim.count.hedge]
    yield "polarity", f"{claim.polarity}: {POLARITIES[claim.polarity]}"
    yield "certainty", f"{claim.certainty}: {CERTAINTIES[claim.certainty]}"
    yield "said by", _attribution_lines(dataset, claim.attribution)
    if claim.relays is not None:
        # As the toll names it: whoever reads a relay wants to know whose figure it is.
        yield "goes back to", hear((claim,), Assumptions(), dataset).speaker_text(claim)
    yield "said on", _period_text(claim.said)
    yield "cue", f"“{claim.cue}”" if claim.cue else None
    yield "about", name_and_id(dataset, claim.event)
    yield "source", name_and_id(dataset, claim.source)
    yield "address", dataset.sources[claim.source].url
    yield "place", place_in_document(claim.locator)
    yield "sha256", claim.locator.sha256
    yield from _link_fields(dataset, claim)
    if claim.alternative:
        yield "or read as", proposition_text(claim.alternative.proposition, name)
        if claim.alternative.attribution != claim.attribution:
            yield "said by", _attribution_lines(dataset, claim.alternative.attribution)
        yield "because", claim.alternative.reason


def _attribution_lines(dataset: "Dataset", steps: "Iterable[Attribution]") -> str:
    """Returns one numbered line for each speaker, the first speaker first."""
    return "\n".join(
        f"{number}. {attribution_text(step, dataset.words_for)} ({_step_details(step)})"
        for number, step in enumerate(steps, start=1)
    )


def _step_details(step: "Attribution") -> str:
    """Returns medium, certainty if the step has its own, and the ids of the speakers."""
    return "; ".join(filter(None, (step.medium, step.certainty, ", ".join((step.actor, *step.jointly)))))


def _link_fields(dataset: "Dataset", claim: Claim) -> Fields:
    """Yields the claims that this one refers to, and those that refer to it."""
    for label, reverse_label, field in (
        ("relays", "relayed by", "relays"),
        ("also relays", "relayed too by", "also_relays"),
        ("derived from", "basis of", "derived_from"),
        ("replaces", "replaced by", "supersedes"),
        ("part of", "its parts", "part_of"),
        ("besides", "and besides", "besides"),
        ("same people", "same people", "same_people"),
        ("answers", "answered by", "responds_to"),
    ):
        value = getattr(claim, field)
        linked = "\n".join(value) if isinstance(value, tuple) else value
        basis = f" (relay {claim.relay_basis})" if field == "relays" and claim.relay_basis else ""
        yield label, f"{linked}{basis}" if linked else None
        yield reverse_label, "\n".join(other.id for other in dataset.claims_linking(field).get(claim.id, ()))


def _event_fields(dataset: "Dataset", event: Event) -> Fields:
    yield "kind", readable(event.kind)
    yield "when", _period_text(event.when)
    yield "place", name_and_id(dataset, event.place)
    for part in event.participants:
        yield part.role, f"{name_and_id(dataset, part.actor)}, {part.status}"
    yield "part of", name_and_id(dataset, event.part_of)
    yield "contains", _names(dataset, (other for other in dataset.events if other.part_of == event.id))
    yield "after", name_and_id(dataset, event.after)
    yield "mentioned in", _locator_lines(dataset, event.locators)


def _actor_fields(dataset: "Dataset", actor: Actor) -> Fields:
    yield "kind", f"{actor.kind}, {actor.named}"
    yield "party", readable(actor.party)
    yield "speaks as", readable(actor.standing)
    yield "names", _spellings(actor.names)
    for label, parts in (("post", actor.roles), ("belongs to", actor.affiliations)):
        for part in parts:
            yield label, part_text(part, partial(name_and_id, dataset))
    yield "mentioned in", _locator_lines(dataset, actor.locators)


def _place_fields(dataset: "Dataset", place: Place) -> Fields:
    yield "kind", place.kind
    yield "names", _spellings(place.names)
    yield "within", name_and_id(dataset, place.within)
    if place.point:
        yield "point", part_text(place.point)
    yield "precision", f"{place.precision}: {PLACE_PRECISIONS[place.precision]}"
    yield "contains", _names(dataset, (other for other in dataset.places if other.within == place.id))
    yield "events", _names(dataset, (event for event in dataset.events if event.place == place.id))
    yield "mentioned in", _locator_lines(dataset, place.locators)


def _source_fields(dataset: "Dataset", source: Source) -> Fields:
    yield "kind", source.kind
    yield "publisher", name_and_id(dataset, source.publisher)
    yield "by", ", ".join(source.authors)
    yield "copy of", name_and_id(dataset, source.mirrors)
    yield "carried by", name_and_id(dataset, source.carried_by)
    yield "published", _period_text(source.published)
    yield "language", source.language
    yield "address", source.url
    yield "license", source.license
    yield "read", "the whole text" if source.complete else "only a part, so that a missing claim means nothing"
    if source.text_length:
        yield "text", f"{source.text_length} code points"
        yield "sha256", source.text_sha256
    left_out = sum(passage.left_out is not None for passage in source.passages)
    yield "passages", f"{len(source.passages)}, of which {left_out} left out" if source.passages else None
    yield "claims", str(len(dataset.claims.where(source=source.id)))


def _names(dataset: "Dataset", records: "Iterable[Record]") -> str:
    """Returns one line for each record."""
    return "\n".join(name_and_id(dataset, record.id) for record in records)


def _spellings(names: "Iterable[Name]") -> str:
    return "\n".join(map(part_text, names))


def _period_text(period: "Period | None") -> str:
    """Returns a period and how it is known; empty for None."""
    return part_text(period) if period else ""


def _locator_lines(dataset: "Dataset", locators: "Iterable[Locator]") -> str:
    """Returns one line for each place in a source, followed by the digest of its text."""
    lines = [(part_text(place, dataset.words_for), place.sha256) for place in locators]
    return "\n".join(text for line in lines for text in line if text)
