"""Actors: people, organizations, outlets and voices of documents, all who act or speak."""

import attrs

from .fields import Checked, doc
from .links import Link, link, optional_link
from .locators import Locator
from .own_words import AnyParty
from .periods import Period
from .vocabulary import ACTOR_KINDS, NAMED, PARTIES, STANDINGS, ActorKind, Named, Standing


@attrs.frozen(kw_only=True)
class Name(Checked):
    """One spelling of a name, with its source."""

    spelling: str = attrs.field(metadata=doc("As written there."))
    language: str = attrs.field(metadata=doc("Language and, if needed, script.", unit="BCP 47 tag"))
    source: Link = attrs.field(converter=link, metadata=doc("The source that spells it so.", unit="source id"))


@attrs.frozen(kw_only=True)
class Role(Checked):
    """A post of an actor."""

    title: str = attrs.field(metadata=doc("The post, in our own words."))
    organization: Link | None = attrs.field(
        converter=optional_link,
        default=None,
        metadata=doc("The organization that the post belongs to; None if no source says.", unit="actor id"),
    )
    when: Period | None = attrs.field(
        default=None, metadata=doc("When the actor held the post; None if no source says.")
    )


@attrs.frozen(kw_only=True)
class Affiliation(Checked):
    """Membership of one actor in another."""

    organization: Link = attrs.field(converter=link, metadata=doc("What the actor belonged to.", unit="actor id"))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None if no source says."))


@attrs.frozen(kw_only=True, repr=False)
class Actor(Checked):
    """A person, group, organization, office or outlet, named or not, or the voice of a document."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    name: str = attrs.field(metadata=doc("Name, or a description where the sources give none.", wording=True))
    kind: ActorKind = attrs.field(metadata=doc("What kind of actor.", vocabulary=ACTOR_KINDS))
    # "A hospital source" speaks too: a claim without a speaker could not be weighed.
    named: Named = attrs.field(metadata=doc("Whether the sources name it.", vocabulary=NAMED))
    # During the conflict only: sides change before and after.
    party: AnyParty = attrs.field(
        metadata=doc(
            "Side in the conflict that the data is about. No analysis infers from it who is right.",
            vocabulary=PARTIES,
        )
    )
    standing: Standing | None = attrs.field(
        default=None,
        metadata=doc(
            "In what capacity it speaks; None if it never speaks, or in none of these.",
            vocabulary=STANDINGS,
            grows=True,
            since=2,
        ),
    )
    names: tuple[Name, ...] = attrs.field(
        default=(), metadata=doc("Spellings seen, each with its source.", wording=True)
    )
    roles: tuple[Role, ...] = attrs.field(default=(), metadata=doc("Posts held.", grows=True))
    affiliations: tuple[Affiliation, ...] = attrs.field(
        default=(), metadata=doc("What it belonged to.", grows=True)
    )
    locators: tuple[Locator, ...] = attrs.field(
        default=(), metadata=doc("Where the sources mention it; empty for the voice of a document.", wording=True)
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def _repr_html_(self) -> str:
        from ..notebook.records import record_html

        return record_html(self)

    def __repr__(self) -> str:
        return f"<Actor {self.id}: {self.name}>"
