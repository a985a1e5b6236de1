"""Claims heard once under assumptions: read, followed to their first speakers, left out or weighed.

Every analysis starts here. A `Hearing` is made in one pass over the claims; what it costs grows with
their number, times the length of the chains of relays.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

import attrs

from ..dataset import Dataset, Records, datasets_holding
from ..errors import AssumptionError, QuestionError, near, shown
from ..model.claims import Claim
from ..model.fields import doc, readable_by_help
from ..model.own_words import AnyParty
from ..model.propositions import CasualtyCount
from ..model.wording import Name, speakers_text
from .assumptions import Assumptions
from .evidence import Evidence
from .interests import OWN, interest, owners_of
from .parts import key_of
from .relative_counts import bounds_of
from .relays import Lookup, first_claims, relay_chain, replacements


@readable_by_help
@attrs.frozen(kw_only=True, repr=False)
class Hearing:
    """Claims as they count under assumptions, with what is left out and why.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> hearing = hear(killed, Assumptions.of(infobox=False))
    >>> [evidence.claim.origin.actor for evidence in hearing.counted][:2]
    ['state-television', 'bbc-news']
    >>> sorted(hearing.left_out.values())
    ['infobox left out']
    """

    claims: tuple[Claim, ...] = attrs.field(
        metadata=doc("All claims given, each once, in the reading that is assumed.")
    )
    assumptions: Assumptions = attrs.field(metadata=doc("What is assumed."))
    dataset: Dataset | None = attrs.field(
        metadata=doc("Where speakers and relayed claims are looked up; None if nowhere.")
    )
    first_claims: Mapping[str, Claim] = attrs.field(
        hash=False, metadata=doc("For each claim, by id, the claim that its chain of relays ends with.")
    )
    weighed: tuple[Evidence, ...] = attrs.field(
        metadata=doc("The claims that count casualties, those left out and the denials included.")
    )
    lookup: Lookup = attrs.field(
        eq=False, metadata=doc("Returns a claim by id, of those given or of the dataset.")
    )

    @cached_property
    def left_out(self) -> dict[str, str]:
        """The claims, by id, that do not count under the assumptions, each with the reason."""
        replaced = {id: f"replaced by its speaker: {correction}" for id, correction in self.corrections.items()}
        return {**self._unheard, **replaced}

    @cached_property
    def corrections(self) -> dict[str, str]:
        """For each claim, by id, that its own speaker replaced: the claim that replaces it."""
        if self.assumptions.superseded:
            return {}
        # A figure is replaced only by one that counts: a correction by a speaker set aside replaces nothing.
        rest = [claim for claim in self.claims if claim.id not in self._unheard]
        return dict(replacements(rest, self.lookup, self._superseding(rest)))

    @cached_property
    def _unheard(self) -> dict[str, str]:
        """The claims, by id, that the assumptions leave out whatever the other claims say, with the reason."""
        set_aside = dict(self.assumptions.set_aside)
        reasons = ((claim.id, self._reason_to_leave_out(claim, set_aside)) for claim in self.claims)
        return {id: reason for id, reason in reasons if reason is not None}

    @property
    def superseding(self) -> dict[str, list[Claim]]:
        """For the id of a claim, the claims that supersede it, of those given and of the dataset."""
        return self._superseding(self.claims)

    def _superseding(self, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
        return _claims_linking("supersedes", claims, self.dataset)

    @cached_property
    def included(self) -> tuple[Claim, ...]:
        """The claims that are not left out, denials and disputes included."""
        return tuple(claim for claim in self.claims if claim.id not in self.left_out)

    @cached_property
    def counted(self) -> tuple[Evidence, ...]:
        """The affirmed counts that are not left out."""
        return tuple(
            evidence
            for evidence in self.weighed
            if evidence.claim.polarity == "affirmed" and evidence.claim.id not in self.left_out
        )

    @property
    def name(self) -> Name:
        """Turns the id of a record into its name; into itself without a dataset."""
        return self.dataset.words_for if self.dataset is not None else str

    @cached_property
    def changed_by(self) -> dict[str, str]:
        """For each claim, by id, whose figure is not that of its first speaker: the actor who changed it last."""
        changes = ((claim.id, self._change(claim)) for claim in self.claims if claim.relays is not None)
        return {id: self._publisher(later) for id, later in changes if later is not None}

    def speaker_text(self, claim: Claim) -> str:
        """Returns the first speakers of a claim, and who changed their figure: `A, as changed by B`.

        Says so if the number is that of the first speakers, and of other people: `A, population as changed by B`.
        """
        changed_by = self.changed_by.get(claim.id)
        if changed_by is None:
            return self.first_speakers_text(claim)
        changed = _changed_word(self.first_claims[claim.id], claim)
        return f"{self.first_speakers_text(claim)}, {changed} changed by {self.name(changed_by)}"

    def first_speakers_text(self, claim: Claim) -> str:
        """Returns the first speakers of a claim, whether or not their figure was changed: `A and B`."""
        return speakers_text(self.first_claims[claim.id].origin, self.name)

    @property
    def speakers(self) -> set[str]:
        """Everybody who speaks first in a claim, or in the claim that it relays in the end."""
        return {step.origin.actor for claim in self.claims for step in (claim, self.first_claims[claim.id])}

    def only(self, ids: Collection[str]) -> "Hearing":
        """The hearing of the claims with these ids, under what is assumed of their speakers.

        Claims that are dropped replace nothing any more.
        """
        hearing = attrs.evolve(
            self,
            claims=tuple(claim for claim in self.claims if claim.id in ids),
            weighed=tuple(evidence for evidence in self.weighed if evidence.claim.id in ids),
        )
        # An estimate lists its assumptions; what concerns nobody in it would mislead.
        return attrs.evolve(hearing, assumptions=self.assumptions.limited_to(hearing.speakers))

    def _change(self, claim: Claim) -> Claim | None:
        """Returns the last claim on the way from the first speaker to this one that has another figure."""
        chain = [*relay_chain(claim, self.lookup)]
        first = self.first_claims[claim.id]
        # In a cycle nobody is known to have spoken first; a page may also change a figure back.
        if chain[-1] != first or _figure(claim) == _figure(first):
            return None
        pairs = pairwise(chain)
        return next((later for later, earlier in pairs if _figure(later) != _figure(earlier)), None)

    def _publisher(self, claim: Claim) -> str:
        """Returns the publisher of a claim's source; the last one who speaks in it without a dataset."""
        source = self.dataset.sources.get(claim.source) if self.dataset is not None else None
        return source.publisher if source is not None else claim.attribution[-1].actor

    def _reason_to_leave_out(self, claim: Claim, set_aside: Mapping[str, str]) -> str | None:
        """Why the claim does not count: by its own speaker, or by the first speaker that it relays."""
        steps = (claim.origin, self.first_claims[claim.id].origin)
        if not self.assumptions.infobox and any(step.medium == "infobox" for step in steps):
            return "infobox left out"
        return next((f"set aside: {set_aside[step.actor]}" for step in steps if step.actor in set_aside), None)

    def __repr__(self) -> str:
        return f"<Hearing of {len(self.claims)} claim(s), {len(self.left_out)} left out>"


def hear(claims: Iterable[Claim], assumptions: Assumptions, dataset: Dataset | None = None) -> Hearing:
    """Reads the claims, follows their relays and weighs their counts, once for all analyses.

    Relays and speakers are looked up in `dataset`; None means the dataset that the claims are from.
    Raises `QuestionError` if something else than claims is given or two claims have the same id, and
    `AssumptionError` if a speaker who is set aside or ranked speaks first in none of the claims.
    """
    _expect_dataset(dataset)
    given = _distinct(expect_claims(claims))
    dataset = dataset if dataset is not None else dataset_of(claims if isinstance(claims, Records) else given)
    readings = tuple(_in_reading(claim, assumptions) for claim in given)
    lookup = _ClaimLookup({claim.id: claim for claim in readings}, dataset)
    first = first_claims(readings, lookup)
    hearing = Hearing(
        claims=readings,
        assumptions=assumptions,
        dataset=dataset,
        first_claims=first,
        weighed=tuple(_weigh(readings, first, assumptions, dataset, lookup)),
        lookup=lookup,
    )
    _check_speakers(hearing)
    return hearing


@attrs.frozen
class _ClaimLookup:
    """Returns a claim by id; a class and no closure, so that a hearing can be pickled."""

    given: Mapping[str, Claim]
    dataset: Dataset | None

    def __call__(self, id: str) -> Claim | None:
        # Claims given win over those of the dataset, because a caller may have changed them.
        claim = self.given.get(id)
        return claim if claim is not None or self.dataset is None else self.dataset.claims.get(id)


def dataset_of(claims: Iterable[Claim]) -> Dataset | None:
    """The dataset that claims were queried from, in a collection, a list or otherwise; None for other claims.

    A plain list is recognized by its claims: they are the same objects as in a loaded dataset. Raises
    `QuestionError` if they are of several datasets, because each may say something else of a speaker.
    """
    if isinstance(claims, Records):
        return claims.dataset
    # By identity: an equal claim made elsewhere may mean a speaker of another party.
    datasets = datasets_holding(claims)
    if len(datasets) > 1:
        versions = ", ".join(sorted(dataset.version for dataset in datasets))
        raise QuestionError(
            f"the claims are from several datasets ({versions}); say in which one to look up speakers and "
            "relays: dataset=..."
        )
    return datasets[0] if datasets else None


def expect_claims(claims: object) -> tuple[Claim, ...]:
    """The claims as a tuple; raises `QuestionError` on anything else."""
    if isinstance(claims, str | bytes) or not isinstance(claims, Iterable):
        kind = type(claims).__name__
        raise QuestionError(f"expected claims, got {kind} {shown(claims)}; query them with gb.claims()")
    items = tuple(claims)
    for item in items:
        if not isinstance(item, Claim):
            kind = type(item).__name__
            raise QuestionError(f"expected claims, got {kind} {shown(item)} among them")
    return items


def _expect_dataset(dataset: object) -> None:
    if not isinstance(dataset, Dataset | None):
        raise QuestionError(
            f"expected a dataset, such as gb.load() returns, got {type(dataset).__name__} {shown(dataset)}"
        )


def _distinct(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each once; raises `QuestionError` if two different ones have the same id."""
    distinct = tuple(dict.fromkeys(claims))
    twice = sorted(id for id, times in Counter(claim.id for claim in distinct).items() if times > 1)
    if twice:
        raise QuestionError(f"different claims have the same id: {', '.join(twice)}", {"ids": twice})
    return distinct


def _in_reading(claim: Claim, assumptions: Assumptions) -> Claim:
    """The claim in the reading assumed, with the main one beside it; as it is if it has only one."""
    other = claim.alternative
    if assumptions.reading == "main" or other is None:
        return claim
    # The main reading stands beside, so that a plot can draw both in either reading.
    main = attrs.evolve(other, proposition=claim.proposition, attribution=claim.attribution)
    return attrs.evolve(claim, proposition=other.proposition, attribution=other.attribution, alternative=main)


def _weigh(
    claims: tuple[Claim, ...],
    first: Mapping[str, Claim],
    assumptions: Assumptions,
    dataset: Dataset | None,
    lookup: Lookup,
) -> Iterator[Evidence]:
    """The claims that count casualties as evidence; all of them, as a count may be bounded by one left out."""
    remainders = _claims_linking("besides", claims, dataset)
    owners = OWN if dataset is None else owners_of(dataset.release.description)
    for claim in claims:
        proposition, key = claim.proposition, key_of(claim, lookup, remainders.get(claim.id, ()))
        if not isinstance(proposition, CasualtyCount) or key is None:
            continue
        low, high = bounds_of(proposition, assumptions, lookup)
        voice = first[claim.id].origin.actor
        # Nobody conceded a figure that a relay changed, neither the first speaker nor the relaying one.
        party = _party(voice, dataset) if _is_unchanged(first[claim.id], proposition) else "unknown"
        yield Evidence(
            claim=claim,
            count=proposition.count,
            low=low,
            high=high,
            voice=voice,
            party=party,
            key=key,
            interest=interest(claim, party, owners),
        )


def _is_unchanged(first: Claim, relayed: CasualtyCount) -> bool:
    original = first.proposition
    return isinstance(original, CasualtyCount) and (
        (original.outcome, original.count) == (relayed.outcome, relayed.count)
    )


def _figure(claim: Claim) -> object:
    """Returns what a relay may change in a figure: number, hedge, outcome and population."""
    proposition = claim.proposition
    if isinstance(proposition, CasualtyCount):
        return proposition.outcome, proposition.population, proposition.count
    return claim.count


def _changed_word(first: Claim, last: Claim) -> str:
    """Returns what was changed, if it is the population or the outcome alone."""
    before, after = first.proposition, last.proposition
    if isinstance(before, CasualtyCount) and isinstance(after, CasualtyCount) and before.count == after.count:
        if before.outcome == after.outcome:
            return "population as"
        if before.population == after.population:
            return "outcome as"
    return "as"


def _party(actor_id: str, dataset: Dataset | None) -> AnyParty:
    actor = dataset.actors.get(actor_id) if dataset is not None else None
    return actor.party if actor is not None else "unknown"


def _claims_linking(field: str, claims: Iterable[Claim], dataset: Dataset | None) -> dict[str, list[Claim]]:
    """For the id of a claim, the claims that name it in a field, of those given and of the dataset."""
    linking: dict[str, list[Claim]] = {}
    if dataset is not None:
        # A correction that is not among the claims still leads to one of its own that is.
        linking = {id: [*claims] for id, claims in dataset.claims_linking(field).items()}
    for claim in claims:
        linked = getattr(claim, field)
        if linked is not None:
            linking.setdefault(linked, []).append(claim)
    return linking


def _check_speakers(hearing: Hearing) -> None:
    """Raises `AssumptionError` if a speaker set aside or ranked speaks first in none of the claims."""
    assumptions = hearing.assumptions
    named = (*(actor for actor, _ in assumptions.set_aside), *assumptions.reliability)
    # Without claims there is a clearer error to come: that there are none.
    speakers = sorted(hearing.speakers) if named and hearing.claims else []
    for actor in named:
        if speakers and actor not in speakers:
            close = near(actor, speakers)
            hint = f"did you mean {' or '.join(close)}?" if close else f"they are {', '.join(speakers)}"
            raise AssumptionError(f"{actor!r} is no origin of these claims; {hint}")
