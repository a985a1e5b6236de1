"""The tree of populations: `PARENTS` for the words of the vocabulary, and the paths of a dataset's own words."""

from collections.abc import Iterable, Iterator
from typing import cast

from .own_words import AnyPopulation
from .vocabulary import PARENTS, POPULATIONS, Population


def whole_of(population: AnyPopulation) -> AnyPopulation | None:
    """Returns the population that directly contains another; None for everyone.

    >>> whole_of("military"), whole_of("militant/northern_front"), whole_of("everyone")
    ('government_forces', 'militant', None)
    """
    wider, slash, _ = population.rpartition("/")
    return cast("AnyPopulation", wider) if slash else PARENTS.get(cast("Population", population))


def wholes_of(population: AnyPopulation) -> Iterator[AnyPopulation]:
    """All populations that the population is a part of, the nearest first."""
    wider = whole_of(population)
    while wider is not None:
        yield wider
        wider = whole_of(wider)


def lies_in(population: AnyPopulation, wider: AnyPopulation) -> bool:
    """Whether a population is the other, or a part of it at whatever depth.

    >>> lies_in("military", "everyone"), lies_in("everyone", "military")
    (True, False)
    """
    return population == wider or wider in wholes_of(population)


def population_order(population: AnyPopulation) -> tuple[int, str]:
    """Returns the sort key of a population: the order of the vocabulary, own words behind the word above them."""
    root = population.partition("/")[0]
    return list(POPULATIONS).index(root), population


def in_order(populations: Iterable[AnyPopulation]) -> list[AnyPopulation]:
    """Returns populations, each once, in the order of reports."""
    return sorted(set(populations), key=population_order)


def parts_of(populations: Iterable[AnyPopulation] = ()) -> dict[AnyPopulation, tuple[AnyPopulation, ...]]:
    """Returns the direct parts of each population, those of the vocabulary and these; wholes before their parts.

    >>> parts_of()["residents"], parts_of(["militant/front"])["militant"]
    (('militant', 'civilian'), ('militant/front', 'militant/*'))

    Words of a dataset's own need not name all people of a whole. So each whole that has one also has a part for
    its others, `*`, of which no claim speaks.
    """
    known: set[AnyPopulation] = {*cast("Iterable[AnyPopulation]", POPULATIONS)}
    for population in populations:
        known |= {population, *wholes_of(population)}
    known |= {cast("AnyPopulation", f"{whole_of(each)}/*") for each in known if "/" in each}
    # A whole stands before its parts in the vocabulary, and a path is longer than that of its whole.
    ordered: list[AnyPopulation] = sorted(known, key=_with_others_last)
    parts: dict[AnyPopulation, list[AnyPopulation]] = {population: [] for population in ordered}
    for population in ordered:
        wider = whole_of(population)
        if wider is not None:
            parts[wider].append(population)
    return {population: tuple(own) for population, own in parts.items()}


def is_others(population: AnyPopulation) -> bool:
    """Whether a population is the others of its whole, which `parts_of` adds."""
    return population.endswith("/*")


def _with_others_last(population: AnyPopulation) -> tuple[int, bool, str]:
    position, path = population_order(population)
    return position, is_others(population), path
