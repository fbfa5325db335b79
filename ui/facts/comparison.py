"""This ente beside the others, an indicator a row: every number of a row is of one year, or the row says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.series import compared
from scoring.benchmark import Corner, Quarter, corner, quarter
from scoring.model import Direction, Quantity
from ui.facts.format import number, quantity
from ui.facts.peers import PER_FIRMS, is_count, of_one_indicator, peers_of
from ui.facts.references import printed_means, ranks_of, references, spreads_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.benchmark import Distribution, Rank
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.series import Series
    from ui.facts.peers import Peer, Peers, Scope
    from ui.facts.references import Reference
    from ui.facts.view import View

    Past = Callable[[int], View | None]
    """The ente's plan of a year, scored on the same targets; None where it is not there."""

CORNER_WORDS: Mapping[Corner, str] = {
    Corner.REAL_STRENGTH: "Forza vera: raggiunto e meglio degli altri",
    Corner.EASY_TARGET: "Target facile: raggiunto, ma peggio degli altri",
    Corner.HARD_TARGET: "Target difficile: non raggiunto del tutto, ma meglio degli altri",
    Corner.REAL_WEAKNESS: "Debolezza vera: non raggiunto del tutto e peggio degli altri",
    Corner.LEVEL_MET: "Pari agli altri: raggiunto",
    Corner.LEVEL_MISSED: "Pari agli altri: non raggiunto del tutto",
}

QUARTER_WORDS: Mapping[Quarter, str] = {
    Quarter.BEST: "quarto migliore",
    Quarter.UPPER: "sopra la metà",
    Quarter.MIDDLE: "alla mediana",
    Quarter.LOWER: "sotto la metà",
    Quarter.WORST: "quarto peggiore",
}

_FULL: Final = 100.0
_COUNTED: Final = (
    "La media stampata di un conteggio dipende da quanto sono grandi gli enti: si legge, non si confronta."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator in one year.

    Attributes:
        symbol: after the values, as they are compared.
        decimals: of every value of the row.
        own: the ente's value, as it is compared; None where it has none in that year.
        printed: the same as the document has it.
        peers: the enti that it can be compared with.
        spreads: of all of them with this one, by scope; a scope of fewer than ``ENOUGH`` enti is not there.
        ranks: the places in them; none where neither more nor less is better.
        means: printed in the document, of the same year and unit, the cluster's first; shown also where not compared.
        references: what "better than the others" may be measured against, what matters most first.
        reasons: what is not compared, and why.
        result, sheet: the indicator in the plan of the year that the values are of; None where that plan is not there.
        newer: the year of a newer own value, which has nothing to be compared with; None where there is none, or where
            the reader asked for this year.
        here, here_in: the same in the plan that the reader looks at, which a row leads to.
    """

    code: str
    common_code: str
    name: str
    symbol: str
    decimals: int
    direction: Direction
    year: int
    own: Quantity | None
    printed: Quantity | None
    peers: tuple[Peer, ...]
    per_firms: bool
    spreads: Mapping[Scope, Distribution]
    ranks: Mapping[Scope, Rank]
    means: tuple[Reference, ...]
    references: tuple[Reference, ...]
    reasons: tuple[str, ...]
    result: MeasureResult | None
    sheet: ScoredSheet | None
    here: MeasureResult
    here_in: ScoredSheet
    newer: int | None = None

    @property
    def score(self) -> float | None:
        """Of the values' own year."""
        return self.result.score if self.result else None

    @property
    def is_met(self) -> bool:
        """Whether the result has the highest word of its method's scale."""
        if self.result is None or self.sheet is None or self.result.band is None:
            return False
        return self.result.band.word == self.sheet.policy.leaf_bands.bands[-1].word

    @property
    def quarter(self) -> tuple[Scope, Quarter] | None:
        """The part of the values that the own one is in, of the cluster where that has enough enti."""
        found = next(iter(self.ranks), None)
        if found is None or self.own is None:
            return None
        return found, quarter(self.own.value, self.spreads[found], self.direction)

    @property
    def corner(self) -> Corner | None:
        """What result and position say together; None where one of them is not known."""
        if not self.references or self.own is None or self.score is None or self.direction is Direction.NOMINAL:
            return None
        return corner(met=self.is_met, value=self.own.value, median=self.references[0].value, direction=self.direction)

    def text(self, value: float | Quantity) -> str:
        """A number of this row, as a document prints it, else with the row's decimals; the symbol is said once."""
        if isinstance(value, Quantity) and not self.per_firms:
            return quantity(value)
        exact = value.value if isinstance(value, Quantity) else value
        return number(exact, self.decimals, fixed=True)

    def reference(self, found: Reference) -> str:
        """The number of one of its references."""
        return self.text(found.printed or found.value)


def lines(
    view: View,
    common: Sequence[CommonValue],
    year: int | None = None,
    past: Past = lambda _: None,
    grouping: str | None = None,
) -> tuple[Line, ...]:
    """Every indicator that the others have too, or of which the document prints a mean, in the document's order.

    Args:
        view: of the ente.
        common: the values of all enti.
        year: of the values; None for the newest of each row that has an own value and another to compare it with; for
            the newest own value where there is none, with what is known of an earlier year in words.
        past: gives the score of an earlier year.
        grouping: by which the enti of the same cluster are told; None for the first of the ente's.
    """
    return tuple(line_of(view, *each, common, year, past, grouping) for each in shared(view))


def years(view: View, found: Sequence[tuple[ScoredSheet, MeasureResult]]) -> tuple[int, ...]:
    """Years in which the ente has a value of some indicator, the newest first; never one after the plan's own."""
    spoken = {v.year for _, here in found for v in view.series[here.measure.key].values if v.value is not None}
    return tuple(sorted((year for year in spoken if year <= view.plan.year), reverse=True))


def first_year(view: View, common: Sequence[CommonValue]) -> int:
    """The newest year in which this ente and at least one other have a value; else the plan's own."""
    mine = {v.year for v in common if v.ente == view.plan.ente.code}
    theirs = {v.year for v in common if v.ente != view.plan.ente.code and v.is_synthetic == view.is_synthetic}
    return max(mine & theirs, default=view.plan.year)


def corners(found: Sequence[Line]) -> tuple[tuple[Line, Corner], ...]:
    """The rows that have a score, a value and something to compare it with, and where they are."""
    return tuple((line, where) for line in found if (where := line.corner) is not None)


def is_full(line: Line) -> bool:
    """Whether the score is the highest that the rule of a target gives."""
    return line.score is not None and line.score >= _FULL


def is_shared(view: View, result: MeasureResult) -> bool:
    """Whether the others have it too: by a common code, or by a mean of them in the document."""
    key = result.measure.key
    if view.texts[key].common_code:
        return True
    return key in compared(view.series) and bool(printed_means(view.series[key], None))


def shared(view: View) -> tuple[tuple[ScoredSheet, MeasureResult], ...]:
    """The indicator of each row, with its sheet: a common one once, wherever it is first.

    Any other is there where the document prints a comparison of it.
    """
    return tuple(_shared(view))


def _shared(view: View) -> Iterator[tuple[ScoredSheet, MeasureResult]]:
    seen: set[str] = set()
    for scored in view.sheets:
        for result in scored.measures:
            code = view.texts[result.measure.key].common_code
            if code not in seen and is_shared(view, result):
                seen.update({code} - {""})
                yield scored, result


def line_of(  # noqa: PLR0913, PLR0917 - where a row comes from
    view: View,
    here_in: ScoredSheet,
    here: MeasureResult,
    common: Sequence[CommonValue],
    year: int | None = None,
    past: Past = lambda _: None,
    grouping: str | None = None,
) -> Line:
    """One indicator of a sheet beside the others; the rest as in ``lines``."""
    same = of_one_indicator(view, here, common)
    at = year if year is not None else _best_year(view, here, same)
    found, series = peers_of(view, here, same, at, grouping), view.series[here.measure.key]
    sheet, result = (here_in, here) if at == view.plan.year else _in_the_past(view, here, past(at))
    means, printed = printed_means(series, at), _printed(series, at)
    is_whole = printed is not None and is_count(view, here, printed)
    counted = bool(means) and is_whole
    spreads = spreads_of(found)
    return Line(
        code=here.code,
        common_code=view.texts[here.measure.key].common_code,
        name=here.title,
        symbol=PER_FIRMS if found.per_firms else view.symbol(here),
        decimals=0 if is_whole and not found.per_firms else _decimals(found, means, is_computed=bool(spreads)),
        direction=here.measure.direction,
        year=at,
        own=found.own,
        printed=printed,
        peers=found.found,
        per_firms=found.per_firms,
        spreads=spreads,
        ranks=ranks_of(found, tuple(spreads), here.measure.direction),
        means=means,
        references=references(spreads, () if counted else means),
        reasons=(
            *found.reasons,
            *((_COUNTED,) if counted else ()),
            *_lacking(found, means, result, (series, at)),
            *(_other_years(view, here, same, at) if year is None else ()),
        ),
        result=result,
        sheet=sheet,
        here=here,
        here_in=here_in,
        newer=next((own for own in reversed(_own_years(view, here)) if own > at), None) if year is None else None,
    )


def _best_year(view: View, here: MeasureResult, same: Sequence[CommonValue]) -> int:
    """The newest year with an own value and another that it can be compared with; else the newest with an own value."""
    series, own = view.series[here.measure.key], _own_years(view, here)
    compared = (y for y in reversed(own) if printed_means(series, y) or peers_of(view, here, same, y).found)
    return next(compared, max(own, default=view.plan.year))


def _own_years(view: View, here: MeasureResult) -> list[int]:
    """The years in which the ente has a value in the unit of the indicator, up to the plan's own, ascending."""
    series = view.series[here.measure.key]
    known = (v.year for v in series.values if v.value is not None and v.year <= view.plan.year)
    return [year for year in known if series.is_in_its_unit(year)]


def _other_years(view: View, here: MeasureResult, same: Sequence[CommonValue], at: int) -> Iterator[str]:
    """Of the year that was chosen for a row: that a newer value stands alone, or why an older one does too."""
    own = _own_years(view, here)
    if own and own[-1] > at:
        yield f"Nel {own[-1]} c'è un valore, ma nessuno con cui confrontarlo."
        return
    now = peers_of(view, here, same, at)
    if printed_means(view.series[here.measure.key], at) or now.found or now.reasons:
        return
    for year in reversed(own):
        if reasons := peers_of(view, here, same, year).reasons:
            yield from (f"Nel {year}: {reason}" for reason in reasons)
            return


def _in_the_past(
    view: View, here: MeasureResult, then: View | None
) -> tuple[ScoredSheet, MeasureResult] | tuple[None, None]:
    """The same indicator in another plan of the ente: of the same common code, else in the same place."""
    key, code = here.measure.key, view.texts[here.measure.key].common_code
    for scored in then.sheets if then else ():
        for result in scored.measures:
            is_same = then and code and then.texts[result.measure.key].common_code == code
            if is_same or (not code and result.measure.key == key):
                return scored, result
    return None, None


def _printed(series: Series, year: int) -> Quantity | None:
    return next((v.value for v in series.comparable.values if v.year == year), None)


def _decimals(found: Peers, means: Sequence[Reference], *, is_computed: bool) -> int:
    """As many as the most precise number of the row has, two at most and two for what is computed."""
    if is_computed or means:
        return 2
    texts = [q.text for q in (found.own, *(p.value for p in found.found)) if q is not None]
    return min(2, max((len(text.partition(".")[2]) if text else 2 for text in texts), default=2))


def _lacking(
    found: Peers, means: Sequence[Reference], result: MeasureResult | None, at: tuple[Series, int]
) -> Iterator[str]:
    """What the row cannot say of its year."""
    series, year = at
    if found.own is None and any(point.year == year for point in series.points):
        yield f"Nel {year} il valore dell'ente è in un'altra unità: non si confronta."
    elif found.own is None:
        yield f"Nel {year} l'ente non ha un valore."
    elif not found.found and not means and not found.reasons:
        yield f"Nel {year} nessun altro valore."
    if result is None:
        yield f"Senza punteggio: il piano {year} non è nell'archivio."
