"""The command `toll`: claims, figures of each rule, contradictions and stories."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan.cli import toll as toll_module
from gorno_badakhshan.testing import claim, dataset_of

Run = Callable[..., Result]

QUESTION = ("toll", "--pin", "1.0.0", "--population", "military")


def military(**assumptions: Any) -> tuple[gb.Estimate, ...]:
    """Returns the estimates of the library for the soldiers killed."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    return gb.compare_policies(claims, **assumptions)


def json_of(run: Run, *words: str) -> Any:
    """Returns what a command prints as JSON."""
    return json.loads(run(*words, "--json").stdout)


def figures_in(output: str) -> dict[str, str]:
    """Returns the figures in the table of rules, by rule."""
    rows = re.findall(r"^(\w+) {2,}(.+?) {2,}", output.partition("\nrule ")[2], re.MULTILINE)
    return {name: figures for name, figures in rows if name in gb.POLICIES}


def test_every_rule_has_its_figures(run: Run) -> None:
    """All nine, as the library returns them, marked if disputed."""
    expected = {one.policy: f"{one.figures}{'; disputed' if one.disputed else ''}" for one in military()}
    assert figures_in(run(*QUESTION).stdout) == expected


def test_claims_come_before_rules_and_contradictions_before_stories(run: Run) -> None:
    """A reader meets the speakers before the first figure of a rule."""
    output = run(*QUESTION, "--all").stdout
    order = ("assumed: ", "Hospital source", "\nrule ", "cannot be true together: 9 pairs", "4 stories")
    places = [output.index(words) for words in order]
    assert places == sorted(places)


def test_every_rule_has_its_steps_and_its_bias(run: Run) -> None:
    """They are in the row of the figures."""
    output = run(*QUESTION).stdout
    for policy in gb.POLICIES.values():
        (line,) = (line for line in output.splitlines() if line.startswith(f"{policy.name} "))
        assert policy.bias in line
    assert "The middle of 0, 12, 12, 20, 41, 100." in output


def test_every_population_has_its_table(run: Run) -> None:
    """Soldiers, militants and civilians are three questions, never added up."""
    output = run("toll", "--pin", "1.0.0", "--rules").stdout
    heads = re.findall(r"^(\w+) killed: (\d) claims$", output, re.MULTILINE)
    assert heads == [("military", "6"), ("militant", "3"), ("civilian", "4")]
    assert output.count("\nrule ") == 3


def test_no_claim_is_lost(run: Run) -> None:
    """Every claim of the query is in a table, counted or not."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    for words in ([], ["--no-infobox"], ["--reading", "alternative"]):
        output = run("toll", "--pin", "1.0.0", "--speakers", "--all", *words).stdout
        assert [id for id in claims.ids if not re.search(rf" {id.partition('/')[2]}\s", output)] == []


def test_a_claim_that_does_not_count_has_a_reason(run: Run) -> None:
    """The reason replaces the bounds: left out, set aside, or a part."""
    words = ("--speakers", "--no-infobox", "--set-aside", "bbc-news=relays others")
    output = run("toll", "--pin", "1.0.0", *words).stdout
    assert "not counted: infobox left out" in output
    assert "not counted: set aside: relays others" in output
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
    """The command prints the estimates of the library under the same assumptions, and lists them."""
    expected = military(**assumptions)
    (answer,) = json_of(run, *QUESTION, *words)["populations"]
    assert answer["estimates"] == json.loads(json.dumps([estimate.to_dict() for estimate in expected]))
    assert "; ".join(expected[0].assumptions.lines) in run(*QUESTION, *words).stdout


def test_assumption_about_a_speaker_reaches_only_where_it_speaks(run: Run) -> None:
    """State television says nothing of militants; the other tables are printed all the same."""
    answers = json_of(run, "toll", "--pin", "1.0.0", "--set-aside", "state-television=a party")["populations"]
    aside = {answer["population"]: answer["estimates"][0]["assumptions"]["set_aside"] for answer in answers}
    assert aside == {
        "military": {"state-television": "a party"}, "militant": {}, "civilian": {"state-television": "a party"},
    }  # fmt: skip


def test_a_population_without_an_answer_has_a_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """If all is set aside, the reason replaces the figures of that population only."""
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


def test_one_rule_is_printed_in_detail(run: Run) -> None:
    """Definition, citation, bias, steps, and the claims used and set aside."""
    output = run(*QUESTION, "--policy", "admission_floor").stdout
    policy = gb.POLICIES["admission_floor"]
    for words in (policy.definition, policy.citation, policy.bias, "20 or more; disputed"):
        assert words in output
    assert "Unnamed government source (at least 20)" in output
    assert "State television of Tajikistan (none): no statement against interest" in output
    assert figures_in(output) == {}


def test_one_rule_is_one_estimate_in_json(run: Run) -> None:
    """`--policy` applies to the JSON too."""
    (answer,) = json_of(run, *QUESTION, "--policy", "median_stated")["populations"]
    assert [estimate["policy"] for estimate in answer["estimates"]] == ["median_stated"]


def test_contradictions_are_those_of_the_library(run: Run) -> None:
    """Each pair has its reason; the JSON has ids, the table names."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed")
    pairs = json_of(run, "toll", "--pin", "1.0.0")["contradictions"]
    expected = {(pair.first.id, pair.second.id, pair.reason) for pair in gb.contradictions(claims)}
    assert {(pair["first"], pair["second"], pair["reason"]) for pair in pairs} == expected
    assert "a part is greater than its whole" in run("toll", "--pin", "1.0.0", "--pairs").stdout


def test_stories_are_those_of_the_library(run: Run) -> None:
    """The maximal sets, with the bounds that each implies."""
    claims = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    (stories,) = json_of(run, *QUESTION)["stories"]
    expected = [[each.id for each in story.claims] for story in gb.consistent_sets(claims)]
    assert [story["claims"] for story in stories["told"]] == expected
    output = run(*QUESTION, "--stories", "--all").stdout
    assert re.search(r"^4 +military +0 +State television of Tajikistan \(none\)", output, re.MULTILINE)


def test_populations_within_a_counted_total_share_their_stories(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a total there is one set of stories; without it each population has its own."""
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
    """Claims that are left out are in no story."""
    (stories,) = json_of(run, *QUESTION, "--no-infobox")["stories"]
    assert len(stories["told"]) == 3


def test_an_event_includes_the_events_inside_it(run: Run) -> None:
    """The counts of the clashes are those of the fighting in Khorog."""
    clashes = json_of(run, "toll", "gorno-badakhshan-clashes", "--pin", "1.0.0")
    assert clashes["populations"] == json_of(run, "toll", "--pin", "1.0.0")["populations"]


def test_json_names_pin_question_and_assumptions(run: Run) -> None:
    """The JSON has them beside the figures."""
    data = json_of(run, *QUESTION, "--bare", "floor")
    assert data["pin"] == gb.load("1.0.0").pin
    assert (data["about"], data["outcome"], data["assumptions"]["bare"]) == ("khorog-fighting", "killed", "floor")
    estimate = data["populations"][0]["estimates"][3]
    assert (estimate["policy"], estimate["best"], estimate["disputed"]) == ("conservative", 0, True)
    assert estimate["used"] == ["wikipedia-2012-gorno-badakhshan-clashes/tv-military-killed"]
    assert all(excluded["reason"] for excluded in estimate["excluded"])


def test_an_empty_result_lists_what_is_counted(run: Run) -> None:
    """Stderr says for which events and populations there are numbers."""
    result = run("toll", "--pin", "1.0.0", "--population", "security_service")
    assert "khorog-fighting (military)" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("words", [[], ["--policy", "cascade"], ["--no-infobox"]], ids=" ".join)
def test_nothing_is_wider_than_the_terminal(run: Run, columns: int, words: list[str]) -> None:
    """Cells wrap and nothing is cut; only the pin may be longer."""
    lines = run("toll", "--pin", "1.0.0", *words, columns=columns).stdout.splitlines()
    assert max(len(line) for line in lines if "@sha256:" not in line) <= columns
    assert not [line for line in lines if "…" in line]


def test_a_pipe_gets_lines_for_people(run: Run) -> None:
    """No line is wider than a wide terminal, and none ends in spaces."""
    lines = run("toll", "--pin", "1.0.0", "--all", columns=None).stdout.splitlines()
    assert max(map(len, lines)) <= 120
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_answer_fits_on_one_screen(run: Run) -> None:
    """Without options, 24 lines of 80 columns; no word of it is cut."""
    for pin in ("1.0.0", "1.1.0"):
        lines = run("toll", "--pin", pin, columns=80).stdout.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80


def test_no_figure_is_not_none(run: Run) -> None:
    """The word "none" is the count of zero."""
    figures = figures_in(run(*QUESTION).stdout)
    assert figures["majority"].startswith("no figure")


def test_a_figure_that_a_relay_changed_names_who_changed_it(run: Run) -> None:
    """One page gives the prosecutor's 17 for all dead; the prosecutor never did."""
    lines = run("toll", "--pin", "1.1.0", "--population", "everyone", "--speakers", "--all").stdout.splitlines()
    (line,) = [line for line in lines if "utro-0822/killed-official" in line]
    assert line.startswith("Prosecutor General's Office, population as changed by Utro.ru  ")


def test_wordings_of_one_speaker_stand_together_and_name_it_once(run: Run) -> None:
    """The changes of a figure follow the figure itself, whoever published in between."""
    lines = run("toll", "--population", "military", "--speakers", "--pin", "2.0.0").stdout.splitlines()
    names = [line for line in lines if line.startswith("Interior Ministry and State Committee")]
    assert len(names) == 1
    following = lines[lines.index(names[0]) + 1 :]
    assert [line for line in following if line.startswith("  population as changed by BBC News")]


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


def test_until_leaves_out_later_claims(run: Run) -> None:
    """A figure counts until the day on which its speaker replaced it."""
    question = ("toll", "--population", "government_forces")
    before, after = run(*question, "--until", "2012-07-27").stdout, run(*question).stdout
    assert "not counted: replaced by its speaker" not in before
    assert "not counted: replaced by its speaker: the figure of" in " ".join(after.split())
    assert "not counted: replaced by its speaker" not in run(*question, "--superseded").stdout


def test_claims_with_the_same_words_share_a_row(run: Run) -> None:
    """One row for each first speaker and wording, with the number of claims."""
    lines = run("toll", "--population", "militant").stdout.splitlines()
    (line,) = [line for line in lines if "prosecutors-militant-killed" in line]
    speaker, wording, counts_as, claims = re.split(" {2,}", line)[:4]
    assert (speaker, wording, counts_as) == ("Prosecutor General's Office", "30", "30")
    assert int(claims) > 10


def test_events_are_answered_separately(run: Run) -> None:
    """The dead of the fighting and of a checkpoint are two numbers."""
    data = json.loads(run("toll", "gorno-badakhshan-clashes", "--json").stdout)
    assert {"khorog-fighting", "checkpoint-shooting"} <= {answer["event"] for answer in data["populations"]}


def test_a_toll_without_a_figure_says_how_to_read_the_claims(run: Run) -> None:
    """Claims that count a part only answer no rule, and can still be read."""
    result = run("toll", "imomnazarov-killing", "--pin", "1.1.0")
    assert (result.exit_code, result.stdout) == (1, "")
    command = "gorno-badakhshan claims --about imomnazarov-killing --outcome killed"
    assert result.stderr.endswith(f"; read them with: {command}\n")
    assert run(*command.split()[1:]).exit_code == 0
    assert "read them" not in run("toll", "--outcome", "displaced").stderr


def test_a_population_without_a_figure_has_a_reason_and_no_row_of_dashes(run: Run) -> None:
    """The first screen of an event lists only whom somebody counts."""
    output = run("toll", "khorog-2014", "--pin", "2.0.0").stdout
    assert not re.search(r"^security service( +–)+$", output, re.MULTILINE)
    assert "security service: no claim is left to answer security service killed" in output
    assert "1 counts a part only" in output
