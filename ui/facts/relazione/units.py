"""The table of the Relazione with the result of every organisational unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import states, words
from ui.facts.format import percent
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.units import units, unowned_sentence

if TYPE_CHECKING:
    from scoring.units import UnitResult
    from ui.facts.view import View


def unit_table(view: View) -> TextTable:
    """Units with objectives, result and state; no rows where nobody names any."""
    headings = (
        Heading("Unità organizzativa", 66),
        Heading("Obiettivi", 12, is_number=True),
        Heading("Con risultato", 12, is_number=True),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 30),
    )
    found = units(view)
    rows = tuple(
        (u.name, str(len(u.objectives)), str(u.counted), _measured(u), states.state(u.band)) for u in found.results
    )
    notes = tuple(filter(None, (found.how, unowned_sentence(found.without))))
    return TextTable("Risultati delle unità organizzative", headings, rows, notes)


def _measured(unit: UnitResult) -> str:
    return words.WHY_SHORT[unit.why] if unit.score is None else percent(unit.score, fixed=True)
