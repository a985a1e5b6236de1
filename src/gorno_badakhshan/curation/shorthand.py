"""The short forms of counts, dates, steps of an attribution and relays in curated files.

Each value has exactly one short form, and each short form has exactly one value:

- count: `12`, `>70`, `≥12`, `<50`, `≤23`, `~20`, `12-18`, `nearly 50`, `vague 12` (dozens), `none`, `unknown`
- date: EDTF, then a space and the basis unless the date is stated: `2012-07-24`, `2012-07-24 derived`
- relay: the claim that is relayed, and how that is known: `rferl-0724/killed inferred`
- step: speaker, speech act, medium and, if given, certainty: `state-tv cites broadcast`; joint speakers are
  joined to the first: `ministry+prosecutor announces statement`
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from ..errors import RecordError, hint, near, shown
from ..model.counts import bounds_of
from ..model.vocabulary import RELAY_BASES, Hedge

Table = dict[str, Any]
"""A table of a TOML file."""

_PREFIXES: dict[Hedge, str] = {
    "exact": "",
    "more_than": ">",
    "at_least": "≥",
    "fewer_than": "<",
    "up_to": "≤",
    "about": "~",
    "nearly": "nearly ",
    "vague": "vague ",
}
_HEDGES: dict[str, Hedge] = {prefix: hedge for hedge, prefix in _PREFIXES.items()}
_COUNT_WORDS: dict[str, Table] = {
    "none": {"stated": 0, "low": 0, "high": 0, "hedge": "none"},
    "unknown": {"hedge": "unknown"},
}
# Sixteen digits contain every integer that a file may hold, and `int` reads them in no time.
_FIGURE = "(0|[1-9][0-9]{0,15})"
_COUNT = re.compile(f"({'|'.join(map(re.escape, _HEDGES))}){_FIGURE}")
_RANGE = re.compile(f"{_FIGURE}-{_FIGURE}")
_STEP_WORD = re.compile(r"[^\s,:;]+")
_COUNT_HELP = "write 12, >70, ≥12, <50, ≤23, ~20, 12-18, nearly 50, vague 12, none or unknown"

_UNUSUAL_COUNTS: tuple[tuple[str, str], ...] = (
    (r"(?<=\d)[,'](?=\d{3})", ""),
    (r"[–—/]|\bto\b", "-"),
    (r">=|=>|\b(at least|no fewer than|no less than|minimum)\b", "≥"),
    (r"<=|=<|\b(up to|at most|no more than|maximum)\b", "≤"),
    (r"\b(more than|over|above)\b", ">"),
    (r"\b(fewer than|less than|under|below)\b", "<"),
    (r"\b(about|around|approximately|roughly|some|circa|ca?\.)", "~"),
    (r"\b(nearly|almost|close to)\b", "nearly"),
    (r"^(\d+)\+$", r"≥\1"),
    (r"^(no|no one|nobody|zero|nil)$", "none"),
    (r"^(\?|not known|unstated)$", "unknown"),
    (r"^tens$", "vague 10"),
    (r"^dozens$", "vague 12"),
    (r"^scores$", "vague 20"),
    (r"^hundreds$", "vague 100"),
    (r"^thousands$", "vague 1000"),
    (r"\s+", ""),
    (r"^(nearly|vague)0*(?=\d)", r"\1 "),
    (r"(?<!\d)0+(?=\d)", ""),
)
"""Other ways to write a count, with the short form of each; applied in this order."""

_UNUSUAL_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_UNUSUAL_MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%Y/%m")


def expand_count(text: str) -> Table:
    """Returns the table of a count in short form; raises `RecordError` with the near form.

    >>> expand_count(">70")
    {'stated': 70, 'low': 71, 'hedge': 'more_than'}
    >>> expand_count(">=12")
    Traceback (most recent call last):
    gorno_badakhshan.errors.RecordError: '>=12' is no count (did you mean '≥12'?); write 12, ...
    """
    table = _count_table(text)
    if table is None:
        near_form = _near_count(text)
        near_forms = [] if _count_table(near_form) is None else [near_form]
        raise RecordError(f"{shown(text)} is no count{hint(near_forms)}; {_COUNT_HELP}")
    return table


def _count_table(text: str) -> Table | None:
    if text in _COUNT_WORDS:
        return dict(_COUNT_WORDS[text])
    if match := _RANGE.fullmatch(text):
        return {"low": int(match[1]), "high": int(match[2]), "hedge": "between"}
    if not (match := _COUNT.fullmatch(text)):
        return None
    hedge, figure = _HEDGES[match[1]], int(match[2])
    if hedge == "vague":
        return {"low": figure, "hedge": hedge}
    low, high = bounds_of(hedge, figure)
    # Bounds that are the defaults are not written in the long form either.
    bounds = {"low": low or None, "high": high}
    return {"stated": figure, **{key: bound for key, bound in bounds.items() if bound is not None}, "hedge": hedge}


def _near_count(text: str) -> str:
    text = text.strip().lower()
    for pattern, replacement in _UNUSUAL_COUNTS:
        text = re.sub(pattern, replacement, text)
    return text


def shorten_count(table: Mapping[str, Any]) -> str | None:
    """Returns the short form of a count; None if there is none.

    >>> shorten_count({"low": 12, "high": 18, "hedge": "between"})
    '12-18'
    """
    hedge = table.get("hedge")
    if hedge in _COUNT_WORDS:
        text = str(hedge)
    elif hedge == "between":
        text = f"{table.get('low', 0)}-{table.get('high')}"
    elif hedge in _PREFIXES:
        text = f"{_PREFIXES[hedge]}{table.get('low' if hedge == 'vague' else 'stated')}"
    else:
        return None
    return text if _expands_to(_count_table, text, table, [("low", 0)]) else None


def expand_date(text: str) -> Table:
    """Returns the table of a date in short form; raises `RecordError` with the near form.

    >>> expand_date("2012-07-24")
    {'edtf': '2012-07-24', 'basis': 'stated'}
    >>> expand_date("2012-07-24 derived")
    {'edtf': '2012-07-24', 'basis': 'derived'}
    """
    edtf, space, basis = text.partition(" ")
    near_date = _near_date(text)
    if near_date or (space and not basis.isidentifier()):
        near_forms = [near_date] if near_date else []
        raise RecordError(f"{shown(text)} is no date{hint(near_forms)}; write EDTF, or EDTF and its basis")
    if basis == "stated":
        raise RecordError(f"{shown(text)} names the basis of a plain date{hint([edtf])}; leave 'stated' out")
    return {"edtf": edtf, "basis": basis or "stated"}


def _near_date(text: str) -> str | None:
    for formats, form in ((_UNUSUAL_DATES, "%Y-%m-%d"), (_UNUSUAL_MONTHS, "%Y-%m")):
        for unusual in formats:
            try:
                return datetime.strptime(text.strip(), unusual).strftime(form)  # noqa: DTZ007 - no time of day
            except ValueError:
                continue
    return None


def shorten_date(table: Mapping[str, Any]) -> str | None:
    """Returns the short form of a date; None if there is none."""
    basis = table.get("basis")
    text = str(table.get("edtf")) if basis == "stated" else f"{table.get('edtf')} {basis}"
    return text if _expands_to(expand_date, text, table) else None


def expand_step(text: str) -> Table:
    """Returns the table of a step of an attribution in short form; raises `RecordError` with the near form.

    >>> expand_step("ministry+prosecutor announces statement")
    {'actor': 'ministry', 'act': 'announces', 'medium': 'statement', 'jointly': ['prosecutor']}
    """
    words = text.split(" ")
    if len(words) not in {3, 4} or not all(map(_STEP_WORD.fullmatch, words)):
        words = _STEP_WORD.findall(text)
        near_words = [*words, "unstated"] if len(words) == 2 else words
        near_forms = [" ".join(near_words)] if len(near_words) in {3, 4} else []
        help_text = "write speaker, speech act, medium and, if given, certainty, each behind one space"
        raise RecordError(f"{shown(text)} is no step of an attribution{hint(near_forms)}; {help_text}")
    speakers, act, medium, *certainty = words
    actor, *jointly = speakers.split("+")
    table: Table = {"actor": actor, "act": act, "medium": medium}
    if certainty:
        table["certainty"] = certainty[0]
    return {**table, "jointly": jointly} if jointly else table


def shorten_step(table: Mapping[str, Any]) -> str | None:
    """Returns the short form of a step of an attribution; None if there is none."""
    speakers = "+".join(map(str, (table.get("actor"), *table.get("jointly", ()))))
    words = (speakers, table.get("act"), table.get("medium"), table.get("certainty"))
    text = " ".join(str(word) for word in words if word is not None)
    return text if _expands_to(expand_step, text, table, [("jointly", [])]) else None


def expand_relay(text: str) -> Table:
    """Returns the keys of a relay in short form; raises `RecordError` with the near form.

    >>> expand_relay("rferl-0724/killed inferred")
    {'relays': 'rferl-0724/killed', 'relay_basis': 'inferred'}
    """
    claim, _, basis = text.partition(" ")
    if claim and basis in RELAY_BASES:
        return {"relays": claim, "relay_basis": basis}
    first, *others = text.split() or [""]
    near_forms = [f"{first} {word}" for other in others for word in near(other.strip("(),;").lower(), RELAY_BASES)]
    help_text = f"write the claim, one space and {' or '.join(RELAY_BASES)}"
    raise RecordError(f"{shown(text)} is no relay{hint(near_forms[:1])}; {help_text}")


def _expands_to(
    expand: Callable[[str], Table | None],
    text: str,
    table: Mapping[str, Any],
    defaults: Iterable[tuple[str, Any]] = (),
) -> bool:
    """Whether a short form expands to a table, apart from values that are defaults."""
    try:
        expanded = expand(text)
    except RecordError:
        return False
    values = {key: value for key, value in table.items() if value is not None}
    return expanded is not None and {**dict(defaults), **expanded} == {**dict(defaults), **values}
