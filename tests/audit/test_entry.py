"""Records with the place that they were read from, and walks over their fields."""

from gorno_badakhshan.audit.entry import Entry, nested_records, walk_fields
from gorno_badakhshan.model.actors import Name
from gorno_badakhshan.model.counts import Count
from gorno_badakhshan.model.places import Place, Point

PIER = Place(
    id="pier",
    name="Pier",
    kind="site",
    precision="exact",
    names=(
        Name(spelling="Pier", language="en", source="note"),
        Name(spelling="Mole", language="de", source="note"),
    ),
    point=Point(latitude=1.5, longitude=2.5, source="invented", entry="1"),
)


def test_a_walk_yields_nested_fields_with_their_paths():
    """A tuple yields its items; fields that are None or empty are skipped."""
    assert [path for path, _, _ in walk_fields(PIER)] == [
        ("id",), ("name",), ("kind",), ("precision",),
        ("names", 0), ("names", 0, "spelling"), ("names", 0, "language"), ("names", 0, "source"),
        ("names", 1), ("names", 1, "spelling"), ("names", 1, "language"), ("names", 1, "source"),
        ("point",), ("point", "latitude"), ("point", "longitude"), ("point", "source"), ("point", "entry"),
    ]  # fmt: skip


def test_a_walk_yields_field_and_value():
    """The field has the metadata that checks read."""
    fields = {path: (field.metadata.get("unit"), value) for path, field, value in walk_fields(PIER)}
    assert fields["names", 1, "source"] == ("source id", "note")


def test_nested_records_are_found_by_class():
    """Each comes with its path."""
    assert [*nested_records(PIER, Point)] == [(("point",), PIER.point)]
    assert [*nested_records(PIER, Count)] == []


def test_a_finding_has_the_place_of_its_value():
    """Without a path the finding is about the record; without lines it has none."""
    entry = Entry(kind="places", record=PIER, file="places.toml", line=len)
    finding = entry.finding("dangling-id", ("names", 1, "source"), "no such source", "correct it")
    assert str(finding) == "places.toml:3: dangling-id: pier, names[1].source: no such source; correct it"
    finding = Entry(kind="places", record=PIER).finding("missing-key", (), "no note", "add it")
    assert str(finding) == "missing-key: pier: no note; add it"
