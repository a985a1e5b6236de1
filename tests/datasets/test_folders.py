"""What a folder of data is."""

from gorno_badakhshan.datasets.folders import curated_part, folder_kind, releases_beside


def test_each_kind_of_folder_is_known_by_a_file(project, frozen):
    """The name of a folder means nothing."""
    folders = (project, project / "curated", project / "releases", frozen)
    assert [folder_kind(folder) for folder in folders] == ["project", "curated", "releases", "release"]


def test_the_curated_part_of_a_project_is_a_folder_in_it(project):
    """A command takes the project or its curated files."""
    assert curated_part(project) == curated_part(project / "curated") == project / "curated"


def test_the_curated_part_of_nothing_is_that_of_the_checkout(curated_files):
    """A maintainer of this package names no folder."""
    assert curated_part(None) == curated_files


def test_releases_are_beside_the_curated_files(project):
    """So the curated folder has nothing in it but records."""
    assert releases_beside(project / "curated") == project.resolve() / "releases"
