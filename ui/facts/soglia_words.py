"""The soglia in use, and the one that the published score implies where the two are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.inverse import soglia_implied
from scoring.result import VerdictReason
from ui.facts.format import NBSP, number, ordinal_day, quantity

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from ui.facts.view import View


def implied(view: View, result: MeasureResult, symbol: str) -> str:
    """One sentence, where no printed consuntivo explains the published score but another soglia does; else empty."""
    found = result.published.score if result.published else None
    if found is None or result.verdict_reason is not VerdictReason.OUT_OF_INTERVAL:
        return ""
    value = soglia_implied(result.measure, view.plan.policy, found.value)
    if value is None:
        return ""
    shown = ordinal_day(value) if result.measure.is_date else f"{number(value, 4)}{NBSP}{symbol}".strip(NBSP)
    return f"{_printed(view, result, symbol)}; il punteggio pubblicato la implica a {shown}."


def _printed(view: View, result: MeasureResult, symbol: str) -> str:
    row = view.soglie.get(result.measure.key)
    if result.measure.soglia is None:
        return "Nessuna soglia è stampata"
    origin = "dedotta" if row and row.origin == "deduced" else "stampata"
    return f"La soglia {origin} è {quantity(result.measure.soglia, symbol)}"
