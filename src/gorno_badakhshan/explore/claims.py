"""The claims and sources of the page: a row of a table for each, and what the tables do not show."""

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..analysis.lineage import drift
from ..analysis.timeline import day_of
from ..model.wording import attribution_text, figure_text, speakers_text, statement_text, through_text
from .markup import link
from .tables import Table

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..model.sources import Source

COLUMNS = ("Claim", "Figure", "Said by", "Day", "Event", "Source")

_IDS = ("event", "place", "speaker")
"""Changes whose values are ids, which the page shows as names."""


def claim_rows(dataset: "Dataset") -> str:
    """Returns the rows of the table of claims, in the order of the release.

    The id of a row is the fragment that leads to it, with and without script.
    """
    return "\n".join(_claim_table_row(claim, dataset) for claim in dataset.claims)


def _claim_table_row(claim: "Claim", dataset: "Dataset") -> str:
    name = dataset.name_of
    through = through_text(claim, name)
    day = day_of(claim, dataset)
    said_by = speakers_text(claim.origin, name) + (f", through {through}" if through else "")
    texts = (
        figure_text(claim, name) if claim.count is not None else "",
        said_by,
        day.isoformat() if day is not None else "",
        name(claim.event),
    )
    cells = "".join(f"<td>{escape(text)}" for text in texts)
    # The publisher only: the table of sources has each title and address once.
    publisher = name(dataset.sources[claim.source].publisher)
    source = f"<td>{link(f'#source={claim.source}', publisher)}"
    # HTML needs no closing tags of rows and cells, and there are thousands.
    return f'<tr id="claim={escape(claim.id)}"><th scope=row>{escape(claim.summary)}{cells}{source}'


def source_rows(dataset: "Dataset") -> str:
    """Returns the rows of the table of sources; a title is a link if its address is one of the web."""
    return "\n".join(_source_table_row(source, dataset) for source in dataset.sources)


def _source_table_row(source: "Source", dataset: "Dataset") -> str:
    has_link = source.url is not None and is_web_address(source.url)
    title = link(source.url, source.title) if source.url and has_link else escape(source.title)
    texts = (dataset.name_of(source.publisher), str(source.published or ""))
    cells = "".join(f"<td>{escape(text)}" for text in texts)
    return f'<tr id="source={escape(source.id)}"><th scope=row>{title}{cells}'


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


def claims_data(dataset: "Dataset", texts: Table) -> list[list[object]]:
    """Returns what the page needs of each claim beside its row, in the order of the rows.

    What it states if that is a number, else None; its steps of attribution, certainty and place in the
    source as positions in `texts`. If it relays a claim of the dataset also the position of that claim,
    how the relay is known, and what changed.
    """
    positions = {id: position for position, id in enumerate(dataset.claims.ids)}
    return [_claim_data(claim, dataset, positions, texts) for claim in dataset.claims]


def _claim_data(claim: "Claim", dataset: "Dataset", positions: dict[str, int], texts: Table) -> list[object]:
    fields: list[object] = [
        # The summary, which is in the row, says of other propositions what their coded form says.
        statement_text(claim, dataset.name_of) if claim.count is not None else None,
        [texts.position(attribution_text(step, dataset.name_of)) for step in claim.attribution],
        texts.position(claim.certainty),
        texts.position(str(claim.locator)),
    ]
    earlier = dataset.claims.get(claim.relays) if claim.relays is not None else None
    if earlier is not None:
        fields += [
            positions[earlier.id],
            claim.relay_basis,
            [*map(texts.position, changes_texts(earlier, claim, dataset))],
        ]
    return fields


def changes_texts(earlier: "Claim", later: "Claim", dataset: "Dataset") -> list[str]:
    """Returns what reads differently in the later claim: `value: 20 → 200`."""
    texts = []
    for change in drift(earlier, later):
        before, after = change.before or "not said", change.after or "not said"
        if change.what in _IDS:
            before, after = dataset.name_of(before), dataset.name_of(after)
        texts.append(f"{change.what}: {before} → {after}")
    return texts
