"""A change that a person is about to confirm, in words: what others wrote meanwhile, what is wrong, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.plan.changes import RowFate
from data.plan.quantities import NUMBER, is_date
from ui.facts.format import count, day
from ui.facts.register import TABLES, change_sentence, field_name, moment, told

if TYPE_CHECKING:
    from data.plan.changes import Change, Conflict, RowChange

EMPTY = "vuoto"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictWords:
    """A field that two people changed.

    Attributes:
        where: table, row and field.
        who: who changed it meanwhile, and when.
        was, theirs, mine: what was read, what is there, what is wanted.
    """

    where: str
    who: str
    was: str
    theirs: str
    mine: str


def conflict_words(conflict: Conflict) -> ConflictWords:
    """A conflict as the person who must choose reads it."""
    row = " / ".join(part for part in conflict.key if part)
    field = field_name(conflict.column) if conflict.column else "la riga"
    return ConflictWords(
        where=f"{TABLES.get(conflict.table, conflict.table)}, {row}, {field}",
        who=f"{conflict.author or 'Il programma'}, {moment(conflict.made_at)}",
        was=_shown(conflict.column, conflict.was),
        theirs=_shown(conflict.column, conflict.theirs),
        mine=_shown(conflict.column, conflict.mine),
    )


def problem_sentence(column: str, what: str, remedy: str) -> str:
    """What is wrong and how to mend it, with the field that it is about.

    Examples:
        >>> problem_sentence("weight", "È sotto zero.", "Scrivere 0 o più.")
        'Peso: È sotto zero. Scrivere 0 o più.'
        >>> problem_sentence("", "Il piano del 2025 c'è già.", "Cambiarlo.")
        "Il piano del 2025 c'è già. Cambiarlo."
    """
    name = field_name(column)
    field = f"{name[:1].upper()}{name[1:]}: " if column else ""
    return f"{field}{what} {remedy}"


def done_sentence(change: Change) -> str:
    """What was written: ``Registrata la modifica 3 (correzione): 2 dati cambiati``, and a full stop."""
    rows = sum(1 for row in change.rows if row.fate is not RowFate.FILE)
    what = f": {count(rows, 'dato cambiato', 'dati cambiati')}" if rows else ""
    return f"Registrata la modifica {change.number} ({change.kind}){what}."


def closed_sentence(closing: Change) -> str:
    """That a year is closed, since when, by whom and why."""
    return f"{closed_since(closing)}, da {closing.author}: {closing.reason}"


def closed_since(closing: Change | None) -> str:
    """That a year is closed, and since when: ``Anno chiuso il 31/05/2023``; empty where it is open."""
    return f"Anno chiuso il {moment(closing.made_at).split()[0]}" if closing else ""


def row_sentences(rows: tuple[RowChange, ...]) -> tuple[str, ...]:
    """One sentence for each row that changes."""
    return tuple(change_sentence(row) for row in rows if row.fate is not RowFate.FILE)


def plan_sentences(year: int, indicators: int, targets: int, proposed: int, left_out: str = "") -> tuple[str, ...]:
    """What the plan of a year is made of, from the year before.

    Args:
        year: of the plan.
        indicators: how many it has.
        targets: how many it has.
        proposed: how many of its numbers were adopted as proposals.
        left_out: which adopted numbers it does not take, and why; empty where it takes all.
    """
    before = year - 1
    told = f"{count(indicators, 'indicatore', 'indicatori')} con {count(targets, 'target', 'target')}"
    return (
        f"Dal {before}: {told}.",
        f"Dove il documento stampa già il target del {year} vale quello, altrimenti quello valido del {before}.",
        _adopted(proposed, left_out),
        "Nasce senza risultati: è un piano in corso, da correggere nelle schede.",
    )


def _adopted(proposed: int, left_out: str) -> str:
    """How many numbers come from proposals, and which do not."""
    if proposed:
        adopted = count(proposed, "numero delle proposte adottate", "numeri delle proposte adottate")
        return f"Con {adopted}. {left_out}".strip()
    return left_out or "Nessuna proposta adottata sul piano dell'anno dopo."


def typed_text(text: str) -> str:
    """A canonical text as a person would type it again.

    Examples:
        >>> typed_text("1234.50"), typed_text("2022-06-30"), typed_text("Giunta 7")
        ('1234,50', '30/06/2022', 'Giunta 7')
    """
    if NUMBER.fullmatch(text):
        return text.replace(".", ",")
    return day(date.fromisoformat(text)) if is_date(text) else text


def _shown(column: str, text: str | None) -> str:
    return told(column, text) if text else EMPTY
