"""Every one of the 360 printed rows is on the figure of its indicator or in the words below it, never in both."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from data.plan.series import all_series
from data.store.shipped import open_store
from ui.facts.caveats import caveats, in_another_unit
from ui.facts.format import NBSP, printed, promise
from ui.figures import history, theme
from ui.figures.history_labels import on_axis

REFERENCE = Path(__file__).parents[2] / "golden" / "reference" / "riviere_history.csv"
ROWS = list(csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as found:
        yield found


@pytest.fixture(scope="module")
def plan(store):
    return store.plan("riviere", 2023)


@pytest.fixture(scope="module")
def histories(plan):
    return all_series(plan)


@pytest.fixture(scope="module")
def figures(histories):
    found = {}
    for key, series in histories.items():
        figure = history.trend(series, symbol="", expected=None, ground=theme.LIGHT, height=300)
        found[key] = {t["name"]: t for t in figure["data"]}
    return found


def printed_by_indicator(plan):
    """Printed rows by indicator: a note belongs to the indicators of its node that bear its number and name."""
    by_place = defaultdict(list)
    for row in plan.history:
        if row.key is not None:
            by_place[row.note_number, row.key.node_code, row.indicator_name, str(row.year)].append(row.key)
    for row in ROWS:
        keys = by_place.get((row["nota"], row["node_code"], row["indicator_name"], row["year"]), [])
        yield row, keys


def on_the_axis(figure, year):
    """The value of a year, where the line of the values has one."""
    values = figure["Valore"]
    return dict(zip(values["x"], values["y"], strict=True)).get(year)


def places(figure: dict, *names: str):
    """Where the marks of some traces are: year and height."""
    of_them = (trace for trace in figure["data"] if trace["name"] in names)
    return {place for trace in of_them for place in zip(trace["x"], trace["y"], strict=True)}


def in_words(series, row):
    """Whether the words below the figure tell the value of a row."""
    told = f"{row['year']}: {printed(row['value'])}"
    return any(told in sentence for sentence in in_another_unit(series))


def test_every_printed_value_is_drawn_or_told_in_words_and_every_absence_is_marked(plan, histories, figures):
    drawn = told = 0
    for row, keys in printed_by_indicator(plan):
        assert keys or row["nota"] == "29", row
        for key in keys:
            figure, year = figures[key], int(row["year"])
            if not row["value"]:
                assert year in figure["Assente"]["x"], row
            elif histories[key].is_in_its_unit(year):
                assert on_the_axis(figure, year) == float(row["value"]), row
                assert not in_words(histories[key], row), row
            else:
                assert on_the_axis(figure, year) is None, row
                assert in_words(histories[key], row), row
                assert year in figure[history.UNLIKE]["x"], row
                told += 1
            drawn += 1
    assert drawn >= len(ROWS) - 3
    assert told == 6, "notes 23 and 84 are printed in another unit than the indicators of today"


@pytest.mark.parametrize(("ente", "year"), [("torino", 2022), ("riviere", 2023)])
def test_everything_printed_is_on_the_axis_or_in_words_and_the_axis_is_of_one_unit(store, ente, year):
    off = 0
    for series in all_series(store.plan(ente, year)).values():
        figure = history.trend(series, symbol="", expected=None, ground=theme.LIGHT, height=300)
        words = " ".join(caveats(series, ""))
        promised = places(figure, history.TARGET, history.GHOST)
        for at, version in series.targets:
            if version.target is None:
                continue
            is_told = f"Target {at} {promise(version.op, version.target)}" in words
            is_drawn = (at, on_axis(version.target.value, series)) in promised
            assert is_drawn != is_told, (series.key, at, version)
            off += is_told
        for point in series.points:
            is_drawn = (point.year, on_axis(point.value, series)) in places(figure, history.VALUE)
            assert is_drawn == series.is_in_its_unit(point.year), (series.key, point)
    assert off == {"torino": 2, "riviere": 1}[ente]


def test_a_target_that_an_act_replaced_with_another_measure_is_told_and_not_drawn(store):
    found = {k.indicator_code: s for k, s in all_series(store.plan("torino", 2022)).items()}
    series = found["kpi3.1.1-04"]
    figure = history.trend(series, symbol="", expected=None, ground=theme.LIGHT, height=300)

    assert figure["layout"]["yaxis"]["range"][1] < 10
    assert history.GHOST not in {trace["name"] for trace in figure["data"]}
    assert any("Target 2022 ≥ 10.000" in s.replace(NBSP, " ") and "misura altro" in s for s in caveats(series, ""))


@pytest.mark.parametrize("note", ["9", "10", "11", "19 bis", "20", "21", "22", "69", "93", "94"])
def test_the_line_of_a_note_has_its_values_in_order(plan, figures, note):
    rows = [row for row in ROWS if row["nota"] == note]
    (key,) = {row.key for row in plan.history if row.note_number == note}
    line = dict(zip(figures[key]["Valore"]["x"], figures[key]["Valore"]["y"], strict=True))

    assert len(rows) == 3
    for row in rows:
        assert line[int(row["year"])] == (float(row["value"]) if row["value"] else None)
