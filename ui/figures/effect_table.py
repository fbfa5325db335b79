"""Every score before and after, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ui.facts import states
from ui.facts.format import change

if TYPE_CHECKING:
    from scoring.effect import Effect, Effects
    from scoring.result import MeasureResult, NodeResult

COLUMNS = ("Che cosa", "Codice", "Nome", "Prima", "Dopo", "Differenza", "Stato prima", "Stato dopo", "Peso effettivo")


def effect_frame(found: Effects, *, only_changed: bool) -> pd.DataFrame:
    """One row for each node, followed by its indicators, in the sheet's order."""
    rows: list[dict[str, Any]] = []
    for node in found.nodes:
        rows.append(_row("Risultato" if not node.after.code else "Obiettivo", node, node.after.title))
        own = found.measures_of(node.after.code)
        rows += [_row("Indicatore", measure, measure.after.title) for measure in own]
    kept = [row for row in rows if not only_changed or row["Prima"] != row["Dopo"]]
    return pd.DataFrame(kept, columns=list(COLUMNS))


def _row(kind: str, effect: Effect[NodeResult] | Effect[MeasureResult], title: str) -> dict[str, Any]:
    return dict(
        zip(
            COLUMNS,
            (
                kind,
                effect.after.code,
                title,
                effect.before.score,
                effect.after.score,
                "" if effect.points is None or not effect.is_changed else change(effect.before, effect.after),
                states.state(effect.before.band),
                states.state(effect.after.band),
                effect.after.effective_weight * 100,
            ),
            strict=True,
        )
    )
