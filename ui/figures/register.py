"""The register as a table, to be shown and to be given away as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts.format import NOTHING, percent
from ui.facts.register import HEADINGS, moment, number_of, register_cells, row_cells
from ui.facts.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.changes import RowChange, ScoreEffect
    from data.plan.entries import Entry
    from ui.facts.view import View

ENTRY_HEADINGS: Final = ("Numero", "Quando", "Che cosa", "Anno", "Chi", "Motivo", "Atto", "Dati cambiati", "Origine")
PAST_HEADINGS: Final = ("Sezione", "Allora", "Stato allora", "Adesso", "Stato adesso")
EFFECT_HEADINGS: Final = ("Codice", "Nome", "Prima", "Dopo", "Stato prima", "Stato dopo")


def register_table(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row for each row of data that a change touches, one for each load; every cell is text."""
    return pd.DataFrame(list(register_cells(entries)), columns=list(HEADINGS), dtype=str)


def entry_table(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row for each load and change."""
    rows = [
        (
            number_of(entry),
            moment(entry.at),
            entry.kind,
            str(entry.year),
            entry.author,
            entry.reason,
            entry.act,
            str(len(entry.rows) or ""),
            entry.origin,
        )
        for entry in entries
    ]
    return pd.DataFrame(rows, columns=list(ENTRY_HEADINGS), dtype=str)


def change_table(rows: Iterable[RowChange]) -> pd.DataFrame:
    """One row for each row of data that a change touches: where, before, after."""
    return pd.DataFrame([row_cells(row) for row in rows], columns=list(HEADINGS[-6:]), dtype=str)


def past_table(past: View, now: View) -> pd.DataFrame:
    """The result of every sheet of a year as it was and as it is; a sheet that was not there has no result then."""
    before = {(s.sheet.section, s.sheet.owner): s.root for s in past.sheets}
    rows = []
    for scored in now.sheets:
        place = scored.sheet.section, scored.sheet.owner
        was = before.get(place)
        name = " · ".join(filter(None, (now.section_name(place[0]), place[1])))
        then = (_score(was.score), state(was.band)) if was else (NOTHING, "")
        rows.append((name, *then, _score(scored.root.score), state(scored.root.band)))
    return pd.DataFrame(rows, columns=list(PAST_HEADINGS), dtype=str)


def effect_table(effects: Iterable[ScoreEffect]) -> pd.DataFrame:
    """One row for each node and indicator whose score changes: before and after, with their words."""
    rows = [
        (
            effect.indicator_code or effect.node_code,
            effect.title,
            _score(effect.before),
            _score(effect.after),
            effect.word_before,
            effect.word_after,
        )
        for effect in effects
        if effect.is_changed
    ]
    return pd.DataFrame(rows, columns=list(EFFECT_HEADINGS), dtype=str)


def _score(score: float | None) -> str:
    return NOTHING if score is None else percent(score, fixed=True)
