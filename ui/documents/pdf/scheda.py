"""The page of a node as a PDF that a screen reader can follow (PDF/UA-1), laid out by typst without a browser."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ui.documents.pdf.signs import on_page
from ui.documents.pdf.typeset import drawn, typeset
from ui.figures.theme import painted

if TYPE_CHECKING:
    from datetime import date

    from ui.facts.relazione.scheda import Scheda


def as_pdf(page: Scheda, day: date) -> bytes:
    """The page; the same scheda of the same day is always the same bytes, on every machine.

    Its texts are handed over as data: whatever is written in them is shown, never obeyed.

    Args:
        page: what it says.
        day: of the document.

    Raises:
        UndrawableError: typst refuses the page.
    """
    return typeset("scheda", _data(page, day), page.kind)


def as_picture(page: Scheda, day: date, dots: float) -> bytes:
    """The first page as PNG, of so many dots an inch; the rest as in ``as_pdf``."""
    return drawn("scheda", _data(page, day), page.kind, dots)


def _data(page: Scheda, day: date) -> dict[str, Any]:
    paint = painted(page.colour)
    return {"page": {**_fit(asdict(page)), "fill": paint.fill, "ink": paint.ink}, "day": [day.year, day.month, day.day]}


def _fit(value: Any) -> Any:  # noqa: ANN401 - a record of records, at any depth
    """The same records with every text fit for the page."""
    if isinstance(value, str):
        return on_page(value)
    if isinstance(value, dict):
        return {name: _fit(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(inner) for inner in value]
    return value
