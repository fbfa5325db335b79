"""What stands at the head of every page of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts import words
from ui.facts.format import day, short
from ui.facts.whatif.proposal import SYNTHETIC, readable

if TYPE_CHECKING:
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View

_LONGEST_NAME: Final = 80
"""Signs of the ente's name at the head of a page, which holds 255 with its codes."""


def page_head(view: View, version: DataVersion) -> str:
    """Ente, year, targets, data, day; and that they are invented, where they are."""
    name = f"{short(readable(view.plan.ente.short_name), _LONGEST_NAME)}, {view.plan.year}"
    text = f"{name}, {words.basis(view.basis)}, dati {version.mark}, {day(version.day)}"
    return f"{text} – {SYNTHETIC}" if view.is_synthetic else text
