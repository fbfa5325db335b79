"""A state in words: never a colour alone. A colour is only named here; ``ui/figures/theme.py`` paints it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from ui.facts.format import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.policy import Band

NO_SCORE: Final = "Senza punteggio"
NO_SCORE_SYMBOL: Final = "–"


def word(band: Band | None) -> str:
    """The word of a state."""
    return NO_SCORE if band is None else band.word


def symbol(band: Band | None) -> str:
    """The symbol of a state."""
    return NO_SCORE_SYMBOL if band is None else band.symbol


def state(band: Band | None) -> str:
    """Symbol and word: ``✓ Raggiunto``."""
    return f"{symbol(band)} {word(band)}"


def colour(band: Band | None) -> str:
    """The name of the colour of a state, as ``smvp.toml`` has it; grey where there is no score."""
    return "grey" if band is None else band.colour


def preposition(band: Band) -> str:
    """What stands before the limit of a state: «oltre» where the limit itself has the word below."""
    return "da" if band.includes_lower else "oltre"


def begins(band: Band, written: Callable[[float], str] = number) -> str:
    """Where a state begins: ``da 95``, ``oltre 90``; empty for the lowest, which has no limit.

    Args:
        band: of a scale.
        written: how the limit is written.
    """
    return f"{preposition(band)} {written(band.lower)}" if isfinite(band.lower) else ""
