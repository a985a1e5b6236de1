"""What a dataset says about itself: its name, title, maintainers, license and first question."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from ..errors import RecordError, shown
from ..model.fields import Checked, doc
from ..model.own_words import AnyParty, AnyPopulation
from ..model.vocabulary import PARTIES, POPULATIONS

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def _check_definition(word: str, definition: str) -> None:
    if not definition.strip():
        raise RecordError(f"the definition of {word!r} is blank")


@attrs.frozen(kw_only=True)
class OwnPopulation(Checked):
    """A population that a dataset adds below one of the vocabulary.

    Raises `RecordError` for another word, and if the definition is blank.
    """

    word: AnyPopulation = attrs.field(
        metadata=doc(
            "Path from a population of the vocabulary, such as `militant/northern_front`.", vocabulary=POPULATIONS
        )
    )
    definition: str = attrs.field(metadata=doc("Who belongs to it, in a sentence."))

    def _check_rules(self) -> None:
        if "/" not in self.word:
            raise RecordError(f"the population {self.word!r} is of the vocabulary already; write {self.word}/name")
        _check_definition(self.word, self.definition)


@attrs.frozen(kw_only=True)
class DescribedParty(Checked):
    """A party to the conflict: one of the vocabulary, or one that a dataset adds below it.

    Raises `RecordError` if the definition is blank, and `VocabularyError` for a word that is none.
    """

    word: AnyParty = attrs.field(
        metadata=doc(
            "Word of the vocabulary, or a path from one, such as `armed_group/front`.", vocabulary=PARTIES
        )
    )
    definition: str = attrs.field(metadata=doc("Who belongs to it, in a sentence."))
    own: tuple[AnyPopulation, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Populations whose losses are its own, with all within them that are no other party's. If it has "
            "none, `government` has the government forces, `armed_group` the militants, and another has none.",
            vocabulary=POPULATIONS,
        ),
    )

    def _check_rules(self) -> None:
        _check_definition(self.word, self.definition)


@attrs.frozen(kw_only=True)
class Description(Checked):
    """The table `[description]` of `dataset.toml`, which a release keeps in its manifest.

    Raises `RecordError` if the name is no slug, if a text is blank, or if there is no maintainer.
    """

    name: str = attrs.field(
        metadata=doc("Short name, for citation keys: lower-case letters, digits and single hyphens.")
    )
    title: str = attrs.field(metadata=doc("Title, as a bibliography has it."))
    maintainers: tuple[str, ...] = attrs.field(metadata=doc("Who maintains it: people or one group."))
    license: str = attrs.field(metadata=doc("License of the data.", unit="SPDX id"))
    default_event: str | None = attrs.field(
        default=None,
        metadata=doc("The event that a command is about if none is given; None to ask for one.", unit="event id"),
    )
    headline: str | None = attrs.field(
        default=None, metadata=doc("Line above the figures of that event; None for the title of the event.")
    )
    parties: tuple[DescribedParty, ...] = attrs.field(
        default=(), metadata=doc("The parties to the conflict; of those of the vocabulary, any.")
    )
    populations: tuple[OwnPopulation, ...] = attrs.field(
        default=(), metadata=doc("The populations that are not of the vocabulary.")
    )

    def _check_rules(self) -> None:
        reasons = []
        if not _NAME.fullmatch(self.name):
            reasons.append(f"name {shown(self.name)} is not lower-case letters, digits and single hyphens")
        texts = {"title": self.title, "license": self.license, "headline": self.headline}
        reasons += [f"{field} is blank" for field, text in texts.items() if text is not None and not text.strip()]
        if not self.maintainers or not all(maintainer.strip() for maintainer in self.maintainers):
            reasons.append("maintainers has no name, or a blank one")
        reasons += self._ambiguities()
        if reasons:
            raise RecordError("; ".join(reasons))

    def _ambiguities(self) -> Iterator[str]:
        """Yields the words that are described twice, and the populations that two parties have for their own."""
        words: dict[str, list[str]] = {
            "the party": [party.word for party in self.parties],
            "the population": [population.word for population in self.populations],
            "among the own of parties": [population for party in self.parties for population in party.own],
        }
        for what, given in words.items():
            yield from (f"{what} {shown(word)} stands {n} times" for word, n in Counter(given).items() if n > 1)

    def to_dict(self) -> dict[str, Any]:
        """Returns the description as a new dict for JSON; without parties and populations if it has none."""
        # A manifest that was frozen before there were such words must keep its bytes.
        fields = super().to_dict()
        return {key: value for key, value in fields.items() if value or key not in ("parties", "populations")}


THIS_DATASET = Description(
    name="gorno-badakhshan",
    title="gorno-badakhshan: the 2012 Gorno-Badakhshan clashes as claims",
    maintainers=("The gorno-badakhshan maintainers",),
    license="CC-BY-4.0",
    default_event="khorog-fighting",
    headline="The dead in Khorog, 24–25 July 2012",
)
"""The description of the releases in this package, whose manifests have none: their bytes never change."""

UNDESCRIBED = Description(
    name="claims",
    title="Claims dataset without a description",
    maintainers=("Unknown maintainers",),
    license="LicenseRef-unknown",
)
"""The description of other data without one."""
