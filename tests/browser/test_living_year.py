"""A year as an office lives it: no results, half a year, the consuntivi, the OIV, closing, the plan of the next."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

HERE = "ente=zz-vivo&anno=2026"
WHO = "Ufficio controllo"


def test_a_plan_is_followed_from_january_to_the_plan_of_the_next_year(  # noqa: PLR0915 - one journey
    page: Page, settle: Callable[[Page], None], tmp_path: Path
) -> None:
    def look(address: str, name: str) -> None:
        page.goto(address)
        settle(page)
        page.screenshot(path=tmp_path / f"{name}.png")

    def act(button: str, word: str, shot: str, **texts: str) -> None:
        """Open a dialog, write in its fields, confirm, and wait for the page to be drawn again."""
        page.get_by_role("button", name=button, exact=True).click()
        dialog = page.get_by_role("dialog")
        confirm = dialog.get_by_role("button", name=word, exact=True)
        for _ in range(3):
            for label, text in texts.items():
                write(dialog.get_by_label(label.replace("_", " "), exact=True), text)
                settle(page)
            # A letter typed while the page is drawn again is lost: a person would see it and write again.
            with suppress(AssertionError):
                expect(confirm).to_be_enabled(timeout=5_000)
                break
        page.screenshot(path=tmp_path / f"{shot}.png")
        confirm.click()
        expect(dialog).to_have_count(0)
        settle(page)

    # January: the plan comes from the year before, without results.
    look("/registro?ente=zz-vivo&anno=2025", "1-registro")
    act("Crea il piano del 2026", "Crea il piano", "2-crea", Chi_salva=WHO)
    expect(page).to_have_url(re.compile("anno=2026"))
    look(f"/panoramica?{HERE}", "3-gennaio")
    expect(page.get_by_text("il peso misurato è 0")).to_be_visible()
    expect(page.get_by_role("button", name="Calendario (.ics)")).to_be_visible()

    # 30 June: a value during the year.
    look(f"/scheda?{HERE}&sezione=dup&nodo=O1&indicatore=i1", "4-scheda")
    page.get_by_role("button", name="Correggi", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Rilevazione", exact=True).click()
    settle(page)
    dialog.get_by_role("spinbutton", name="giorno, Alla data").click()
    page.keyboard.type("30062026")
    page.get_by_role("button", name="martedì 30 giugno 2026").click()
    expect(dialog.get_by_text("Non c'è ancora una rilevazione al 30/06/2026")).to_be_visible()
    write(dialog.get_by_label("Valore", exact=True), "90")
    settle(page)
    write(dialog.get_by_label("Chi salva"), WHO)
    settle(page)
    page.screenshot(path=tmp_path / "5-giugno.png")
    dialog.get_by_role("button", name="Conferma", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Era 90")).to_be_visible()

    # December: what was reached.
    act("Correggi", "Conferma", "6-consuntivo", Consuntivo="190", Chi_salva=WHO)
    # 190 of 200 is 95 per cent: by its method 40 points from 50 per cent on, 100 from 100 on.
    expect(page.get_by_test_id("stMetricValue").get_by_text("40\u00a0%")).to_be_visible()
    look(f"/scheda?{HERE}&sezione=dup&nodo=O2&indicatore=i1", "7-scadenza")
    act("Correggi", "Conferma", "8-data", Consuntivo="15/06/2026", Chi_salva=WHO)
    look(f"/panoramica?{HERE}", "9-dicembre")
    expect(page.get_by_text("il peso misurato è")).to_have_count(0)

    # The OIV, with a number and its reason.
    look(f"/scheda?{HERE}&sezione=dup&nodo=O1", "10-obiettivo")
    texts = {"Valutazione %": "92,5", "Motivazione": "Atti visti", "Chi_salva": "OIV"}
    act("Valutazione dell'OIV", "Conferma", "11-oiv", **texts)
    expect(page.get_by_text("Valutazione dell'OIV: 92,5")).to_be_visible()

    # Closed: every page says so, and nothing can be changed.
    look(f"/registro?{HERE}", "12-registro")
    act("Chiudi l'anno", "Chiudi l'anno", "13-chiusura", Motivo="Relazione approvata", Chi_salva=WHO)
    expect(page.get_by_text("Relazione approvata").first).to_be_visible()
    look(f"/scheda?{HERE}&sezione=dup&nodo=O1&indicatore=i1", "14-chiuso")
    expect(page.get_by_text("Anno chiuso il").first).to_be_visible()
    expect(page.get_by_role("button", name="Correggi", exact=True)).to_have_count(0)

    # And it becomes the plan of the next year.
    look(f"/registro?{HERE}", "15-registro")
    act("Crea il piano del 2027", "Crea il piano", "16-crea", Chi_salva=WHO)
    expect(page).to_have_url(re.compile("anno=2027"))
    look("/panoramica?ente=zz-vivo&anno=2027", "17-gennaio")
    expect(page.get_by_text("il peso misurato è 0")).to_be_visible()


def write(field: Locator, text: str) -> None:
    """Write in a field as a person does, and leave it."""
    field.fill(text)
    field.press("Tab")
