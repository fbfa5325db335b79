"""Figures are facts: what they draw is what the engine computed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from data.plan.sheets import sheets
from data.store.shipped import open_store
from scoring.basis import Basis
from scoring.scored import score_sheet
from scoring.summary import losses
from ui.figures import charts, theme

GROUND = theme.ground(dark=False)


@pytest.fixture(scope="module")
def torino(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as store:
        plan = store.plan("torino", 2022)
    return [score_sheet(sheet, plan.policy) for sheet in sheets(plan, Basis())]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paint", theme.PAINTS.values(), ids=theme.PAINTS)
def test_the_ink_is_legible_on_every_fill(paint):
    assert contrast(paint.fill, paint.ink) >= 4.5


# Machado, Oliveira, Fernandes (2009), full severity: what a reader without one kind of cone sees, in linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.412456, 0.357576, 0.180438], [0.212673, 0.715152, 0.072175], [0.019334, 0.119192, 0.950304]])


def seen(colour, sight):
    """CIELAB coordinates of a colour as a reader sees it."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(np.clip(TO_XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1), 1e-9, None) / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHT)
def test_states_stay_apart_for_every_reader(sight):
    """Ten is far more than the two or three units that an eye just tells apart."""
    fills = [theme.PAINTS[name].fill for name in ("green", "yellow", "red", "grey")]

    for one, other in itertools.combinations(fills, 2):
        assert np.linalg.norm(seen(one, sight) - seen(other, sight)) > 10


@pytest.mark.parametrize("shape", ["icicle", "sunburst"])
def test_the_tree_has_one_root_and_no_orphan(torino, shape):
    for scored in torino:
        trace = charts.tree(scored, level="", shape=shape, ground=GROUND, height=560)["data"][0]
        assert trace["parents"].count("") == 1
        assert set(trace["parents"]) - {""} <= set(trace["ids"])
        assert len(set(trace["ids"])) == len(trace["ids"])


def test_cells_are_as_large_as_their_effective_weight(torino):
    scored = torino[0]
    trace = charts.tree(scored, level="", shape="icicle", ground=GROUND, height=560)["data"][0]
    size = dict(zip(trace["ids"], trace["values"], strict=True))

    for m in scored.measures:
        drawn = size[charts.measure_id(m.measure.key.node_code, m.measure.key.indicator_code)]
        assert drawn == pytest.approx(max(m.effective_weight, 0.004))


def test_what_has_no_score_is_hatched_and_still_there(torino):
    trace = charts.tree(torino[0], level="", shape="icicle", ground=GROUND, height=560)["data"][0]
    at = trace["ids"].index(charts.measure_id("OS04.1.1", "kpi4.1.1_09"))

    assert trace["marker"]["pattern"]["shape"][at] == "/"
    assert trace["values"][at] > 0
    assert trace["text"][at].startswith("<b>– n.d.</b>")


def test_a_title_in_capitals_is_a_sentence_on_its_tile_so_that_it_has_room(torino):
    trace = charts.tree(torino[0], level="", shape="icicle", ground=GROUND, height=560)["data"][0]
    assert any("Sostegno alla" in text for text in trace["text"])
    assert not any("SOSTEGNO" in text for text in trace["text"])


def test_the_bars_of_lost_points_sum_to_the_distance_from_the_maximum(torino):
    scored = torino[0]
    bars = charts.lost_points(scored, losses(scored), ground=GROUND)["data"][0]

    assert sum(bars["x"][1:-1]) == pytest.approx(100 - scored.root.score)


def test_a_title_from_the_data_cannot_bring_markup_into_a_figure():
    hostile = "<img src=x onerror=alert(1)><b>x</b> & co"
    assert "<" not in charts.safe(hostile)


def test_every_indicator_with_a_target_has_a_curve_with_its_actual_on_it(torino):
    for scored in torino:
        for m in scored.measures:
            figure = charts.score_curve(m, symbol="%", ground=GROUND)
            assert (figure is None) == (m.measure.target is None)
            if figure is not None and m.measure.actual is not None and m.score is not None:
                assert figure["data"][-1]["y"] == [m.score]


def test_dates_are_drawn_as_dates(torino):
    m = next(m for s in torino for m in s.measures if m.measure.key.indicator_code == "kpi3.1.1-08a")
    figure = charts.score_curve(m, symbol="", ground=GROUND)

    assert figure["layout"]["xaxis"]["tickformat"] == "%d/%m/%Y"
    assert "2022-02-28" in figure["data"][0]["x"]
    assert "2022-03-31" in figure["data"][0]["x"]


NARROWEST, LETTER, WORDS = 255.0, 6.6, (5.0, 13.0)
"""Pixels of the axis in the inspector of a telephone, of a letter; where words stand from their mark, in points."""


def words_of(mark, span):
    """From where to where the words of a mark go, as shares of the axis."""
    at = (mark["x"][0] - span[0]) / (span[1] - span[0])
    lines = mark["text"][0].replace("<b>", "").replace("</b>", "").split("<br>")
    wide = LETTER * max(map(len, lines)) / NARROWEST
    first = at - wide * {"left": 1.0, "center": 0.5, "right": 0.0}[mark["textposition"].split()[1]]
    return first, first + wide


def test_the_words_of_a_curve_stay_in_the_figure_and_the_curve_strikes_none(torino):
    sides = set()
    for measure in (m for scored in torino for m in scored.measures if not m.measure.is_date):
        figure = charts.score_curve(measure, symbol="%" * (measure.measure.unit == "%"), ground=GROUND)
        if figure is None:
            continue
        span = figure["layout"]["xaxis"]["range"]
        line, *marks = figure["data"]
        xs = [(x - span[0]) / (span[1] - span[0]) for x in line["x"]]
        for mark in marks:
            first, last = words_of(mark, span)
            assert first > -0.16, (measure.code, mark["text"])
            assert last < 1.06, (measure.code, mark["text"])
            where, side = mark["textposition"].split()
            sides.add(side)
            under = np.interp(np.linspace(max(first, 0.0), min(last, 1.0), 50), xs, line["y"]) - mark["y"][0]
            away = under if where == "top" else -under
            if mark["text"][0].startswith("<b>Consuntivo"):
                assert not ((away > WORDS[0]) & (away < WORDS[1])).any(), (measure.code, mark["text"], side)
    assert sides == {"left", "center", "right"}
