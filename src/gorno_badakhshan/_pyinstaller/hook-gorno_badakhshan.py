"""What PyInstaller cannot see: data files, and modules that are imported by a name in a text."""

from PyInstaller.utils.hooks import (  # pyright: ignore[reportMissingImports, reportMissingModuleSource]
    collect_data_files,
    collect_submodules,
)

WITH_EXTRAS = ("cli", "plot", "testing")
"""Packages that need an extra. A bundle has them only if the application imports them."""


def needs_no_extra(module: str) -> bool:
    """Whether the module works without the packages of an extra."""
    rest = module.partition(".")[2]
    return rest.partition(".")[0] not in {*WITH_EXTRAS, "_pyinstaller", "curation", "__main__"}


hiddenimports = collect_submodules("gorno_badakhshan", filter=needs_no_extra)
datas = collect_data_files("gorno_badakhshan", excludes=["data/curated", "explore/source"])
