"""What `toll` asks of the library: populations that bind each other together, all others apart."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from ..analysis.assumptions import Assumptions
from ..analysis.contradictions import contradictions, heard
from ..analysis.origins import first_claims
from ..analysis.parts import lies_in
from ..analysis.question import Question, as_read, ask
from ..analysis.reconcile import compare_policies, reconcile
from ..analysis.stories import consistent_sets
from ..errors import QuestionError
from ..model.propositions import CasualtyCount
from ..model.vocabulary import POPULATIONS
from ..store.codec import to_dict

if TYPE_CHECKING:
    from ..analysis.contradictions import Contradiction
    from ..analysis.estimate import Estimate
    from ..analysis.stories import Story
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..records import Claims


@attrs.frozen(kw_only=True)
class Answer:
    """The claims on one population of one event, and what they come to; `refusal` says why to nothing."""

    event: str
    population: str
    claims: "Claims"
    question: Question | None = None
    estimates: "tuple[Estimate, ...]" = ()
    refusal: str = "none of these claims gives a number"


@attrs.frozen(kw_only=True)
class Family:
    """Populations that lie within one that is told of, so that their numbers bind each other."""

    answers: tuple[Answer, ...]
    contradictions: "tuple[Contradiction, ...]"
    stories: "tuple[Story, ...]" = ()
    too_many: str = ""
    """Why the stories are not told; empty where they are."""


@attrs.frozen(kw_only=True)
class Toll:
    """All that was asked and answered."""

    dataset: "Dataset"
    about: str
    outcome: str
    assumptions: Assumptions
    families: tuple[Family, ...]


def reckoned(about: str, outcome: str, claims: "Claims", assumed: Assumptions, policy: str | None) -> Toll:
    """What the claims come to; raises `QuestionError` where no population has an answer."""
    heard(claims, assumed, claims.dataset)  # refuses a speaker who does not speak here
    pairs = contradictions(claims, **_options(assumed))
    families = tuple(
        _family(held, root, assumed, policy, pairs)
        for held in _by_event(about, claims, assumed)
        for root in _roots(held, assumed)
    )
    answers = [answer for family in families for answer in family.answers]
    if not any(answer.estimates for answer in answers):
        raise QuestionError("; ".join(answer.refusal for answer in answers))
    return Toll(dataset=claims.dataset, about=about, outcome=outcome, assumptions=assumed, families=families)


def _by_event(about: str, claims: "Claims", assumed: Assumptions) -> "Iterator[Claims]":
    """The claims of each event, that asked for first; an event inside it only if somebody counts there."""
    events = dict.fromkeys((about, *(claim.event for claim in claims)))
    for event in events:
        held = claims.filter(lambda claim, event=event: claim.event == event)  # type: ignore[misc]
        if held and (event == about or is_counted(as_read(held, assumed))):
            yield held


def _roots(claims: "Claims", assumed: Assumptions) -> list[str]:
    """The populations told of that lie in no other one that is."""
    told = populations(claims, assumed)
    names = [name for name in (*POPULATIONS, "") if name in told]
    return [name for name in names if not any(_lies_in(name, other) for other in names if other != name)]


def population_of(claim: "Claim") -> str:
    """Whom a claim tells of; empty where it does not say."""
    return getattr(claim.proposition, "population", None) or ""


def is_counted(claims: "Iterable[Claim]") -> bool:
    """Whether any of the claims gives a number."""
    return any(isinstance(claim.proposition, CasualtyCount) for claim in claims)


def populations(claims: "Claims", assumed: Assumptions) -> "dict[str, Claims]":
    """The claims by whom they tell of, in the reading that is assumed."""
    told = {claim.id: population_of(claim) for claim in as_read(claims, assumed)}
    names = set(told.values())
    return {name: claims.filter(lambda claim, name=name: told[claim.id] == name) for name in names}  # type: ignore[misc]


def _lies_in(population: Any, whole: Any) -> bool:
    return population == whole or bool(population and lies_in(population, whole))


def _family(
    claims: "Claims", root: str, assumed: Assumptions, policy: str | None, pairs: "tuple[Contradiction, ...]"
) -> Family:
    """The populations within one, answered each by itself, and their stories together."""
    told = populations(claims, assumed)
    names = [name for name in (*POPULATIONS, "") if name in told and _lies_in(name, root)]
    held = claims.filter(lambda claim: any(claim.id in told[name] for name in names))
    bare = Family(
        answers=tuple(_answer(name, told[name], assumed, policy) for name in names),
        contradictions=tuple(pair for pair in pairs if pair.first.id in held),
    )
    try:
        return attrs.evolve(bare, stories=consistent_sets(held, **_options(_heard(held, assumed))))
    except QuestionError as error:
        return attrs.evolve(bare, too_many=str(error))


def _answer(population: str, claims: "Claims", assumed: Assumptions, policy: str | None) -> Answer:
    """What the claims on one population come to."""
    bare = Answer(event=claims[0].event, population=population, claims=claims)
    if not is_counted(as_read(claims, assumed)):
        return bare
    options = _options(_heard(claims, assumed))
    asked = attrs.evolve(bare, question=ask(claims, Assumptions.of(**options)))
    try:
        found = (reconcile(claims, policy, **options),) if policy else compare_policies(claims, **options)
    except QuestionError as error:
        return attrs.evolve(asked, refusal=str(error))
    return attrs.evolve(asked, estimates=found)


def _heard(claims: "Claims", assumed: Assumptions) -> Assumptions:
    """The assumptions as far as they concern those who speak here."""
    read = as_read(claims, assumed)
    first = first_claims(read, claims.dataset)
    speakers = {voice.origin.actor for claim in read for voice in (claim, first[claim.id])}
    return attrs.evolve(
        assumed,
        set_aside=tuple((actor, reason) for actor, reason in assumed.set_aside if actor in speakers),
        reliability=tuple(actor for actor in assumed.reliability if actor in speakers),
    )


def _options(assumed: Assumptions) -> Any:
    """Assumptions as the keyword arguments that the library takes."""
    return {**attrs.asdict(assumed, recurse=False), "set_aside": dict(assumed.set_aside)}


def toll_dict(told: Toll) -> dict[str, Any]:
    """All of it as plain data, claims by their ids."""
    return {
        "pin": told.dataset.pin,
        "about": told.about,
        "outcome": told.outcome,
        "assumptions": _assumptions_dict(told.assumptions),
        "populations": [_answer_dict(answer) for family in told.families for answer in family.answers],
        "contradictions": [_pair_dict(pair) for family in told.families for pair in family.contradictions],
        "stories": [group for family in told.families for group in _stories_dict(family)],
    }


def estimate_dict(estimate: "Estimate") -> dict[str, Any]:
    """An estimate as plain data, claims by their ids."""
    numbers = ("policy", "question", "low", "best", "high", "open_above", "figures", "disputed", "steps")
    return {
        **{name: getattr(estimate, name) for name in numbers},
        "used": [claim.id for claim in estimate.used],
        "excluded": [{"claim": told.claim.id, "reason": told.reason} for told in estimate.excluded],
        "contradictions": [_pair_dict(pair) for pair in estimate.contradictions],
        "assumptions": _assumptions_dict(estimate.assumptions),
    }


def _answer_dict(answer: Answer) -> dict[str, Any]:
    return {
        "event": answer.event,
        "population": answer.population or None,
        "claims": list(answer.claims.ids),
        "estimates": [estimate_dict(estimate) for estimate in answer.estimates],
        "refusal": None if answer.estimates else answer.refusal,
    }


def _assumptions_dict(assumed: Assumptions) -> dict[str, Any]:
    return {**_options(assumed), "reliability": list(assumed.reliability), "in_words": list(assumed.lines)}


def _pair_dict(pair: "Contradiction") -> dict[str, str]:
    told = {"reason": pair.reason, "explanation": pair.explanation}
    return {"first": pair.first.id, "second": pair.second.id, **told}


def _stories_dict(family: Family) -> Iterator[dict[str, Any]]:
    """The stories of a family, apart from those of the others; none where nobody gives a number."""
    told = [
        {"claims": [c.id for c in s.claims], "implied": [to_dict(i) for i in s.implied]} for s in family.stories
    ]
    if any(answer.question for answer in family.answers):
        names = [answer.population for answer in family.answers]
        yield {"populations": names, "told": told, "refusal": family.too_many or None}
