"""A claim: one statement, in one source, with its speakers."""

import attrs

from ..errors import RecordError
from . import proposition_base
from .counts import Count
from .fields import Checked, doc
from .links import Link, StandsForActor, link, links, optional_link
from .locators import Locator
from .periods import Period
from .vocabulary import (
    CERTAINTIES,
    MEDIA,
    POLARITIES,
    RELAY_BASES,
    SPEECH_ACTS,
    Certainty,
    Medium,
    Polarity,
    RelayBasis,
    SpeechAct,
)


@attrs.frozen(kw_only=True, repr=False)
class Attribution(StandsForActor, Checked):
    """One step of the chain from the first speaker to the document: who, by what speech act, through what."""

    actor: Link = attrs.field(converter=link, metadata=doc("Who speaks.", unit="actor id"))
    act: SpeechAct = attrs.field(metadata=doc("What the speaker does in speaking.", vocabulary=SPEECH_ACTS))
    medium: Medium = attrs.field(metadata=doc("Through what.", vocabulary=MEDIA))
    certainty: Certainty | None = attrs.field(
        default=None,
        metadata=doc(
            "How far a later speaker commits to what they relay; None if they do not say.",
            vocabulary=CERTAINTIES,
            since=2,
        ),
    )
    jointly: tuple[Link, ...] = attrs.field(
        converter=links,
        default=(),
        metadata=doc(
            "Other speakers of the same step: in a joint statement, or side by side.", unit="actor id", since=2
        ),
    )

    def __str__(self) -> str:
        from .wording import attribution_text

        return attribution_text(self)

    def __repr__(self) -> str:
        return f"<Attribution {self}, {self.medium}>"


@attrs.frozen(kw_only=True)
class Reading(Checked):
    """Another defensible reading of the same words, complete with proposition and speakers."""

    # A type named by text: importing it makes all classes of propositions.
    proposition: "proposition_base.Proposition" = attrs.field(metadata=doc("What is claimed in this reading."))
    attribution: tuple[Attribution, ...] = attrs.field(metadata=doc("Who says it in this reading, origin first."))
    reason: str = attrs.field(metadata=doc("Why the text admits it, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Claim(Checked):
    """One statement, in one source, with its speakers.

    >>> import gorno_badakhshan as gb
    >>> claims = gb.claims(version="1.0.0", said_by="hospital-source", population="military")
    >>> claims.one().count
    <Count more than 100>

    Raises `RecordError` if the id is not `<source>/<slug>`, if the locator points into another source, or
    if there is no speaker.
    """

    id: str = attrs.field(metadata=doc("`<source id>/<slug>`; readable, stable for ever, never reused."))
    source: Link = attrs.field(
        converter=link, metadata=doc("The document that contains the statement.", unit="source id")
    )
    event: Link = attrs.field(converter=link, metadata=doc("What it is about.", unit="event id"))
    summary: str = attrs.field(metadata=doc("The statement, in one sentence of our own.", wording=True))
    proposition: "proposition_base.Proposition" = attrs.field(metadata=doc("What is claimed."))
    polarity: Polarity = attrs.field(
        default="affirmed", metadata=doc("Whether it is affirmed or denied.", vocabulary=POLARITIES)
    )
    certainty: Certainty = attrs.field(
        default="certain", metadata=doc("How far the origin commits to it.", vocabulary=CERTAINTIES)
    )
    attribution: tuple[Attribution, ...] = attrs.field(
        metadata=doc("Who speaks, origin first; the document itself is not repeated at the end.")
    )
    # The digest of the slice is wording: a source that is edited elsewhere moves it and changes no statement.
    locator: Locator = attrs.field(metadata=doc("Where the source says it.", wording=True))
    said: Period | None = attrs.field(
        default=None, metadata=doc("When the origin said it; None if no source says.", unit="EDTF")
    )
    cue: str | None = attrs.field(
        default=None, metadata=doc("The hedging or reporting word in the text; None if there is none.")
    )
    # The links of a claim to other claims. Each is a field of its own, because each changes an analysis in
    # its own way: a relay counts once with its origin, a superseded claim not at all, a sub-count as a part.
    relays: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The claim, in another source, that this one relays; None if unknown.", unit="claim id", grows=True
        ),
    )
    relay_basis: RelayBasis | None = attrs.field(
        default=None,
        metadata=doc("How the relay is known; None without a relay.", vocabulary=RELAY_BASES, grows=True, since=2),
    )
    also_relays: tuple[Link, ...] = attrs.field(
        converter=links,
        default=(),
        metadata=doc(
            "Further claims, in other sources, that this one relays, such as the other figures of its sum.",
            unit="claim id",
            grows=True,
            since=3,
        ),
    )
    derived_from: tuple[Link, ...] = attrs.field(
        converter=links,
        default=(),
        metadata=doc(
            "Claims in the same source whose figures this one adds up or subtracts.",
            unit="claim id",
            grows=True,
            since=3,
        ),
    )
    supersedes: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The earlier claim of the same speaker that this one replaces; None if none.",
            unit="claim id",
            grows=True,
            since=2,
        ),
    )
    part_of: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The claim, of the same population, of which this is a sub-count; None if none.", unit="claim id"
        ),
    )
    besides: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The count, in the same source, that this one is in addition to ('another two'); None if none.",
            unit="claim id",
            since=2,
        ),
    )
    same_people: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc(
            "The claim that counts the very same people under another word; None if none is known to.",
            unit="claim id",
            grows=True,
            since=2,
        ),
    )
    responds_to: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The claim that this one answers; None if none.", unit="claim id", grows=True),
    )
    alternative: Reading | None = attrs.field(
        default=None, metadata=doc("Another defensible reading; None if the text is clear.")
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def _check_rules(self) -> None:
        if not self.attribution:
            raise RecordError(f"claim {self.id!r} has no attribution; the document's own voice is one too")
        if not self.id.startswith(f"{self.source}/"):
            raise RecordError(f"claim id {self.id!r} must start with its source id and a slash, {self.source}/")
        if self.locator.source != self.source:
            raise RecordError(f"claim {self.id!r} has a locator into another source, {self.locator.source!r}")

    @property
    def origin(self) -> Attribution:
        """The first step of the chain: who said it first."""
        return self.attribution[0]

    @property
    def speaker(self) -> Link:
        """The id of the first speaker; `dataset.speakers(claim)` returns the actors, joint ones included."""
        return self.attribution[0].actor

    @property
    def count(self) -> Count | None:
        """The number claimed; None if the proposition is not about a number."""
        return getattr(self.proposition, "count", None)

    def __str__(self) -> str:
        from .wording import claim_text

        return claim_text(self)

    def _repr_html_(self) -> str:
        from ..notebook.records import record_html

        return record_html(self)

    def __repr__(self) -> str:
        return f"<Claim {self.id}: {self}>"
