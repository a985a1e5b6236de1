"""The error about an id that no record has."""

from collections.abc import Callable

import pytest
from typer.testing import Result

Run = Callable[..., Result]

OTHER_KINDS = [
    (["toll", "khorog"], "'khorog' is a place, not an event", "events --place khorog"),
    (["timeline", "khorog"], "'khorog' is a place, not an event", "events --place khorog"),
    (["toll", "Khorog"], "'Khorog' is a place, not an event", "events --place khorog"),
    (["toll", "bbc-civilian-killed"], "is a claim, not an event", "show bbc-civilian-killed"),
    (["timeline", "bbc-news"], "'bbc-news' is an actor, not an event", "events --participant bbc-news"),
    (["lineage", "checkpoint-shooting"], "is an event, not a claim", "claims --about checkpoint-shooting"),
    (["cite", "bbc-news"], "'bbc-news' is an actor, not a claim", "claims --said-by bbc-news"),
    (["claims", "--source", "khorog"], "'khorog' is a place, not a source", "show khorog"),
    (["claims", "--said-by", "khorog-talks"], "'khorog-talks' is an event, not an actor", "show khorog-talks"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "problem", "command"), OTHER_KINDS)
def test_an_id_of_another_kind_leads_on(run: Run, words: list[str], problem: str, command: str) -> None:
    """One line says what the id is, and which command shows what was meant; that command works."""
    result = run(*words, "--pin", "2.0.0")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("error: ")
    assert problem in result.stderr
    assert result.stderr.endswith(f"gorno-badakhshan {command}\n")
    assert run(*command.split(), "--pin", "2.0.0").exit_code in {0, 1}


def test_a_place_names_the_events_there(run: Run) -> None:
    """The one with most claims comes first."""
    assert "did you mean 'khorog-fighting' or" in run("toll", "khorog").stderr


@pytest.mark.parametrize("id", ["bbc-civilian-killed", "24tv-0724/bbc-civilian-killed"])
def test_a_claim_names_its_event(run: Run, id: str) -> None:
    """Also if only the part after the slash is given, as lists print it."""
    assert "not an event (did you mean 'khorog-fighting'?)" in run("toll", id).stderr


@pytest.mark.parametrize("id", ["nope", "no such id"])
def test_an_id_far_from_all_leads_to_the_search(run: Run, id: str) -> None:
    """No id is guessed."""
    result = run("show", id)
    assert result.exit_code == 2
    assert "did you mean" not in result.stderr
    assert result.stderr.rstrip().endswith(("search nope", "search 'no such id'"))


def test_a_slip_of_the_pen_names_the_near_id(run: Run) -> None:
    """And the search as well, because another record may be meant."""
    message = run("toll", "khorog-fihgting").stderr
    assert "did you mean 'khorog-fighting'" in message
    assert message.endswith("find it by name with: gorno-badakhshan search khorog-fihgting\n")


def test_a_capital_letter_is_a_slip_of_the_pen(run: Run) -> None:
    """The id as it is comes first and alone."""
    assert "(did you mean 'khorog-fighting'?)" in run("toll", "Khorog-Fighting").stderr
