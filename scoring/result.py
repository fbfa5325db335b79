"""What the engine answers: every number with its reason, ready to be shown or exported."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from scoring.engine import build
from scoring.shared import at_keys
from scoring.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.calculation import Calculation, Step
    from scoring.curves import Curve
    from scoring.engine import Model
    from scoring.model import Measure, MeasureKey, Node, Published, Sheet
    from scoring.policy import Band, Policy
    from scoring.structure import Structure

_Result = TypeVar("_Result")


class Why(StrEnum):
    """Why a score is what it is, or why there is none."""

    COMPUTED = "computed"
    """By the rule, from target, soglia and actual."""
    DECLARED = "declared"
    """A percentage declared for a qualitative result: used, not recomputable."""
    ASSIGNED = "assigned"
    """A score given by hand, with its reason: used in the place of the rule's."""
    MISSING_IS_ZERO = "missing_is_zero"
    """No actual, and the method says that this means not done: 0."""
    MISSING_IS_REACHED = "missing_is_reached"
    """No actual, and the method says that this means reached: 100."""
    NO_ACTUAL = "no_actual"
    AWAITED = "awaited"
    """Not measured yet: the year is in course. Of a node: nothing below it is measured yet."""
    IN_COURSE = "in_course"
    """A node of which a part is awaited: its score is on what is measured."""
    NO_TARGET = "no_target"
    NOT_COMPUTABLE = "not_computable"
    """The rule needs something that is not there: a benchmark, a target above zero."""
    NO_WEIGHT = "no_weight"
    """Weight zero or none: not measured."""
    NOT_MEASURED = "not_measured"
    SUPPRESSED = "suppressed"
    NOT_MEASURABLE = "not_measurable"
    NOT_AVAILABLE = "not_available"
    EXCLUDED = "excluded"
    NOT_COMPARABLE = "not_comparable"
    """On this basis the target belonged to another indicator."""
    NOTHING_MEASURED = "nothing_measured"
    """A node none of whose parts has a score."""
    TOO_LITTLE_MEASURED = "too_little_measured"
    """A node with less measured weight than the method asks for."""
    NOT_EVALUABLE = "not_evaluable"
    """A node with an indicator that has no actual, where the method then gives the node none."""


class Verdict(StrEnum):
    """How a published figure stands to the one computed here."""

    COINCIDES = "coincide"
    """Ours, rounded half up to the printed digits, is the printed one."""
    COMPATIBLE = "compatibile"
    """Some actual that prints the same way gives the printed figure."""
    DIFFERS = "non coincide"
    DECLARED = "dichiarato"
    """There is nothing to recompute it from."""


class VerdictReason(StrEnum):
    """What explains a verdict that is not plainly ``coincide``."""

    NONE = ""
    ROUNDED_INPUTS = "rounded_inputs"
    """The actual is printed rounded; the exact one may give the published figure."""
    TRUNCATED = "truncated"
    """The published figure is ours cut off instead of rounded."""
    OUT_OF_INTERVAL = "out_of_interval"
    """No actual that prints the same way gives the published figure."""
    OTHER_WORD = "other_word"
    """The document prints a word and no figure, and no actual that prints the same way has that word."""
    OTHER_TARGETS = "other_targets"
    """Published on the targets valid at the end of the year, which are not the ones used here: no verdict."""
    NO_SCORE_HERE = "no_score_here"
    """A figure is published where the method gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult:
    """One indicator scored.

    Attributes:
        score: percent, or None with the reason in ``why``.
        low, high: lowest and highest score that the printed precision of the actual allows.
        band: word, symbol and colour of the score; None without a score, ``IN_COURSE`` where something is awaited.
        rule: name of the rule applied; ``curve`` the same drawn, None where it cannot be (no target).
        weight: share of the node, 0-1, after what is not measured was left out; 0 when left out.
        effective_weight: share of the root of its sheet, 0-1.
        lost: points of the root lost here; without a score, those of what counts as zero, else 0. See
            ``scoring.calculation``.
        by_rule: the score that the rule would give where one is given by hand; None elsewhere, or where it gives none.
        raw: the score before floor, cap and rounding; None without one. ``steps`` what was done to it.
    """

    measure: Measure
    score: float | None
    low: float | None
    high: float | None
    why: Why
    band: Band | None
    rule: str
    curve: Curve | None
    weight: float
    effective_weight: float
    lost: float
    raw: float | None
    steps: tuple[Step, ...]
    verdict: Verdict | None
    verdict_reason: VerdictReason = VerdictReason.NONE
    by_rule: float | None = None

    @property
    def code(self) -> str:
        """Code of the indicator."""
        return self.measure.key.indicator_code

    @property
    def title(self) -> str:
        """Name of the indicator."""
        return self.measure.name

    @property
    def published(self) -> Published | None:
        """What the document prints of it."""
        return self.measure.published


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeResult:
    """One node scored. Fields not told here are as in MeasureResult.

    Attributes:
        calculation: how the score comes about; None for a node made of nothing.
        measured_share: share (0-1) of the weight below that has a score.
        declared_share: share (0-1) of the score's weight that rests on declared percentages.
        awaited_share: share (0-1) of the weight below that is not measured yet; 0 once the year is over.
    """

    node: Node
    score: float | None
    low: float | None
    high: float | None
    why: Why
    band: Band | None
    weight: float
    effective_weight: float
    lost: float
    calculation: Calculation | None
    measured_share: float
    declared_share: float
    verdict: Verdict | None
    verdict_reason: VerdictReason = VerdictReason.NONE
    awaited_share: float = 0.0

    @property
    def code(self) -> str:
        """Code of the node; empty for the root."""
        return self.node.code

    @property
    def title(self) -> str:
        """Title of the node."""
        return self.node.title

    @property
    def published(self) -> Published | None:
        """What the document prints of it."""
        return self.node.published


@dataclass(frozen=True, kw_only=True)
class ScoredSheet:
    """A sheet with every number on it. Order as in the sheet; the root is ``nodes[0]``.

    It has no slots: where each result is, is worked out when it is first asked for and kept.
    """

    sheet: Sheet
    policy: Policy
    nodes: tuple[NodeResult, ...]
    measures: tuple[MeasureResult, ...]

    @property
    def root(self) -> NodeResult:
        """The number the sheet ends in."""
        return self.nodes[0]

    @cached_property
    def is_in_course(self) -> bool:
        """Whether some indicator is not measured yet."""
        return any(result.why is Why.AWAITED for result in self.measures)

    @cached_property
    def model(self) -> Model:
        """The sheet ready to be evaluated on other numbers."""
        return build(self.sheet, self.policy)

    @cached_property
    def structure(self) -> Structure:
        """Which parts make which whole."""
        return structure(self.sheet, self.policy)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each node is in ``nodes``, by its code."""
        return {result.node.code: place for place, result in enumerate(self.nodes)}

    @cached_property
    def _children(self) -> Mapping[str, tuple[NodeResult, ...]]:
        return _grouped((r.node.parent_code, r) for r in self.nodes[1:])

    @cached_property
    def _measures_of(self) -> Mapping[str, tuple[MeasureResult, ...]]:
        return _grouped((r.measure.key.node_code, r) for r in self.measures)

    @cached_property
    def measure_places(self) -> Mapping[MeasureKey, int]:
        """Where each indicator is in ``measures``, by its key, and by that of the one it is, where that is not here."""
        return at_keys((result.measure, place) for place, result in enumerate(self.measures))

    def node(self, code: str) -> NodeResult:
        """The result of a node.

        Raises:
            KeyError: no node has that code.
        """
        return self.nodes[self.places[code]]

    def part(self, number: int) -> MeasureResult | NodeResult:
        """The result of a part of ``structure``, by its number: indicators first, then nodes."""
        below = number - len(self.measures)
        return self.measures[number] if below < 0 else self.nodes[below]

    def children(self, code: str) -> tuple[NodeResult, ...]:
        """Nodes directly below a node, in the document's order; empty for a leaf."""
        return self._children.get(code, ())

    def measures_of(self, code: str) -> tuple[MeasureResult, ...]:
        """Indicators of a node, in the document's order; empty where it has none of its own."""
        return self._measures_of.get(code, ())

    def measure(self, key: MeasureKey) -> MeasureResult:
        """The result of an indicator.

        Raises:
            KeyError: the sheet has no such indicator.
        """
        return self.measures[self.measure_places[key]]

    def below(self, code: str) -> tuple[MeasureResult, ...]:
        """The indicators at or below a node, in the document's order; all of them for the root."""
        if not code:
            return self.measures
        found: list[MeasureResult] = []
        codes = [code]
        while codes:
            at = codes.pop()
            found += self.measures_of(at)
            codes += [child.code for child in self.children(at)]
        return tuple(sorted(found, key=lambda each: self.measure_places[each.measure.key]))

    def path(self, code: str) -> tuple[NodeResult, ...]:
        """The nodes from the root down to a node, both included."""
        steps = [self.node(code)]
        while steps[-1].node.code:
            steps.append(self.node(steps[-1].node.parent_code))
        return tuple(reversed(steps))


def _grouped(found: Iterable[tuple[str, _Result]]) -> dict[str, tuple[_Result, ...]]:
    groups: dict[str, list[_Result]] = defaultdict(list)
    for code, result in found:
        groups[code].append(result)
    return {code: tuple(group) for code, group in groups.items()}
