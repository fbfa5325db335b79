"""The what-if as a person lives it: a slider moved with the keyboard, saved, reloaded by its address, compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

HOME = "/simulazione?ente=torino&anno=2022&obiettivo=OS01.1.1&ordine=piano"
OFFICIAL = "90,90"
NUMBER = re.compile(r"([0-9]+,[0-9]+)\u00a0%")


def test_a_slider_moved_with_the_keyboard_changes_the_result_and_is_saved_reloaded_and_compared(
    page: Page, settle: Callable[[Page], None]
) -> None:
    page.goto(HOME)
    settle(page)
    expect(headline(page)).to_contain_text(OFFICIAL)
    slider(page, "B3.1").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    # The mark, the change and the way up come without the page being drawn again.
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
    expect(headline(page)).to_contain_text("90,90\u00a0% →")
    expect(headline(page)).to_contain_text("OS01.1.1")
    expect(page).to_have_url(re.compile("ipotesi="))
    settle(page)
    after = result(page)
    assert after > 90.9

    page.get_by_role("button", name="Salva", exact=True).click()
    page.get_by_label("Nome").fill("Diritto annuale più prudente")
    page.get_by_label("Chi salva").fill("Controllo di gestione")
    page.get_by_role("button", name="Salva lo scenario").click()
    expect(page).to_have_url(re.compile("scenario="))
    address = page.url
    assert "ipotesi=" not in address

    page.goto("/panoramica?ente=torino")
    settle(page)
    page.goto(address)
    settle(page)
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
    assert result(page) == after

    page.goto(f"{address}&vista=scenari&confronta={re.search('scenario=([^&]+)', address)[1]}")  # type: ignore[index]
    settle(page)
    metrics = page.get_by_test_id("stMetric")
    expect(metrics).to_have_count(2)
    expect(metrics.nth(0)).to_contain_text("Ufficiale")
    expect(metrics.nth(0)).to_contain_text(OFFICIAL)
    expect(metrics.nth(1)).to_contain_text("Diritto annuale più prudente")
    expect(metrics.nth(1)).to_contain_text(f"{after:.2f}".replace(".", ","))

    # The official tree is untouched.
    page.goto("/panoramica?ente=torino")
    settle(page)
    expect(page.get_by_text(f"{OFFICIAL}\u00a0%").first).to_be_visible()


def test_undo_and_redo_bring_a_moved_slider_back_and_forth(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto(HOME)
    settle(page)
    slider(page, "EC27").focus()
    page.keyboard.press("ArrowLeft")
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
    settle(page)
    moved = result(page)
    page.get_by_role("button", name="undo").click()
    expect(headline(page)).not_to_contain_text("Ipotesi")
    settle(page)
    assert result(page) == 90.9
    page.get_by_role("button", name="redo").click()
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
    settle(page)
    assert result(page) == moved


def test_hypotheses_are_there_again_when_one_comes_back_from_another_page(
    page: Page, settle: Callable[[Page], None]
) -> None:
    page.goto(HOME)
    settle(page)
    slider(page, "EC27").focus()
    page.keyboard.press("ArrowLeft")
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
    settle(page)
    page.get_by_role("link", name="Albero").click()
    expect(page.get_by_role("heading", name="Albero")).to_be_visible()
    settle(page)
    expect(page.get_by_text("Ipotesi: 1")).to_have_count(0)
    page.get_by_role("link", name="Simulazione").click()
    expect(headline(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")


def test_a_target_beyond_its_soglia_is_refused_in_words_and_changes_nothing(
    page: Page, settle: Callable[[Page], None]
) -> None:
    page.goto(f"{HOME}&ipotesi=OS01.1.1/EC27.target=-9")
    settle(page)
    expect(page.get_by_test_id("stAlert")).to_contain_text("L'ipotesi non è stata applicata")
    expect(headline(page)).to_contain_text(OFFICIAL)


def headline(page: Page) -> Locator:
    """The line that says the result."""
    return page.get_by_test_id("stMarkdown").filter(has_text="Risultato dell'ente").first


def result(page: Page) -> float:
    """The result after the hypotheses: the last percentage of the headline's first line."""
    first = headline(page).inner_text().split("\n")[0]
    return float(NUMBER.findall(first)[-1].replace(",", "."))


def slider(page: Page, code: str) -> Locator:
    """The thumb of the slider of an indicator."""
    return page.get_by_test_id("stSlider").filter(has_text=code).locator("[role=slider], input").first
