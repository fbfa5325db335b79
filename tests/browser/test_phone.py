"""A telephone, 390 pixels wide: the numbers stand in sight beside their names, and every way is within reach."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.test_reachable import WIDER
from ui.screens.simulazione.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, ViewportSize

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
SHARE_OF_NAMES: Final = 0.7
"""The most of a telephone's width that names beside a figure may take."""
EDGES: Final = """(which) => [...document.querySelectorAll(which)].map((each) => each.getBoundingClientRect())
  .filter((box) => box.width > 0).map((box) => [Math.round(box.left), Math.round(box.right), Math.round(box.top)])"""


@pytest.mark.parametrize("ente", ["torino&anno=2022", "riviere&anno=2023", "zz-lungo&anno=2022"])
@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("unita?forma=matrice&", "[class*=st-key-matrice]"),
        ("confronti?", ".st-key-strisce"),
        ("panoramica?", ".st-key-cascata"),
    ],
)
def test_the_names_beside_a_figure_leave_room_for_it(
    page: Page, settle: Callable[[Page], None], ente: str, place: str, names: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"/{place}ente={ente}")
    settle(page)
    page.locator(f"{names} .ytick text").first.wait_for(state="attached")
    found = page.evaluate(EDGES, f"{names} .ytick text")
    assert found
    assert max(right for _, right, _ in found) <= SHARE_OF_NAMES * PHONE["width"]


def test_no_number_of_the_lost_points_is_cut(page: Page, settle: Callable[[Page], None]) -> None:
    page.set_viewport_size(PHONE)
    for ente in ("torino", "riviere"):
        page.goto(f"/panoramica?ente={ente}")
        settle(page)
        page.locator(".st-key-cascata .bartext").first.wait_for(state="attached")
        ((_, edge, _),) = page.evaluate(EDGES, ".st-key-cascata svg.main-svg:first-of-type")
        assert all(right <= edge for _, right, _ in page.evaluate(EDGES, ".st-key-cascata .bartext"))


def test_the_years_of_a_small_history_stand_apart(page: Page, settle: Callable[[Page], None]) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/andamenti?ente=riviere&anno=2023&mostra=grafici")
    settle(page)
    page.locator(".xtick text").first.wait_for(state="attached")
    rows: dict[int, list[tuple[int, int]]] = {}
    for left, right, top in page.evaluate(EDGES, ".xtick text"):
        rows.setdefault(top, []).append((left, right))
    assert max(map(len, rows.values())) >= 3
    for row in rows.values():
        for (_, end), (start, _) in pairwise(sorted(row)):
            assert start - end >= 6


def test_the_inspector_is_as_wide_as_the_page(page: Page, settle: Callable[[Page], None]) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/albero?ente=torino&anno=2022&nodo=OS01.1.1&indicatore=EC27")
    settle(page)
    inspector = page.locator(".st-key-ispettore-riquadro")
    inspector.wait_for()
    ((left, right, _),) = page.evaluate(EDGES, ".st-key-ispettore-riquadro")
    assert left == PHONE["width"] - right


def test_a_briefing_that_is_shown_can_be_left(page: Page, settle: Callable[[Page], None]) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/giunta?ente=riviere&anno=2023&presenta=1&slide=male")
    settle(page)
    page.get_by_role("button", name="Esci").wait_for()
    for key in ("slide-prima", "slide-dopo", "esci"):
        ((left, right, _),) = page.evaluate(EDGES, f".st-key-{key} button")
        assert 0 <= left < right <= PHONE["width"], key
    page.get_by_role("button", name="Esci").click()
    page.wait_for_url(lambda url: "presenta" not in url)


@pytest.mark.parametrize("part", [(view, part) for view, (_, parts) in VIEWS.items() for part in parts])
def test_no_view_of_the_simulation_goes_beyond_the_screen(
    page: Page, settle: Callable[[Page], None], part: tuple[str, str]
) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/simulazione?ente=riviere&anno=2023&modo=piano&vista={}&parte={}".format(*part))
    settle(page)
    assert page.evaluate(WIDER) == []


def test_the_letters_of_a_button_that_is_off_are_not_those_of_one_that_is_on(
    page: Page, settle: Callable[[Page], None]
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/giunta?ente=torino&anno=2022")
    settle(page)
    button = page.locator("[data-testid=stBaseButton-primary]").first
    assert button.evaluate("(each) => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    off = "(each) => { each.disabled = true; return getComputedStyle(each).color; }"
    assert button.evaluate(off) != "rgb(0, 0, 0)"
