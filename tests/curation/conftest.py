"""The tests of curation have texts of their own, whatever texts the machine has."""

import pytest

from gorno_badakhshan.audit.texts import TEXTS_VARIABLE


@pytest.fixture(autouse=True)
def no_texts_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variable, a check compares with the texts that a test names, and with no others."""
    monkeypatch.delenv(TEXTS_VARIABLE, raising=False)
