"""No label covers another, a mark, or the edge of the figure, wherever the points are."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.properties import tried
from ui.figures.label_places import LETTER, Box, Mark, placed, spread

AREA = Box(0, 0, 400, 200)
SIZE = 12
points = st.tuples(st.floats(0, 400), st.floats(0, 200), st.text("0123456789,", min_size=1, max_size=9))


def boxes(marks, places):
    return [
        Box.around(mark.x + place[0], mark.y + place[1], len(mark.text) * SIZE * LETTER, SIZE * 1.25)
        for mark, place in zip(marks, places, strict=True)
        if place is not None
    ]


@tried(100)
@given(st.lists(points, max_size=60))
def test_labels_cover_neither_each_other_nor_a_mark(found):
    marks = [Mark(*each) for each in found]
    taken = [Box.around(mark.x, mark.y, 10, 10) for mark in marks]
    drawn = boxes(marks, placed(marks, taken, AREA, SIZE))

    assert all(box.lies_in(AREA) for box in drawn)
    assert not any(one.meets(other) for one, other in combinations(drawn, 2))
    assert not any(box.meets(mark) for box in drawn for mark in taken)


def test_the_first_mark_finds_room_before_the_others():
    marks = [Mark(200, 100, "primo"), *(Mark(200, 100, f"altro {n}") for n in range(30))]
    places = placed(marks, [], AREA, SIZE)
    assert places[0] == (0.0, 15.5)
    assert None in places


@tried(100)
@given(st.lists(st.floats(-50, 250), max_size=12))
def test_names_in_a_column_keep_their_order_and_their_distance(wanted):
    found = spread(wanted, 14, 0, 200)
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in found)
    ordered = sorted(found)
    assert all(after - before >= 14 - 1e-6 for before, after in pairwise(ordered))
    assert [found[at] for at in sorted(range(len(wanted)), key=wanted.__getitem__)] == ordered


def test_names_that_do_not_touch_stay_where_they_are():
    assert spread([10.0, 60.0, 120.0], 14, 0, 200) == (10.0, 60.0, 120.0)


def test_too_many_names_share_the_line_evenly():
    assert spread([0.0] * 5, 100, 0, 200) == pytest.approx((0, 50, 100, 150, 200))
