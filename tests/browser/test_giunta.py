"""A briefing as it is lived: by keyboard, on a shared screen, whole and legible on every one; decided and minuted."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pptx
import pytest
from docx import Document
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    Settle = Callable[[Page], None]

FULLNESS = (Path(__file__).parent / "fullness.js").read_text(encoding="utf-8")
"""What a reader of the shared screen would miss, each with the reason; an empty list is a good page."""


def wrong(page: Page) -> list[str]:
    """What is wrong with the page once it has come to rest."""
    found: list[str] = []
    for _ in range(20):
        found = page.evaluate(FULLNESS)
        if not found:
            return []
        page.wait_for_timeout(50)
    return found


def number(page: Page) -> Locator:
    return page.locator(".st-key-comandi").get_by_text(re.compile(r"^\d+ / \d+$"))


def headline(page: Page) -> Locator:
    return page.locator(".st-key-palco h1")


def is_at(page: Page, settle: Settle, at: int, of: int) -> None:
    expect(number(page)).to_have_text(f"{at} / {of}")
    settle(page)


def present(page: Page, settle: Settle, ente: str, code: str = "copertina", more: str = "") -> int:
    """Open the stage at a page, and answer how many there are."""
    page.goto(f"/giunta?ente={ente}&presenta=1&slide={code}{more}")
    expect(headline(page)).to_be_visible()
    settle(page)
    return int(number(page).inner_text().split(" / ")[1])


def tab_to(page: Page, place: Locator) -> None:
    """Move the keyboard to a place as a person does who has no mouse."""
    for _ in range(80):
        if place.evaluate("place => place.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail("The keyboard does not get there.")


def every_page(page: Page, settle: Settle, of: int) -> dict[str, list[str]]:
    """What is wrong with each page, from the first one to the last by the arrow."""
    found = {}
    for at in range(1, of + 1):
        is_at(page, settle, at, of)
        if said := wrong(page):
            found[f"{at} {headline(page).inner_text()}"] = said
        page.keyboard.press("ArrowRight")
    return found


# From the first page to the last


def test_a_whole_briefing_is_shown_by_keyboard_alone(page: Page, settle: Settle) -> None:
    page.goto("/giunta?ente=riviere&anno=2023")
    settle(page)
    tab_to(page, page.get_by_role("button", name="Presenta da qui"))
    page.keyboard.press("Enter")
    expect(headline(page)).to_be_visible()
    settle(page)
    of = int(number(page).inner_text().split(" / ")[1])
    assert every_page(page, settle, of) == {}
    # After the last one there is nothing: the arrow leaves one where one is.
    is_at(page, settle, of, of)

    page.keyboard.type("3")
    page.keyboard.press("Enter")
    is_at(page, settle, 3, of)
    for key in (".", "b"):
        page.keyboard.press(key)
        expect(page.locator("body.tg-dark")).to_be_attached()
        page.keyboard.press("ArrowRight")
        expect(page.locator("body.tg-dark")).to_have_count(0)
    is_at(page, settle, 3, of)
    page.keyboard.press("PageDown")
    is_at(page, settle, 4, of)
    # Wherever one has been, a key is heard once: it turns one page, and the black screen stays black.
    for asked in (2, of, 5, of):
        page.keyboard.type(str(asked))
        page.keyboard.press("Enter")
        is_at(page, settle, asked, of)
        page.keyboard.press(".")
        expect(page.locator("body.tg-dark")).to_be_attached()
        page.keyboard.press("b")
        expect(page.locator("body.tg-dark")).to_have_count(0)
        page.keyboard.press("PageUp")
        is_at(page, settle, asked - 1, of)
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    is_at(page, settle, 4, of)
    page.reload()
    is_at(page, settle, 4, of)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Presenta da qui")).to_be_visible()
    expect(page).not_to_have_url(re.compile("presenta="))


@pytest.mark.parametrize(
    ("ente", "size", "scheme"),
    [
        ("torino", (1920, 1080), "dark"),
        ("riviere", (640, 360), "light"),
        ("zz-lungo", (1280, 720), "light"),
        ("torino", (853, 480), "light"),
        ("torino", (960, 540), "light"),
        ("riviere", (1024, 768), "dark"),
    ],
)
def test_every_page_is_whole_full_and_legible_on_every_screen(
    new_context: Callable[..., BrowserContext], settle: Settle, ente: str, size: tuple[int, int], scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert every_page(page, settle, present(page, settle, ente)) == {}


# What if


def test_a_slider_of_the_slide_keeps_its_arrows_and_moves_the_numbers(page: Page, settle: Settle) -> None:
    present(page, settle, "torino", "ipotesi")
    at = number(page).inner_text()
    expect(page.get_by_text("Ipotesi: non sono dati ufficiali")).to_be_visible()
    slider = page.get_by_test_id("stSlider").locator("[role=slider], input").first
    tab_to(page, slider.locator(".."))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("ipotesi="))
    expect(headline(page)).to_contain_text("con 1 ipotesi: da 90,18\u00a0% a ")
    expect(number(page)).to_have_text(at)
    assert wrong(page) == []
    moved = headline(page).inner_text()
    page.reload()
    settle(page)
    expect(headline(page)).to_have_text(moved)


THREE = "OS01.1.1/B3.1_02.target=74;OS01.1.1/EC07.target=10;OS12.3/kpi12.3_05.target=90"


@pytest.mark.parametrize("ente", ["torino", "zz-lungo"])
def test_a_slide_with_three_hypotheses_can_be_read_and_put_back(page: Page, settle: Settle, ente: str) -> None:
    present(page, settle, ente, "ipotesi", f"&ipotesi={THREE}")
    expect(headline(page)).to_contain_text("con 3 ipotesi")
    assert wrong(page) == []
    settle(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-palco td").first).to_be_visible()
    assert wrong(page) == []
    settle(page)
    page.keyboard.press("ArrowLeft")
    expect(headline(page)).to_contain_text("con 3 ipotesi")
    settle(page)
    page.get_by_role("button", name="Rimetti com'era").click()
    expect(page).not_to_have_url(re.compile("ipotesi="))


# What is decided


def test_decisions_are_minuted_on_the_stage_and_are_in_the_verbale(page: Page, settle: Settle) -> None:
    of = present(page, settle, "zz-lungo", "decisioni")
    cards = page.locator(".st-key-carte")
    cards.get_by_role("radio", name="Approvata").or_(cards.get_by_role("button", name="Approvata")).first.click()
    page.get_by_label("Chi verbalizza").fill("Controllo di gestione")
    page.get_by_label("Chi verbalizza").press("ArrowRight")
    page.get_by_role("button", name="Verbalizza").click()
    expect(headline(page)).to_contain_text("1 decisione presa su ")
    settle(page)
    # The answer has the keyboard: Tab goes to the next one, and the arrow turns the page all the same.
    at = int(number(page).inner_text().split(" / ")[0])
    cards.get_by_role("radio", name="Approvata").first.focus()
    page.keyboard.press("Tab")
    expect(cards.get_by_role("radio", name="Rinviata").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    is_at(page, settle, at + 1, of)
    page.keyboard.press("Escape")
    page.goto("/documenti?ente=zz-lungo&anno=2022")
    settle(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Verbale").first.click()
    document = Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Approvata" in cells
    assert of > 7


# What people write


LONG = "Una promessa mantenuta quasi per intero, con tre obiettivi da rivedere entro la primavera: " * 3
COMMENT = "\n".join(f"- Punto {n}: *verificare* con gli uffici, **entro** `{n}/3`" for n in range(1, 21))


def test_a_briefing_is_edited_saved_and_found_again_and_what_does_not_fit_goes_on(page: Page, settle: Settle) -> None:
    page.goto("/giunta?ente=zz-lettere&anno=2022&slide=male")
    settle(page)
    page.get_by_label("Titolo (vuoto").fill(LONG[:200])
    page.get_by_label("Commento sulla slide").click()
    expect(page.get_by_text("Modifiche non salvate")).to_be_visible()
    settle(page)
    page.get_by_label("Commento sulla slide").fill(COMMENT)
    page.get_by_label("Nota per chi parla").click()
    settle(page)
    page.reload()
    settle(page)
    expect(page.get_by_label("Titolo (vuoto")).to_have_value(LONG[:200].strip())
    page.get_by_role("button", name="Salva", exact=True).click()
    page.get_by_label("Chi salva").fill("Controllo di gestione")
    page.get_by_role("button", name="Salva il briefing").click()
    expect(page.get_by_role("button", name="Versione 1")).to_be_visible()

    present(page, settle, "zz-lettere", "male")
    told = ""
    while headline(page).inner_text().startswith(LONG[:40]):
        assert wrong(page) == []
        told += page.locator(".st-key-palco").inner_text()
        at = number(page).inner_text()
        page.keyboard.press("ArrowRight")
        expect(number(page)).not_to_have_text(at)
        settle(page)
    assert all(f"Punto {n}:" in told for n in range(1, 21))


def test_harmful_words_stay_words_on_the_slides(page: Page, base_url: str, settle: Settle) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for code in ("male", "ipotesi", "decisioni"):
        present(page, settle, "zz-ostile", code)
        assert wrong(page) == [], code
    page.goto("/giunta?ente=zz-ostile&slide=<img src=http://example.invalid/n.png>")
    settle(page)

    assert not [url for url in asked if not url.startswith((base_url, "data:", "blob:"))]
    assert page.locator("img[src*='example.invalid']").count() == 0


# To be taken away


def test_the_powerpoint_of_the_page_opens_with_every_slide(page: Page, settle: Settle) -> None:
    page.goto("/documenti?ente=torino&anno=2022")
    settle(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="PowerPoint").click()
    assert coming.value.suggested_filename == "torino-2022-giunta.pptx"
    deck = pptx.Presentation(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert len(deck.slides) > 7
