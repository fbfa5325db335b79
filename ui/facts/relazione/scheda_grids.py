"""The tables of a node's page: its indicators, what cost points, the years before, the revisions of targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.policy import Aggregation
from scoring.result import MeasureResult, NodeResult
from ui.facts import explain, states, words
from ui.facts.caveats import BREAK_KIND
from ui.facts.format import NOTHING, day, number, percent, points, printed, promise, quantity, score
from ui.facts.format import target as promise_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.basis import TargetVersion
    from scoring.node_facts import NodeFacts
    from scoring.policy import Policy
    from scoring.result import ScoredSheet
    from scoring.series import Series
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
_SIGN: Final = {"coincide": "=", "compatibile": "≈", "non coincide": "≠"}
_SIGNS: Final = "Pubblicato: = coincide con il calcolo, ≈ compatibile con l'arrotondamento, ≠ non coincide."


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column.

    Attributes:
        share: of the width of the page, in parts of the sum of the columns'.
        is_number: its cells are set to the right.
    """

    text: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one cell of each row under each heading.

    Attributes:
        notes: what stands below it; empty where there is nothing to say.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def grids(view: View, scored: ScoredSheet, result: NodeResult, facts: NodeFacts) -> tuple[Grid, ...]:
    """The tables of a node that have at least one row, in the order of the page."""
    measures = scored.measures_of(result.code)
    nodes = [part.result for part in facts.parts if isinstance(part.result, NodeResult)]
    found = (
        _indicators(view, measures),
        _objectives(nodes),
        _costs(view, scored, result, facts),
        _history(view, measures),
        _revisions(view, measures),
    )
    return tuple(grid for grid in found if grid.rows)


def _indicators(view: View, measures: Sequence[MeasureResult]) -> Grid:
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
    return Grid("Indicatori", headings, tuple(_indicator(m, view.symbol(m)) for m in measures), _signs(measures))


def _indicator(m: MeasureResult, symbol: str) -> tuple[str, ...]:
    return (
        m.code,
        m.title,
        promise_of(m.measure, symbol) or NOTHING,
        quantity(m.measure.soglia, symbol) if m.measure.soglia else "nessuna",
        quantity(m.measure.actual, symbol) if m.measure.actual else words.WHY_SHORT[m.why],
        f"{number(m.measure.weight)} %" if m.measure.weight is not None else NOTHING,
        score(m) if m.score is not None else words.WHY_SHORT[m.why],
        states.state(m.band),
        _published(m),
    )


def _objectives(nodes: Sequence[NodeResult]) -> Grid:
    headings = (
        Heading("Codice", 14),
        Heading("Obiettivo", 60),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 22),
        Heading("Pubblicato", 16),
    )
    rows = (
        (
            n.code,
            n.title,
            score(n) if n.score is not None else words.WHY_SHORT[n.why],
            states.state(n.band),
            _published(n),
        )
        for n in nodes
    )
    return Grid("Obiettivi che ne fanno parte", headings, tuple(rows), _signs(nodes))


def _signs(found: Sequence[MeasureResult] | Sequence[NodeResult]) -> tuple[str, ...]:
    """What the signs before published figures mean, where there is one."""
    return (_SIGNS,) if any(str(result.verdict) in _SIGN for result in found) else ()


def _published(result: MeasureResult | NodeResult) -> str:
    found = result.published
    if found is None:
        return "–"
    figure = f"{printed(found.score.text)} %" if found.score else found.status
    return f"{_SIGN.get(str(result.verdict or ''), '')} {figure}".strip()


def _costs(view: View, scored: ScoredSheet, result: NodeResult, facts: NodeFacts) -> Grid:
    """Every part, those that cost most first, then in the document's order."""
    headings = (
        Heading("Codice", 14),
        Heading("Come si arriva al punteggio", 56),
        Heading("Quota qui", 12, is_number=True),
        Heading("Peso sul risultato", 13, is_number=True),
        Heading("Punti persi qui", 13, is_number=True),
        Heading("Punteggio fra", 18, is_number=True),
    )
    order = [*facts.costly, *(part for part in facts.parts if part not in facts.costly)]
    # An indicator that the method leaves out of the mean has its line too.
    counted = [part.result for part in facts.parts]
    rest = [m for m in scored.measures_of(result.code) if m not in counted]
    rows = [
        *((*_reached(view, p.result), percent(p.share * 100), *_weighed(p.result, p.points)) for p in order),
        *((*_reached(view, m), percent(0.0), *_weighed(m, None)) for m in rest),
        *(("–", name, "–", "–", points(lost), "–") for name, lost in explain.seen(facts.rest)),
    ]
    return Grid("Il calcolo e i punti persi", headings, tuple(rows), tuple(_mean(scored, result)))


def _reached(view: View, part: MeasureResult | NodeResult) -> tuple[str, str]:
    if isinstance(part, MeasureResult):
        return part.code, explain.measure(part, view.symbol(part))
    return part.code, "sintesi di ciò che ha sotto" if part.score is not None else words.WHY[part.why]


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
        yield f"{words.AGGREGATION[scored.policy.aggregation].capitalize()}: {explain.node(result)}"
    yield f"Quota qui: parte del risultato di questa scheda. Punti persi qui: {lost_how(scored.policy)}."


def lost_how(policy: Policy, share: str = "quota") -> str:
    """How the points that a node lacks are divided among its parts, whose share is called so."""
    most = f"massimo {number(policy.cap)}"
    if policy.aggregation is Aggregation.MINIMUM:
        return f"{most} − punteggio, tutti della parte peggiore"
    if policy.aggregation is Aggregation.GEOMETRIC:
        return f"{most} − punteggio, divisi secondo {share} × ln({most} / punteggio); se una parte vale 0, tutti suoi"
    return f"{share} × ({most} − punteggio)"


def _history(view: View, measures: Sequence[MeasureResult]) -> Grid:
    """The indicators by the last years that the documents speak of."""
    told = [(m, view.series[m.measure.key]) for m in measures if m.measure.key in view.series]
    every = sorted({value.year for _, series in told for value in series.values})
    years = every[-MOST_YEARS:]
    room = MOST_YEARS + 2 - len(years)
    headings = (
        Heading("Codice", 14),
        Heading("Indicatore", 14 * room),
        *(Heading(str(year), 14, is_number=True) for year in years),
    )
    rows = tuple((m.code, m.title, *(_of_year(s, year, view.symbol(m)) for year in years)) for m, s in told if s.values)
    notes = [f"{m.code}: dal {b.year} {BREAK_KIND.get(b.kind, b.kind)}. {b.reason}" for m, s in told for b in s.breaks]
    more = [f"La tabella mostra gli ultimi {MOST_YEARS} dei {len(every)} anni noti."] if len(every) > len(years) else []
    return Grid("Gli anni", headings, rows, (*more, *notes))


def _of_year(series: Series, year: int, symbol: str) -> str:
    found = next((value for value in series.values if value.year == year), None)
    if found is None:
        return "–"
    if found.value is not None:
        return quantity(found.value, symbol)
    return _ABSENT.get(found.availability, words.AVAILABILITY[found.availability])


def _revisions(view: View, measures: Sequence[MeasureResult]) -> Grid:
    headings = (
        Heading("Codice", 14),
        Heading("Versione", 9, is_number=True),
        Heading("Target", 24),
        Heading("Modifica", 18),
        Heading("Atto", 28),
        Heading("Data", 13),
        Heading("Motivo", 30),
        Heading("Valida", 9),
    )
    rows = (
        (m.code, *_version(version, view.symbol(m)))
        for m in measures
        if view.is_revised(m.measure.key)
        for version in view.versions[m.measure.key]
    )
    return Grid("Modifiche dei target durante l'anno", headings, tuple(rows))


def _version(version: TargetVersion, symbol: str) -> tuple[str, ...]:
    promised = promise(version.op, version.target, symbol)
    return (
        number(version.version, 0),
        " – ".join(filter(None, (promised, version.text))) or "non stampato",
        words.CHANGE[version.change],
        version.act or version.occasion or ("piano" if version.version == 1 else "non stampato"),
        day(version.act_date) if version.act_date else "",
        version.reason,
        "sì" if version.valid else "no",
    )
