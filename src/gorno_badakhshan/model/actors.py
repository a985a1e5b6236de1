"""People, bodies, outlets and voices that act or speak."""

import attrs

from .fields import Checked, doc
from .locators import Locator
from .periods import Period
from .vocabulary import ACTOR_KINDS, NAMED, PARTIES, STANDINGS, ActorKind, Named, Party, Standing


@attrs.frozen(kw_only=True)
class Name(Checked):
    """One spelling of a name, and where it was seen."""

    spelling: str = attrs.field(metadata=doc("As written there."))
    language: str = attrs.field(metadata=doc("Language and, if needed, script.", unit="BCP 47 tag"))
    source: str = attrs.field(metadata=doc("Where it was seen.", unit="source id"))


@attrs.frozen(kw_only=True)
class Role(Checked):
    """A post that an actor held."""

    title: str = attrs.field(metadata=doc("The post, in our own words."))
    organization: str | None = attrs.field(
        default=None, metadata=doc("Whose post it is; None where no source says.", unit="actor id")
    )
    when: Period | None = attrs.field(default=None, metadata=doc("When it was held; None where no source says."))


@attrs.frozen(kw_only=True)
class Affiliation(Checked):
    """A belonging of one actor to another."""

    organization: str = attrs.field(metadata=doc("What the actor belonged to.", unit="actor id"))
    when: Period | None = attrs.field(default=None, metadata=doc("When; None where no source says."))


@attrs.frozen(kw_only=True, repr=False)
class Actor(Checked):
    """A person, organization, office, outlet, unnamed role or collective."""

    id: str = attrs.field(metadata=doc("Readable, stable for ever, never reused."))
    name: str = attrs.field(metadata=doc("Name, or a description where the sources give none.", wording=True))
    kind: ActorKind = attrs.field(metadata=doc("What kind of actor.", vocabulary=ACTOR_KINDS))
    named: Named = attrs.field(metadata=doc("Whether the sources name it.", vocabulary=NAMED))
    party: Party = attrs.field(
        metadata=doc(
            "Side in the conflict of July 2012; derived uses of it never say who was right.", vocabulary=PARTIES
        )
    )
    standing: Standing | None = attrs.field(
        default=None,
        metadata=doc(
            "In what capacity it speaks; None where it does not, or in none of these.",
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
        default=(), metadata=doc("Where the sources speak of it; none for a document's own voice.", wording=True)
    )
    note: str | None = attrs.field(
        default=None, metadata=doc("What a reader should know; None if nothing.", wording=True)
    )

    def __repr__(self) -> str:
        return f"<Actor {self.id}: {self.name}>"
