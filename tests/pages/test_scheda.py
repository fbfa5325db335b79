"""Scheda: a number down to its formula, its revisions, its note, and what the document prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.ui.facts.briefing.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def words(at: AppTest) -> str:
    found = [*at.metric, *at.markdown, *at.caption, *at.header]
    return " ".join(e.value for e in found).replace("\u00a0", " ").replace("\\", "")


def headline(at: AppTest) -> str:
    return at.metric[0].value.replace("\u00a0", " ")


def badges(at: AppTest) -> str:
    return words(at)


def test_an_indicator_shows_its_formula_with_its_numbers(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS01.1.1", indicatore="B3.1_02")

    assert not at.exception
    assert headline(at) == "62,1 %"
    assert "100 × (71,21 − 65) / (75 − 65) = 62,1 %" in words(at)
    assert "65 % (dedotta dal punteggio pubblicato)" in words(at)
    assert "coincide con il calcolo" in words(at)


def test_the_curve_goes_through_soglia_target_and_actual(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS01.1.1", indicatore="B3.1_02")

    line, soglia, target, actual = json.loads(at.get("plotly_chart")[0].proto.spec)["data"]
    assert list(zip(line["x"], line["y"], strict=True))[1:3] == [(65, 0), (75, 100)]
    assert (soglia["x"], soglia["y"]) == ([65], [0])
    assert (target["x"], target["y"]) == ([75], [100])
    assert actual["x"] == [71.21]
    assert abs(actual["y"][0] - 62.1) < 1e-9


def test_the_one_contradiction_of_torino_is_said(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS14.5", indicatore="kpi14.5_04")

    assert headline(at) == "97,15 %"
    assert "Pubblicato: **100 %**" in words(at)
    assert "non coincide con il calcolo" in words(at)
    assert "Nessun consuntivo che si stampi così dà il punteggio pubblicato." in words(at)


def test_a_truncated_score_is_compatible_and_says_why(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="operativo", nodo="D02.08", indicatore="D02.08_1")

    assert "compatibile con l'arrotondamento" in words(at)
    assert "tronca" in words(at)


def test_revisions_are_listed_with_their_act(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS03.1.1", indicatore="kpi3.1.1_01")

    versions = at.dataframe[0].value
    assert [t.replace("\u00a0", " ") for t in versions["Target"]] == ["≥ 20,00 %", "≥ 85,00 %"]
    assert list(versions["Data"]) == ["", "13/09/2022"]
    assert list(versions["Valida"]) == ["", "✓"]


def test_the_parts_of_an_indicator_are_a_small_table(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="operativo", nodo="B04.01", indicatore="B04.01_1")

    assert not at.exception
    assert "### Per provincia" in words(at)
    assert "il risultato viene dal consuntivo intero" in words(at)
    table = at.dataframe[0].value
    assert list(table["Provincia"]) == ["Imperia", "La Spezia", "Savona"]
    assert list(table["Num. / den."]) == ["22 / 22", "49 / 49", "36 / 36"]


def test_a_note_tells_each_kind_of_absence_apart(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="strategico", nodo="A01", indicatore="A01_1")

    note = at.dataframe[-1].value.set_index("Anno")
    assert note.loc["2020", "Valore"] == "ND"
    assert note.loc["2021", "Valore"] == "0,17"
    assert note.loc["2021", "Numeratore"] == "112"
    assert "Nota 1 " in words(at)


def test_an_objective_shows_the_mean_with_its_numbers(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS01.1.1")

    assert "20 % × 100 + 20 % × 0 + 20 % × 62,1 + 20 % × 40 + 20 % × 100 = 60,42 %" in words(at)
    assert [plain(cell) for cell in at.dataframe[0].value["Pubblicato"]] == [
        "100 % =",
        "0 % =",
        "62,1 % =",
        "40,27 % ≈",
        "100 % =",
    ]


def test_the_oiv_speaks_with_its_motivation(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="operativo", nodo="C02.01")

    assert "Valutazione dell'OIV: 50 %" in words(at)
    assert "Obiettivo non raggiunto." in words(at)


def test_an_objective_not_evaluable_is_said_in_words(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="operativo", nodo="F01.05")

    assert "Valutazione dell'OIV: non valutabile" in words(at)


def test_a_missing_actual_with_weight_is_not_done_in_torino(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="torino", sezione="strategico", nodo="OS12.3", indicatore="kpi12.3_04")

    assert headline(at) == "0 %"
    assert "vale 0 (non fatto)" in words(at)


def test_a_declared_result_is_marked(opened: Callable[..., AppTest]) -> None:
    at = opened("scheda", ente="riviere", sezione="operativo", nodo="B07.01", indicatore="B07.01_1")

    assert "dichiarato: non ricalcolabile" in words(at)


def test_every_place_of_both_enti_opens(opened: Callable[..., AppTest]) -> None:
    """One in nine, from first to last: every kind of indicator is among them."""
    from data.store.place import default_directory
    from data.store.shipped import open_store

    with open_store(default_directory()) as store:
        keys = [m.key for code, year in (("torino", 2022), ("riviere", 2023)) for m in store.plan(code, year).measures]
        enti = ["torino"] * 189 + ["riviere"] * 121
    for ente, key in list(zip(enti, keys, strict=True))[::9]:
        at = opened(
            "scheda",
            ente=ente,
            sezione=key.section,
            nodo=key.node_code,
            indicatore=key.indicator_code,
            **({"persona": key.owner} if key.owner else {}),
        )
        assert not at.exception, key
        assert not at.warning, key
        assert key.indicator_code in words(at)
