"""One year of a synthetic ente as the files of its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.parse import Rows
from data.format.tables import TABLES
from data.synthetic.plan import NOTED_YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.tables import Table
    from data.synthetic.plan import Indicator, InventedTarget, Tree
    from data.synthetic.walk import Value

_Cells = dict[str, str]


def year_tables(
    tree: Tree, year: int, first_year: int, context_rows: list[_Cells], *, is_linear: bool
) -> Mapping[str, Rows]:
    """Every file of a year by name; what the ente does not print has no file.

    Args:
        tree: of the ente.
        year: of the document.
        first_year: of the ente's documents: nothing is new in it.
        context_rows: the context figures of the year's document.
        is_linear: the method asks for soglie and weights.
    """
    there = [indicator for indicator in tree.indicators if indicator.since <= year]
    found: dict[str, list[_Cells]] = {
        "nodes": [_node(tree, place) for place in range(len(tree.nodes))],
        "measures": [_measure(i, is_new=i.since == year > first_year, is_linear=is_linear) for i in there],
        "targets": [row for i in there for row in _targets(i, year)],
        "actuals": [_actual(i, year) for i in there],
        "history": [row for i in there for row in _history(i, year)],
        "breaks": [row for i in there for row in _breaks(i, year)],
        "context": context_rows,
    }
    if is_linear:
        found["soglie"] = [_soglia(i, year) for i in there]
    return {table.name: _rows(table, found.get(table.name, [])) for table in TABLES}


def _rows(table: Table, rows: list[_Cells]) -> Rows:
    cells = tuple(tuple(row.get(name, "") for name in table.column_names) for row in rows)
    return Rows(table, cells, tuple(range(2, len(cells) + 2)), present=bool(cells))


def _node(tree: Tree, place: int) -> _Cells:
    node = tree.nodes[place]
    return {
        "section": node.section,
        "node_code": node.code,
        "parent_code": node.parent_code,
        "level": node.level,
        "title": node.title,
        "units": node.units,
    }


def _place(indicator: Indicator) -> _Cells:
    node = indicator.node
    return {"section": node.section, "node_code": node.code, "indicator_code": indicator.code}


def _measure(indicator: Indicator, *, is_new: bool, is_linear: bool) -> _Cells:
    template = indicator.template
    return {
        **_place(indicator),
        "indicator_name": template.name,
        "algorithm": template.algorithm,
        "typology": template.typology,
        "source": "Dati sintetici",
        "unit": template.unit,
        "direction": template.direction,
        "weight": indicator.weight if is_linear else "",
        "state": "measured",
        "is_common": "1" if template.code else "0",
        "common_code": template.code,
        "is_new": "1" if is_new else "0",
        "note_number": indicator.note_number,
    }


def _targets(indicator: Indicator, year: int) -> Iterator[_Cells]:
    """The versions of the year, and what is planned for the next."""
    yield from _versions(indicator, year, indicator.promises[year])
    if year + 1 in indicator.promises and indicator.template.unit != "date":
        yield _version(indicator, year + 1, indicator.promises[year + 1].first, is_valid=True)


def _versions(indicator: Indicator, year: int, promise: InventedTarget) -> Iterator[_Cells]:
    yield _version(indicator, year, promise.first, is_valid=not promise.second)
    if promise.second:
        changed = _version(indicator, year, promise.second, is_valid=True)
        act = {"change": promise.change, "act": promise.act, "act_date": promise.act_date}
        yield {**changed, **act, "version": "2"}


def _version(indicator: Indicator, year: int, target: str, *, is_valid: bool) -> _Cells:
    op = "by" if indicator.template.unit == "date" else "<=" if indicator.template.direction == "lower" else ">="
    return {
        **_place(indicator),
        "year": str(year),
        "version": "1",
        "op": op,
        "target": target,
        "unit": indicator.template.unit,
        "valid": "1" if is_valid else "0",
    }


def _soglia(indicator: Indicator, year: int) -> _Cells:
    soglia = indicator.promises[year].soglia
    return {**_place(indicator), "year": str(year), "soglia": soglia, "origin": "indicator"}


def _actual(indicator: Indicator, year: int) -> _Cells:
    cells = {**_place(indicator), "year": str(year)}
    if indicator.walk is None:
        return {**cells, "actual": indicator.promises[year].reached, "availability": "value"}
    value = indicator.walk.known(year, year)
    if value is None:
        return {**cells, "availability": _absence(indicator, year)}
    return {**cells, **_terms(value), "actual": value.text, "availability": "value"}


def _absence(indicator: Indicator, year: int) -> str:
    """A value that a later document will print is not lost, only late."""
    is_late = indicator.walk is not None and indicator.walk.known(year, year + 1) is not None
    return "non ancora disponibile" if is_late else indicator.absence


def _history(indicator: Indicator, year: int) -> Iterator[_Cells]:
    if indicator.walk is None or not indicator.note_number:
        return
    for past in range(year - NOTED_YEARS, year):
        cells = {
            "note_number": indicator.note_number,
            **_place(indicator),
            "indicator_name": indicator.template.name,
            "source": "Dati sintetici",
            "year": str(past),
            "confidence": "high",
        }
        value = indicator.walk.known(past, year)
        if value is None:
            word = indicator.absence
            raw = f"{past}:" if word == "blank" else f"{past}: {word}"
            yield {**cells, "availability": word, "raw": raw}
        else:
            yield {**cells, **_terms(value), "value": value.text, "availability": "value", "raw": _raw(past, value)}


def _terms(value: Value) -> _Cells:
    return {"numerator": value.numerator, "denominator": value.denominator}


def _raw(year: int, value: Value) -> str:
    """A line of a note, as the documents print it."""
    terms = f" Num {_italian(value.numerator)} - Den {_italian(value.denominator)}" if value.denominator else ""
    return f"{year}: {_italian(value.text)}{terms}"


def _italian(number: str) -> str:
    whole, _, decimals = number.partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def _breaks(indicator: Indicator, year: int) -> Iterator[_Cells]:
    found = indicator.walk
    if found is not None and found.break_year and found.break_year <= year:
        reason = f"Dato sintetico: dal {found.break_year} si conta in un altro modo."
        yield {**_place(indicator), "year": str(found.break_year), "kind": "method", "reason": reason}
