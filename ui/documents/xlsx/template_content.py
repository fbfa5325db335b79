"""What a template is filled with: nothing, a year to correct, or the plan of the year after."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from data.format.next_year import next_year_rows
from ui.documents.xlsx.template import TemplateContent

if TYPE_CHECKING:
    from data.register.official import Official


class Way(StrEnum):
    """How a template is filled, in the word of the command line."""

    EMPTY = "vuoto"
    CORRECT = "correggi"
    NEXT_YEAR = "anno-dopo"


def content_of(official: Official, ente: str, year: int, way: Way) -> TemplateContent:
    """What the template of an ente holds.

    Args:
        official: the data of now.
        ente: its code; for an empty template it may be new.
        year: of an empty template, its own; else the one whose rows are taken.
        way: how it is filled.

    Raises:
        UnknownEnteError, UnknownYearError: the official data do not have the rows to take.
    """
    if way is Way.EMPTY:
        years = next((found.years for found in official.enti() if found.code == ente), ())
        known = official.documents(ente, max(years)) if years else None
        return TemplateContent(year, known or {"ente.toml": f'code = "{ente}"\n'}, {})
    stored = official.tables(ente, year)
    if way is Way.CORRECT:
        return TemplateContent(year, stored.documents, stored.tables)
    return TemplateContent(year + 1, stored.documents, next_year_rows(year, stored.tables))
