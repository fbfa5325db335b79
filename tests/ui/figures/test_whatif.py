"""The tree under the hypotheses, and the points that each part wins or loses."""

from __future__ import annotations

from functools import cache

import pytest

from scoring.effect import Effects, effects
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field, assume
from scoring.scored import score_sheet
from tests.scoring.samples import SECTION, a_measure, a_node, a_policy, a_sheet, quantity
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, an_answer
from ui.facts.format import signed
from ui.figures import theme
from ui.figures.charts import measure_id, node_id, tree
from ui.figures.whatif import most_moved, tree_and_changes

LIGHT = theme.ground(dark=False)


def moved(actual: float, nodes: tuple[str, ...] = ("A", "B", "C")) -> Effects:
    """Before: A = 100 and the others 50; the assumption is on A's only indicator."""
    sheet = a_sheet(*map(a_node, nodes), *(a_measure("k", code, actual=100 if code == "A" else 50) for code in nodes))
    new = Assumption(MeasureKey(SECTION, "", "A", "k"), Field.ACTUAL, quantity(actual))
    policy = a_policy()
    return effects(score_sheet(sheet, policy), score_sheet(assume(sheet, [new]), policy))


def all_moved(*actuals: float) -> Effects:
    """Before: everything 50; each objective then has an actual of its own."""
    codes = [f"N{n}" for n in range(len(actuals))]
    sheet = a_sheet(*map(a_node, codes), *(a_measure("k", code, actual=50) for code in codes))
    new = [
        Assumption(MeasureKey(SECTION, "", code, "k"), Field.ACTUAL, quantity(actual))
        for code, actual in zip(codes, actuals, strict=True)
    ]
    policy = a_policy()
    return effects(score_sheet(sheet, policy), score_sheet(assume(sheet, new), policy))


@cache
def torino() -> Effects:
    return an_answer(scored("torino")["strategico", ""], *CHANGES).effects


def figure(found: Effects) -> dict:
    return tree_and_changes(found, level="", ground=LIGHT, height=600)


def cell(drawn: dict, name: str) -> dict:
    """Text and edge of one cell of the tree."""
    trace = drawn["data"][0]
    at = trace["ids"].index(name)
    line = trace["marker"]["line"]
    return {"text": trace["text"][at], "width": line["width"][at], "colour": line["color"][at]}


def test_without_changes_it_is_the_tree_alone_at_its_full_height():
    found = figure(moved(100))
    assert len(found["data"]) == 1
    assert found["data"][0]["domain"] == {"y": [0.0, 1.0]}
    assert (
        found["data"][0]["text"]
        == tree(moved(100).after, level="", shape="icicle", ground=LIGHT, height=600)["data"][0]["text"]
    )
    assert set(found["data"][0]["marker"]["line"]["width"]) == {1.5}


def test_a_changed_cell_says_from_how_much_to_how_much_and_another_does_not():
    found = figure(moved(40))
    for name in (node_id("A"), measure_id("A", "k")):
        text = cell(found, name)["text"].replace("\u00a0", " ")
        assert text.startswith("<b>✓ 100")
        assert "→ ◐ 40" in text
    assert "→" not in cell(found, node_id("B"))["text"]


def test_what_changes_its_state_has_a_thick_edge_of_another_colour():
    found = figure(moved(40))
    edges = {name: cell(found, name) for name in (node_id("A"), measure_id("A", "k"), node_id("B"), node_id(""))}
    assert [edge["width"] for edge in edges.values()] == [4, 4, 1.5, 1.5]
    assert [edge["colour"] for edge in edges.values()] == [LIGHT.accent, LIGHT.accent, LIGHT.paper, LIGHT.paper]


def test_a_change_within_one_state_says_its_numbers_and_has_no_thick_edge():
    found = cell(figure(moved(97)), node_id("A"))
    assert "→" in found["text"]
    assert found["width"] == 1.5


def test_the_bars_are_the_objectives_that_move_most_first():
    found = all_moved(51, 40, 58, 50, 0, 55, 52, 53)
    assert [e.after.code for e in most_moved(found)] == ["N4", "N1", "N2", "N5", "N7", "N6"]
    bars = figure(found)["data"][1]
    assert bars["x"] == [-50, -10, 8, 5, 3, 2]
    assert bars["y"] == ["N4", "N1", "N2", "N5", "N7", "N6"]


def test_a_bar_tells_its_points_with_their_sign_and_the_state_that_changes_and_the_scores_where_one_points():
    bars = figure(all_moved(0, 58))["data"][1]
    lost, won = (text.replace("\u00a0", " ") for text in bars["text"])
    assert lost == "<b>N0</b>  −50,00  ◐ → ✕"
    assert won == "<b>N1</b>  +8,00"
    told = bars["hovertext"][0].replace("\u00a0", " ")
    assert told.endswith("50,00 % ◐ Parzialmente raggiunto → 0,00 % ✕ Non raggiunto")


def test_a_bar_has_the_colour_of_the_state_it_ends_in():
    found = all_moved(0, 100)
    colours = figure(found)["data"][1]["marker"]["color"]
    assert colours == [theme.paint(e.after.band).fill for e in most_moved(found)]
    assert len(set(colours)) == 2


@pytest.mark.parametrize("actuals", [(0, 40), (60, 100), (0, 100)])
def test_every_bar_and_the_zero_are_within_the_axis(actuals):
    found = figure(all_moved(*actuals))
    low, high = found["layout"]["xaxis"]["range"]
    assert low < min(0, *found["data"][1]["x"])
    assert high > max(0, *found["data"][1]["x"])


def test_tree_and_bars_do_not_overlap():
    found = figure(moved(40))
    assert found["data"][0]["domain"]["y"][0] > found["layout"]["yaxis"]["domain"][1]
    assert found["layout"]["height"] == 600
    # An objective may be called "12": without a type the axis would take it for a number.
    assert found["layout"]["yaxis"]["type"] == "category"


def test_hostile_codes_are_only_letters():
    found = figure(moved(40, ("A", "<b onload=x>")))
    assert "<b onload" not in str([found["data"][0]["text"], *found["data"][1:]])


def test_on_a_real_plan_the_points_of_the_bars_are_those_of_the_tree():
    found = torino()
    bars = figure(found)["data"][1]
    assert [bars["y"], bars["x"]] == [
        [e.after.code for e in most_moved(found)],
        [found.after.node(e.after.code).score - found.before.node(e.after.code).score for e in most_moved(found)],
    ]
    assert [abs(x) for x in bars["x"]] == sorted((abs(x) for x in bars["x"]), reverse=True)
    changed = [e for e in (*found.nodes, *found.measures) if e.is_changed]
    assert sum("→" in text for text in figure(found)["data"][0]["text"]) == len(changed)


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (None, "n.d."),
        (0, "0,00"),
        (0.004, "0,00"),
        (-0.004, "0,00"),
        (0.005, "+0,01"),
        (-0.005, "−0,01"),
        (1e3, "+1.000,00"),
    ],
)
def test_points_carry_a_sign_unless_they_print_as_zero(points, text):
    assert signed(points) == text
