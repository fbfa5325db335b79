"""The values of one ente on the common indicators, from its tables: what the store's SQL answers, in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.tables import PLACE
from data.format.year_rows import key_of
from data.plan.common_values import FIRMS, common_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.format.parse import Rows
    from data.format.year_rows import Cells
    from data.plan.identity import Ente
    from data.plan.records import CommonValue

Told = tuple[tuple[bool, int, int, int], tuple[str, ...]]
"""What wins (the lowest first), and a row as ``common_value`` takes it."""


def common_values(years: Iterable[tuple[Ente, int, Mapping[str, Rows]]]) -> tuple[CommonValue, ...]:
    """What an ente reached on the common indicators; the rules are those of ``data/store/sql/common_values.sql``.

    Args:
        years: of one ente, each with who the ente is in its documents and with its tables.
    """
    winning: dict[tuple[str, int], tuple[Told, Ente]] = {}
    firms: dict[str, tuple[int, str]] = {}
    for ente, plan_year, tables in years:
        for year, told in _firms(tables).items():
            firms[year] = max(firms.get(year, (plan_year, told)), (plan_year, told), key=lambda each: each[0])
        for rank, row in _told(plan_year, tables):
            place = row[1], int(row[0])
            if place not in winning or rank < winning[place][0][0]:
                winning[place] = (rank, row), ente
    found = (
        common_value(ente, (ente.code, int(row[0]), *row[1:], firms.get(row[0], (0, ""))[1]))
        for (_, row), ente in winning.values()
    )
    return tuple(value for value in found if value is not None)


def _told(plan_year: int, tables: Mapping[str, Rows]) -> Iterator[Told]:
    common = {
        key_of(cells): (position, cells)
        for position, (_, cells) in enumerate(tables["measures"].records())
        if cells["common_code"]
    }
    for table, value in (("actuals", "actual"), ("history", "value")):
        for place, (_, cells) in enumerate(tables[table].records()):
            if key_of(cells) in common and _is_told(cells, value):
                position, measure = common[key_of(cells)]
                note = cells.get("note_number", "")
                yield (note != "", -plan_year, position, place), _row(measure, cells, value, note)


def _firms(tables: Mapping[str, Rows]) -> dict[str, str]:
    """The active firms of a document, by year; of a year told twice, the first row."""
    rows = [cells for _, cells in tables["context"].records() if cells["item"].lower() == FIRMS]
    return {cells["year"]: cells["value"] for cells in reversed(rows)}


def _is_told(cells: Cells, value: str) -> bool:
    """Whether a row of a whole year has a value, or both terms of a ratio."""
    has_ratio = cells["numerator"] and cells["denominator"] and float(cells["denominator"]) != 0
    return bool(cells[value] or has_ratio) and not cells.get("period")


def _row(measure: Cells, cells: Cells, value: str, note: str) -> tuple[str, ...]:
    named = (measure[name] for name in ("common_code", *PLACE, "indicator_name", "direction", "unit"))
    return (cells["year"], *named, *(cells[name] for name in (value, "numerator", "denominator")), note)
