"""A briefing as it is lived: by keyboard, on a shared screen of 1280 x 720, with nothing small, cut or out of sight."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    Settle = Callable[[Page], None]

CODES = ["copertina", "risultato", "bene", "male", "modifiche", "confronti", "rischi", "ipotesi", "decisioni"]
SMALLEST = 18
"""Pixels of the letters that a person at the end of a table still reads on a shared screen of 1280 x 720."""
ILLEGIBLE = (Path(__file__).parent / "illegible.js").read_text(encoding="utf-8")
"""What a reader of the shared screen could not read, each with the reason; an empty list is a good slide."""


def illegible(page: Page) -> list[str]:
    """What is wrong with the screen once it has come to rest."""
    found: list[str] = []
    for _ in range(20):
        found = page.evaluate(ILLEGIBLE, SMALLEST)
        if not found:
            return []
        page.wait_for_timeout(50)
    return found


def number(page: Page) -> Locator:
    return page.locator(".st-key-comandi").get_by_text(re.compile(r"^\d+ / \d+$"))


def headline(page: Page) -> Locator:
    return page.locator(".st-key-palco h1")


def is_at(page: Page, settle: Settle, at: int, code: str, of: int = len(CODES)) -> None:
    """The slide is there, with its number and its address."""
    expect(number(page)).to_have_text(f"{at} / {of}")
    expect(page).to_have_url(re.compile(f"slide={re.escape(code)}(&|$)"))
    settle(page)


def present(page: Page, settle: Settle, ente: str, code: str, more: str = "") -> None:
    page.goto(f"/giunta?ente={ente}&presenta=1&slide={code}{more}")
    expect(headline(page)).to_be_visible()
    settle(page)


def tab_to(page: Page, place: Locator) -> None:
    """Move the keyboard to a place as a person does who has no mouse."""
    for _ in range(80):
        if place.evaluate("place => place.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail("The keyboard does not get there.")


# From the first slide to the last


def test_a_whole_briefing_is_shown_by_keyboard_alone(page: Page, settle: Settle) -> None:
    page.goto("/giunta?ente=riviere&anno=2023")
    settle(page)
    tab_to(page, page.get_by_role("button", name="Presenta da qui"))
    page.keyboard.press("Enter")
    told = []
    for at, code in enumerate(CODES, start=1):
        is_at(page, settle, at, code)
        assert illegible(page) == [], code
        told.append(headline(page).inner_text())
        page.keyboard.press("ArrowRight")
    # After the last one there is nothing: the arrow leaves one where one is.
    is_at(page, settle, 9, "decisioni")
    assert len(set(told)) == len(CODES)

    page.keyboard.press("ArrowLeft")
    is_at(page, settle, 8, "ipotesi")
    page.reload()
    is_at(page, settle, 8, "ipotesi")
    page.go_back()
    is_at(page, settle, 9, "decisioni")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Presenta da qui")).to_be_visible()
    expect(page).not_to_have_url(re.compile("presenta="))
    settle(page)
    expect(page.get_by_role("radio", name="9. Decisioni chieste")).to_be_checked()


def test_every_slide_can_be_read_in_the_dark_too(new_context: Callable[..., BrowserContext], settle: Settle) -> None:
    page = new_context(color_scheme="dark").new_page()
    present(page, settle, "torino", CODES[0])
    paper = page.locator(".st-key-comandi").evaluate("bar => getComputedStyle(bar).backgroundColor")
    assert max(map(int, re.findall(r"\d+", paper)[:3])) < 64
    for at, code in enumerate(CODES, start=1):
        is_at(page, settle, at, code)
        assert illegible(page) == [], code
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_every_slide_can_be_read_on_other_screens(page: Page, settle: Settle, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    present(page, settle, "torino", CODES[0])
    for at, code in enumerate(CODES, start=1):
        is_at(page, settle, at, code)
        assert illegible(page) == [], code
        page.keyboard.press("ArrowRight")


def test_the_list_of_slides_works_by_keyboard_and_its_arrows_turn_no_page(page: Page, settle: Settle) -> None:
    present(page, settle, "riviere", "risultato")
    box = page.locator(".st-key-salta-alla-slide")
    tab_to(page, box)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type("Rischi")
    page.keyboard.press("Enter")
    is_at(page, settle, 7, "rischi")
    # The list has let the keyboard go; a remote control sends these.
    page.keyboard.press("ArrowRight")
    is_at(page, settle, 8, "ipotesi")
    page.keyboard.press("PageUp")
    is_at(page, settle, 7, "rischi")
    page.keyboard.press("PageDown")
    is_at(page, settle, 8, "ipotesi")


# What if


def test_a_slider_of_the_slide_keeps_its_arrows_and_moves_the_numbers(page: Page, settle: Settle) -> None:
    present(page, settle, "torino", "ipotesi")
    expect(page.get_by_text("Ipotesi: non sono dati ufficiali")).to_be_visible()
    before = headline(page).inner_text()
    slider = page.get_by_test_id("stSlider").locator("[role=slider], input").first
    tab_to(page, slider.locator(".."))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("ipotesi="))
    expect(headline(page)).to_contain_text("con 1 ipotesi: da 90,18\u00a0% a ")
    expect(headline(page)).not_to_have_text(before)
    is_at(page, settle, 8, "ipotesi")
    expect(page.get_by_text("Ipotesi: non sono dati ufficiali")).to_be_visible()
    assert illegible(page) == []
    moved = headline(page).inner_text()

    page.reload()
    settle(page)
    expect(headline(page)).to_have_text(moved)
    # The keys are heard once the buttons that they press are there.
    is_at(page, settle, 8, "ipotesi")
    page.wait_for_timeout(1000)
    # Away from the slider the arrows turn the page again.
    page.keyboard.press("ArrowRight")
    is_at(page, settle, 9, "decisioni")
    page.keyboard.press("ArrowLeft")
    is_at(page, settle, 8, "ipotesi")
    expect(headline(page)).to_have_text(moved)


THREE = {
    "torino": "OS01.1.1/B3.1_02.target=74;OS01.1.1/EC07.target=10;OS12.3/kpi12.3_05.target=90",
    "riviere": "B06/B06_2.target=1,2;A01/A01_1.target=0,2;D02/D02_1.target=80",
    "zz-lungo": "OS01.1.1/B3.1_02.target=74;OS01.1.1/EC07.target=10;OS12.3/kpi12.3_05.target=90",
}


@pytest.mark.parametrize(("ente", "three"), THREE.items(), ids=list(THREE))
def test_a_slide_with_three_hypotheses_can_be_read_and_put_back(
    page: Page, settle: Settle, ente: str, three: str
) -> None:
    present(page, settle, ente, "ipotesi", f"&ipotesi={three}")
    expect(headline(page)).to_contain_text("con 3 ipotesi")
    assert illegible(page) == []
    page.get_by_role("button", name="Rimetti com'era").click()
    expect(page).not_to_have_url(re.compile("ipotesi="))
    expect(headline(page)).not_to_contain_text("ipotesi")


# What people write


LONG = "Una promessa mantenuta quasi per intero, con tre obiettivi da rivedere entro la primavera: " * 3
COMMENT = "\n".join(f"- Punto {n}: *verificare* con gli uffici, **entro** `{n}/3`" for n in range(1, 11))


def test_a_briefing_is_edited_saved_and_found_again_with_a_slide_passed_over(page: Page, settle: Settle) -> None:
    page.goto("/giunta?ente=zz-lungo&anno=2022&slide=male")
    settle(page)
    page.get_by_label("Titolo (vuoto").fill(LONG[:200])
    page.get_by_label("Commento sulla slide").click()
    expect(page.get_by_text("Modifiche non salvate")).to_be_visible()
    settle(page)
    page.get_by_label("Commento sulla slide").fill(COMMENT)
    page.get_by_label("Nota per chi parla").click()
    expect(page.locator(".st-key-anteprima").get_by_text("Punto 10")).to_be_visible()
    settle(page)
    page.get_by_text("5. Modifiche dell'anno").click()
    expect(page).to_have_url(re.compile("slide=modifiche"))
    settle(page)
    page.get_by_role("button", name="Nascondi").click()
    expect(page.get_by_text("(nascosta)")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Salva", exact=True).click()
    page.get_by_label("Chi salva").fill("Controllo di gestione")
    page.get_by_role("button", name="Salva il briefing").click()
    expect(page.get_by_role("button", name="Versione 1")).to_be_visible()
    expect(page.get_by_text("Modifiche non salvate")).to_have_count(0)

    present(page, settle, "zz-lungo", "male")
    expect(headline(page)).to_have_text(LONG[:200].strip())
    is_at(page, settle, 4, "male", of=8)
    assert illegible(page) == []
    comment = page.locator(".st-key-commento")
    tab_to(page, comment)
    page.keyboard.press("End")
    expect(comment.get_by_text("Punto 10")).to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    is_at(page, settle, 5, "confronti", of=8)


def test_names_of_three_hundred_signs_are_neither_cut_nor_small(page: Page, settle: Settle) -> None:
    wrong: dict[str, Any] = {}
    for code in [*CODES, "obiettivo-OS01.1.1"]:
        present(page, settle, "zz-lungo", code)
        wrong[code] = illegible(page)
    assert not {code: found for code, found in wrong.items() if found}


def test_harmful_words_stay_words_on_the_slides(page: Page, base_url: str, settle: Settle) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for code in ("copertina", "male", "ipotesi"):
        present(page, settle, "zz-ostile", code)
        assert illegible(page) == [], code
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
    assert len(deck.slides) == len(CODES)
