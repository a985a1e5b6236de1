"""The error about an id that no record has, with the command that leads on."""

from shlex import quote

from ..errors import UnknownIdError, hint, shown
from ..model.ids import CRITERION_OF
from ..model.kinds import KINDS

_BY_SINGULAR = {kind.singular: kind for kind in KINDS.values()}


def unknown_id_text(error: UnknownIdError) -> str:
    """Returns what is wrong with an id, with the command that finds what was meant.

    >>> unknown_id_text(UnknownIdError("hrw", "event", [], other_kind="actors"))
    "'hrw' is an actor, not an event; see its events with: gorno-badakhshan events --participant hrw"
    """
    if error.withdrawn or error.kind not in {*_BY_SINGULAR, "record"}:
        return str(error)
    if error.other_kind is None:
        command = f"gorno-badakhshan search {quote(error.id)}"
        return f"no {error.kind} has the id {shown(error.id)}{hint(error.near)}; find it by name with: {command}"
    other, wanted = KINDS[error.other_kind], _BY_SINGULAR[error.kind]
    criterion = CRITERION_OF.get((other.name, wanted.name))
    what, command = (
        (f"its {wanted.name}", f"{wanted.name} --{criterion.replace('_', '-')}") if criterion else ("it", "show")
    )
    problem = f"{shown(error.id)} is {other.with_article}, not {wanted.with_article}{hint(error.near)}"
    return f"{problem}; see {what} with: gorno-badakhshan {command} {quote(error.id.lower())}"
