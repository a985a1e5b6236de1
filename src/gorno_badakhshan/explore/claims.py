"""The claims and sources of the page: a row of a table for each, and what the tables do not show."""

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..analysis.lineage import drift
from ..analysis.timeline import day_of
from ..cite import date_parts
from ..model.wording import attribution_text, figure_text, speakers_text, statement_text, through_text
from .markup import link
from .tables import Table

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..model.sources import Source

COLUMNS = ("Claim", "Figure", "Said by", "Day", "Event")


def ordered_claims(dataset: "Dataset") -> "list[Claim]":
    """Returns the claims source by source, in the order of the release within each."""
    order = {id: position for position, id in enumerate(dataset.sources.ids)}
    return sorted(dataset.claims, key=lambda claim: order[claim.source])


def claim_positions(dataset: "Dataset") -> dict[str, int]:
    """Returns the position of each claim on the page by its id."""
    return {claim.id: position for position, claim in enumerate(ordered_claims(dataset))}


def claim_rows(dataset: "Dataset") -> str:
    """Returns the rows of the table of claims: each source with its address, and its claims below it.

    The id of a row is the fragment that leads to it, with and without script. The script reads the rows
    too, line by line and cell by cell, so that the page has each text once.
    """
    lines: dict[str, list[str]] = {source.id: [_source_row(source, dataset)] for source in dataset.sources}
    for claim in dataset.claims:
        lines[claim.source].append(_claim_table_row(claim, dataset))
    return "\n".join(line for group in lines.values() for line in group)


def _source_row(source: "Source", dataset: "Dataset") -> str:
    """Returns the row of a source, which begins a group; the title is a link if its address is one of the web."""
    has_link = source.url is not None and is_web_address(source.url)
    title = link(source.url, source.title) if source.url and has_link else escape(source.title)
    texts = (dataset.name_of(source.publisher), str(source.published or ""))
    cells = "".join(f"<td>{escape(text)}" for text in texts)
    return f'<tbody id="source={escape(source.id)}"><tr><th scope=rowgroup colspan=3>{title}{cells}'


def _claim_table_row(claim: "Claim", dataset: "Dataset") -> str:
    name = dataset.words_for
    through = through_text(claim, name)
    day = day_of(claim, dataset)
    texts = (
        figure_text(claim, name) if claim.count is not None else "",
        speakers_text(claim.origin, name) + (f", through {through}" if through else ""),
        day.isoformat() if day is not None else "",
        name(claim.event),
    )
    cells = "".join(f"<td>{escape(text)}" for text in texts)
    # HTML needs no closing tags of rows and cells, nor the scope of a heading in the first column.
    return f'<tr id="claim={escape(claim.id)}"><th>{escape(claim.summary)}{cells}'


def is_web_address(url: str) -> bool:
    """Returns whether an address is one that a browser may open: no script, no file.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def source_dates(dataset: "Dataset") -> dict[str, tuple[int, ...]]:
    """Returns year, month and day for citations of each source whose text does not say them plainly."""
    dates = {}
    for source in dataset.sources:
        parts = date_parts(source.published)
        # The script splits the text at its hyphens.
        if "-".join(f"{part:02}" for part in parts) != str(source.published or ""):
            dates[source.id] = parts
    return dates


def claims_data(dataset: "Dataset") -> dict[str, object]:
    """Returns what the page needs of each claim beside its row, as columns in the order of the rows.

    `statements` has what follows the figure in the coded form of a number (` civilian killed`), the whole
    form if it does not begin with the figure, or None where the summary says it all. `attribution` has
    the steps, the first speaker first. `relays` has the claims that relay another one of the dataset:
    its position, how the relay is known, and what changed. Texts are positions in their own table, whose
    numbers are short.
    """
    statements, speakers, certainty, locators, changes = Table(), Table(), Table(), Table(), Table()
    positions, claims = claim_positions(dataset), ordered_claims(dataset)
    relays: dict[int, list[object]] = {}
    for position, claim in enumerate(claims):
        earlier = dataset.claims.get(claim.relays) if claim.relays is not None else None
        if earlier is not None:
            texts = changes_texts(earlier, claim, dataset)
            relays[position] = [positions[earlier.id], claim.relay_basis, [*map(changes.position, texts)]]
    return {
        "statements": [statements.position(_statement_words(claim, dataset)) for claim in claims],
        "attribution": [
            [speakers.position(attribution_text(step, dataset.words_for)) for step in claim.attribution]
            for claim in claims
        ],
        "certainty": [certainty.position(claim.certainty) for claim in claims],
        "locators": [locators.position(str(claim.locator)) for claim in claims],
        "relays": relays,
        "texts": {
            "statements": statements.values,
            "attribution": speakers.values,
            "certainty": certainty.values,
            "locators": locators.values,
            "changes": changes.values,
        },
    }


def _statement_words(claim: "Claim", dataset: "Dataset") -> str | None:
    # The summary, which is in the row, says of other propositions what their coded form says.
    if claim.count is None:
        return None
    statement = statement_text(claim, dataset.words_for)
    rest = statement.removeprefix(figure_text(claim, dataset.words_for))
    # A space in front tells the script to put the figure there.
    return rest if rest.startswith(" ") else statement


def changes_texts(earlier: "Claim", later: "Claim", dataset: "Dataset") -> list[str]:
    """Returns what reads differently in the later claim: `value: 20 → 200`."""
    return [change.text(dataset.words_for) for change in drift(earlier, later)]
