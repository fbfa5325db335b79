"""What the rows of ``units.csv`` must not say of each other: names in a circle, names that stand for nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.units import NameKind, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows

_TABLE: Final = "units"
_MOST: Final = 60
"""Signs of a name in a sentence."""
_WORDS: Final = {NameKind.UNIT: "un'unità", NameKind.ALIAS: "un'altra grafia", NameKind.JOINT: "un nome congiunto"}


@dataclass(frozen=True, slots=True)
class _Names:
    """The rows by name: lines and cells of each."""

    year: YearRows
    rows: Mapping[str, list[tuple[int, Cells]]]

    def kinds(self, name: str) -> set[str]:
        return {cells["kind"] for _, cells in self.rows.get(name, ())}


def check_units(year: YearRows) -> Iterator[Problem]:
    """Every problem of the names of the units; a name is compared without needless blanks."""
    rows: dict[str, list[tuple[int, Cells]]] = defaultdict(list)
    for line, cells in year.rows(_TABLE):
        if cells["name"].strip() and cells["kind"] in tuple(NameKind):
            rows[plain_name(cells["name"])].append((line, cells))
    names = _Names(year, rows)
    for name, found in rows.items():
        yield from _of_one_name(names, name)
        for line, cells in found:
            yield from _of_one_row(names, line, cells)
    yield from _codes(names)


def _of_one_name(names: _Names, name: str) -> Iterator[Problem]:
    """One name is of one kind, and stands for as many units as its kind allows."""
    found, kinds = names.rows[name], names.kinds(name)
    units = {plain_name(cells["stands_for"]) for _, cells in found} - {""}
    line = found[-1][0]
    if len(kinds) > 1:
        told = " e ".join(_WORDS[NameKind(kind)] for kind in sorted(kinds))
        yield _problem(names, line, "kind", (f"«{cut(name)}» è detto {told}.", "Tenere le righe di un tipo solo."))
    elif kinds == {NameKind.ALIAS} and len(units) > 1:
        what = f"L'altra grafia «{cut(name)}» nomina {len(units)} unità: {_list(units)}."
        remedy = "Tenere una riga sola; se sta davvero per tutte è un nome congiunto (joint)."
        yield _problem(names, line, "stands_for", (what, remedy))
    elif kinds == {NameKind.JOINT} and len(units) == 1:
        what = f"Il nome congiunto «{cut(name)}» sta per una sola unità."
        yield _problem(names, line, "kind", (what, "Aggiungere una riga per ogni altra unità, o scrivere alias."))


def _of_one_row(names: _Names, line: int, cells: Cells) -> Iterator[Problem]:
    """A unit stands for itself; any other name for something that is a unit."""
    name, unit = plain_name(cells["name"]), plain_name(cells["stands_for"])
    if cells["kind"] == NameKind.UNIT:
        if unit:
            what = f"«{cut(name)}» è un'unità, ma sta per «{cut(unit)}»."
            yield _problem(names, line, "stands_for", (what, "Scrivere alias, o lasciare vuoto per chi sta."))
    elif not unit:
        what = f"Non è detto per quale unità sta «{cut(name)}»."
        yield _problem(
            names, line, "stands_for", (what, "Scrivere il nome dell'unità, o unit se è lei stessa un'unità.")
        )
    elif _goes_round(names, name):
        what = f"I nomi stanno in cerchio: «{cut(name)}» → «{cut(unit)}»."
        yield _problem(names, line, "stands_for", (what, "Dire quale è l'unità (unit) e farvi puntare gli altri."))
    elif NameKind.UNIT not in names.kinds(unit):
        is_known = unit in names.rows
        what = f"«{cut(unit)}» {'non è un nome di unità ma un altro nome' if is_known else 'non è fra le unità'}."
        remedy = "Scrivere l'unità stessa." if is_known else f"Aggiungere la riga «{cut(unit)}» con unit, o correggere."
        yield _problem(names, line, "stands_for", (what, remedy))


def _goes_round(names: _Names, name: str) -> bool:
    """Whether from a name one comes back to it."""
    met, ahead = set[str](), [name]
    while ahead:
        for _, cells in names.rows.get(ahead.pop(), ()):
            step = plain_name(cells["stands_for"])
            if step == name:
                return True
            if step and step not in met:
                met.add(step)
                ahead.append(step)
    return False


def _codes(names: _Names) -> Iterator[Problem]:
    """A code is of one unit, and nobody else's name."""
    first: dict[str, str] = {}
    for name, found in names.rows.items():
        for line, cells in found:
            code = cells["code"]
            other = first.setdefault(code, name) if code else name
            if other == name and code in names.rows and code != name:
                other = code
            if other != name:
                what = f"Il codice «{cut(code)}» è anche di «{cut(other)}»."
                yield _problem(names, line, "code", (what, "Dare a ogni unità un codice suo, o lasciarlo vuoto."))


def _problem(names: _Names, line: int, column: str, sentences: tuple[str, str]) -> Problem:
    return names.year.problem(_TABLE, line, column, sentences)


def _list(units: set[str]) -> str:
    return ", ".join(f"«{cut(unit)}»" for unit in sorted(units))


def cut(name: str) -> str:
    """A name as a sentence has room for it."""
    return name if len(name) <= _MOST else f"{name[: _MOST - 1]}…"
