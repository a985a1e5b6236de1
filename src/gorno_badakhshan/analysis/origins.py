"""Who really spoke: pages are not witnesses, and a hundred of them may carry one voice."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ..model.claims import Claim
from ..model.fields import doc

if TYPE_CHECKING:
    from ..dataset import Dataset


@attrs.frozen(kw_only=True, repr=False)
class Origin:
    """One voice, and the claims that go back to it."""

    actor: str = attrs.field(metadata=doc("The first voice.", unit="actor id"))
    claims: tuple[Claim, ...] = attrs.field(metadata=doc("Its claims, in the order given."))

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __repr__(self) -> str:
        return f"<Origin {self.actor}: {len(self.claims)} claim(s)>"


def origins(claims: Iterable[Claim], *, dataset: "Dataset | None" = None) -> tuple[Origin, ...]:
    """The claims grouped by who really spoke, in order of first appearance.

    >>> import gorno_badakhshan as gb
    >>> claims = gb.claims("1.0.0", outcome="wounded", population="military")
    >>> [origin.actor for origin in gb.origins(claims)][:2]
    ['wikipedia-infobox', 'state-television']

    A claim that relays another belongs to the voice of the other, however many steps back; relayed
    claims that are not among `claims` are looked up in the dataset (by default the one that the
    claims were queried from). Two groups are not thereby independent: that is unknown, and each
    policy says how it counts the unknown.
    """
    held = tuple(claims)
    first = first_claims(held, dataset if dataset is not None else dataset_of(claims))
    groups: dict[str, list[Claim]] = {}
    for claim in held:
        groups.setdefault(first[claim.id].origin.actor, []).append(claim)
    return tuple(Origin(actor=actor, claims=tuple(group)) for actor, group in groups.items())


def first_claims(claims: Iterable[Claim], dataset: "Dataset | None") -> dict[str, Claim]:
    """For each claim, by id, the one that it goes back to, along its relays as far as they are known."""
    return {id: chain[-1] for id, chain in chains(claims, dataset).items()}


def chains(claims: Iterable[Claim], dataset: "Dataset | None") -> dict[str, tuple[Claim, ...]]:
    """For each claim, by id, itself and those that it goes back to, the first voice last."""
    held = tuple(claims)
    known = known_claims(held, dataset)
    return {claim.id: _chain(claim, known) for claim in held}


def _chain(claim: Claim, known: Mapping[str, Claim]) -> tuple[Claim, ...]:
    chain = {claim.id: claim}
    while claim.relays is not None and claim.relays not in chain and claim.relays in known:
        claim = known[claim.relays]
        chain[claim.id] = claim
    return tuple(chain.values())


def replaced(claims: Iterable[Claim], dataset: "Dataset | None") -> dict[str, str]:
    """The claims, by id, that their own speaker replaced by one that is among them, with the id of that one.

    A claim stands for all that it relays: who passes on an early figure passes on what was replaced,
    and who passes on the correction brings it among the claims.
    """
    held = tuple(claims)
    of = chains(held, dataset)
    present = {link.id for chain in of.values() for link in chain}
    known = {claim.id: claim for claim in (*(dataset.claims if dataset is not None else ()), *held)}
    later: dict[str, list[str]] = {}
    for claim in known.values():
        if claim.supersedes is not None:
            later.setdefault(claim.supersedes, []).append(claim.id)
    found = {claim.id: _replacement([link.id for link in of[claim.id]], later, present) for claim in held}
    return {id: by for id, by in found.items() if by is not None}


def _replacement(ids: list[str], later: Mapping[str, list[str]], present: set[str]) -> str | None:
    """The first correction, direct or of a correction, that is present."""
    seen, own = set(ids), set(ids)
    for id in ids:  # grows while it is walked
        for by in later.get(id, ()):
            if by in present and by not in own:
                return by
            if by not in seen:
                seen.add(by)
                ids.append(by)
    return None


def dataset_of(claims: object) -> "Dataset | None":
    """The dataset that a collection was queried from; None for claims of any other making."""
    from ..records import Records

    return claims.dataset if isinstance(claims, Records) else None


def known_claims(claims: Iterable[Claim], dataset: "Dataset | None") -> dict[str, Claim]:
    """The claims by id, and those of the dataset where one of them refers to another that is not given."""
    held = {claim.id: claim for claim in claims}
    referred = any(_refers(claim) for claim in held.values())
    others = dataset.claims if dataset is not None and referred else ()
    return {**{claim.id: claim for claim in others}, **held}


def _refers(claim: Claim) -> bool:
    return claim.relays is not None or getattr(claim.proposition, "likened", None) is not None
