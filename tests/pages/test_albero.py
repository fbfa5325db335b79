"""Albero: figure and outline say the same, and lead to the same places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def figure(at: AppTest) -> dict[str, Any]:
    return json.loads(at.get("plotly_chart")[0].proto.spec)["data"][0]


def test_the_figure_has_a_cell_for_every_node_and_indicator_of_the_section(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("albero", ente="torino")

    ids = figure(at)["ids"]
    assert not at.exception
    assert len([i for i in ids if i.startswith("nodo")]) == 1 + 5 + 14
    assert len([i for i in ids if i.startswith("indicatore")]) == 76


def test_cells_of_a_whole_fill_it(opened: Callable[..., AppTest]) -> None:
    trace = figure(opened("albero", ente="torino", sezione="operativo"))
    size = dict(zip(trace["ids"], trace["values"], strict=True))

    for whole in set(trace["parents"]) - {""}:
        below = [size[i] for i, p in zip(trace["ids"], trace["parents"], strict=True) if p == whole]
        assert abs(sum(below) - size[whole]) < 1e-9


def test_the_state_is_on_the_cell_as_symbol_and_on_hover_as_word(opened: Callable[..., AppTest]) -> None:
    trace = figure(opened("albero", ente="torino"))
    at = trace["ids"].index("nodo OS01.1.1")

    assert "◐" in trace["text"][at]
    assert "Parzialmente raggiunto" in trace["customdata"][at]


def test_the_address_opens_the_figure_at_a_node_and_the_outline_on_its_path(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("albero", ente="torino", anno="2022", sezione="strategico", nodo="OS01.1.1")

    names = [name.strip() for name in at.dataframe[0].value["Obiettivo o indicatore"]]
    assert figure(at)["level"] == "nodo OS01.1.1"
    assert names[0] == "▾ Risultato dell'ente"
    assert names[2].startswith("▾ OS01.1.1")
    assert [name.split()[1] for name in names[3:]] == ["EC05.1", "EC07", "B3.1_02", "EC27", "kpi1.1.1_03"]


def test_sorted_by_lost_points_the_outline_is_a_flat_list_of_indicators(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("albero", ente="torino", righe="Punti persi")

    lost = list(at.dataframe[0].value["Punti persi"])
    assert lost == sorted(lost, reverse=True)
    assert min(lost) > 0
    assert abs(sum(lost) - (100 - 90.897821429)) < 1e-6


def test_the_outline_is_filtered_by_state_unit_typology_and_text(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", sezione="operativo", stato="Non raggiunto")
    names = " ".join(at.dataframe[0].value["Obiettivo o indicatore"])
    assert "kpi12.3-02a" in names
    assert set(at.dataframe[0].value["Stato"]) == {"✕ Non raggiunto"}

    at = opened("albero", ente="torino", cerca="assenteismo")
    assert list(at.dataframe[0].value["Obiettivo o indicatore"]) == ["kpi1.1.1_03  Tasso assenteismo SOGLIA 10%"]


def test_filters_that_match_nothing_say_so(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", cerca="zzz")

    assert "Nessun obiettivo" in at.info[0].value
    assert not at.dataframe


def test_on_the_original_targets_what_was_replaced_has_no_score(opened: Callable[..., AppTest]) -> None:
    at = opened(
        "albero",
        ente="torino",
        base="original",
        sezione="strategico",
        nodo="OS03.1.1",
        indicatore="kpi3.1.1-04",
    )

    assert "un altro indicatore" in " ".join(caption.value for caption in at.caption)


def test_a_node_that_is_not_there_is_said(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", nodo="OS99")

    assert "OS99" in at.warning[0].value
    assert not at.exception


def test_each_person_has_a_sheet(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", sezione="individuale", persona="Dirigente Area Anagrafe Economica")

    assert at.dataframe[0].value["Punteggio"][0] == 76


def test_two_spellings_of_a_unit_are_one_choice_of_the_filter_and_a_joint_name_answers_for_each(
    opened: Callable[..., AppTest],
) -> None:
    def shown(unit: str) -> set[str]:
        at = opened(
            "albero", ente="riviere", anno="2023", sezione="operativo", righe="Tutto", cosa="Obiettivi", unita=unit
        )
        assert unit in at.multiselect(key="unita").options
        assert not [name for name in at.multiselect(key="unita").options if "ATTIVITA’" in name or "”/" in name]
        return {name.split()[0] for name in at.dataframe[0].value["Obiettivo o indicatore"]}

    assert shown("Servizio “METRICO E ATTIVITà DI VIGILANZA”") == {"D02.03", "D02.09"}
    assert "F01.01" in shown("Servizio “COMUNICAZIONE”") & shown(
        "Servizio “SVILUPPO ORGANIZZATIVO E SISTEMI INFORMATIVI”"
    )
