"""The pictures of the Relazione before anybody draws them: scores and points lost, with the words at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scoring.rounding import DUST
from scoring.summary import losses, parts
from ui.facts import explain, states, words
from ui.facts.format import number, objectives, percent, short
from ui.facts.relazione.blocks import Chart, ChartRow, ResultBar, Zone
from ui.facts.spoken import sentence_case
from ui.facts.units import MOST_UNITS, units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.policy import Band, Policy
    from scoring.result import NodeResult, ScoredSheet
    from scoring.units import UnitResult
    from ui.facts.view import View

MOST: Final = 20
"""Bars of a chart: on a page with the result and five sentences there is no room for more."""
_LABEL: Final = 90
"""Signs of a name beside a bar."""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The results of the year before.

    Attributes:
        year: it; 0 where that year is not known.
        scores: of the nodes of the ente's sheet, by code; None where a node has none.
    """

    year: int
    scores: Mapping[str, float | None]

    def note(self) -> str:
        """What the mark of a bar means; empty where no bar has one."""
        return f"○ {self.year}" if any(score is not None for score in self.scores.values()) else ""


def year_before(view: View, before: View | None) -> YearBefore:
    """What the same sheet of the year before gave; nothing where that year, or the sheet in it, is not there."""
    place = (view.main.sheet.section, view.main.sheet.owner)
    sheets = before.sheets if before else ()
    found = next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), None)
    return YearBefore(before.plan.year if before else 0, {r.code: r.score for r in found.nodes} if found else {})


def result_bar(scored: ScoredSheet, then: YearBefore) -> ResultBar:
    """The root of a sheet on the scale of its states."""
    root, was = scored.root, then.scores.get(scored.root.code)
    text = words.WHY_SHORT[root.why] if root.score is None else percent(root.score, fixed=True)
    zones = _zones(scored.policy)
    scale = ", ".join(f"{zone.word} {zone.begins}" for zone in zones[1:])
    earlier = f" Nel {then.year}: {percent(was, fixed=True)}." if was is not None else ""
    return ResultBar(
        label=root.title,
        text=text,
        state=states.state(root.band),
        value=root.score,
        colour=states.colour(root.band),
        zones=zones,
        alt=f"{root.title}: {text}, {states.word(root.band)}. Scala: {scale}.{earlier}",
        before=was,
        note=f"○ {then.year}: {percent(was, fixed=True)}" if was is not None else "",
    )


def _zones(policy: Policy) -> tuple[Zone, ...]:
    """The states within the scale: those that begin beyond its ends are on no picture."""
    bands = [band for band in policy.bands.bands if band.lower < policy.cap]
    ends = [max(band.lower, 0.0) for band in bands] + [policy.cap]
    return tuple(
        Zone(low, high, band.word, states.begins(band), states.colour(band))
        for band, (low, high) in zip(bands, pairwise(ends), strict=True)
        if high > low
    )


def _limits(policy: Policy) -> tuple[float, ...]:
    return tuple(zone.low for zone in _zones(policy)[1:])


def objective_chart(scored: ScoredSheet, then: YearBefore) -> Chart:
    """The objectives that the result is made of, the lowest first; where they are many, those below the full score."""
    found = sorted(parts(scored), key=_from_the_lowest)
    full = [r for r in found if r.score is not None and r.score > scored.policy.cap - DUST]
    shown = found if len(found) <= MOST else ([r for r in found if r not in full] or found)[:MOST]
    left = [r for r in found if r not in shown]
    some = f"{number(len(shown), 0)} obiettivi su {number(len(found), 0)}, dal risultato più basso"
    notes = (_left(left, full, scored.policy.cap), then.note()) if left else (then.note(),)
    rows = [_objective(r, then) for r in shown]
    title = some if left else "Obiettivi, dal risultato più basso"
    return _scores(title, rows, scored.policy, " · ".join(filter(None, notes)))


def _left(left: Sequence[NodeResult], full: Sequence[NodeResult], cap: float) -> str:
    """How many objectives are not drawn, and how many of them have the full score."""
    at_full = sum(r in full for r in left)
    many = "" if len(left) == 1 else "tutti " if at_full == len(left) else f"di cui {number(at_full, 0)} "
    more = f", {many}a {percent(cap)}" if at_full else ""
    return f"Fuori dal grafico: {objectives(len(left))}{more}"


def _from_the_lowest(result: NodeResult) -> tuple[bool, float]:
    return result.score is None, result.score or 0.0


def _objective(result: NodeResult, then: YearBefore) -> ChartRow:
    text = words.WHY_SHORT[result.why] if result.score is None else percent(result.score, fixed=True)
    told = f"{text} {states.symbol(result.band)}"
    return _row(result.title, result.code, told, result.score, result.band, then.scores.get(result.code))


def _row(  # noqa: PLR0913, PLR0917 - a bar has so many parts
    name: str, code: str, text: str, value: float | None, band: Band | None, before: float | None = None
) -> ChartRow:
    label = short(sentence_case(" ".join(name.split())), _LABEL)
    return ChartRow(label=label, code=code, text=text, value=value, colour=states.colour(band), before=before)


def _scores(title: str, rows: Sequence[ChartRow], policy: Policy, note: str) -> Chart:
    lines = " · ".join(f"{zone.word} {zone.begins}" for zone in _zones(policy)[1:])
    return Chart(
        title=title,
        rows=tuple(rows),
        high=policy.cap,
        alt=_alt(title, rows),
        limits=_limits(policy),
        note=" · ".join(filter(None, (note, f"Linee tratteggiate: {lines}" if lines else ""))),
    )


def _alt(title: str, rows: Sequence[ChartRow]) -> str:
    return f"{title}: {'; '.join(f'{row.code or row.label} {row.text}' for row in rows)}."


def loss_chart(scored: ScoredSheet) -> Chart:
    """The points of the result that each objective lost, most first, then what no objective lost."""
    lost = [loss for loss in losses(scored) if loss.points > 0]
    rows = [
        _row(loss.result.title, loss.result.code, number(loss.points, fixed=True), loss.points, loss.result.band)
        for loss in lost[:MOST]
    ]
    if more := sum(loss.points for loss in lost[MOST:]):
        name = f"Gli altri {number(len(lost) - MOST, 0)}"
        rows.append(_row(name, "", number(more, fixed=True), more, None))
    elsewhere = [(name, spent) for name, spent in explain.elsewhere(scored) if spent > 0]
    rows += [_row(name, "", number(spent, fixed=True), spent, None) for name, spent in elsewhere]
    title = "Punti persi dal risultato"
    longest = max((row.value or 0.0 for row in rows), default=0.0)
    return Chart(title=title, rows=tuple(rows), high=longest or 1.0, alt=_alt(title, rows))


def unit_chart(view: View) -> Chart:
    """The results of the organisational units; no bars where nobody names any, or where they are too many."""
    found = units(view).results
    rows = [_unit(unit) for unit in found] if len(found) <= MOST_UNITS else []
    return _scores("Unità organizzative", rows, view.main.policy, "")


def _unit(unit: UnitResult) -> ChartRow:
    text = words.WHY_SHORT[unit.why] if unit.score is None else percent(unit.score, fixed=True)
    return _row(unit.name, "", f"{text} {states.symbol(unit.band)}", unit.score, unit.band)
