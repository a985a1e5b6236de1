"""What a change log says of the data: what came, went and moved."""

import attrs

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.headlines import EVENT, QUESTIONS, RULES, movements
from gorno_badakhshan.store.tombstone import Tombstone
from gorno_badakhshan.testing import claim, dataset_of

DEAD = claim("a-ministry", event=EVENT, killed=12, population="military")
MORE = claim("a-clinic", event=EVENT, killed=40, population="military")
OLD = dataset_of(DEAD, version="1.0.0")


def row(text: str, question: str) -> str:
    """The line of the table on one question."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {question} |")]
    return line


def test_nothing_changed_is_said_so():
    """The same version twice."""
    told = gb.changelog(OLD, OLD)
    assert told.startswith("### Data 1.0.0, since 1.0.0: no change\n")
    assert "- Added: nothing." in told


def test_what_was_added_is_counted_by_kind():
    """Kinds in the order of their files, with the number that the change calls for."""
    told = gb.changelog(OLD, dataset_of(DEAD, MORE, version="1.1.0"))
    assert told.startswith("### Data 1.1.0, since 1.0.0: minor, at least 1.1.0\n")
    assert "- Added: 1 actor, 1 claim." in told


def test_a_number_that_moves_stands_before_and_after():
    """12, and with another voice 12 to 40; a rule that gives the same shows it once."""
    told = gb.changelog(OLD, dataset_of(DEAD, MORE, version="1.1.0"))
    assert "12 → 12 to 40" in row(told, "military killed")
    assert "26" in row(told, "military killed")
    assert row(told, "civilian killed") == f"| civilian killed |{' — |' * len(RULES)}"


def test_a_question_that_nobody_answered_before_has_no_before():
    """A dash stands where there was no claim."""
    wounded = claim("a-clinic", event=EVENT, wounded=60, population="military")
    told = gb.changelog(OLD, dataset_of(DEAD, wounded, version="1.1.0"))
    assert "— → 60" in row(told, "military wounded")


def test_a_record_that_says_something_else_is_named():
    """A changed figure is told by its id; a changed note only counted."""
    noted, other = attrs.evolve(DEAD, note="Seen again."), attrs.evolve(DEAD, certainty="possible")
    assert "- Changed: 1 claim.\n  - note of 1 claim (patch)\n" in gb.changelog(OLD, dataset_of(noted))
    assert f"`{DEAD.id}` says something else: certainty" in gb.changelog(OLD, dataset_of(other))


def test_what_was_withdrawn_has_its_reason():
    """The tombstone stands beside the id; without one that is said."""
    kept = claim("a-clinic", event=EVENT, killed=40, population="military")
    both, one = dataset_of(DEAD, kept, version="1.0.0"), dataset_of(kept, version="2.0.0")
    assert f"`{DEAD.id}`: without a tombstone" in gb.changelog(both, one)
    stone = Tombstone(id=DEAD.id, kind="claims", reason="of another day", version="2.0.0")
    one.release = attrs.evolve(one.release, tombstones=(stone,))
    assert f"`{DEAD.id}`: withdrawn in 2.0.0: of another day; nothing replaces it" in gb.changelog(both, one)


def test_each_question_is_asked_under_each_rule():
    """The table is whole, whatever the data."""
    assert len(movements(OLD, OLD)) == len(QUESTIONS) * len(RULES)


def test_the_press_record_is_a_minor_change():
    """168 accounts came, nothing went, and no record says something else."""
    told = gb.changelog("1.0.0", "1.1.0")
    assert "minor, at least 1.1.0" in told.splitlines()[0]
    assert "- Added: 168 sources" in told
    assert "- Withdrawn: nothing." in told
    assert "says something else" not in told


def test_the_changelog_file_holds_the_draft():
    """The table in the change log is the one that the data gives."""
    from pathlib import Path

    import pytest

    page = Path(__file__).parents[2] / "CHANGELOG.md"
    if not page.is_file():
        pytest.skip("the change log stands in the checkout, not in the wheel")
    table = gb.changelog("1.0.0", "1.1.0").partition("\n| ")[2]
    assert table in page.read_text(encoding="utf-8")
