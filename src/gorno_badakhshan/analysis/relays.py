"""Follows claims along their relays: to the claim of the first speaker, and to corrections."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model.claims import Claim

Lookup = Callable[[str], Claim | None]
"""Returns the claim with an id; None if it is not known."""


def no_claim(id: str) -> Claim | None:  # noqa: ARG001
    """Knows no claim."""
    return None


def relay_chain(claim: Claim, lookup: Lookup) -> Iterator[Claim]:
    """The claim, then the one it relays, and so on to the first speaker's; a cycle ends where it closes."""
    seen: set[str] = set()
    current: Claim | None = claim
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = lookup(current.relays) if current.relays is not None else None


def first_claims(claims: Iterable[Claim], lookup: Lookup) -> dict[str, Claim]:
    """For each claim, by id, the claim that its chain of relays ends with. Takes linear time."""
    first: dict[str, Claim] = {}
    ends: dict[str, Claim] = {}
    for claim in claims:
        chain: list[Claim] = []
        # What was walked before is not walked again: relays of one page share its chain.
        for link in relay_chain(claim, lookup):
            chain.append(link)
            if link.id in ends:
                break
        end = ends.get(chain[-1].id, chain[-1])
        first[claim.id] = end
        # In a cycle each claim has an end of its own, so the end is kept only where the chain stops by itself.
        if end.relays is None or lookup(end.relays) is None:
            ends.update((link.id, end) for link in chain)
    return first


def replacements(
    claims: Iterable[Claim], lookup: Lookup, corrections: Mapping[str, Iterable[Claim]]
) -> dict[str, str]:
    """The claims that a correction among the claims replaces: id of the claim to id of the correction.

    `corrections` has, for a claim's id, the claims that supersede it. A claim stands for all that it
    relays: whoever relays an early figure relays what was replaced, and whoever relays a correction
    brings the correction among the claims. Takes time linear in the lengths of the chains.
    """
    # Most questions have no correction, and then no chain has to be walked.
    if not corrections:
        return {}
    chains = {claim.id: [link.id for link in relay_chain(claim, lookup)] for claim in claims}
    present = {id for chain in chains.values() for id in chain}
    replaced = {id: _first_correction(chain, corrections, present) for id, chain in chains.items()}
    return {id: correction for id, correction in replaced.items() if correction is not None}


def _first_correction(
    chain: list[str], corrections: Mapping[str, Iterable[Claim]], present: set[str]
) -> str | None:
    """The first correction of a claim in the chain, or of such a correction, that is present."""
    queue, seen = [*chain], {*chain}
    for id in queue:  # grows during the walk: a correction that is not present may itself be corrected
        for correction in corrections.get(id, ()):
            # A claim that relays the correction too is not replaced by it.
            if correction.id in seen:
                continue
            if correction.id in present:
                return correction.id
            seen.add(correction.id)
            queue.append(correction.id)
    return None
