"""Which pairs of claims cannot both be true, and why.

Counting the pairs takes n log n, because bounds are intervals and sorted ends are searched. Pairs are
made only for those who walk them, in the order of the claims.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Unpack, overload

import attrs

from ..dataset import Dataset
from ..model.claims import Claim
from ..model.fields import doc
from ..model.wording import Name, proposition_text, speakers_text
from .answers import Answers
from .assumptions import AssumptionOptions, Assumptions
from .clashes import Clashes, Denials, Manners, Reason, SamePeople
from .evidence import Evidence
from .hearing import Hearing, hear


@attrs.frozen(kw_only=True, repr=False)
class Contradiction:
    """Two claims that cannot both be true under the assumptions."""

    first: Claim = attrs.field(metadata=doc("The claim that came first in the order given."))
    second: Claim = attrs.field(metadata=doc("The other."))
    reason: Reason = attrs.field(metadata=doc("Why they exclude each other."))
    explanation: str = attrs.field(metadata=doc("The same in words."))

    def to_dict(self) -> dict[str, str]:
        """The pair as plain data, claims by their ids."""
        pair = {"first": self.first.id, "second": self.second.id}
        return {**pair, "reason": self.reason, "explanation": self.explanation}

    def _repr_html_(self) -> str:
        from ..notebook.answers import answers_html

        return answers_html((self,))

    def __repr__(self) -> str:
        return f"<Contradiction {self.reason}: {self.explanation}>"


def contradictions(
    claims: Iterable[Claim], *, dataset: "Dataset | None" = None, **assumptions: Unpack[AssumptionOptions]
) -> Answers[Contradiction]:
    """All pairs of claims that cannot both be true, in the order given.

    >>> import gorno_badakhshan as gb
    >>> wounded = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> gb.contradictions(wounded)
    ()

    Counts are compared within one event and outcome. Two counts of the same number exclude each
    other if their bounds are disjoint; a part excludes its whole if it is surely greater; two counts
    of which neither is part of the other do so only if they count the very same people (`same_people`),
    under words that exclude each other or with other numbers. A denial excludes claims of what it denies: whoever
    denies for themselves does not deny for others. Two manners of one killing exclude each other
    unless one speaker gives both: means are compared with means, and "violence", which leaves open
    how, excludes an accident only. The dataset says which events are killings; without one no
    manners are compared.

    `reconcile(...).contradictions` counts such pairs without making them. Raises `AssumptionError` on
    an assumption that makes no sense.
    """
    return Answers(contradictions_of(hear(claims, Assumptions.of(**assumptions), dataset)))


def contradictions_of(hearing: Hearing) -> "Contradictions":
    """The pairs among all claims of a hearing that are not left out."""
    dataset = hearing.dataset
    killings = set(dataset.events.where(kind="killing").ids) if dataset is not None else set[str]()
    return Contradictions(hearing.included, hearing.counted, killings, name=hearing.name)


class Contradictions(Sequence[Contradiction]):
    """The pairs of claims that cannot both be true: counted at once, each made when it is walked to.

    >>> import gorno_badakhshan as gb
    >>> killed = gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military")
    >>> pairs = gb.reconcile(killed).contradictions
    >>> len(pairs), next(iter(pairs)).reason
    (9, 'disjoint_bounds')

    Counting takes n log n in the claims; walking takes n log n and the pairs walked.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        counted: Iterable[Evidence],
        killings: Collection[str] = (),
        name: Name = str,
    ) -> None:
        """All claims that count, in their order; the affirmed counts; ids of killings; how ids are named."""
        self._claims = claims
        position_of = {claim.id: position for position, claim in enumerate(claims)}
        self._evidence = {position_of[evidence.claim.id]: evidence for evidence in counted}
        self._killings = killings
        self._name = name

    @cached_property
    def _finders(self) -> tuple[Clashes, SamePeople, Denials, Manners]:
        claims = enumerate(self._claims)
        return (
            Clashes(self._evidence),
            SamePeople(self._evidence),
            Denials(self._claims),
            Manners({position: claim for position, claim in claims if claim.event in self._killings}),
        )

    @cached_property
    def _count(self) -> int:
        return sum(finder.count() for finder in self._finders)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Contradiction]:
        for position, claim in enumerate(self._claims):
            # Only later partners: the pair was made when the walk was at the earlier claim.
            partners = (partner for finder in self._finders for partner in finder.partners(position))
            for other, reason in sorted(partner for partner in partners if partner[0] > position):
                yield _contradiction(claim, self._claims[other], reason, self._name)

    @overload
    def __getitem__(self, index: int) -> Contradiction: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Contradiction, ...]: ...
    def __getitem__(self, index: int | slice) -> Contradiction | tuple[Contradiction, ...]:
        # A position in the order is known only after walking to it.
        if isinstance(index, int) and index >= 0:
            for pair in islice(self, index, None):
                return pair
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, tuple | Contradictions) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[object, ...]:
        # Without the finders: they can be made again, and are no part of what pickles of old protocols can hold.
        return type(self), (self._claims, tuple(self._evidence.values()), self._killings, self._name)

    def _repr_html_(self) -> str:
        from ..notebook.answers import contradictions_html

        return contradictions_html(self)

    def __repr__(self) -> str:
        return f"<{len(self)} contradiction(s) among {len(self._claims)} claim(s)>"


def _contradiction(first: Claim, second: Claim, reason: Reason, name: Name) -> Contradiction:
    if reason == "affirmed_and_denied":
        denied, affirmed = (first, second) if first.polarity == "denied" else (second, first)
        explanation = f"{_statement(affirmed, name)} and {_statement(denied, name, 'denies')}"
    else:
        explanation = f"{_statement(first, name)} and {_statement(second, name)}"
    return Contradiction(first=first, second=second, reason=reason, explanation=explanation)


def _statement(claim: Claim, name: Name, verb: str = "says") -> str:
    return f"{speakers_text(claim.origin, name)} {verb} {proposition_text(claim.proposition, name)}"
