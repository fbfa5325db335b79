"""A count opens just as many rows."""

from __future__ import annotations

import pytest

from scoring.basis import Basis
from scoring.summary import parts
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import comune_plans, synthetic_plans
from ui.facts.outline import Filters, matching, rows, rows_of_all
from ui.facts.tiles import everywhere, everywhere_query, tiles
from ui.facts.year_view import year_view

PLANS = {
    "torino": lambda: plan("torino"),
    "riviere": lambda: plan("riviere"),
    "comune": lambda: comune_plans()[-1],
    "sintetico": lambda: synthetic_plans()[-1],
}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("basis", ["valid", "original"])
def test_every_tile_opens_as_many_rows_as_it_counts(name: str, basis: str) -> None:
    view = year_view(PLANS[name](), (), Basis.parse(basis))
    for scored in view.sheets:
        whole = rows(view, scored)
        for tile in (tile for pair in tiles(scored) for tile in pair):
            assert len(matching(whole, tile.filters)) == tile.count


@pytest.mark.parametrize("name", PLANS)
def test_a_count_of_all_sections_opens_as_many_rows(name: str) -> None:
    view = year_view(PLANS[name](), (), Basis())
    for word, many in everywhere(view.sheets).items():
        query = everywhere_query(word)
        assert query["ovunque"]
        filters = Filters(states=(query["stato"],), kinds=query["cosa"])
        assert len(matching(rows_of_all(view), filters)) == many


@pytest.mark.parametrize("name", PLANS)
def test_every_objective_and_indicator_is_in_one_tile(name: str) -> None:
    for scored in year_view(PLANS[name](), (), Basis()).sheets:
        ours, theirs = zip(*tiles(scored), strict=True)
        assert sum(tile.count for tile in ours) == len(parts(scored))
        assert sum(tile.count for tile in theirs) == len(scored.measures)
