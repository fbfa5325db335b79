"""Nothing that data or an address say is executed, fetched or drawn as markup; nothing leaves the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import HOST, JOINER

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PLACES = [
    "/?ente=zz-ostile&anno=2022",
    "/albero?ente=zz-ostile&anno=2022&sezione=strategico&nodo=OS01.1.1&indicatore=EC05.1",
    "/scheda?ente=zz-ostile&anno=2022&sezione=strategico&nodo=OS01.1.1&indicatore=EC05.1",
    "/andamenti?ente=zz-ostile&anno=2022&sezione=strategico&nodo=OS01.1.1",
    "/confronti?ente=zz-ostile&anno=2022",
    "/simulazione?ente=zz-ostile&anno=2022&obiettivo=OS01.1.1",
    "/simulazione?ente=zz-ostile&vista=target&parte=ambizione&ipotesi=![x](http://example.invalid/p.png)/<b>.target=1",
    "/note?ente=riviere&nota=<img src=http://example.invalid/n.png>",
    "/albero?ente=riviere&nodo=![x](http://example.invalid/p.png)&sezione=<b>x</b>",
]


@pytest.mark.parametrize("place", PLACES)
def test_harmful_words_stay_words(page: Page, base_url: str, settle: Callable[[Page], None], place: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(place)
    settle(page)
    page.wait_for_load_state("networkidle")

    assert not [url for url in asked if not url.startswith((base_url, "data:", "blob:"))]
    assert page.locator("img[src*='example.invalid']").count() == 0


def test_a_hostile_title_is_shown_letter_by_letter(page: Page, settle: Callable[[Page], None]) -> None:
    page.goto("/scheda?ente=zz-ostile&anno=2022&sezione=strategico&nodo=OS01.1.1")
    settle(page)

    assert "![x](http://example.invalid/p.png)<img src=" in page.locator("[data-testid=stMain]").inner_text().replace(
        JOINER, ""
    )


LETTERS = "ente=zz-lettere&anno=2022&sezione=strategico&nodo=OS01.1.1&indicatore=B3.1_02"
ASSUMED = "ipotesi=OS01.1.1/B3.1_02.target=72&obiettivo=OS01.1.1"
VIEWS = (
    *("prova", "prova&forma=albero", "target&parte=serve", "target&parte=ambizione", "certo&parte=pesa"),
    *("certo&parte=probabilita", "certo&parte=passato", "scenari", "scenari&parte=ponte"),
)
DRAWN_AS_MORE = ".katex, [data-testid=stMain] :is(code, em, del, h1, blockquote) :text('forte'), b:has-text('grasso')"


@pytest.mark.parametrize(
    "place",
    [
        *(f"/{name}?{LETTERS}" for name in ("", "albero", "scheda", "andamenti", "note", "confronti", "documenti")),
        *(f"/simulazione?{LETTERS}&{ASSUMED}&vista={view}" for view in VIEWS),
        *(f"/giunta?{LETTERS}{shown}" for shown in ("", "&presenta=1", "&presenta=1&slide=male")),
    ],
)
def test_no_text_of_the_data_is_a_link_a_formula_or_markup(
    page: Page, base_url: str, settle: Callable[[Page], None], place: str
) -> None:
    page.goto(place)
    settle(page)
    page.wait_for_load_state("networkidle")
    if "presenta" not in place:
        # The names of ente and document are in the box of the targets, on the pages that show nothing else of it too.
        page.get_by_role("button", name="Target validi").click()
        page.get_by_role("combobox", name="Target").wait_for()

    assert HOST in (page.locator("body").text_content() or "").replace(JOINER, "")
    links = page.locator("a[href]").evaluate_all("found => found.map(each => each.href)")
    assert [link for link in links if not link.startswith(base_url)] == []
    assert page.locator(DRAWN_AS_MORE).count() == 0
    icons = page.locator("[data-testid=stMain] [data-testid=stIconMaterial]").all_text_contents()
    assert "home" not in icons
