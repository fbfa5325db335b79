"""The workbook of a year: what it is, the results, the calculation of every sheet in formulas, the values by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.xlsx.page_head import page_head
from ui.documents.xlsx.workbook import Imprint, as_workbook
from ui.documents.xlsx.worksheet_names import sheet_names
from ui.documents.xlsx.year_calculation import calculations
from ui.documents.xlsx.year_guide import FIRST, GUIDE, facts, guide
from ui.documents.xlsx.year_parts import PARTS, parts_grids
from ui.documents.xlsx.year_results import RESULTS, results
from ui.documents.xlsx.year_scale import Scale

if TYPE_CHECKING:
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View

TITLE: Final = "Il calcolo dei risultati dell'anno"


def as_xlsx(view: View, version: DataVersion) -> bytes:
    """The workbook; the same year of the same day is always the same bytes.

    Every score is a formula of the numbers beside it, with the engine's value kept next to it for programs that
    do not compute. No text of the data is ever read as a formula.

    Args:
        view: of the year and basis.
        version: version of the data, and day of the document.
    """
    wanted = (each.sheet.owner or view.section_name(each.sheet.section) for each in view.sheets)
    found = calculations(view, sheet_names(wanted, taken=(GUIDE, RESULTS, PARTS)))
    lines = facts(view, found, version)
    scale = Scale(view.plan.policy.bands, GUIDE, FIRST + len(lines) + 1)
    mark = page_head(view, version)
    sheets = (*(each.grid(scale) for each in found), *parts_grids(found, scale, mark))
    return as_workbook((guide(lines, scale), results(found, scale, mark), *sheets), Imprint(TITLE, mark, version.day))
