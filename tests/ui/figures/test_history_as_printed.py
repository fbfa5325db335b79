"""Every one of the 360 printed rows is on the figure of its indicator, as a value or as an absence."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from data.plan.series import all_series
from data.store.shipped import open_store
from ui.figures import history, theme

REFERENCE = Path(__file__).parents[2] / "golden" / "reference" / "riviere_history.csv"
ROWS = list(csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as store:
        return store.plan("riviere", 2023)


@pytest.fixture(scope="module")
def figures(plan):
    found = {}
    for key, series in all_series(plan).items():
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


def test_every_printed_value_is_drawn_and_every_absence_is_marked(plan, figures):
    drawn = 0
    for row, keys in printed_by_indicator(plan):
        assert keys or row["nota"] == "29", row
        for key in keys:
            figure, year = figures[key], int(row["year"])
            if row["value"]:
                at = figure["Valore"]["x"].index(year)
                assert figure["Valore"]["y"][at] == float(row["value"]), row
            else:
                assert year in figure["Assente"]["x"], row
            drawn += 1
    assert drawn >= len(ROWS) - 3


@pytest.mark.parametrize("note", ["9", "10", "11", "19 bis", "20", "21", "22", "23", "69", "84", "93", "94"])
def test_the_line_of_a_note_has_its_values_in_order(plan, figures, note):
    rows = [row for row in ROWS if row["nota"] == note]
    (key,) = {row.key for row in plan.history if row.note_number == note}
    line = dict(zip(figures[key]["Valore"]["x"], figures[key]["Valore"]["y"], strict=True))

    assert len(rows) == 3
    for row in rows:
        assert line[int(row["year"])] == (float(row["value"]) if row["value"] else None)
