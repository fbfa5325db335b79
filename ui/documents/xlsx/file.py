"""An Excel file as bytes: texts stay texts, and the same content of the same day is always the same bytes."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

UNDATED: Final = date(1980, 1, 1)
"""The day of a file that says none: the first that a zip can tell."""
_AS_GIVEN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_file(fill: Callable[[Workbook], None], title: str = "", day: date = UNDATED) -> bytes:
    """The file.

    Args:
        fill: writes the sheets.
        title: in the properties of the file.
        day: of its making.
    """
    buffer = io.BytesIO()
    with Workbook(buffer, _AS_GIVEN) as book:
        book.set_properties({"title": title, "author": "Traguardo", "created": datetime.combine(day, time())})
        fill(book)
    return buffer.getvalue()
