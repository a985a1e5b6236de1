"""Hypothesis strategies: every valid record of a kind."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, get_args

from ..errors import MissingExtraError
from ..model.actors import Actor, Affiliation, Name, Role
from ..model.claims import Attribution, Claim, Reading
from ..model.counts import Count
from ..model.events import Event, Participation
from ..model.locators import Locator
from ..model.periods import Period
from ..model.places import Place, Point
from ..model.propositions import (
    CasualtyCount,
    Characterization,
    Comparison,
    Conduct,
    Directive,
    Dispute,
    Explanation,
    ForceSize,
    Likening,
    Occurrence,
    Position,
    Proceeding,
    Proposition,
    Quantity,
    Responsibility,
    Trait,
    Undertaking,
)
from ..model.sources import Passage, Source
from ..model.vocabulary import (
    ActorKind,
    Basis,
    Certainty,
    DisputeState,
    EventKind,
    EventRole,
    Hedge,
    Means,
    Measure,
    Medium,
    Named,
    Outcome,
    Party,
    Phase,
    PlaceKind,
    PlacePrecision,
    Polarity,
    Population,
    Relation,
    RelayBasis,
    SourceKind,
    SpeechAct,
    Standing,
    Status,
    Step,
)

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError:
    raise MissingExtraError("testing", "hypothesis") from None


T = TypeVar("T")
_LARGEST_FIGURE = 10**9


def ids() -> SearchStrategy[str]:
    """Readable slugs such as `a1-bc`: lower-case ASCII letters and digits, with hyphens between."""
    words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
    return st.lists(words, min_size=1, max_size=3).map("-".join)


def texts() -> SearchStrategy[str]:
    """One line of any script, never empty."""
    line = st.characters(categories=("L", "M", "N", "P", "Zs"), codec="utf-8")
    return st.text(line, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


def edtf(*, marks: bool = True, intervals: bool = True) -> SearchStrategy[str]:
    """Dates in the subset of EDTF that `Period` holds, years 1000 to 2999.

    Without `marks` none of `?`, `~`, `%`; without `intervals` no `/` and no open end.
    """
    return _intervals(marks=marks) if intervals else _ends(marks=marks).map(_text_of)


class _End(NamedTuple):
    """A date cut to a precision, with the text that it is written as."""

    first: date
    cut: int
    mark: str


def _ends(*, marks: bool) -> SearchStrategy[_End]:
    days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
    return st.builds(_End, days, st.sampled_from((4, 7, 10)), st.sampled_from(("", *"?~%") if marks else ("",)))


def _text_of(end: _End) -> str:
    return end.first.isoformat()[: end.cut] + end.mark


@st.composite
def _intervals(draw: st.DrawFn, *, marks: bool) -> str:
    first, last = sorted((draw(_ends(marks=marks)), draw(_ends(marks=marks))))
    # Cut to a coarser unit a start only moves back and an end only forward: the order stays.
    shape = draw(st.sampled_from(("{0}", "{0}/{1}", "{0}/..", "../{1}")))
    return shape.format(_text_of(first), _text_of(last))


def periods(*, marks: bool = True) -> SearchStrategy[Period]:
    """Periods of any precision and basis; without `marks` none is uncertain or approximate."""
    return st.builds(Period, edtf=edtf(marks=marks), basis=_words(Basis))


def counts(hedge: Hedge | None = None) -> SearchStrategy[Count]:
    """Counts with this hedge, or with any.

    >>> from hypothesis import find
    >>> find(counts("at_least"), lambda count: count.low > 11)
    <Count at least 12>
    """
    return _words(Hedge).flatmap(_counts) if hedge is None else _counts(hedge)


def _counts(hedge: Hedge) -> SearchStrategy[Count]:
    figures = st.integers(0, _LARGEST_FIGURE)
    match hedge:
        case "none":
            return st.just(Count.of("none", 0))
        case "unknown":
            return st.just(Count(hedge="unknown"))
        case "vague":
            return figures.map(lambda n: Count(hedge="vague", low=n + 1))
        case "between":
            return st.builds(
                lambda low, more: Count(hedge="between", low=low, high=low + more + 1), figures, figures
            )
        case "fewer_than" | "nearly":
            return figures.map(lambda n: Count.of(hedge, n + 1))
        case _:
            return figures.map(lambda n: Count.of(hedge, n))


def locators(source: str | None = None) -> SearchStrategy[Locator]:
    """Places in this source, or in any: some only by part, some with a slice and its digest."""
    where = {"source": ids() if source is None else st.just(source), "part": texts()}
    slices = st.builds(
        lambda start, length, sha256, **told: Locator(start=start, end=start + length, sha256=sha256, **told),
        start=st.integers(0, 10_000),
        length=st.integers(1, 500),
        sha256=_digests(),
        **where,
    )
    return st.builds(Locator, **where) | slices


def attributions() -> SearchStrategy[tuple[Attribution, ...]]:
    """Chains of one to three voices, origin first."""
    steps = st.builds(
        Attribution,
        actor=ids(),
        act=_words(SpeechAct),
        medium=_words(Medium),
        certainty=_maybe(_words(Certainty)),
        jointly=_tuples(ids()),
    )
    return _tuples(steps, min_size=1)


def propositions(kind: type[Proposition] | None = None) -> SearchStrategy[Proposition]:
    """Propositions of this class, or of any.

    >>> from gorno_badakhshan import CasualtyCount
    >>> from hypothesis import find
    >>> find(propositions(CasualtyCount), lambda proposition: proposition.population == "military").outcome
    'killed'
    """
    return st.one_of([*map(propositions, _FIELDS)]) if kind is None else st.builds(kind, **_FIELDS[kind]())


_FIELDS: dict[type[Proposition], Callable[[], dict[str, SearchStrategy[Any]]]] = {
    CasualtyCount: lambda: {
        "outcome": _words(Outcome),
        "population": _words(Population),
        "count": counts(),
        "cause": _maybe(texts()),
        "subset": _maybe(texts()),
        "person": _maybe(ids()),
        "during": _maybe(periods()),
        "by": _maybe(ids()),
        "place": _maybe(ids()),
        "as_of": _maybe(periods()),
        "status": _maybe(_words(DisputeState)),
        "likened": _maybe(_likenings()),
    },
    ForceSize: lambda: {
        "force": ids(),
        "count": counts(),
        "measure": _words(Measure),
        "during": _maybe(periods()),
    },
    Quantity: lambda: {
        "what": texts(),
        "unit": texts(),
        "count": counts(),
        "during": _maybe(periods()),
        "place": _maybe(ids()),
        "likened": _maybe(_likenings()),
    },
    Occurrence: lambda: {
        "event": ids(),
        "manner": _maybe(texts()),
        "when": _maybe(periods()),
        "place": _maybe(ids()),
        "time": _maybe(texts()),
        "phase": _maybe(_words(Phase)),
        "means": _tuples(_words(Means)),
    },
    Responsibility: lambda: {"actor": ids(), "event": ids()},
    Conduct: lambda: {
        "actor": _maybe(ids()),
        "conduct": texts(),
        "when": _maybe(periods()),
        "jointly": _tuples(ids()),
    },
    Trait: lambda: {"actor": ids(), "trait": texts()},
    Position: lambda: {
        "actor": ids(),
        "role": texts(),
        "organization": _maybe(ids()),
        "when": _maybe(periods()),
    },
    Directive: lambda: {
        "issuer": _maybe(ids()),
        "addressee": _maybe(ids()),
        "content": texts(),
        "when": _maybe(periods()),
        "jointly": _tuples(ids()),
    },
    Undertaking: lambda: {
        "party": _maybe(ids()),
        "addressee": _maybe(ids()),
        "content": texts(),
        "when": _maybe(periods()),
        "jointly": _tuples(ids()),
    },
    Proceeding: lambda: {
        "against": _maybe(ids()),
        "step": _words(Step),
        "content": texts(),
        "by": _maybe(ids()),
        "when": _maybe(periods()),
        "jointly": _tuples(ids()),
        "term": _maybe(counts()),
    },
    Explanation: lambda: {"event": ids(), "content": texts()},
    Characterization: lambda: {"event": ids(), "content": texts()},
    Comparison: lambda: {
        "event": ids(),
        "baseline": _maybe(ids()),
        "since": _maybe(periods()),
        "content": texts(),
    },
    Dispute: lambda: {
        "subject": texts(),
        "state": _words(DisputeState),
        "outcome": _maybe(_words(Outcome)),
        "population": _maybe(_words(Population)),
    },
}


def _likenings() -> SearchStrategy[Likening]:
    return st.builds(
        Likening,
        relation=_words(Relation),
        times=st.sampled_from((0.5, 1.0, 2.0, 3.5)),
        outcome=_maybe(_words(Outcome)),
        population=_maybe(_words(Population)),
        event=_maybe(ids()),
        claim=_maybe(_claim_ids()),
    )


@st.composite
def claims(
    draw: st.DrawFn,
    *,
    source: str | None = None,
    event: str | None = None,
    kind: type[Proposition] | None = None,
) -> Claim:
    """Claims in this source, about this event and of this class of proposition, or of any."""
    held = draw(ids()) if source is None else source
    readings = st.builds(Reading, proposition=propositions(), attribution=attributions(), reason=texts())
    return Claim(
        id=f"{held}/{draw(ids())}",
        source=held,
        event=draw(ids()) if event is None else event,
        summary=draw(texts()),
        proposition=draw(propositions(kind)),
        polarity=draw(_words(Polarity)),
        certainty=draw(_words(Certainty)),
        attribution=draw(attributions()),
        locator=draw(locators(source=held)),
        said=draw(_maybe(periods())),
        cue=draw(_maybe(texts())),
        relays=draw(_maybe(_claim_ids())),
        relay_basis=draw(_maybe(_words(RelayBasis))),
        supersedes=draw(_maybe(_claim_ids())),
        part_of=draw(_maybe(_claim_ids())),
        besides=draw(_maybe(_claim_ids())),
        same_people=draw(_maybe(_claim_ids())),
        responds_to=draw(_maybe(_claim_ids())),
        alternative=draw(_maybe(readings)),
        note=draw(_maybe(texts())),
    )


def events() -> SearchStrategy[Event]:
    """Events, each with up to three participants."""
    parts = st.builds(Participation, actor=ids(), role=_words(EventRole), status=_words(Status))
    return st.builds(
        Event,
        id=ids(),
        title=texts(),
        kind=_words(EventKind),
        when=_maybe(periods()),
        place=_maybe(ids()),
        participants=_tuples(parts),
        part_of=_maybe(ids()),
        after=_maybe(ids()),
        locators=_tuples(locators()),
        note=_maybe(texts()),
    )


def actors() -> SearchStrategy[Actor]:
    """Actors, each with up to three spellings, roles and affiliations."""
    when = _maybe(periods())
    return st.builds(
        Actor,
        id=ids(),
        name=texts(),
        kind=_words(ActorKind),
        named=_words(Named),
        party=_words(Party),
        standing=_maybe(_words(Standing)),
        names=_tuples(_names()),
        roles=_tuples(st.builds(Role, title=texts(), organization=_maybe(ids()), when=when)),
        affiliations=_tuples(st.builds(Affiliation, organization=ids(), when=when)),
        locators=_tuples(locators()),
        note=_maybe(texts()),
    )


def places() -> SearchStrategy[Place]:
    """Places, some with a point."""
    points = st.builds(Point, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180), gazetteer=texts())
    return st.builds(
        Place,
        id=ids(),
        name=texts(),
        kind=_words(PlaceKind),
        precision=_words(PlacePrecision),
        names=_tuples(_names()),
        within=_maybe(ids()),
        point=_maybe(points),
        locators=_tuples(locators()),
        note=_maybe(texts()),
    )


def sources() -> SearchStrategy[Source]:
    """Sources, some with the digest and length of a text and with passages."""
    return st.builds(
        Source,
        id=ids(),
        title=texts(),
        publisher=ids(),
        kind=_words(SourceKind),
        language=_languages(),
        published=_maybe(periods()),
        url=_maybe(ids().map("https://example.org/{}".format)),
        authors=_tuples(texts()),
        carried_by=_maybe(ids()),
        mirrors=_maybe(ids()),
        license=_maybe(st.sampled_from(("CC-BY-SA-4.0", "CC0-1.0"))),
        complete=st.booleans(),
        text_sha256=_maybe(_digests()),
        text_length=_maybe(st.integers(1, 100_000)),
        passages=_tuples(_passages()),
        note=_maybe(texts()),
    )


def _passages() -> SearchStrategy[Passage]:
    return st.builds(
        lambda length, start, **told: Passage(start=start, end=start + length, **told),
        part=texts(),
        start=st.integers(0, 10_000),
        length=st.integers(1, 500),
        sha256=_digests(),
        left_out=_maybe(texts()),
    )


def _names() -> SearchStrategy[Name]:
    return st.builds(Name, spelling=texts(), language=_languages(), source=ids())


def _languages() -> SearchStrategy[str]:
    return st.sampled_from(("en", "ru", "tg", "tg-Latn", "fa"))


def _claim_ids() -> SearchStrategy[str]:
    return st.builds("{}/{}".format, ids(), ids())


def _digests() -> SearchStrategy[str]:
    return st.binary(max_size=4).map(lambda content: sha256(content).hexdigest())


def _words(vocabulary: Any) -> SearchStrategy[Any]:
    """The words of a `Literal` type."""
    return st.sampled_from(get_args(vocabulary))


def _maybe(values: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | values


def _tuples(items: SearchStrategy[T], min_size: int = 0) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(items, min_size=min_size, max_size=3).map(tuple)
