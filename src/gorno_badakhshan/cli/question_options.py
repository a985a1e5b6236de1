"""Options that say which number is asked for, and under which assumptions; commands share them.

Typer has no parameter that stands for several options (its issue 153 names a decorator as the way), so
`with_assumption_options` gives a command that has a parameter `assumptions` all options of them.
"""

import inspect
from collections.abc import Iterable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..analysis.assumptions import Assumptions
from ..analysis.hearing import hear
from ..errors import AssumptionError
from ..model.vocabulary import OUTCOMES, POPULATIONS
from .completion import complete_ids
from .options import day, given, only_one, policy_name, share, word
from .overview import OUTCOME
from .signatures import Command, set_parameters

if TYPE_CHECKING:
    from ..dataset import Claims, Dataset

Words = list[str] | None
"""The values of an option that may be repeated."""
Event = Annotated[
    str | None,
    typer.Argument(
        metavar="EVENT",
        help="Id of an event. Default: that of the dataset.",
        autocompletion=complete_ids("events"),
    ),
]
Outcomes = Annotated[Words, word(f"What happened to people. Default: {OUTCOME}.", OUTCOMES, "--outcome")]
Populations = Annotated[Words, word("To whom. Default: everyone.", POPULATIONS, "--population")]
Until = Annotated[str | None, day("Only claims said by this day, or else published by it.")]
Rule = Annotated[Words, policy_name("The rule. Default: stated_range.")]


def outcome_and_population(outcomes: Words, populations: Words) -> tuple[str, str]:
    """Returns what is counted, and of whom; exits if an option is repeated.

    Raises `VocabularyError` if a word does not exist.
    """
    outcome = only_one("outcome", outcomes) or OUTCOME
    population = only_one("population", populations) or "everyone"
    OUTCOMES.check(outcome)
    POPULATIONS.check(population)
    return outcome, population


def claims_of_question(
    dataset: "Dataset", event: str, outcome: str, population: str, assumptions: Any, until: str | None = None
) -> "Claims":
    """Returns the claims that count these people in the reading that is assumed.

    In its other reading a claim may be about other people: "militants" may be everybody.
    """
    claims = dataset.claims.where(**given(event=event, until=until))
    # Only the reading: whoever is set aside or ranked need not speak of all people of the event.
    reading = Assumptions.of(**{name: value for name, value in assumptions.items() if name == "reading"})
    readings = {claim.id: claim.proposition for claim in hear(claims, reading, dataset).claims}
    return claims.filter(lambda claim: _counted(readings[claim.id]) == (outcome, population))


def _counted(proposition: object) -> tuple[str | None, str | None]:
    return getattr(proposition, "outcome", None), getattr(proposition, "population", None)


def rule_or_default(policies: Words) -> str:
    """Returns the name of the rule; exits if the option is repeated."""
    return only_one("policy", policies) or "stated_range"


def read_assumptions(
    unknown_independence: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            help="How speakers of unknown relation count: independent (default) or shared_origin.",
        ),
    ] = None,
    tolerance: Annotated[
        float | None,
        typer.Option(
            parser=share,
            metavar="SHARE",
            help="How far 'about' and 'nearly' reach. Default: 0.1, which is ten percent.",
        ),
    ] = None,
    reading: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="Reading of ambiguous texts: main (default) or alternative."),
    ] = None,
    bare: Annotated[
        str | None, typer.Option(metavar="WORD", help="A figure without a hedge is a total (default) or a floor.")
    ] = None,
    infobox: Annotated[
        bool, typer.Option("--infobox/--no-infobox", help="Whether fact boxes of articles count as speakers.")
    ] = True,
    superseded: Annotated[
        bool,
        typer.Option(
            "--superseded/--no-superseded", help="Whether figures count that their own speaker replaced later."
        ),
    ] = False,
    set_aside: Annotated[
        Words, typer.Option(metavar="ACTOR=REASON", help="A speaker who doesn't count, and why. May be repeated.")
    ] = None,
    reliable: Annotated[
        Words,
        typer.Option(metavar="ACTOR", help="A reliable speaker. May be repeated, the most reliable first."),
    ] = None,
) -> Any:
    """Returns the assumptions as the keyword arguments of the library; the parameters are the options.

    >>> read_assumptions(infobox=False)["infobox"]
    False
    """
    return given(
        unknown_independence=unknown_independence, tolerance=tolerance, reading=reading, bare=bare,
        infobox=infobox, superseded=superseded, set_aside=set_aside_reasons(set_aside or ()), reliability=reliable,
    )  # fmt: skip


def set_aside_reasons(options: Iterable[str]) -> dict[str, str]:
    """Returns the reason for each speaker that is set aside; raises `AssumptionError` if one is missing.

    >>> set_aside_reasons(["state-television=party to the fighting"])
    {'state-television': 'party to the fighting'}
    """
    pairs = [option.partition("=") for option in options]
    for actor, _, reason in pairs:
        if not reason.strip():
            raise AssumptionError(f"{actor} is set aside without a reason; write --set-aside '{actor}=REASON'")
    return {actor: reason for actor, _, reason in pairs}


def with_assumption_options(function: Command) -> Command:
    """Returns a command with an option for each assumption if it has a parameter `assumptions`, else itself."""
    parameters = inspect.signature(function, eval_str=True).parameters
    options = inspect.signature(read_assumptions, eval_str=True).parameters
    if "assumptions" not in parameters:
        return function

    @wraps(function)
    def run(**typed: Any) -> None:
        assumptions = read_assumptions(**{name: typed.pop(name) for name in options})
        function(assumptions=assumptions, **typed)

    # Where the parameter stands, so that help lists them behind the question.
    return set_parameters(
        run,
        (
            each
            for name, parameter in parameters.items()
            for each in (options.values() if name == "assumptions" else [parameter])
        ),
    )
