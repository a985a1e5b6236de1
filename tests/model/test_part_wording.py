"""The parts of records as text."""

from typing import Any

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.model.actors import Affiliation, Name, Role
from gorno_badakhshan.model.claims import Attribution
from gorno_badakhshan.model.events import Participation
from gorno_badakhshan.model.locators import Locator
from gorno_badakhshan.model.part_wording import part_text, place_in_document
from gorno_badakhshan.model.periods import Period
from gorno_badakhshan.model.places import Point

WHEN = Period(edtf="2012", basis="stated")
SLICE = Locator(source="a-page", part="Lead", start=3, end=9, sha256="0" * 64)
PARTS: list[tuple[Any, str]] = [
    (Name(spelling="Хоруғ", language="tg", source="a-page"), "Хоруғ (tg; A-PAGE)"),
    (Role(title="head", organization="a-ministry", when=WHEN), "head, A-MINISTRY, 2012 (stated)"),
    (Role(title="head"), "head"),
    (Affiliation(organization="a-ministry"), "A-MINISTRY"),
    (Participation(actor="an-army", role="belligerent", status="asserted"), "AN-ARMY, belligerent (asserted)"),
    (Point(latitude=37.5, longitude=71.5, source="a-page", entry="7"), "37.5, 71.5 (WGS 84; A-PAGE, entry 7)"),
    (Attribution(actor="a-minister", act="asserts", medium="unstated"), "A-MINISTER asserts"),
    (Locator(source="a-page", part="Lead"), "A-PAGE: Lead"),
    (SLICE, "A-PAGE: Lead, code points 3–9"),
    (WHEN, "2012 (stated)"),
]


@pytest.mark.parametrize(("part", "text"), PARTS, ids=lambda value: type(value).__name__)
def test_a_part_is_written_in_words(part: Any, text: str) -> None:
    """With the names behind its ids, and nothing for a field that is None."""
    assert part_text(part, str.upper) == text


def test_a_place_in_a_document_has_code_points_if_they_are_known() -> None:
    """The digest is for programs."""
    assert place_in_document(SLICE) == "Lead, code points 3–9"
    assert place_in_document(attrs.evolve(SLICE, start=None, end=None, sha256=None)) == "Lead"


@pytest.mark.parametrize("kind", ["events", "actors", "places", "sources"])
def test_no_part_of_the_newest_release_is_written_as_python_prints_it(kind: str) -> None:
    """A new class of part needs words here."""
    for record in getattr(gb.load(), kind):
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if attrs.has(type(part)) and field.name != "passages":
                    assert "=" not in part_text(part).partition("(")[0]
                    assert not part_text(part).startswith((f"{type(part).__name__}(", "<"))
