"""Random plans and methods: trees of any depth, weights printed or not, rules, absences, roundings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from scoring.model import ROOT_CODE, Direction, Measure, MeasureState, Node, Op, Quantity, Sheet
from scoring.policy import (
    Aggregation,
    Band,
    Bands,
    Missing,
    Policy,
    Rounding,
    RoundingMode,
    Weights,
)
from tests.scoring.samples import ROOT, SECTION, a_measure, a_node, a_policy

if TYPE_CHECKING:
    from collections.abc import Callable

MONOTONE_RULES = (
    "soglia_lineare",
    "proporzionale",
    "proporzionale_inverso",
    "proporzionale_speculare",
    "on_off",
    "progresso",
    "doppia_soglia",
    "entro_data",
    "oltre_soglia",
    "minimo_e_atteso",
)
"""Rules in which a better actual never scores less, and which need no parameters."""
WITH_PARAMETERS = frozenset({"fasce", "fasce_percentuali", "spezzata", "spezzata_percentuale", "intervallo"})

LEVELS = ("primo", "secondo", "terzo")

tenths = st.integers(-10_000, 10_000).map(lambda n: n / 10)
gaps = st.integers(1, 5_000).map(lambda n: n / 10)
weights = st.one_of(st.none(), st.just(0.0), st.integers(1, 100).map(float))
shares = st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0])
roundings = st.one_of(
    st.just(Rounding()),
    st.builds(Rounding, st.sampled_from([RoundingMode.HALF_UP, RoundingMode.TRUNCATE]), st.integers(0, 4)),
)
by_level = st.one_of(
    st.just({}), st.dictionaries(st.sampled_from(LEVELS), st.sampled_from(Aggregation), min_size=1, max_size=2)
)


@st.composite
def policies(draw: st.DrawFn, **fixed: Any) -> Policy:
    """A method; what is named is as given, the rest is drawn."""
    choices: dict[str, Any] = {
        "rule": st.sampled_from(MONOTONE_RULES),
        "cap": st.sampled_from([60.0, 100.0, 120.0]),
        "floor": st.sampled_from([0.0, 10.0]),
        "missing": st.sampled_from(Missing),
        "aggregation": st.sampled_from(Aggregation),
        "level_aggregations": st.just({}) if "aggregation" in fixed else by_level,
        "weights": st.sampled_from(Weights),
        "renormalise": st.booleans(),
        "min_measured_share": shares,
        "leaf_rounding": roundings,
        "node_rounding": roundings,
        "root_rounding": roundings,
    }
    drawn = {name: draw(choice) for name, choice in choices.items() if name not in fixed}
    mean_of = fixed.pop("mean_of", None)
    if mean_of is None:
        mean_of = draw(st.sampled_from([(), ("primo",), ("secondo",), ("primo", "terzo"), ("assente",)]))
    node_weights = fixed.pop("node_weights", None) or draw(st.sampled_from(Weights))
    return a_policy(mean_of=mean_of, node_weights=node_weights, **drawn, **fixed)


def adds_points(policy: Policy) -> bool:
    """Whether a node somewhere is a sum: its weights are then points, not proportions."""
    return Aggregation.SUM in {policy.aggregation, *policy.level_aggregations.values()}


@st.composite
def measures(draw: st.DrawFn, code: str, node: str, **fixed: Any) -> Measure:
    """An indicator whose soglia, baseline and benchmark are on the right side of its target."""
    direction = draw(st.sampled_from([Direction.HIGHER, Direction.LOWER]))
    better = 1 if direction is Direction.HIGHER else -1
    target = draw(tenths)
    strict = draw(st.booleans())
    fields: dict[str, Any] = {
        "direction": direction,
        "target": target,
        "soglia": draw(st.one_of(st.none(), gaps.map(lambda gap: target - better * gap))),
        "actual": _printed(draw(tenths), draw(st.sampled_from([0.0, 0.05, 0.5]))),
        "baseline": draw(tenths),
        "benchmark": draw(tenths),
        "weight": draw(weights),
        "op": (Op.MORE_THAN if better > 0 else Op.LESS_THAN) if strict else None,
        "state": draw(st.sampled_from([MeasureState.MEASURED] * 5 + [MeasureState.SUPPRESSED])),
    }
    absence = draw(st.sampled_from(["none"] * 5 + ["missing", "declared", "no target"]))
    if absence != "none":
        fields["actual"] = None
    if absence == "declared":
        fields["declared"] = float(draw(st.integers(0, 100)))
    if absence == "no target":
        fields["target"] = fields["soglia"] = None
    return a_measure(code, node, **(fields | fixed))


@st.composite
def sheets(draw: st.DrawFn, **fixed: Any) -> Sheet:
    """A tree of up to eight nodes under the root, of any depth, with up to twelve indicators.

    Fields named are given to every indicator.
    """
    nodes: list[Node] = [ROOT]
    depth = {ROOT_CODE: 0}
    for number in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from(nodes)).code
        code = f"n{number}"
        depth[code] = depth[parent] + 1
        level = LEVELS[min(depth[code], len(LEVELS)) - 1]
        heading = draw(st.sampled_from([False] * 5 + [True]))
        nodes.append(a_node(code, parent, level=level, weight=draw(weights), is_heading=heading))
    places = draw(st.lists(st.sampled_from([node.code for node in nodes]), max_size=12))
    found = tuple(draw(measures(f"k{number}", place, **fixed)) for number, place in enumerate(places))
    return Sheet(section=SECTION, nodes=tuple(nodes), measures=found)


@st.composite
def reordered(draw: st.DrawFn, sheet: Sheet) -> Sheet:
    """The same tree with siblings and indicators in another order; parents stay before children."""
    waiting = list(sheet.nodes[1:])
    done = [sheet.nodes[0]]
    while waiting:
        seen = {node.code for node in done}
        ready = [node for node in waiting if node.parent_code in seen]
        chosen = draw(st.sampled_from(ready))
        waiting.remove(chosen)
        done.append(chosen)
    return replace(sheet, nodes=tuple(done), measures=tuple(draw(st.permutations(sheet.measures))))


@st.composite
def scales(draw: st.DrawFn) -> Bands:
    """A scale of words with limits that rise, each included in the word above or below."""
    limits = sorted(draw(st.sets(st.integers(-50, 150), max_size=6)))
    first = Band(word="0", symbol="0", colour="grey")
    others = (
        Band(word=str(n), symbol="n", colour="grey", lower=float(limit), includes_lower=draw(st.booleans()))
        for n, limit in enumerate(limits, start=1)
    )
    return Bands((first, *others))


def scaled(sheet: Sheet, factor: float) -> Sheet:
    """The same plan in another unit of measure."""

    def by_factor(quantity: Quantity | None) -> Quantity | None:
        return quantity and replace(quantity, value=quantity.value * factor, half_unit=quantity.half_unit * factor)

    names = ("target", "soglia", "actual", "baseline", "previous", "benchmark")
    return each_measure(sheet, lambda m: replace(m, **{name: by_factor(getattr(m, name)) for name in names}))


def each_measure(sheet: Sheet, change: Callable[[Measure], Measure]) -> Sheet:
    """The sheet with every indicator changed."""
    return replace(sheet, measures=tuple(change(measure) for measure in sheet.measures))


def _printed(value: float, half_unit: float) -> Quantity:
    return Quantity(value, half_unit, repr(value))
