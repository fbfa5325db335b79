"""Journeys of who looks for something: from any page, in three presses at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_a_word_is_found_from_any_page_without_the_mouse(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/confronti?ente=torino&anno=2022")
    settle(page)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Cerca dappertutto")).to_be_focused()
    page.keyboard.type("qualita dei servizi")
    expect(page.get_by_role("link", name=re.compile("OS02.1.1")).first).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/scheda\?.*nodo=OS02\.1\.1"))
    settle(page)
    expect(page.get_by_text("Garantire nel tempo la qualità dei servizi erogati").first).to_be_visible()
    expect(page.get_by_role("searchbox", name="Cerca dappertutto")).to_be_hidden()
