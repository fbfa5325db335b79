"""Cerca: in the bar of every page and at an address of its own, each thing found leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

FIELD = "cerca ovunque"


def links(at: AppTest) -> list[str]:
    return [element.proto.label for element in at.get("page_link")]


def texts(at: AppTest) -> str:
    return " ".join(e.value for e in [*at.markdown, *at.caption, *at.info]).replace("\\", "")


@pytest.mark.parametrize("name", ["panoramica", "giunta", "cerca"])
def test_the_bar_of_a_page_finds_by_words_in_any_order(opened: Callable[..., AppTest], name: str) -> None:
    at = opened(name, ente="torino")
    at.text_input(key=FIELD).set_value("digitale cassetto").run()

    assert [label for label in links(at) if "Incremento imprese aderenti al cassetto digitale" in label]
    assert "**Indicatori** · 3" in texts(at)
    assert "Tutti i risultati" in links(at)


def test_on_its_own_page_the_bar_still_finds_what_the_page_lists(opened: Callable[..., AppTest]) -> None:
    at = opened("cerca", ente="torino", parole="digitale cassetto")
    at.text_input(key=FIELD).set_value("digitale cassetto").run()

    assert not at.exception
    assert texts(at).count("**Indicatori** · 3") == 2


def test_what_nothing_holds_is_said(opened: Callable[..., AppTest]) -> None:
    assert "Niente contiene «pagamenti» fra i dati di quest'ente." in texts(
        opened("cerca", ente="torino", parole="pagamenti")
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [("cassetto zzzz", "c'è «cassetto»."), ("cassetto digitale zzzz", "ci sono «cassetto» e «digitale».")],
)
def test_the_words_that_are_there_are_told_one_or_more(opened: Callable[..., AppTest], asked: str, said: str) -> None:
    assert f"Con meno parole si trova: {said}" in texts(opened("cerca", ente="riviere", parole=asked))


def test_a_misspelled_word_is_said_to_be_read_as_another(opened: Callable[..., AppTest]) -> None:
    shown = texts(opened("cerca", ente="torino", parole="casetto"))

    assert "Niente contiene «casetto»" in shown
    assert "**Con un'altra grafia**: «cassetto»" in shown


@pytest.mark.parametrize(
    ("ente", "wanted", "leads_to", "address"),
    [
        ("torino", "EC27", "scheda", "indicatore=EC27"),
        ("riviere", "6.551", "note", "nota=6"),
        ("torino", "deliberazione 142", "", "elenco=Modificati"),
        ("torino", "Dirigente Area Anagrafe", "scheda", "persona=Dirigente"),
        ("torino", "anagrafe economica", "unita", "unita=Area"),
    ],
)
def test_each_kind_leads_to_the_page_that_shows_it(
    opened: Callable[..., AppTest], ente: str, wanted: str, leads_to: str, address: str
) -> None:
    at = opened("cerca", ente=ente, parole=wanted)
    found = [e.proto for e in at.get("page_link") if address in e.proto.query_string]

    assert not at.exception
    assert [link.page for link in found if link.page == leads_to]


def test_an_empty_search_says_what_can_be_found(opened: Callable[..., AppTest]) -> None:
    assert "obiettivi, indicatori, note" in texts(opened("cerca", ente="torino"))
