"""Indicators beside the means that the document prints, a row each: this year, the year before, nation and cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.model import Direction
from scoring.node_facts import Course
from scoring.series import PeerSet
from ui.facts.briefing import sentences
from ui.facts.briefing.slide import BESIDE, Dot, DotKind, SlideColumn, SlideTable
from ui.facts.format import quantity, short
from ui.facts.history_points import in_its_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model import Quantity
    from scoring.result import MeasureResult
    from scoring.series import Series
    from scoring.standing import Standing
    from ui.facts.briefing.sources import Sources

_WORDS: Final = {Course.BETTER: "▲ meglio", Course.WORSE: "▼ peggio", Course.SAME: "= uguale"}
_NEITHER: Final = "· né meglio né peggio"
_MIXED: Final = "fra le due"
_NOTE: Final = (
    "L'esito e i segni (● ente, ◆ nazione, ▲ cluster: a destra il meglio) sono dell'anno scritto accanto all'esito."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator with its means; of each scope the newest year that both have."""

    result: MeasureResult
    series: Series
    standings: tuple[Standing, ...]

    def mean(self, peers: PeerSet) -> Standing | None:
        """The mean of the nation, or of the cluster; None where it is not printed."""
        return next((s for s in self.standings if s.others.peers is peers), None)

    @property
    def named(self) -> tuple[Standing, ...]:
        """The means of other sets."""
        return tuple(s for s in self.standings if s.others.peers is PeerSet.NAMED)

    @property
    def year(self) -> int:
        """Of its outcome: the newest one with a mean."""
        return max(s.own.year for s in self.standings)

    @property
    def compared(self) -> tuple[Standing, ...]:
        """The means of that year."""
        return tuple(s for s in self.standings if s.own.year == self.year)


def beside_table(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]]) -> SlideTable:
    """The table; the widest gaps come first, as they are given."""
    rows = _rows(sources, found)
    before, year = sources.year - 1, sources.year
    has_named = any(row.named for row in rows)
    columns = (
        SlideColumn("Indicatore", 42),
        SlideColumn(str(before), 16, is_number=True),
        SlideColumn(str(year), 16, is_number=True),
        SlideColumn("Nazione", 20, is_number=True),
        SlideColumn("Cluster", 20, is_number=True),
        *([SlideColumn("Altri insiemi", 26)] if has_named else ()),
        SlideColumn("Esito", 20),
        SlideColumn("Dove siamo", 20),
    )
    cells = tuple((*_cells(sources, row, has_named=has_named), "") for row in rows)
    return SlideTable("", columns, cells, _NOTE, tuple(map(_track, rows)))


def _rows(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]]) -> list[_Row]:
    by_key: dict[object, list[tuple[MeasureResult, Standing]]] = {}
    for result, standing in found:
        by_key.setdefault(result.measure.key, []).append((result, standing))
    return [
        _Row(pairs[0][0], sources.view.series[pairs[0][0].measure.key], tuple(s for _, s in pairs))
        for pairs in by_key.values()
    ]


_DOTS: Final = {PeerSet.CLUSTER: DotKind.CLUSTER, PeerSet.NATION: DotKind.NATION}
"""The sets that have a sign of their own."""


def _cells(sources: Sources, row: _Row, *, has_named: bool) -> Iterator[str]:
    symbol = sources.view.symbol(row.result)
    yield sentences.labelled(row.result)
    for year in (sources.year - 1, sources.year):
        told = next((v for v in row.series.values if v.year == year and v.value is not None), None)
        yield in_its_unit(row.series, told, symbol) if told else "–"
    for peers in (PeerSet.NATION, PeerSet.CLUSTER):
        mean = row.mean(peers)
        yield f"{quantity(mean.others.value, symbol)}{BESIDE}{mean.own.year}" if mean else "–"
    if has_named:
        each = (f"{short(s.others.scope, 30)} {quantity(s.others.value, symbol)}" for s in row.named)
        yield "; ".join(each) or "–"
    yield _verdict(row)


def _verdict(row: _Row) -> str:
    """Beside the means of the newest year; two that disagree have the ente between them."""
    courses = {s.course for s in row.compared}
    word = _WORDS.get(next(iter(courses)), _NEITHER) if len(courses) == 1 else _MIXED
    return f"{word}{BESIDE}{row.year}"


def _marked(row: _Row) -> Iterator[tuple[DotKind, Quantity | None]]:
    for standing in row.compared:
        if standing.others.peers in _DOTS:
            yield _DOTS[standing.others.peers], standing.others.value


def _track(row: _Row) -> tuple[Dot, ...]:
    """What the outcome compares on one line, the worst at 0 and the best at 1; in the middle where all are the same."""
    values = [(DotKind.OWN, row.compared[0].own.value), *_marked(row)]
    known = [(kind, value.value) for kind, value in values if value is not None]
    low, high = min(v for _, v in known), max(v for _, v in known)
    return tuple(Dot(kind, _place(value, low, high, row.series.direction)) for kind, value in known)


def _place(value: float, low: float, high: float, direction: Direction) -> float:
    at = (value - low) / (high - low) if high > low else 0.5
    return 1 - at if direction is Direction.LOWER and high > low else at
