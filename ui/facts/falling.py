"""What the rules for an indicator that must go down mean, in words and by an example."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scoring.model import Direction
from scoring.rules import rule_named, score_one
from ui.facts.format import percent

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "proporzionale_inverso": "In proporzione: target / consuntivo",
        "proporzionale_speculare": "In proporzione allo scostamento: 2 − consuntivo / target",
        "on_off": "Tutto o niente",
    }
)
"""Rules for what must go down, the usual one first."""
_TARGET, _ACTUAL = 30, 34


def example(rule: str) -> str:
    """What a rule gives a result that misses a target to go down: «al massimo 30 giorni, fatti in 34: 88,24 %»."""
    score = score_one(rule_named(rule), _ACTUAL, target=_TARGET, direction=Direction.LOWER)
    return f"Esempio: al massimo {_TARGET} giorni, fatti in {_ACTUAL}: {percent(score)}. Una data si rispetta o no."
