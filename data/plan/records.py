"""What the store answers: one frozen record per row, and the whole of one ente and year.

Fields named like a column of ``data/format/tables.py`` mean the same. A number is a Quantity, which keeps
the printed digits, or None where nothing is printed; text is "" where nothing is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.periods import last_year

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from data.plan.identity import Cluster, Ente
    from data.plan.units import UnitRow
    from scoring.basis import TargetVersion
    from scoring.model import Direction, MeasureKey, MeasureState, Quantity
    from scoring.policy import Policy


@dataclass(frozen=True, slots=True)
class EnteYears:
    """An ente of the store and its years, ascending; ``cluster`` and ``is_synthetic`` as in ``Ente``."""

    code: str
    short_name: str
    name: str
    years: tuple[int, ...]
    cluster: str = ""
    is_synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """One node of one section; ``weight`` is percent of its parent, None where none is printed."""

    section: str
    owner: str
    node_code: str
    parent_code: str
    level: str
    title: str
    description: str = ""
    weight: float | None = None
    units: str = ""
    note: str = ""
    source_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One indicator in the node in which it is measured; ``weight`` is percent of that node.

    Attributes:
        same_as: address of the indicator that it is; see ``data.plan.shared``.
    """

    key: MeasureKey
    indicator_name: str
    description: str = ""
    algorithm: str = ""
    typology: str = ""
    source: str = ""
    unit: str = ""
    direction: Direction
    weight: float | None = None
    state: MeasureState
    is_common: bool = False
    common_code: str = ""
    is_new: bool = False
    is_equality: bool = False
    note_number: str = ""
    commentary: str = ""
    source_line: int | None = None
    confidence: str = ""
    path: str = ""
    rule: str = ""
    params: str = ""
    baseline: Quantity | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SogliaRow:
    """The value at which a measure's score is zero, and where it is printed."""

    key: MeasureKey
    year: int
    soglia: Quantity
    origin: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualRow:
    """What was reached, or how it is missing."""

    key: MeasureKey
    year: int
    actual: Quantity | None
    numerator: Quantity | None
    denominator: Quantity | None
    ratio: Quantity | None
    """Numerator / denominator, exact, in the measure's unit; its text is empty."""
    deviation: Quantity | None
    declared: Quantity | None
    availability: str
    note: str = ""
    score_given: Quantity | None = None
    score_reason: str = ""
    score_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownRow:
    """What a part of an indicator reached: a unit, a group of people, a territory; ``ratio`` as in ``ActualRow``.

    Attributes:
        dimension: how the indicator is divided, in the words of whoever divides it; see ``data.plan.breakdown``.
        target: of the part alone; None where none is written.
    """

    key: MeasureKey
    year: int
    dimension: str
    part: str
    value: Quantity | None
    numerator: Quantity | None
    denominator: Quantity | None
    ratio: Quantity | None
    target: Quantity | None
    availability: str
    note: str = ""
    source_line: int | None = None

    @property
    def reached(self) -> Quantity | None:
        """The value, from its printed parts where it is not printed itself."""
        return self.value or self.ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimRow:
    """What an indicator had reached on a day of the year; ``ratio`` as in ``ActualRow``."""

    key: MeasureKey
    day: date
    value: Quantity | None
    numerator: Quantity | None
    denominator: Quantity | None
    ratio: Quantity | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """The share of its way, percent, that an indicator is to have gone by a day."""

    key: MeasureKey
    day: date
    share: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One year of a numbered note; ``key`` is None where the note has no indicator.

    Attributes:
        year: the last that the value covers; None where no year is known, and then there is a period.
        period: what the document calls the time of a value that is of no whole year; such a value belongs to no
            yearly series.
    """

    note_number: str
    key: MeasureKey | None
    indicator_name: str
    source: str
    year: int | None
    value: Quantity | None
    numerator: Quantity | None
    denominator: Quantity | None
    availability: str
    raw: str = ""
    confidence: str = ""
    period: str = ""

    @property
    def time(self) -> str:
        """The year, or what the document calls the period, with its year where the name says none."""
        if self.period and (self.year is None or last_year(self.period) is not None):
            return self.period
        return f"{self.period} {self.year}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakRow:
    """A year from which the values of a measure cannot be set beside those before it.

    Attributes:
        year: the first of the new series.
        kind: a word of ``data.format.tables.BREAK_KINDS``.
    """

    key: MeasureKey
    year: int
    kind: str
    reason: str
    source_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkRow:
    """A printed value of the others.

    Attributes:
        year: None where the document does not print it.
        value: None where the text tells it without a number.
    """

    key: MeasureKey
    year: int | None
    scope: str
    statistic: str
    value: Quantity | None
    unit: str = ""
    raw: str = ""
    source_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """Why an indicator, or a node where ``indicator_code`` is empty, is not where it was promised to be.

    Attributes:
        cause: ``exogenous``, ``endogenous``, ``indicator`` or ``target``.
        explanation: what happened, as whoever reports it says.
    """

    section: str
    owner: str
    node_code: str
    indicator_code: str
    cause: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRow:
    """What the OIV says of a node: a percentage, or words in its place."""

    section: str
    owner: str
    node_code: str
    evaluation: Quantity | None
    outcome: str = ""
    motivation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """A printed score. No indicator: of the node. No node either: of the whole sheet."""

    section: str
    owner: str
    node_code: str
    indicator_code: str
    score: Quantity | None
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRow:
    """A figure that the document prints of the ente and of its territory, and that belongs to no indicator.

    Attributes:
        value: its half unit is that of the printed digits, of whole numbers too: the unit is free text.
        unit: in words; empty where none is written.
    """

    topic: str
    item: str
    year: int
    value: Quantity
    unit: str = ""
    note: str = ""
    source_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonValue:
    """What an ente reached in a year on an indicator that other enti have too.

    Attributes:
        groupings, is_synthetic: of the ente.
        unit: as its own document prints it; nothing is converted.
        key: where the indicator is in the ente's plan.
        origin: ``consuntivo``, or ``nota`` and its number.
        firms: active at the end of that year where the ente is, as its context tells; None where it does not.
    """

    ente: str
    short_name: str
    groupings: tuple[Cluster, ...]
    is_synthetic: bool
    year: int
    common_code: str
    indicator_name: str
    direction: Direction
    unit: str
    value: Quantity
    key: MeasureKey
    origin: str
    firms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything of one ente and year. Rows in the order of the files.

    Attributes:
        versions: targets of this year by measure, version 1 first; a measure without any is not there.
        versions_other_years: year, then as ``versions``.
        soglie, actuals: rows of every year in the files; nearly always of this one only.
        is_closed: nothing more is to come: what has no consuntivo lacks it for good.
    """

    ente: Ente
    year: int
    policy: Policy
    nodes: tuple[NodeRow, ...]
    measures: tuple[MeasureRow, ...]
    versions: Mapping[MeasureKey, tuple[TargetVersion, ...]]
    versions_other_years: Mapping[int, Mapping[MeasureKey, tuple[TargetVersion, ...]]]
    soglie: tuple[SogliaRow, ...]
    actuals: tuple[ActualRow, ...]
    history: tuple[HistoryRow, ...]
    benchmarks: tuple[BenchmarkRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    published: tuple[PublishedRow, ...]
    breaks: tuple[BreakRow, ...] = ()
    context: tuple[ContextRow, ...] = ()
    breakdown: tuple[BreakdownRow, ...] = ()
    interim: tuple[InterimRow, ...] = ()
    profiles: tuple[ProfileRow, ...] = ()
    causes: tuple[CauseRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    is_closed: bool = False
