"""Targets in words: which are read, as which number, and when they mean nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.worded import is_keeping, is_yes_or_no, promised_in_words
from scoring.model import Direction, Op
from tests.scoring.samples import a_measure, printed

HIGHER, LOWER, NOMINAL = Direction.HIGHER, Direction.LOWER, Direction.NOMINAL


def promised(text: str, *, is_percent: bool = False, **fields: object):
    return promised_in_words(a_measure(target=None, soglia=None, **fields), text, is_percent=is_percent)


@pytest.mark.parametrize("text", ["SI", "sì", "Sì.", " SI' ", "no", "NO"])
def test_yes_and_no_are_read_as_they_are_written(text: str) -> None:
    assert is_yes_or_no(text)


@pytest.mark.parametrize("text", ["SI/NO", "sicuro", "", "1", "non previsto", "simile"])
def test_other_words_are_no_yes(text: str) -> None:
    assert not is_yes_or_no(text)


@pytest.mark.parametrize(
    "text", ["mantenimento", "Mantenimento del valore", "mantenere il dato dell\u2019anno precedente"]
)
def test_keeping_last_years_value_is_read(text: str) -> None:
    assert is_keeping(text)


@pytest.mark.parametrize("text", ["mantenimento della certificazione ISO", "mantenimento del 2019", "mantiene", ""])
def test_keeping_something_else_is_not(text: str) -> None:
    assert not is_keeping(text)


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
    measure = promised("mantenimento", direction=direction, previous=350, op=Op.MORE_THAN)
    assert measure.target is not None
    assert (measure.target.value, measure.op, measure.rule) == (350, op, "")


def test_a_number_is_never_put_aside_for_words_and_no_word_is_a_day() -> None:
    measure = a_measure(target=300, previous=350)
    assert promised_in_words(measure, "mantenimento", is_percent=False) is measure
    day = replace(a_measure(target=None, soglia=None), is_date=True)
    assert promised_in_words(day, "SI", is_percent=False) is day
