"""What a forecast, or the lack of one, means in words; the number is always beside them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scoring.forecast import LEVEL, Forecast, NoForecast, probability_of
from scoring.model import Direction
from ui.facts.format import number, percent, promise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.basis import TargetVersion
    from scoring.series import Series

WHY_NOT: Final[Mapping[NoForecast, str]] = MappingProxyType(
    {
        NoForecast.TOO_FEW: "servono almeno tre valori annuali, con due passaggi da un anno al successivo",
        NoForecast.STALE: "l'ultimo valore non è dell'anno prima",
        NoForecast.STILL: "il valore non è mai cambiato: la storia non dice di quanto potrebbe muoversi",
    }
)

_LIKELY: Final = ((0.2, "improbabile"), (0.4, "poco probabile"), (0.6, "incerto"), (0.8, "probabile"))
_SURE: Final = "molto probabile"
_LARGE: Final = 1000
"""From here on an expectation is told without decimals."""


def likelihood(probability: float) -> str:
    """A probability (0-1) in words.

    Examples:
        >>> [likelihood(p) for p in (0.1, 0.5, 0.93)]
        ['improbabile', 'incerto', 'molto probabile']
    """
    return next((word for limit, word in _LIKELY if probability < limit), _SURE)


def band_text(expected: Forecast, symbol: str = "") -> str:
    """Where a year falls eight times out of ten: ``0 – 36,19 %``; the same digits wherever it is shown."""
    low, high = bounds(expected)
    return f"{low} – {high} {symbol}".strip()


def bounds(expected: Forecast) -> tuple[str, str]:
    """Both ends of an expectation: of thousands, nobody expects the hundredths."""
    decimals = 0 if abs(expected.high) >= _LARGE else 2
    return number(expected.low, decimals), number(expected.high, decimals)


def expectation(series: Series, year: int, symbol: str) -> str:
    """What the history lets one expect of a year, in one or two sentences.

    Args:
        series: the history.
        year: the year to expect.
        symbol: what goes after a value.
    """
    if series.is_date:
        return "Di una scadenza non si fa una previsione."
    expected = series.expected(year)
    if isinstance(expected, NoForecast):
        broken = [b.year for b in series.breaks if b.year <= year]
        since = f" (la serie è nuova dal {max(broken)})" if broken and expected is NoForecast.TOO_FEW else ""
        return f"Per il {year} non si può dire che cosa aspettarsi: {WHY_NOT[expected]}{since}."
    unit, (low, high) = f" {symbol}" if symbol else "", bounds(expected)
    sentence = (
        f"Se il {year} si muove come gli anni prima, {number(LEVEL * 10, 0)} volte su 10 sta fra "
        f"{low} e {high}{unit} ({expected.changes} passaggi annuali osservati)."
    )
    target = series.comparable.target_of(year)
    return sentence if target is None else f"{sentence} {_chance(expected, target, series.direction, symbol)}"


def _chance(expected: Forecast, target: TargetVersion, direction: Direction, symbol: str) -> str:
    if target.target is None or direction is Direction.NOMINAL:
        return ""
    chance = probability_of(expected, target.target.value, direction)
    caution = ", con pochi anni alle spalle" if expected.changes <= 3 else ""
    return (
        f"Raggiungere il target {expected.year} ({promise(target.op, target.target, symbol)}) è "
        f"{likelihood(chance)}{caution}: {percent(chance * 100, 0)}."
    )
