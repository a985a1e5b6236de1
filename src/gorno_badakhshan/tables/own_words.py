"""The parties and populations that a mapping defines, and who the actors of its table are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from ..errors import RecordError, hint, near, shown
from ..model.fields import Checked, doc
from ..model.own_words import AnyParty
from ..model.vocabulary import ACTOR_KINDS, NAMED, PARTIES, STANDINGS, ActorKind, Named, Standing
from ..store.codec import examine_partly, path_text
from ..store.description import UNDESCRIBED, DescribedParty, OwnPopulation

R = TypeVar("R", bound=Checked)
W = TypeVar("W", DescribedParty, OwnPopulation)


@attrs.frozen(kw_only=True)
class TableActor(Checked):
    """Who a speaker or publisher of a table is.

    >>> TableActor(kind="office", party="armed_group", standing="armed_group")
    TableActor(kind='office', party='armed_group', standing='armed_group', named='named')

    Raises `VocabularyError` for a word that its vocabulary does not have.
    """

    kind: ActorKind | None = attrs.field(
        default=None,
        metadata=doc(
            "What kind of actor; if left out, what the mapping says of all speakers or publishers.",
            vocabulary=ACTOR_KINDS,
        ),
    )
    party: AnyParty = attrs.field(
        default="unknown",
        metadata=doc("Side in the conflict, or a party that the mapping defines.", vocabulary=PARTIES),
    )
    standing: Standing | None = attrs.field(
        default=None,
        metadata=doc("In what capacity it speaks; None if in none of these.", vocabulary=STANDINGS),
    )
    named: Named = attrs.field(default="named", metadata=doc("Whether the sources name it.", vocabulary=NAMED))


def read_actors(data: Mapping[Any, Any], findings: list[str]) -> dict[Any, TableActor]:
    """Returns the actors of plain data, each under its name; adds a finding for all that is wrong with them."""
    actors = {}
    for name, item in data.items():
        actor = _record_of_table(item, TableActor, f"actors.{name}", findings)
        # What is wrong with it is known; its name still stands for itself.
        actors[name] = TableActor() if actor is None else actor
    return actors


def read_words(data: Iterable[Any], cls: type[W], key: str, findings: list[str]) -> tuple[W, ...]:
    """Returns the parties or populations of plain data; adds a finding for all that is wrong with them."""
    words = []
    for position, item in enumerate(data):
        record = _record_of_table(item, cls, f"{key}[{position}]", findings)
        if record is None and isinstance(item, Mapping):
            try:
                # So that a blank definition does not make each use of its word a second finding.
                word: Any = item.get("word")
                record = cls(word=word, definition="-")
            except RecordError:
                continue
        if record is not None:
            words.append(record)
    return tuple(words)


def _record_of_table(item: Any, cls: type[R], what: str, findings: list[str]) -> R | None:
    """Returns a record of plain data, or None with a finding for each flaw."""
    if isinstance(item, cls):
        return item
    record, flaws = examine_partly(item, cls)
    for flaw in flaws:
        path = f".{path_text(flaw.path)}" if flaw.path else ""
        findings.append(f"{what}{path}: {flaw.message}")
    return None if flaws else record


def own_word_findings(
    parties: tuple[DescribedParty, ...],
    populations: tuple[OwnPopulation, ...],
    actors: Mapping[str, TableActor],
    used: Iterable[tuple[str, str]],
) -> Iterator[str]:
    """Yields what is defined twice, and each word of its own that a mapping uses and does not define.

    `used` are the populations that its other fields name, each behind the field.
    """
    try:
        attrs.evolve(UNDESCRIBED, parties=parties, populations=populations)
    except RecordError as error:
        yield from (f"parties, populations: {reason}" for reason in str(error).split("; "))
    own_parties = [party.word for party in parties]
    own_populations = [population.word for population in populations]
    owned = [(f"parties: {party.word}", word) for party in parties for word in party.own]
    for where, word in (*used, *owned):
        if "/" in word and word not in own_populations:
            yield f"{where}: {_undefined('populations', word, own_populations)}"
    for name, actor in actors.items():
        if "/" in actor.party and actor.party not in own_parties:
            yield f"actors.{name}: {_undefined('parties', actor.party, own_parties)}"


def _undefined(key: str, word: str, defined: Iterable[str]) -> str:
    return f"the mapping does not define {shown(word)}{hint(near(word, defined))}; add it to {key}"


def unknown_actors(actors: Mapping[str, TableActor], names: Iterable[str]) -> Iterator[str]:
    """Yields a warning for each actor of a mapping that no row names."""
    known = frozenset(names)
    for name in actors:
        if name not in known:
            yield f"the mapping has the actor {shown(name)}, and no row names it{hint(near(name, known))}"
