"""How hard each target is, as records and tables: beside its history, past jumps, and what the other enti reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from scoring.ambition import FEWEST_OTHERS, Ambition, Unknown, ambition, promise_of
from scoring.series import Series
from ui.facts.format import NBSP, number, percent, short
from ui.facts.format import target as target_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.ambition import Judged, Share
    from scoring.model import Measure
    from scoring.result import MeasureResult

FLAG: Final[Mapping[Ambition, tuple[str, str]]] = {
    Ambition.SOFT: ("↓", "Facile"),
    Ambition.ALREADY: ("=", "Già raggiunto"),
    Ambition.PLAUSIBLE: ("→", "Plausibile"),
    Ambition.HARD: ("↑", "Difficile"),
    Ambition.DREAM: ("⇈", "Mai visto"),
    Ambition.UNKNOWN: ("?", "Non si può dire"),
}
"""Symbol and word of each judgement, from the easiest to the hardest."""

WHY: Final[Mapping[Unknown, str]] = {
    Unknown.TOO_FEW: "troppo pochi valori annuali",
    Unknown.STALE: "manca il valore dell'anno prima",
    Unknown.STILL: "non è mai cambiato",
    Unknown.NOMINAL: "giusto è solo il target",
    Unknown.DATE: "è una scadenza",
}
"""Why the history does not tell how hard a target is, in the few letters of a cell."""


@dataclass(frozen=True, slots=True)
class Peers:
    """What the other enti reached on the same common indicator.

    Attributes:
        values: of one year, in the same unit; empty where there is none.
        year: theirs; None where there is none.
        is_common: the indicator is one that other enti have.
    """

    values: tuple[float, ...] = ()
    year: int | None = None
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """One target and everything that tells how hard it is.

    Attributes:
        symbol: what goes after its numbers.
    """

    result: MeasureResult
    judged: Judged
    peers: Peers
    symbol: str = ""

    @property
    def flag(self) -> Ambition:
        """The judgement; what was reached in some earlier year is hard, but not unseen."""
        found = self.judged.ambition
        is_seen = self.judged.ever_reached is not None
        return Ambition.HARD if found is Ambition.DREAM and is_seen else found


def target_row(result: MeasureResult, series: Series | None, peers: Peers, year: int) -> Target | None:
    """One indicator judged by what was known before a year; None where it has no target.

    Args:
        result: with the target of the year.
        series: its history; None where it has none.
        peers: the others.
        year: of the target.
    """
    promise = promise_of(result.measure, year)
    if promise is None:
        return None
    return Target(result, ambition(promise, series or _no_history(result.measure), peers.values), peers)


def peers(others: Sequence[CommonValue], code: str, unit: str, before: int) -> Peers:
    """The values of the other enti on a common indicator, in the last year before one that has enough of them.

    Where none has enough, those of the last year that has any.

    Args:
        others: common values, without the ente's own.
        code: of the common indicator; empty where it is not one.
        unit: as the ente prints it; what is printed in another is left out, nothing is converted.
        before: the year that the target is of.
    """
    if not code:
        return Peers()
    same = [v for v in others if v.common_code == code and v.unit == unit and v.year < before]
    by_year = {year: tuple(v.value.value for v in same if v.year == year) for year in sorted({v.year for v in same})}
    enough = [year for year, values in by_year.items() if len(values) >= FEWEST_OTHERS]
    year = max(enough or by_year, default=None)
    return Peers(by_year[year] if year else (), year, is_common=True)


def flag_words(flag: Ambition) -> str:
    """Symbol and word: ``↑ Difficile``."""
    return " ".join(FLAG[flag])


def flag_counts(targets: Sequence[Target]) -> dict[Ambition, int]:
    """How many targets have each judgement, easiest first; those that nobody has are left out."""
    found = [target.flag for target in targets]
    return {flag: found.count(flag) for flag in FLAG if flag in found}


def already(targets: Sequence[Target]) -> list[Target]:
    """Targets that ask no more than the last known value, whatever their judgement."""
    return [target for target in targets if target.judged.already_reached is not None]


def once(targets: Sequence[Target]) -> list[Target]:
    """Targets that the last value does not meet, and that of an earlier year did."""
    return [t for t in targets if t.judged.already_reached is None and t.judged.ever_reached is not None]


def targets_table(targets: Sequence[Target], year: int) -> pd.DataFrame:
    """One row for each target, easiest first; a column of shares that nobody has is left out.

    Args:
        targets: in the document's order.
        year: that they are of.
    """
    rows = sorted(targets, key=_easiest_first)
    table = pd.DataFrame(
        {
            "Codice": [row.result.code for row in rows],
            "Indicatore": [short(row.result.title, 70) for row in rows],
            "Target": [target_of(row.result.measure, row.symbol) for row in rows],
            "Ultimo valore": [_last(row) for row in rows],
            "Giudizio": [flag_words(row.flag) for row in rows],
            "Difficoltà": [difficulty(row, year) for row in rows],
            "Già raggiunto": [_reached(row) for row in rows],
            "Salti minori": [_of(row.judged.jumps_short) for row in rows],
            OTHERS: [_others(row) for row in rows],
        }
    )
    return table.drop(columns=[c for c in OPTIONAL if table[c].isna().all() or (table[c] == "").all()])


OTHERS: Final = "Altri che lo mancano"
OPTIONAL: Final = ("Già raggiunto", "Salti minori", OTHERS)
"""Columns that are shown only where some target has something in them."""


def difficulty(row: Target, year: int) -> str:
    """How many years in a hundred would miss the target, or why the history does not tell."""
    share = row.judged.percentile
    if share.value is not None:
        return percent(100 * share.value, 0)
    is_empty = share.why is Unknown.TOO_FEW and row.judged.last is None
    return f"n.d.: nessun valore prima del {year}" if is_empty else f"n.d.: {WHY[share.why or Unknown.TOO_FEW]}"


def _easiest_first(row: Target) -> tuple[int, float]:
    return list(FLAG).index(row.flag), row.judged.percentile.value or 0.0


def _last(row: Target) -> str | None:
    last = row.judged.last
    return None if last is None else f"{_number(row, last.value)} ({last.year})"


def _reached(row: Target) -> str:
    found = row.judged.already_reached or row.judged.ever_reached
    if found is None:
        return ""
    return f"✓ {found.year}: {_number(row, found.value)}"


def _number(row: Target, value: float) -> str:
    return f"{number(value)}{NBSP}{row.symbol}".strip(NBSP)


def _of(share: Share) -> str | None:
    """A share with how many it is of: ``1 di 2``."""
    return None if share.value is None else f"{round(share.value * share.count)} di {share.count}"


def _others(row: Target) -> str | None:
    found = _of(row.judged.others_missing)
    return None if found is None else f"{found} ({row.peers.year})"


def _no_history(measure: Measure) -> Series:
    return Series(
        key=measure.key,
        name=measure.name,
        unit=measure.unit,
        direction=measure.direction,
        is_date=measure.is_date,
        values=(),
        targets=(),
    )
