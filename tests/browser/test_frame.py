"""The bar above every page: how much of the screen it takes, and that nothing of it is covered or cut."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PAGES = (
    "panoramica",
    "albero",
    "scheda",
    "unita",
    "andamenti",
    "note",
    "confronti",
    "simulazione",
    "giunta",
    "documenti",
    "dati",
    "registro",
    "cerca",
    "metodo",
)
BAR_PIXELS = 56
# The tallest that the first line of a page may stand, by width of the screen.
SCREENS = {(1280, 720): 96, (1920, 1080): 96, (390, 844): 160}

FIRST_CONTENT = """() => {
  const bar = document.querySelector('.st-key-barra').getBoundingClientRect().bottom;
  const seen = [...document.querySelectorAll('[data-testid=stMainBlockContainer] [data-testid=stElementContainer]')]
    .filter(e => e.checkVisibility() && !e.closest('.st-key-titolo') && !e.closest('.st-key-barra'))
    .map(e => e.getBoundingClientRect()).filter(box => box.height > 4 && box.width > 4 && box.top >= bar - 1);
  return Math.min(...seen.map(box => box.top));
}"""
CONTROLS = """() => [...document.querySelectorAll('.st-key-barra :is(a, button, [data-testid=stSelectbox])')]
  .filter(e => e.checkVisibility() && !e.parentElement.closest('[data-testid=stSelectbox]'))
  .map(e => { const b = e.getBoundingClientRect();
    return {name: e.innerText, left: b.left, right: b.right, top: b.top, bottom: b.bottom}; })"""


@pytest.mark.parametrize("name", PAGES)
def test_the_frame_of_every_page_leaves_the_screen_to_the_page(
    page: Page, settle: Callable[[Page], None], name: str
) -> None:
    for (width, height), most in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"/{name}?ente=riviere&anno=2023")
        settle(page)
        with suppress(TimeoutError):  # what is asserted says by how much
            page.wait_for_function(f"({FIRST_CONTENT})() <= {most}", timeout=20_000)
        assert page.evaluate(FIRST_CONTENT) <= most, (name, width)
        if width > 390:
            assert page.locator(".st-key-barra").bounding_box()["height"] <= BAR_PIXELS  # type: ignore[index]


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("ente", ["riviere", "torino", "zz-lungo"])
def test_no_control_of_the_bar_covers_another_or_leaves_the_screen(
    page: Page, settle: Callable[[Page], None], size: tuple[int, int], ente: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/panoramica?ente={ente}")
    settle(page)
    page.wait_for_function(f"({CONTROLS})().length >= 5")
    found = page.evaluate(CONTROLS)
    for each in found:
        assert each["left"] >= 0
        assert each["right"] <= size[0], each
    for one, other in combinations(found, 2):
        apart = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
        below = one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1
        assert apart or below, (one, other)


def test_on_a_phone_the_pages_are_in_a_menu(page: Page, settle: Callable[[Page], None]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/panoramica?ente=torino&anno=2022")
    settle(page)
    page.get_by_role("button", name="Pagine").click()
    page.get_by_test_id("stPopoverBody").get_by_role("link", name="Scheda").click()
    page.wait_for_url("**/scheda?**ente=torino**")


def test_the_subject_and_the_targets_are_one_press_away(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/panoramica?ente=torino&anno=2022")
    settle(page)
    page.get_by_role("button", name="Target validi").click()
    page.get_by_text("Relazione sulla performance 2022").first.wait_for()


def test_figures_follow_the_theme_of_the_system_and_an_open_window_stays(
    page: Page, settle: Callable[[Page], None]
) -> None:
    label = ".js-plotly-plot .ytick text"
    ink = f"() => getComputedStyle(document.querySelector('{label}')).fill"
    page.goto("/panoramica?ente=riviere&anno=2023")
    settle(page)
    page.locator(label).first.wait_for()
    inks = [page.evaluate(ink)]
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(f"last => ({ink})() !== last", arg=inks[-1])
        settle(page)
        inks.append(page.evaluate(ink))
    assert inks[0] == inks[2]

    page.get_by_role("button", name="Scarica").first.click()
    page.get_by_role("button", name="Tabella").click()
    page.get_by_role("dialog").wait_for()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(1_000)
    settle(page)
    assert page.get_by_role("dialog").is_visible()
