"""A spreadsheet small enough to read: it computes the few functions that our workbooks use, and no other."""

from __future__ import annotations

import operator
import re
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import to_excel

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

Value = float | str | bool | None
_TOKEN = re.compile(
    r"""\s*(?P<number>[0-9]+(\.[0-9]+)?(E-?[0-9]+)?)|(?P<text>"[^"]*")"""
    r"""|(?P<cells>('[^']+'!)?\$?[A-Z]+\$?[0-9]+(:\$?[A-Z]+\$?[0-9]+)?)"""
    r"""|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/(),<>=])"""
)


class NotAvailableError(Exception):
    """What a cell shows as #N/D."""


class Spreadsheet:
    """The cells of a workbook; a formula is computed when its cell is asked, and anew after a change."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.changed: dict[tuple[str, str], Value] = {}
        self.known: dict[tuple[str, str], Value] = {}

    def change(self, sheet: str, cell: str, value: Value) -> None:
        """Write a number over a cell."""
        self.changed[sheet, cell] = value
        self.known.clear()

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell shows; None where it is empty."""
        if (sheet, cell) in self.changed:
            return self.changed[sheet, cell]
        if (sheet, cell) not in self.known:
            self.known[sheet, cell] = self._value(sheet, cell)
        return self.known[sheet, cell]

    def _value(self, sheet: str, cell: str) -> Value:
        found = self.book[sheet][cell]
        if found.data_type == "f":
            return Formula(self, sheet, str(found.value)[1:]).value()
        return to_excel(found.value) if isinstance(found.value, datetime) else found.value  # type: ignore[no-any-return]


class Formula:
    """One formula being read from left to right; what an IF does not choose is read and not computed."""

    def __init__(self, sheets: Spreadsheet, sheet: str, text: str) -> None:
        self.sheets, self.sheet = sheets, sheet
        self.tokens = self._tokens(text)
        self.at = 0

    @staticmethod
    def _tokens(text: str) -> list[tuple[str, str]]:
        found, at = [], 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            assert match, f"{text[at:]!r} is no formula"
            found.append((str(match.lastgroup), match[str(match.lastgroup)]))
            at = match.end()
        return found

    def value(self) -> Value:
        """What it gives."""
        found = self._comparison()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return found()  # type: ignore[return-value]

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self, expected: str = "") -> tuple[str, str]:
        token = self.tokens[self.at]
        assert expected in ("", token[1]), f"{expected} was wanted, not {token[1]}"
        self.at += 1
        return token

    def _comparison(self) -> Callable[[], object]:
        left = self._sum()
        sign = self._peek()
        if sign not in _COMPARISONS:
            return left
        self._take()
        right = self._sum()
        compare = _COMPARISONS[sign]
        return lambda: compare(_number(left()), _number(right()))

    def _sum(self) -> Callable[[], object]:
        left = self._product()
        while self._peek() in {"+", "-"}:
            sign, before, right = self._take()[1], left, self._product()
            factor = 1.0 if sign == "+" else -1.0
            left = lambda b=before, r=right, f=factor: _number(b()) + f * _number(r())  # noqa: E731
        return left

    def _product(self) -> Callable[[], object]:
        left = self._atom()
        while self._peek() in {"*", "/"}:
            sign, before, right = self._take()[1], left, self._atom()
            if sign == "*":
                left = lambda b=before, r=right: _number(b()) * _number(r())  # noqa: E731
            else:
                left = lambda b=before, r=right: _number(b()) / _number(r())  # noqa: E731
        return left

    def _atom(self) -> Callable[[], object]:
        kind, text = self._take()
        if kind == "number":
            return lambda: float(text)
        if kind == "text":
            return lambda: text[1:-1]
        if kind == "cells":
            return lambda: self._cells(text)
        if kind == "name":
            return self._call(text)
        if text == "-":
            inner = self._atom()
            return lambda: -_number(inner())
        assert text == "("
        inner = self._comparison()
        self._take(")")
        return inner

    def _call(self, name: str) -> Callable[[], object]:
        self._take("(")
        arguments = []
        while self._peek() != ")":
            arguments.append(self._comparison())
            if self._peek() == ",":
                self._take()
        self._take(")")
        return lambda: _FUNCTIONS[name](*arguments)

    def _cells(self, text: str) -> object:
        sheet, _, place = text.rpartition("!")
        name, place = sheet.strip("'") or self.sheet, place.replace("$", "")
        assert name in self.sheets.book.sheetnames, f"no sheet {name}"
        if ":" not in place:
            return self.sheets.value(name, place)
        left, top, right, bottom = range_boundaries(place)
        assert left == right, "a range of one column"
        column = re.match("[A-Z]+", place)
        assert column
        return [self.sheets.value(name, f"{column[0]}{row}") for row in range(top, bottom + 1)]


def _number(value: object) -> float:
    """As a sum reads a cell: an empty one is zero, and a text is an error, never a silent zero."""
    if value is None:
        return 0.0
    assert isinstance(value, int | float), f"{value!r} is no number"
    return float(value)


def _added(*thunks: Callable[[], object]) -> float:
    found: list[object] = []
    for thunk in thunks:
        value = thunk()
        found += value if isinstance(value, list) else [value]
    return float(sum(_number(value) for value in found))


def _not_available() -> float:
    raise NotAvailableError


_COMPARISONS = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq}
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "IF": lambda test, then, other: then() if test() else other(),
    "AND": lambda *tests: all(test() for test in tests),
    "ISNUMBER": lambda cell: isinstance(cell(), int | float),
    "MIN": lambda *numbers: min(_number(n()) for n in numbers),
    "MAX": lambda *numbers: max(_number(n()) for n in numbers),
    "SUM": _added,
    "ROUND": lambda number, digits: round(_number(number()), int(_number(digits()))),
    "NA": _not_available,
}
