"""The Relazione as a PDF that a screen reader can follow (PDF/UA-1), laid out by typst without a browser."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

from ui.documents.pdf import pictures
from ui.documents.pdf.signs import on_page
from ui.documents.pdf.typeset import drawn, typeset
from ui.facts.relazione.blocks import STEP, Chart, ResultBar

if TYPE_CHECKING:
    from ui.facts.relazione.blocks import Block, Part
    from ui.facts.relazione.relazione import Relazione


def as_pdf(relazione: Relazione) -> bytes:
    """The document; the same Relazione is always the same bytes, on every machine.

    Its texts are handed over as data: whatever is written in them is shown, never obeyed.

    Raises:
        UndrawableError: typst refuses the pages.
    """
    return typeset("relazione", _data(relazione), relazione.title)


def as_picture(relazione: Relazione, dots: float) -> bytes:
    """The first page as PNG, of so many dots an inch; errors as in ``as_pdf``."""
    return drawn("relazione", _data(relazione) | {"is-picture": True}, relazione.title, dots)


def _data(relazione: Relazione) -> dict[str, object]:
    """The same records as typst reads them; neighbours on pages of one shape together."""
    shapes = groupby(relazione.parts, key=lambda part: part.is_wide)
    day = relazione.day
    return {
        "is-picture": False,
        "title": on_page(relazione.title),
        "ente": on_page(relazione.ente),
        "summary": [_block(block) for block in relazione.summary],
        "about": _fit(relazione.about),
        "foot": on_page(relazione.foot),
        "warning": on_page(relazione.warning),
        "day": [day.year, day.month, day.day],
        "shapes": [{"is_wide": is_wide, "parts": [_part(p) for p in parts]} for is_wide, parts in shapes],
    }


def _part(part: Part) -> dict[str, object]:
    return {"level": part.level, "title": on_page(part.title), "body": [_block(block) for block in part.body]}


def _block(block: Block) -> dict[str, object]:
    if isinstance(block, Chart | ResultBar):
        return pictures.data(block)
    return {"kind": type(block).__name__, **{name: _fit(value) for name, value in asdict(block).items()}}


def _fit(value: object) -> object:
    """The same records with every text as lines fit for the page, each after the steps before it."""
    if isinstance(value, str):
        bare = value.lstrip(STEP)
        return {"steps": len(value) - len(bare), "lines": [on_page(line) for line in bare.split("\n")]}
    if isinstance(value, dict):
        return {name: _fit(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_fit(inner) for inner in value]
    return value
