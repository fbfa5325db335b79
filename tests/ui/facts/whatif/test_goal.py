"""What it takes: values that are enough, and whether they are likely."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.inverse import Obstacle
from scoring.model import Quantity
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.goals import A1, A3, POLICY, SERIES, SHEET, asked
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.attainable import Yardstick
from ui.facts.whatif.goal import likely, ways


def plain(text):
    return text.replace("\u00a0", " ")


def test_each_value_alone_gives_the_node_what_is_written_beside_it():
    """A has 0.5 × 40 + 0.4 × 60 + 0.1 × 90 = 53. To 63 a1 needs 20 more, a2 25, a3 would need 100 more."""
    goal, yards = asked(63)
    found = ways(goal, yards, SERIES)

    assert [(way.result.code, way.goal.value, way.gives) for way in found.alone] == [("a1", 60, 63), ("a2", 85, 63)]
    assert found.stopped == {Obstacle.OUT_OF_REACH: (A3,)}


def test_what_the_table_says_is_what_a_what_if_answers():
    goal, yards = asked(61.234)
    for way in ways(goal, yards, SERIES).alone:
        changed = tuple(replace(m, actual=way.goal) if m.key == way.needed.key else m for m in SHEET.measures)
        after = score_sheet(replace(SHEET, measures=changed), POLICY).node("A").score
        assert after == pytest.approx(way.gives)
        assert after >= 61.234


def test_a_plausible_value_comes_before_a_shorter_way_that_is_unlikely():
    """a1 was at 80 once; a2 never moved by more than 2 and would need 10."""
    goal, yards = asked(57)
    found = ways(goal, yards, SERIES).alone

    assert [(way.result.code, way.likely.order) for way in found] == [("a1", 0), ("a2", 2)]


@pytest.mark.parametrize(
    ("values", "value", "words", "order"),
    [
        ({}, 50, "senza storia", 1),
        ({2022: 40}, 50, "non raggiunto nel 2022", 1),
        ({2019: 30, 2022: 40}, 50, "mai raggiunto dal 2019", 1),
        ({2021: 55, 2022: 40}, 50, "già raggiunto nel 2021", 0),
        ({2020: 10, 2021: 12, 2022: 11}, 11, "incerto, 50 %; già raggiunto nel 2021", 0),
        ({2020: 10, 2021: 12, 2022: 11}, 14, "improbabile, 10 %; mai raggiunto dal 2020", 2),
    ],
)
def test_how_plausible_a_value_is_comes_from_what_was_known_before(values, value, words, order):
    """10, 12, 11: expected 11; 14 is the end of the band of eight years in ten, hence 1 in 10."""
    measure = SHEET.measures[0]
    _, yards = asked(63)
    found = likely(yards[A1], Quantity(value), a_series(measure, values | {2023: 99}), 2023)

    assert (plain(found.words), found.order) == (words, order)


def test_a_deadline_has_no_probability():
    stick = Yardstick(result=score_sheet(a_sheet(a_measure(is_date=True, actual=738000)), a_policy()).measures[0])

    assert likely(stick, Quantity(738000.0), None, 2023).words == "scadenza: la storia non lo dice"
