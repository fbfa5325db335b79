"""The result of an organisational unit: the mean of the results of its objectives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.bands import band_of
from scoring.policy import IN_COURSE, UnitMean
from scoring.result import Why
from scoring.rounding import rounded
from scoring.summary import below, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scoring.model import Node
    from scoring.policy import Band, Policy
    from scoring.result import NodeResult, ScoredSheet

    Names = Callable[[str], tuple[str, ...]]
    """Which units a written text names."""


@dataclass(frozen=True, slots=True)
class UnitObjective:
    """An objective of a unit, and the sheet that it is in."""

    scored: ScoredSheet
    result: NodeResult

    @property
    def weight(self) -> float:
        """As printed, percent of the node above; 0 where none is printed."""
        return self.result.node.weight or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """A unit in one number.

    Attributes:
        objectives: that name it, in the order of the sheets; empty for a unit that none names.
        score: percent; None with the reason in ``why``.
        low, high: lowest and highest score that the printed figures allow.
        band: word of the score; ``IN_COURSE`` where a part is awaited, None without a score.
        counted: how many objectives the score is of.
        indicators: how many its objectives have.
        lost: points that its objectives take from the result of their sheets.
    """

    name: str
    objectives: tuple[UnitObjective, ...]
    score: float | None
    low: float | None
    high: float | None
    why: Why
    band: Band | None
    counted: int
    indicators: int
    lost: float


def unit_results(
    sheets: Iterable[ScoredSheet], policy: Policy, names: Names, known: Iterable[str] = ()
) -> tuple[UnitResult, ...]:
    """The result of every unit.

    An objective is a node that names a unit, save where a node above it names the same one: it is then part of that.
    Individual sheets do not count: they are of persons. An objective of several units counts whole for each.

    Args:
        sheets: of an ente and year.
        policy: of the same year.
        names: which units a written text names.
        known: units that come first, in this order, even where no objective names them.
    """
    found: dict[str, list[UnitObjective]] = {name: [] for name in known}
    for scored in counting(sheets, policy):
        for result in scored.nodes[1:]:
            for name in _own(scored, result, names):
                found.setdefault(name, []).append(UnitObjective(scored, result))
    return tuple(_unit(name, tuple(objectives), policy) for name, objectives in found.items())


def counting(sheets: Iterable[ScoredSheet], policy: Policy) -> tuple[ScoredSheet, ...]:
    """The sheets whose objectives count for units: of the sections of the method, else those where one has a unit."""
    of_ente = [scored for scored in sheets if not scored.sheet.owner]
    if policy.units.sections:
        return tuple(scored for scored in of_ente if scored.sheet.section in policy.units.sections)
    return tuple(scored for scored in of_ente if any(node.units.strip() for node in _nodes(scored)))


def without_unit(sheets: Iterable[ScoredSheet], policy: Policy, names: Names) -> tuple[UnitObjective, ...]:
    """The objectives of the sheets that count for which no unit answers: neither theirs, nor above, nor below."""
    found: list[UnitObjective] = []
    for scored in counting(sheets, policy):
        named = {node.code for node in _nodes(scored) if names(node.units)}
        around = named | {step.code for code in named for step in scored.path(code)}
        lone = (r for r in parts(scored) if r.code not in around and not named & {s.code for s in scored.path(r.code)})
        found.extend(UnitObjective(scored, result) for result in lone)
    return tuple(found)


def _nodes(scored: ScoredSheet) -> Iterator[Node]:
    """The nodes of a sheet's own section."""
    return (node for node in scored.sheet.nodes if not node.is_heading)


def _own(scored: ScoredSheet, result: NodeResult, names: Names) -> tuple[str, ...]:
    """The units that a node names and no node above it does; none of a heading, which is of another sheet."""
    if result.node.is_heading or not result.node.units.strip():
        return ()
    steps = (step.node for step in scored.path(result.code)[:-1] if not step.node.is_heading)
    above = {name for node in steps for name in names(node.units)}
    return tuple(name for name in names(result.node.units) if name not in above)


def _unit(name: str, objectives: tuple[UnitObjective, ...], policy: Policy) -> UnitResult:
    measured = [each for each in objectives if each.result.score is not None]
    weights = _weights(measured, policy.units.result)
    score, low, high = (
        _mean([getattr(each.result, field) for each in measured], weights, policy) for field in ("score", "low", "high")
    )
    waits = any(each.result.awaited_share > 0 for each in objectives)
    return UnitResult(
        name=name,
        objectives=objectives,
        score=score,
        low=low,
        high=high,
        why=_why(score, measured=bool(measured), waits=waits),
        band=IN_COURSE if waits else band_of(score, policy.bands),
        counted=sum(weight > 0 for weight in weights),
        indicators=sum(len(below(each.scored, each.result.code)) for each in objectives),
        lost=math.fsum(each.result.lost for each in objectives),
    )


def _weights(measured: Sequence[UnitObjective], how: UnitMean) -> list[float]:
    return [1.0 if how is UnitMean.MEAN else each.weight for each in measured]


def _mean(scores: Sequence[float], weights: Sequence[float], policy: Policy) -> float | None:
    """The mean as the method rounds it, without binary dust; None where nothing weighs."""
    total = math.fsum(weights)
    if total <= 0:
        return None
    mean = math.fsum(score * weight for score, weight in zip(scores, weights, strict=True)) / total
    return float(np.round(rounded(np.array([mean]), policy.units.rounding), 9)[0])


def _why(score: float | None, *, measured: bool, waits: bool) -> Why:
    if score is not None:
        return Why.IN_COURSE if waits else Why.COMPUTED
    if waits:
        return Why.AWAITED
    return Why.NO_WEIGHT if measured else Why.NOTHING_MEASURED
