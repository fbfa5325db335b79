"""What a reader takes away of a page: a table, or a figure with the table of its numbers, each told of whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.documents.file_names import file_name, of_basis
from ui.documents.tables import as_csv, as_shown, as_xlsx
from ui.documents.written_numbers import with_numbers
from ui.documents.xlsx.page_head import page_head
from ui.documents.xlsx.workbook import Imprint
from ui.facts import words
from ui.facts.format import day, short
from ui.facts.whatif.proposal import SYNTHETIC
from ui.figures import theme
from ui.figures.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import pandas as pd
    from pandas.io.formats.style import Styler

    from ui.facts.data_version import DataVersion
    from ui.facts.view import View
    from ui.figures.charts import Figure
    from ui.figures.theme import Ground


@dataclass(frozen=True, slots=True)
class Taken:
    """A table or a figure of a page; nothing of it is made before somebody asks for it.

    Attributes:
        view: whose it is: ente, year and targets.
        word: in the name of the file.
        title: what it is, in words.
        table: the table, or the numbers of the figure.
        figure: on a ground of its own; None for a table.
        mark: why it is no official figure, before the name of the file; empty where it is one.
        fingerprint: of its data, where they are not the official ones of the view's year; else empty.
    """

    view: View
    word: str
    title: str
    table: Callable[[], pd.DataFrame | Styler]
    figure: Callable[[Ground], Figure | None] | None = None
    mark: str = ""
    fingerprint: str = ""


def name_of(taken: Taken, ending: str = "") -> str:
    """The name of its file; without an ending, only what stands before the point."""
    view = taken.view
    synthetic = "sintetici" if view.is_synthetic else ""
    parts = (taken.mark, synthetic, view.plan.ente.code, str(view.plan.year), of_basis(view.basis), taken.word)
    return file_name(ending, *parts) if ending else file_name("x", *parts).removesuffix(".x")


def csv_of(taken: Taken) -> bytes:
    """Its numbers as an Italian spreadsheet opens them."""
    return as_csv(as_shown(taken.table()))


def xlsx_of(taken: Taken, version: DataVersion) -> bytes:
    """Its numbers as a workbook whose last sheet says what they are of."""
    imprint = Imprint(short(taken.title, 100), page_head(taken.view, version), version.day)
    return as_xlsx({taken.title: with_numbers(as_shown(taken.table()))}, _about(taken, version), imprint)


def picture_of(taken: Taken, day_made: date) -> Figure | None:
    """Its figure to be pasted elsewhere: light, with title, ente, year, targets, source and day; None for a table."""
    drawn = taken.figure(theme.LIGHT) if taken.figure else None
    if drawn is None:
        return None
    plan = taken.view.plan
    told = (
        f"{short(plan.ente.name, 140)}, {plan.year} · {words.basis(taken.view.basis)}",
        f"Fonte: {short(plan.ente.document(plan.year), 120)} · elaborato il {day(day_made)}",
        *filter(None, (taken.mark.capitalize(), SYNTHETIC if taken.view.is_synthetic else "")),
    )
    return picture(drawn, taken.title, told)


def _about(taken: Taken, version: DataVersion) -> dict[str, str]:
    view = taken.view
    return {
        "Che cosa": taken.title,
        "Ente": view.plan.ente.name,
        "Anno": str(view.plan.year),
        "Base": words.basis(view.basis),
        "Documento di origine": view.plan.ente.document(view.plan.year),
        "Versione dei dati": version.mark,
        "Documento del": day(version.day),
        **({"Natura": taken.mark.capitalize()} if taken.mark else {}),
        **({"Avvertenza": SYNTHETIC} if view.is_synthetic else {}),
    }
