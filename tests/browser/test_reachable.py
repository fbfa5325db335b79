"""Every page by keyboard, by ear and enlarged: WCAG 2.1 AA as axe-core reads it, in both themes, down to 320 pixels.

Each view is read in one theme, one after the other in the other; a page is in both by its first view and its others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

from playwright.sync_api import expect

from tests.flat_books import flat_book
from tests.mistakes import right_workbook, workbook_with_mistakes

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

TORINO: Final = "ente=torino&anno=2022"
RIVIERE: Final = "ente=riviere&anno=2023"
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


def press(name: str, role: Literal["button", "radio"] = "button") -> Callable[[Page], None]:
    """What opens a view: a button or a choice by its name."""
    return lambda page: page.get_by_role(role, name=name).first.click()


def bring(make: Callable[[], bytes]) -> Callable[[Page], None]:
    """What opens a step of Dati: a workbook."""
    book: FilePayload = {"name": "piano.xlsx", "mimeType": "application/octet-stream", "buffer": make()}
    return lambda page: page.locator("input[type=file]").set_input_files(book)


def nothing(_page: Page) -> None:
    """The address alone opens the view."""


VIEWS: Final = (
    (f"/panoramica?{TORINO}", press("Target validi")),
    (f"/panoramica?{TORINO}", press("Scarica")),
    (f"/albero?{TORINO}&forma=anelli", nothing),
    (f"/albero?{TORINO}&forma=barre&nodo=OS01.1.1&indicatore=EC27&leggi=Storia", press("Altri filtri")),
    (f"/scheda?{TORINO}&nodo=OS01.1.1&indicatore=EC27", press("Rimodula")),
    (f"/unita?{TORINO}&forma=matrice", nothing),
    (f"/andamenti?{TORINO}&mostra=tabella", nothing),
    (f"/andamenti?{TORINO}&mostra=grafici", nothing),
    ("/andamenti?ente=zz-vivo&anno=2025&mostra=anni", nothing),
    (f"/confronti?{RIVIERE}", press("Cerca")),
    (f"/simulazione?{TORINO}&ipotesi=OS01.1.1/EC27.target=80&forma=albero", press("Strategico")),
    (f"/simulazione?{RIVIERE}&vista=target&parte=serve&fino=punteggio&punteggio=95", nothing),
    (f"/simulazione?{RIVIERE}&vista=target&parte=ambizione", nothing),
    (f"/simulazione?{RIVIERE}&vista=target&parte=giro&modo=piano", nothing),
    (f"/simulazione?{TORINO}&vista=certo&parte=pesa", press("Passi")),
    (f"/simulazione?{RIVIERE}&vista=certo&parte=probabilita", nothing),
    (f"/simulazione?{RIVIERE}&vista=certo&parte=passato&obiettivo=A02", nothing),
    (f"/simulazione?{RIVIERE}&sezione=operativo&vista=scenari&parte=ponte", nothing),
    (f"/giunta?{TORINO}&slide=decisioni", nothing),
    (f"/giunta?{TORINO}&presenta=1&slide=male", nothing),
    (f"/documenti?{TORINO}", press("Prima pagina")),
    (f"/dati?{TORINO}", press("Scarica un modello", "radio")),
    (f"/dati?{TORINO}", bring(flat_book)),
    (f"/dati?{TORINO}", bring(workbook_with_mistakes)),
    (f"/dati?{TORINO}", bring(right_workbook)),
    (f"/registro?{TORINO}", press("Chiudi l'anno")),
    (f"/metodo?{TORINO}&cifre=mie", press("Altri")),
)
"""Views behind the first one of their page: other shapes, steps, boxes that open."""
STREAMLIT: Final = [
    # Its box to drop files on has a name, a tabindex of -1 and the role of an ornament; a bare page has it too.
    ["presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"],
    # What it says of a button under the pointer stands outside the page.
    ["region", "[data-floating-ui-portal]"],
]
"""What a page of nothing but Streamlit 1.67 does not pass either: rule and selector."""
AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
VIOLATIONS: Final = """async (known) => {
  // What opens is read once it is there, not while it appears.
  const moving = document.getAnimations().filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime));
  const atMost = new Promise((go) => setTimeout(go, 2000));
  await Promise.race([Promise.allSettled(moving.map((each) => each.finished)), atMost]);
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


Settle = Callable[["Page"], None]


def faults(page: Page, settle: Settle, place: str, at: int, opening: Callable[[Page], None] = nothing) -> list[str]:
    """What axe-core says of a view, in the theme of its turn."""
    page.emulate_media(color_scheme=("light", "dark")[at % 2])
    page.goto(place)
    settle(page)
    page.wait_for_function(DRESSED)
    opening(page)
    settle(page)
    page.evaluate(AXE)
    said: list[str] = page.evaluate(VIOLATIONS, STREAMLIT)
    return said


def test_tab_goes_into_what_a_button_opens_and_on_from_there(page: Page, settle: Settle) -> None:
    page.goto(f"/panoramica?{TORINO}")
    settle(page)
    page.wait_for_function(DRESSED)
    button = page.get_by_role("button", name="Scarica").first
    button.focus()
    page.keyboard.press("Enter")
    items = page.get_by_test_id("stPopoverBody").get_by_role("button")
    expect(items).to_have_count(5)
    for item in items.all():
        page.keyboard.press("Tab")
        expect(item).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Con punti persi")).to_be_focused()
    items.first.focus()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()


def test_every_view_behind_the_first_one_of_its_page_passes(page: Page, settle: Settle) -> None:
    found = {f"{at} {place}": faults(page, settle, place, at, opening) for at, (place, opening) in enumerate(VIEWS)}

    assert {place: said for place, said in found.items() if said} == {}


def test_every_page_passes_and_needs_no_sideways_scrolling_when_enlarged(page: Page, settle: Settle) -> None:
    found: dict[str, list[str]] = {}
    for at, place in enumerate(PLACES):
        page.set_viewport_size({"width": 1280, "height": 720})
        found[place] = faults(page, settle, place, at)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            found[f"{place} {width}"] = page.evaluate(WIDER)

    assert {place: faults for place, faults in found.items() if faults} == {}


def test_the_keyboard_jumps_over_the_bar_and_shows_where_it_is(page: Page, settle: Settle) -> None:
    page.goto(f"/albero?{TORINO}")
    settle(page)
    page.wait_for_function(DRESSED)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vai al contenuto")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.st-key-barra') === null")
    assert "solid" in page.evaluate(OUTLINES)


def test_what_streamlit_says_in_english_is_said_in_italian(page: Page, settle: Settle) -> None:
    page.goto(f"/unita?{TORINO}")
    settle(page)
    expect(page.get_by_role("button", name="A tutto schermo: Unità organizzative").first).to_be_attached()
    expect(page.get_by_role("button", name="Cerca: Unità organizzative").first).to_be_attached()
    for english in ("Search", "Fullscreen", "Show", "Open", "Made with Streamlit"):
        expect(page.get_by_role("button", name=re.compile(f"^{english}"))).to_have_count(0)
        expect(page.get_by_text(english, exact=True)).to_have_count(0)
