"""The command that writes the releases of a dataset as a Python package."""


def test_a_folder_without_a_release_is_a_finding(run, tmp_path):
    """The message says how to freeze one."""
    run("new", str(tmp_path / "x"))
    result = run("package", str(tmp_path / "x"), "--output", str(tmp_path / "y"))
    assert result.exit_code == 1
    assert "curate freeze" in result.stderr
