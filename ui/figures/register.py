"""The register as a table, to be shown and to be given away as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts.format import NOTHING, percent
from ui.facts.register import HEADINGS, register_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.entries import Entry
    from data.register.proposal import ScoreEffect

EFFECT_HEADINGS: Final = ("Codice", "Nome", "Prima", "Dopo", "Stato prima", "Stato dopo")


def register_table(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row for each row of data that a change touches, one for each load; every cell is text."""
    return pd.DataFrame(list(register_cells(entries)), columns=list(HEADINGS), dtype=str)


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
