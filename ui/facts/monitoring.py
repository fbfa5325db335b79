"""A year in course in words: how much is measured, what stands how on its way, what is missing and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from data.plan.identity import UnitKind
from data.plan.series import series_of_all
from scoring.forecast import Forecast
from scoring.policy import Missing
from scoring.progress import Interim, Path, Standing, progress
from scoring.result import NodeResult, Why
from ui.facts import causes, states
from ui.facts.format import NBSP, count, day, number, percent, quantity, score, short
from ui.facts.format import target as promise_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.model import MeasureKey
    from scoring.progress import MeasureProgress, NodeProgress, Progress
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View

WORD: Final = {
    Standing.ON_TRACK: "in linea",
    Standing.LATE: "in ritardo",
    Standing.AT_RISK: "a rischio",
    Standing.UNKNOWN: "non si può dire",
}
"""How something stands, in a word."""

MEASURING: Final = "Misurare"
EXPLAINING: Final = "Scrivere la causa"
"""What is to be done of an indicator."""

_UNTOLD: Final = (
    "Se il valore si accumula durante l'anno, o se è un livello, si dice in «Correggi», alla voce «Nell'anno»."
)
_AT_THE_END: Final = {
    Missing.ZERO: "vale zero, cioè non fatto",
    Missing.EXCLUDED: "resta fuori dalla media",
    Missing.NOT_EVALUABLE: "lascia il suo obiettivo senza risultato",
    Missing.REACHED: "vale 100, cioè raggiunto",
}
"""What the method makes of a consuntivo that will not come."""

SYMBOL: Final = {
    Standing.ON_TRACK: "✓",
    Standing.LATE: "◐",
    Standing.AT_RISK: "✕",
    Standing.UNKNOWN: "–",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedRow:
    """Something that is due of an indicator; a text is empty where there is nothing to say.

    Attributes:
        task: what is to be done: MEASURING or EXPLAINING.
        code, title: of the indicator.
        node: code and title of its objective.
        units: that answer for it.
        source: where its value comes from.
        target: promised.
        interim: the last value, with its day.
        expected: what it should have been on that day.
        standing: symbol and word: of its way, or of its score.
        chance: that it keeps its promise.
        due: by when its value is to be told.
    """

    task: str
    result: MeasureResult
    code: str
    title: str
    node: str
    units: str
    source: str
    target: str
    interim: str
    expected: str
    standing: str
    chance: str
    due: date


def day_within(year: int, today: date) -> date:
    """Today, or the end of the year that it is not within."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def progress_of(view: View, scored: ScoredSheet, today: date) -> Progress:
    """How a sheet in course stands today; at the end of its year where that is over."""
    year, profiles = view.plan.year, _profiles(view)
    awaited = [m.measure.key for m in scored.measures if m.why is Why.AWAITED]
    found = {key: series.expected(year) for key, series in series_of_all(view.series, awaited).items()}
    return progress(
        scored,
        day_within(year, today),
        _interim(view),
        {m.measure.key: _path(view, m, profiles.get(m.measure.key, ())) for m in scored.measures},
        {key: each for key, each in found.items() if isinstance(each, Forecast)},
    )


def _interim(view: View) -> Mapping[MeasureKey, tuple[Interim, ...]]:
    found: dict[MeasureKey, tuple[Interim, ...]] = {}
    for row in view.plan.interim:
        if value := row.value or row.ratio:
            found[row.key] = (*found.get(row.key, ()), Interim(row.day, value))
    return found


def _profiles(view: View) -> Mapping[MeasureKey, tuple[tuple[date, float], ...]]:
    """The days of the year and the share of the way then done, by indicator."""
    found: dict[MeasureKey, tuple[tuple[date, float], ...]] = {}
    for row in view.plan.profiles:
        found[row.key] = (*found.get(row.key, ()), (row.day, row.share.value / 100))
    return found


def _path(view: View, result: MeasureResult, profile: Iterable[tuple[date, float]]) -> Path:
    """As the indicator says; else what is counted adds up, a percentage and days do not, of the rest nothing tells."""
    key, kind = result.measure.key, view.plan.ente.unit_kind(result.measure.unit)
    text = view.texts.get(key)
    by_unit = {UnitKind.COUNT: True, UnitKind.NUMBER: None}.get(kind, False)
    adds_up = {"adds_up": True, "level": False}.get(text.path if text else "", by_unit)
    return Path(adds_up, tuple(sorted(profile)))


def state(standing: Standing) -> str:
    """Symbol and word: ``✓ in linea``."""
    return f"{SYMBOL[standing]} {WORD[standing]}"


def sentences(found: Progress) -> tuple[str, ...]:
    """What a year in course is like: what is measured, the score on it, how it can end, how likely the best word is.

    Empty where nothing is awaited.
    """
    if not found.awaited:
        return ()
    missing = count(len(found.awaited), "indicatore non è ancora misurato", "indicatori non sono ancora misurati")
    lost = found.unmeasurable
    other = "" if not lost else f", {count(len(lost), 'non ha', 'non hanno')} un punteggio per altri motivi"
    first = f"Al {day(found.day)} il peso misurato è {share(found.root.measured_share)}: {missing}{other}."
    return (first, *of_node(found.root))


def of_result(view: View, found: Progress, result: NodeResult | MeasureResult) -> tuple[str, ...]:
    """How a node or an indicator of a sheet in course stands on its way."""
    if isinstance(result, NodeResult):
        return of_node(next(node for node in found.nodes if node.result.code == result.code))
    key = result.measure.key
    return of_measure(next(each for each in found.measures if each.result.measure.key == key), view.symbol(result))


def of_node(found: NodeProgress) -> tuple[str, ...]:
    """How a node in course can end, and how it stands; empty where nothing of it is awaited."""
    return tuple(filter(None, (_range(found), _chance(found)))) if found.result.awaited_share else ()


def of_measure(found: MeasureProgress, symbol: str) -> tuple[str, ...]:
    """How an indicator that is not measured yet goes to its target; empty where it is measured."""
    if found.result.why is not Why.AWAITED:
        return ()
    last = found.interim
    known = "Nessun valore durante l'anno" if last is None else f"Era {quantity(last.value, symbol)} al {day(last.day)}"
    wanted = "" if found.expected is None else f"; ci si attendeva {number(found.expected)}{NBSP}{symbol}".rstrip()
    likely = "" if found.chance is None else f" Il target ha probabilità {share(found.chance)}."
    told = (f"{known}{wanted}: {WORD[found.standing]}.{likely}",)
    return (
        (*told, _UNTOLD) if last is not None and found.expected is None and not found.result.measure.is_date else told
    )


def on_closing(scored: ScoredSheet) -> str:
    """What closing the year makes of what is not measured; empty where everything is."""
    lacking = [m.code for m in scored.measures if m.why is Why.AWAITED]
    if not lacking:
        return ""
    many = count(len(lacking), "indicatore non ha il consuntivo", "indicatori non hanno il consuntivo")
    shown = short(", ".join(lacking), 80)
    return f"{many} ({shown}): chiuso l'anno, per il metodo ciascuno {_AT_THE_END[scored.policy.missing]}."


def _range(root: NodeProgress) -> str:
    if root.low is None or root.high is None:
        return ""
    begin = (
        "Non c'è ancora un punteggio" if root.result.score is None else f"Su ciò che è misurato {score(root.result)}"
    )
    return (
        f"{begin}; alla fine fra {percent(root.low, fixed=True)} e {percent(root.high, fixed=True)}, "
        "se ciò che manca valesse zero oppure tutto."
    )


def _chance(found: NodeProgress) -> str:
    if found.chance is None:
        return "Quanto sia probabile lo stato più alto non si può dire: dipende da indicatori senza valori né storia."
    return f"Alla fine lo stato più alto ha probabilità {share(found.chance)}: {WORD[found.standing]}."


def share(value: float) -> str:
    """A share in whole percent; never 0 or 100 for what is neither.

    Examples:
        >>> [share(value).replace(NBSP, " ") for value in (0.0, 0.001, 0.5, 0.999, 1.0)]
        ['0 %', '1 %', '50 %', '99 %', '100 %']
    """
    whole = value * 100 if value in {0.0, 1.0} else min(99.0, max(1.0, value * 100))
    return f"{number(whole, 0)}{NBSP}%"


def awaited_rows(view: View, scored: ScoredSheet, found: Progress) -> tuple[AwaitedRow, ...]:
    """What is missing and from whom: what is at risk first, then by day."""
    return tuple(awaited_row(view, scored, each) for each in awaited(view, found))


def awaited(view: View, found: Progress) -> tuple[MeasureProgress, ...]:
    """What is not measured yet: what is at risk first, then by day."""
    order = [Standing.AT_RISK, Standing.LATE, Standing.UNKNOWN, Standing.ON_TRACK]
    return tuple(
        sorted(found.awaited, key=lambda each: (order.index(each.standing), _due(view, each.result), each.result.code))
    )


def causes_due(view: View) -> tuple[AwaitedRow, ...]:
    """The causes that are still to be told, and by whom."""
    return tuple(cause_row(view, scored, result) for scored, result in causes.lacking(view))


def cause_row(view: View, scored: ScoredSheet, result: MeasureResult) -> AwaitedRow:
    """What is due of an indicator whose cause is to be told."""
    node, text = scored.node(result.measure.key.node_code), view.texts.get(result.measure.key)
    return AwaitedRow(
        task=EXPLAINING,
        result=result,
        code=result.code,
        title=result.title,
        node=f"{node.code} {node.title}".strip(),
        units=_who(view, node),
        source=text.source if text else "",
        target=promise_of(result.measure, view.symbol(result)),
        interim="",
        expected="",
        standing=states.state(result.band),
        chance="",
        due=causes.due(view),
    )


def by_unit(rows: Iterable[AwaitedRow]) -> tuple[AwaitedRow, ...]:
    """The same rows unit by unit, each by day: a list to send to whoever answers; what has no unit comes last."""
    return tuple(sorted(rows, key=lambda row: (not row.units, row.units.casefold(), row.due, row.code)))


def awaited_row(view: View, scored: ScoredSheet, found: MeasureProgress) -> AwaitedRow:
    """What is due of an indicator that is not measured yet."""
    measure, symbol = found.result.measure, view.symbol(found.result)
    node, text = scored.node(measure.key.node_code), view.texts.get(measure.key)
    last = found.interim
    return AwaitedRow(
        task=MEASURING,
        result=found.result,
        code=found.result.code,
        title=found.result.title,
        node=f"{node.code} {node.title}".strip(),
        units=_who(view, node),
        source=text.source if text else "",
        target=promise_of(measure, symbol),
        interim="" if last is None else f"{quantity(last.value, symbol)} al {day(last.day)}",
        expected="" if found.expected is None else f"{number(found.expected)}{NBSP}{symbol}".strip(),
        standing=state(found.standing),
        chance="" if found.chance is None else share(found.chance),
        due=_due(view, found.result),
    )


def _who(view: View, node: NodeResult) -> str:
    """The units that answer for an objective, each by its own name."""
    return "; ".join(view.unit_names.of(node.node.units))


def _due(view: View, result: MeasureResult) -> date:
    """The day of a deadline; the end of the year for anything else."""
    measure = result.measure
    if measure.is_date and measure.target is not None:
        return date.fromordinal(int(measure.target.value))
    return date(view.plan.year, 12, 31)
