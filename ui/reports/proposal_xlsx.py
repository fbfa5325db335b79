"""The proposal as a workbook: what changes, the whole calculation in formulas, and what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.reports.proposal import TITLE
from ui.reports.proposal_sheets import grids_of
from ui.reports.workbook import Imprint, as_workbook

if TYPE_CHECKING:
    from ui.reports.proposal import ProposalDocument


def as_xlsx(document: ProposalDocument) -> bytes:
    """The workbook; the same document is always the same bytes."""
    return as_workbook(grids_of(document), Imprint(TITLE, document.mark, document.day))
