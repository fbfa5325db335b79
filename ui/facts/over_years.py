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
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.result import NodeResult
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
    return _side_by_side(_views(years, known), known, has_objectives=True)


def result_over_years(years: Years, known: Sequence[int]) -> OverYears:
    """The same with one line, the ente's result."""
    return _side_by_side(_views(years, known), known, has_objectives=False)


def _views(years: Years, known: Sequence[int]) -> list[View]:
    return [view for year in known if (view := years.view(year, Basis())) is not None]


def _side_by_side(views: Sequence[View], known: Sequence[int], *, has_objectives: bool) -> OverYears:
    whole = range(min(known), max(known) + 1) if known else range(0)
    changed = {new.plan.year for old, new in pairwise(views) if _method(old) != _method(new)}
    roots = Line("", views[-1].main.root.title, {view.plan.year: view.main.root for view in views}) if views else None
    objectives = _lines(views) if has_objectives else ()
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


def _lines(views: Sequence[View]) -> Iterator[Line]:
    """Every objective of any year, in the order of the newest year that has it."""
    found = {view.plan.year: {each.code: each for each in parts(view.main)} for view in views}
    broken = [_breaks(view) for view in views]
    for code in dict.fromkeys(code for year in sorted(found, reverse=True) for code in found[year]):
        results = {year: own[code] for year, own in found.items() if code in own}
        yield _line(code, results, {year for own in broken for year in own.get(code, ())})


def _line(code: str, results: Mapping[int, NodeResult], broken: set[int]) -> Line:
    titles = {year: plain(result.title) for year, result in results.items()}
    renamed = {year for year, title in titles.items() if titles.get(year - 1, title) != title}
    return Line(code, results[max(results)].title, results, frozenset(renamed), frozenset(broken & set(results)))


def _breaks(view: View) -> Mapping[str, set[int]]:
    """The years in which the indicators of each node of the main sheet begin to measure something else."""
    own = {m.measure.key for m in view.main.measures}
    found: dict[str, set[int]] = {}
    for row in view.plan.breaks:
        if row.key in own:
            found.setdefault(row.key.node_code, set()).add(row.year)
    return found
