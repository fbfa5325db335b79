"""What a lettore takes away from the pages: no file, at no address, has a word of an individual sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

from data.plan.people import Person, Role
from data.register.opening import open_official
from tests.contents import text_in
from tests.individual_sheets import INDICATOR, NODE, OWNER, leaks, secrets
from ui.screens import people
from ui.screens.navigation import _PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

TORINO = {"ente": "torino", "anno": "2022"}
PAGES = [path.removeprefix("pages/").removesuffix(".py") for path, *_ in _PAGES]
HOSTILE = {"sezione": "individuale", "persona": OWNER, "nodo": NODE, "indicatore": INDICATOR, "cerca": OWNER}
ADDRESSES: tuple[dict[str, str], ...] = ({}, HOSTILE)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes] | bytes | str]:
    """What every download button of the pages drawn would hand over, by the name of the file."""
    found: dict[str, Any] = {}

    def button(_label: str, data: Any, file_name: str, *_: Any, **__: Any) -> None:
        found[file_name] = data

    monkeypatch.setattr(st, "download_button", button)
    return found


@pytest.fixture(scope="module")
def words(shipped_store: Path) -> frozenset[str]:
    with open_official(shipped_store) as official:
        return secrets(official)


def handed(data: Callable[[], bytes | str] | bytes | str) -> bytes:
    made = data() if callable(data) else data
    return made.encode() if isinstance(made, str) else made


@pytest.mark.parametrize("page", PAGES)
def test_no_file_of_a_page_has_a_word_of_an_individual_sheet_for_a_lettore(
    opened: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, taken: Any, words: frozenset[str], page: str
):
    monkeypatch.setattr(people, "person", lambda: Person("Lea Verdi", Role.READER))
    for address in ADDRESSES:
        assert not opened(page, **TORINO, **address).exception
    found = {name: leaks(text_in(handed(data), name), words) for name, data in taken.items()}
    assert {name: told for name, told in found.items() if told} == {}
    assert page != "documenti" or len(found) >= 7


def test_an_administrator_takes_them_away_in_all_but_the_open_data(
    opened: Callable[..., AppTest], taken: Any, words: frozenset[str]
):
    opened("documenti", **TORINO)
    found = {name.split("-", 2)[-1]: leaks(text_in(handed(data), name), words) for name, data in taken.items()}
    assert {name for name, told in found.items() if told} >= {"relazione.docx", "relazione.pdf", "anno.xlsx"}
    assert [told for name, told in found.items() if name.endswith("dati.zip")] == [[]]
