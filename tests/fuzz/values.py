"""Targets with single values: records as plain data, periods, counts, criteria, search, rules, versions."""

import datetime as dt
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from mutations import VALUES, any_word, mutated_text, mutated_value

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.policies import POLICIES
from gorno_badakhshan.criteria import CRITERIA
from gorno_badakhshan.model.kinds import KINDS

CONVERTER = gb.converter()
EDTF = (
    "2012-07-24",
    "2012-07",
    "2012",
    "2012-07-24~",
    "2012-07-24/2012-07-26",
    "../2012-07",
    "2012?/..",
    "2012-07%",
)
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
"""A day, month or year as the standard of dates has it, at level 1 of EDTF, written here a second time."""


def any_value(random: Random) -> Any:
    """Returns a value of any type, as a caller without a type checker may pass."""
    if random.random() < 0.6:
        return any_word(random)
    return random.choice((*VALUES, b"killed", dt.date(2012, 7, 24), object(), gb.Claim, ("killed",), {"killed"}))


def is_day(text: str) -> bool:
    """Returns whether a text is a day, month or year that exists."""
    match = DAY.fullmatch(text)
    if match is None:
        return False
    try:
        return bool(dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
    except ValueError:
        return False


def periods(_folder: Path) -> Callable[[Random], None]:
    """A text for a period; one that is accepted has days that exist, the first not after the last."""

    def run(random: Random) -> None:
        text: Any = mutated_text(random.choice(EDTF), random) if random.random() < 0.8 else any_value(random)
        period = gb.Period(edtf=text, basis="stated")
        parts = text.split("/")
        assert all(is_day(part) or (part in {"", ".."} and len(parts) == 2) for part in parts), text
        if period.earliest and period.latest:
            assert period.earliest <= period.latest
        assert CONVERTER.structure(CONVERTER.unstructure(period), gb.Period) == period
        repr(period)

    return run


def counts(_folder: Path) -> Callable[[Random], None]:
    """The values of a count; one that is accepted has whole numbers in their order."""

    def run(random: Random) -> None:
        numbers = (None, 0, 1, 5, 12, -1, True, 2.0, 10**5000, "5")
        fields = {
            "hedge": random.choice((*gb.HEDGES, any_value(random))),
            **{name: random.choice(numbers) for name in ("stated", "low", "high") if random.random() < 0.6},
        }
        count = gb.Count(**fields)
        for number in (count.stated, count.low, count.high):
            assert number is None or (type(number) is int and number >= 0)
        assert count.low is None or count.high is None or count.low <= count.high
        assert count.stated is None or count.hedge == "about" or "more" in count.hedge or repr(count)

    return run


def records(_folder: Path) -> Callable[[Random], None]:
    """Plain data of a record; what is accepted says the same when it is written again."""
    kinds = {
        spec.record_class(): [record.to_dict() for record in getattr(gb.load(), kind)]
        for kind, spec in KINDS.items()
    }

    def run(random: Random) -> None:
        cls = random.choice(list(kinds))
        data = mutated_value(random.choice(kinds[cls]), random)
        record = CONVERTER.structure(data, cls)
        assert holds_all(record.to_dict(), data)
        repr(record)
        hash(record)

    return run


def holds_all(written: Any, given: Any) -> bool:
    """Returns whether written data has every value that was given, of the same type."""
    if isinstance(given, dict):
        return isinstance(written, dict) and all(
            key in written and holds_all(written[key], given[key]) for key in given
        )
    if isinstance(given, list):
        return isinstance(written, list) and len(written) == len(given) and all(map(holds_all, written, given))
    return type(written) is type(given) and bool(written == given)


def criteria(_folder: Path) -> Callable[[Random], None]:
    """Criteria of any name with values of any type."""
    dataset = gb.load()
    names = {kind: sorted(table) for kind, table in CRITERIA.items()}

    def run(random: Random) -> None:
        kind = random.choice(list(KINDS))
        given = {random.choice(names[kind]): _value_for_criterion(random) for _ in range(random.randint(1, 2))}
        if random.random() < 0.1:
            given[any_word(random)] = any_value(random)
        found = getattr(dataset, kind).where(**given)
        assert set(found.ids) <= set(getattr(dataset, kind).ids)

    return run


def _value_for_criterion(random: Random) -> Any:
    if random.random() < 0.5:
        return random.choice(
            ("killed", "khorog", "khorog-fighting", "everyone", "asserts", "2012-07-24", True, False)
        )
    return any_value(random)


def ids_and_pins(_folder: Path) -> Callable[[Random], None]:
    """Ids, versions and pins of any type."""
    dataset = gb.load()

    def run(random: Random) -> None:
        value = any_value(random)
        match random.randrange(5):
            case 0:
                pin: Any = mutated_text(dataset.pin, random) if random.random() < 0.5 else value
                assert gb.load(pin).pin == dataset.pin or pin is None or dataset.version not in pin
            case 1:
                gb.find(value)
            case 2:
                with suppress(IndexError):  # as of any sequence
                    dataset.claims[value]
            case 3:
                gb.lineage(value)
            case _:
                gb.diff(value, dataset.version)

    return run


def search(_folder: Path) -> Callable[[Random], None]:
    """A query of any type, which may be in any script."""

    def run(random: Random) -> None:
        query: Any = (
            mutated_text("khorog state television", random) if random.random() < 0.5 else any_value(random)
        )
        gb.search(query)

    return run


def rules(_folder: Path) -> Callable[[Random], None]:
    """Questions and assumptions of any type to the rules; an answer has bounds in their order."""
    dataset = gb.load()
    asked = dataset.claims.where(event="khorog-fighting", outcome="killed")
    options = sorted(gb.Assumptions.__annotations__ if hasattr(gb.Assumptions, "__annotations__") else ())

    def run(random: Random) -> None:
        sample = random.sample(list(asked), random.randint(0, 4)) if random.random() < 0.8 else any_value(random)
        policy = random.choice((*POLICIES, any_value(random)))
        given = {random.choice((*options, "without")): any_value(random)} if random.random() < 0.3 else {}
        estimate = gb.reconcile(sample, policy, **given)
        low, high = estimate.low, estimate.high
        assert low is None or high is None or low <= high
        json.dumps(estimate.to_dict())

    return run


def tolls(_folder: Path) -> Callable[[Random], None]:
    """Questions about a toll, with values of any type."""

    def run(random: Random) -> None:
        fields = {
            name: any_value(random)
            for name in ("outcome", "population", "until", "policy")
            if random.random() < 0.3
        }
        event = random.choice(("khorog-fighting", any_value(random)))
        repr(gb.toll(event, **fields))

    return run


TARGETS = {
    "periods": (300, periods),
    "counts": (300, counts),
    "records": (150, records),
    "criteria": (60, criteria),
    "ids": (40, ids_and_pins),
    "search": (10, search),
    "rules": (20, rules),
    "tolls": (4, tolls),
}
