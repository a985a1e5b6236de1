"""The draft of a change log: records added, changed and withdrawn, and estimates that moved."""

from pathlib import Path

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.changelog import QUESTIONS, RULES, Movement, movements
from gorno_badakhshan.store.tombstone import Tombstone
from gorno_badakhshan.testing import claim, dataset_of, place

EVENT = "khorog-fighting"
DEAD = claim("a-ministry", id="monday/dead", source="monday", event=EVENT, killed=12)
MORE = claim("a-clinic", id="monday/more", source="monday", event=EVENT, killed=40)
TOMBSTONE = Tombstone(id=MORE.id, kind="claims", reason="Counted twice.", successor=DEAD.id, version="2.0.0")
HEAD = "| In khorog-fighting | `stated_range` | `median_stated` | `admission_floor` |"


def draft(old, new) -> list[str]:
    """The lines of the draft between two versions with these records."""
    return gb.changelog(dataset_of(*old, version="1.0.0"), dataset_of(*new, version="1.1.0")).splitlines()


def rows(lines: list[str]) -> dict[str, list[str]]:
    """The table of movements, by question."""
    cells = [line.strip("| ").split(" | ") for line in lines[lines.index(HEAD) + 2 :]]
    return {question: movements for question, *movements in cells}


def contents(*records):
    """The files of a dataset of these records."""
    from gorno_badakhshan.model.kinds import KINDS
    from gorno_badakhshan.store.codec import to_dict
    from gorno_badakhshan.store.lines import write_lines

    dataset = dataset_of(*records)
    return {kind: write_lines(map(to_dict, getattr(dataset, kind))) for kind in KINDS}


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ([DEAD], [DEAD], "### Data 1.1.0, since 1.0.0: no change"),
        ([DEAD], [attrs.evolve(DEAD, note="x")], "### Data 1.1.0, since 1.0.0: patch, at least 1.0.1"),
        ([DEAD], [DEAD, MORE], "### Data 1.1.0, since 1.0.0: minor, at least 1.1.0"),
        ([DEAD, MORE], [DEAD], "### Data 1.1.0, since 1.0.0: major, at least 2.0.0"),
    ],
    ids=["none", "patch", "minor", "major"],
)
def test_the_title_has_the_size_of_the_change(old, new, title) -> None:
    """The title has both versions, whether the change is major, and the least number of the new version."""
    assert draft(old, new)[0] == title


def test_without_a_change_nothing_is_listed() -> None:
    """The three lists say so."""
    assert draft([DEAD], [DEAD])[2:5] == ["- Added: nothing.", "- Changed: nothing.", "- Withdrawn: nothing."]


def test_added_records_are_counted_by_kind() -> None:
    """Kinds are in the order of the files; one record is in the singular."""
    new = [DEAD, MORE, place("khorog"), place("murghob")]
    assert "- Added: 1 actor, 2 places, 1 claim." in draft([DEAD], new)


def test_withdrawn_records_are_counted_by_kind() -> None:
    """The line has the same form as that of the added ones."""
    assert "- Withdrawn: 1 actor, 1 claim." in draft([DEAD, MORE], [DEAD])


def test_changed_fields_are_counted_with_the_size_of_the_change() -> None:
    """The line has the field, how many records changed in it, and whether that is major."""
    noted = [attrs.evolve(each, note="Seen again.") for each in (DEAD, MORE)]
    lines = draft([DEAD, MORE], noted)
    assert "- Changed: 2 claims." in lines
    assert "  - note of 2 claims (patch)" in lines


def test_major_and_minor_changes_of_a_field_are_counted_apart() -> None:
    """A new link is minor and a changed link is major; each has its own line."""
    root, other = (claim("a-wire", id=f"wire/{name}", source="wire", event=EVENT, killed=12) for name in "ab")
    linked = attrs.evolve(MORE, relays=root.id, relay_basis="stated")
    old = [root, other, DEAD, linked]
    new = [
        root,
        other,
        attrs.evolve(DEAD, relays=root.id, relay_basis="stated"),
        attrs.evolve(linked, relays=other.id),
    ]
    assert [line for line in draft(old, new) if " relays of " in line] == [
        "  - relays of 1 claim (major)",
        "  - relays of 1 claim (minor)",
    ]


def test_a_record_that_says_something_else_is_named() -> None:
    """A record with a major change has a line with its id and fields; a record with a new note has none."""
    lines = draft([DEAD, MORE], [attrs.evolve(DEAD, certainty="possible"), attrs.evolve(MORE, note="x")])
    assert [line for line in lines if "says something else" in line] == [
        f"  - `{DEAD.id}` says something else: certainty"
    ]


def test_a_withdrawn_record_is_listed_with_its_tombstone() -> None:
    """The line has its id, the reason and the successor."""
    after = dataset_of(DEAD, version="2.0.0")
    after = gb.Dataset(attrs.evolve(after.release, tombstones=(TOMBSTONE,)), contents(DEAD))
    lines = gb.changelog(dataset_of(DEAD, MORE, version="1.0.0"), after).splitlines()
    assert f"  - `{MORE.id}`: {TOMBSTONE}" in lines


def test_a_withdrawn_record_without_a_tombstone_says_so() -> None:
    """The draft shows that the tombstone is missing."""
    assert f"  - `{MORE.id}`: without a tombstone" in draft([DEAD, MORE], [DEAD])


def test_a_figure_that_moved_has_both_values() -> None:
    """The table has the figures before and after the change."""
    assert rows(draft([DEAD], [DEAD, MORE]))["everyone killed"] == ["12 → 12 to 40", "12 → 26", "no figure"]


def test_a_figure_that_did_not_move_has_one_value() -> None:
    """There is an arrow only if the figure changed."""
    assert rows(draft([DEAD], [DEAD]))["everyone killed"] == ["12", "12", "no figure"]


def test_a_question_without_an_answer_is_a_dash() -> None:
    """The older version counts no wounded soldiers, and neither counts killed militants."""
    wounded = claim(
        "a-clinic", id="monday/wounded", source="monday", event=EVENT, population="military", wounded=3
    )
    table = rows(draft([DEAD], [DEAD, wounded]))
    assert table["military wounded"] == ["— → 3", "— → 3", "— → no figure"]
    assert table["militant killed"] == ["—"] * 3


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [("1", "2", "1 → 2"), ("1", "1", "1"), (None, "1", "— → 1"), ("1", None, "1 → —"), (None, None, "—")],
)
def test_a_movement_as_text(before, after, text) -> None:
    """The text has both values, or one if they are equal."""
    assert str(Movement(question="everyone killed", policy="hull", before=before, after=after)) == text


def test_there_is_a_movement_for_each_question_and_rule() -> None:
    """Questions without an answer have one, too."""
    moved = movements(dataset_of(DEAD), dataset_of(DEAD))
    assert len({(each.question, each.policy) for each in moved}) == len(moved) == len(QUESTIONS) * len(RULES)


def test_another_event_does_not_move_the_table() -> None:
    """The headline questions are about the fighting in Khorog only."""
    elsewhere = claim("a-clinic", id="monday/else", source="monday", event="other-fighting", killed=400)
    assert rows(draft([DEAD], [DEAD, elsewhere]))["everyone killed"] == ["12", "12", "no figure"]


def test_the_second_release_is_a_minor_one() -> None:
    """It added 168 sources and withdrew nothing."""
    lines = gb.changelog("1.0.0", "1.1.0").splitlines()
    assert lines[0] == "### Data 1.1.0, since 1.0.0: minor, at least 1.1.0"
    assert lines[2].startswith("- Added: 168 sources, ")
    assert "- Withdrawn: nothing." in lines


def test_the_table_agrees_with_the_estimates_of_both_releases() -> None:
    """The admission floor of soldiers killed is that of `reconcile` in each release."""
    old, new = (
        gb.reconcile(
            gb.claims(version, about=EVENT, event=EVENT, outcome="killed", population="military"),
            "admission_floor",
        ).figures
        for version in ("1.0.0", "1.1.0")
    )
    assert rows(gb.changelog("1.0.0", "1.1.0").splitlines())["military killed"][2] == f"{old} → {new}"


def test_an_unknown_release_is_refused() -> None:
    """The error is that of `load`."""
    with pytest.raises(gb.GornoBadakhshanError, match=r"no release '7\.0\.0'"):
        gb.changelog("1.0.0", "7.0.0")


@pytest.mark.parametrize(("old", "new"), [("1.0.0", "1.1.0"), ("1.1.0", "2.0.0")])
def test_the_change_log_has_the_table_that_the_data_gives(old: str, new: str) -> None:
    """The numbers in the change log are generated."""
    page = Path(__file__).parents[2] / "CHANGELOG.md"
    if not page.is_file():
        pytest.skip("the change log is in the checkout, not in the wheel")
    table = gb.changelog(old, new).partition("\n| ")[2]
    assert table in page.read_text(encoding="utf-8")
