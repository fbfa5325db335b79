"""The tree as rows: what the table beside the figure shows, filtered, sorted, opened along a path."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.summary import parts
from ui.facts import states

if TYPE_CHECKING:
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View


class Order(StrEnum):
    """Which rows, and how they follow each other. The value is what the reader sees and the address says."""

    HERE = "Qui"
    """The way to where the reader is, and what lies there."""
    ALL = "Tutto"
    """Every node and indicator, in the document's order."""
    LOST = "Punti persi"
    """Indicators that cost points, most first."""


class Kind(StrEnum):
    """What a row is of. The value is what the reader sees and the address says."""

    OBJECTIVE = "Obiettivi"
    """One of those that the sheet's result is the mean of."""
    INDICATOR = "Indicatori"
    OTHER = "Raggruppamenti"
    """The sheet itself, what groups objectives, what lies between them and the indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asks to see. Empty means everything.

    Attributes:
        states: words of states, ``Senza punteggio`` among them.
        kinds: values of ``Kind``.
        units: names of organisational units, each once however it is written. typologies: of the indicators.
        text: looked for in codes and titles, whatever the case; an objective's code finds its indicators too.
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
    """One line of the outline.

    Attributes:
        node_code, indicator_code: which place it leads to; the indicator empty for a node.
        depth: how far from the root, 0 for the root itself.
        units: that answer for it.
        opens: whether something lies below; ``is_open`` whether it is shown.
    """

    result: NodeResult | MeasureResult
    node_code: str
    indicator_code: str
    code: str
    title: str
    depth: int
    kind: Kind = Kind.OTHER
    units: tuple[str, ...] = ()
    typology: str = ""
    opens: bool = False
    is_open: bool = False


def rows(view: View, scored: ScoredSheet, *, at: str, everything: bool) -> tuple[Row, ...]:
    """The outline in the tree's order.

    Args:
        view: where the texts are.
        scored: the sheet.
        at: code of the node the reader is at: only the path to it and what it holds are shown, so that
            the reader never looks for the place on a long list.
        everything: open every node.
    """
    path = {r.node.code for r in scored.path(at)}
    opened = {r.node.code for r in scored.nodes} if everything else path
    found: list[Row] = []
    _walk(view, scored, scored.root, 0, opened, found)
    objectives = {r.code for r in parts(scored)}
    found = [replace(row, kind=_kind(row, objectives)) for row in found]
    if everything:
        return tuple(found)
    below = {r.node.code for r in scored.children(at)}
    return tuple(row for row in found if row.node_code in path | below and _is_near(row, at))


def matching(found: tuple[Row, ...], filters: Filters, order: Order) -> tuple[Row, ...]:
    """The rows a reader asks for. Sorted by lost points they are a flat list of indicators."""
    kept = tuple(row for row in found if _matches(row, filters))
    if order is Order.LOST:
        flat = [row for row in kept if row.indicator_code and row.result.lost > 0]
        return tuple(sorted(flat, key=lambda row: -row.result.lost))
    return kept


def _kind(row: Row, objectives: set[str]) -> Kind:
    if row.indicator_code:
        return Kind.INDICATOR
    return Kind.OBJECTIVE if row.node_code in objectives else Kind.OTHER


def _is_near(row: Row, at: str) -> bool:
    """An indicator is shown only under the node the reader is at."""
    return not row.indicator_code or row.node_code == at


def _walk(  # noqa: PLR0913, PLR0917 - a recursion carries what it fills
    view: View, scored: ScoredSheet, result: NodeResult, depth: int, opened: set[str], found: list[Row]
) -> None:
    node = result.node
    children, measures = scored.children(node.code), scored.measures_of(node.code)
    text = view.node_row(scored, node.code)
    units = view.unit_names.of(text.units) if text else ()
    found.append(
        Row(
            result=result,
            node_code=node.code,
            indicator_code="",
            code=node.code,
            title=node.title,
            depth=depth,
            units=units,
            opens=bool(children or measures),
            is_open=node.code in opened,
        )
    )
    if node.code not in opened:
        return
    found.extend(_measure_row(view, m, depth + 1, units) for m in measures)
    for child in children:
        _walk(view, scored, child, depth + 1, opened, found)


def _measure_row(view: View, result: MeasureResult, depth: int, units: tuple[str, ...]) -> Row:
    key = result.measure.key
    return Row(
        result=result,
        node_code=key.node_code,
        indicator_code=key.indicator_code,
        code=key.indicator_code,
        title=result.measure.name,
        depth=depth,
        units=units,
        typology=view.texts[key].typology,
    )


def _matches(row: Row, filters: Filters) -> bool:
    wanted = filters.text.strip().casefold()
    return (
        (not filters.states or states.word(row.result.band) in filters.states)
        and (not filters.kinds or row.kind in filters.kinds)
        and (not filters.units or not set(filters.units).isdisjoint(row.units))
        and (not filters.typologies or row.typology in filters.typologies)
        and (not wanted or wanted in f"{row.code} {row.title} {row.node_code}".casefold())
    )
