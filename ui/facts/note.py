"""The numbered notes: which hold a text, and the lines that the document prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import words
from ui.facts.search.letters import plain

if TYPE_CHECKING:
    from data.plan.notes import Note
    from data.plan.records import HistoryRow
    from ui.facts.view import View


def matching(view: View, text: str) -> tuple[Note, ...]:
    """The notes that hold a text, whatever its accents and capitals, in the document's order; all without one."""
    wanted = plain(text.strip())
    return tuple(note for note in view.notes if wanted in plain(_words(view, note)))


def _words(view: View, note: Note) -> str:
    parts = [f"nota {note.number}", note.source, *(row.raw for row in note.rows)]
    parts += [f"{key.indicator_code} {view.texts[key].indicator_name}" for key in note.keys]
    return " ".join(parts)


def lines(note: Note) -> list[str]:
    """Each printed line once: a note that serves several indicators holds its lines for each of them."""
    return list(dict.fromkeys(_line(row) for row in note.rows))


def _line(row: HistoryRow) -> str:
    if not row.raw:
        return f"{row.year}: {words.AVAILABILITY[row.availability]}"
    return f"{row.raw} (in bianco nel documento)" if row.availability == "blank" else row.raw
