"""The tables of a node's page: its indicators, their parts, what cost points, the years before, the revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.policy import Aggregation
from scoring.result import MeasureResult, NodeResult
from ui.facts import explain, states, weight_words, words
from ui.facts.caveats import BREAK_KIND
from ui.facts.format import NOTHING, number, percent, points
from ui.facts.history_points import in_its_unit
from ui.facts.relazione.parts import parts_table
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import SUMMARY, measured, published
from ui.facts.target_versions import HEADINGS, version_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.result import ScoredSheet
    from scoring.series import Series
    from ui.facts.node_record import MeasureRecord, NodeRecord
    from ui.facts.result_words import PublishedWords
    from ui.facts.view import View

MOST_YEARS: Final = 8
"""Columns of years that a page has room for."""
_ABSENT: Final = {
    "annullate": "annullate",
    "blank": "in bianco",
    "declared": "dichiarato",
    "not_printed": "non stampato",
}
"""Absences in words that fit the column of a year; the others are as on the screen."""
_SIGNS: Final = "Pubblicato: = coincide con il calcolo, ≈ compatibile con l'arrotondamento, ≠ non coincide."


def grids(view: View, scored: ScoredSheet, record: NodeRecord) -> tuple[TextTable, ...]:
    """The tables of a node that have at least one row, in the order of the page."""
    nodes = [part.result for part in record.facts.parts if isinstance(part.result, NodeResult)]
    found = (
        _indicators(record.measures),
        parts_table(view, record.measures),
        _objectives(nodes),
        _costs(scored, record),
        _history(view, record.measures),
        _revisions(view, record.measures),
    )
    return tuple(grid for grid in found if grid.rows)


def _indicators(measures: Sequence[MeasureRecord]) -> TextTable:
    headings = (
        Heading("Codice", 13),
        Heading("Indicatore", 34),
        Heading("Target", 15),
        Heading("Soglia", 12),
        Heading("Consuntivo", 15),
        Heading("Peso", 9, is_number=True),
        Heading("Punteggio", 13, is_number=True),
        Heading("Stato", 16),
        Heading("Pubblicato", 13),
    )
    implied = tuple(f"{m.result.code}: {m.implied}" for m in measures if m.implied)
    signs = _signs([m.published for m in measures])
    return TextTable("Indicatori", headings, tuple(map(_indicator, measures)), (*signs, *implied))


def _indicator(m: MeasureRecord) -> tuple[str, ...]:
    return (
        m.result.code,
        m.result.title,
        m.target or NOTHING,
        m.soglia or "nessuna",
        m.actual,
        m.weight or NOTHING,
        m.measured,
        states.state(m.result.band),
        m.published.cell or "–",
    )


def _objectives(nodes: Sequence[NodeResult]) -> TextTable:
    headings = (
        Heading("Codice", 14),
        Heading("Obiettivo", 60),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 22),
        Heading("Pubblicato", 16),
    )
    results = [published(n) for n in nodes]
    rows = tuple(
        (n.code, n.title, measured(n), states.state(n.band), each.cell or "–")
        for n, each in zip(nodes, results, strict=True)
    )
    return TextTable("Obiettivi che ne fanno parte", headings, rows, _signs(results))


def _signs(found: Sequence[PublishedWords]) -> tuple[str, ...]:
    """What the signs before published figures mean, where there is one."""
    return (_SIGNS,) if any(each.sign for each in found) else ()


def _costs(scored: ScoredSheet, record: NodeRecord) -> TextTable:
    """Every part, those that cost most first, then in the document's order."""
    headings = (
        Heading("Codice", 14),
        Heading("Come si arriva al punteggio", 56),
        Heading("Quota qui", 12, is_number=True),
        Heading("Peso sul risultato", 13, is_number=True),
        Heading("Punti persi qui", 13, is_number=True),
        Heading("Punteggio fra", 18, is_number=True),
    )
    facts, own = record.facts, {m.result.code: m for m in record.measures}
    order = sorted(facts.parts, key=lambda part: -max(part.points or 0.0, 0.0))
    # An indicator that the method leaves out of the mean has its line too.
    counted = {part.result.measure.key for part in facts.parts if isinstance(part.result, MeasureResult)}
    rest = [m.result for m in record.measures if m.result.measure.key not in counted]
    rows = [
        *((*_reached(p.result, own), percent(p.share * 100), *_weighed(p.result, p.points)) for p in order),
        *((*_reached(m, own), percent(0.0), *_weighed(m, None)) for m in rest),
        *(("–", name, "–", "–", points(lost), "–") for name, lost in explain.seen(facts.rest)),
    ]
    return TextTable("Il calcolo e i punti persi", headings, tuple(rows), tuple(_mean(scored, record.result)))


def _reached(part: MeasureResult | NodeResult, own: Mapping[str, MeasureRecord]) -> tuple[str, str]:
    if isinstance(part, MeasureResult):
        return part.code, explain.measure(part, own[part.code].symbol)
    return part.code, SUMMARY if part.score is not None else words.WHY[part.why]


def _weighed(part: MeasureResult | NodeResult, lost: float | None) -> tuple[str, str, str]:
    return percent(part.effective_weight * 100), points(lost) if lost is not None else "–", _interval(part)


def _interval(part: MeasureResult | NodeResult) -> str:
    """What the printed digits of the actuals allow."""
    if part.low is None or part.high is None:
        return "–"
    if part.low == part.high:
        return percent(part.low)
    return f"{percent(part.low)} e {percent(part.high)}"


def _mean(scored: ScoredSheet, result: NodeResult) -> Iterator[str]:
    if result.score is not None and result.calculation is not None:
        yield f"{words.AGGREGATION[result.calculation.aggregation].capitalize()}: {explain.node(result)}"
    if unused := weight_words.unused(scored, result.code):
        yield unused
    method = result.calculation.aggregation if result.calculation else scored.policy.aggregation
    yield f"Quota qui: parte del risultato di questa scheda. Punti persi qui: {lost_how(method, scored.policy.cap)}."


def lost_how(method: Aggregation, cap: float, share: str = "quota") -> str:
    """How the points that a node lacks are divided among its parts, whose share is called so."""
    most = f"massimo {number(cap)}"
    if method is Aggregation.MINIMUM:
        return f"{most} − punteggio, tutti della parte peggiore"
    if method is Aggregation.GEOMETRIC:
        return f"{most} − punteggio, divisi secondo {share} × ln({most} / punteggio); se una parte vale 0, tutti suoi"
    return f"{share} × ({most} − punteggio)"


def _history(view: View, measures: Sequence[MeasureRecord]) -> TextTable:
    """The indicators by the last years that the documents speak of."""
    known = [(m, view.series[key]) for m in measures if (key := m.result.measure.key) in view.series]
    every = sorted({value.year for _, series in known for value in series.values})
    years = every[-MOST_YEARS:]
    room = MOST_YEARS + 2 - len(years)
    headings = (
        Heading("Codice", 14),
        Heading("Indicatore", 14 * room),
        *(Heading(str(year), 14, is_number=True) for year in years),
    )
    rows = tuple(
        (m.result.code, m.result.title, *(_of_year(s, year, m.symbol) for year in years)) for m, s in known if s.values
    )
    notes = [
        f"{m.result.code}: dal {b.year} {BREAK_KIND.get(b.kind, b.kind)}. {b.reason}"
        for m, s in known
        for b in s.breaks
    ]
    more = [f"La tabella mostra gli ultimi {MOST_YEARS} dei {len(every)} anni noti."] if len(every) > len(years) else []
    return TextTable("Gli anni", headings, rows, (*more, *notes))


def _of_year(series: Series, year: int, symbol: str) -> str:
    found = next((value for value in series.values if value.year == year), None)
    if found is None:
        return "–"
    if found.value is not None:
        return in_its_unit(series, found, symbol)
    return _ABSENT.get(found.availability, words.AVAILABILITY[found.availability])


def _revisions(view: View, measures: Sequence[MeasureRecord]) -> TextTable:
    widths = (9, 24, 18, 28, 13, 30)
    headings = (
        Heading("Codice", 14),
        *(Heading(name, width, is_number=name == "Versione") for name, width in zip(HEADINGS, widths, strict=True)),
        Heading("Valida", 9),
    )
    rows = (
        (m.result.code, *version_cells(version, m.symbol), "sì" if version.valid else "no")
        for m in measures
        if m.is_revised
        for version in view.versions[m.result.measure.key]
    )
    return TextTable("Modifiche dei target durante l'anno", headings, tuple(rows))
