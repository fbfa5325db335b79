"""The bench as people live it: targets found and typed without leaving the screen, a goal sought and applied."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page, WebSocketRoute

HOME = "/simulazione?ente=torino&anno=2022"
OFFICIAL = "90,90"
MOVES = {"B3.1_02": "72,5", "EC27": "-7,8", "EC07": "9", "OC_TD_03": "2800", "OC_TD_04": "1,8"}
STRIP_PIXELS = 56
EIGHT_IN_SIGHT = """() => [...document.querySelectorAll('[class*=st-key-riga-]')]
  .filter(row => row.getBoundingClientRect().bottom <= innerHeight).length >= 8"""


def test_five_targets_are_found_typed_saved_and_read_again_by_whoever_has_the_link(
    page: Page, browser: Browser, settle: Callable[[Page], None]
) -> None:
    page.goto(HOME)
    settle(page)
    expect(strip(page)).to_contain_text(OFFICIAL)
    # What one looks for is typed, and so is its number: two actions, and the strip answers without another screen.
    aim(page, "B3.1_02", MOVES["B3.1_02"])
    expect(strip(page)).to_contain_text("91,19")
    expect(strip(page)).to_contain_text("Risultato ↑ +0,29")
    expect(strip(page)).to_contain_text("Ambizione ↓ 1 target abbassato, 0 alzati")
    expect(page.locator(".tg-riga-esito")).to_contain_text("82,8")
    page.mouse.wheel(0, 4000)
    assert strip(page).bounding_box()["height"] == STRIP_PIXELS  # type: ignore[index]
    expect(strip(page)).to_be_in_viewport(ratio=1)
    for code, value in list(MOVES.items())[1:]:
        aim(page, code, value)
    expect(strip(page)).to_contain_text("Ipotesi: 5 numeri ipotizzati")
    settle(page)
    told = strip(page).inner_text()

    page.get_by_role("button", name="Salva", exact=True).click()
    page.get_by_label("Nome").fill("Cinque target")
    page.get_by_label("Chi salva").fill("Controllo di gestione")
    page.get_by_role("button", name="Salva lo scenario").click()
    expect(page).to_have_url(re.compile("scenario="))
    address = page.url
    assert "ipotesi=" not in address
    fresh = browser.new_context(locale="it-IT", viewport={"width": 1280, "height": 720}).new_page()
    fresh.goto(address)
    settle(fresh)
    assert strip(fresh).inner_text() == told
    fresh.close()


@pytest.mark.parametrize("size", [{"width": 1280, "height": 720}, {"width": 1920, "height": 1080}])
def test_eight_targets_are_in_sight_and_few_keys_away_and_the_strip_stays_at_any_scroll(
    page: Page, settle: Callable[[Page], None], size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(HOME)
    settle(page)
    # Rows have their height once the styles, which come after the rows, are there.
    page.wait_for_function(EIGHT_IN_SIGHT)
    page.get_by_text("Tutti gli effetti, e i file").click()
    settle(page)
    main = page.get_by_test_id("stMain")
    for place in (0, 300, 100_000):
        main.evaluate("(element, top) => element.scrollTo(0, top)", place)
        expect(strip(page)).to_be_in_viewport(ratio=1)
    main.evaluate("element => element.scrollTo(0, 0)")
    page.get_by_role("textbox", name="Cerca un target").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[class*=st-key-riga-]') !== null"):
            break
    else:
        pytest.fail("The first target is more than six keys away.")
    # The bar of an objective lies below its button: a click on it brings the objective's rows.
    page.locator(".tg-manubrio .tg-cifra").first.click(force=True)
    expect(page).to_have_url(re.compile("obiettivo="))


def test_a_result_wanted_is_reached_by_applying_a_set_which_stays_in_sight_and_can_be_undone(
    page: Page, settle: Callable[[Page], None]
) -> None:
    page.goto("/simulazione?ente=riviere&anno=2023")
    settle(page)
    before = strip(page).inner_text()
    wanted = page.get_by_role("textbox", name="Risultato da raggiungere")
    wanted.fill("97")
    wanted.press("Enter")
    fewest = page.get_by_test_id("stColumn").filter(has_text="Meno indicatori").last
    expect(fewest).to_contain_text("basta")
    promised = re.search(r"Risultato: ([0-9,]+)", fewest.inner_text())
    assert promised
    fewest.get_by_role("button", name="Applica").click()
    expect(strip(page)).to_contain_text(f"→ {promised[1]}")
    expect(fewest).to_contain_text("basta")
    settle(page)
    # No slider takes its new place for a move of its own.
    assert ".consuntivo" in page.url
    assert ".target" not in page.url
    page.keyboard.press("Control+z")
    expect(strip(page)).not_to_contain_text("→")
    settle(page)
    assert strip(page).inner_text() == before


def test_a_planning_round_of_one_objective_is_made_by_keyboard_and_is_there_in_another_browser(
    page: Page, browser: Browser, settle: Callable[[Page], None]
) -> None:
    page.goto("/simulazione?ente=riviere&anno=2023&vista=target&nel-giro=A02")
    settle(page)
    page.get_by_role("button", name="Giro dei target").click()
    expect(page.get_by_text("0 di 38")).to_be_visible()
    who = page.get_by_role("textbox", name="Chi decide")
    who.fill("Anna Neri")
    who.press("Enter")
    settle(page)
    for name in ("Conferma 32", "Come il cluster 9,81", "Come dice la storia 58,68"):
        button = page.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Anna Neri, ")).to_have_count(1 + ("cluster" in name) + 2 * ("storia" in name))
    box = page.get_by_role("textbox", name=re.compile("^Target deciso di A02_4"))
    box.fill("4300")
    box.press("Enter")
    expect(page.get_by_text("4 di 38")).to_be_visible()
    why = page.get_by_role("textbox", name="Motivo per A02_4")
    why.fill("Più imprese, stesso organico")
    why.press("Enter")
    settle(page)
    expect(strip(page)).to_contain_text("Ambizione ↕ 1 target abbassato, 2 alzati")
    page.keyboard.press("Alt+ArrowRight")
    expect(page).to_have_url(re.compile("nel-giro=A03"))
    fresh = browser.new_context(locale="it-IT", viewport={"width": 1280, "height": 720}).new_page()
    fresh.goto(page.url.replace("nel-giro=A03", "nel-giro=A02"))
    settle(fresh)
    expect(fresh.get_by_text("4 di 38")).to_be_visible()
    expect(fresh.get_by_role("textbox", name="Motivo per A02_4")).to_have_value("Più imprese, stesso organico")
    assert strip(fresh).inner_text() == strip(page).inner_text()
    expect(fresh.get_by_role("textbox", name="Chi decide")).to_have_value("")
    fresh.close()
    page.reload()
    expect(page.get_by_role("textbox", name="Chi decide")).to_have_value("Anna Neri")


def aim(page: Page, code: str, value: str) -> None:
    """Find a target, and type its number."""
    page.get_by_role("textbox", name="Cerca un target").fill(code)
    box = page.get_by_role("textbox", name=re.compile(f"^Target di {re.escape(code)}"))
    expect(page.locator(".tg-riga-nome")).to_have_count(1)
    box.fill(value)
    box.press("Enter")
    expect(page).to_have_url(re.compile(f"{re.escape(code)}.target"))


def strip(page: Page) -> Locator:
    """The strip that says the result."""
    return page.locator(".tg-striscia")


def test_a_slider_is_answered_as_it_moves_in_the_words_that_the_server_then_says_and_two_quick_moves_both_hold(
    page: Page, settle: Callable[[Page], None]
) -> None:
    line = Line(page)
    page.goto(f"{HOME}&obiettivo=OS01.1.1")
    settle(page)
    line.come_to("B3.1_02")
    with line.held():
        line.slider("B3.1_02").press("ArrowLeft")
        expect(strip(page)).to_contain_text("Risultato ↑")
        expect(page.locator(ROW)).to_contain_text("→")
        beforehand = [strip(page).inner_text(), page.locator(ROW).inner_text()]
        strip(page).evaluate("strip => { strip.dataset.before = '' }")
    expect(page.locator(".tg-striscia:not([data-before])")).to_be_visible()
    settle(page)
    assert [strip(page).inner_text(), page.locator(ROW).inner_text()] == beforehand

    line.come_to("EC07")
    with line.held():
        line.slider("EC07").press("Home")
        expect(strip(page)).to_contain_text("Ipotesi: 2 numeri ipotizzati")
        # Of both together nothing was sent: what the server said last stands, and no sum of the two.
        line.slider("B3.1_02").press("ArrowLeft")
        expect(strip(page)).to_contain_text("Ipotesi: 1 numero ipotizzato")
        assert strip(page).inner_text() == beforehand[0]
    expect(strip(page)).to_contain_text("Ipotesi: 2 numeri ipotizzati")
    settle(page)
    told = strip(page).inner_text()
    page.reload()
    settle(page)
    assert strip(page).inner_text() == told


ROW = '[data-row$="|B3.1_02"]'


class Line:
    """What the server says to a page, which can be held back."""

    def __init__(self, page: Page) -> None:
        """Stand between the page and its server, before it is opened."""
        self.page = page
        self.ways: list[WebSocketRoute] = []
        self.kept: list[str | bytes] | None = None
        self.words = 0
        page.route_web_socket(re.compile("/_stcore/stream"), self._open)

    def _open(self, way: WebSocketRoute) -> None:
        self.ways.append(way)
        way.connect_to_server().on_message(self._say)

    def _say(self, message: str | bytes) -> None:
        self.words += b'"words"' in (message if isinstance(message, bytes) else message.encode())
        if self.kept is None:
            self.ways[-1].send(message)
        else:
            self.kept.append(message)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing of what the server says comes to the page until the end of the block."""
        self.kept = []
        yield
        kept, self.kept = self.kept, None
        for message in kept:
            self.ways[-1].send(message)

    def slider(self, code: str) -> Locator:
        """The slider of a target."""
        return self.page.get_by_role("slider", name=re.compile(f"^Target di {re.escape(code)}"))

    def come_to(self, code: str) -> None:
        """Give a slider the keyboard, and wait for its words; once more where the page was still busy."""
        before = self.words
        for _ in range(20):
            self.slider(code).blur()
            self.slider(code).focus()
            for _ in range(20):
                self.page.wait_for_timeout(50)
                if self.words > before:
                    self.page.wait_for_timeout(500)
                    return
        pytest.fail(f"no words came for {code}")
