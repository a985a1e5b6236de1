"""One claim as it counts: its bounds, its first speaker and what it is about."""

import attrs

from ..model.claims import Claim
from ..model.counts import Count
from ..model.fields import doc
from ..model.own_words import AnyParty
from ..model.vocabulary import PARTIES
from .interests import Interest
from .parts import WHOLE, Key


@attrs.frozen(kw_only=True, repr=False)
class Evidence:
    """One claim as it counts under the assumptions."""

    claim: Claim = attrs.field(metadata=doc("The claim, in the reading that is assumed."))
    count: Count = attrs.field(metadata=doc("Its count."))
    low: int = attrs.field(metadata=doc("Least number admitted, inclusive.", unit="persons"))
    high: int | None = attrs.field(
        metadata=doc("Greatest number admitted, inclusive; None if unbounded.", unit="persons")
    )
    voice: str = attrs.field(metadata=doc("The first speaker along its relays.", unit="actor id"))
    party: AnyParty = attrs.field(
        metadata=doc(
            "Party of that speaker; unknown if a relay changed the figure, and without a dataset.",
            vocabulary=PARTIES,
        )
    )
    key: Key = attrs.field(metadata=doc("The number that it is about: population and limits."))
    interest: Interest | None = attrs.field(
        metadata=doc("Whether it is an admission or a self-serving denial; None if neither, or if nobody knows.")
    )

    @property
    def figures(self) -> tuple[int, ...]:
        """The figures stated: one, two for a range, none for a word or for unknown."""
        if self.count.hedge == "between" and self.count.high is not None:
            return self.count.low, self.count.high
        return () if self.count.stated is None else (self.count.stated,)

    @property
    def is_part(self) -> bool:
        """Whether it counts a part of its population only."""
        return self.key.limits != WHOLE

    def admits(self, number: int) -> bool:
        """Whether the number is compatible with the claim, which is less than supported by it."""
        return self.low <= number and (self.high is None or number <= self.high)

    def supports(self, number: int) -> bool:
        """Whether the claim states the number, and its wording admits it: 'at least 12' supports 12, not 100."""
        return self.admits(number) and number in self.figures

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, object]:
        """Returns the evidence as a new dict for JSON, the claim by its id."""
        return {
            "claim": self.claim.id,
            "count": self.count.to_dict(),
            "low": self.low,
            "high": self.high,
            "voice": str(self.voice),
            "party": self.party,
            "interest": self.interest,
            "population": self.key.population,
            "limits": {name: limit and str(limit) for name, limit in self.key.limits._asdict().items()},
        }

    def __repr__(self) -> str:
        return f"<Evidence {self.claim.origin.actor}: {self.count}>"
