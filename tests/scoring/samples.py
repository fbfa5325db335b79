"""Small plans and methods for the tests of scoring, each argument with the value that does nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scoring.model import ROOT_CODE, Direction, Measure, MeasureKey, Node, Quantity, Sheet
from scoring.policy import Band, Bands, Policy, SectionPolicy, Weights

BANDS = Bands(
    (
        Band(word="Non raggiunto", symbol="✕", colour="red"),
        Band(word="Parzialmente raggiunto", symbol="◐", colour="yellow", lower=0, includes_lower=False),
        Band(word="Raggiunto", symbol="✓", colour="green", lower=95),
    )
)
SECTION = "strategico"


def a_policy(*, mean_of: tuple[str, ...] = (), node_weights: Weights = Weights.AS_GIVEN, **changes: Any) -> Policy:
    """A method with the rule of Torino: linear from soglia to target, weighted means, missing is zero."""
    made = Policy(
        title="Metodo di prova",
        first_year=2022,
        rule="soglia_lineare",
        bands=BANDS,
        main_section=SECTION,
        sections={SECTION: SectionPolicy(root="Risultato", mean_of=mean_of, weights=node_weights)},
    )
    return replace(made, **changes)


def printed(text: str, half_unit: float = 0.0) -> Quantity:
    """A figure as printed."""
    return Quantity(float(text), half_unit, text)


def quantity(value: float | None) -> Quantity | None:
    """An exact number, or nothing."""
    return None if value is None else Quantity(float(value), 0.0, repr(float(value)))


def a_measure(code: str = "k1", node: str = ROOT_CODE, **fields: Any) -> Measure:
    """An indicator of weight 100, target 100, soglia 0, so that its score is its actual.

    Numbers among the fields become exact quantities.
    """
    given: dict[str, Any] = {"target": 100, "soglia": 0, "weight": 100.0, "direction": Direction.HIGHER}
    given |= fields
    for name in ("target", "soglia", "actual", "declared", "baseline", "previous", "benchmark"):
        if not isinstance(given.get(name), Quantity):
            given[name] = quantity(given.get(name))
    return Measure(key=MeasureKey(SECTION, "", node, code), name=code, **given)


def a_node(code: str, parent: str = ROOT_CODE, **fields: Any) -> Node:
    """A node without weight, of the level ``obiettivo``."""
    return Node(**{"code": code, "title": code, "level": "obiettivo", "parent_code": parent} | fields)


ROOT = Node(code=ROOT_CODE, title="Risultato", level="root")


def a_sheet(*parts: Node | Measure) -> Sheet:
    """A sheet of the nodes and measures given, in their order, under a root."""
    nodes = tuple(part for part in parts if isinstance(part, Node))
    measures = tuple(part for part in parts if isinstance(part, Measure))
    return Sheet(section=SECTION, nodes=(ROOT, *nodes), measures=measures)
