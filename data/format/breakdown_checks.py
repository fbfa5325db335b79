"""The values of an indicator by part: none told twice, and whether the parts make what the whole is said to be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from data.format.unit_checks import cut
from data.format.unit_spellings import names_of
from data.format.year_rows import figure, key_of, measure_place
from data.plan.breakdown import is_of_units, same_part
from data.plan.identity import UnitKind
from data.plan.quantities import NUMBER
from data.plan.units import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.problem import Notice, Problem
    from data.format.year_rows import Cells, YearRows
    from scoring.model import MeasureKey

_TABLE: Final = "breakdown"
_COUNTED: Final = {"numerator": "i numeratori", "denominator": "i denominatori"}


def check_breakdown(year: YearRows) -> Iterator[Problem]:
    """Parts that are told twice: by another spelling too."""
    names = names_of(year.tables["units"])
    first: dict[tuple[object, ...], tuple[int, tuple[str, str]]] = {}
    for line, cells in year.rows(_TABLE):
        written = cells["dimension"], cells["part"]
        place = (key_of(cells), cells["year"], *same_part(*written, names))
        at, before = first.setdefault(place, (line, written))
        # The same letters twice are a repeated key, which is said of every table.
        if at != line and before != written:
            what = f"«{cut(written[1])}» è la stessa parte della riga {at} («{cut(before[1])}»)."
            yield year.problem(_TABLE, line, "part", (what, "Tenere una riga sola per ogni parte."))


def look_over_breakdown(year: YearRows) -> Iterator[Notice]:
    """Units that nobody else names, parts that do not make the whole, wholes that the parts could make."""
    yield from _unknown_units(year)
    actuals = {(key_of(cells), cells["year"]): cells for _, cells in year.rows("actuals")}
    for group in _groups(year):
        whole = actuals.get((group.key, group.year), {})
        if whole.get("actual") or whole.get("numerator") or whole.get("denominator"):
            yield from _not_the_whole(year, group, whole)
        elif group.is_of_units:
            yield from _could_be(year, group)


@dataclass(frozen=True, slots=True)
class _Group:
    """The parts of one indicator, year and dimension; ``line`` of the first."""

    key: MeasureKey
    year: str
    dimension: str
    line: int
    parts: tuple[Cells, ...]

    @property
    def is_of_units(self) -> bool:
        return is_of_units(self.dimension)

    def total(self, column: str) -> Decimal | None:
        """The sum of a column; None where a part has no number in it."""
        texts = [cells[column] for cells in self.parts]
        return sum(map(Decimal, texts), Decimal()) if all(map(NUMBER.fullmatch, texts)) else None


def _groups(year: YearRows) -> Iterator[_Group]:
    found: dict[tuple[MeasureKey, str, str], list[tuple[int, Cells]]] = defaultdict(list)
    for line, cells in year.rows(_TABLE):
        found[key_of(cells), cells["year"], plain_name(cells["dimension"]).casefold()].append((line, cells))
    for (key, at, dimension), rows in found.items():
        yield _Group(key, at, dimension, rows[0][0], tuple(cells for _, cells in rows))


def _not_the_whole(year: YearRows, group: _Group, whole: Mapping[str, str]) -> Iterator[Notice]:
    for column, word in _COUNTED.items():
        total, printed = group.total(column), whole[column]
        if total is not None and NUMBER.fullmatch(printed) and total != Decimal(printed):
            what = (
                f"Per {group.dimension}, {word} di {measure_place(group.key)} sommano a {figure(float(total))}, nel "
                f"consuntivo è {figure(float(printed))}."
            )
            remedy = "Va bene se le parti si sovrappongono o non ci sono tutte; se no, correggere le righe."
            yield year.notice(_TABLE, group.line, (what, remedy))


def _could_be(year: YearRows, group: _Group) -> Iterator[Notice]:
    """What the units add up to, where nobody says what the whole is: a person decides whether it is that."""
    above, below = group.total("numerator"), group.total("denominator")
    if above is None or not below:
        return
    scale = 100 if year.kind(dict(group.parts[0])) is UnitKind.PERCENT else 1
    what = (
        f"{measure_place(group.key)} non ha il consuntivo; le sue unità insieme farebbero {figure(float(above))} / "
        f"{figure(float(below))} = {figure(float(above / below * scale))}."
    )
    yield year.notice(_TABLE, group.line, (what, f"Se è così, scriverlo {year.words.inside('actuals')}."))


def _unknown_units(year: YearRows) -> Iterator[Notice]:
    names = names_of(year.tables["units"])
    known = {*names.declared, *(unit for _, cells in year.rows("nodes") for unit in names.of(cells["units"]))}
    said: set[str] = set()
    for line, cells in year.rows(_TABLE):
        for unit in names.of(cells["part"]) if is_of_units(cells["dimension"]) else ():
            if unit not in known | said:
                said.add(unit)
                what = f"L'unità «{cut(unit)}» non è {year.words.inside('units')}, e nessun obiettivo la nomina."
                remedy = f"Correggere il nome, o aggiungerlo {year.words.inside('units')}."
                yield year.notice(_TABLE, line, (what, remedy))
