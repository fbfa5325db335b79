"""The numbered notes of a plan, as the document has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.plan.records import HistoryRow, Plan
    from scoring.model import MeasureKey


@dataclass(frozen=True, slots=True)
class Note:
    """One note with its source and its years.

    Attributes:
        rows: of one indicator after the other, each with its years.
        keys: the indicators it belongs to; empty where it has none.
        text: the years as printed, a line each, once even where the note serves several indicators.
    """

    number: str
    source: str
    rows: tuple[HistoryRow, ...]
    keys: tuple[MeasureKey, ...]
    text: str


def notes(plan: Plan) -> tuple[Note, ...]:
    """Every note in the order of the document.

    A number printed in two objectives is two notes (Riviere 73); one note may serve several
    indicators of an objective (Riviere 88), or none (29).
    """
    found: dict[tuple[str, tuple[str, str, str] | None], list[HistoryRow]] = {}
    for row in plan.history:
        node = (row.key.section, row.key.owner, row.key.node_code) if row.key else None
        found.setdefault((row.note_number, node), []).append(row)
    return tuple(_note(rows) for rows in found.values())


def _note(rows: list[HistoryRow]) -> Note:
    return Note(
        number=rows[0].note_number,
        source="\n".join(dict.fromkeys(row.source for row in rows if row.source)),
        rows=tuple(rows),
        keys=tuple(dict.fromkeys(row.key for row in rows if row.key)),
        text="\n".join(dict.fromkeys(row.raw for row in rows if row.raw)),
    )
