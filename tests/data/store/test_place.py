"""Where the store is: what the environment names, else beside the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store import place
from data.store.place import default_directory


@pytest.mark.parametrize(("named", "found"), [("/altrove", Path("/altrove")), ("", Path("/solito"))])
def test_a_store_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, named: str, found: Path) -> None:
    monkeypatch.setattr(place, "DEFAULT", Path("/solito"))
    monkeypatch.setenv("TRAGUARDO_STORE", named)
    assert default_directory() == found


def test_a_store_that_nobody_names_is_beside_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRAGUARDO_STORE")
    assert default_directory() == place.DEFAULT
