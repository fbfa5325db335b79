"""An ente's result and its objectives over the years of the store, with what keeps two years from being compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.basis import Basis
from scoring.summary import parts
from ui.facts.format import NOTHING, number, percent
from ui.facts.search.letters import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.view import View
    from ui.facts.years import Years


@dataclass(frozen=True, slots=True)
class Line:
    """One objective, or the result of the ente, over the years.

    Attributes:
        code: empty for the ente's result.
        title: of the newest year that has it.
        results: by year; a year whose plan has not got it is not there.
        renamed: years in which the same code has another title than the year before.
        broken: years from which an indicator below it measures something else.
    """

    code: str
    title: str
    results: Mapping[int, NodeResult]
    renamed: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OverYears:
    """The years of an ente side by side.

    Attributes:
        years: from the first to the last, those without data too.
        missing: years between that are not in the store.
        new_policy: years from which another method holds.
        lines: the ente's result, then the objectives in the order of the newest year; gone ones last.
    """

    years: tuple[int, ...]
    missing: frozenset[int]
    new_policy: frozenset[int]
    lines: tuple[Line, ...]

    def notes(self) -> tuple[str, ...]:
        """What the marks of the years mean, in sentences; nothing where there is none."""
        broken = sorted({year for line in self.lines for year in line.broken})
        renamed = sorted({year for line in self.lines for year in line.renamed})
        told = (
            ("Non è nell'archivio: {}.", sorted(self.missing)),
            (
                "◆ Da quell'anno il metodo di valutazione è un altro: {}. Prima e dopo non si confrontano.",
                self.new_policy,
            ),
            ("┊ Da quell'anno un indicatore qui sotto misura altro: {}.", broken),
            ("≠ Lo stesso codice ha un altro titolo rispetto all'anno prima: {}.", renamed),
        )
        return tuple(text.format(", ".join(map(str, sorted(years)))) for text, years in told if years)


def over_years(years: Years, known: Sequence[int]) -> OverYears:
    """The years of an ente on the targets valid at the end of each.

    Args:
        years: of the ente.
        known: those of the store, ascending.
    """
    views = [view for year in known if (view := years.view(year, Basis())) is not None]
    whole = range(min(known), max(known) + 1) if known else range(0)
    changed = {new.plan.year for old, new in pairwise(views) if _method(old) != _method(new)}
    roots = Line("", views[-1].main.root.title, {view.plan.year: view.main.root for view in views}) if views else None
    objectives = (_line(code, views) for code in _codes(views))
    return OverYears(
        tuple(whole),
        frozenset(whole) - frozenset(known),
        frozenset(changed),
        ((roots, *objectives) if roots else ()),
    )


def headline(found: OverYears, most: int = 5) -> str:
    """The ente's result over the last years in a line: ``2021 88,10 · 2022 90,90 %``; empty with less than two."""
    if not found.lines or len(found.lines[0].results) < 2:
        return ""
    shown = [(year, found.lines[0].results.get(year)) for year in found.years[-most:]]
    return " · ".join(
        f"{year} {number(r.score, fixed=True) if r and r.score is not None else '–'}" for year, r in shown
    )


def cell(line: Line, year: int) -> str:
    """A year of a line in a cell: symbol, score and marks; empty where the plan has not got it."""
    result = line.results.get(year)
    if result is None:
        return ""
    symbol = result.band.symbol if result.band else "–"
    marks = f"{'┊' if year in line.broken else ''}{'≠' if year in line.renamed else ''}"
    return f"{marks} {symbol} {percent(result.score, fixed=True) if result.score is not None else NOTHING}".strip()


def _method(view: View) -> object:
    """What makes the scores of a year, whenever it was approved."""
    return replace(view.plan.policy, first_year=0, title="", act="")


def _codes(views: Sequence[View]) -> tuple[str, ...]:
    newest = [each.code for view in reversed(views) for each in parts(view.main)]
    return tuple(dict.fromkeys(newest))


def _line(code: str, views: Sequence[View]) -> Line:
    results = {view.plan.year: r for view in views for r in parts(view.main) if r.code == code}
    titles = {year: plain(result.title) for year, result in results.items()}
    renamed = {year for year, title in titles.items() if titles.get(year - 1, title) != title}
    broken = {year for view in views for year in _breaks(view, view.main, code) if year in results}
    return Line(code, results[max(results)].title, results, frozenset(renamed), frozenset(broken))


def _breaks(view: View, scored: ScoredSheet, code: str) -> set[int]:
    own = {m.measure.key for m in scored.measures_of(code)}
    return {row.year for row in view.plan.breaks if row.key in own}
