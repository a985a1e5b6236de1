"""Rules that turn conflicting counts into one answer, each with its source and its known bias.

A policy of your own is any function from a `Question` to `Figures`; it needs no registration.
"""

from collections.abc import Callable, Iterable, Mapping
from statistics import median, median_low
from types import MappingProxyType

import attrs

from ..errors import VocabularyError
from ..model.claims import Claim
from ..model.fields import doc
from .estimate import Figures
from .question import Evidence, Question

Rule = Callable[[Question], Figures]


@attrs.frozen(kw_only=True, repr=False)
class Policy:
    """A named rule."""

    name: str = attrs.field(metadata=doc("Name to ask for it by."))
    rule: Rule = attrs.field(metadata=doc("The rule itself."))
    definition: str = attrs.field(metadata=doc("The rule in a sentence."))
    citation: str = attrs.field(metadata=doc("Who uses such a rule, or where it comes from."))
    bias: str = attrs.field(metadata=doc("Which way it errs, and when."))

    def __repr__(self) -> str:
        return f"<Policy {self.name}: {self.definition}>"


def stated_range(question: Question) -> Figures:
    """Least and greatest stated figure."""
    stating = [held for held in question.evidence if held.figures]
    figures = [figure for held in stating for figure in held.figures]
    return Figures(
        low=min(figures, default=None),
        high=max(figures, default=None),
        open_above=any(held.high is None for held in question.evidence),
        used=_claims(stating),
        why_not="states no figure",
    )


def hull(question: Question) -> Figures:
    """Least low to greatest high."""
    low, high = min(held.low for held in question.evidence), _greatest(question.evidence)
    return Figures(low=low, high=high, open_above=high is None)


def intersection(question: Question) -> Figures:
    """What every claim allows, parts of the population bounding it from below."""
    bounding = (*question.evidence, *question.parts)
    low = max(held.low for held in bounding)
    highs = [held.high for held in question.evidence if held.high is not None]
    high = min(highs, default=None)
    if high is not None and low > high:
        return Figures(used=_claims(bounding), steps="no number is allowed by every claim")
    return Figures(low=low, high=high, open_above=high is None, used=_claims(bounding))


def conservative(question: Question) -> Figures:
    """Least stated figure."""
    least = min(_figures(question), default=None)
    used = [held for held in question.evidence if least in held.figures]
    return Figures(best=least, used=_claims(used), why_not="states no figure, or a greater one")


def low_best_high(question: Question) -> Figures:
    """Least, best and greatest figure of the reliable; best is the most reliable's, else the least."""
    figures = _figures(question)
    reliable, best = _most_reliable(question)
    if reliable:
        steps = f"best is that of {reliable}"
    else:
        ranked = question.assumptions.reliability
        steps = (
            f"{'none of the ranked states a figure' if ranked else 'no order of reliability'}: best is the least"
        )
    return Figures(
        low=min(figures, default=None),
        best=best if reliable else min(figures, default=None),
        high=max(figures, default=None),
        open_above=any(held.high is None for held in question.evidence),
        used=_claims([held for held in question.evidence if held.figures]),
        why_not="states no figure",
        steps=steps,
    )


def cascade(question: Question) -> Figures:
    """The latest credible figure; else what a majority of voices holds; else the least."""
    latest = _latest(question.evidence)
    if latest:
        return Figures(
            best=min(latest[0].figures), used=_claims(latest), why_not="not the latest", steps="the latest figure"
        )
    held = majority(question)
    if held.best is not None:
        return attrs.evolve(held, steps=f"recency undecidable; {held.steps}")
    steps = f"recency undecidable; {held.steps}; the least stated figure"
    return attrs.evolve(conservative(question), steps=steps)


def majority(question: Question) -> Figures:
    """The figure that most voices support and do not exclude, if they are more than half of all."""
    voices = question.voices.values()
    support = {
        figure: sum(_stands_by(said, figure) for said in voices) for figure in sorted(set(_figures(question)))
    }
    most = max(support.values(), default=0)
    if 2 * most <= len(voices):
        steps = f"no figure is supported by more than half of {len(voices)} voices"
        return Figures(used=(), why_not="in no majority", steps=steps)
    top = [figure for figure, supporting in support.items() if supporting == most]
    steps = f"{most} of {len(voices)} voices support {' as well as '.join(map(str, top))}"
    used = _claims(held for held in question.evidence if any(held.supports(figure) for figure in top))
    if len(top) > 1:  # a range, or voices that meet in it: none of its ends is the best
        return Figures(low=top[0], high=top[-1], used=used, why_not="supports another figure", steps=steps)
    admitting = sum(all(held.admits(top[0]) for held in said) for said in voices)
    steps = f"{steps}, {admitting} admit it"
    return Figures(best=top[0], used=used, why_not="does not support the figure", steps=steps)


def admission_floor(question: Question) -> Figures:
    """The greatest least number that a party concedes about its own losses."""
    told = (*question.evidence, *question.parts)
    admitting = [held for held in told if held.interest == "admission"]
    if not admitting:
        unknown = all(held.party == "unknown" for held in told)
        steps = "no party concedes losses of its own"
        if unknown:
            steps = "no speaker's party is known; claims without their dataset have none"
        return Figures(used=(), why_not="no statement against interest", steps=steps)
    return Figures(
        low=max(held.low for held in admitting),
        open_above=True,
        used=_claims(admitting),
        why_not="no statement against interest",
    )


def median_stated(question: Question) -> Figures:
    """The median of the figures stated, one a voice: its latest, or the middle one where days do not decide."""
    voiced = map(_figure_of, question.voices.values())
    figures = [figure for figure in voiced if figure is not None]
    if not figures:
        return Figures(used=(), why_not="states no figure")
    middle = median(sorted(figures))
    return Figures(
        best=int(middle) if middle == int(middle) else middle,
        used=_claims([held for held in question.evidence if held.figures]),
        why_not="states no figure",
        steps=f"the middle of {', '.join(map(str, sorted(figures)))}",
    )


POLICIES: Mapping[str, Policy] = MappingProxyType({
    policy.name: policy
    for policy in (
        Policy(
            name="stated_range",
            rule=stated_range,
            definition="Least and greatest stated figure, and whether any wording leaves it open above.",
            citation="Iraq Body Count and Airwars: minimum and maximum of an incident",
            bias="Widens with every careless report; a denial's zero pulls it down; 'fewer than 50' counts as 50.",
        ),
        Policy(
            name="hull",
            rule=hull,
            definition="Least low bound to greatest high bound.",
            citation="Interval arithmetic: the convex hull (Moore, Kearfott and Cloud 2009)",
            bias="Unbounded as soon as one speaker says 'at least'.",
        ),
        Policy(
            name="intersection",
            rule=intersection,
            definition="What every claim allows.",
            citation="Interval arithmetic: the intersection (Moore, Kearfott and Cloud 2009)",
            bias="Empty as soon as one speaker is wrong.",
        ),
        Policy(
            name="conservative",
            rule=conservative,
            definition="The least stated figure.",
            citation="ACLED Codebook: the most conservative estimate",
            bias="Low: whoever denies losses decides.",
        ),
        Policy(
            name="low_best_high",
            rule=low_best_high,
            definition="Least, best and greatest of the reliable; best that of the most reliable, or the least.",
            citation="UCDP GED Codebook: low, best and high estimates",
            bias="Best leans low unless reliability is ranked; who was judged reliable decides.",
        ),
        Policy(
            name="cascade",
            rule=cascade,
            definition="The latest credible figure, else that of a majority of voices, else the least.",
            citation="Global Terrorism Database Codebook: casualty numbers where sources differ",
            bias="Trusts time: the last word may be the official one.",
        ),
        Policy(
            name="majority",
            rule=majority,
            definition="The figure that most voices support, if they are more than half.",
            citation="Every Casualty, Standards for Casualty Recording (2016): corroboration",
            bias="Follows whoever is repeated most, wherever the repeating is not recorded.",
        ),
        Policy(
            name="admission_floor",
            rule=admission_floor,
            definition="The greatest least number that a party concedes about its own losses.",
            citation="The statement against interest of the law of evidence",
            bias="A floor only; silent where a party concedes nothing.",
        ),
        Policy(
            name="median_stated",
            rule=median_stated,
            definition="The median of the figures stated, one a voice: its latest, else its middle one.",
            citation="Robust statistics: the sample median (Huber 1981)",
            bias="Ignores hedges: 'more than 100' counts as 100.",
        ),
    )
})  # fmt: skip
"""The nine policies, by name."""


def policy_called(name: str) -> Policy:
    """The policy of this name; raises `VocabularyError`, which names the near ones."""
    if name not in POLICIES:
        raise VocabularyError(name, "policy", POLICIES)
    return POLICIES[name]


def _figures(question: Question) -> list[int]:
    return [figure for held in question.evidence for figure in held.figures]


def _said_by(actor: str, question: Question) -> list[Evidence]:
    return [held for held in question.evidence if actor in (held.claim.origin.actor, held.voice)]


def _claims(evidence: Iterable[Evidence]) -> tuple[Claim, ...]:
    return tuple(held.claim for held in evidence)


def _greatest(evidence: Iterable[Evidence]) -> int | None:
    """The greatest high bound; None as soon as one is unbounded."""
    highs = [held.high for held in evidence]
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


def _stands_by(said: Iterable[Evidence], figure: int) -> bool:
    """Whether a voice states the figure and says nothing that excludes it."""
    held = tuple(said)
    return any(one.supports(figure) for one in held) and all(one.admits(figure) for one in held)


def _most_reliable(question: Question) -> tuple[str | None, int | None]:
    """The first ranked speaker who states a figure, and the least that they state."""
    for actor in question.assumptions.reliability:
        figures = [figure for held in _said_by(actor, question) for figure in held.figures]
        if figures:
            return actor, min(figures)
    return None, None


def _figure_of(said: tuple[Evidence, ...]) -> int | None:
    """The one figure that stands for a voice; None where it states none."""
    latest = _latest(said)
    figures = latest[0].figures if latest else tuple({figure for held in said for figure in held.figures})
    return median_low(figures) if figures else None


def _latest(evidence: Iterable[Evidence]) -> list[Evidence]:
    """What was surely said last, by one or by several alike; none where days do not decide, or figures differ."""
    stating = [held for held in evidence if held.figures]
    if any(held.claim.said is None for held in stating):
        return []
    last = [held for held in stating if not any(_said_before(held, other) for other in stating)]
    return last if len({held.figures for held in last}) == 1 else []


def _said_before(one: Evidence, other: Evidence) -> bool:
    return bool(one.claim.said and other.claim.said and one.claim.said.before(other.claim.said))
