"""What claims come to under each rule: never a number without its rule, nor a rule without its claims."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import toll as toll_module
from gorno_badakhshan.cli.toll import REASONS
from gorno_badakhshan.testing import claim, dataset_of

Run = Callable[..., Result]

ASKED = ("toll", "--pin", "1.0.0", "--population", "military")


def military(**assumptions: Any) -> tuple[gb.Estimate, ...]:
    """What the library answers on the soldiers killed."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    return gb.compare_policies(claims, **assumptions)


def json_of(run: Run, *words: str) -> Any:
    """Returns what a command prints as JSON."""
    return json.loads(run(*words, "--json").stdout)


def figures_in(output: str) -> dict[str, str]:
    """The figures of the table of rules, by rule."""
    rows = re.findall(r"^(\w+) {2,}(.+?) {2,}", output.partition("\nrule ")[2], re.MULTILINE)
    return {name: figures for name, figures in rows if name in gb.POLICIES}


def test_every_rule_stands_beside_its_figures(run: Run) -> None:
    """All nine, each as the library gives it, with the dispute where there is one."""
    expected = {one.policy: f"{one.figures}{'; disputed' if one.disputed else ''}" for one in military()}
    assert figures_in(run(*ASKED).stdout) == expected


def test_claims_come_before_rules_and_contradictions_before_stories(run: Run) -> None:
    """Whoever reads from the top has met the speakers before the first figure of a rule."""
    output = run(*ASKED).stdout
    order = ("assumed: ", "Hospital source", "\nrule ", "cannot be true together: 9 pairs", "4 stories")
    places = [output.index(words) for words in order]
    assert places == sorted(places)


def test_every_rule_says_how_it_went_and_how_it_errs(run: Run) -> None:
    """A figure stands in one line with the known bias of its rule."""
    output = run(*ASKED).stdout
    for policy in gb.POLICIES.values():
        (line,) = (line for line in output.splitlines() if line.startswith(f"{policy.name} "))
        assert policy.bias in line
    assert "The middle of 0, 12, 12, 20, 41, 100." in output


def test_every_population_told_of_has_its_table(run: Run) -> None:
    """Soldiers, militants and civilians are three questions, and none is added to another."""
    output = run("toll", "--pin", "1.0.0").stdout
    heads = re.findall(r"^(\w+) killed: (\d) claims$", output, re.MULTILINE)
    assert heads == [("military", "6"), ("militant", "3"), ("civilian", "4")]
    assert output.count("\nrule ") == 3


def test_no_claim_is_lost(run: Run) -> None:
    """Every claim of the query stands in a table, whatever becomes of it."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    for words in ([], ["--no-infobox"], ["--reading", "alternative"]):
        output = run("toll", "--pin", "1.0.0", *words).stdout
        assert [id for id in claims.ids if not re.search(rf" {id.partition('/')[2]}\s", output)] == []


def test_claim_that_does_not_count_says_why(run: Run) -> None:
    """Left out, set aside, or of a part: the reason stands where its bounds would."""
    output = run("toll", "--pin", "1.0.0", "--no-infobox", "--set-aside", "bbc-news=relays others").stdout
    assert "not: infobox left out" in output
    assert "not: set aside: relays others" in output
    assert "≥ 6, of a part" in output


@pytest.mark.parametrize(
    ("words", "assumptions"),
    [
        (["--no-infobox"], {"infobox": False}),
        (["--unknown-independence", "shared_origin"], {"unknown_independence": "shared_origin"}),
        (["--tolerance", "0.25"], {"tolerance": 0.25}),
        (["--reading", "alternative"], {"reading": "alternative"}),
        (["--bare", "floor"], {"bare": "floor"}),
        (["--set-aside", "state-television=a party"], {"set_aside": {"state-television": "a party"}}),
        (
            ["--set-aside", "state-television=a=b", "--set-aside", "bbc-news=far away"],
            {"set_aside": {"state-television": "a=b", "bbc-news": "far away"}},
        ),
        (["--reliable", "al-jazeera", "--reliable", "bbc-news"], {"reliability": ["al-jazeera", "bbc-news"]}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_option_assumes_what_the_parameter_of_its_name_does(
    run: Run, words: list[str], assumptions: dict[str, Any]
) -> None:
    """The command answers as the library does under the same assumptions, and names them."""
    expected = military(**assumptions)
    (answer,) = json_of(run, *ASKED, *words)["populations"]
    assert answer["estimates"] == json.loads(json.dumps([estimate.to_dict() for estimate in expected]))
    assert "; ".join(expected[0].assumptions.lines) in run(*ASKED, *words).stdout


def test_assumption_about_a_speaker_reaches_only_where_it_speaks(run: Run) -> None:
    """State television says nothing of militants, which is no reason to refuse the other tables."""
    answers = json_of(run, "toll", "--pin", "1.0.0", "--set-aside", "state-television=a party")["populations"]
    aside = {answer["population"]: answer["estimates"][0]["assumptions"]["set_aside"] for answer in answers}
    assert aside == {
        "military": {"state-television": "a party"}, "militant": {}, "civilian": {"state-television": "a party"},
    }  # fmt: skip


def test_population_without_an_answer_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all is set aside, the reason stands in place of the figures; the others are answered."""
    few = claim(said_by="a-minister", killed=1, population="military")
    many = claim(said_by="a-doctor", killed=2, population="civilian")
    dataset = dataset_of(few, many)
    monkeypatch.setattr(toll_module, "load", lambda _: dataset)
    words = ("toll", few.event, "--set-aside", "a-minister=was away")
    assert "no claim is left to answer military killed" in run(*words).stdout
    answers = {answer["population"]: answer for answer in json_of(run, *words)["populations"]}
    assert answers["military"]["estimates"] == []
    assert "was away" in answers["military"]["refusal"]
    assert len(answers["civilian"]["estimates"]) == 9


def test_one_rule_is_told_whole(run: Run) -> None:
    """Definition, who uses it, bias, how it went, what it used and what it set aside."""
    output = run(*ASKED, "--policy", "admission_floor").stdout
    policy = gb.POLICIES["admission_floor"]
    for words in (policy.definition, policy.citation, policy.bias, "20 or more; disputed"):
        assert words in output
    assert "Unnamed government source (at least 20)" in output
    assert "State television of Tajikistan (none): no statement against interest" in output
    assert figures_in(output) == {}


def test_one_rule_is_one_estimate_in_json(run: Run) -> None:
    """`--policy` narrows the data as it narrows the text."""
    (answer,) = json_of(run, *ASKED, "--policy", "median_stated")["populations"]
    assert [estimate["policy"] for estimate in answer["estimates"]] == ["median_stated"]


def test_contradictions_are_those_of_the_library(run: Run) -> None:
    """Each pair with its reason, by ids in JSON and by names in the table."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    pairs = json_of(run, "toll", "--pin", "1.0.0")["contradictions"]
    expected = {(pair.first.id, pair.second.id, pair.reason) for pair in gb.contradictions(claims)}
    assert {(pair["first"], pair["second"], pair["reason"]) for pair in pairs} == expected
    assert "a part is greater than its whole" in run("toll", "--pin", "1.0.0").stdout


def test_every_reason_has_its_words() -> None:
    """A reason that comes to the library is told in words here."""
    from typing import get_args

    from gorno_badakhshan.analysis.clashes import Reason

    assert set(REASONS) == set(get_args(Reason))


def test_stories_are_those_of_the_library(run: Run) -> None:
    """The maximal sets, with what each implies."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    (stories,) = json_of(run, *ASKED)["stories"]
    expected = [[held.id for held in story.claims] for story in gb.consistent_sets(claims)]
    assert [story["claims"] for story in stories["told"]] == expected
    assert re.search(r"^4 +military +0 +State television of Tajikistan \(none\)", run(*ASKED).stdout, re.MULTILINE)


def test_populations_that_bind_each_other_share_their_stories(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve soldiers among forty-two people are one story; without a total each population has its own."""
    parts = (
        claim(said_by="a-minister", killed=12, population="military"),
        claim(said_by="a-doctor", killed=30, population="militant"),
    )
    total = claim(said_by="a-reporter", killed=42, population="everyone")
    for claims, groups in ((parts, 2), ((*parts, total), 1)):
        dataset = dataset_of(*claims)
        monkeypatch.setattr(toll_module, "load", lambda _, dataset=dataset: dataset)
        assert len(json_of(run, "toll", total.event)["stories"]) == groups


def test_stories_take_the_assumptions(run: Run) -> None:
    """What is left out is in no story."""
    (stories,) = json_of(run, *ASKED, "--no-infobox")["stories"]
    assert len(stories["told"]) == 3


def test_an_event_asks_for_what_is_part_of_it(run: Run) -> None:
    """The clashes as a whole answer with the fighting in Khorog, which is where the counts are."""
    whole = json_of(run, "toll", "gorno-badakhshan-clashes", "--pin", "1.0.0")
    assert whole["populations"] == json_of(run, "toll", "--pin", "1.0.0")["populations"]


def test_json_names_pin_question_and_assumptions(run: Run) -> None:
    """The data carries what it rests on."""
    data = json_of(run, *ASKED, "--bare", "floor")
    assert data["pin"] == gb.load("1.0.0").pin
    assert (data["about"], data["outcome"], data["assumptions"]["bare"]) == ("khorog-fighting", "killed", "floor")
    estimate = data["populations"][0]["estimates"][3]
    assert (estimate["policy"], estimate["best"], estimate["disputed"]) == ("conservative", 0, True)
    assert estimate["used"] == ["wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed"]
    assert all(excluded["reason"] for excluded in estimate["excluded"])


def test_nothing_counted_names_what_is(run: Run) -> None:
    """An empty answer says on stderr where there are numbers."""
    result = run("toll", "--pin", "1.0.0", "--population", "security_service")
    assert "khorog-fighting (military)" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("words", [[], ["--policy", "cascade"], ["--no-infobox"]], ids=" ".join)
def test_nothing_is_wider_than_the_terminal(run: Run, columns: int, words: list[str]) -> None:
    """Cells are folded and nothing is cut; the pin alone is longer than the narrowest."""
    lines = run("toll", "--pin", "1.0.0", *words, columns=columns).stdout.splitlines()
    assert max(len(line) for line in lines if "@sha256:" not in line) <= columns
    assert not [line for line in lines if "…" in line]


def test_rows_stay_whole_in_a_pipe(run: Run) -> None:
    """A rule is one line for grep, and no line ends in a run of blanks as long as a screen."""
    lines = run("toll", "--pin", "1.0.0", "--policy", "median_stated").stdout.splitlines()
    assert all(len(line) - len(line.rstrip()) < 300 for line in lines)


def test_a_speaker_who_is_only_relayed_can_be_set_aside(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relay of the speaker is left out, although the relayed claim itself is not among the claims."""
    undated = claim("a-ministry", source="a-statement", killed=0)
    relay = claim("a-paper", source="a-page", killed=0, relays=undated.id, said="2012-07-24")
    other = claim("a-doctor", source="a-page", killed=100, said="2012-07-24")
    dataset = dataset_of(undated, relay, other)
    monkeypatch.setattr(toll_module, "load", lambda _: dataset)
    options = ("--until", "2012-07-25", "--policy", "hull", "--set-aside", "a-ministry=a party")
    (population,) = json_of(run, "toll", other.event, *options)["populations"]
    assert population["estimates"][0]["used"] == [other.id]


def test_the_toll_of_a_day_is_what_was_said_until_then(run: Run) -> None:
    """Before the prosecutors spoke, the joint statement's figure counts; after, it was replaced."""
    asked = ("toll", "--population", "government_forces")
    before, after = run(*asked, "--until", "2012-07-27").stdout, run(*asked).stdout
    assert "not: replaced by its speaker" not in before
    assert "not: replaced by its speaker" in after
    assert "not: replaced by its speaker" not in run(*asked, "--superseded").stdout


def test_a_figure_told_by_many_is_one_line(run: Run) -> None:
    """A line for each voice and wording, with how many claims tell it so."""
    lines = run("toll", "--population", "militant").stdout.splitlines()
    (line,) = [line for line in lines if "prosecutors-militant-killed" in line]
    voice, worded, counts_as, told = re.split(" {2,}", line)[:4]
    assert (voice, worded, counts_as) == ("Prosecutor General's Office", "30", "30")
    assert int(told) > 10


def test_events_inside_the_one_asked_for_are_answered_apart(run: Run) -> None:
    """Dead of the fighting and of a checkpoint are not one number."""
    told = json.loads(run("toll", "gorno-badakhshan-clashes", "--json").stdout)
    assert {"khorog-fighting", "checkpoint-shooting"} <= {answer["event"] for answer in told["populations"]}


def test_of_very_many_stories_the_largest_are_printed(run: Run) -> None:
    """The rest is in the JSON."""
    told = run("toll").stdout
    assert f"the first {toll_module.STORIES}, and all with --json" in told
