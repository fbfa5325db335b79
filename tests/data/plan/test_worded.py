"""Targets in words: which are read, as which number, and when they mean nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.worded import Known, is_yes_or_no, promised_in_words
from scoring.model import Direction, Op
from scoring.series import Series, YearValue
from tests.scoring.samples import a_measure, a_policy, printed

if TYPE_CHECKING:
    from scoring.model import Measure

HIGHER, LOWER, NOMINAL = Direction.HIGHER, Direction.LOWER, Direction.NOMINAL


def told(measure: Measure, text: str, *, is_percent: bool = False, last: float | None = None) -> Measure:
    """The measure with what a text of 2024 means, where 2023 had a value."""
    values = () if last is None else (YearValue(year=2023, value=printed(f"{last:g}")),)
    series = Series(
        key=measure.key,
        name="k1",
        unit=measure.unit,
        direction=measure.direction,
        is_date=False,
        values=values,
        targets=(),
    )
    return promised_in_words(measure, text, Known(2024, series, is_percent=is_percent), a_policy())


def promised(text: str, *, is_percent: bool = False, last: float | None = None, **fields: object) -> Measure:
    return told(a_measure(target=None, soglia=None, **fields), text, is_percent=is_percent, last=last)


@pytest.mark.parametrize("text", ["SI", "sì", "Sì.", " SI' ", "no", "NO"])
def test_yes_and_no_are_read_as_they_are_written(text: str) -> None:
    assert is_yes_or_no(text)


@pytest.mark.parametrize("text", ["SI/NO", "sicuro", "", "1", "non previsto", "simile"])
def test_other_words_are_no_yes(text: str) -> None:
    assert not is_yes_or_no(text)


@pytest.mark.parametrize(
    ("text", "direction", "actual", "is_percent", "found"),
    [
        ("SI", HIGHER, None, False, ("1", Op.AT_LEAST)),
        ("SI", HIGHER, None, True, ("100", Op.AT_LEAST)),
        ("SI", HIGHER, 1, True, ("1", Op.AT_LEAST)),
        ("SI", HIGHER, 0, True, ("100", Op.AT_LEAST)),
        ("SI", HIGHER, 100, False, ("100", Op.AT_LEAST)),
        ("SI", NOMINAL, 1, False, ("1", Op.EQUAL)),
        ("SI", LOWER, 1, False, None),
        ("NO", LOWER, 1, False, ("0", Op.AT_MOST)),
        ("NO", HIGHER, 0, False, None),
        ("SI", HIGHER, 99, True, None),
    ],
)
def test_on_and_off_are_one_and_zero(text, direction, actual, is_percent, found) -> None:
    measure = promised(text, direction=direction, actual=actual, is_percent=is_percent)
    assert (measure.target and (measure.target.text, measure.op)) == found
    assert measure.target == (printed(found[0]) if found else None)
    assert measure.rule == ("on_off" if found else "")


def test_nothing_lies_between_done_and_not_done() -> None:
    measure = promised("SI", actual=printed("1", 0.5))
    assert measure.actual is not None
    assert measure.actual.half_unit == 0


@pytest.mark.parametrize(("direction", "op"), [(HIGHER, Op.AT_LEAST), (LOWER, Op.AT_MOST), (NOMINAL, Op.EQUAL)])
def test_keeping_promises_last_years_value_in_the_direction_of_the_indicator(direction, op) -> None:
    measure = promised("mantenimento", direction=direction, last=350)
    assert measure.target is not None
    assert (measure.target.value, measure.op, measure.rule) == (350, op, "")
    assert promised("mantenimento", direction=direction, last=350, op=Op.MORE_THAN).op is Op.MORE_THAN
    assert promised("mantenimento", direction=direction).target is None


@pytest.mark.parametrize(
    ("text", "last", "is_percent", "target"),
    [
        ("+10 % rispetto al 2023", 57, False, "62.7"),
        ("10 % in meno dell'anno precedente", 57, False, "51.3"),
        ("+10 % rispetto al 2023", 57, True, None),
        ("+10 punti rispetto al 2023", 57, True, "67"),
        ("+10 % rispetto al 2023", -6, False, None),
        ("+10 rispetto al 2023", -6, False, "4"),
        ("+10 % rispetto al 2022", 57, False, None),
    ],
)
def test_so_much_more_than_last_year_is_a_number_unless_it_can_be_two(text, last, is_percent, target) -> None:
    found = promised(text, last=last, is_percent=is_percent).target
    assert (found and found.text) == target


def test_an_interval_is_read_only_where_more_and_less_are_both_wrong() -> None:
    assert promised("tra 10 e 15", direction=HIGHER).target is None
    assert promised("tra il 10 % e il 15 %", direction=NOMINAL).target is None
    assert promised("tra il 10 % e il 15 %", direction=NOMINAL, is_percent=True).target is not None


def test_a_number_is_never_put_aside_for_words_and_no_word_is_a_day() -> None:
    measure = a_measure(target=300)
    assert told(measure, "mantenimento", last=350) is measure
    day = replace(a_measure(target=None, soglia=None), is_date=True)
    assert told(day, "SI") is day
