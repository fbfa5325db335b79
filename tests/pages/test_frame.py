"""The frame around every page: choices, address, and what is said when there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.runtime.scriptrunner import script_runner

from ui.facts.address import Place
from ui.screens import frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

ALONE = script_runner._mpa_v1
"""How Streamlit runs a page before it is told the pages: read here, before the tests put ``app.py`` in its place."""

PAGES = ["panoramica", "albero", "scheda", "unita", "andamenti", "note", "confronti"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_every_page_opens_for_every_ente(opened: Callable[..., AppTest], page: str, ente: str) -> None:
    at = opened(page, ente=ente)

    assert not at.exception
    assert not at.error
    assert at.selectbox(key="scelta ente").value == ente


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("basis", ["valid", "original", "2022-06-30"])
def test_every_page_opens_on_every_basis(opened: Callable[..., AppTest], page: str, basis: str) -> None:
    at = opened(page, ente="torino", base=basis)

    assert not at.exception
    assert not at.error


def test_a_new_ente_opens_at_its_newest_year_and_says_what_it_has_not(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", anno="2022", sezione="strategico", nodo="OS01.1.1", base="2022-06-30")
    at.selectbox(key="scelta ente").set_value("riviere").run()

    assert at.query_params["ente"] == "riviere"
    assert at.query_params["anno"] == "2023"
    assert at.query_params["base"] == "valid"
    assert "nodo" not in at.query_params
    assert "OS01" in at.warning[0].value
    assert not at.run().warning


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("confronti", {"cerca": "EC27", "esito": "peggio", "al": "2022"}, {}),
        ("andamenti", {"mostra": "grafici", "pagina": "2", "accanto": "x"}, {"mostra": "grafici"}),
        (
            "albero",
            {"forma": "barre", "stato": "Non raggiunto", "tipologia": "Efficacia", "cerca": "x"},
            {"forma": "barre"},
        ),
        ("note", {"cerca": "bilancio", "nota": "3"}, {}),
        ("registro", {"tipo": "correzione", "chi": "x", "periodo": "2023-01-01", "voce": "x"}, {}),
        ("unita", {"unita": "Area Anagrafe economica", "forma": "elenco"}, {"forma": "elenco"}),
        (
            "simulazione",
            {"vista": "certo", "parte": "pesa", "obiettivo": "x", "fino": "x"},
            {"vista": "certo", "parte": "pesa"},
        ),
        ("giunta", {"slide": "risultato"}, {}),
        ("metodo", {"sotto": "on_off"}, {}),
    ],
)
def test_an_address_keeps_nothing_of_another_ente_but_how_one_looks(
    opened: Callable[..., AppTest], name: str, given: dict[str, str], kept: dict[str, str]
) -> None:
    at = opened(name, ente="torino", anno="2022", base="valid", **given)
    at.selectbox(key="scelta ente").set_value("riviere").run()

    assert not at.exception
    address = {word: value for word, value in at.query_params.items() if word not in Place.words()}
    assert {word: value[0] if isinstance(value, list) else value for word, value in address.items()} == kept


def test_a_new_ente_opens_at_the_indicator_of_the_same_common_code(opened: Callable[..., AppTest]) -> None:
    at = opened(
        "scheda", ente="riviere", anno="2023", base="original", sezione="strategico", nodo="A04", indicatore="A04_1"
    )
    at.selectbox(key="scelta ente").set_value("torino").run()

    assert (at.query_params["nodo"], at.query_params["base"]) == ("OS01.1.1", "original")


def test_every_link_of_the_menu_carries_the_place(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino", anno="2022", nodo="OS01.1.1")

    links = [e.proto for e in at.get("page_link")][1:8]
    assert [link.label for link in links] == [
        "Panoramica",
        "Albero",
        "Scheda",
        "Unità",
        "Andamenti",
        "Note",
        "Confronti",
    ]
    for link in links:
        assert "ente=torino&anno=2022&base=valid&nodo=OS01.1.1" in link.query_string


def test_an_address_without_words_is_left_as_it_is(opened: Callable[..., AppTest]) -> None:
    """Writing in it would put a step on the way back that leads nowhere."""
    assert not opened("panoramica").query_params


def test_a_year_alone_finds_an_ente_that_has_it(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", anno="2022")

    assert at.selectbox(key="scelta ente").value == "torino"


def test_a_basis_that_does_not_exist_is_said_and_the_valid_one_taken(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino", base="ieri")

    assert "ieri" in at.warning[0].value
    assert at.selectbox(key="scelta base").value == "valid"


@pytest.mark.parametrize(("word", "value"), [("ente", "atlantide"), ("anno", "1999")])
def test_what_is_not_in_the_store_is_said_with_what_is(opened: Callable[..., AppTest], word: str, value: str) -> None:
    at = opened("panoramica", **{"ente": "torino", word: value})

    assert value in at.error[0].value
    assert "Ci sono" in at.error[0].value


def test_a_damaged_store_is_said_in_italian_without_a_traceback(
    tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]
) -> None:
    (tmp_path / "traguardo-000001.duckdb").write_bytes(b"this is not a database" * 1000)
    at = opened_on(tmp_path)("panoramica")

    assert "danneggiato" in at.error[0].value
    assert not at.exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_streamlit_runs_alone_has_its_frame_too(
    opened: Callable[..., AppTest], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = opened(page, ente="torino")
    monkeypatch.setattr(script_runner, "_mpa_v1", ALONE)
    alone = opened(page, ente="torino")

    assert not alone.exception
    assert alone.title[0].value == usual.title[0].value
    assert alone.selectbox(key="scelta ente").value == "torino"
    assert [link.proto.page for link in alone.get("page_link")] == [link.proto.page for link in usual.get("page_link")]


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_told_once_a_run(
    opened: Callable[..., AppTest], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    tell = frame.register
    monkeypatch.setattr(frame, "register", lambda: (told.append(page), tell())[1])
    assert not opened(page, ente="torino").exception
    assert told == [page]
