"""Propositions about an actor: what they did or are, what they ask for or promise, and steps of the law."""

from typing import Literal

import attrs

from .counts import Count
from .fields import doc
from .links import Link, link, links, optional_link
from .periods import Period
from .proposition_base import KIND, PropositionBase
from .vocabulary import STEPS, UNDERTAKING_STATES, Step, UndertakingState


@attrs.frozen(kw_only=True, repr=False)
class Conduct(PropositionBase):
    """Behavior of an actor, asserted or alleged."""

    kind: Literal["Conduct"] = attrs.field(default="Conduct", metadata=KIND)
    actor: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("Whose behavior; None if not said.", unit="actor id")
    )
    conduct: str = attrs.field(metadata=doc("What the actor is said to do or have done, in our own words."))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None if not said.", since=2))
    jointly: tuple[Link, ...] = attrs.field(
        converter=links,
        default=(),
        metadata=doc("Others who are said to have done so together.", unit="actor id", since=2),
    )
    place: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Where; None if not said.", unit="place id", grows=True, since=3),
    )
    lasted: Count | None = attrs.field(
        default=None, metadata=doc("For how long; None if not said.", unit="hours", grows=True, since=3)
    )


@attrs.frozen(kw_only=True, repr=False)
class Trait(PropositionBase):
    """What an actor is or was: age, birth, health, ancestry, how their name is written."""

    kind: Literal["Trait"] = attrs.field(default="Trait", metadata=KIND)
    actor: Link = attrs.field(converter=link, metadata=doc("Who.", unit="actor id"))
    trait: str = attrs.field(metadata=doc("What is said about them, in our own words."))


@attrs.frozen(kw_only=True, repr=False)
class Position(PropositionBase):
    """A post or part that an actor holds or held."""

    kind: Literal["Position"] = attrs.field(default="Position", metadata=KIND)
    actor: Link = attrs.field(converter=link, metadata=doc("Who holds it.", unit="actor id"))
    role: str = attrs.field(metadata=doc("The post, in our own words."))
    organization: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("In what body; None if not said.", unit="actor id")
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When; None if not said.", since=2))


@attrs.frozen(kw_only=True, repr=False)
class Directive(PropositionBase):
    """An order, a call or a demand."""

    kind: Literal["Directive"] = attrs.field(default="Directive", metadata=KIND)
    issuer: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("Who gives it; None if not said.", unit="actor id")
    )
    addressee: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("To whom; None if not said.", unit="actor id")
    )
    content: str = attrs.field(metadata=doc("What is to be done, in our own words."))
    when: Period | None = attrs.field(
        default=None, metadata=doc("When, or by when, it is to be done; None if not said.", since=2)
    )
    jointly: tuple[Link, ...] = attrs.field(
        converter=links, default=(), metadata=doc("Others who give it together.", unit="actor id", since=2)
    )


@attrs.frozen(kw_only=True, repr=False)
class Undertaking(PropositionBase):
    """A concession, an offer or an amnesty."""

    kind: Literal["Undertaking"] = attrs.field(default="Undertaking", metadata=KIND)
    party: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Who undertakes it; None if not said.", unit="actor id"),
    )
    content: str = attrs.field(metadata=doc("What is undertaken, and on what condition, in our own words."))
    when: Period | None = attrs.field(
        default=None, metadata=doc("When, or by when, it is to be kept; None if not said.", since=2)
    )
    jointly: tuple[Link, ...] = attrs.field(
        converter=links, default=(), metadata=doc("Others who undertake it together.", unit="actor id", since=2)
    )
    addressee: Link | None = attrs.field(
        converter=optional_link, default=None, metadata=doc("To whom; None if not said.", unit="actor id", since=2)
    )
    state: UndertakingState | None = attrs.field(
        default=None,
        metadata=doc(
            "How far it is undertaken or kept; None if it is undertaken and no more is said.",
            vocabulary=UNDERTAKING_STATES,
            since=3,
        ),
    )
    concerns: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Whom it is about, if that is neither party; None if nobody.", unit="actor id", since=3),
    )


@attrs.frozen(kw_only=True, repr=False)
class Proceeding(PropositionBase):
    """A step of a legal proceeding: a case opened, a charge, a trial, a sentence."""

    kind: Literal["Proceeding"] = attrs.field(default="Proceeding", metadata=KIND)
    against: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Against whom; None if nobody is named.", unit="actor id"),
    )
    step: Step = attrs.field(metadata=doc("What step.", vocabulary=STEPS))
    content: str = attrs.field(metadata=doc("Of what, for what, with what result, in our own words."))
    by: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("Who takes the step; None if not said.", unit="actor id"),
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When; None if not said."))
    jointly: tuple[Link, ...] = attrs.field(
        converter=links, default=(), metadata=doc("Others against whom the same step is taken.", unit="actor id")
    )
    term: Count | None = attrs.field(
        default=None, metadata=doc("Length of the term requested or set; None if there is none.", unit="months")
    )
