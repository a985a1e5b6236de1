"""Two decoders, one meaning: what the fast one makes is what the strict one makes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

from gorno_badakhshan.model.actors import Actor
from gorno_badakhshan.model.claims import Claim
from gorno_badakhshan.model.events import Event
from gorno_badakhshan.model.places import Place
from gorno_badakhshan.model.sources import Source
from gorno_badakhshan.store.codec import structure, to_dict
from gorno_badakhshan.store.decode import decoder_for
from gorno_badakhshan.testing import actor, actors, claim, claims, event, events, place, places, source, sources

KINDS: list[tuple[str, type[Any], SearchStrategy[Any]]] = [
    ("actors", Actor, actors()),
    ("claims", Claim, claims()),
    ("events", Event, events()),
    ("places", Place, places()),
    ("sources", Source, sources()),
]
SMALL = {"actors": actor(), "claims": claim(), "events": event(), "places": place(), "sources": source()}


@pytest.mark.parametrize(("kind", "cls", "records"), KINDS, ids=[row[0] for row in KINDS])
def test_both_decoders_give_the_same_record(kind: str, cls: type[Any], records: SearchStrategy[Any]) -> None:
    """Law: thaw(json(to_dict(x))) == structure(json(to_dict(x))) == x."""
    thaw = decoder_for(kind)

    @given(records)
    def check(record: Any) -> None:
        frozen = json.dumps(to_dict(record))
        thawed = thaw(json.loads(frozen))
        assert thawed == structure(json.loads(frozen), cls) == record
        assert hash(thawed) == hash(record)

    check()


@pytest.mark.parametrize("kind", SMALL)
def test_a_key_that_the_model_does_not_know_fails(kind: str) -> None:
    """A release of a later model is not read as if it were of this one."""
    raw = json.loads(json.dumps(to_dict(SMALL[kind])))
    with pytest.raises(TypeError, match="colour"):
        decoder_for(kind)(raw | {"colour": "red"})


@pytest.mark.parametrize("kind", SMALL)
def test_a_missing_key_fails(kind: str) -> None:
    """A record without an id is no record."""
    raw = json.loads(json.dumps(to_dict(SMALL[kind])))
    del raw["id"]
    with pytest.raises(TypeError, match="id"):
        decoder_for(kind)(raw)


def test_there_are_five_kinds() -> None:
    """A kind that does not exist has no decoder."""
    with pytest.raises(KeyError):
        decoder_for("rumours")
