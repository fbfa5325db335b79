"""What a click on the tree of Prova is about: every box and every bar names targets to bring first."""

from __future__ import annotations

import pytest

from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, an_answer
from ui.figures import theme
from ui.figures.charts import node_id
from ui.figures.whatif import most_moved, tree_and_changes
from ui.screens.simulazione.brought import place_of

SHEET = scored("torino")["strategico", ""]
EFFECTS = an_answer(SHEET, *CHANGES).effects


def test_every_box_of_the_tree_is_an_objective_or_one_indicator_of_it():
    drawn = tree_and_changes(EFFECTS, level="", ground=theme.ground(dark=False), height=460)
    found = [place_of(SHEET, cell) for cell in drawn["data"][0]["ids"]]
    nodes = {node.code for node in SHEET.nodes}
    measures = {(m.measure.key.node_code, m.measure.key.indicator_code) for m in SHEET.measures}
    assert {node for node, indicator in found if not indicator} <= nodes
    assert {place for place in found if place[1]} <= measures
    assert len(set(found)) == len(found)
    assert sum(bool(indicator) for _, indicator in found) > len(SHEET.measures) / 2


def test_every_bar_of_the_points_is_its_objective():
    drawn = tree_and_changes(EFFECTS, level="", ground=theme.ground(dark=False), height=460)
    bars = drawn["data"][1]
    assert [place_of(SHEET, cell) for cell in bars["customdata"]] == [
        (effect.after.code, "") for effect in most_moved(EFFECTS)
    ]


@pytest.mark.parametrize("cell", [node_id(""), "nodo che non c'è", ""])
def test_the_whole_and_what_is_not_there_are_about_every_target(cell):
    assert place_of(SHEET, cell) == ("", "")
