"""What a printed figure is worth, and how much its printing may hide."""

from __future__ import annotations

from datetime import date

import pytest

from data.plan.identity import UnitKind
from data.plan.quantities import is_date, quantity, ratio
from scoring.model import Quantity

LAST_DAY = float(date(2022, 12, 31).toordinal())


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("7.75", UnitKind.PERCENT, Quantity(7.75, 0.005, "7.75")),
        ("-7.5", UnitKind.NUMBER, Quantity(-7.5, 0.05, "-7.5")),
        ("12", UnitKind.PERCENT, Quantity(12.0, 0.5, "12")),
        ("12.00", UnitKind.NUMBER, Quantity(12.0, 0.005, "12.00")),
        ("12.00", UnitKind.COUNT, Quantity(12.0, 0.0, "12.00")),
        ("0", UnitKind.COUNT, Quantity(0.0, 0.0, "0")),
        ("12.5", UnitKind.COUNT, Quantity(12.5, 0.05, "12.5")),
        ("2022-12-31", UnitKind.DATE, Quantity(LAST_DAY, 0.0, "2022-12-31")),
        ("2022-12-31", UnitKind.NUMBER, Quantity(LAST_DAY, 0.0, "2022-12-31")),
        ("", UnitKind.NUMBER, None),
    ],
)
def test_a_figure_hides_half_a_unit_of_its_last_digit_and_a_count_or_a_day_nothing(
    text: str, kind: UnitKind, expected: Quantity | None
) -> None:
    assert quantity(text, kind) == expected


def test_a_figure_of_no_known_unit_is_a_number() -> None:
    assert quantity("12") == quantity("12", UnitKind.NUMBER)


@pytest.mark.parametrize(
    ("numerator", "denominator", "kind", "expected"),
    [
        ("75", "300", UnitKind.PERCENT, 25.0),
        ("75", "300", UnitKind.NUMBER, 0.25),
        ("75", "300", UnitKind.COUNT, 0.25),
        ("0", "300", UnitKind.PERCENT, 0.0),
        ("0.1", "0.3", UnitKind.PERCENT, 100 / 3),
        ("75", "-300", UnitKind.NUMBER, -0.25),
    ],
)
def test_a_ratio_is_exact_and_a_percentage_only_of_a_percentage(
    numerator: str, denominator: str, kind: UnitKind, expected: float
) -> None:
    assert ratio(numerator, denominator, kind) == Quantity(expected, 0.0, "")


@pytest.mark.parametrize(("numerator", "denominator"), [("", "300"), ("75", ""), ("", ""), ("75", "0"), ("75", "0.00")])
def test_there_is_no_ratio_without_both_parts_or_to_nothing(numerator: str, denominator: str) -> None:
    assert ratio(numerator, denominator, UnitKind.PERCENT) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-12-31", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2022-13-01", False),
        ("20221231", False),
        ("2022-W01-1", False),
        ("31/12/2022", False),
        ("2022", False),
        ("", False),
    ],
)
def test_a_day_exists_and_is_written_in_one_way(text: str, *, expected: bool) -> None:
    assert is_date(text) is expected
