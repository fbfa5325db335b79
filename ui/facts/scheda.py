"""What the document prints of an indicator, and its curve and its rule in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import words
from ui.facts.format import MOST, NOTHING, in_full, is_shortened, number, percent, printed, quantity
from ui.facts.result_words import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import ActualRow
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.node_record import MeasureRecord
    from ui.facts.view import View


def measure_facts(view: View, record: MeasureRecord) -> Sequence[tuple[str, str]]:
    """Names and values that the document prints of an indicator; empty what it does not print."""
    result, symbol = record.result, record.symbol
    key, text = result.measure.key, view.texts[result.measure.key]
    soglia, actual = view.soglie.get(key), view.actuals.get(key)
    origin = f" ({words.SOGLIA_ORIGIN[soglia.origin]})" if soglia else ""
    note = f". {soglia.note}" if soglia and soglia.note else ""
    flags = [word for word, on in (("nuovo", text.is_new), ("pari opportunità", text.is_equality)) if on]
    return (
        ("Target", record.target),
        ("Soglia", f"{quantity(soglia.soglia, symbol)}{origin}{note}" if soglia else ""),
        ("Consuntivo", record.actual if result.measure.actual else ""),
        ("Tutte le cifre", every_digit(record)),
        ("Numeratore / denominatore", _ratio(actual)),
        ("Scostamento stampato", _deviation(actual, result, symbol)),
        ("Peso stampato", weight(text.weight)),
        ("Algoritmo", text.algorithm),
        ("Descrizione", text.description),
        ("Tipologia", text.typology),
        ("Fonte", text.source),
        ("Obiettivo comune", (text.common_code or "sì") if text.is_common else ""),
        ("Segni", ", ".join(flags)),
        ("Nota sul consuntivo", actual.note if actual else ""),
        ("Punteggio assegnato", assigned(actual)),
    )


def every_digit(record: MeasureRecord) -> str:
    """The figures that are shown with fewer decimals than the document has, whole; empty where there are none."""
    measure = record.result.measure
    named = (("target", measure.target), ("soglia", measure.soglia), ("consuntivo", measure.actual))
    whole = [f"{name} {in_full(value, record.symbol)}" for name, value in named if value and is_shortened(value)]
    return f"{', '.join(whole)}; altrove con {MOST} decimali" if whole else ""


def assigned(actual: ActualRow | None) -> str:
    """A score given by hand, why, and where that is written; empty where none is."""
    if actual is None or actual.score_given is None:
        return ""
    source = f" ({actual.score_source})" if actual.score_source else ""
    return f"{quantity(actual.score_given, '%')}: {actual.score_reason}{source}"


def _ratio(actual: ActualRow | None) -> str:
    if actual is None or (actual.numerator is None and actual.denominator is None):
        return ""
    return " / ".join(printed(q.text) if q else "non stampato" for q in (actual.numerator, actual.denominator))


def _deviation(actual: ActualRow | None, result: MeasureResult, symbol: str) -> str:
    if actual is None or actual.deviation is None:
        return ""
    if result.measure.is_date:
        return f"{number(actual.deviation.value, 0)} giorni"
    return f"{printed(actual.deviation.text)} {symbol}".strip()


def better(result: MeasureResult) -> str:
    """Which values are the better ones."""
    return "meglio prima" if result.measure.is_date else words.DIRECTION[result.measure.direction]


def curve_words(record: MeasureRecord) -> str:
    """What the figure of the curve shows, for those who do not see it."""
    actual = quantity(record.result.measure.actual, record.symbol)
    return (
        f"Curva del punteggio: soglia {record.soglia or NOTHING}, target {record.target}, consuntivo {actual}, "
        f"punteggio {percent(record.result.score)}."
    )


def interval(result: NodeResult | MeasureResult) -> str:
    """The range of scores that the printed digits allow, in a sentence; empty where it is one number."""
    if result.low is None or result.high is None or result.low == result.high:
        return ""
    return (
        f"Con le cifre stampate il punteggio sta fra {number(result.low, fixed=True)} e "
        f"{number(result.high, fixed=True)}; calcolato dai valori stampati è {number(result.score, fixed=True)}."
    )
