"""Ids and titles as they are typed and printed."""

import pytest
from typer import Exit

from gorno_badakhshan.cli.exits import WRONG_USAGE
from gorno_badakhshan.cli.ids import example_id, find_claim, find_record, name_and_id, short_id, title_of
from gorno_badakhshan.errors import UnknownIdError
from gorno_badakhshan.testing import actor, claim, dataset_of, event, source


def test_short_id_never_hides_a_record() -> None:
    """An event with the id `talks` is found by it; the claim `a-page/talks` keeps its full id."""
    claims = [claim("a-minister", source="a-page", id=f"a-page/{slug}") for slug in ("talks", "else")]
    dataset = dataset_of(event("talks"), *claims)
    assert find_record(dataset, "talks").id == "talks"
    assert short_id(dataset, "a-page/talks") == "a-page/talks"
    assert short_id(dataset, "a-page/else") == "else"


def test_a_title_is_the_name_the_title_or_the_summary() -> None:
    """Every kind of record has one of them."""
    assert title_of(actor("bbc", name="BBC News")) == "BBC News"
    assert title_of(source("a-page", title="A page")) == "A page"
    assert title_of(claim("bbc", killed=12, summary="Twelve died.")) == "Twelve died."


def test_an_id_is_printed_behind_its_name() -> None:
    """No id prints nothing, and an unknown id prints itself."""
    dataset = dataset_of(actor("bbc", name="BBC News"))
    assert [name_and_id(dataset, id) for id in ("bbc", None, "cnn")] == ["BBC News (bbc)", "", "cnn (cnn)"]


def test_an_example_is_a_claim_that_relays_no_other() -> None:
    """The claim of the speaker says more than its relay; a relay alone is an example too."""
    own = claim("a-minister", source="a-page", killed=12)
    relay = claim("a-paper", source="another-page", killed=12, relays=own.id)
    dataset = dataset_of(own, relay)
    assert example_id(dataset, [relay, own]) == short_id(dataset, own.id)
    assert example_id(dataset, [relay]) == short_id(dataset, relay.id)


@pytest.mark.parametrize(("number", "rest"), [(2, ""), (10, ""), (12, " and 2 more")])
def test_an_ambiguous_id_lists_the_candidates(capsys: pytest.CaptureFixture[str], number: int, rest: str) -> None:
    """Ten at most, with the number of the others; wrong usage."""
    ids = [f"page-{n:02}/killed" for n in range(number)]
    dataset = dataset_of(*(claim("bbc", source=id.partition("/")[0], id=id, killed=1) for id in ids))
    with pytest.raises(Exit) as exit:
        find_record(dataset, "killed")
    assert exit.value.exit_code == WRONG_USAGE
    message = f"'killed' is short for {number} claims; give one of the ids {', '.join(ids[:10])}{rest}"
    assert capsys.readouterr().err == f"error: {message}\n"


def test_another_record_than_a_claim_is_named() -> None:
    """Who gives the id of an event where a claim is expected learns what the id is."""
    statement = claim("bbc", killed=12)
    dataset = dataset_of(event("some-talks"), statement)
    assert find_claim(dataset, statement.id) == statement
    with pytest.raises(UnknownIdError, match="it is the id of an event"):
        find_claim(dataset, "some-talks")
