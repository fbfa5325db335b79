"""What is worth a second look once a year is scored: what has no score, is not used, or disagrees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.format.problem import MOST_OF_A_KIND
from data.format.reading_checks import doubts
from data.format.tables import PLACE
from data.format.value_checks import implausible
from data.format.year_rows import figure, measure_place, node_place, shown
from data.plan.identity import UnitKind
from data.plan.interval import interval_of
from data.plan.relative import relative_of
from data.plan.worded import is_yes_or_no
from scoring.basis import Basis, in_force
from scoring.engine import build, curves_of, inputs
from scoring.model import Direction, MeasureState
from scoring.result import Verdict, Why
from scoring.unused_weights import unused_weights
from scoring.without_target import without_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.problem import Notice
    from data.format.scored_year import ScoredYear
    from data.plan.records import Plan
    from data.plan.relative import Relative
    from scoring.engine import Inputs, Model
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet

_LISTED = 4
"""Parts that a sentence names."""
_FROM_LAST_YEAR = "progresso"


def look_at_scores(year: ScoredYear) -> Iterator[Notice]:
    """What may be right in a year, but is more often a slip; in no particular order."""
    for check in (
        _in_words,
        _zero_cases,
        _unused_soglie,
        _unused_weights,
        _without_result,
        _without_last_year,
        _contradicted,
        _read_in_two_ways,
    ):
        yield from check(year)
    yield from implausible(year)


def _in_words(year: ScoredYear) -> Iterator[Notice]:
    """Targets without a number: their weight would be lost in silence."""
    lines = year.lines("targets")
    for scored in year.sheets:
        for lacking in without_target(scored):
            key = lacking.result.measure.key
            chosen = in_force(year.plan.versions.get(key, ()), Basis(), year.plan.year)
            text = chosen.text if chosen else ""
            how = f"è solo in parole («{_short(text)}»)" if text else "non ha né numero né parole"
            what = (
                f"Il target di {measure_place(key)} {how}: l'indicatore non ha punteggio e il "
                f"{figure(lacking.share * 100)} % del peso del nodo {_node(key)} non è misurato."
            )
            yield year.rows.notice("targets", lines.get(key, 0), (what, _remedy(text, year.plan, lacking.result)))


def _remedy(text: str, plan: Plan, result: MeasureResult) -> str:
    if interval_of(text):
        return "Un intervallo vuole il verso nominal e i numeri nell'unità dell'indicatore."
    if relative := relative_of(text, plan.year):
        is_percent = plan.ente.unit_kind(result.measure.unit) is UnitKind.PERCENT
        return _WHICH_PERCENT if relative.is_share and is_percent else _remedy_of(relative)
    if is_yes_or_no(text):
        return "SI vuole il verso higher, NO il verso lower; il consuntivo è 1 o 0, oppure 100 o 0."
    return "Scrivere nella colonna target il numero che le parole vogliono dire."


def _remedy_of(relative: Relative) -> str:
    years = " e ".join(filter(None, (", ".join(map(str, relative.years[:-1])), str(relative.years[-1]))))
    if relative.scope:
        where = f"la media del {years} in benchmarks.csv (scope {relative.scope}, statistic mean)"
    else:
        where = f"{'il valore' if len(relative.years) == 1 else 'i valori'} del {years} in history.csv"
    return f"Scrivere {where}, o nella colonna target."


_WHICH_PERCENT = (
    "Di una percentuale «+10 %» può voler dire 10 punti o un decimo del valore: scrivere i punti («+10 punti "
    "rispetto a…»), o il numero nella colonna target."
)


def _zero_cases(year: ScoredYear) -> Iterator[Notice]:
    lines = year.lines("actuals")
    stated = {row.key for row in year.plan.measures if row.state is MeasureState.MEASURED}
    for result in year.measures():
        key = result.measure.key
        if result.why is Why.NOT_MEASURABLE and key in stated:
            place = measure_place(key)
            what = f"Il consuntivo di {place} è 0/0: non c'è stato nessun caso, e l'indicatore non è misurato."
            remedy = "Se è così, in measures.csv scrivere not_measurable nella colonna state."
            yield year.rows.notice("actuals", lines.get(key, 0), (what, remedy))


def _unused_soglie(year: ScoredYear) -> Iterator[Notice]:
    lines = year.lines("soglie")
    for scored in year.sheets:
        model = build(scored.sheet, scored.policy)
        alone = replace(inputs(scored.sheet), baseline=np.full((len(scored.measures), 1), np.nan))
        for row, result in enumerate(scored.measures):
            measure = result.measure
            if measure.soglia is None or measure.target is None or not _is_scored(result):
                continue
            if _is_deaf_to_soglia(model, alone, row):
                what = (
                    f"La soglia {measure.soglia.text} di {measure_place(measure.key)} non conta: {_why_unused(result)}."
                )
                remedy = "Controllare il metodo (rule, in smvp.toml) o togliere la soglia."
                yield year.rows.notice("soglie", lines.get(measure.key, 0), (what, remedy))


def _is_deaf_to_soglia(model: Model, given: Inputs, row: int) -> bool:
    """Whether the curve of an indicator is the same without its soglia."""
    with_soglia = curves_of(model, given)[row]
    without = curves_of(model, replace(given, soglia=np.full_like(given.soglia, np.nan)))[row]
    pairs = ((with_soglia.at, without.at), (with_soglia.scores, without.scores))
    return all(np.array_equal(one, other, equal_nan=True) for one, other in pairs)


def _why_unused(result: MeasureResult) -> str:
    if result.measure.direction is Direction.NOMINAL:
        return "con il verso nominal è giusto solo il target"
    return f"la regola {result.rule} non usa soglie"


def _unused_weights(year: ScoredYear) -> Iterator[Notice]:
    """Printed weights that the method ignores: whoever wrote them may think that they count."""
    for scored in year.sheets:
        for code, unused in unused_weights(scored).items():
            listed = ", ".join(f"{part} {figure(weight)}" for part, weight in unused.parts[:_LISTED])
            more = f" e altri {len(unused.parts) - _LISTED}" if len(unused.parts) > _LISTED else ""
            what = (
                f"I pesi scritti sotto {_place(scored, code)} ({listed}{more}) non contano: per il metodo "
                f"le sue parti {unused.because}."
            )
            remedy = "Se devono contare, nel metodo i pesi sono as_given; se no, lasciare vuota la colonna weight."
            yield year.rows.notice("nodes", 0, (what, remedy))


def _without_result(year: ScoredYear) -> Iterator[Notice]:
    """Nodes of which something is measured, but less than the method asks for, or not all of it."""
    lines = {node_place(cells): line for line, cells in year.rows.rows("nodes")}
    for scored in year.sheets:
        for result in scored.nodes:
            if result.why not in {Why.TOO_LITTLE_MEASURED, Why.NOT_EVALUABLE}:
                continue
            least = figure(scored.policy.min_measured_share * 100)
            reason = f"il metodo ne chiede almeno il {least} %"
            if result.why is Why.NOT_EVALUABLE:
                reason = "per il metodo un consuntivo mancante lascia il nodo senza risultato"
            what = (
                f"Sotto {_place(scored, result.code)} è misurato il {figure(result.measured_share * 100)} % del peso: "
                f"{reason}, e non ha risultato."
            )
            line = lines.get((scored.sheet.section, scored.sheet.owner, result.code), 0)
            yield year.rows.notice("nodes", line, (what, "Scrivere i consuntivi che mancano, se ci sono."))


def _place(scored: ScoredSheet, code: str) -> str:
    sheet = scored.sheet.section, scored.sheet.owner
    return f"il nodo {shown((*sheet, code))}" if code else f"la radice di {shown(sheet)}"


def _without_last_year(year: ScoredYear) -> Iterator[Notice]:
    lines = year.lines("measures")
    for result in year.measures():
        measure = result.measure
        has_start = measure.previous is not None or measure.baseline is not None
        if result.rule == _FROM_LAST_YEAR and _is_scored(result) and measure.target is not None and not has_start:
            what = (
                f"La regola progresso parte dal valore del {year.plan.year - 1}, che per "
                f"{measure_place(measure.key)} non c'è: il punteggio può essere solo 0 o 100."
            )
            remedy = f"Scriverlo in history.csv, o caricare i dati del {year.plan.year - 1}."
            yield year.rows.notice("measures", lines.get(measure.key, 0), (what, remedy))


def _contradicted(year: ScoredYear) -> Iterator[Notice]:
    """Published figures that no value printed that way gives; of a node, where all its indicators agree."""
    lines = {tuple(c[n] for n in PLACE): line for line, c in year.rows.rows("published")}
    for scored in year.sheets:
        wrong = [m for m in scored.measures if m.verdict is Verdict.DIFFERS]
        said = {step.code for m in wrong for step in scored.path(m.measure.key.node_code)}
        nodes = [n for n in scored.nodes if n.verdict is Verdict.DIFFERS and n.code not in said]
        sheet = (scored.sheet.section, scored.sheet.owner)
        placed: list[tuple[tuple[str, str], MeasureResult | NodeResult]] = [
            *(((m.measure.key.node_code, m.code), m) for m in wrong),
            *(((n.code, ""), n) for n in nodes),
        ]
        for at, result in placed:
            place = (*sheet, *at)
            yield year.rows.notice("published", lines.get(place, 0), _disagreement(result, place))


def _disagreement(result: MeasureResult | NodeResult, place: tuple[str, ...]) -> tuple[str, str]:
    printed = result.published.score.text if result.published and result.published.score else ""
    if not printed:
        return _other_word(result, place)
    ours = "nessuno" if result.score is None else figure(result.score)
    what = f"Il punteggio pubblicato di {shown(place)} è {printed.replace('.', ',')}, quello calcolato è {ours}."
    return what, "Confrontare consuntivo, target e soglia con il documento: il dubbio può anche essere del documento."


def _other_word(result: MeasureResult | NodeResult, place: tuple[str, ...]) -> tuple[str, str]:
    word = result.published.status if result.published else ""
    ours = f"«{result.band.word}» ({figure(result.score)})" if result.band and result.score is not None else "nessuna"
    what = f"La parola pubblicata di {shown(place)} è «{word}», quella del punteggio calcolato è {ours}."
    return what, "Confrontare consuntivo, target e i limiti delle parole con il documento."


def _read_in_two_ways(year: ScoredYear) -> Iterator[Notice]:
    for count, doubt in enumerate(doubts(year.rows)):
        # Beyond what is shown nothing needs to be computed.
        readings = (doubt.text, doubt.readings.thousands) if count < MOST_OF_A_KIND else ()
        now, other = [year.score_with(doubt, text) for text in readings] or [None, None]
        what = (
            f"«{doubt.text}» nella colonna {doubt.column} è letto {doubt.text.replace('.', ',')}{_scores(now)}; "
            f"se il punto divide le migliaia è {doubt.readings.thousands}{_scores(other)}."
        )
        remedy = f"Scrivere {doubt.readings.thousands}, oppure {doubt.readings.decimal} se sono decimali."
        yield year.rows.notice(doubt.table, doubt.line, (what, remedy))


def _scores(score: float | None) -> str:
    return "" if score is None else f" (punteggio {figure(score)})"


def _is_scored(result: MeasureResult) -> bool:
    return result.score is not None


def _node(key: MeasureKey) -> str:
    return shown((key.section, key.owner, key.node_code))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
