"""Causes of deviations in words: what was told, and which are still to be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from data.plan import causes
from ui.facts.format import NBSP, count, others, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CauseRow
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View

KINDS: Final = {
    "exogenous": "esogena",
    "endogenous": "endogena",
    "indicator": "nell'indicatore",
    "target": "nel target",
}
"""Where a deviation comes from, after the word «causa»."""
CHOICES: Final = {
    "": "nessuna",
    "exogenous": "esogena: fuori dall'ente",
    "endogenous": "endogena: dentro l'ente",
    "indicator": "indicatore: come si misura",
    "target": "target: quanto si era promesso",
}
"""The same as whoever writes it chooses it."""
_NAMED: Final = 5
"""How many indicators a sentence names."""


def words(row: CauseRow | None, most: int = 0) -> str:
    """A cause in a sentence, ``Causa esogena: …``; empty where there is none.

    Args:
        row: what was told.
        most: signs of the explanation; 0: all.
    """
    if row is None:
        return ""
    told = " ".join(row.explanation.split()) if most else row.explanation
    return f"Causa {KINDS[row.cause]}: {short(told, most) if most else told}"


def name(result: MeasureResult) -> str:
    """The code of an indicator, behind that of its objective where it does not begin with it."""
    node = result.measure.key.node_code
    return result.code if result.code.startswith(node) else f"{node}{NBSP}{result.code}"


def lacking(view: View) -> tuple[tuple[ScoredSheet, MeasureResult], ...]:
    """The indicators of a view whose cause must still be told."""
    return tuple(causes.lacking(view.plan, view.sheets))


def due(view: View) -> date:
    """By when causes are told: with the Relazione, at the end of June of the year after (D.Lgs. 150/2009, art. 10)."""
    return date(view.plan.year + 1, 6, 30)


def lacking_sentence(view: View, found: Sequence[tuple[ScoredSheet, MeasureResult]]) -> str:
    """Of which indicators the cause is missing, and why it is needed; empty where none is."""
    if not found:
        return ""
    codes = ", ".join(name(m) for _, m in found[:_NAMED])
    more = f" e {others(len(found) - _NAMED)}" if len(found) > _NAMED else ""
    return (
        f"Manca la causa dello scostamento di {count(len(found), 'indicatore', 'indicatori')}: {codes}{more}. "
        f"Sotto «{view.plan.policy.leaf_bands.cause_below}» il metodo la vuole."
    )
