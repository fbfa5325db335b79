"""A few measures of one sheet moved: the wholes above them computed anew by the one engine, the rest as it stands.

What a measure can change are its node and the wholes on the way up to the root. Everything else keeps the score
and the weight that it has, so that a large tree need not be scored again for each value that is tried.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.engine import Model, aggregate, begun, build, filled, groups_of, inputs, places
from scoring.policy import RoundingMode
from scoring.structure import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Found, Inputs
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.structure import Structure


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet as it stands.

    Attributes:
        found: its evaluation, one scenario.
        wholes_of: the part numbers of the wholes that each part is in.
    """

    model: Model
    given: Inputs
    found: Found
    wholes_of: Mapping[int, tuple[int, ...]]


def standing(sheet: Sheet, policy: Policy) -> Standing:
    """A sheet under a method, ready to have some of its measures moved.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
    """
    model, given = build(sheet, policy), inputs(sheet)
    wholes: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for index, parts in model.structure.parts_of.items():
        for part in parts:
            wholes[part] += (model.structure.measures + index,)
    return Standing(model, given, filled(model, given), wholes)


@dataclass(frozen=True, slots=True)
class Way:
    """The part of a sheet that some of its measures can move, numbered by itself: measures first, then nodes.

    Attributes:
        model: of that part; its nodes need not hang together.
        parts: which parts of the sheet they are.
        still: places of the nodes whose scores stay.
    """

    model: Model
    parts: NDArray[np.int_]
    still: NDArray[np.int_]


def way(stands: Standing, rows: Sequence[int]) -> Way:
    """What some measures can move.

    Args:
        stands: the sheet.
        rows: positions of the measures.
    """
    plan = stands.model.structure
    wholes = _wholes_above(stands, rows)
    among = {part for whole in wholes for part in plan.parts_of[whole - plan.measures]}
    parts = np.array(sorted({plan.root, *rows, *wholes, *among}), dtype=np.int_)
    place = {part: at for at, part in enumerate(parts.tolist())}
    still = [at for part, at in place.items() if part >= plan.measures and part not in wholes]
    return Way(_model(stands.model, parts, place, wholes), parts, np.array(still, dtype=np.int_))


def scores_along(stands: Standing, found: Way, given: Inputs) -> Array:
    """Scores of the parts of a way, its measures first, in every scenario.

    Args:
        stands: the sheet.
        found: the way.
        given: numbers of its measures, in its order.
    """
    made, was = begun(found.model, given), stands.found
    at, there = found.still, found.parts[found.still]
    for mine, theirs in zip(_of_parts(made), _of_parts(was), strict=True):
        mine[at] = theirs[there]
    for height, layer in enumerate(found.model.structure.layers):
        aggregate(found.model, height, layer, made)
    return made.parts


def _of_parts(found: Found) -> tuple[Array, ...]:
    """What an evaluation knows of every part; of the wholes that are computed anew it is written over."""
    return found.parts, found.planned, found.full, found.awaited, found.entering


def _wholes_above(stands: Standing, rows: Sequence[int]) -> set[int]:
    found: set[int] = set()
    last: set[int] = set(rows)
    while last:
        last = {whole for part in last for whole in stands.wholes_of.get(part, ())} - found
        found |= last
    return found


def _model(model: Model, parts: NDArray[np.int_], place: Mapping[int, int], wholes: set[int]) -> Model:
    plan, policy = model.structure, model.policy
    own = parts[parts < plan.measures]
    nodes = parts[len(own) :] - plan.measures
    sheet = replace(
        model.sheet,
        measures=tuple(model.sheet.measures[row] for row in own.tolist()),
        nodes=tuple(model.sheet.nodes[index] for index in nodes.tolist()),
    )
    layers = tuple(
        _layer(plan, moving, place)
        for layer in plan.layers
        if (moving := [whole for whole in layer.wholes.tolist() if whole in wholes])
    )
    reduced = replace(
        plan,
        measures=len(own),
        nodes=len(nodes),
        layers=layers,
        parts_of={},
        counts=plan.counts[own],
        equal=plan.equal[parts],
        node_weights=plan.node_weights[nodes],
    )
    shortened = (places(sheet, layer, policy.rounding_of) for layer in layers)
    return Model(
        sheet=sheet,
        policy=policy,
        structure=reduced,
        groups=groups_of(sheet, policy),
        awaited=model.awaited[own],
        roundings=tuple(tuple(each for each in found if each[0].mode is not RoundingMode.NONE) for found in shortened),
        aggregations=tuple(places(sheet, layer, policy.aggregation_of) for layer in layers),
    )


def _layer(plan: Structure, wholes: Sequence[int], place: Mapping[int, int]) -> Layer:
    parts = [[place[part] for part in plan.parts_of[whole - plan.measures]] for whole in wholes]
    starts = np.cumsum([0, *(len(each) for each in parts[:-1])])
    return Layer(
        wholes=np.array([place[whole] for whole in wholes], dtype=np.int_),
        parts=np.array([part for each in parts for part in each], dtype=np.int_),
        starts=starts.astype(np.int_),
    )
