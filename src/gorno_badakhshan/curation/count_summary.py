"""Writes the summary of a plain count, which a curated file may leave out."""

import re
from collections.abc import Mapping
from typing import Any, cast

import attrs

from ..model.casualty_counts import CasualtyCount
from ..model.claims import Attribution, Claim
from ..model.own_words import AnyPopulation
from ..model.vocabulary import Hedge, Outcome, Population, SpeechAct
from ..model.wording import readable, speakers_text
from ..store.codec import examine

_PEOPLE: Mapping[Population, tuple[str, str]] = {
    "everyone": ("person", "people"),
    "government_forces": ("member of the government forces", "members of the government forces"),
    "military": ("member of the military", "members of the military"),
    "security_service": ("member of the security services", "members of the security services"),
    "residents": ("resident", "residents"),
    "militant": ("militant", "militants"),
    "civilian": ("civilian", "civilians"),
}
_WORDED_HEDGES: frozenset[Hedge] = frozenset(
    {"exact", "none", "at_least", "more_than", "up_to", "about", "nearly", "between"}
)
"""Hedges that a sentence states in full; the word for a magnitude, such as dozens, is not in the record."""
_OUTCOMES: frozenset[Outcome] = frozenset({"killed", "wounded", "detained", "missing", "displaced", "released"})
"""Outcomes that follow the people without another verb."""
_ACTS: frozenset[SpeechAct] = frozenset(
    {"asserts", "reports", "cites", "announces", "witnesses", "lists", "admits", "confirms", "estimates"}
)
"""Speech acts that put a number forward."""
_COUNT_FIELDS = {"kind", "outcome", "population", "count", "subset", "person"}
_CLAIM_FIELDS = {
    *("id", "source", "event", "summary", "proposition", "attribution", "locator", "said", "cue", "note"),
    *("relays", "relay_basis", "supersedes", "responds_to"),
}
"""The fields of a claim that the sentence states, or need not state."""


def count_summary(claim: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """Returns the summary of a claim without one, given in full; None if its sentence would not say it all.

    `names` has the names of actors and events by id; the id stands for a name that is not known.

    >>> count = {"stated": 30, "low": 30, "high": 30, "hedge": "exact"}
    >>> proposition = {"kind": "CasualtyCount", "outcome": "killed", "population": "militant", "count": count}
    >>> attribution = [{"actor": "prosecutor", "act": "announces", "medium": "briefing"}]
    >>> claim = {"event": "fighting", "proposition": proposition, "attribution": attribution}
    >>> count_summary(claim, {"prosecutor": "Prosecutor General", "fighting": "Fighting in Khorog"})
    'Prosecutor General: 30 militants killed (Fighting in Khorog).'

    A subset or a person stands before the event: `2 residents wounded (protesters; Rally).`
    """
    proposition, attribution = claim.get("proposition"), claim.get("attribution")
    if not isinstance(proposition, dict) or not isinstance(attribution, list) or not attribution:
        return None
    if not isinstance(claim.get("event"), str) or proposition.get("kind") != CasualtyCount.__name__:
        return None
    if not _given(claim, Claim) <= _CLAIM_FIELDS or not _given(proposition, CasualtyCount) <= _COUNT_FIELDS:
        return None
    count, _ = examine(proposition, CasualtyCount)
    origin, _ = examine(attribution[0], Attribution)
    if count is None or origin is None or origin.certainty or not _is_plain(count, origin):
        return None
    speakers = speakers_text(origin, lambda id_: names.get(id_, id_))
    limits = [count.subset, names.get(count.person or "", count.person), names.get(claim["event"], claim["event"])]
    verb = " estimate" if origin.jointly else " estimates"
    act = verb if origin.act == "estimates" else ""
    return f"{speakers[:1].upper()}{speakers[1:]}{act}: {count_words(count)} ({'; '.join(filter(None, limits))})."


def _given(data: Mapping[str, Any], cls: type) -> set[str]:
    """Returns the keys that have another value than the default of their field."""
    fields = attrs.fields_dict(cls)
    return {
        key for key, value in data.items() if value != [] and not (key in fields and fields[key].default == value)
    }


def _is_plain(count: CasualtyCount, origin: Attribution) -> bool:
    # "1 resident wounded (protesters; ...)" is no good English.
    is_one_of_several = count.subset is not None and count.count.stated == 1
    is_worded = count.count.hedge in _WORDED_HEDGES and count.outcome in _OUTCOMES
    return is_worded and origin.act in _ACTS and not is_one_of_several


def count_words(count: CasualtyCount) -> str:
    """Returns a count with its people and what happened to them, such as `30 militants killed`."""
    one, several = _people(count.population)
    figures = re.sub(r"[0-9]{4,}", lambda figure: f"{int(figure[0]):,}", str(count.count))
    number = "no" if count.count.hedge == "none" else figures
    return f"{number} {one if count.count.stated == 1 else several} {readable(count.outcome)}"


def _people(population: AnyPopulation) -> tuple[str, str]:
    """Returns the words for one and for several of a population; those of a dataset stand in parentheses."""
    root, *names = population.split("/")
    one, several = _PEOPLE[cast("Population", root)]
    own = f" ({readable(', '.join(names))})" if names else ""
    return f"{one}{own}", f"{several}{own}"
