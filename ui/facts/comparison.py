"""This ente beside the others on the common indicators of one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.benchmark import Corner, Distribution, Rank, corner, distribution, rank
from ui.facts import words
from ui.facts.others import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.model import Direction
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View


CORNER_WORDS: Mapping[Corner, str] = {
    Corner.REAL_STRENGTH: "Forza vera: raggiunto e meglio degli altri",
    Corner.EASY_TARGET: "Target facile: raggiunto, ma peggio degli altri",
    Corner.HARD_TARGET: "Target difficile: non raggiunto del tutto, ma meglio degli altri",
    Corner.REAL_WEAKNESS: "Debolezza vera: non raggiunto del tutto e peggio degli altri",
    Corner.LEVEL_MET: "Pari agli altri: raggiunto",
    Corner.LEVEL_MISSED: "Pari agli altri: non raggiunto del tutto",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One common indicator of one year.

    Attributes:
        own: this ente's value; None where it has none in that year.
        others: the other enti's values.
        spread: of all of them with this one; None with fewer than ``ENOUGH``.
        cluster_spread: the same among the enti of this one's size class.
        place: the rank; None without a spread or without an own value.
        year: of the values.
        scored_year: of ``result``.
        result: the scored indicator, and the sheet it is in.
        printed: what the document itself prints of the others for that year, by name.
    """

    code: str
    name: str
    symbol: str
    direction: Direction
    own: CommonValue | None
    others: tuple[CommonValue, ...]
    spread: Distribution | None
    cluster_spread: Distribution | None
    place: Rank | None
    year: int
    scored_year: int
    result: MeasureResult
    sheet: ScoredSheet
    printed: Mapping[str, float]

    @property
    def reference(self) -> tuple[str, float] | None:
        """What "better than the others" is measured against: the computed median, else a printed mean."""
        if self.spread is not None:
            return f"mediana calcolata su {self.spread.count} enti", self.spread.median
        return next(((f"{name.lower()} stampata", value) for name, value in self.printed.items()), None)


def lines(view: View, common: Sequence[CommonValue], year: int) -> tuple[Line, ...]:
    """Every common indicator of the plan, in the document's order, with the values of a year."""
    mine = [v for v in common if v.is_synthetic == view.is_synthetic]
    found: dict[str, Line] = {}
    for scored in view.sheets:
        for result in scored.measures:
            code = view.texts[result.measure.key].common_code
            if code and code not in found:
                found[code] = _line(view, scored, result, mine, year)
    return tuple(found.values())


def years(view: View, common: Sequence[CommonValue]) -> tuple[int, ...]:
    """Years in which this ente has some common value, the newest first."""
    return tuple(sorted({v.year for v in common if v.ente == view.plan.ente.code}, reverse=True))


def first_year(view: View, common: Sequence[CommonValue]) -> int:
    """The newest year in which this ente and at least one other have a value; else the plan's own."""
    for year in years(view, common):
        if any(v.ente != view.plan.ente.code and v.year == year for v in common if v.is_synthetic == view.is_synthetic):
            return year
    return view.plan.year


def corners(found: Sequence[Line]) -> tuple[tuple[Line, Corner], ...]:
    """Each indicator that has this year's score, a value and something to compare it with, and its corner.

    Met is what has the highest word of the method's scale.
    """
    placed = []
    for line in found:
        top = line.sheet.policy.leaf_bands.bands[-1]
        met = line.result.band is not None and line.result.band.word == top.word
        is_apart = line.year != line.scored_year
        if is_apart or line.own is None or line.reference is None or line.result.score is None:
            continue
        placed.append(
            (line, corner(met=met, value=line.own.value.value, median=line.reference[1], direction=line.direction))
        )
    return tuple(placed)


def _line(view: View, scored: ScoredSheet, result: MeasureResult, common: Sequence[CommonValue], year: int) -> Line:
    key = result.measure.key
    code = view.texts[key].common_code
    values = [v for v in common if v.common_code == code and v.year == year]
    own = next((v for v in values if v.ente == view.plan.ente.code), None)
    others = tuple(v for v in values if v.ente != view.plan.ente.code)
    spread = distribution([v.value.value for v in values]) if len(values) >= ENOUGH else None
    mates = [v.value.value for v in values if v.cluster and v.cluster == view.plan.ente.cluster]
    return Line(
        code=code,
        name=result.title,
        symbol=view.symbol(result),
        direction=result.measure.direction,
        own=own,
        others=others,
        spread=spread,
        cluster_spread=distribution(mates) if len(mates) >= ENOUGH else None,
        place=rank(own.value, [v.value for v in others], result.measure.direction) if own and spread else None,
        year=year,
        scored_year=view.plan.year,
        result=result,
        sheet=scored,
        printed={
            words.comparison(row.scope, row.statistic): row.value.value
            for row in view.benchmarks.get(key, ())
            if row.value is not None and row.year == year and row.statistic == "mean"
        },
    )


def is_few(found: Sequence[Line]) -> bool:
    """Whether the enti are too few for positions and statistics."""
    return max((len(line.others) + 1 for line in found), default=0) < ENOUGH
