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
ActorOrId: TypeAlias = str | Actor | Attribution | Participation
EventOrId: TypeAlias = str | Event
PlaceOrId: TypeAlias = str | Place
SourceOrId: TypeAlias = str | Source

__all__ = [
    "Actor",
    "ActorOrId",
    "Attribution",
    "Claim",
    "Event",
    "EventOrId",
    "Locator",
    "Name",
    "Participation",
    "Place",
    "PlaceOrId",
    "Record",
    "Source",
    "SourceOrId",
]
