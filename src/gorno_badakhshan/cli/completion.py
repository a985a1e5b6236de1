"""Completion of words, ids and versions in the shell. Ids are read without decoding records."""

from collections.abc import Callable, Iterable

import typer

from ..errors import GornoBadakhshanError
from ..model.kinds import KINDS
from ..store.released import RELEASED
from .data_folder import chosen_data, load

Complete = Callable[[str], list[str]]
CompleteInContext = Callable[[typer.Context, str], list[str]]


def complete_words(words: Iterable[str]) -> Complete:
    """Returns a function that returns the words that begin as typed.

    >>> complete_words(["killed", "wounded"])("k")
    ['killed']
    """

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def complete_ids(*kinds: str) -> CompleteInContext:
    """Returns a function that returns the ids that begin as typed; of claims also the part after the slash."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        try:
            with chosen_data(context.params.get("data")):
                dataset = load(context.params.get("pin"))
        except GornoBadakhshanError:
            # The command reports a wrong version; a completion must not print anything.
            return []
        ids = [id for kind in kinds for id in getattr(dataset, kind).ids]
        # All full ids would bury the others, so they appear when a source was typed.
        slugs = [id.partition("/")[2] for id in ids if "/" in id]
        typed = [id for id in ids if "/" not in id or "/" in incomplete] + slugs
        near = [id for id in dict.fromkeys(typed) if id.startswith(incomplete)]
        return near or [id for id in ids if id.startswith(incomplete)]

    return complete


complete_claim_ids: CompleteInContext = complete_ids("claims")
complete_record_ids: CompleteInContext = complete_ids(*(kind for kind in KINDS if kind != "claims"), "claims")


def complete_versions(incomplete: str) -> list[str]:
    """Returns the versions in this installation that begin as typed."""
    return [version for version in RELEASED if version.startswith(incomplete)]
