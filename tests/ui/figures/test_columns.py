"""The tree in columns: cells as tall as they weigh, with words where there is room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import LONG
from ui.facts.year_view import year_view
from ui.figures import charts, theme
from ui.figures.columns import columns

TORINO = year_view(plan("torino"), (), Basis())
SHEETS = {s.sheet.owner or s.sheet.section: s for s in TORINO.sheets}
HEIGHT = 490


def drawn(sheet: str = "strategico", level: str = "", **choices):
    return columns(SHEETS[sheet], level=level, ground=theme.LIGHT, height=HEIGHT, **choices)


def cells(figure):
    faces, words = figure["data"][0], figure["data"][2]
    kept = zip(faces["customdata"], faces["base"], faces["y"], faces["width"], words["text"], strict=True)
    return {cell: (column, y, tall, text) for (cell, _), column, y, tall, text in kept}


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_cells_of_a_column_fill_it_without_covering_each_other(sheet: str) -> None:
    found = sorted(cells(drawn(sheet)).values())
    whole = charts.sizes_of(SHEETS[sheet])[charts.node_id("")]
    for column in {each[0] for each in found}:
        ends = [(y - tall / 2, y + tall / 2) for at, y, tall, _ in found if at == column]
        assert all(one[1] <= other[0] + 1e-9 for one, other in pairwise(ends))
        assert ends[-1][1] <= whole + 1e-9
    assert sum(tall for column, _, tall, _ in found if column == 0) == pytest.approx(whole)


def test_a_part_is_beside_what_it_is_a_part_of() -> None:
    found = cells(drawn())
    one, other = found[charts.node_id("1")], found[charts.node_id("OS01.1.1")]

    assert (one[0], other[0]) == (0, 1)
    assert one[1] - one[2] / 2 <= other[1] - other[2] / 2
    assert other[1] + other[2] / 2 <= one[1] + one[2] / 2


def test_the_node_of_the_figure_is_not_a_cell_and_its_indicators_are() -> None:
    found = cells(drawn(level="OS01.1.1"))

    assert list(found) == [charts.measure_id("OS01.1.1", m.code) for m in SHEETS["strategico"].measures_of("OS01.1.1")]


@pytest.mark.parametrize("sheet", SHEETS)
def test_words_are_never_taller_than_their_cell(sheet: str) -> None:
    figure = drawn(sheet)
    per_pixel = figure["layout"]["yaxis"]["range"][0] / HEIGHT

    assert figure["data"][2]["textfont"]["size"] >= 10
    for _, _, tall, text in cells(figure).values():
        assert not text or 16 * (text.count("<br>") + 1) <= tall / per_pixel + 1


def test_what_the_filters_leave_out_is_dimmed_and_still_there() -> None:
    whole, some = drawn(), drawn(is_in=lambda result: result.code == "OS01.1.1")
    before, after = (dict(zip(cells(f), f["data"][1]["marker"]["color"], strict=True)) for f in (whole, some))

    assert list(before) == list(after)
    assert [cell for cell in before if before[cell] == after[cell]] == [charts.node_id("OS01.1.1")]


def test_harmful_and_long_titles_are_letters_within_their_cell() -> None:
    scored = SHEETS["strategico"]
    named = [replace(r, node=replace(r.node, title=f"<b>{LONG}")) if r.code else r for r in scored.nodes]
    figure = columns(replace(scored, nodes=tuple(named)), level="", ground=theme.LIGHT, height=HEIGHT)

    texts = [text for *_, text in cells(figure).values()]
    assert all("<b><b>" not in text and "<b>Migliorare" not in text for text in texts)
    assert any(text.endswith("…") for text in texts)
