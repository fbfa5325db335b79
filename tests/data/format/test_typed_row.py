"""Fields of a form read as canonical texts of the format: each field with its own refusal, nothing guessed."""

from __future__ import annotations

import pytest

from data.format.tables import AVAILABILITY
from data.format.typed_row import (
    NOT_MEASURED,
    PART_PRESENCES,
    PRESENCES,
    typed_actual,
    typed_interim,
    typed_part,
    typed_row,
    typed_target,
)
from data.format.written import About
from tests.scoring.shipped import plan

PERCENT = About(plan("torino").ente, 2022, "%")


def test_every_presence_of_the_format_has_a_word_and_so_has_what_is_not_measured() -> None:
    assert list(PRESENCES) == [*AVAILABILITY, NOT_MEASURED]


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        ({"actual": "71,5"}, {"actual": "71.5"}),
        ({"actual": "75/300"}, {"numerator": "75", "denominator": "300"}),
        ({"actual": "", "numerator": "1.234", "denominator": "2.000,5"}, None),
        ({"actual": "", "numerator": "12", "denominator": "40"}, {"numerator": "12", "denominator": "40"}),
    ],
)
def test_a_measured_value_is_a_number_or_a_ratio(texts: dict[str, str], cells: dict[str, str] | None) -> None:
    found = typed_actual("value", texts, PERCENT)
    if cells is None:
        # 1.234 has two readings: it is asked, never guessed.
        assert "numerator" in found.refusals
        return
    assert not found.refusals
    blank = dict.fromkeys(("actual", "numerator", "denominator", "declared"), "")
    assert found.cells == {**blank, **cells, "availability": "value"}


@pytest.mark.parametrize("texts", [{}, {"actual": " "}, {"numerator": "3"}, {"actual": "tanti"}, {"actual": "ND"}])
def test_a_measured_value_that_is_not_there_or_cannot_be_read_is_refused(texts: dict[str, str]) -> None:
    assert typed_actual("value", texts, PERCENT).refusals


@pytest.mark.parametrize("presence", [p for p in PRESENCES if p not in {"value", "declared", NOT_MEASURED}])
def test_an_absence_leaves_no_value_behind(presence: str) -> None:
    found = typed_actual(presence, {"actual": "12"}, PERCENT)
    assert (found.cells["availability"], found.cells["actual"]) == (presence, "")
    assert not any(found.cells[name] for name in ("numerator", "denominator", "declared"))


def test_a_declared_percentage_is_kept_and_a_missing_one_refused() -> None:
    assert typed_actual("declared", {"declared": "80 %"}, PERCENT).cells["declared"] == "80"
    assert typed_actual("declared", {"declared": ""}, PERCENT).refusals


def test_a_value_at_a_day_has_the_column_of_its_table() -> None:
    assert typed_interim({"value": "41,2"}, PERCENT).cells["value"] == "41.2"
    assert typed_interim({"value": "9/20"}, PERCENT).cells == {"value": "", "numerator": "9", "denominator": "20"}
    assert typed_interim({"value": ""}, PERCENT).refusals


@pytest.mark.parametrize(
    ("text", "cells"),
    [("≥ 85 %", {"op": ">=", "target": "85"}), ("entro il 30/6/2022", {"op": "by", "target": "2022-06-30"})],
)
def test_a_target_is_written_in_one_go(text: str, cells: dict[str, str]) -> None:
    assert typed_target(text, PERCENT).cells == cells


def test_a_target_that_is_not_there_is_refused() -> None:
    assert typed_target("  ", PERCENT).refusals


def test_a_unit_that_has_no_place_in_the_table_is_refused() -> None:
    found = typed_row("soglie", {"soglia": "12 gg"}, About(plan("torino").ente, 2022))
    assert found.refusals


def test_a_part_has_a_value_or_the_terms_of_its_ratio_and_may_have_a_target_of_its_own() -> None:
    read = typed_part("value", {"value": "9/20", "target": "41,5"}, PERCENT)
    wanted = {"value": "", "numerator": "9", "denominator": "20", "target": "41.5", "availability": "value"}
    assert (read.cells, read.refusals) == (wanted, {})
    assert set(typed_part("value", {"value": "", "target": "tanto"}, PERCENT).refusals) == {"value", "target"}


def test_a_part_that_is_still_to_come_keeps_its_target_and_loses_its_value() -> None:
    read = typed_part("non ancora disponibile", {"value": "9", "target": "41,5"}, PERCENT)
    assert (read.cells["value"], read.cells["target"]) == ("", "41.5")
    assert read.cells["availability"] == "non ancora disponibile"
    assert "declared" not in PART_PRESENCES
