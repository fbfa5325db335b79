"""What there is to say of the parts of an indicator: its units, its groups of people, its territories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.breakdown import is_of_units, makes_the_whole
from data.plan.sheets import NOT_YET
from data.plan.units import plain_name
from scoring.breakdown import PartValue, score_part
from ui.facts import words
from ui.facts.format import NOTHING, printed, quantity
from ui.facts.format import target as promise_of
from ui.facts.node_record import measure_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.plan.records import BreakdownRow
    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View

NOT_COUNTED: Final = "Il punteggio di una parte è suo: il risultato viene dal consuntivo intero."
NO_OWN_TARGET: Final = (
    "Una parte di un conteggio, o di un numero senza numeratore e denominatore, ha un punteggio solo con un target suo."
)
NOT_OF_THE_UNIT: Final = "Non fanno parte del risultato dell'unità, che viene dai suoi obiettivi."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an indicator; a text is empty where there is nothing to say.

    Attributes:
        name: as written.
        reached: what it reached; where there is no value, in words why.
        ratio: ``24 / 104``.
        target: its own, else the indicator's where that holds for a part.
        earlier: what it reached in other years, newest first.
        result: its score, under the indicator's own rule.
    """

    name: str
    reached: str
    ratio: str
    target: str
    earlier: str
    note: str
    result: MeasureResult


@dataclass(frozen=True, slots=True)
class Division:
    """An indicator in the parts of one dimension.

    Attributes:
        dimension: in the words of whoever divides it.
        parts: in the order of the document; only those of which the year of the plan tells.
        sentences: what a reader must know of their scores.
    """

    dimension: str
    parts: tuple[Part, ...]
    sentences: tuple[str, ...]

    @property
    def title(self) -> str:
        """The heading of its table: ``Per genere``."""
        return f"Per {self.dimension}"


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What a unit reached on an indicator, beside the whole of it.

    Attributes:
        scored, whole: the indicator, and the sheet that it is in.
        reached: by the whole; where there is no value, in two words why.
    """

    scored: ScoredSheet
    whole: MeasureResult
    reached: str
    part: Part


def divisions(view: View, result: MeasureResult) -> tuple[Division, ...]:
    """The parts of an indicator by dimension, in the order of the document; empty where nobody tells of any."""
    found: dict[str, list[BreakdownRow]] = {}
    for row in view.breakdown.get(result.measure.key, ()):
        if row.year == view.plan.year:
            found.setdefault(plain_name(row.dimension).casefold(), []).append(row)
    return tuple(_division(view, result, rows) for rows in found.values())


def unit_values(view: View, unit: str) -> tuple[UnitValue, ...]:
    """The indicators on which a unit has a value of its own, in the order of the sheets."""
    rows = {key: own for key in view.breakdown if (own := _of_unit(view, key, unit))}
    return tuple(
        UnitValue(scored, result, measure_record(view, result).actual, part_of(view, result, rows[result.measure.key]))
        for scored in view.sheets
        for result in scored.measures
        if result.measure.key in rows
    )


def _of_unit(view: View, key: MeasureKey, unit: str) -> BreakdownRow | None:
    return next(
        (
            row
            for row in view.breakdown[key]
            if row.year == view.plan.year and is_of_units(row.dimension) and unit in view.unit_names.of(row.part)
        ),
        None,
    )


def part_of(view: View, whole: MeasureResult, row: BreakdownRow) -> Part:
    """One part of an indicator, scored."""
    measure = whole.measure
    is_awaited = row.availability == NOT_YET and not view.plan.is_closed
    value = PartValue(
        actual=row.reached, target=row.target, is_awaited=is_awaited, makes_the_whole=_is_of_a_sum(view, whole, row)
    )
    result = score_part(measure, value, view.plan.policy)
    symbol = "" if measure.is_date else view.symbol(whole)
    return Part(
        name=row.part,
        reached=quantity(row.reached, symbol) if row.reached else _absence(row),
        ratio=ratio(row.numerator, row.denominator),
        target=promise_of(result.measure, symbol),
        earlier=" · ".join(_earlier(view, row, symbol)),
        note=row.note,
        result=result,
    )


def ratio(numerator: Quantity | None, denominator: Quantity | None) -> str:
    """The two terms of a ratio: ``24 / 104``; empty where neither is printed.

    Examples:
        >>> from scoring.model import Quantity
        >>> ratio(Quantity(24, 0.0, "24"), None), ratio(None, None)
        ('24 / non stampato', '')
    """
    if numerator is None and denominator is None:
        return ""
    return " / ".join(printed(q.text) if q else "non stampato" for q in (numerator, denominator))


def _absence(row: BreakdownRow) -> str:
    return NOTHING if row.availability == "blank" else words.AVAILABILITY[row.availability]


def _division(view: View, result: MeasureResult, rows: Sequence[BreakdownRow]) -> Division:
    lacks = any(_is_of_a_sum(view, result, row) and row.target is None for row in rows)
    sentences = (NOT_COUNTED, NO_OWN_TARGET) if lacks else (NOT_COUNTED,)
    return Division(rows[0].dimension, tuple(part_of(view, result, row) for row in rows), sentences)


def _is_of_a_sum(view: View, whole: MeasureResult, row: BreakdownRow) -> bool:
    return makes_the_whole(view.plan.ente.unit_kind(whole.measure.unit), row)


def _earlier(view: View, now: BreakdownRow, symbol: str) -> Iterator[str]:
    place = (plain_name(now.dimension).casefold(), plain_name(now.part).casefold())
    others = [
        row
        for row in view.breakdown[now.key]
        if row.year != now.year and (plain_name(row.dimension).casefold(), plain_name(row.part).casefold()) == place
    ]
    for row in sorted(others, key=lambda other: -other.year):
        if row.reached:
            yield f"{row.year}: {quantity(row.reached, symbol)}"
