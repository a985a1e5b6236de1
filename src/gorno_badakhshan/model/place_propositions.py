"""Propositions about places."""

from typing import Literal

import attrs

from .fields import doc
from .links import Link, link
from .proposition_base import KIND, PropositionBase


@attrs.frozen(kw_only=True, repr=False)
class PlaceTrait(PropositionBase):
    """What a place is or was: its rank, its location, its people."""

    kind: Literal["PlaceTrait"] = attrs.field(default="PlaceTrait", metadata=KIND)
    place: Link = attrs.field(converter=link, metadata=doc("Which place.", unit="place id"))
    trait: str = attrs.field(metadata=doc("What is said about it, in our own words."))
