"""An administration's method (SMVP) as data: what the engine asks before it computes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scoring.errors import BandError
from scoring.limits import read_limit
from scoring.model import ROOT_CODE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Measure, Node


class Missing(StrEnum):
    """What a missing actual of a measure with weight means."""

    ZERO = "zero"
    """Not done: the score is 0."""
    EXCLUDED = "excluded"
    """Out of the mean; the other weights are renormalised."""
    NOT_EVALUABLE = "not_evaluable"
    """The node that holds it has no score."""
    REACHED = "reached"
    """Nothing went wrong that anybody told: the score is 100."""


class Weights(StrEnum):
    """Where the weights of a mean come from."""

    AS_GIVEN = "as_given"
    EQUAL = "equal"
    HELD = "held"
    """A node weighs what it holds: the whole is the mean of its rows, whatever tree they hang from."""


class Aggregation(StrEnum):
    """How the scores below become the score of a node."""

    WEIGHTED_MEAN = "weighted_mean"
    SUM = "sum"
    MINIMUM = "minimum"
    GEOMETRIC = "geometric"


class RoundingMode(StrEnum):
    """How a score is shortened before it becomes the input of the next step."""

    NONE = "none"
    HALF_UP = "half_up"
    TRUNCATE = "truncate"


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rounding step: ``none``, or ``half_up`` / ``truncate`` to a number of decimals; -1 is to tens."""

    mode: RoundingMode = RoundingMode.NONE
    digits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One word of the scale and where it begins.

    Attributes:
        lower: score at which the band begins; minus infinity for the first.
        includes_lower: True when ``lower`` itself has this word, False when it has the one below.
        word: e.g. ``Raggiunto``. symbol: one character beside the word, never colour alone.
        colour: name of a colour of the theme: ``red``, ``yellow``, ``green``, ``blue``, ``grey``.
    """

    word: str
    symbol: str
    colour: str
    lower: float = float("-inf")
    includes_lower: bool = True


IN_COURSE: Final = Band(word="In corso", symbol="◔", colour="grey")
"""The word of what is not measured yet, whole or in part: beside every scale, and on none."""


@dataclass(frozen=True, slots=True)
class Bands:
    """A scale without holes or overlaps: each band ends where the next begins.

    Attributes:
        bands: from the lowest.
        deduced: whether the limits are deduced and not written in the method.
        note: what they are deduced from.
        cause_below: word below which whoever reports says why; empty where nobody has to.

    Raises:
        BandError: no band, a first band that does not begin at the bottom, limits that do not rise, or no such word
            as ``cause_below``.
    """

    bands: tuple[Band, ...]
    deduced: bool = False
    note: str = ""
    cause_below: str = ""

    def __post_init__(self) -> None:
        """Refuse a scale on which some score would have no word, or two."""
        if not self.bands:
            raise BandError(reason="empty")
        if self.bands[0].lower != float("-inf"):
            raise BandError(reason="bottom", word=self.bands[0].word)
        for below, above in pairwise(self.bands):
            if not _begins_after(above, below):
                raise BandError(reason="order", word=above.word)
        if self.cause_below and self.cause_below not in [band.word for band in self.bands]:
            raise BandError(reason="cause", word=self.cause_below)

    def needs_cause(self, band: Band | None) -> bool:
        """Whether the cause of a result with this word must be told; never of what has no word of this scale."""
        if not self.cause_below or band not in self.bands:
            return False
        words = [each.word for each in self.bands]
        return words.index(band.word) < words.index(self.cause_below)


def numbers(text: str) -> tuple[float, ...]:
    """Numbers apart by blanks or semicolons; a limit that is excluded has ``>`` or ``<`` before it.

    Raises:
        ValueError: something else is among them.

    Examples:
        >>> numbers("50; 50 >=70 75")
        (50.0, 50.0, 70.0, 75.0)
    """
    return tuple(map(read_limit, text.replace(";", " ").split()))


def _begins_after(above: Band, below: Band) -> bool:
    """Whether ``below`` keeps at least one score before ``above`` begins."""
    if above.lower == below.lower:
        return below.includes_lower and not above.includes_lower
    return above.lower > below.lower


@dataclass(frozen=True, slots=True)
class Scale:
    """A rule with its numbers, under a name that many indicators may call.

    Attributes:
        rule: name of a rule of the registry.
        params: what the rule needs besides target and soglia, in the rule's order.
    """

    rule: str
    params: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleException:
    """Where another rule holds than the general one. Every field left empty matches anything.

    Attributes:
        rule: name of a rule of the registry.
        params: what the rule needs besides target and soglia, in the rule's order.
    """

    rule: str
    params: tuple[float, ...] = ()
    section: str = ""
    node_code: str = ""
    indicator_code: str = ""
    direction: str = ""
    unit: str = ""
    op: str = ""

    def matches(self, measure: Measure) -> bool:
        """Whether every field that is not empty equals the measure's; its place is that of the indicator that it is."""
        asked = (
            (self.section, measure.truth.section),
            (self.node_code, measure.truth.node_code),
            (self.indicator_code, measure.truth.indicator_code),
            (self.direction, str(measure.direction)),
            (self.unit, measure.unit),
            (self.op, str(measure.op or "")),
        )
        return all(wanted in ("", found) for wanted, found in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPolicy:
    """How a section of the plan ends in one number.

    Attributes:
        root: what that number is called, e.g. "Risultato dell'ente".
        mean_of: levels whose nodes the root (and every grouping above them) is the mean of;
            empty when each node is simply the mean of its own children.
        weights: whether those nodes count as their weights say or all the same.
        published: whether the document prints the root's result.
    """

    root: str
    mean_of: tuple[str, ...] = ()
    weights: Weights = Weights.AS_GIVEN
    published: bool = False


class UnitMean(StrEnum):
    """How the results of its objectives become the result of an organisational unit."""

    MEAN = "mean"
    """They count all the same."""
    WEIGHTED_MEAN = "weighted_mean"
    """They count as their printed weights say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPolicy:
    """How an organisational unit ends in one number.

    Attributes:
        result: of its objectives.
        sections: whose objectives count; empty: the ente's sections in which an objective has a unit.
        source: where the method says so; empty where nobody cites it.
        is_told: whether the method says it; else the plain mean stands in.
    """

    result: UnitMean = UnitMean.MEAN
    sections: tuple[str, ...] = ()
    rounding: Rounding = field(default_factory=Rounding)
    source: str = ""
    is_told: bool = False


class JudgedOn(StrEnum):
    """What a judgement beside the result is on."""

    RESULT = "result"
    DEADLINES = "deadlines"
    """The share of the deadlines that are kept, percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondJudgement:
    """A judgement beside the result of every sheet of a section, which it does not change.

    Attributes:
        name: e.g. "Quota di premio".
        scale: what the number it is on goes through, as an actual of a target of 100; empty: nothing.
    """

    name: str
    section: str
    of: JudgedOn = JudgedOn.RESULT
    scale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The SMVP of one ente from one year on.

    Attributes:
        rule: the general rule; exceptions are tried first, in order.
        rule_params: parameters of the general rule, where it has any.
        scales: rules with their numbers, by the name that indicators call.
        cap, floor: highest and lowest score, percent.
        missing: what a missing actual means.
        weights: whether printed weights are used inside a node, or all are equal.
        renormalise: whether the weights of what is measured are brought back to 100.
        min_measured_share: share of weight (0-1) that must be measured for a node to have a score.
        aggregation: how scores become that of a node; ``level_aggregations`` has other ways by level of the ente.
        measure_bands: words of indicators, where they are not those of nodes.
        judgements: beside the results of sections, in the method's order.
        node_rounding: of the results of nodes; ``level_roundings`` has other ones by level of the ente.
        act: the act that approved the method; empty where the document does not cite it.
    """

    title: str
    first_year: int
    rule: str
    bands: Bands
    main_section: str
    sections: Mapping[str, SectionPolicy]
    rule_params: tuple[float, ...] = ()
    exceptions: tuple[RuleException, ...] = ()
    scales: Mapping[str, Scale] = field(default_factory=dict)
    cap: float = 100.0
    floor: float = 0.0
    missing: Missing = Missing.ZERO
    aggregation: Aggregation = Aggregation.WEIGHTED_MEAN
    level_aggregations: Mapping[str, Aggregation] = field(default_factory=dict)
    weights: Weights = Weights.AS_GIVEN
    renormalise: bool = True
    min_measured_share: float = 0.0
    leaf_rounding: Rounding = field(default_factory=Rounding)
    node_rounding: Rounding = field(default_factory=Rounding)
    root_rounding: Rounding = field(default_factory=Rounding)
    level_roundings: Mapping[str, Rounding] = field(default_factory=dict)
    act: str = ""
    act_date: str = ""
    source: str = ""
    units: UnitsPolicy = field(default_factory=UnitsPolicy)
    measure_bands: Bands | None = None
    judgements: tuple[SecondJudgement, ...] = ()

    @property
    def leaf_bands(self) -> Bands:
        """The words of indicators."""
        return self.measure_bands or self.bands

    def aggregation_of(self, node: Node) -> Aggregation:
        """How the scores below become the score of a node."""
        if node.code == ROOT_CODE:
            return self.aggregation
        return self.level_aggregations.get(node.level, self.aggregation)

    def rule_of(self, measure: Measure) -> tuple[str, tuple[float, ...]]:
        """Name and parameters of the rule of a measure: its own, an exception's, or the general one."""
        if measure.rule:
            return measure.rule, measure.rule_params
        for exception in self.exceptions:
            if exception.matches(measure):
                return exception.rule, exception.params
        return self.rule, self.rule_params

    def named(self, rule: str, params: str) -> tuple[str, tuple[float, ...]]:
        """The rule and the numbers that an indicator calls by name: a scale's, or a rule's with its own numbers.

        Args:
            rule: name of a scale or of a rule; empty for the method's choice.
            params: numbers apart by blanks or semicolons; not looked at with a scale.
        """
        if scale := self.scales.get(rule):
            return scale.rule, scale.params
        return rule, numbers(params)

    def rounding_of(self, node: Node) -> Rounding:
        """How the result of a node is shortened before it becomes the input of the one above."""
        if node.code == ROOT_CODE:
            return self.root_rounding
        return self.level_roundings.get(node.level, self.node_rounding)
