"""Checks of days: nothing is reported before it is said, or before it happens."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.casualty_counts import CasualtyCount
from ..model.claims import Claim
from ..model.periods import Period
from ..model.propositions import Directive, Occurrence, Undertaking
from .entry import Entry
from .finding import Finding
from .records_by_id import RecordsById

if TYPE_CHECKING:
    from ..model.sources import Source

_REPAIR = "correct the date, or the record that it is compared with"
_DATES = ("when", "during", "as_of")
"""Fields of propositions that say when what they state happened."""


def check_dates(entry: Entry, records: RecordsById) -> Iterator[Finding]:
    """Yields each date of a claim that is later than its document."""
    claim = entry.record
    if not isinstance(claim, Claim):
        return
    source: Source | None = records.get("sources", claim.source)
    if source is None or source.published is None:
        return
    # Marks such as `~` widen a date, so that a day that depends on the time zone can be marked.
    if claim.said is not None and source.published.before(claim.said):
        message = f"said on {claim.said}, but {source.id!r} was published on {source.published}"
        yield entry.finding("impossible-date", ("said",), message, _REPAIR)
    if not _is_about_the_future(claim):
        yield from _early_reports(entry, claim, source.published, records)


def _is_about_the_future(claim: Claim) -> bool:
    """Whether a claim may be older than what it is about: a plan, an order, a promise, a denial."""
    if claim.polarity == "denied" or isinstance(claim.proposition, Directive | Undertaking):
        return True
    return isinstance(claim.proposition, Occurrence) and claim.proposition.phase == "planned"


def _early_reports(entry: Entry, claim: Claim, published: Period, records: RecordsById) -> Iterator[Finding]:
    """Yields a finding if the document was published before what the claim reports."""
    # People were counted, and an event took place; other statements may look ahead without a word for it.
    code = "impossible-date" if isinstance(claim.proposition, CasualtyCount | Occurrence) else "doubtful-date"
    event = records.get("events", claim.event)
    if event is not None and event.when is not None and published.before(event.when):
        message = f"{event.id!r} was on {event.when}, but {claim.source!r} was published on {published}"
        yield entry.finding(code, ("event",), message, _REPAIR)
    for field in _DATES:
        date: Period | None = getattr(claim.proposition, field, None)
        if date is not None and published.before(date):
            message = f"{field} is {date}, but {claim.source!r} was published on {published}"
            yield entry.finding(code, ("proposition", field), message, _REPAIR)
