"""One record whole, and records found by words."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from ..dataset import load
from ..model.actors import Actor
from ..model.claims import Claim
from ..model.events import Event
from ..model.places import Place
from ..model.sources import Source
from ..model.vocabulary import CERTAINTIES, HEDGES, PLACE_PRECISIONS, POLARITIES
from ..show import cell
from ..store.codec import to_dict
from .lists import show_claims
from .options import AsJson, Pin
from .output import amount, console, listing, print_json, sheet
from .wording import bounds, called, dated, figure, find, named, place_in, plain, short, speakers, title_of

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.actors import Name
    from ..model.claims import Attribution
    from ..model.kinds import Record
    from ..model.locators import Locator
    from ..records import Claims

Lines = Iterator[tuple[str, str | None]]


def show(
    id: Annotated[str, typer.Argument(help="Id of a record; of a claim, what is behind the slash.")],
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """One record whole, of whatever kind."""
    dataset = load(pin)
    record = find(dataset, id)
    if as_json:
        print_json(to_dict(record))
        return
    out = console()
    out.print(Text.assemble((title_of(record), "bold"), "\n", (record.id, "cyan")))
    out.print()
    out.print(Padding(sheet(_lines(dataset, record)), (0, 0, 0, 2)))
    for heading, claims in _claims_of(dataset, record):
        if claims:
            out.print(Text(f"\n{heading}: {amount(len(claims), 'claims')}\n", style="bold"))
            show_claims(dataset, claims)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Each begins a word of the record.")],
    pin: Pin = None,
    as_json: AsJson = False,
) -> None:
    """Records of all kinds in which all the words occur, whatever their spelling or alphabet."""
    dataset = load(pin)
    found = dataset.search(" ".join(words))
    if as_json:
        print_json([{"collection": _kind(record), "record": to_dict(record)} for record in found])
    elif found:
        out = console()
        cells = ([short(dataset, hit.id), title_of(hit), _kind(hit).removesuffix("s")] for hit in found)
        out.print(listing(out, ("id", "what", "kind"), cells))
        out.print(Text(f"\n{amount(len(found), 'hits')}", style="dim"))
    else:
        typer.echo(f"nothing holds {' '.join(words)!r}; try fewer words, or only how one begins", err=True)
    if not found:
        raise typer.Exit(1)


def _kind(record: "Record") -> str:
    return f"{type(record).__name__.lower()}s"


def _claims_of(dataset: "Dataset", record: "Record") -> "Iterator[tuple[str, Claims]]":
    match record:
        case Event():
            yield "Said about it", dataset.claims.where(event=record.id)
        case Actor():
            yield "Said by it", dataset.claims.where(said_by=record.id)
            yield "Passed on by it", dataset.claims.where(relayed_by=record.id)


def _lines(dataset: "Dataset", record: "Record") -> Lines:
    match record:
        case Claim():
            yield from _claim(dataset, record)
        case Event():
            yield from _event(dataset, record)
        case Actor():
            yield from _actor(dataset, record)
        case Place():
            yield from _place(dataset, record)
        case Source():
            yield from _source(dataset, record)
    yield "note", getattr(record, "note", None)


def _claim(dataset: "Dataset", claim: Claim) -> Lines:
    yield "claimed", cell(claim, "claimed")
    if claim.count:
        yield "figure", figure(claim.proposition)
        yield "bounds", f"{bounds(claim.count)}, inclusive"
        yield "hedge", HEDGES[claim.count.hedge]
    yield "polarity", f"{claim.polarity}: {POLARITIES[claim.polarity]}"
    yield "certainty", f"{claim.certainty}: {CERTAINTIES[claim.certainty]}"
    yield "said by", _chain(dataset, claim.attribution)
    yield "said on", dated(claim.said)
    yield "cue", f"“{claim.cue}”" if claim.cue else None
    yield "about", named(dataset, claim.event)
    yield "source", named(dataset, claim.source)
    yield "place", place_in(claim.locator)
    yield "sha256", claim.locator.sha256
    yield from _links(dataset, claim)
    if claim.alternative:
        yield "or read as", str(claim.alternative.proposition)
        if claim.alternative.attribution != claim.attribution:
            yield "said by", _chain(dataset, claim.alternative.attribution)
        yield "because", claim.alternative.reason


def _chain(dataset: "Dataset", steps: "Iterable[Attribution]") -> str:
    """One line a step, origin first."""
    return "\n".join(
        f"{number}. {speakers(dataset, step)} {plain(step.act)} ({_how(step)})"
        for number, step in enumerate(steps, start=1)
    )


def _how(step: "Attribution") -> str:
    """Medium, certainty where a later voice has its own, and the ids to ask for."""
    return "; ".join(filter(None, (step.medium, step.certainty, ", ".join((step.actor, *step.jointly)))))


def _links(dataset: "Dataset", claim: Claim) -> Lines:
    for label, back, field in (
        ("relays", "relayed by", "relays"),
        ("replaces", "replaced by", "supersedes"),
        ("part of", "its parts", "part_of"),
        ("besides", "and besides", "besides"),
        ("same people", "same people", "same_people"),
        ("answers", "answered by", "responds_to"),
    ):
        known = f" (relay {claim.relay_basis})" if field == "relays" and claim.relay_basis else ""
        yield label, f"{held}{known}" if (held := getattr(claim, field)) else None
        yield back, "\n".join(other.id for other in dataset.claims if getattr(other, field) == claim.id)


def _event(dataset: "Dataset", event: Event) -> Lines:
    yield "kind", plain(event.kind)
    yield "when", dated(event.when)
    yield "place", named(dataset, event.place)
    for part in event.participants:
        yield part.role, f"{named(dataset, part.actor)}, {part.status}"
    yield "part of", named(dataset, event.part_of)
    yield "contains", "\n".join(named(dataset, other.id) for other in dataset.events if other.part_of == event.id)
    yield "after", named(dataset, event.after)
    yield "spoken of", _locators(dataset, event.locators)


def _actor(dataset: "Dataset", actor: Actor) -> Lines:
    yield "kind", f"{actor.kind}, {actor.named}"
    yield "party", plain(actor.party)
    yield "speaks as", plain(actor.standing)
    yield "names", _names(actor.names)
    for role in actor.roles:
        yield "post", _tie(role.title, named(dataset, role.organization), dated(role.when))
    for tie in actor.affiliations:
        yield "belongs to", _tie(named(dataset, tie.organization), dated(tie.when))
    yield "spoken of", _locators(dataset, actor.locators)


def _place(dataset: "Dataset", place: Place) -> Lines:
    yield "kind", place.kind
    yield "names", _names(place.names)
    yield "within", named(dataset, place.within)
    if place.point:
        yield "point", f"{place.point.latitude}, {place.point.longitude} (WGS 84; {place.point.gazetteer})"
    yield "precision", f"{place.precision}: {PLACE_PRECISIONS[place.precision]}"
    yield "contains", "\n".join(named(dataset, other.id) for other in dataset.places if other.within == place.id)
    yield "events", "\n".join(named(dataset, event.id) for event in dataset.events if event.place == place.id)
    yield "spoken of", _locators(dataset, place.locators)


def _source(dataset: "Dataset", source: Source) -> Lines:
    yield "kind", source.kind
    yield "publisher", named(dataset, source.publisher)
    yield "by", ", ".join(source.authors)
    yield "copy of", named(dataset, source.mirrors)
    yield "carried by", named(dataset, source.carried_by)
    yield "published", dated(source.published)
    yield "language", source.language
    yield "address", source.url
    yield "license", source.license
    yield "read", "the whole text" if source.complete else "only a part: the absence of a claim means nothing"
    if source.text_length:
        yield "text", f"{source.text_length} code points"
        yield "sha256", source.text_sha256
    left_out = sum(passage.left_out is not None for passage in source.passages)
    yield "passages", f"{len(source.passages)}, of which {left_out} left out" if source.passages else None
    yield "claims", str(len(dataset.claims.where(source=source.id)))


def _names(names: "Iterable[Name]") -> str:
    return "\n".join(f"{name.spelling} ({name.language}; {name.source})" for name in names)


def _tie(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _locators(dataset: "Dataset", locators: "Iterable[Locator]") -> str:
    """Each place on a line, its digest below; under its source's title where there are several sources."""
    return "\n".join(
        "\n".join(filter(None, (f"{called(dataset, place.source)}: {place_in(place)}", place.sha256)))
        for place in locators
    )
