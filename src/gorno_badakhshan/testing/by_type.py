"""Tells hypothesis the strategy of each class, for the fields and parameters of other code."""

from collections.abc import Callable
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ..model.actors import Actor
from ..model.claims import Attribution, Claim
from ..model.counts import Count
from ..model.events import Event
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place
from ..model.propositions import Proposition
from ..model.sources import Source
from .strategies import (
    actors,
    attributions,
    claims,
    counts,
    events,
    locators,
    periods,
    places,
    propositions,
    sources,
)

_STRATEGIES: dict[type, Callable[[], SearchStrategy[Any]]] = {
    Claim: claims,
    Event: events,
    Actor: actors,
    Place: places,
    Source: sources,
    Attribution: lambda: attributions().map(lambda steps: steps[0]),
    Count: counts,
    Period: periods,
    Locator: locators,
}


def register_types() -> None:
    """Registers the strategies, each of which is made when its type is first asked for.

    Hypothesis would guess from the types of the fields alone, and draw counts whose bounds contradict their
    words.
    """
    for cls in (*_STRATEGIES, *get_args(Proposition)):
        st.register_type_strategy(cls, _strategy_of)


def _strategy_of(cls: Any) -> SearchStrategy[Any]:
    return _STRATEGIES[cls]() if cls in _STRATEGIES else propositions(cls)
