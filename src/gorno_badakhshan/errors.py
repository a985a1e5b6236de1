"""What can go wrong, as few kinds, each also the built-in that fits it.

Where an error has facts to tell apart, they are attributes, so that no caller has to parse a message.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class GornoBadakhshanError(Exception):
    """The base of every error that this library raises on purpose; it can be pickled, facts and all."""

    def __reduce__(self) -> "tuple[object, ...]":
        return _made_again, (type(self), self.args, self.__dict__)


class UnknownIdError(GornoBadakhshanError, LookupError):
    """No record has this id.

    Attributes: `id` as asked, `kind` of record looked for, `near` ids, nearest first, and `withdrawn`,
    the reason and the successor of an id that an earlier version had, else None.
    """

    def __init__(self, id: str, kind: str, known: "Iterable[str]", withdrawn: str | None = None) -> None:
        self.id: str = id
        self.kind: str = kind
        self.near: tuple[str, ...] = near(id, known)
        self.withdrawn: str | None = withdrawn
        told = f"; it was {withdrawn}" if withdrawn else _hint(self.near)
        super().__init__(f"no {kind} has the id {id!r}{told}")


class NotOneError(GornoBadakhshanError, LookupError):
    """`one()` was asked of a collection that holds none, or more than one.

    Attributes: `count`, the number of records held.
    """

    def __init__(self, kind: str, count: int) -> None:
        self.kind: str = kind
        self.count: int = count
        repair = "narrow the query with where()" if count else "widen the query"
        super().__init__(f"expected exactly one {kind}, got {count or 'none'}; {repair}")


class VersionError(GornoBadakhshanError, LookupError):
    """This install holds no such release of the dataset.

    Attributes: `asked`, and `available` versions, oldest first.
    """

    def __init__(self, asked: str, available: "Sequence[str]") -> None:
        self.asked: str = asked
        self.available: tuple[str, ...] = tuple(available)
        super().__init__(
            f"no release {asked!r} of the dataset in this install; it holds "
            f"{', '.join(available) or 'none'}; install the version of the library that ships it"
        )


class PinError(GornoBadakhshanError, ValueError):
    """A pin is malformed, or its digest is not that of the release it names.

    Attributes: `pin` as given, `expected` and `got` digests where both are known, else None.
    """

    def __init__(self, pin: str, reason: str, *, expected: str | None = None, got: str | None = None) -> None:
        self.pin: str = pin
        self.expected: str | None = expected
        self.got: str | None = got
        super().__init__(f"the pin {pin!r} is not honored: {reason}")


class IntegrityError(GornoBadakhshanError, ValueError):
    """A shipped file is not the file that was released.

    Attributes: `file`, and what was `expected` and `got` (a digest, a number, or "missing").
    """

    def __init__(self, file: str, what: str, *, expected: str, got: str) -> None:
        self.file: str = file
        self.expected: str = expected
        self.got: str = got
        super().__init__(
            f"{file}: {what}: expected {expected}, got {got}; nothing was loaded; reinstall the package"
        )


class VocabularyError(GornoBadakhshanError, ValueError):
    """A word that its vocabulary does not hold.

    Attributes: `word`, `vocabulary` (its name), `near` words, and all `words`.
    """

    def __init__(self, word: object, vocabulary: str, words: "Iterable[str]") -> None:
        self.word: object = word
        self.vocabulary: str = vocabulary
        self.words: tuple[str, ...] = tuple(words)
        self.near: tuple[str, ...] = near(str(word), self.words)
        super().__init__(
            f"{word!r} is not a word of the vocabulary {vocabulary!r}{_hint(self.near)}; "
            f"it holds {', '.join(self.words)}"
        )


class CriterionError(GornoBadakhshanError, TypeError):
    """`where` was given a criterion that these records do not have, or a value of the wrong type.

    Attributes: `criterion`, and the names `near` it.
    """

    def __init__(self, criterion: str, kind: str, known: "Iterable[str]", reason: str = "") -> None:
        known = tuple(known)
        self.criterion: str = criterion
        self.near: tuple[str, ...] = near(criterion, known)
        super().__init__(
            f"criterion {criterion!r} of {kind}: {reason}"
            if reason
            else f"{kind} cannot be asked for {criterion!r}{_hint(self.near)}; criteria are {', '.join(known)}"
        )


class RecordError(GornoBadakhshanError, ValueError):
    """A record whose values contradict each other or the model, such as low above high."""


class StructureError(GornoBadakhshanError, ValueError):
    """Data that does not fit the model; all findings at once.

    Attributes: `findings`, one line of text each, with the path into the data.
    """

    def __init__(self, what: str, findings: "Iterable[str]") -> None:
        self.findings: tuple[str, ...] = tuple(findings)
        lines = "".join(f"\n  {finding}" for finding in self.findings)
        super().__init__(f"{what}: {len(self.findings)} finding(s){lines}")


class AssumptionError(GornoBadakhshanError, ValueError):
    """An assumption that does not exist, makes no sense, or contradicts another."""


class QuestionError(GornoBadakhshanError, ValueError):
    """Claims that do not answer one question: mixed, without numbers, or none at all.

    Attributes: `mixed`, what was mixed: its name with the values that came; empty if nothing was.
    """

    def __init__(self, reason: str, mixed: "Mapping[str, Sequence[str]] | None" = None) -> None:
        self.mixed: dict[str, Sequence[str]] = dict(mixed or {})
        super().__init__(reason)


class MissingExtraError(GornoBadakhshanError, ImportError):
    """A part of the library needs a package that an extra installs.

    Attributes: `extra`, its name.
    """

    def __init__(self, extra: str, needs: str) -> None:
        self.extra: str = extra
        super().__init__(f"this needs {needs}; install it with: pip install 'gorno-badakhshan[{extra}]'")


def _made_again(cls: type[GornoBadakhshanError], args: tuple[object, ...], facts: dict[str, object]) -> Exception:
    """The error as it was, without running the constructor, which takes other arguments."""
    error = cls.__new__(cls, *args)
    error.__dict__.update(facts)
    return error


def near(word: str, known: "Iterable[str]") -> tuple[str, ...]:
    """The known words that a person may have meant, nearest first: at most five.

    >>> near("state-televison", ["state-television", "bbc-news"])
    ('state-television',)

    Of an id with a slash the part behind it counts too, which is how people remember a claim.
    """
    from difflib import get_close_matches

    known = sorted(set(known))
    called = {name: whole for whole in known for name in (whole.rpartition("/")[2], whole)}
    close = [called[name] for name in get_close_matches(word, called, n=5, cutoff=0.6)]
    inside = [whole for whole in known if len(word) > 2 and word.casefold() in whole.casefold()]
    return tuple(dict.fromkeys([*close, *inside]))[:5]


def _hint(near_words: "Sequence[str]") -> str:
    return f" (did you mean {' or '.join(repr(word) for word in near_words)}?)" if near_words else ""
