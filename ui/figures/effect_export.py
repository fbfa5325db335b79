"""Scores before and after some hypotheses, as a table for an office: Italian headings, printed figures as numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts.format import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.scores import Value
    from ui.facts.whatif.effect_rows import Row

_HEADINGS: Final = {
    "kind": "Che cosa",
    "section": "Sezione",
    "owner": "Persona",
    "node_code": "Obiettivo",
    "indicator_code": "Indicatore",
    "name": "Nome",
    "target_before": "Target, prima",
    "target_after": "Target, dopo",
    "soglia_before": "Soglia, prima",
    "soglia_after": "Soglia, dopo",
    "actual_before": "Consuntivo, prima",
    "actual_after": "Consuntivo, dopo",
    "weight_before": "Peso, prima",
    "weight_after": "Peso, dopo",
    "score_before": "Punteggio, prima",
    "score_after": "Punteggio, dopo",
    "change": "Differenza",
    "status_before": "Stato, prima",
    "status_after": "Stato, dopo",
    "flips": "Cambia stato",
    "effective_weight_after": "Peso effettivo, dopo",
    "mark": "Avvertenza",
}
_KINDS: Final = {"node": "obiettivo", "measure": "indicatore", "judgement": "giudizio"}
_FIGURES: Final = frozenset(f"{name}_{when}" for name in ("target", "soglia", "actual") for when in ("before", "after"))


def effect_table(rows: Iterable[Row]) -> pd.DataFrame:
    """The rows of ``effect_rows``, one for each node, indicator and judgement."""
    shown = [{_HEADINGS[name]: _cell(name, value) for name, value in row.items()} for row in rows]
    return pd.DataFrame(shown, columns=list(_HEADINGS.values()), dtype=object)


def _cell(name: str, value: Value) -> str | float | Decimal | None:
    if name == "kind":
        return _KINDS[str(value)]
    if name == "flips":
        return None if value is None else "sì" if value else "no"
    return _printed(value) if name in _FIGURES and isinstance(value, str) else value


def _printed(text: str) -> str | Decimal:
    """A printed figure as a number with its digits; a day as a text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return day(date.fromisoformat(text))
