"""The types of records and of what is in them, for the annotations of modules that load without them."""

from typing import TypeAlias

from .actors import Actor, Name
from .claims import Attribution, Claim
from .events import Event, Participation
from .locators import Locator
from .places import Place
from .sources import Source

# Explicit, because type checkers read the module in a cycle with those of the records.
Record: TypeAlias = Source | Actor | Place | Event | Claim

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Event",
    "Locator",
    "Name",
    "Participation",
    "Place",
    "Record",
    "Source",
]
