"""What an xlsx says of its cells beside their values: number formats, errors, formulas that nobody computed.

The reader of values gives no formats, and without them 0,85 cannot be told from 85 %, nor 120 from 120,00.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.xml_walk import attribute, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.xml_walk import Attributes

Place = tuple[int, int]
"""Row and column, from 1."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BUILT_IN = {"2": "0.00", "4": "#,##0.00", "9": "0%", "10": "0.00%", "39": "#,##0.00", "40": "#,##0.00"}
"""Formats that a file names by number and does not write."""


class NotXlsxError(Exception):
    """An xlsx that cannot be followed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell's format shows, and what became of its formula.

    Attributes:
        decimals: that the format always shows.
    """

    decimals: int = 0
    is_percent: bool = False
    is_error: bool = False
    is_uncomputed: bool = False


def marks_of(content: bytes, most_rows: int, most_columns: int) -> dict[str, dict[Place, Mark]]:
    """The marks of the cells of every sheet, by its name; a cell without any is not there.

    Raises:
        NotXlsxError: the parts of the file do not hang together.
        OverflowError: a cell that holds something is beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            formats = _formats(packed)
            return {
                name: _marks(packed.read(path), formats, most_rows, most_columns)
                for name, path in _paths(packed).items()
                if path in packed.NameToInfo
            }
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, EOFError) as error:
        raise NotXlsxError from error


def _paths(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by its name."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, found: Attributes) -> None:
        if name == "Relationship":
            targets[found.get("Id", "")] = posixpath.normpath(posixpath.join("xl", found.get("Target", ""))).lstrip("/")

    def sheet(name: str, found: Attributes) -> None:
        if name == "sheet":
            sheets[found.get("name", "")] = attribute(found, "id")

    walk(packed.read("xl/_rels/workbook.xml.rels"), relation)
    walk(packed.read("xl/workbook.xml"), sheet)
    return {name: targets[key] for name, key in sheets.items() if key in targets}


def _formats(packed: zipfile.ZipFile) -> list[Mark]:
    """What each style of a cell shows."""
    if "xl/styles.xml" not in packed.NameToInfo:
        return []
    codes = dict(_BUILT_IN)
    marks: list[Mark] = []
    inside: list[str] = []

    def start(name: str, found: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[found.get("numFmtId", "")] = found.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            marks.append(format_mark(codes.get(found.get("numFmtId", ""), "")))

    def end(_: str) -> None:
        inside.pop()

    walk(packed.read("xl/styles.xml"), start, end)
    return marks


def format_mark(code: str) -> Mark:
    """What a number format shows of a positive number.

    Examples:
        >>> format_mark("0.00%") == Mark(2, is_percent=True), format_mark('#,##0.0" %"') == Mark(1)
        (True, True)
    """
    bare = _LITERAL.sub("", code.partition(";")[0])
    decimals = re.search(r"\.(0+)", bare)
    return Mark(min(len(decimals[1]), 12) if decimals else 0, is_percent="%" in bare)


def _marks(content: bytes, formats: list[Mark], most_rows: int, most_columns: int) -> dict[Place, Mark]:
    found: dict[Place, Mark] = {}
    cell: Attributes = {}
    has: set[str] = set()
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "c":
            cell.clear()
            has.clear()
            cell.update(attributes)
        elif name == "f":
            has.add(name)
        inside.append(name)

    def text(_: str) -> None:
        has.add(inside[-1])

    def end(name: str) -> None:
        inside.pop()
        if name != "c" or not has & {"v", "f", "t"}:
            return
        place = _place(cell.get("r", ""))
        if place[0] > most_rows or place[1] > most_columns:
            raise OverflowError
        if mark := _mark(cell, has, formats):
            found[place] = mark

    walk(content, start, end, text)
    return found


def _mark(cell: Mapping[str, str], has: set[str], formats: list[Mark]) -> Mark | None:
    if cell.get("t") == "e":
        return Mark(is_error=True)
    if "f" in has and "v" not in has:
        return Mark(is_uncomputed=True)
    style = int(cell.get("s", "0"))
    return formats[style] if 0 <= style < len(formats) else None


def _place(reference: str) -> Place:
    """Row and column of «D14».

    Raises:
        ValueError: it is no reference.
    """
    found = _CELL.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
