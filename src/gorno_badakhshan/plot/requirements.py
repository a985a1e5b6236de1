"""The check for packages that only drawing needs."""

from ..errors import MissingExtraError


def check_extra() -> None:
    """Raises `MissingExtraError`, which names the extra to install, if matplotlib is missing."""
    try:
        import matplotlib  # noqa: F401, ICN001
    except ImportError:
        raise MissingExtraError("plot", "matplotlib") from None
