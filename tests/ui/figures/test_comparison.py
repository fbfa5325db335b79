"""The figures of Confronti at the size of a country: places, not values; no label over another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from data.store.store import Store
from data.synthetic.enti import write_synthetic
from scoring.basis import Basis
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.facts.comparison import lines
from ui.figures import comparison, comparison_tables, theme
from ui.figures.label_places import LETTER, Box

if TYPE_CHECKING:
    from ui.facts.comparison import Line

NAME = "Ente sintetico 03"
CHOSEN = {"sintetico-05": "Ente sintetico 05", "sintetico-07": "Ente sintetico 07"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Line, ...]:
    directory = tmp_path_factory.mktemp("country")
    write_synthetic(directory, 20, 1, 1)
    with Store.open(directory) as store:
        years = PlanYears(plans_of(store, "sintetico-03"), store.common_values())
        view = years.view(2023, Basis())
        assert view is not None
        return lines(view, years.common())


def traces(figure):
    return {trace["name"]: trace for trace in figure["data"]}


def test_every_ente_lies_between_the_worst_and_the_best_whatever_the_direction(found):
    drawn = traces(comparison.strips(found, theme.LIGHT, NAME, CHOSEN))
    everyone = [*drawn["Altri enti"]["x"], *drawn["Stesso cluster"]["x"], *drawn[NAME]["x"]]
    assert (min(everyone), max(everyone)) == (0, 100)
    assert len(everyone) == sum(len(line.peers) + 1 for line in found)


def test_the_own_place_is_the_one_that_the_rank_tells(found):
    """The best has rank 1 and stands at 100; ties stand in the middle of their places."""
    drawn = traces(comparison.strips(found, theme.LIGHT, NAME))
    for line, x in zip(found, drawn[NAME]["x"], strict=True):
        beaten = sum((p.value.value < line.own.value) is (line.direction != "lower") for p in line.peers)
        ties = sum(p.value.value == line.own.value for p in line.peers)
        if not ties:
            assert x == pytest.approx(100 * beaten / len(line.peers))


def test_the_picked_enti_have_a_mark_of_their_own_and_their_values_cover_nothing(found):
    figure = comparison.strips(found, theme.LIGHT, NAME, CHOSEN)
    assert set(CHOSEN.values()) <= set(traces(figure))
    rows = figure["layout"]["yaxis"]["categoryarray"]
    boxes = [
        Box.around(
            (note["x"] + 3) / 106 * comparison._STRIP + note["xshift"],
            -rows.index(note["y"]) * comparison._ROW + note["yshift"],
            len(note["text"].removeprefix("<b>").removesuffix("</b>")) * 13 * LETTER,
            16,
        )
        for note in figure["layout"]["annotations"]
    ]
    assert len(boxes) >= len(found)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_in_the_quadrants_an_indicator_far_away_leaves_the_others_apart():
    assert comparison.sides([-90000.0, -2.0, -1.0, 0.0, 1.0, 2.0, 90000.0]) == pytest.approx(
        [-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1]
    )
    assert comparison.sides([3.0, 3.0]) == [1.0, 1.0]


def test_the_corner_of_an_indicator_is_on_its_side_of_the_cut(found):
    placed = [line for line in found if line.corner is not None]
    figure = comparison.quadrants(placed, theme.LIGHT)
    cut = figure["layout"]["shapes"][0]["y0"]
    for line, x, y in zip(placed, figure["data"][0]["x"], figure["data"][0]["y"], strict=True):
        assert (y >= cut) == line.is_met
        side = {"real_strength": 1, "hard_target": 1, "easy_target": -1, "real_weakness": -1}.get(line.corner, 0)
        assert (x > 0) - (x < 0) == side


def test_the_table_says_what_the_strips_say_and_leaves_empty_columns_out(found):
    shown = comparison_tables.table(found, CHOSEN).set_index("Codice")
    assert list(shown.index) == [line.code for line in found]
    assert list(CHOSEN.values()) == [name for name in shown.columns if name in CHOSEN.values()]
    assert list(shown.columns).index("Cluster (mediana)") < list(shown.columns).index("Nazione (mediana)")
    assert "Cluster (stampata)" not in shown.columns
    for line in found:
        assert shown.loc[line.code, "Anno"] == "2023"
        assert shown.loc[line.code, "Valore"].startswith(line.text(line.own.value))


def test_one_indicator_alone_is_drawn_too(found):
    assert comparison.strips(found[:1], theme.DARK, NAME)["data"]
    placed = [line for line in found if line.corner is not None][:1]
    assert len(comparison.quadrants(placed, theme.DARK)["data"][0]["x"]) == 1
