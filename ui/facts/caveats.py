"""What a reader must know before trusting a history: breaks, holes, figures that cannot be placed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.facts import words
from ui.facts.format import promise, quantity, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.series import Comparison, Series

BREAK_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {"method": "cambia il metodo", "unit": "cambia l'unità", "source": "cambia la fonte"}
)


_SHORT: Final[Mapping[str, str]] = MappingProxyType({"method": "metodo", "unit": "unità", "source": "fonte"})


_TEXT: Final = 120
"""Signs of the words of a target."""

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
    return (
        *_few(series),
        *_breaks(series),
        *in_another_unit(series),
        *_other_promises(series, symbol),
        *_holes(series),
        *_no_ratio(series),
        *_without_place(series, symbol),
    )


def in_another_unit(series: Series) -> list[str]:
    """Values and soglie that the axis of a figure has no place for."""
    values = [(v.year, v.value) for v in series.values if v.value is not None]
    said = []
    for name, found in (("Valori", values), ("Soglie", series.soglie)):
        unlike = [f"{year}: {quantity(q)}" for year, q in found if not series.is_in_its_unit(year)]
        if unlike:
            said.append(f"{name} in un'altra unità, nella tabella e non nella figura: {'; '.join(unlike)}.")
    return said


def _other_promises(series: Series, symbol: str) -> list[str]:
    """Targets in another unit, or of what the indicator measured before an act replaced it."""
    said = []
    for year, version in series.targets:
        if version.target is None or series.promises_alike(year, version):
            continue
        is_in_unit = series.is_alike(version.unit, year)
        asked = promise(version.op, version.target, symbol if is_in_unit else version.unit)
        words_ = f" («{short(version.text, _TEXT)}»)" if version.text else ""
        why = "misura altro" if is_in_unit else "in un'altra unità"
        said.append(f"Target {year} {asked}{words_}: {why}, è nella tabella e non nella figura.")
    return said


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
        elif not series.is_alike(c.unit, c.year):
            said.append(f"{name} {c.year}: {_other(c)}, in un'altra unità: è nella tabella e non nella figura.")
    return list(dict.fromkeys(said))


def _other(comparison: Comparison) -> str:
    return quantity(comparison.value, comparison.unit)
