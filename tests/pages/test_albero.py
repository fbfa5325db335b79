"""Albero: figure, list and inspector say the same of the same place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ui.facts.outline import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

NAME = "Obiettivo o indicatore"


def figure(at: AppTest) -> dict[str, Any]:
    return json.loads(at.get("plotly_chart")[0].proto.spec)["data"][0]


def names(at: AppTest) -> list[str]:
    return [name.strip() for name in at.dataframe[0].value[NAME]]


def texts(at: AppTest) -> str:
    found = [*at.markdown, *at.caption, *at.warning, *at.info]
    return " ".join(e.value for e in found).replace("\u00a0", " ").replace("\\", "")


def test_the_figure_has_a_cell_for_every_objective_of_the_section(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino")

    assert not at.exception
    assert len([cell for cell, _ in figure(at)["customdata"] if cell.startswith("nodo")]) == 5 + 14


def test_the_state_is_on_the_cell_as_symbol_and_on_hover_as_word(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino")
    words = json.loads(at.get("plotly_chart")[0].proto.spec)["data"][2]["text"]
    number = [cell for cell, _ in figure(at)["customdata"]].index("nodo OS01.1.1")

    assert "◐" in words[number]
    assert "Parzialmente raggiunto" in figure(at)["customdata"][number][1]


def test_the_rings_have_the_root_in_their_middle(opened: Callable[..., AppTest]) -> None:
    assert figure(opened("albero", ente="torino", forma="anelli"))["level"] == "nodo "


def test_the_address_opens_the_figure_and_the_inspector_at_a_node(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", anno="2022", sezione="strategico", nodo="OS01.1.1")

    assert [cell.split()[-1] for cell, _ in figure(at)["customdata"]] == [
        *("EC05.1", "EC07", "B3.1_02", "EC27", "kpi1.1.1_03"),
    ]
    assert "Obiettivo strategico OS01.1.1" in texts(at)


def test_the_figure_stays_of_what_was_opened(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", sezione="strategico", nodo="OS01.1.1", indicatore="EC27", apri="tutto")

    assert "nodo OS01.1.1" in [cell for cell, _ in figure(at)["customdata"]]
    assert "100 × (−7,6 − (−8)) / (−7 − (−8)) = 40 %" in texts(at)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("Perché", "= 40 %"),
        ("Storia", "Apri l'andamento"),
        ("Confronto", "Riviere di Liguria: −12,30"),
        ("Fonte", "Relazione sulla performance 2022, Allegato 1, riga"),
    ],
)
def test_each_part_of_the_inspector_says_its_own(opened: Callable[..., AppTest], part: str, said: str) -> None:
    at = opened("albero", ente="torino", sezione="strategico", nodo="OS01.1.1", indicatore="EC27", leggi=part)

    assert not at.exception
    assert said in texts(at) + " ".join(link.proto.label for link in at.get("page_link"))


def test_what_costs_points_is_under_why_with_what_the_points_are_of(opened: Callable[..., AppTest]) -> None:
    place = {"ente": "riviere", "nodo": "A01"}
    why = texts(opened("albero", **place))
    assert "Toglie punti a questo risultato: A01_1" in why
    assert "2,52 punti persi su «Risultato dell'ente»" in why
    assert "I punti persi sono di «Risultato dell'ente»." in why
    assert "Toglie punti" not in texts(opened("albero", **place, leggi="Storia"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"nodo": "A01"}, "Il documento non dice di chi è."),
        ({"nodo": "A01", "indicatore": "A01_1"}, "Il documento non dice di chi è."),
        ({"sezione": "operativo", "nodo": "D02.03"}, "Di Servizio “METRICO E ATTIVITà DI VIGILANZA”."),
    ],
)
@pytest.mark.parametrize("part", ["Perché", "Storia", "Confronto", "Atti", "Fonte"])
def test_who_answers_is_said_whatever_is_read(opened: Callable[..., AppTest], part: str, address, said: str) -> None:
    assert said in texts(opened("albero", ente="riviere", leggi=part, **address))


def test_what_is_read_is_the_first_of_the_filtered_rows_or_says_that_it_is_none_of_them(
    opened: Callable[..., AppTest],
) -> None:
    failed = {"ente": "riviere", "stato": "Non raggiunto", "ovunque": "sì"}
    first = texts(opened("albero", **failed))
    assert "Obiettivo operativo C01.02" in first
    assert "Non è fra le righe" not in first
    assert "Non è fra le righe che i filtri lasciano." in texts(opened("albero", **failed, nodo="A01"))
    assert "Non è fra le righe" not in texts(opened("albero", ente="riviere", nodo="A01"))


@pytest.mark.parametrize("part", ["Perché", "Storia", "Confronto", "Atti", "Fonte"])
@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_every_part_opens_for_the_root_too(opened: Callable[..., AppTest], part: str, ente: str) -> None:
    assert not opened("albero", ente=ente, leggi=part).exception


def test_the_acts_are_the_versions_of_the_target(opened: Callable[..., AppTest]) -> None:
    place = {"sezione": "strategico", "nodo": "OS03.1.1", "indicatore": "kpi3.1.1_01"}
    at = opened("albero", ente="torino", leggi="Atti", **place)

    assert "deliberazione 142" in " ".join(at.dataframe[0].value["Atto"])


def test_the_brothers_are_a_button_away(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", sezione="strategico", nodo="OS01.1.1", indicatore="EC27")
    at.button(key="fratello 1").click().run()
    assert at.query_params["indicatore"] == "kpi1.1.1_03"
    assert at.button(key="fratello 1").disabled

    at.button(key="fratello -1").click().run()
    assert at.query_params["indicatore"] == "EC27"


def test_the_list_has_every_row_of_the_section(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", forma="barre")

    assert len(names(at)) == 1 + 5 + 14 + 76
    assert names(at)[2] == "OS01.1.1 Garantire nel tempo la salute organizzativa dell’ente camerale"


def test_by_lost_points_the_list_is_flat_and_adds_up(opened: Callable[..., AppTest]) -> None:
    lost = list(opened("albero", ente="torino", righe="Punti persi").dataframe[0].value["Punti persi"])

    assert lost == sorted(lost, reverse=True)
    assert sum(lost) == pytest.approx(100 - 90.897821429)


def test_what_is_not_reached_is_listed_for_every_section_and_person(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", stato="Non raggiunto", ovunque="sì")
    shown = at.dataframe[0].value

    assert set(shown["Stato"]) == {"✕ Non raggiunto"}
    assert "Operativo" in set(shown["Sezione"])
    assert any("Individuale – " in whose for whose in shown["Sezione"])
    assert "Punti persi" not in shown


def test_where_every_section_is_listed_none_is_chosen_and_to_choose_one_lists_it_alone(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("albero", ente="torino", ovunque="sì", forma="anelli", righe="Punti persi")
    section, shape, rows = (at.button_group(key=f"scelta {word}") for word in ("sezione", "forma", "righe"))
    assert not section.value
    assert (shape.value, shape.disabled) == ("barre", True)
    assert (rows.value, rows.disabled) == (Order.TREE, True)

    section.set_value("operativo").run()
    assert not at.exception
    assert at.query_params["sezione"] == "operativo"
    assert "ovunque" not in at.query_params
    assert at.button_group(key="scelta sezione").value == "operativo"
    assert not at.button_group(key="scelta righe").disabled
    assert "Sezione" not in at.dataframe[0].value


def test_by_lost_points_the_shape_is_a_list(opened: Callable[..., AppTest]) -> None:
    shape = opened("albero", ente="torino", righe="Punti persi", forma="anelli").button_group(key="scelta forma")
    assert (shape.value, shape.disabled) == ("barre", True)


def test_a_chip_counts_the_rows_that_it_leaves(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", forma="barre", stato="Non raggiunto")
    chips = {button.content: button for group in at.get("button_group") for button in group.proto.options}

    assert len(names(at)) == 2
    assert [label for label in chips if label.endswith("Non raggiunto · 2")]


def test_the_list_is_filtered_by_words_in_any_order(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", forma="barre", cerca="assenteismo tasso")

    assert names(at) == ["kpi1.1.1_03 Tasso assenteismo SOGLIA 10%"]


def test_filters_that_match_nothing_say_so(opened: Callable[..., AppTest]) -> None:
    assert "Nessun obiettivo" in texts(opened("albero", ente="torino", forma="barre", cerca="zzz"))


def test_on_the_original_targets_what_was_replaced_has_no_score(opened: Callable[..., AppTest]) -> None:
    place = {"sezione": "strategico", "nodo": "OS03.1.1", "indicatore": "kpi3.1.1-04"}

    assert "un altro indicatore" in texts(opened("albero", ente="torino", base="original", **place))


def test_a_node_that_is_not_there_is_said(opened: Callable[..., AppTest]) -> None:
    at = opened("albero", ente="torino", nodo="OS99")

    assert "OS99" in at.warning[0].value
    assert not at.exception


def test_each_person_has_a_sheet(opened: Callable[..., AppTest]) -> None:
    place = {"sezione": "individuale", "persona": "Dirigente Area Anagrafe Economica"}
    at = opened("albero", ente="torino", forma="barre", **place)

    assert at.dataframe[0].value["Punteggio"][0] == 76


def test_two_spellings_of_a_unit_are_one_choice_of_the_filter_and_a_joint_name_answers_for_each(
    opened: Callable[..., AppTest],
) -> None:
    def shown(unit: str) -> set[str]:
        at = opened(
            "albero",
            ente="riviere",
            anno="2023",
            sezione="operativo",
            forma="barre",
            righe="Tutto",
            cosa="Obiettivi",
            unita=unit,
        )
        assert unit in at.multiselect(key="unita").options
        assert not [name for name in at.multiselect(key="unita").options if "ATTIVITA’" in name or "”/" in name]
        return {name.split()[0] for name in at.dataframe[0].value["Obiettivo o indicatore"]}

    assert shown("Servizio “METRICO E ATTIVITà DI VIGILANZA”") == {"D02.03", "D02.09"}
    assert "F01.01" in shown("Servizio “COMUNICAZIONE”") & shown(
        "Servizio “SVILUPPO ORGANIZZATIVO E SISTEMI INFORMATIVI”"
    )
