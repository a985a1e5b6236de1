"""What has to be assumed before claims can be compared, as typed parameters that every answer lists."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any, Literal, TypedDict

import attrs

from ..errors import AssumptionError, near, shown
from ..model.counts import Count
from ..model.fields import doc, readable_by_help

Independence = Literal["independent", "shared_origin"]
ReadingChoice = Literal["main", "alternative"]
BareFigure = Literal["total", "floor"]


class AssumptionOptions(TypedDict, total=False):
    """The assumptions as keyword arguments; see `Assumptions` for what each means."""

    unknown_independence: Independence
    tolerance: float
    reading: ReadingChoice
    bare: BareFigure
    infobox: bool
    superseded: bool
    set_aside: Mapping[str, str]
    reliability: Sequence[str]


@readable_by_help
@attrs.frozen(kw_only=True, repr=False)
class Assumptions:
    """What is assumed; an estimate lists every value.

    >>> Assumptions.of(infobox=False).changed
    ('infobox left out',)

    Raises `AssumptionError` where a value makes no sense, or two contradict each other.
    """

    unknown_independence: Independence = attrs.field(
        default="independent",
        metadata=doc("Whether two origins of which no relation is known count as two voices or as one."),
    )
    tolerance: float = attrs.field(
        default=0.1,
        metadata=doc(
            "How far 'about' and 'nearly' reach from their figure, 0 to below 1; rounded outward.",
            unit="share of the figure",
        ),
    )
    reading: ReadingChoice = attrs.field(
        default="main", metadata=doc("Which reading of a text counts where two are defensible.")
    )
    bare: BareFigure = attrs.field(
        default="total",
        metadata=doc("Whether a figure without a hedge is a total or a floor: what was known so far."),
    )
    infobox: bool = attrs.field(default=True, metadata=doc("Whether fact boxes count as voices."))
    superseded: bool = attrs.field(
        default=False,
        metadata=doc("Whether a figure counts that its own speaker replaced by another one among the claims."),
    )
    set_aside: tuple[tuple[str, str], ...] = attrs.field(
        default=(), metadata=doc("Speakers that do not count, each with the reason: (actor id, reason).")
    )
    reliability: tuple[str, ...] = attrs.field(
        default=(),
        metadata=doc("Speakers by reliability, the most reliable first; empty for no order.", unit="actor id"),
    )

    def __attrs_post_init__(self) -> None:
        _check_actors(self)
        if type(self.tolerance) not in {int, float} or not 0 <= self.tolerance < 1:
            raise AssumptionError(
                f"tolerance is a share from 0 to below 1, got {shown(self.tolerance)}; 0.1 is ten percent"
            )
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            # By type too, because 1 == True and an unhashable or array-like value may not compare.
            if not any(isinstance(value, type(choice)) and value == choice for choice in choices):
                raise AssumptionError(f"{name} is one of {', '.join(map(str, choices))}; got {shown(value)}")
        self._check_ranks()

    def _check_ranks(self) -> None:
        """Raises `AssumptionError` if a speaker is ranked twice, or ranked and set aside."""
        both = {actor for actor, _ in self.set_aside} & set(self.reliability)
        if both:
            raise AssumptionError(f"{', '.join(sorted(both))} cannot be set aside and ranked as reliable at once")
        twice = sorted({actor for actor in self.reliability if self.reliability.count(actor) > 1})
        if twice:
            raise AssumptionError(f"{', '.join(twice)} can be ranked only once")

    @classmethod
    def of(cls, **options: object) -> "Assumptions":
        """The assumptions from keyword arguments; a misspelt one raises and names the near ones."""
        known = [field.name for field in attrs.fields(cls)]
        for name in options:
            if name not in known:
                close = near(name, known)
                hint = f"did you mean {' or '.join(close)}?" if close else f"known are {', '.join(known)}"
                raise AssumptionError(f"no assumption is called {name!r}; {hint}")
        return cls(**_as_tuples(options))

    def limited_to(self, speakers: Collection[str]) -> "Assumptions":
        """The assumptions without what concerns other speakers than these."""
        return attrs.evolve(
            self,
            set_aside=tuple((actor, reason) for actor, reason in self.set_aside if actor in speakers),
            reliability=tuple(actor for actor in self.reliability if actor in speakers),
        )

    def to_options(self) -> AssumptionOptions:
        """The assumptions as the keyword arguments that `reconcile` and the others take.

        >>> Assumptions.of(infobox=False).to_options()["infobox"]
        False
        """
        return {
            "unknown_independence": self.unknown_independence,
            "tolerance": self.tolerance,
            "reading": self.reading,
            "bare": self.bare,
            "infobox": self.infobox,
            "superseded": self.superseded,
            "set_aside": dict(self.set_aside),
            "reliability": list(self.reliability),
        }

    def _repr_html_(self) -> str:
        from ..notebook.parts import assumptions_html

        return assumptions_html(self)

    def to_dict(self) -> dict[str, object]:
        """The assumptions as plain data, with all of them in words."""
        return {**self.to_options(), "in_words": list(self.lines)}

    @property
    def changed(self) -> tuple[str, ...]:
        """What differs from the defaults, in words."""
        return tuple(line for line, is_default in self._lines() if not is_default)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every assumption in words, defaults included."""
        return tuple(line for line, _ in self._lines())

    def _lines(self) -> list[tuple[str, bool]]:
        """Each assumption in words, and whether it is the default."""
        share = f"{float(self.share * 100):g} %"
        voices = "separate voices" if self.unknown_independence == "independent" else "one voice"
        superseded = "counted" if self.superseded else "left out"
        lines = [
            (f"origins of unknown relation count as {voices}", self.unknown_independence == "independent"),
            (f"'about' reaches {share} from its figure", self.tolerance == 0.1),
            (f"ambiguous texts in their {self.reading} reading", self.reading == "main"),
            (f"bare figures are {self.bare}s", self.bare == "total"),
            (f"infobox {'counted' if self.infobox else 'left out'}", self.infobox),
            (f"figures replaced by their speaker {superseded}", not self.superseded),
        ]
        lines += [(f"{actor} set aside: {reason}", False) for actor, reason in self.set_aside]
        if self.reliability:
            lines.append((f"most reliable first: {', '.join(self.reliability)}", False))
        return lines

    @cached_property
    def share(self) -> Fraction:
        """The tolerance as it is written, so that 10 % of 30 is 3 and not a little more."""
        return Fraction(str(self.tolerance))

    def bounds(self, count: Count) -> tuple[int, int | None]:
        """The inclusive bounds of a count under these assumptions; high is None where nothing bounds it."""
        # Early tolls are what is known so far: "12 dead" then means twelve at least.
        if count.hedge == "exact" and self.bare == "floor":
            return count.low, None
        if count.stated is None or count.hedge not in ("about", "nearly"):
            return count.low, count.high
        # The bounds are widened outward, so that no admitted number is lost by rounding.
        reach = count.stated * self.share
        high = ceil(count.stated + reach) if count.hedge == "about" else count.stated - 1
        return min(floor(count.stated - reach), high), high

    def __repr__(self) -> str:
        return f"<Assumptions: {'; '.join(self.lines)}>"


def _check_actors(assumptions: Assumptions) -> None:
    """Raises `AssumptionError` unless speakers are ids, and those set aside have reasons in words."""
    pairs: Any = assumptions.set_aside
    if not isinstance(pairs, tuple) or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        raise AssumptionError(f"set_aside holds pairs of an actor id and the reason, got {shown(pairs)}")
    for actor in (*(actor for actor, _ in pairs), *assumptions.reliability):
        if not isinstance(actor, str):
            raise AssumptionError(f"a speaker is named by an actor id, got {type(actor).__name__} {shown(actor)}")
    unreasoned = [actor for actor, reason in pairs if not isinstance(reason, str) or not reason.strip()]
    if unreasoned:
        raise AssumptionError(f"set_aside needs a reason for each speaker; none for {', '.join(unreasoned)}")


_CHOICES: dict[str, tuple[Any, ...]] = {
    "unknown_independence": ("independent", "shared_origin"),
    "reading": ("main", "alternative"),
    "bare": ("total", "floor"),
    "infobox": (True, False),
    "superseded": (True, False),
}


def _as_tuples(options: Mapping[str, object]) -> dict[str, Any]:
    """The options with mappings and sequences as the tuples of a frozen record."""
    plain: dict[str, Any] = dict(options)
    set_aside = plain.get("set_aside", {})
    if not isinstance(set_aside, Mapping):
        raise AssumptionError(f"set_aside maps each actor id to the reason, got {shown(set_aside)}")
    ranked = plain.get("reliability", ())
    if isinstance(ranked, str | bytes) or not isinstance(ranked, Sequence):
        raise AssumptionError(f"reliability is a list of actor ids, got {shown(ranked)}")
    return plain | {"set_aside": tuple(set_aside.items()), "reliability": tuple(ranked)}
