"""The command `gorno-badakhshan`, and `python -m gorno_badakhshan`."""

import sys


def main() -> None:
    """Run the command line; without its packages, say how to install them and exit with 2."""
    try:
        _run()
    except KeyboardInterrupt:  # during the imports; the command line itself handles it elsewhere
        print("interrupted", file=sys.stderr)
        sys.exit(130)


def _run() -> None:
    try:
        import rich  # noqa: F401
        import typer  # noqa: F401
    except ImportError:
        from .errors import MissingExtraError

        print(f"error: {MissingExtraError('cli', 'typer and rich')}", file=sys.stderr)
        sys.exit(2)
    from .cli.app import run

    run()


if __name__ == "__main__":
    main()
