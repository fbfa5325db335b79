"""Indicators that are another row: the row is there, the way to it ends, and nothing else is written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.format.year_rows import key_of
from data.plan.quantities import NUMBER
from data.plan.shared import OF_THE_SOURCE, address, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows
    from scoring.model import MeasureKey

_COLUMN: Final = "same_as"
_VALUES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "targets": (("year", "version"), ("op", "target", "text", "valid")),
    "soglie": (("year",), ("soglia",)),
    "actuals": (("year",), ("actual", "numerator", "denominator", "declared", "availability", "score_given")),
    "interim": (("day",), ("value", "numerator", "denominator")),
    "breakdown": (("year", "dimension", "part"), ("value", "numerator", "denominator", "target", "availability")),
}
"""Tables of what an indicator is promised and reaches: what tells rows of one indicator apart, and the values."""


def check_shared(year: YearRows) -> Iterator[Problem]:
    """Every problem of the indicators that say which row they are."""
    same_as = {key: cells[_COLUMN] for key, cells in year.measures.items()}
    found = sources(same_as)
    for line, cells in year.rows("measures"):
        if cells[_COLUMN]:
            sentences = _misled(year, cells, same_as, found)
            if sentences:
                yield year.problem("measures", line, _COLUMN, sentences)
            elif key_of(cells) in found:
                yield from _own_columns(year, line, cells, year.measures[found[key_of(cells)]])
    for table in _VALUES:
        yield from _own_values(year, table, found)


def _misled(
    year: YearRows, cells: Cells, same_as: Mapping[MeasureKey, str], found: Mapping[MeasureKey, MeasureKey]
) -> tuple[str, str] | None:
    """Why what is written leads to no row that could be this one; None where it does."""
    written, key = cells[_COLUMN], key_of(cells)
    known = {address(each): each for each in same_as}
    if written not in known:
        what = f"L'indicatore «{written}» non è {year.words.inside('measures')}."
        return what, "Scrivere SEZIONE/NODO/INDICATORE; di una scheda individuale, SEZIONE/PERSONA/NODO/INDICATORE."
    if key not in found:
        way = _way(key, same_as, known)
        if way is None:
            return None  # said where the way breaks
        return (
            f"Gli indicatori stanno in cerchio: {' → '.join(way)}.",
            "Lasciare vuota la colonna nella riga che ha i valori.",
        )
    if found[key].owner and not key.owner:
        what = f"«{written}» è di una scheda individuale, che non tutti possono vedere."
        return what, "Scrivere i valori nella riga dell'ente, e il rimando in quella della persona."
    return None


def _way(key: MeasureKey, same_as: Mapping[MeasureKey, str], known: Mapping[str, MeasureKey]) -> tuple[str, ...] | None:
    """The circle that an indicator is on; None where it is on none."""
    way, step = [address(key)], known.get(same_as[key])
    while step is not None and address(step) not in way:
        way.append(address(step))
        step = known.get(same_as[step])
    return (*way, address(step)) if step == key else None


def _own_columns(year: YearRows, line: int, cells: Cells, source: Cells) -> Iterator[Problem]:
    for name in OF_THE_SOURCE:
        if cells[name] and not _is_same(cells[name], source[name]):
            yield year.problem("measures", line, name, _other(cells[name], source[name], cells[_COLUMN]))


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of an indicator: which of its rows it is."""

    key: MeasureKey
    which: tuple[str, ...]


def _own_values(year: YearRows, table: str, found: Mapping[MeasureKey, MeasureKey]) -> Iterator[Problem]:
    """Values beside an indicator that has those of another row: they are the same, or there would be two truths."""
    which, values = _VALUES[table]
    rows = {_Place(key_of(c), tuple(c[n] for n in which)): c for _, c in year.rows(table)} if found else {}
    for line, cells in year.rows(table) if found else ():
        key = key_of(cells)
        if key not in found:
            continue
        source = rows.get(_Place(found[key], tuple(cells[n] for n in which)), {})
        wrong = next((n for n in values if not _is_same(cells[n], source.get(n, ""))), "")
        if wrong:
            yield year.problem(table, line, wrong, _other(cells[wrong], source.get(wrong, ""), address(found[key])))


def _other(own: str, source: str, place: str) -> tuple[str, str]:
    what = f"Qui è «{own}», ma l'indicatore è quello di {place}, dove è «{source}»."
    return what, "Lasciarlo vuoto, o togliere la riga: vale ciò che è scritto là."


def _is_same(one: str, other: str) -> bool:
    if NUMBER.fullmatch(one) and NUMBER.fullmatch(other):
        return float(one) == float(other)
    return one == other
