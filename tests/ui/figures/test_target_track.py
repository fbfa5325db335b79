"""Above a slider: its history ends in it, stretches without effect are hatched, marks are said in words too."""

from __future__ import annotations

import base64
import re

from tests.ui.facts.whatif.test_target_rows import asked
from ui.facts.whatif.target_rows import target_rows
from ui.figures import theme
from ui.figures.target_track import track

GROUND = theme.ground(dark=False)
ROWS = {row.result.code: row for row in target_rows(asked("riviere"))}


def drawing(code: str) -> str:
    """The drawing inside the picture."""
    return base64.b64decode(re.search(r"base64,([^\"]+)", track(ROWS[code], "%", GROUND))[1]).decode()


def test_the_history_comes_down_into_the_track_at_the_value_of_the_year():
    row = ROWS["A02_1"]
    points = re.search(r'points="([^"]+)"', drawing("A02_1"))[1].split()

    assert len(points) == len(row.past) + 1
    heights = [float(point.split(",")[1]) for point in points]
    assert heights == sorted(heights)
    assert heights[-1] == 24
    actual = row.result.measure.actual.value
    assert float(points[-1].split(",")[0]) == round(1000 * row.rail.share(actual))


def test_a_stretch_where_the_target_changes_nothing_is_hatched():
    row = ROWS["B06_1"]

    assert drawing("B06_1").count("stroke-dasharray") == len(row.reach.flat) == 2


def test_the_marks_are_said_in_words():
    made = track(ROWS["A02_1"], "%", GROUND).replace("\u00a0", " ")

    assert "★ target di oggi 27 %" in made
    assert made.count("<i ") == len(ROWS["A02_1"].rail.marks)
