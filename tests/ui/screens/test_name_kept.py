"""The name with which one signs is there again after a reload: the browser keeps it, never the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.runtime.context import StreamlitCookies
from streamlit.testing.v1 import AppTest

from tests.hostile import PIECES

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def browser_with(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """A page that asks who signs, opened by a browser that has this cookie of ours."""

    def open_(cookie: str) -> AppTest:
        kept = {"traguardo-chi": cookie} if cookie else {}
        monkeypatch.setattr(type(st.context), "cookies", StreamlitCookies(kept))
        return AppTest.from_function(_page).run()

    return open_


def _page() -> None:
    from ui.screens import people

    people.remember(people.author("Chi decide", key="chi"))
    people.keep_name()


def cookie_of(at: AppTest) -> str:
    """What the browser is asked to keep."""
    (script,) = [each.proto.body for each in at.get("html")]
    return str(script.partition("traguardo-chi=")[2].partition(";")[0])


@pytest.mark.parametrize("name", ["Anna Neri", "Niccolò D'Àmbrosio; <b>", *PIECES])
def test_a_name_that_was_written_is_there_after_a_reload_to_the_letter(
    browser_with: Callable[[str], AppTest], name: str
) -> None:
    at = browser_with("")
    at.text_input(key="chi").set_value(name[:80]).run()
    kept = cookie_of(at)
    assert not set(kept) & set(" ;,'\"<>\\\n")
    assert browser_with(kept).text_input(key="chi").value == name[:80]


def test_a_browser_that_never_signed_has_no_name(browser_with: Callable[[str], AppTest]) -> None:
    assert browser_with("").text_input(key="chi").value == ""


def test_a_name_that_was_taken_away_does_not_come_back(browser_with: Callable[[str], AppTest]) -> None:
    at = browser_with("Anna%20Neri")
    at.text_input(key="chi").set_value("").run()
    assert at.text_input(key="chi").value == ""
    assert cookie_of(at) == ""


def test_a_cookie_longer_than_a_name_is_cut(browser_with: Callable[[str], AppTest]) -> None:
    at = browser_with("n" * 5000)
    assert not at.exception
    assert at.text_input(key="chi").value == "n" * 80
