"""The rows of the bench: each target with where it may go, what it can still do, its past, and how much it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.ambition import Ambition
from scoring.forecast import Forecast, Point
from scoring.moved import standing
from scoring.scenario import Field, is_interval
from scoring.target_reach import target_reaches
from ui.facts.format import percent, quantity
from ui.facts.refusal_words import INTERVAL
from ui.facts.search.letters import holds
from ui.facts.whatif.counted import counted_targets
from ui.facts.whatif.targets import Peers, Target
from ui.facts.whatif.targets import target_row as judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.model import MeasureKey
    from scoring.moved import Standing
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.target_reach import TargetReach
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.slider_range import SliderRange


ALL_TRIED: Final = 1_000
"""Targets of a sheet whose targets are all tried."""
TRIED: Final = 64
"""Targets that are tried of a sheet that has more: four pages of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target.

    Attributes:
        result: without hypotheses.
        rail: where it may go, without hypotheses.
        reach: what its scores are at each stop of ``rail``.
        points: the most that the root can still move by it alone.
        past: its values since the last break, before the year, by year.
        band: low and high end of what eight years in ten would give; None where the history does not tell.
        nodes: codes of the nodes that it is measured in.
    """

    result: MeasureResult
    rail: SliderRange
    reach: TargetReach
    points: float
    past: tuple[Point, ...]
    band: tuple[float, float] | None
    nodes: frozenset[str]

    @property
    def key(self) -> MeasureKey:
        """Of its indicator."""
        return self.result.measure.key

    @property
    def can_move(self) -> bool:
        """Whether some value of the target changes a score; an interval is not moved."""
        return not self.reach.is_flat and not is_interval(self.result.measure)


def tried(question: WhatIfQuestion, text: str, at: str) -> tuple[MeasureResult, ...]:
    """The targets that are tried: all that count, where they are not too many; else the heaviest that answer a reader.

    Args:
        question: without hypotheses.
        text: words of a code or a name.
        at: code of the node that they are below; empty for all.
    """
    found = counted_targets(question.before)
    if len(found) <= ALL_TRIED:
        return found
    below = {m.measure.truth for m in question.before.below(at)} if at in question.before.places else set()
    asked = [r for r in found if (not below or r.measure.truth in below) and (not text or _holds(r, text))]
    return tuple(sorted(asked, key=lambda r: -r.effective_weight)[:TRIED])


def target_rows(
    question: WhatIfQuestion, among: Sequence[MeasureResult] | None = None, stands: Standing | None = None
) -> tuple[TargetRow, ...]:
    """Targets that count, without hypotheses, those that can still move most points first.

    Args:
        question: without hypotheses.
        among: which; None for all of them.
        stands: the sheet as it is, from whoever has it at hand.
    """
    sheet = question.before
    asked = counted_targets(sheet) if among is None else among
    found = {r.measure.key: rail for r in asked if (rail := question.slider_range(r.measure))}
    stops = {key: rail.stops for key, rail in found.items()}
    reaches = target_reaches(stands or standing(sheet.sheet, sheet.policy), stops)
    nodes = nodes_of(sheet)
    results = {key: sheet.measure(key) for key in found}
    rows = [_row(question, r, (found[key], reaches[key]), nodes[r.measure.truth]) for key, r in results.items()]
    return tuple(sorted(rows, key=lambda row: (-round(row.points, 9), not row.can_move)))


def nodes_of(scored: ScoredSheet) -> dict[MeasureKey, frozenset[str]]:
    """Codes of the nodes that each indicator is measured in, by what it is."""
    found: dict[MeasureKey, set[str]] = {}
    for result in scored.measures:
        found.setdefault(result.measure.truth, set()).add(result.measure.key.node_code)
    return {key: frozenset(codes) for key, codes in found.items()}


def _row(
    question: WhatIfQuestion, result: MeasureResult, moves: tuple[SliderRange, TargetReach], nodes: frozenset[str]
) -> TargetRow:
    rail, reach = moves
    series = question.view.series.get(result.measure.key)
    expected = series.expected(question.year) if series else None
    return TargetRow(
        result=result,
        rail=rail,
        reach=reach,
        points=0.0 if reach.is_flat or is_interval(result.measure) else reach.points(question.before.root.score),
        past=series.before(question.year) if series and not result.measure.is_date else (),
        band=(expected.low, expected.high) if isinstance(expected, Forecast) else None,
        nodes=nodes,
    )


def why_still(row: TargetRow, symbol: str) -> str:
    """Why no value of a target changes anything; empty where some does."""
    if row.can_move:
        return ""
    measure, score = row.result.measure, row.result.score
    if is_interval(measure):
        return f"È un intervallo: {INTERVAL}"
    if measure.actual is None and measure.declared is not None:
        return "Il risultato è dichiarato: con qualunque target il punteggio resta quello."
    if measure.actual is None:
        return "Senza consuntivo: con qualunque target il punteggio non cambia."
    first, last = row.rail.stops[0], row.rail.stops[-1]
    return (
        f"Con qualunque target da {quantity(first, symbol)} a {quantity(last, symbol)} il suo punteggio resta "
        f"{percent(score)}."
    )


def ambition_of(question: WhatIfQuestion, row: TargetRow) -> Target | None:
    """How much the target asks, under the hypotheses."""
    result = question.answer.after.measure(row.key)
    return judged(result, question.view.series.get(row.key), Peers(), question.year)


ALL, MOVING, TOUCHED, STILL, UNSEEN = "tutti", "contano", "toccati", "fermi", "maivisti"
CHIPS: Final[Mapping[str, str]] = {
    ALL: "Tutti",
    MOVING: "Che contano",
    TOUCHED: "Toccati",
    STILL: "Senza effetto",
    UNSEEN: "Mai visti",
}
"""Which rows, by the word of the address."""


def chip_rows(question: WhatIfQuestion, rows: Sequence[TargetRow]) -> dict[str, list[TargetRow]]:
    """The rows of every chip, in their order."""
    return {
        ALL: list(rows),
        MOVING: [row for row in rows if row.can_move],
        TOUCHED: [row for row in rows if assumed_fields(question, row.key)],
        STILL: [row for row in rows if not row.can_move],
        UNSEEN: [row for row in rows if _is_unseen(question, row)],
    }


def _is_unseen(question: WhatIfQuestion, row: TargetRow) -> bool:
    found = ambition_of(question, row)
    return found is not None and found.flag is Ambition.DREAM


def matching(rows: Iterable[TargetRow], text: str, below: frozenset[str]) -> list[TargetRow]:
    """The rows whose code or name has every word of a text, at or below some nodes (all, where there is none)."""
    return [row for row in rows if (not below or row.nodes & below) and _holds(row.result, text)]


def _holds(result: MeasureResult, text: str) -> bool:
    return holds(f"{result.code} {result.title} {result.measure.key.node_code}", text)


def assumed_fields(question: WhatIfQuestion, key: MeasureKey) -> list[Field]:
    """Which numbers of an indicator are assumed."""
    return [field for field in Field if question.answer.assumed(key, field)]
