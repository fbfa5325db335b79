"""Every page by keyboard, by ear and enlarged: WCAG 2.1 AA as axe-core reads it, in both themes, down to 320 pixels."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TORINO: Final = "ente=torino&anno=2022"
PLACES: Final = (
    f"/panoramica?{TORINO}",
    f"/albero?{TORINO}&nodo=OS01.1.1&indicatore=EC27",
    f"/scheda?{TORINO}&nodo=OS01.1.1",
    f"/scheda?{TORINO}&nodo=OS01.1.1&indicatore=EC27",
    f"/unita?{TORINO}",
    "/andamenti?ente=riviere&anno=2023&nodo=A02&indicatore=A02_1",
    "/note?ente=riviere&anno=2023&nota=29",
    "/confronti?ente=riviere&anno=2023",
    f"/simulazione?{TORINO}",
    f"/giunta?{TORINO}",
    f"/documenti?{TORINO}",
    f"/dati?{TORINO}",
    f"/registro?{TORINO}",
    f"/cerca?{TORINO}&parole=qualita",
    f"/metodo?{TORINO}",
)
STREAMLIT: Final = [
    # Its box to drop files on has a name, a tabindex of -1 and the role of an ornament; a bare page has it too.
    ["presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"],
]
"""What a page of nothing but Streamlit 1.67 does not pass either: rule and selector."""
AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
VIOLATIONS: Final = """async (known) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  const at = (node) => document.querySelector(node.target[0]);
  const isKnown = (rule, node) => known.some(([id, where]) => id === rule && at(node)?.matches(where));
  return found.violations.flatMap(({id, nodes}) => nodes.filter((node) => !isKnown(id, node))
    .map((node) => `${id}: ${node.html.slice(0, 200)} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`));
}"""
DRESSED: Final = "window.traguardoWatches && document.querySelector('[data-testid=stHtml] style')"
"""The styles and the script of the frame are there: Streamlit loads what draws them last."""
WIDER: Final = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth > main.clientWidth
    ? [...main.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > main.clientWidth + 1)
      .slice(0, 3).map((each) => each.outerHTML.slice(0, 160))
    : [];
}"""
OUTLINES: Final = """() => [document.activeElement, document.activeElement.closest('label') ?? document.body]
  .map((each) => getComputedStyle(each).outlineStyle)"""
SIZES: Final = ((640, 360), (320, 640))
"""A screen of 1280 pixels enlarged to 200 and to 400 per cent."""


def test_every_page_passes_in_both_themes_and_needs_no_sideways_scrolling_when_enlarged(
    page: Page, settle: Callable[[Page], None]
) -> None:
    found: dict[str, list[str]] = {}
    for place in PLACES:
        page.set_viewport_size({"width": 1280, "height": 720})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            page.goto(place)
            settle(page)
            page.wait_for_function(DRESSED)
            page.evaluate(AXE)
            found[f"{place} {theme}"] = page.evaluate(VIOLATIONS, STREAMLIT)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            found[f"{place} {width}"] = page.evaluate(WIDER)

    assert {place: faults for place, faults in found.items() if faults} == {}


def test_the_keyboard_jumps_over_the_bar_and_shows_where_it_is(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto(f"/albero?{TORINO}")
    settle(page)
    page.wait_for_function(DRESSED)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vai al contenuto")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.st-key-barra') === null")
    assert "solid" in page.evaluate(OUTLINES)


def test_what_streamlit_says_in_english_is_said_in_italian(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto(f"/unita?{TORINO}")
    settle(page)
    expect(page.get_by_role("button", name="A tutto schermo: Unità organizzative").first).to_be_attached()
    expect(page.get_by_role("button", name="Cerca: Unità organizzative").first).to_be_attached()
    for english in ("Search", "Fullscreen", "Show", "Open", "Made with Streamlit"):
        expect(page.get_by_role("button", name=re.compile(f"^{english}"))).to_have_count(0)
        expect(page.get_by_text(english, exact=True)).to_have_count(0)
