"""A sheet turned into index arrays, once: which parts make which whole, and in which order.

Parts are numbered measures first, then nodes, in the sheet's order. A *layer* holds the wholes of
one height, so that each can be computed once those below are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.errors import TreeError, UnknownSectionError
from scoring.model import ROOT_CODE, MeasureState
from scoring.policy import Weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.model import Measure, Node, Sheet
    from scoring.policy import Policy, SectionPolicy


@dataclass(frozen=True, slots=True)
class Layer:
    """Wholes of one height and their parts, the parts of each whole together.

    Attributes:
        wholes: part numbers of the nodes computed here.
        parts: part numbers of everything they are made of.
        starts: where in ``parts`` each whole's begin (for ``np.add.reduceat``).
    """

    wholes: NDArray[np.int_]
    parts: NDArray[np.int_]
    starts: NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Structure:
    """The tree as arrays.

    Attributes:
        measures, nodes: how many of each; node i is part number ``measures + i``, the root is node 0.
        layers: from the lowest wholes to the root.
        parts_of: for each node that is made of something, the part numbers.
        counts: shape (measures,): False where the state keeps a measure out.
        equal: shape (measures + nodes,): True where the part weighs as much as its siblings,
            because the method says so (for one of them is enough: a percentage cannot be weighed
            against an equal part) or because no sibling's weight is printed.
        node_weights: shape (nodes,), percent; NaN where none is printed.
        held: each node weighs what it holds, whatever is printed.
    """

    measures: int
    nodes: int
    layers: tuple[Layer, ...]
    parts_of: Mapping[int, tuple[int, ...]]
    counts: NDArray[np.bool_]
    equal: NDArray[np.bool_]
    node_weights: NDArray[np.float64]
    held: bool = False

    @property
    def root(self) -> int:
        """Part number of the root."""
        return self.measures


def chain(plan: Structure) -> tuple[int, ...]:
    """Part numbers of the wholes that the root is made of through their parts, from the root down."""
    found, chained = [], {plan.root}
    for layer in reversed(plan.layers):
        for whole in layer.wholes.tolist():
            if whole in chained:
                found.append(whole)
                chained.update(plan.parts_of[whole - plan.measures])
    return tuple(found)


def outside(plan: Structure) -> tuple[int, ...]:
    """Nodes (by their place) that are made of something and are no part of the root: the groupings above its parts."""
    inside = {plan.root, *(part for whole in chain(plan) for part in plan.parts_of[whole - plan.measures])}
    return tuple(index for index in plan.parts_of if index + plan.measures not in inside)


def structure(sheet: Sheet, policy: Policy) -> Structure:
    """The arrays of a sheet under a method.

    Raises:
        TreeError: the sheet has no root, two nodes have one code, a node comes before its parent or
            hangs from none, or a measure hangs from no node.
        UnknownSectionError: the method does not know the section.
    """
    position = _positions(sheet.nodes)
    below = _children(sheet.nodes, position)
    own = _measures_by_node(sheet.measures, position)
    if sheet.section not in policy.sections:
        raise UnknownSectionError(sheet.section, tuple(policy.sections))
    section = policy.sections[sheet.section]
    offset = len(sheet.measures)
    parts_of = {
        index: parts
        for index in range(len(sheet.nodes))
        if (parts := _parts(index, sheet.nodes, below, own, section.mean_of, offset))
    }
    return Structure(
        measures=offset,
        nodes=len(sheet.nodes),
        layers=_layers(parts_of, offset),
        parts_of=parts_of,
        counts=np.array([m.state is MeasureState.MEASURED and not m.left_out for m in sheet.measures], dtype=bool),
        equal=_equal(sheet, policy, section, parts_of),
        node_weights=np.array([np.nan if n.weight is None else n.weight for n in sheet.nodes], dtype=float),
        held=section.weights is Weights.HELD,
    )


def _positions(nodes: Sequence[Node]) -> dict[str, int]:
    if not nodes or nodes[0].code != ROOT_CODE:
        raise TreeError("Albero", "manca la radice: il primo nodo deve avere codice vuoto.")
    position: dict[str, int] = {}
    for index, node in enumerate(nodes):
        if node.code in position:
            raise TreeError(node.code or "Albero", "due nodi hanno lo stesso codice nella stessa scheda.")
        if index and node.parent_code not in position:
            raise TreeError(node.code, f"il nodo superiore «{node.parent_code}» non c'è o viene dopo.")
        position[node.code] = index
    return position


def _children(nodes: Sequence[Node], position: Mapping[str, int]) -> list[list[int]]:
    below: list[list[int]] = [[] for _ in nodes]
    for index, node in enumerate(nodes[1:], start=1):
        below[position[node.parent_code]].append(index)
    return below


def _measures_by_node(measures: Sequence[Measure], position: Mapping[str, int]) -> list[list[int]]:
    own: list[list[int]] = [[] for _ in position]
    for index, measure in enumerate(measures):
        if measure.key.node_code not in position:
            raise TreeError(measure.key.indicator_code, f"il nodo «{measure.key.node_code}» non c'è.")
        own[position[measure.key.node_code]].append(index)
    return own


def _parts(  # noqa: PLR0913, PLR0917 - the whole tree is needed to find one node's parts
    index: int,
    nodes: Sequence[Node],
    below: list[list[int]],
    own: list[list[int]],
    mean_of: tuple[str, ...],
    offset: int,
) -> tuple[int, ...]:
    """What a node is made of: its indicators; else the nodes of the mean below it; else its children."""
    if not mean_of:
        return (*own[index], *(offset + child for child in below[index]))
    if own[index]:
        return tuple(own[index])
    if index and nodes[index].level in mean_of:
        return tuple(offset + child for child in below[index])
    nearest = _nearest(index, nodes, below, mean_of)
    return tuple(offset + node for node in (nearest or below[index]))


def _nearest(index: int, nodes: Sequence[Node], below: list[list[int]], mean_of: tuple[str, ...]) -> list[int]:
    found: list[int] = []
    for child in below[index]:
        is_part = nodes[child].level in mean_of and not nodes[child].is_heading
        found += [child] if is_part else _nearest(child, nodes, below, mean_of)
    return found


def _layers(parts_of: Mapping[int, tuple[int, ...]], offset: int) -> tuple[Layer, ...]:
    heights: dict[int, int] = {}
    for index in sorted(parts_of, reverse=True):
        heights[index] = 1 + max(heights.get(part - offset, 0) for part in parts_of[index])
    return tuple(
        _layer([index for index in parts_of if heights[index] == height], parts_of, offset)
        for height in sorted(set(heights.values()))
    )


def _layer(indices: list[int], parts_of: Mapping[int, tuple[int, ...]], offset: int) -> Layer:
    sizes = [len(parts_of[index]) for index in indices]
    return Layer(
        wholes=np.array([offset + index for index in indices], dtype=np.int_),
        parts=np.array([part for index in indices for part in parts_of[index]], dtype=np.int_),
        starts=np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int_),
    )


def _equal(
    sheet: Sheet, policy: Policy, section: SectionPolicy, parts_of: Mapping[int, tuple[int, ...]]
) -> NDArray[np.bool_]:
    offset = len(sheet.measures)
    weights = [m.weight for m in sheet.measures] + [n.weight for n in sheet.nodes]
    equal = np.zeros(len(weights), dtype=bool)
    equal[:offset] = policy.weights is Weights.EQUAL
    equal[offset:] = section.weights is Weights.EQUAL
    decided: set[int] = set()
    # From the root down: a part of two wholes (the root and a grouping) has its weight from the upper one.
    for parts in parts_of.values():
        fresh = [part for part in parts if part not in decided]
        if equal[fresh].any() or all(weights[part] is None for part in parts):
            equal[fresh] = True
        decided.update(parts)
    return equal
