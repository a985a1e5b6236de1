"""Answers of the analysis as HTML."""

from itertools import islice

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.analysis.answers import Answers
from gorno_badakhshan.notebook.elements import MOST_ROWS
from gorno_badakhshan.testing import actor, claim, dataset_of, source

SCRIPT = "<script>alert('x')</script>"
PAGES = [
    source(page, title=f"{SCRIPT} {page}", url=f"https://example.org/{page}", publisher="paper")
    for page in ("first", "second")
]
FIRST = claim("doctor", id="first/dead", source="first", killed=20, said="2012-07-24")
SECOND = claim(
    "doctor",
    id="second/dead",
    source="second",
    killed=200,
    relays="first/dead",
    relay_basis="stated",
    said="2012-07-25",
)
OTHER = claim("minister", id="first/few", source="first", killed=3, said="2012-07-24")
DATASET = dataset_of(
    actor("doctor", name=f"A {SCRIPT} doctor"),
    actor("minister", name="A minister"),
    actor("paper", name="A paper"),
    *PAGES,
    *(FIRST, SECOND, OTHER),
)
CLAIMS = DATASET.claims
ANSWERS = {
    "estimate": gb.reconcile(CLAIMS),
    "comparison": gb.compare_policies(CLAIMS),
    "contradictions": gb.contradictions(CLAIMS),
    "contradictions of an estimate": gb.reconcile(CLAIMS).contradictions,
    "pair": gb.contradictions(CLAIMS)[0],
    "stories": gb.consistent_sets(CLAIMS),
    "story": gb.consistent_sets(CLAIMS)[0],
    "origins": gb.origins(CLAIMS),
    "origin": gb.origins(CLAIMS)[0],
    "lineage": gb.lineage(CLAIMS["second/dead"], DATASET),
    "timeline": gb.timeline(CLAIMS),
    "toll of a day": gb.timeline(CLAIMS)[0],
}


def text_of(tree) -> str:
    """Returns the text that a reader sees."""
    return " ".join(" ".join(tree.itertext()).split())


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_valid_html_with_escaped_names(answer, parsed) -> None:
    """A name is text, whatever is in it."""
    tree = parsed(answer._repr_html_())
    assert text_of(tree)
    assert not list(tree.iter("script"))


@pytest.mark.parametrize("name", ["estimate", "contradictions", "pair", "lineage", "timeline"])
def test_sources_are_links(name, parsed) -> None:
    """With the id of the claim as the title."""
    tree = parsed(ANSWERS[name]._repr_html_())
    addresses = {anchor.get("href") for anchor in tree.iter("a")}
    assert addresses
    assert addresses <= {page.url for page in PAGES}
    assert {span.get("title") for span in tree.iter("span")} & set(CLAIMS.ids)


def test_a_changed_figure_is_not_credited_to_its_first_speaker(parsed) -> None:
    """The words are those of the command line."""
    assert "as changed by A paper" in text_of(parsed(ANSWERS["estimate"]._repr_html_()))


def test_an_estimate_has_figures_assumptions_and_version(parsed) -> None:
    """What a reader needs to judge it."""
    estimate = ANSWERS["estimate"]
    text = text_of(parsed(estimate._repr_html_()))
    for part in (estimate.figures, "; disputed", estimate.assumed[0], DATASET.version, "used: 3 claims"):
        assert part in text


def test_a_rule_of_ones_own_is_shown(parsed) -> None:
    """The nine have a definition, a function has none."""
    own = gb.reconcile(CLAIMS, lambda _: gb.Figures(low=1, high=2))
    assert "1 to 2" in text_of(parsed(own._repr_html_()))
    assert "1 to 2" in text_of(parsed(Answers([own])._repr_html_()))


def test_a_comparison_has_a_row_for_each_rule(parsed) -> None:
    """In the order of the rules."""
    rows = parsed(ANSWERS["comparison"]._repr_html_()).find("div/table/tbody")
    assert [row[0].text for row in rows] == list(gb.POLICIES)


def test_a_lineage_says_what_changed(parsed) -> None:
    """At the step where it did."""
    assert "value: 20 → 200" in text_of(parsed(ANSWERS["lineage"]._repr_html_()))


def test_a_lineage_says_who_passed_it_on(parsed) -> None:
    """Below the steps."""
    first = gb.lineage(CLAIMS["first/dead"], DATASET)
    assert "passed on in 1 claim" in text_of(parsed(first._repr_html_()))


def test_no_answers_are_a_word(parsed) -> None:
    """An empty table would look like an error."""
    assert text_of(parsed(gb.contradictions([FIRST])._repr_html_())) == "none"


def test_long_answers_count_the_rest(parsed) -> None:
    """Of pairs, only those that are shown are made."""
    many = [claim(f"speaker-{n}", id=f"page-{n}/dead", source=f"page-{n}", killed=n) for n in range(200)]
    pairs = gb.reconcile(many).contradictions
    assert len(pairs) == 200 * 199 // 2
    assert f"… and {len(pairs) - MOST_ROWS} more" in text_of(parsed(pairs._repr_html_()))


def test_every_answer_on_the_newest_release_is_valid(parsed) -> None:
    """On the question with most claims."""
    claims = gb.claims(event="khorog-fighting", outcome="killed", population="civilian")
    answers = (
        gb.reconcile(claims),
        gb.compare_policies(claims),
        gb.contradictions(claims),
        gb.consistent_sets(claims),
        gb.timeline(claims),
        gb.origins(claims),
        *(gb.lineage(each) for each in islice(claims, 5)),
    )
    for answer in answers:
        assert text_of(parsed(answer._repr_html_()))
