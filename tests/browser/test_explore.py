"""Journeys of who looks for something: from any page, in three presses at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page


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


class Presses:
    """What a reader presses, counted."""

    def __init__(self, page: Page, settle: Callable[[Page], None]) -> None:
        self.page, self.settle, self.many = page, settle, 0

    def press(self, target: Locator) -> None:
        target.click()
        self._done()

    def cell(self, words: str) -> None:
        """A cell of the figure that has some words on it; they let the click through to it."""
        box = self.page.locator(".textpoint text").filter(has_text=words).first.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 5, box["y"] + 5)
        self._done()

    def row(self, table: int, number: int, height: int) -> None:
        """A row of a table, wherever it is pressed."""
        shown = self.page.get_by_test_id("stDataFrame").nth(table)
        shown.scroll_into_view_if_needed()
        box = shown.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 120, box["y"] + 36 + height * (number + 0.5))
        self._done()

    def _done(self) -> None:
        self.many += 1
        self.settle(self.page)


@pytest.fixture
def presses(page: Page, settle: Callable[[Page], None]) -> Presses:
    return Presses(page, settle)


def test_why_an_indicator_has_its_score_is_read_beside_the_tree(page: Page, presses: Presses) -> None:
    page.goto("/albero?ente=torino&anno=2022&base=valid")
    presses.settle(page)
    before = page.evaluate("history.length")
    presses.cell("OS01.1.1")
    expect(page.get_by_text("Garantire nel tempo la salute organizzativa dell’ente camerale")).to_be_visible()
    presses.row(0, 2, 65)
    expect(page.get_by_text("100 × (71,21 − 65) / (75 − 65) = 62,1 %")).to_be_visible()
    expect(page.locator(".textpoint text").filter(has_text="OS14.5")).to_be_visible()  # the figure is where it was
    page.keyboard.press("Alt+ArrowDown")

    expect(page).to_have_url(re.compile("indicatore=EC27"))
    assert presses.many == 2
    assert page.evaluate("history.length") == before + 3


def test_what_is_not_reached_in_every_section_and_for_every_person_is_two_presses(page: Page, presses: Presses) -> None:
    page.goto("/albero?ente=torino&anno=2022&base=valid")
    presses.settle(page)
    presses.press(page.get_by_text(re.compile("Non raggiunto ·")))
    presses.press(page.get_by_text("Tutte le sezioni", exact=True))
    expect(page.get_by_text("8 righe")).to_be_visible()
    presses.row(0, 4, 65)

    expect(page.get_by_role("strong").filter(has_text="Contenere gli scostamenti fra budget")).to_be_visible()
    assert presses.many == 3


def test_the_result_of_a_unit_is_one_press_away_and_each_of_its_objectives_three(page: Page, presses: Presses) -> None:
    page.goto("/panoramica?ente=torino&anno=2022")
    presses.settle(page)
    presses.press(page.locator(".st-key-barra-pagine").get_by_role("link", name="Unità"))
    page.wait_for_url("**/unita?**ente=torino**")
    expect(page.get_by_text("Media semplice dei risultati degli obiettivi (SIPAV, articolo 11).")).to_be_visible()
    expect(page.get_by_text("100,00 %").first).to_be_visible()
    presses.settle(page)
    presses.press(page.get_by_role("radio", name="Matrice"))
    page.locator(".js-plotly-plot .points path").last.click(force=True)
    presses.many += 1

    page.wait_for_url(re.compile(r"/scheda\?.*sezione=operativo&nodo=OP12\.3-02"))
    assert presses.many == 3


def test_what_one_reader_sees_another_opens_by_its_address(page: Page, presses: Presses) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/albero?ente=torino&anno=2022&base=valid&nodo=OS01.1.1&stato=Non+raggiunto&ovunque=s%C3%AC")
    presses.settle(page)
    shown = page.get_by_text(re.compile(r"^\d+\srig")).inner_text()
    presses.press(page.get_by_role("button", name="Scarica").first)
    presses.press(page.get_by_role("button", name="Copia indirizzo"))
    expect(page.get_by_text("Indirizzo copiato")).to_be_attached()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Scarica").first).to_be_focused()
    address = page.evaluate("navigator.clipboard.readText()")
    assert presses.many == 2

    with page.context.browser.new_context(locale="it-IT") as other:  # type: ignore[union-attr]
        theirs = other.new_page()
        theirs.goto(address)
        expect(theirs.get_by_text(shown, exact=True)).to_be_visible()
        expect(
            theirs.get_by_text("Garantire nel tempo la salute organizzativa dell’ente camerale").first
        ).to_be_visible()


def test_from_a_count_to_its_rows_and_back_is_one_press_each(page: Page, presses: Presses) -> None:
    page.goto("/panoramica?ente=torino&anno=2022&base=valid")
    presses.settle(page)
    presses.press(page.get_by_role("link", name="2 indicatori"))
    expect(page.get_by_text("2 righe")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Dove sono andati i punti")).to_be_visible()
    presses.settle(page)
    presses.row(0, 0, 35)
    expect(page).to_have_url(re.compile(r"/albero\?.*nodo=OS01\.1\.1"))
    page.go_back()

    expect(page).to_have_url(re.compile(r"/panoramica\?ente=torino&anno=2022&base=valid$"))


def test_another_ente_opens_at_the_same_common_indicator(page: Page, presses: Presses) -> None:
    page.goto("/scheda?ente=riviere&anno=2023&sezione=strategico&nodo=A04&indicatore=A04_1")
    presses.settle(page)
    presses.press(page.get_by_role("combobox", name=re.compile("Ente")))
    presses.press(page.get_by_role("option", name="Torino", exact=True))

    expect(page).to_have_url(re.compile("ente=torino&anno=2022.*indicatore=EC27"))
    expect(page.get_by_test_id("stMetricValue").get_by_text("40 %")).to_be_visible()


def test_two_enti_stand_side_by_side_and_a_row_opens_their_history(page: Page, presses: Presses) -> None:
    page.goto("/confronti?ente=riviere&anno=2023&base=valid&cerca=A04_1")
    presses.settle(page)
    expect(page.get_by_text("Valori del 2022")).to_be_visible()
    presses.row(0, 0, 35)

    expect(page).to_have_url(re.compile(r"/andamenti\?.*indicatore=A04_1"))
    expect(page.get_by_text("Torino 2022 −7,60").first).to_be_visible()
    assert presses.many == 1


def test_a_history_with_both_means_is_two_presses_away(page: Page, presses: Presses) -> None:
    page.goto("/panoramica?ente=riviere&anno=2023&base=valid")
    presses.settle(page)
    presses.press(page.locator(".st-key-barra").get_by_role("link", name="Andamenti", exact=True))
    presses.press(page.get_by_role("button", name=re.compile("A02_1")))
    expect(page).to_have_url(re.compile("indicatore=A02_1"))
    for mean in ("media nazionale 2023 46,04", "media cluster dimensionale 2023 46,24"):
        expect(page.get_by_text(mean).first).to_be_visible()
    assert presses.many == 2


def test_a_changed_target_is_found_with_its_act(page: Page, presses: Presses) -> None:
    page.goto("/panoramica?ente=torino&anno=2022&base=valid")
    presses.settle(page)
    presses.press(page.get_by_role("radio", name="Modificati"))
    presses.row(0, 0, 35)
    expect(page).to_have_url(re.compile(r"/albero\?.*indicatore="))
    presses.press(page.get_by_role("radio", name="Atti"))

    expect(page.get_by_role("region", name="Versioni del target, dalla prima.")).to_be_visible()
    assert presses.many == 3


def test_several_years_stand_beside_each_other_and_one_opens(page: Page, presses: Presses) -> None:
    page.goto("/panoramica?ente=zz-vivo&anno=2025&base=valid")
    presses.settle(page)
    presses.press(page.get_by_role("link", name="Anno per anno"))
    expect(page.get_by_role("region", name=re.compile("Risultato dell'ente e di ogni obiettivo"))).to_be_visible()
    presses.settle(page)
    shown = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert shown
    # The first year of the first row: beside the codes.
    page.mouse.click(shown["x"] + 0.12 * shown["width"], shown["y"] + 36 + 17)
    presses.many += 1

    expect(page).to_have_url(re.compile(r"/albero\?.*anno=2024"))
    assert presses.many == 2


def test_a_figure_and_a_table_are_taken_away_in_two_presses_each(page: Page, presses: Presses, tmp_path: Path) -> None:
    page.goto("/panoramica?ente=torino&anno=2022&base=valid")
    presses.settle(page)
    for place, item, name in (
        (0, "Immagine PNG", "torino-2022-punti-persi.png"),
        (1, "CSV", "torino-2022-con-punti-persi.csv"),
    ):
        presses.many = 0
        presses.press(page.get_by_role("button", name="Scarica").nth(place))
        with page.expect_download() as taken:
            presses.press(page.get_by_role("button", name=item))
        assert presses.many == 2
        assert taken.value.suggested_filename == name
        taken.value.save_as(tmp_path / name)
        page.keyboard.press("Escape")

    size = (tmp_path / "torino-2022-punti-persi.png").read_bytes()[16:24]
    assert int.from_bytes(size[:4]) == 2400
    assert '"60,42"' in (tmp_path / "torino-2022-con-punti-persi.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("place", ["ente=riviere&anno=2023", "ente=torino&anno=2022&pagina=3"])
def test_small_histories_have_their_room_at_once(page: Page, settle: Callable[[Page], None], place: str) -> None:
    """Plotly draws a figure twice where it has to widen a margin, and a page has twelve."""
    page.goto(f"/andamenti?{place}")
    settle(page)
    expect(page.locator(".js-plotly-plot")).to_have_count(12)
    widened = """(figures) => figures.flatMap((each) =>
        Object.keys(each.layout.margin).map((side) => each._fullLayout._size[side] - each.layout.margin[side]))"""
    assert max(page.locator(".js-plotly-plot").evaluate_all(widened)) <= 1
