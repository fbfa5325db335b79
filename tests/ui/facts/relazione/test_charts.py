"""The pictures of the Relazione before they are drawn: every length is a figure of the engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.summary import losses
from tests.scoring.samples import a_measure, a_node
from tests.ui.facts.relazione.samples import ENTI, a_view, comune, invented, three_hundred
from ui.facts.format import percent
from ui.facts.relazione.charts import MOST, loss_chart, objective_chart, result_bar, unit_chart, year_before
from ui.facts.units import units

NONE = year_before(a_view("torino"), None)


@pytest.mark.parametrize("ente", ENTI)
def test_the_zones_of_a_result_are_the_states_of_the_method_without_holes(ente: str) -> None:
    scored = a_view(ente).main
    found = result_bar(scored, NONE)
    assert found.value == scored.root.score
    assert found.zones[0].low == 0
    assert found.zones[-1].high == scored.policy.cap
    assert all(one.high == other.low for one, other in zip(found.zones, found.zones[1:], strict=False))
    assert {zone.word for zone in found.zones} <= {band.word for band in scored.policy.bands.bands}
    # The zone in which the mark stands has the word that the result has.
    assert scored.root.score is not None
    assert scored.root.band is not None
    (inside,) = [zone.word for zone in found.zones if zone.low <= scored.root.score < zone.high]
    assert inside == scored.root.band.word


@pytest.mark.parametrize("ente", ENTI)
def test_the_lengths_of_the_losses_are_the_points_between_the_result_and_the_most(ente: str) -> None:
    scored = a_view(ente).main
    assert scored.root.score is not None
    lost = sum(row.value or 0.0 for row in loss_chart(scored).rows)
    assert lost == pytest.approx(scored.policy.cap - scored.root.score)


def test_of_three_hundred_objectives_those_with_the_lowest_result_are_drawn_and_the_chart_says_so() -> None:
    view = three_hundred()
    found = objective_chart(view.main, NONE)
    every = sorted(r.score for r in view.main.nodes[1:] if r.score is not None)
    assert [row.value for row in found.rows] == every[:MOST]
    assert found.title == f"{MOST} obiettivi su 300, dal risultato più basso"
    assert found.note.replace("\u00a0", " ").startswith(f"Fuori dal grafico: {300 - MOST} obiettivi · ")
    rows = loss_chart(view.main).rows
    assert len(rows) == MOST + 1
    assert rows[-1].label == f"Gli altri {len(losses(view.main)) - MOST}"


@pytest.mark.parametrize(
    ("below", "full", "silent", "drawn", "told"),
    [
        (0, MOST, 0, MOST, ""),
        (9, MOST - 9, 0, MOST, ""),
        (9, MOST, 0, 9, f"{MOST} obiettivi, tutti a 100 %"),
        (9, MOST, 2, 11, f"{MOST} obiettivi, tutti a 100 %"),
        (MOST, 1, 0, MOST, "1 obiettivo, a 100 %"),
        (MOST + 2, 5, 0, MOST, "7 obiettivi, di cui 5 a 100 %"),
        (MOST + 2, 0, 0, MOST, "2 obiettivi"),
        (0, MOST + 3, 0, MOST, "3 obiettivi, tutti a 100 %"),
    ],
)
def test_no_objective_is_left_out_beside_one_that_is_drawn_with_as_much(
    below: int, full: int, silent: int, drawn: int, told: str
) -> None:
    """Where they do not all fit, those with the full score are the ones that are only counted."""
    actuals = [*([50.0] * below), *([100.0] * full), *([None] * silent)]
    nodes = [a_node(f"O{n}", level="strategico") for n in range(len(actuals))]
    measures = [a_measure(f"k{n}", f"O{n}", actual=actual) for n, actual in enumerate(actuals)]
    found = objective_chart(invented(*nodes, *measures).main, NONE)
    note = found.note.replace("\u00a0", " ")
    assert len(found.rows) == drawn
    assert note.split(" · ")[0] == f"Fuori dal grafico: {told}" if told else "Fuori" not in note


def test_what_has_no_result_has_a_row_without_a_bar_and_says_why() -> None:
    view = invented(a_node("a", level="strategico"))
    (row,) = objective_chart(view.main, NONE).rows
    bar = result_bar(view.main, NONE)
    assert (row.value, bar.value) == (None, None)
    assert row.text
    assert bar.text in bar.alt


def test_the_year_before_is_a_mark_beside_each_bar_where_it_is_known() -> None:
    now, then = comune(2025), comune(2024)
    before = year_before(now, then)
    found = objective_chart(now.main, before)
    scores = {r.code: r.score for r in then.main.nodes}
    assert {row.code: row.before for row in found.rows} == {row.code: scores.get(row.code) for row in found.rows}
    assert found.note.startswith("○ 2024")
    assert result_bar(now.main, before).note == f"○ 2024: {percent(then.main.root.score, fixed=True)}"
    other = replace(then, sheets=())
    assert year_before(now, other).scores == {}
    assert result_bar(now.main, year_before(now, other)).note == ""


def test_units_are_bars_in_the_order_of_the_table_and_those_without_a_result_have_none() -> None:
    view = a_view("torino")
    assert [row.value for row in unit_chart(view).rows] == [unit.score for unit in units(view).results]
    assert {row.value for row in unit_chart(invented(a_node("a", level="strategico"))).rows} == {None}
