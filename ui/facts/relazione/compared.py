"""A published figure beside the one computed here: only where the two are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.result import Verdict
from ui.facts.format import printed

if TYPE_CHECKING:
    from scoring.result import MeasureResult, NodeResult

NOT_SAME: Final = {Verdict.COMPATIBLE: "≈", Verdict.DIFFERS: "≠"}
"""The verdicts beside which a published figure is shown, with their signs."""
SIGNS: Final = (
    "Accanto al calcolato è riportato il pubblicato solo dove i due non coincidono: ≈ compatibile con "
    "l'arrotondamento, ≠ non coincide."
)


def figure(result: NodeResult | MeasureResult) -> str:
    """The published figure; a dash where there is none."""
    told = result.published
    return f"{printed(told.score.text)}\u00a0%" if told and told.score else "–"


def published(result: NodeResult | MeasureResult) -> str:
    """The published figure with the sign of how it stands to ours; empty where it is the same, or not judged."""
    if result.verdict not in NOT_SAME:
        return ""
    return f"pubblicato {NOT_SAME[result.verdict]} {figure(result)}"
