"""Exit codes, and how an error becomes one line on stderr."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, NoReturn

import typer

from ..atomic import WriteError
from ..errors import GornoBadakhshanError, IntegrityError, QuestionError, StructureError, UnknownIdError
from .unknown_ids import unknown_id_text

OK = 0
FINDING = 1
"""A check has findings, or nothing matches."""
WRONG_USAGE = 2
"""A command, option, word, id, day or version that does not exist, or a file that cannot be read."""
NOT_WRITTEN = 3
"""The output cannot be written, such as to a full disk."""
INTERRUPTED = 130
"""Ctrl-C: 128 and the number of the signal, as shells have it."""

USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
"""The base of the parser's errors, which typer has, of its own or of click, but does not export."""

_WORDS_OF_THE_PARSER: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^Invalid value(?: for)?:? ", ""),
    (r"^Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"expected no more arguments, got \1"),
    (r"\. Did you mean (.+)\?$", r" (did you mean \1?)"),
    (r"\((?:Possible options: |Did you mean )(.+?)\??\)$", r"(did you mean \1?)"),
    (r"^([A-Z])(?=[a-z])", lambda letter: letter[1].lower()),
    (r"\.$", ""),
)
"""Patterns of what the parser writes, with the form that all other errors have."""


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turns errors and Ctrl-C into one line on stderr and an exit code; a traceback means a bug."""
    try:
        yield
    except WriteError as error:
        fail(str(error), NOT_WRITTEN)
    except QuestionError as error:
        # Claims that answer nothing are an empty result, not wrong usage.
        typer.echo(str(error), err=True)
        raise typer.Exit(FINDING) from None
    except UnknownIdError as error:
        fail(unknown_id_text(error), WRONG_USAGE)
    except GornoBadakhshanError as error:
        # Changed or malformed data is a finding; all other errors come from what was typed.
        fail(str(error), FINDING if isinstance(error, IntegrityError | StructureError) else WRONG_USAGE)
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        _fail_on_file(error)
    except USAGE_ERROR as error:
        _fail_on_usage(error)


def fail(message: str, code: int) -> NoReturn:
    """Prints one line on stderr and exits."""
    typer.echo(f"error: {message}", err=True)
    raise typer.Exit(code) from None


def _fail_on_usage(error: Any) -> NoReturn:
    """Prints an error of the parser as `fail` prints all others, with the command that shows the help."""
    # A group without a command shows its help; that is nobody's mistake.
    if type(error).__name__ == "NoArgsIsHelpError":
        raise error
    command = error.ctx.command_path if error.ctx is not None else "gorno-badakhshan"
    message = " ".join(error.format_message().split())
    for pattern, words in _WORDS_OF_THE_PARSER:
        message = re.sub(pattern, words, message)
    fail(f"{message}; see: {command} --help", WRONG_USAGE)


def _fail_on_file(error: OSError) -> NoReturn:
    # Only an error of opening a file has its name; others come from writing.
    if error.filename is not None:
        fail(f"{error.filename}: {error.strerror}", WRONG_USAGE)
    _discard_output()
    # A reader such as `head` has what it wants. Windows reports a closed pipe as EINVAL.
    if error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL):
        raise typer.Exit(OK) from None
    fail(f"the output cannot be written: {error.strerror or error}", NOT_WRITTEN)


def _discard_output() -> None:
    """Sends the rest of the output nowhere, because Python writes at exit what is still in its buffer."""
    if isinstance(sys.stdout, TextIOWrapper):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())


def prepare_streams() -> None:
    """Makes the output UTF-8 on any system; exits if there is no stdout or an argument is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The code pages of some systems have no "≥".
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:
        fail("the output cannot be written: stdout is closed", NOT_WRITTEN)
    for argument in sys.argv[1:]:
        # Python reads the bytes of an argument that is not UTF-8 as lone surrogates.
        if not argument.isascii() and any("\ud800" <= letter <= "\udfff" for letter in argument):
            fail(f"the argument {argument!a} is not UTF-8; type it in a UTF-8 terminal", WRONG_USAGE)


def flush() -> None:
    """Writes what is still in the buffer, so that an error of writing is reported."""
    if sys.stdout is not None:
        sys.stdout.flush()
