"""Rules that turn conflicting counts into one answer, each with its source and its known bias.

A rule of your own is any function from a `Question` to `Figures`; it needs no registration. Each of
the nine takes time linear in the evidence, or n log n where it sorts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from statistics import median, median_low
from types import MappingProxyType
from typing import cast

import attrs

from ..errors import QuestionError, VocabularyError, shown
from ..model.claims import Claim
from ..model.fields import doc
from .estimate import Figures
from .evidence import Evidence
from .question import Question

Rule = Callable[[Question], Figures]
"""What a policy does: from the evidence on one question to figures."""


@attrs.frozen(kw_only=True, repr=False)
class Policy:
    """A named rule."""

    name: str = attrs.field(metadata=doc("Name to ask for it by."))
    rule: Rule = attrs.field(metadata=doc("The rule itself."))
    definition: str = attrs.field(metadata=doc("The rule in a sentence."))
    citation: str = attrs.field(metadata=doc("Who uses such a rule, or where it comes from."))
    bias: str = attrs.field(metadata=doc("Which way it errs, and when."))

    def _repr_html_(self) -> str:
        from ..notebook.parts import part_html

        return part_html(self)

    def to_dict(self) -> dict[str, str]:
        """Returns the policy as a new dict for JSON, without the function."""
        return {"name": self.name, "definition": self.definition, "citation": self.citation, "bias": self.bias}

    def __repr__(self) -> str:
        return f"<Policy {self.name}: {self.definition}>"


def stated_range(question: Question) -> Figures:
    """Least and greatest stated figure."""
    figures = _figures(question)
    return Figures(
        low=min(figures, default=None),
        high=max(figures, default=None),
        open_above=_is_open_above(question),
        used=_claims(_stating(question)),
        why_not="states no figure",
    )


def hull(question: Question) -> Figures:
    """Least low to greatest high."""
    open_above = _is_open_above(question)
    highs = [evidence.high for evidence in question.evidence if evidence.high is not None]
    return Figures(
        low=min(evidence.low for evidence in question.evidence),
        high=None if open_above else max(highs),
        open_above=open_above,
    )


def intersection(question: Question) -> Figures:
    """What every claim allows; parts of the population bound it from below."""
    evidence = (*question.evidence, *question.parts)
    low = max(each.low for each in evidence)
    # A part may be small although the whole is great, so it bounds from below only.
    high = min((each.high for each in question.evidence if each.high is not None), default=None)
    if high is not None and low > high:
        return Figures(used=_claims(evidence), steps="no number is allowed by every claim")
    return Figures(low=low, high=high, open_above=high is None, used=_claims(evidence))


def conservative(question: Question) -> Figures:
    """Least stated figure."""
    least = min(_figures(question), default=None)
    used = [evidence for evidence in question.evidence if least in evidence.figures]
    return Figures(best=least, used=_claims(used), why_not="states no figure, or a greater one")


def low_best_high(question: Question) -> Figures:
    """Least, best and greatest figure of the reliable; best is the most reliable's, else the least."""
    figures = _figures(question)
    reliable, best = _most_reliable(question)
    if reliable is not None:
        steps = f"best is that of {reliable}"
    elif question.assumptions.reliability:
        steps = "none of the ranked states a figure: best is the least"
    else:
        steps = "no order of reliability: best is the least"
    return Figures(
        low=min(figures, default=None),
        best=best if reliable is not None else min(figures, default=None),
        high=max(figures, default=None),
        open_above=_is_open_above(question),
        used=_claims(_stating(question)),
        why_not="states no figure",
        steps=steps,
    )


def cascade(question: Question) -> Figures:
    """The latest credible figure; else that of a majority of speakers; else the least."""
    latest = _latest(question.evidence)
    if latest:
        return Figures(
            best=min(latest[0].figures), used=_claims(latest), why_not="not the latest", steps="the latest figure"
        )
    figures = majority(question)
    if figures.best is not None:
        return attrs.evolve(figures, steps=f"recency undecidable; {figures.steps}")
    steps = f"recency undecidable; {figures.steps}; the least stated figure"
    return attrs.evolve(conservative(question), steps=steps)


def majority(question: Question) -> Figures:
    """The figure that most speakers support and do not exclude, if they are more than half of all."""
    # One vote a speaker: a figure that many pages repeat is not thereby supported by many.
    voices = question.voices.values()
    support = Counter(figure for group in voices for figure in _supported_by(group))
    most = max(support.values(), default=0)
    if 2 * most <= len(voices):
        steps = f"no figure is supported by more than half of {len(voices)} voices"
        return Figures(used=(), why_not="in no majority", steps=steps)
    top = sorted(figure for figure, supporting in support.items() if supporting == most)
    steps = f"{most} of {len(voices)} voices support {' as well as '.join(map(str, top))}"
    used = _claims(evidence for evidence in question.evidence if any(map(evidence.supports, top)))
    if len(top) > 1:  # a range, or speakers that meet in it: none of its ends is the best
        return Figures(low=top[0], high=top[-1], used=used, why_not="supports another figure", steps=steps)
    admitting = sum(all(evidence.admits(top[0]) for evidence in group) for group in voices)
    steps = f"{steps}, {admitting} admit it"
    return Figures(best=top[0], used=used, why_not="does not support the figure", steps=steps)


def admission_floor(question: Question) -> Figures:
    """The greatest least number that a party concedes about its own losses."""
    evidence = (*question.evidence, *question.parts)
    admissions = [each for each in evidence if each.interest == "admission"]
    # The greatest floor stands: who concedes 20 does not take back the 12 conceded before.
    if admissions:
        return Figures(
            low=max(admission.low for admission in admissions),
            open_above=True,
            used=_claims(admissions),
            why_not="no statement against interest",
        )
    if all(each.party == "unknown" for each in evidence):
        steps = "no speaker's party is known; claims without their dataset have none"
    else:
        steps = "no party concedes losses of its own"
    return Figures(used=(), why_not="no statement against interest", steps=steps)


def median_stated(question: Question) -> Figures:
    """The median of the figures stated, one a speaker: the latest, or the middle one if days do not decide."""
    figures = sorted(figure for group in question.voices.values() if (figure := _figure_of(group)) is not None)
    if not figures:
        return Figures(used=(), why_not="states no figure")
    middle = median(figures)
    return Figures(
        # 16, not 16.0; but half a person if the middle lies between two figures.
        best=int(middle) if middle == int(middle) else middle,
        used=_claims(_stating(question)),
        why_not="states no figure",
        steps=f"the middle of {', '.join(map(str, figures))}",
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
            definition="The figure that most speakers support, if they are more than half.",
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


def policy_of(policy: object) -> Policy:
    """The policy of this name, or for this rule.

    Raises `VocabularyError`, which names the near ones, on a name that no policy has, and
    `QuestionError` on what is neither a name nor a rule.
    """
    if isinstance(policy, Policy):
        return policy
    if isinstance(policy, str):
        if policy not in POLICIES:
            raise VocabularyError(policy, "policy", POLICIES)
        return POLICIES[policy]
    if not callable(policy):
        raise QuestionError(
            f"expected a policy's name, a Policy or a function, got {type(policy).__name__} {shown(policy)}"
        )
    name = getattr(policy, "__name__", type(policy).__name__)
    return Policy(name=name, rule=cast("Rule", policy), definition="", citation="", bias="")


def _figures(question: Question) -> list[int]:
    return [figure for evidence in question.evidence for figure in evidence.figures]


def _stating(question: Question) -> list[Evidence]:
    """The evidence that states a figure."""
    return [evidence for evidence in question.evidence if evidence.figures]


def _claims(evidence: Iterable[Evidence]) -> tuple[Claim, ...]:
    return tuple(each.claim for each in evidence)


def _is_open_above(question: Question) -> bool:
    return any(evidence.high is None for evidence in question.evidence)


def _supported_by(group: Iterable[Evidence]) -> set[int]:
    """The figures that a speaker states and does not exclude anywhere."""
    group = tuple(group)
    # What a speaker excludes anywhere they do not support, whatever they state elsewhere.
    low = max(evidence.low for evidence in group)
    high = min((evidence.high for evidence in group if evidence.high is not None), default=None)
    figures = {figure for evidence in group for figure in evidence.figures if evidence.admits(figure)}
    return {figure for figure in figures if low <= figure and (high is None or figure <= high)}


def _most_reliable(question: Question) -> tuple[str | None, int | None]:
    """The first ranked speaker who states a figure, and the least that they state."""
    for actor in question.assumptions.reliability:
        figures = [
            figure
            for evidence in question.evidence
            if actor in (evidence.claim.origin.actor, evidence.voice)
            for figure in evidence.figures
        ]
        if figures:
            return actor, min(figures)
    return None, None


def _figure_of(group: tuple[Evidence, ...]) -> int | None:
    """The one figure that stands for a speaker; None if they state none."""
    latest = _latest(group)
    figures = latest[0].figures if latest else {figure for evidence in group for figure in evidence.figures}
    return median_low(figures) if figures else None


def _latest(evidence: Iterable[Evidence]) -> list[Evidence]:
    """What was surely said last, by one or by several alike; none if days do not decide, or figures differ."""
    stating = [(each, each.claim.said) for each in evidence if each.figures]
    days = [period.margins for _, period in stating if period is not None]
    # One undated figure may be the latest of all.
    if not days or len(days) < len(stating):
        return []
    # A claim is surely earlier than another if its last possible day is before the other's first.
    latest_start = max(start for start, _ in days)
    last = [each for (each, _), (_, end) in zip(stating, days, strict=True) if end >= latest_start]
    return last if len({each.figures for each in last}) == 1 else []
