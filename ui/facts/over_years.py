"""An ente's result and its objectives over the years of the store, with what keeps two years from being compared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ui.facts.format import NOTHING, number, percent
from ui.facts.search.letters import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ui.facts.year_results import NodeOutcome, YearResults


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
    results: Mapping[int, NodeOutcome]
    renamed: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OverYears:
    """The years of an ente side by side.

    Attributes:
        years: from the first to the last, those without data too; not those that are not scored yet.
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


def over_years(results: Sequence[YearResults], known: Sequence[int]) -> OverYears:
    """The years of an ente on the targets valid at the end of each.

    Args:
        results: of the years that are scored, ascending.
        known: the years of the store, ascending.
    """
    whole = range(min(known), max(known) + 1) if known else range(0)
    waiting = frozenset(known) - {each.year for each in results}
    roots = Line("", results[-1].root.title, {each.year: each.root for each in results}) if results else None
    return OverYears(
        tuple(year for year in whole if year not in waiting),
        frozenset(whole) - frozenset(known),
        frozenset(_new_policy(results, waiting)),
        (roots, *_lines(results)) if roots else (),
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


def _new_policy(results: Sequence[YearResults], waiting: Collection[int]) -> Iterator[int]:
    """The years with another method than the year before; not where one between is not scored yet."""
    for old, new in pairwise(results):
        if old.method != new.method and not any(old.year < year < new.year for year in waiting):
            yield new.year


def _lines(results: Sequence[YearResults]) -> Iterator[Line]:
    """Every objective of any year, in the order of the newest year that has it."""
    for code in dict.fromkeys(code for year in reversed(results) for code in year.objectives):
        own = {each.year: each.objectives[code] for each in results if code in each.objectives}
        yield _line(code, own, {year for each in results for year in each.breaks.get(code, ())})


def _line(code: str, results: Mapping[int, NodeOutcome], broken: set[int]) -> Line:
    titles = {year: plain(result.title) for year, result in results.items()}
    renamed = {year for year, title in titles.items() if titles.get(year - 1, title) != title}
    return Line(code, results[max(results)].title, results, frozenset(renamed), frozenset(broken & set(results)))
