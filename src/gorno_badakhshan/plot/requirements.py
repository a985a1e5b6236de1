"""What drawing needs beyond the library itself."""

from ..errors import MissingExtraError


def check_extra() -> None:
    """Raise `MissingExtraError`, which names the extra to install, without matplotlib."""
    try:
        import matplotlib  # noqa: F401, ICN001
    except ImportError:
        raise MissingExtraError("plot", "matplotlib") from None
