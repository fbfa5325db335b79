"""Panoramica: the numbers a Giunta sees first are the engine's, and every list leads somewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.year_view import year_view
from ui.figures import tables
from ui.screens.panels import ONE_LINE, TWO_LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def words(at: AppTest) -> str:
    return " ".join(e.value for e in [*at.metric, *at.markdown, *at.caption]).replace("\u00a0", " ").replace("\\", "")


def test_torino_result_is_the_mean_of_fourteen_objectives(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino")

    assert not at.exception
    assert "90,90 %" in words(at)
    assert "Media di 14 obiettivi: calcolata, non pubblicata." in words(at)
    assert "Con i risultati pubblicati di 14 obiettivi sarebbe 90,91 %; calcolato sugli stessi, 90,90 %." in words(at)


def test_riviere_result_stands_beside_the_evaluation_of_its_oiv(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="riviere")

    # OIV of the strategic and ente objectives: 100 100 100 0 50 100 100 100 100 70 100 100 100 = 1120 / 13; the 0
    # is of B05, which has no score: 1120 / 12 beside (10 x 100 + 100 + 79,365) / 12.
    assert "Sugli stessi 12 obiettivi l'OIV dà 93,33 %, il calcolo 98,28 %." in words(at)
    assert "Fuori dal confronto B05 (OIV 0 %, senza punteggio); in tutto l'OIV dà 86,15 %" in words(at)


@pytest.mark.parametrize(
    ("ente", "counts"),
    [("torino", ["8", "6", "0", "0"]), ("riviere", ["14", "3", "0", "2"])],
)
def test_objectives_are_counted_by_state(opened: Callable[..., AppTest], ente: str, counts: list[str]) -> None:
    at = opened("panoramica", ente=ente)

    none = ["0" for m in at.markdown if m.value.endswith("0\u00a0obiettivi]]")]
    told = [link.proto.label.split("\u00a0") for link in at.get("page_link")]
    assert [n for n, *noun in told if noun and noun[0].startswith("obiettiv")] == [n for n in counts if n != "0"]
    assert len(none) == counts.count("0")


def test_the_bars_go_from_the_maximum_to_the_result_without_a_gap(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino")
    bars = json.loads(at.get("plotly_chart")[0].proto.spec)["data"][0]

    steps = list(zip(bars["base"], bars["x"], strict=True))[1:-1]
    top = 100.0
    for base, length in steps:
        assert abs(base + length - top) < 1e-9
        top = base
    assert abs(top - 90.897821429) < 1e-6
    assert bars["customdata"][1] == "OS01.1.1"


@pytest.mark.parametrize(
    ("ente", "name", "rows"),
    [
        ("torino", "Con punti persi", 7),
        ("torino", "Migliori", 8),
        ("torino", "Modificati", 19),
        ("torino", "Indicatori senza punteggio", 11),
        ("riviere", "Con punti persi", 5),
        ("riviere", "Migliori", 14),
    ],
)
def test_every_list_has_its_rows(opened: Callable[..., AppTest], ente: str, name: str, rows: int) -> None:
    at = opened("panoramica", ente=ente, elenco=name)

    assert len(at.dataframe[0].value) == rows


@pytest.mark.parametrize(("ente", "is_printed"), [("torino", True), ("riviere", False)])
def test_a_column_that_says_nothing_in_any_row_is_not_there(
    opened: Callable[..., AppTest], ente: str, *, is_printed: bool
) -> None:
    at = opened("panoramica", ente=ente)
    assert (tables.PUBLISHED in at.dataframe[0].value.columns) == is_printed


def test_names_longer_than_their_column_have_rows_of_two_lines(opened: Callable[..., AppTest]) -> None:
    heights = {ente: opened("panoramica", ente=ente).dataframe[0].proto.row_height for ente in ("torino", "riviere")}
    assert heights == {"torino": ONE_LINE, "riviere": TWO_LINES}


def test_what_changed_says_before_after_and_act(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino", elenco="Modificati")

    changed = at.dataframe[0].value.set_index("Codice").loc["kpi3.1.1_01"]
    assert changed["Prima"].replace("\u00a0", " ") == "≥ 20,00 %"
    assert changed["Dopo"].replace("\u00a0", " ") == "≥ 85,00 %"
    assert changed["Atto"] == "deliberazione 142 del 13/09/2022"


def test_the_other_sheets_have_their_results(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="torino")

    others = at.dataframe[1].value
    assert list(others["Punteggio"].round(2)) == [92.05, 84, 76, 100, 100]


def test_one_other_sheet_is_a_line_that_opens_it(opened: Callable[..., AppTest]) -> None:
    at = opened("panoramica", ente="riviere")
    link = next(each.proto for each in at.get("page_link") if each.proto.label == "Operativo")

    assert "sezione=operativo" in link.query_string
    assert len(at.dataframe) == 1
    assert [each.value for each in at.markdown if each.value.startswith("**90,85")]
    captions = [each.value.replace("\u00a0", " ") for each in at.caption]
    assert "52 obiettivi · 81 indicatori" in captions


def test_targets_of_another_basis_give_another_result(opened: Callable[..., AppTest]) -> None:
    valid = words(opened("panoramica", ente="riviere"))
    original = words(opened("panoramica", ente="riviere", base="original"))

    assert "target originari" in original
    assert valid.split("Media di")[0] != original.split("Media di")[0]


def test_another_basis_with_the_same_result_does_not_say_that_it_changes(opened: Callable[..., AppTest]) -> None:
    told = [each.value for each in opened("panoramica", ente="torino", base="original").caption]
    assert "Sui target validi a fine anno è lo stesso." in told
    assert not any("0,00 punti" in each for each in told)


def test_the_figure_gives_its_numbers_as_a_table_when_asked(opened, menus_opened):
    at = menus_opened(opened("panoramica", ente="torino", anno="2022"), "punti-persi")
    assert not at.table
    at = at.button(key="scarica punti-persi Tabella").click().run()
    assert not at.exception
    assert list(at.table[0].value["Punti persi"].astype(str))[:2] == ["2.83", "2.56"]
    assert not [button for button in at.button if (button.key or "").startswith("scarica")]
    assert not at.run().table


def test_the_other_views_have_scores_of_two_decimals_beside_their_counts():
    view = year_view(plan("riviere"), (), Basis())
    html = tables.roots(view, view.sheets).to_html()
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", html)
    assert cells[-3:] == ["90,85", "52", "81"]
