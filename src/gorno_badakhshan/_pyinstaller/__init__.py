"""Tells PyInstaller what a bundle of an application that imports this library needs."""

from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Returns the folder of the hooks; the entry point `pyinstaller40` names this function."""
    return [str(Path(__file__).parent)]
