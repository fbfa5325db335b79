"""A state in words: never a colour alone. A colour is only named here; ``ui/figures/theme.py`` paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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
