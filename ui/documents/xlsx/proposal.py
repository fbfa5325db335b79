"""The proposal as a workbook: what changes, the whole calculation in formulas, and what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.documents.xlsx.proposal_worksheets import grids_of
from ui.documents.xlsx.workbook import Imprint, as_workbook
from ui.facts.whatif.proposal import TITLE

if TYPE_CHECKING:
    from ui.facts.whatif.proposal import ProposalDocument


def as_xlsx(document: ProposalDocument) -> bytes:
    """The workbook; the same document is always the same bytes."""
    return as_workbook(grids_of(document), Imprint(TITLE, document.mark, document.day))
