"""What a reader must know before trusting a history: breaks, holes, figures that cannot be placed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.facts import words
from ui.facts.format import quantity
from ui.facts.history_points import in_same_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.series import Comparison, Series

BREAK_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {"method": "cambia il metodo", "unit": "cambia l'unità", "source": "cambia la fonte"}
)


_SHORT: Final[Mapping[str, str]] = MappingProxyType({"method": "metodo", "unit": "unità", "source": "fonte"})


NOT_COMPARABLE: Final = "Da dove la serie è nuova si misura altro: prima e dopo non si confrontano."


def new_since(series: Series) -> str:
    """The years from which a history is a new one, and why, for a cell: ``dal 2023 (unità)``; empty without a break."""
    return "; ".join(f"dal {b.year} ({_SHORT.get(b.kind, b.kind)})" for b in series.breaks)


def caveats(series: Series, symbol: str) -> tuple[str, ...]:
    """Sentences to put under the figure of a history; empty where there is nothing to warn of.

    Args:
        series: the history.
        symbol: what goes after a value.
    """
    return (*_few(series), *_breaks(series), *_holes(series), *_no_ratio(series), *_without_place(series, symbol))


def _few(series: Series) -> list[str]:
    known = len(series.points)
    if known == 0 and series.values:
        return ["Nessun anno ha un valore: il documento li dà come assenti, ciascuno a suo modo."]
    if known == 1:
        return ["Un solo anno ha un valore: per vedere un andamento ne servono altri."]
    return []


def _breaks(series: Series) -> list[str]:
    return [f"Dal {b.year} è una serie nuova ({BREAK_KIND.get(b.kind, b.kind)}): {b.reason}" for b in series.breaks]


def _holes(series: Series) -> list[str]:
    years = [v.year for v in series.values]
    holes = sorted(set(range(min(years), max(years))) - set(years)) if years else []
    if not holes:
        return []
    return [f"Anni di cui nessun documento parla: {', '.join(map(str, holes))}."]


def _no_ratio(series: Series) -> list[str]:
    """Years whose denominator is zero: a ratio does not exist, and is not zero."""
    return [
        f"Nel {v.year} il denominatore è zero: il rapporto non esiste, e non si può calcolare."
        for v in series.values
        if v.value is None and v.denominator is not None and v.denominator.value == 0
    ]


def _without_place(series: Series, symbol: str) -> list[str]:
    said = []
    for c in series.comparisons:
        name = words.comparison(c.scope, c.statistic)
        if c.value is None:
            said.append(f"{name}: il documento dà solo parole: «{c.raw}»")
        elif c.year is None:
            said.append(f"{name} {quantity(c.value, symbol)}: il documento non dice di quale anno: non è nella figura.")
        elif not in_same_unit(c, series):
            said.append(f"{name} {c.year}: {_other(c)}, in un'altra unità: è nella tabella e non nella figura.")
    return list(dict.fromkeys(said))


def _other(comparison: Comparison) -> str:
    return quantity(comparison.value, comparison.unit)
