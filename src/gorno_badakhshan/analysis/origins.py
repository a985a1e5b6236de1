"""First speakers: many pages may carry the words of one."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ..dataset import Dataset
from ..model.claims import Claim
from ..model.fields import doc
from .answers import Answers
from .assumptions import Assumptions
from .hearing import Hearing, hear


@attrs.frozen(kw_only=True, repr=False)
class Origin:
    """One first speaker, and the claims that go back to them."""

    actor: str = attrs.field(metadata=doc("The first speaker.", unit="actor id"))
    claims: tuple[Claim, ...] = attrs.field(metadata=doc("Their claims, in the order given."))

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def to_dict(self) -> dict[str, Any]:
        """Returns a new dict for JSON: all fields, None where one is empty."""
        from ..model.plain import to_dict

        return to_dict(self)

    def _repr_html_(self) -> str:
        from ..notebook.answers import answers_html

        return answers_html((self,))

    def __repr__(self) -> str:
        return f"<Origin {self.actor}: {len(self.claims)} claim(s)>"


def origins(claims: Iterable[Claim], *, dataset: "Dataset | None" = None) -> Answers[Origin]:
    """The claims grouped by their first speaker, in order of first appearance.

    >>> import gorno_badakhshan as gb
    >>> claims = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> [origin.actor for origin in gb.origins(claims)][:2]
    ['wikipedia-infobox', 'state-television']

    A claim that relays another belongs to the speaker of the other, however many steps back; relayed
    claims that are not among `claims` are looked up in the dataset (None for the one that the claims
    are from). Two groups are not thereby independent: that is unknown, and each policy says how it
    counts the unknown. Takes time linear in the claims. Raises as `reconcile` does on what is no claim.
    """
    return origins_of(hear(claims, Assumptions(), dataset))


def origins_of(hearing: Hearing) -> Answers[Origin]:
    """The claims of a hearing by their first speaker, in order of first appearance."""
    groups: dict[str, list[Claim]] = {}
    for claim in hearing.claims:
        groups.setdefault(hearing.first_claims[claim.id].origin.actor, []).append(claim)
    return Answers(Origin(actor=actor, claims=tuple(group)) for actor, group in groups.items())
