"""The page of a node as a PDF that a screen reader can follow (PDF/UA-1), laid out by typst without a browser."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from ui.reports.report_errors import UndrawableError
from ui.reports.signs import STANDARD, on_page

if TYPE_CHECKING:
    from datetime import date

    from ui.reports.scheda import Scheda

PAGE: Final = Path(__file__).parent / "scheda.typ"


def as_pdf(page: Scheda, day: date) -> bytes:
    """The page; the same scheda of the same day is always the same bytes, on every machine.

    Its texts are handed over as data: whatever is written in them is shown, never obeyed.

    Args:
        page: what it says.
        day: of the document.

    Raises:
        UndrawableError: typst refuses the page.
    """
    data = json.dumps({"page": _fit(asdict(page)), "day": [day.year, day.month, day.day]}, ensure_ascii=False)
    try:
        return typst.compile(
            PAGE,
            root=PAGE.parent,
            ignore_system_fonts=True,
            sys_inputs={"scheda": data},
            pdf_standards=[STANDARD],
        )
    except typst.TypstError as error:
        raise UndrawableError(page.kind, error.message) from error


def _fit(value: object) -> object:
    """The same records with every text fit for the page."""
    if isinstance(value, str):
        return on_page(value)
    if isinstance(value, dict):
        return {name: _fit(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(inner) for inner in value]
    return value
