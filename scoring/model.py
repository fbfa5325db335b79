"""The records of one year's plan: what was promised, what was reached, how it hangs together.

Everything is frozen. A what-if is the same record with a field replaced, or the same arrays
with some numbers replaced. Dates are carried as numbers: days of the proleptic Gregorian
calendar (``date.toordinal()``), so that one arithmetic serves values and deadlines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Direction(StrEnum):
    """Which way is better. A property of the indicator, never guessed from its numbers."""

    HIGHER = "higher"
    LOWER = "lower"
    NOMINAL = "nominal"
    """Exactly the target is right; more and less are both wrong."""

    @property
    def side(self) -> int:
        """1 where more is better, -1 where less is, 0 where neither."""
        return {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NOMINAL: 0}[self]


class Op(StrEnum):
    """How a target is promised, as printed."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="
    BY = "by"
    """"Entro" a date."""

    @property
    def is_strict(self) -> bool:
        """True when the target itself does not satisfy the promise."""
        return self in {Op.MORE_THAN, Op.LESS_THAN}


class MeasureState(StrEnum):
    """Whether an indicator takes part in the measurement of its objective."""

    MEASURED = "measured"
    NOT_MEASURED = "not_measured"
    """Planned but set aside during the year (weight 0)."""
    SUPPRESSED = "suppressed"
    NOT_MEASURABLE = "not_measurable"
    """There was nothing to measure: no call, no case."""
    NOT_AVAILABLE = "not_available"
    """The figure exists or will exist, but is not known."""
    EXCLUDED = "excluded"
    """Left out by the evaluator (OIV)."""


INTERVAL = ".."
"""What stands between the limits of a target that is an interval."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed in a document, or the two between which a target lies.

    Attributes:
        value: the number; for a date, its ordinal day; of an interval, its middle.
        half_unit: half a unit of the last printed digit, in the same unit; 0 where the figure
            is exact (a count, a date, an exact ratio of two counts); of an interval, half its width.
        text: the printed form, canonical: ``-7.60``, ``2022-12-31``, ``10..15``; empty for what is computed.
    """

    value: float
    half_unit: float = 0.0
    text: str = ""

    @property
    def limits(self) -> tuple[str, str] | None:
        """The two ends of an interval, canonical; None of a number."""
        low, between, high = self.text.partition(INTERVAL)
        return (low, high) if between else None


class MeasureKey(NamedTuple):
    """What identifies an indicator within one ente and year: never its code alone."""

    section: str
    owner: str
    node_code: str
    indicator_code: str


@dataclass(frozen=True, slots=True)
class Published:
    """What the document itself prints as the result of an indicator or of a node.

    Attributes:
        score: published score or result, percent; None where only a word is printed.
        status: published word; empty where none is printed.
    """

    score: Quantity | None = None
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One indicator placed in one node of one year, with the target in force on one basis.

    Attributes:
        weight: percent of its node, 0-100; None where the document prints none.
        target: the value promised; None where there is none (or none comparable) on this basis.
        soglia: value at which the score is zero; None where the document has none.
        actual: the value reached; None where missing.
        declared: percent declared for a qualitative result that has no actual.
        assigned: percent that somebody gave by hand in the place of the rule's, which then does not count.
        rule: name of a rule of the registry; empty where the policy chooses.
        rule_params: what the rule needs besides target and soglia (limits of a band table...).
        is_date: target and actual are days, not quantities.
        is_awaited: nobody has told yet what was reached, nor that there is nothing to tell: the year is in course.
            Unlike an actual that is missing for good it never counts as zero.
        left_out: why this measure has no part on this basis though its state is measured
            (e.g. the target of that date belonged to another indicator); empty otherwise.
        same_as: the indicator that it is, whose target, soglia and actual it has, in this sheet or in another; None
            where it is itself.
    """

    key: MeasureKey
    name: str
    direction: Direction
    weight: float | None = None
    op: Op | None = None
    target: Quantity | None = None
    soglia: Quantity | None = None
    actual: Quantity | None = None
    declared: Quantity | None = None
    assigned: Quantity | None = None
    baseline: Quantity | None = None
    previous: Quantity | None = None
    benchmark: Quantity | None = None
    rule: str = ""
    rule_params: tuple[float, ...] = ()
    unit: str = ""
    is_date: bool = False
    state: MeasureState = MeasureState.MEASURED
    is_awaited: bool = False
    left_out: str = ""
    published: Published | None = None
    same_as: MeasureKey | None = None

    @property
    def truth(self) -> MeasureKey:
        """Key of the indicator that it is: its own, where it is no other."""
        return self.same_as or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One objective (or ambito, or the root) of a sheet.

    Attributes:
        parent_code: code of the node above in the same sheet; empty for the root only.
        level: the ente's own name of the level (ambito, strategico, operativo...).
        weight: percent of its parent; None where the document prints none.
        is_heading: the node is here only to hang others from; the document gives it no result.
    """

    code: str
    title: str
    level: str
    parent_code: str = ""
    weight: float | None = None
    units: str = ""
    is_heading: bool = False
    published: Published | None = None


ROOT_CODE = ""
"""Code of the root of every sheet: the ente's result, or one person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One tree that ends in one number: a section of the plan, or one person's objectives.

    Attributes:
        section: e.g. ``strategico``, ``operativo``, ``individuale``.
        owner: whose sheet it is; empty for the ente's own.
        nodes: every node, the root first, parents before children, in the document's order.
        measures: in the document's order; each ``key.node_code`` is a node of this sheet.
        has_published_targets: the targets are those on which the document published its figures;
            on any other basis a published figure is shown but not judged.
    """

    section: str
    owner: str = ""
    nodes: tuple[Node, ...] = ()
    measures: tuple[Measure, ...] = ()
    has_published_targets: bool = True
