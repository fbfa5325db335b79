"""A table as a file: CSV as an Italian spreadsheet opens it, and XLSX with numbers that stay numbers."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_csv(table: pd.DataFrame) -> bytes:
    """Semicolons, decimal comma, UTF-8 with its mark: opened by a double click."""
    return table.to_csv(sep=";", decimal=",", index=False).encode("utf-8-sig")


def as_xlsx(table: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The table on one sheet and, on another, what it is of: ente, year, targets, mark.

    Args:
        table: what is shown.
        about: name and value of each thing to say of it.
    """
    buffer = BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        table.to_excel(book, sheet_name="Dati", index=False, freeze_panes=(1, 0))
        pd.DataFrame({"Voce": list(about), "Valore": list(about.values())}).to_excel(
            book, sheet_name="Che cosa è", index=False
        )
    return buffer.getvalue()
