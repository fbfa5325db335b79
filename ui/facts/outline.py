"""The tree as rows: every objective and indicator of a sheet, or of all of them, filtered and sorted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scoring.summary import parts
from ui.facts import states
from ui.facts.format import count
from ui.facts.search.letters import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.policy import Band
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View


class Order(StrEnum):
    """How rows follow each other. The value is what the reader sees and the address says."""

    TREE = "In ordine"
    """As in the document, each below what it belongs to."""
    LOST = "Punti persi"
    """Only what costs points, most first."""


class Kind(StrEnum):
    """What a row is of. The value is what the reader sees and the address says."""

    OBJECTIVE = "Obiettivi"
    """One of those that the sheet's result is the mean of."""
    INDICATOR = "Indicatori"
    OTHER = "Raggruppamenti"
    """The sheet itself, what groups objectives, what lies between them and the indicators."""


_NOUNS: Final = {
    Kind.OBJECTIVE: ("obiettivo", "obiettivi"),
    Kind.INDICATOR: ("indicatore", "indicatori"),
    Kind.OTHER: ("raggruppamento", "raggruppamenti"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asks to see. Empty means everything.

    Attributes:
        states: words of states, ``Senza punteggio`` among them.
        kinds: values of ``Kind``.
        units: names of organisational units, each once however it is written. typologies: of the indicators.
        text: words looked for in codes and titles, in any order; an objective's code finds its indicators too.
    """

    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    typologies: tuple[str, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.states or self.kinds or self.units or self.typologies or self.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the tree.

    Attributes:
        scored: the sheet that it is of.
        node_code, indicator_code: which place it leads to; the indicator empty for a node.
        depth: how far from the root, 0 for the root itself.
        units: that answer for it.
    """

    scored: ScoredSheet
    result: NodeResult | MeasureResult
    node_code: str
    indicator_code: str
    title: str
    depth: int
    kind: Kind
    units: tuple[str, ...] = ()
    typology: str = ""

    @property
    def code(self) -> str:
        """Of the indicator, else of the node; empty for a root."""
        return self.indicator_code or self.node_code


def rows(view: View, scored: ScoredSheet, *, at: str = "") -> tuple[Row, ...]:
    """A node and everything below it, in the tree's order.

    Args:
        view: where the texts are.
        scored: the sheet.
        at: code of the node; the root's is empty.
    """
    objectives = {r.code for r in parts(scored)}
    return tuple(_walk(view, scored, scored.node(at), 0, objectives))


def rows_of_all(view: View) -> tuple[Row, ...]:
    """Every row of every sheet, one sheet after the other."""
    return tuple(row for scored in view.sheets for row in rows(view, scored))


def matching(found: Sequence[Row], filters: Filters, order: Order = Order.TREE) -> tuple[Row, ...]:
    """The rows a reader asks for."""
    kept = tuple(row for row in found if _matches(row, filters)) if filters else tuple(found)
    if order is Order.LOST:
        costing = [row for row in kept if row.result.lost > 0 and (row.indicator_code or filters.kinds)]
        return tuple(sorted(costing, key=lambda row: -row.result.lost))
    return kept


def how_many(found: Sequence[Row]) -> str:
    """How many rows, and of what where they are of several kinds: ``22 righe (6 obiettivi, 10 indicatori, …)``."""
    counted = Counter(row.kind for row in found)
    kinds = [count(counted[kind], *_NOUNS[kind]) for kind in Kind if counted[kind]]
    return count(len(found), "riga", "righe") + (f" ({', '.join(kinds)})" if len(kinds) > 1 else "")


def state_counts(found: Sequence[Row], bands: Sequence[Band | None]) -> tuple[tuple[Band | None, int], ...]:
    """How many rows have each state; a state that none has is there with 0."""
    counted = Counter(states.word(row.result.band) for row in found)
    return tuple((band, counted[states.word(band)]) for band in bands)


def _walk(view: View, scored: ScoredSheet, result: NodeResult, depth: int, objectives: set[str]) -> Iterator[Row]:
    code = result.node.code
    text = view.node_row(scored, code)
    units = view.unit_names.of(text.units) if text else ()
    yield Row(
        scored=scored,
        result=result,
        node_code=code,
        indicator_code="",
        title=result.node.title,
        depth=depth,
        kind=Kind.OBJECTIVE if code in objectives else Kind.OTHER,
        units=units,
    )
    yield from (_measure_row(view, scored, m, depth + 1, units) for m in scored.measures_of(code))
    for child in scored.children(code):
        yield from _walk(view, scored, child, depth + 1, objectives)


def _measure_row(view: View, scored: ScoredSheet, result: MeasureResult, depth: int, units: tuple[str, ...]) -> Row:
    key = result.measure.key
    return Row(
        scored=scored,
        result=result,
        node_code=key.node_code,
        indicator_code=key.indicator_code,
        title=result.measure.name,
        depth=depth,
        kind=Kind.INDICATOR,
        units=units,
        typology=view.texts[key].typology,
    )


def _matches(row: Row, filters: Filters) -> bool:
    return (
        (not filters.states or states.word(row.result.band) in filters.states)
        and (not filters.kinds or row.kind in filters.kinds)
        and (not filters.units or not set(filters.units).isdisjoint(row.units))
        and (not filters.typologies or row.typology in filters.typologies)
        and (not filters.text or holds(f"{row.code} {row.title} {row.node_code}", filters.text))
    )
