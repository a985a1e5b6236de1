"""Events hold no numbers; their claims do."""

import attrs

from gorno_badakhshan.model.events import Event, Participation
from gorno_badakhshan.model.periods import Period


def test_an_event_reads_as_id_title_and_date() -> None:
    """The repr can be read aloud."""
    day = Period(edtf="2012-07-24", basis="stated")
    event = Event(id="khorog-fighting", title="fighting in Khorog", kind="fighting", when=day)
    assert repr(event) == "<Event khorog-fighting: fighting in Khorog (2012-07-24)>"


def test_an_undated_event_shows_no_date() -> None:
    """None is not shown as a date."""
    event = Event(id="roadblock", title="a road is closed", kind="roadblock")
    assert repr(event) == "<Event roadblock: a road is closed>"


def test_a_participation_says_how_firm_it_is() -> None:
    """A suspected perpetrator is not a perpetrator."""
    part = Participation(actor="government", role="perpetrator", status="suspected")
    assert repr(part) == "Participation(actor='government', role='perpetrator', status='suspected')"


def test_an_event_has_no_field_for_a_number() -> None:
    """How many died is claimed, and never a fact of the event."""
    assert {"deaths", "count", "killed", "best"}.isdisjoint(field.name for field in attrs.fields(Event))
