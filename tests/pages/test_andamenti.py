"""Andamenti: the series draw as printed, and say what they do not know."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.store.store import Store
from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.others import others_of
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def traces(at: AppTest, number: int = 0) -> dict[str, dict[str, Any]]:
    return {t["name"]: t for t in json.loads(at.get("plotly_chart")[number].proto.spec)["data"]}


def words(at: AppTest) -> str:
    return " ".join(e.value for e in [*at.markdown, *at.caption]).replace("\u00a0", " ").replace("\\", "")


def riviere(opened: Callable[..., AppTest], node: str, indicator: str, section: str = "strategico") -> AppTest:
    return opened("andamenti", ente="riviere", anno="2023", sezione=section, nodo=node, indicatore=indicator)


# Each row is typed from the printed notes: years, then values (None where the note prints no number).
PRINTED = [
    ("strategico", "A02", "A02_4", [2020, 2021, 2022, 2023], [2660, 3124, 3671, 4206]),  # nota 9
    ("operativo", "A02.01", "A02.01_1", [2020, 2021, 2022, 2023], [None] * 4),  # nota 10
    ("operativo", "A02.02", "A02.02_1", [2020, 2021, 2022, 2023], [None, None, None, 87]),  # nota 11
    ("strategico", "A04", "A04_1", [2020, 2021, 2022, 2023], [-7.32, -8.33, -12.30, 2.40]),  # nota 19 bis
    ("strategico", "A04", "A04_2", [2020, 2021, 2022, 2023], [105.77, 107.02, 112.67, 118.13]),  # nota 20
]


@pytest.mark.parametrize(("section", "node", "indicator", "years", "values"), PRINTED)
def test_the_values_of_a_note_are_drawn_as_printed(opened, section, node, indicator, years, values):
    drawn = traces(riviere(opened, node, indicator, section))["Valore"]
    known = {int(x): y for x, y in zip(drawn["x"], drawn["y"], strict=True) if x == int(x) and int(x) in years}

    assert drawn["connectgaps"] is False
    assert known == dict(zip(years, values, strict=True))


def test_the_path_of_targets_has_the_valid_ones_and_ghosts_of_those_an_act_replaced(opened):
    drawn = traces(riviere(opened, "A02", "A02_1"))

    assert list(zip(drawn["Target"]["x"], drawn["Target"]["y"], strict=True)) == [(2022, 14), (2023, 27), (2024, 32)]
    ghosts = set(zip(drawn["Target superato"]["x"], drawn["Target superato"]["y"], strict=True))
    assert ghosts == {(2023, 15), (2023, 20), (2024, 16), (2024, 23)}
    assert "monitoraggio 2023" in " ".join(drawn["Target superato"]["hovertext"])


def test_printed_means_stand_on_the_figure_and_are_called_printed(opened):
    at = riviere(opened, "A02", "A02_1")
    drawn = traces(at)

    assert drawn["Media nazionale"]["y"] == [46.04]
    assert drawn["Media cluster dimensionale"]["y"] == [46.24]
    assert "Media nazionale (stampata)" in at.dataframe[0].value.columns


def test_each_kind_of_absence_has_its_own_words(opened):
    drawn = traces(riviere(opened, "A01", "A01_2"))

    assert drawn["Assente"]["x"] == [2020, 2021, 2022, 2023]
    assert drawn["Assente"]["text"] == ["ND", "ND", "ND", "non ancora"]


def test_a_series_without_any_value_says_so(opened):
    assert "Nessun anno ha un valore" in words(riviere(opened, "A01", "A01_2"))


def test_one_value_is_not_a_trend(opened):
    at = opened("andamenti", ente="torino", anno="2022", sezione="strategico", nodo="OS01.1.1", indicatore="EC27")

    assert "Un solo anno ha un valore" in words(at)
    assert "servono almeno tre valori annuali" in words(at)


@pytest.mark.parametrize(
    ("code", "node", "torino", "riviere_code", "riviere_node", "section", "riviere_value"),
    [
        ("OC_TD_01", "OS14.5", 578.0, "A01.01_1", "A01.01", "operativo", 194.0),
        ("EC27", "OS01.1.1", -7.6, "A04_1", "A04", "strategico", -12.3),
    ],
)
def test_torino_2022_stands_on_the_chart_of_riviere_and_the_other_way_round(
    opened, code, node, torino, riviere_code, riviere_node, section, riviere_value
):
    on_riviere = traces(riviere(opened, riviere_node, riviere_code, section))["Torino"]
    assert (on_riviere["x"], on_riviere["y"]) == ([2022], [torino])

    at = opened("andamenti", ente="torino", anno="2022", sezione="strategico", nodo=node, indicatore=code)
    on_torino = traces(at)["Riviere di Liguria"]
    assert dict(zip(on_torino["x"], on_torino["y"], strict=True))[2022] == riviere_value


def test_the_expectation_is_the_last_value_and_a_t_interval(opened):
    """10.03, 15.02, 22.28, 28.56: changes 4.99, 7.26, 6.28, whose squares sum to 117.0461.

    The root of a third of it is 6.2462; times t(0.9, 3) = 1.63774 it is 10.2297.
    """
    at = riviere(opened, "A02", "A02_1")

    assert "8 volte su 10 sta fra 18,33 e 38,79 % (3 passaggi annuali osservati)" in words(at)
    assert "Raggiungere il target 2024 (≥ 32 %) è poco probabile, con pochi anni alle spalle: 31 %" in words(at)
    band = traces(at)["Attesa"]
    assert band["y"] == [28.56]
    assert band["error_y"]["array"][0] == pytest.approx(10.2297, abs=0.0001)


def test_a_break_interrupts_the_line_and_the_expectation(opened):
    at = riviere(opened, "A04", "A04_5")
    figure = json.loads(at.get("plotly_chart")[0].proto.spec)

    assert [shape["x0"] for shape in figure["layout"]["shapes"] if shape["x0"] == shape["x1"]] == [2022.5]
    drawn = traces(at)["Valore"]
    assert (2022.5, None) in set(zip(drawn["x"], drawn["y"], strict=True))
    assert "non si può dire" in words(at)


def test_the_table_says_what_the_figure_says(opened):
    at = riviere(opened, "A02", "A02_1")
    table = at.dataframe[0].value.set_index("Anno")

    assert list(table["Valore"].dropna()) == [10.03, 15.02, 22.28, 28.56]
    assert table.loc["2023", "Target"] == 27
    assert table.loc["2023", "Scostamento"] == pytest.approx(1.56)
    assert table.loc["2022", "Numeratore"] == 14338
    assert table.loc["2023", "Target superati"].replace("\u00a0", " ") == "≥ 15; ≥ 20"
    assert (round(table.loc["2024", "Attesa, da"], 2), round(table.loc["2024", "Attesa, a"], 2)) == (18.33, 38.79)


def test_the_table_holds_the_other_enti_and_the_breaks_of_the_figure(opened):
    table = riviere(opened, "A04", "A04_1").dataframe[0].value.set_index("Anno")
    assert table.loc["2022", "Torino"] == -7.6

    table = riviere(opened, "A04", "A04_5").dataframe[0].value.set_index("Anno")
    assert table.loc["2023", "Serie"] == "serie nuova"


def test_on_the_original_targets_the_star_is_the_original_one(opened):
    at = opened(
        "andamenti", ente="riviere", anno="2023", base="original", sezione="strategico", nodo="A04", indicatore="A04_4"
    )
    drawn = traces(at)

    assert dict(zip(drawn["Target"]["x"], drawn["Target"]["y"], strict=True))[2023] == 14
    assert (2023, 7.94) in set(zip(drawn["Target superato"]["x"], drawn["Target superato"]["y"], strict=True))
    assert at.dataframe[0].value.set_index("Anno").loc["2023", "Scostamento"] == pytest.approx(-2.43)


def test_one_ente_with_a_value_is_told_in_the_singular(opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", nodo="A02", indicatore="A02_3")
    assert "Nel 2023 ha un valore un ente solo: non basta per medie e posizioni." in words(at)
    assert "nell'archivio ha valori di 2 enti." in words(at)


def test_no_small_history_leaves_out_what_its_interval_is(opened):
    """A bare pair of numbers beside a figure could be anything."""
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico")
    for chart in at.get("plotly_chart"):
        for note in json.loads(chart.proto.spec)["layout"]["annotations"]:
            if " – " in note["text"]:
                assert note["text"].startswith("attesa ")


def test_an_objective_is_shown_as_small_multiples(opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", nodo="A04")

    assert len(at.get("plotly_chart")) == 5


def test_several_indicators_stand_side_by_side_by_address(opened):
    at = opened(
        "andamenti",
        ente="riviere",
        anno="2023",
        sezione="strategico",
        nodo="A02",
        indicatore="A02_1",
        accanto="A02/A02_2|A04/A04_1",
    )

    assert len(at.get("plotly_chart")) == 3


def test_the_first_view_is_charts_a_page_at_a_time_and_the_table_is_one_press_away(opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico")

    assert len(at.get("plotly_chart")) + len(at.info) == 12
    assert "altri 28 indicatori" in words(at)
    at.query_params["mostra"] = "tabella"
    table = at.run().dataframe[0].value.set_index("Codice")
    assert len(table) == 40
    assert list(table.loc["A02_1", "Andamento"]) == [35.1, 52.6, 78.0, 100]  # 10.03, 15.02, 22.28 of 28.56


def test_a_page_of_the_address_shows_the_rest(opened):
    asked = {"ente": "riviere", "anno": "2023", "sezione": "strategico"}
    first, last = (opened("andamenti", **asked, pagina=page) for page in ("1", "4"))

    assert len(last.get("plotly_chart")) + len(last.info) == 4
    names = [{button.label for button in at.button if button.label.startswith("**")} for at in (first, last)]
    assert [len(each) for each in names] == [12, 4]
    assert names[0].isdisjoint(names[1])


@pytest.mark.parametrize(("text", "found"), [("MATURITA digitale", 1), ("a04_", 5), ("zzz", 0)])
def test_words_of_the_address_find_indicators_without_accents(opened, text, found):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", cerca=text, mostra="tabella")

    assert not at.exception
    assert sum(len(table.value) for table in at.dataframe) == found


def test_words_that_others_have_too_are_searched_everywhere_in_one_press(opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", nodo="A01", cerca="A02_1")
    assert "Nessun indicatore di A01 ha queste parole." in [info.value for info in at.info]
    assert at.button(key="cerca fuori dal nodo").label.replace("\u00a0", " ").endswith("fuori da A01: 1 indicatore")

    at.button(key="cerca fuori dal nodo").click().run()
    assert (at.query_params.get("nodo"), at.query_params.get("cerca")) == (None, "A02_1")
    assert len(at.get("plotly_chart")) == 1


@pytest.mark.parametrize("address", [{"nodo": "A02", "cerca": "A02_1"}, {"nodo": "A01"}, {"cerca": "A02_1"}])
def test_where_nobody_else_has_the_words_there_is_nothing_more_to_press(opened, address):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", **address)
    assert not [button for button in at.button if button.key == "cerca fuori dal nodo"]


def test_no_menu_stands_right_above_a_table_whose_buttons_would_cover_it(opened, menus_opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", mostra="tabella")
    at = menus_opened(at, "andamenti")
    drawn = [element.type for element in at.main]
    assert drawn.index("dataframe") < drawn.index("download_button")


def test_one_value_has_no_full_bar(opened):
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", mostra="tabella")
    shown = at.dataframe[0].value[lambda table: table["Serie nuova"] == ""]
    many = [int(said.partition(" ")[0]) for said in shown["Anni con valore"]]
    assert min(many) <= 1 < max(many)
    assert [len(cell) for cell in shown["Andamento"]] == [count if count > 1 else 0 for count in many]


def test_bars_are_of_one_series_and_the_table_says_from_when_it_is_a_new_one(opened):
    """Of A04_5 the years before 2023 are euro per firm, 2023 an index; of A02_2 the method is another from 2022."""
    at = opened("andamenti", ente="riviere", anno="2023", sezione="strategico", mostra="tabella")
    table = at.dataframe[0].value.set_index("Codice")
    assert list(table.loc["A04_5", "Andamento"]) == []
    assert list(table.loc["A02_2", "Andamento"]) == [78.1, 100.0]  # 5,46 of 6,99
    assert list(table.loc[["A04_5", "A02_2", "A02_1"], "Serie nuova"]) == ["dal 2023 (unità)", "dal 2022 (metodo)", ""]


@pytest.mark.parametrize(("ente", "year", "has_bars"), [("riviere", "2023", True), ("torino", "2022", False)])
def test_the_table_explains_the_columns_that_it_has_and_no_others(opened, ente, year, has_bars):
    at = opened("andamenti", ente=ente, anno=year, sezione="strategico", mostra="tabella")
    said = " ".join(caption.value for caption in at.caption)
    assert ("Le barre sono" in said) is has_bars is ("Andamento" in at.dataframe[0].value.columns)
    assert ("prima e dopo non si confrontano" in said) is ("Serie nuova" in at.dataframe[0].value.columns)


def test_a_column_in_which_nobody_says_anything_is_not_there(opened):
    at = opened("andamenti", ente="torino", anno="2022", sezione="strategico", nodo="OS01.1.1", mostra="tabella")
    assert not {"Andamento", "Nota"} & set(at.dataframe[0].value.columns)


def test_the_enti_of_the_address_are_the_ones_that_are_shown(opened):
    asked = {"sezione": "strategico", "nodo": "A04", "indicatore": "A04_1"}
    at = opened("andamenti", ente="riviere", anno="2023", enti="torino", **asked)

    assert at.multiselect(key="scelta enti").value == ["torino"]
    assert "Torino" in traces(at)


def test_a_deadline_is_drawn_as_dates_and_has_no_expectation(opened):
    at = riviere(opened, "C01.02", "C01.02_1", "operativo")

    assert "2023-12-07" in traces(at)["Valore"]["y"]
    assert "Di una scadenza non si fa una previsione" in words(at)


@pytest.fixture(scope="module")
def view():
    return year_view(plan("riviere"), (), Basis())


@pytest.fixture(scope="module")
def common(shipped_store):
    with Store.open(shipped_store) as store:
        return store.common_values()


def crosswalk():
    text = (Path(__file__).parents[1] / "golden" / "reference" / "riviere_torino_crosswalk.csv").read_text(
        encoding="utf-8"
    )
    return list(csv.DictReader(text.splitlines()))


def actual_of_torino(code):
    text = (Path(__file__).parents[1] / "golden" / "reference" / "torino_measures.csv").read_text(encoding="utf-8")
    (row,) = [r for r in csv.DictReader(text.splitlines()) if r["indicator_code"] == code]
    return float(row["actual"])


@pytest.mark.parametrize("row", crosswalk(), ids=lambda row: row["torino_code"])
def test_each_common_indicator_of_one_unit_has_torino_2022_on_the_chart_of_riviere(view, common, row):
    code = row["torino_code"]
    (result,) = [m for s in view.sheets for m in s.measures if view.texts[m.measure.key].common_code == code]
    points = others_of(view, result, common).points

    if code in {"OC_TD_04", "OC_TBS_03"}:  # printed in other units: they have no place on the axis
        assert points == ()
    else:
        assert [(p.name, p.year, p.value) for p in points] == [("Torino", 2022, actual_of_torino(code))]
