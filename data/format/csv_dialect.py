"""How a CSV file was written: its letters, what is between its cells, and the mark of its decimals."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.tables import Kind
from data.plan.quantities import NUMBER
from data.plan.readings import two_readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.tables import Column

Cells = tuple[tuple[str, ...], ...]
"""The rows of a file."""
DELIMITERS = {",": "virgola", ";": "punto e virgola", "\t": "tabulazione"}
_NUMBERS = frozenset({Kind.NUMBER, Kind.VALUE})
_COMMA = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]+")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_ENGLISH_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")


@dataclass(frozen=True, slots=True)
class CsvText:
    """The text of a file, with LF ends and without BOM, and whether its letters were those of Windows."""

    text: str
    is_windows: bool = False


def text_of(content: bytes) -> CsvText | None:
    r"""The text of a file in UTF-8 or, where it is not, in Windows-1252; None when it is neither.

    Examples:
        >>> text_of(b"s\xec\r\n")
        CsvText(text='sì\n', is_windows=True)
    """
    for encoding in ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A file of two bytes a letter is full of NUL, which no letter of Windows is.
        if encoding == "cp1252" and "\0" in text:
            return None
        ends = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return CsvText(ends, is_windows=encoding == "cp1252")
    return None


def delimiter_of(text: str, names: tuple[str, ...]) -> str:
    r"""What divides the cells: the mark that finds the most columns in the first line that has something in it.

    Examples:
        >>> delimiter_of("node_code;title\n", ("node_code", "title"))
        ';'
    """
    head = next((line for line in text.split("\n") if line.strip(" ,;\t")), "")
    found = {mark: next(csv.reader(io.StringIO(head), delimiter=mark), []) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: len(set(names) & set(found[mark])))


def with_points(cells: Cells, columns: tuple[Column, ...]) -> tuple[Cells, str]:
    """The rows with decimal points, and what was read so: where the file has a comma for the decimals, and only that.

    A file that has both marks, or only commas that may as well divide thousands, stays as it is: each of its commas is
    then a problem of its cell.
    """
    places = [at for at, column in enumerate(columns) if column.kind in _NUMBERS]
    texts = [row[at].strip() for row in cells for at in places]
    if not _has_commas(texts):
        return cells, ""
    pointed = tuple(tuple(_pointed(text) if at in places else text for at, text in enumerate(row)) for row in cells)
    return pointed, "; ".join(_examples(texts))


def _has_commas(texts: list[str]) -> bool:
    has_point = any(NUMBER.fullmatch(text) and "." in text and not two_readings(text) for text in texts)
    commas = [text for text in texts if _COMMA.fullmatch(text)]
    return not has_point and any(not _ENGLISH_THOUSANDS.fullmatch(text) for text in commas)


def _pointed(text: str) -> str:
    bare = text.strip()
    if _THOUSANDS.fullmatch(bare):
        return bare.replace(".", "")
    if not _COMMA.fullmatch(bare):
        return text
    return bare.replace(".", "").replace(",", ".")


def _examples(texts: list[str]) -> Iterator[str]:
    """One number of each form, as it is written and as it is read."""
    for form in (_COMMA, _THOUSANDS):
        found = next((text for text in texts if form.fullmatch(text)), None)
        if found is not None:
            yield f"«{found}» è letto {_pointed(found)}"
