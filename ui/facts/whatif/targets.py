"""How hard each target is, as records: beside its history, past jumps, and what the other enti reach."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from scoring.ambition import FEWEST_OTHERS, Ambition, Unknown, ambition, promise_of
from scoring.series import Series
from ui.facts.format import percent
from ui.facts.peers import is_alike, is_of_counts, of_one_indicator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.ambition import Judged
    from scoring.model import Measure, Quantity
    from scoring.result import MeasureResult
    from ui.facts.whatif.question import WhatIfQuestion

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
        known: the values of its history as they are printed, by year.
    """

    result: MeasureResult
    judged: Judged
    peers: Peers
    symbol: str = ""
    known: Mapping[int, Quantity] = field(default_factory=dict)

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
    known = {v.year: v.value for v in series.values if v.value is not None} if series else {}
    return Target(result, ambition(promise, series or _no_history(result.measure), peers.values), peers, known=known)


def judged_targets(question: WhatIfQuestion, common: Sequence[CommonValue]) -> list[Target]:
    """Every target with a part in the score, under the hypotheses, in the sheet's order.

    Args:
        question: the hypotheses at work.
        common: values of the common indicators, of every ente.
    """
    found = []
    for result in question.targets:
        beside = peers(question, result, common)
        row = target_row(result, question.view.series.get(result.measure.key), beside, question.year)
        if row is not None:
            found.append(replace(row, symbol=question.symbol(result)))
    return found


def peers(question: WhatIfQuestion, result: MeasureResult, common: Sequence[CommonValue]) -> Peers:
    """The values of the other enti on a common indicator, in the last year before one that has enough of them.

    Where none has enough, those of the last year that has any. Counts are of enti of all sizes: none of them.

    Args:
        question: of the year that the target is of.
        result: the indicator.
        common: values of the common indicators, of every ente.
    """
    view = question.view
    if not view.texts[result.measure.key].common_code:
        return Peers()
    if is_of_counts(view, result):
        return Peers(is_common=True)
    others = [v for v in of_one_indicator(view, result, common) if v.ente != view.plan.ente.code]
    same = [v for v in others if is_alike(result, v) and v.year < question.year]
    by_year = {year: tuple(v.value.value for v in same if v.year == year) for year in {v.year for v in same}}
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


OTHERS: Final = "Altri che lo mancano"


def difficulty(row: Target, year: int) -> str:
    """How many years in a hundred would miss the target, or why the history does not tell."""
    share = row.judged.percentile
    if share.value is not None:
        return percent(100 * share.value, 0)
    is_empty = share.why is Unknown.TOO_FEW and row.judged.last is None
    return f"n.d.: nessun valore prima del {year}" if is_empty else f"n.d.: {WHY[share.why or Unknown.TOO_FEW]}"


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
