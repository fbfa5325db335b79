"""That the weights printed below a node do not count, where a reader would think that they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.unused_weights import unused_below
from ui.facts.format import number, others

if TYPE_CHECKING:
    from scoring.result import ScoredSheet

_NAMED: Final = 6


def unused(scored: ScoredSheet, code: str) -> str:
    """One sentence on the weights of the parts of a node that the method ignores; empty where it ignores none."""
    found = unused_below(scored, code)
    if found is None:
        return ""
    named = ", ".join(f"{part} {number(weight)}" for part, weight in found.parts[:_NAMED])
    more = f" e {others(len(found.parts) - _NAMED)}" if len(found.parts) > _NAMED else ""
    return f"I pesi stampati delle sue parti ({named}{more}) non contano: per il metodo {found.because}."
