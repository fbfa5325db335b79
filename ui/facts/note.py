"""The numbered notes: which hold a text, and the lines that the document prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import words
from ui.facts.format import printed
from ui.facts.search.letters import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.notes import Note
    from data.plan.records import HistoryRow
    from ui.facts.view import View


def matching(view: View, text: str) -> tuple[Note, ...]:
    """The notes that hold a text, whatever its accents and capitals, in the document's order; all without one."""
    wanted = plain(text.strip())
    if not wanted:
        return view.notes
    return tuple(note for note in view.notes if wanted in plain(_words(view, note)))


def _words(view: View, note: Note) -> str:
    parts = [f"nota {note.number}", note.source, *(f"{row.raw} {row.period}" for row in note.rows)]
    parts += [f"{key.indicator_code} {view.texts[key].indicator_name}" for key in note.keys]
    return " ".join(parts)


def lines(note: Note) -> list[str]:
    """Each printed line once: a note that serves several indicators holds its lines for each of them."""
    return list(dict.fromkeys(line(row) for row in note.rows))


def line(row: HistoryRow) -> str:
    """A row as the document prints it; where that was not written down, its time and what is known of it."""
    if not row.raw:
        return f"{row.time}: {printed(row.value.text) if row.value else words.AVAILABILITY[row.availability]}"
    return f"{row.raw} (in bianco nel documento)" if row.availability == "blank" else row.raw


def times(rows: Iterable[HistoryRow]) -> list[str]:
    """The years and the periods of some rows, each once: a period before the year that it ends in, no year last."""
    found = {row.time: (row.year is None, row.year or 0, not row.period, row.time) for row in rows}
    return sorted(found, key=found.__getitem__)
