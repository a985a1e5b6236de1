"""What a change log says of the data: what came, went and moved."""

from pathlib import Path

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.changelog import EVENT, QUESTIONS, RULES, Movement, movements
from gorno_badakhshan.store.tombstone import Tombstone
from gorno_badakhshan.testing import claim, dataset_of, place

DEAD = claim("a-ministry", id="monday/dead", source="monday", event=EVENT, killed=12)
MORE = claim("a-clinic", id="monday/more", source="monday", event=EVENT, killed=40)
STONE = Tombstone(id=MORE.id, kind="claims", reason="Counted twice.", successor=DEAD.id, version="2.0.0")
HEAD = "| In khorog-fighting | `stated_range` | `median_stated` | `admission_floor` |"


def drafted(old, new) -> list[str]:
    """The lines of the draft between versions that hold these records."""
    return gb.changelog(dataset_of(*old, version="1.0.0"), dataset_of(*new, version="1.1.0")).splitlines()


def rows(lines: list[str]) -> dict[str, list[str]]:
    """The table of movements, by question."""
    cells = [line.strip("| ").split(" | ") for line in lines[lines.index(HEAD) + 2 :]]
    return {question: told for question, *told in cells}


def contents(*records):
    """The files of a dataset of these records."""
    from gorno_badakhshan.model.kinds import KINDS
    from gorno_badakhshan.store.codec import to_dict
    from gorno_badakhshan.store.lines import write_lines

    held = dataset_of(*records)
    return {kind: write_lines(map(to_dict, getattr(held, kind))) for kind in KINDS}


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
def test_the_title_says_what_the_change_calls_for(old, new, title) -> None:
    """Both versions, how grave the change is, and the number that it asks for at least."""
    assert drafted(old, new)[0] == title


def test_no_change_says_nothing_thrice() -> None:
    """Nothing came, changed or went."""
    assert drafted([DEAD], [DEAD])[2:5] == ["- Added: nothing.", "- Changed: nothing.", "- Withdrawn: nothing."]


def test_what_came_is_counted_by_kind() -> None:
    """Kinds stand in the order of the files; one of a kind is in the singular."""
    new = [DEAD, MORE, place("khorog"), place("murghob")]
    assert "- Added: 1 actor, 2 places, 1 claim." in drafted([DEAD], new)


def test_what_went_is_counted_by_kind() -> None:
    """As what came is."""
    assert "- Withdrawn: 1 actor, 1 claim." in drafted([DEAD, MORE], [DEAD])


def test_changed_fields_are_counted_with_what_they_call_for() -> None:
    """How many records changed in a field, and how grave that is."""
    noted = [attrs.evolve(held, note="Seen again.") for held in (DEAD, MORE)]
    lines = drafted([DEAD, MORE], noted)
    assert "- Changed: 2 claims." in lines
    assert "  - note of 2 claims (patch)" in lines


def test_a_field_is_counted_apart_where_it_calls_for_another_number() -> None:
    """A link filled in is minor, a link turned is major; the two are not added up."""
    root, other = (claim("a-wire", id=f"wire/{name}", source="wire", event=EVENT, killed=12) for name in "ab")
    linked = attrs.evolve(MORE, relays=root.id, relay_basis="stated")
    old = [root, other, DEAD, linked]
    new = [
        root,
        other,
        attrs.evolve(DEAD, relays=root.id, relay_basis="stated"),
        attrs.evolve(linked, relays=other.id),
    ]
    assert [line for line in drafted(old, new) if " relays of " in line] == [
        "  - relays of 1 claim (major)",
        "  - relays of 1 claim (minor)",
    ]


def test_a_record_that_says_something_else_is_named() -> None:
    """What is major stands by its id, with its fields; a new note does not."""
    lines = drafted([DEAD, MORE], [attrs.evolve(DEAD, certainty="possible"), attrs.evolve(MORE, note="x")])
    assert [line for line in lines if "says something else" in line] == [
        f"  - `{DEAD.id}` says something else: certainty"
    ]


def test_a_withdrawn_record_stands_with_its_tombstone() -> None:
    """Its id, why it went, and what to use instead."""
    after = dataset_of(DEAD, version="2.0.0")
    after = gb.Dataset(attrs.evolve(after.release, tombstones=(STONE,)), contents(DEAD))
    lines = gb.changelog(dataset_of(DEAD, MORE, version="1.0.0"), after).splitlines()
    assert f"  - `{MORE.id}`: {STONE}" in lines


def test_a_withdrawn_record_without_a_tombstone_says_so() -> None:
    """An id that went without a word is a fault, and seen."""
    assert f"  - `{MORE.id}`: without a tombstone" in drafted([DEAD, MORE], [DEAD])


def test_a_figure_that_moved_stands_before_and_after() -> None:
    """The table says how far the numbers move."""
    assert rows(drafted([DEAD], [DEAD, MORE]))["everyone killed"] == ["12 → 12 to 40", "12 → 26", "none"]


def test_a_figure_that_did_not_move_stands_once() -> None:
    """No arrow where nothing changed."""
    assert rows(drafted([DEAD], [DEAD]))["everyone killed"] == ["12", "12", "none"]


def test_a_question_without_an_answer_is_a_dash() -> None:
    """Nobody counted the wounded; then one did."""
    wounded = claim(
        "a-clinic", id="monday/wounded", source="monday", event=EVENT, population="military", wounded=3
    )
    told = rows(drafted([DEAD], [DEAD, wounded]))
    assert told["military wounded"] == ["— → 3", "— → 3", "— → none"]
    assert told["militant killed"] == ["—"] * 3


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [("1", "2", "1 → 2"), ("1", "1", "1"), (None, "1", "— → 1"), ("1", None, "1 → —"), (None, None, "—")],
)
def test_a_movement_can_be_read_aloud(before, after, told) -> None:
    """Before and after, or one of them where they agree."""
    assert str(Movement(question="everyone killed", policy="hull", before=before, after=after)) == told


def test_every_question_stands_under_every_rule() -> None:
    """Each that is quoted, also where nobody answers it."""
    told = movements(dataset_of(DEAD), dataset_of(DEAD))
    assert len({(each.question, each.policy) for each in told}) == len(told) == len(QUESTIONS) * len(RULES)


def test_another_event_does_not_move_the_table() -> None:
    """The headlines are about the fighting in Khorog alone."""
    elsewhere = claim("a-clinic", id="monday/else", source="monday", event="other-fighting", killed=400)
    assert rows(drafted([DEAD], [DEAD, elsewhere]))["everyone killed"] == ["12", "12", "none"]


def test_the_second_release_is_a_minor_one() -> None:
    """Between the releases nothing was withdrawn, and 168 sources came."""
    lines = gb.changelog("1.0.0", "1.1.0").splitlines()
    assert lines[0] == "### Data 1.1.0, since 1.0.0: minor, at least 1.1.0"
    assert lines[2].startswith("- Added: 168 sources, ")
    assert "- Withdrawn: nothing." in lines


def test_the_second_release_moved_what_is_quoted() -> None:
    """What the soldiers' side concedes went from 20 to 18, as both releases answer for themselves."""
    old, new = (
        gb.reconcile(
            gb.claims(version, about=EVENT, event=EVENT, outcome="killed", population="military"),
            "admission_floor",
        ).figures
        for version in ("1.0.0", "1.1.0")
    )
    assert rows(gb.changelog("1.0.0", "1.1.0").splitlines())["military killed"][2] == f"{old} → {new}"


def test_an_unknown_release_is_refused() -> None:
    """As `load` refuses it."""
    with pytest.raises(gb.GornoBadakhshanError, match=r"no release '7\.0\.0'"):
        gb.changelog("1.0.0", "7.0.0")


def test_the_change_log_holds_the_table_that_the_data_gives() -> None:
    """What it says of the numbers is not typed in by hand."""
    page = Path(__file__).parents[2] / "CHANGELOG.md"
    if not page.is_file():
        pytest.skip("the change log stands in the checkout, not in the wheel")
    table = gb.changelog("1.0.0", "1.1.0").partition("\n| ")[2]
    assert table in page.read_text(encoding="utf-8")
