"""What people do: open, drill, read a number down to its formula, send the link to a colleague."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def text_of(page: Page) -> str:
    return page.locator("[data-testid=stMain]").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Panoramica"),
        ("/panoramica", "Panoramica"),
        ("/albero", "Albero"),
        ("/scheda", "Scheda"),
        ("/andamenti", "Andamenti"),
        ("/note", "Note"),
        ("/confronti", "Confronti"),
        ("/simulazione", "Simulazione"),
    ],
)
def test_each_page_opens_with_its_title_and_in_italian(
    page: Page, settle: Callable[[Page], None], path: str, title: str
) -> None:
    page.goto(path)
    settle(page)

    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "it")
    assert "Traceback" not in text_of(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_link_reopens_the_same_view_on_a_session_of_its_own(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/scheda?ente=riviere&anno=2023&base=valid&sezione=operativo&nodo=D02.07&indicatore=D02.07_1")
    settle(page)

    expect(page.get_by_test_id("stMetricValue").get_by_text("100 %")).to_be_visible()
    expect(page.get_by_text("non coincide con il calcolo")).to_be_visible()


def test_the_choice_of_ente_moves_the_whole_page(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/?ente=torino")
    settle(page)
    page.get_by_role("combobox", name=re.compile("Ente")).click()
    page.get_by_role("option", name="Riviere di Liguria").click()

    expect(page).to_have_url(re.compile(r"ente=riviere&anno=2023"))
    settle(page)
    expect(page.get_by_text("Valutazione dell'OIV")).to_be_visible()


def test_going_to_another_page_by_the_menu_keeps_the_place(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/albero?ente=torino&anno=2022&sezione=operativo&nodo=OP5.1.1-01")
    settle(page)
    page.locator(".st-key-barra").get_by_role("link", name="Scheda", exact=True).click()
    settle(page)

    expect(page).to_have_url(re.compile(r"nodo=OP5\.1\.1-01"))
    settle(page)
    expect(page.get_by_text("compatibile con l'arrotondamento").first).to_be_visible()


def test_an_unknown_ente_is_said_and_leads_to_those_that_are_there(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/albero?ente=atlantide")
    settle(page)
    expect(page.get_by_text("non è nell'archivio")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name="Riviere di Liguria").click()

    expect(page).to_have_url(re.compile(r"/albero\?.*ente=riviere"))
    expect(page.get_by_role("heading", name="Albero", level=1)).to_be_visible()
    expect(page.get_by_text("non è nell'archivio")).to_be_hidden()


def test_from_the_overview_to_the_note_by_clicks(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/?ente=riviere&anno=2023")
    settle(page)
    page.get_by_role("link", name="Scheda", exact=True).click()
    expect(page.get_by_role("heading", name="Scheda", level=1)).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name=re.compile("Obiettivo o indicatore")).click()
    page.keyboard.type("cassetto digitale")
    page.get_by_role("option", name=re.compile("Grado di adesione al cassetto digitale")).first.click()
    expect(page).to_have_url(re.compile("indicatore=A02_1"))
    settle(page)
    page.get_by_role("link", name="Vedi l'andamento").click()
    expect(page.get_by_role("heading", name="Andamenti", level=1)).to_be_visible()
    settle(page)
    expect(page.get_by_text("8 volte su 10 sta fra 18,33 e 38,79")).to_be_visible()
    page.get_by_role("link", name="Apri fra le note").click()

    expect(page.get_by_role("heading", name="Note", level=1)).to_be_visible()
    settle(page)  # until then the page before is still there, with the same words
    expect(page.get_by_text("2020: 10,03% Num 6.551 -Den 65.291")).to_be_visible()


def test_a_note_opens_by_its_address(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/note?ente=riviere&anno=2023&nota=29")
    settle(page)

    expect(page.get_by_role("heading", name="Nota 29")).to_be_visible()
