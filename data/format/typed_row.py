"""What a person types in the fields of a row, as canonical texts of the format, each field with its own refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from data.format.cells import Refusal
from data.format.tables import ACTUALS, BREAKDOWN, INTERIM, TABLES, TARGETS
from data.format.written import read_written
from data.format.written_target import read_actual, read_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.written import About

NOT_MEASURED: Final = ""
"""In the place of a presence: nobody has measured it yet, and there is no row."""
PRESENCES: Final[Mapping[str, str]] = {
    "value": "misurato",
    "declared": "dichiarato in percentuale",
    "blank": "non fatto",
    "ND": "ND",
    "nd": "n.d.",
    "non ancora disponibile": "non ancora disponibile",
    "annullate": "annullate",
    "not_printed": "non stampato",
    NOT_MEASURED: "non ancora misurato",
}
"""How a consuntivo is there or is missing, in words."""
PART_PRESENCES: Final[Mapping[str, str]] = {word: said for word, said in PRESENCES.items() if word != "declared"}
"""The same of a part of an indicator, of which nobody declares a percentage."""
_NO_VALUE: Final = Refusal("Manca il valore.", "Scriverlo, oppure numeratore e denominatore.")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What was read from the fields of a row.

    Attributes:
        cells: canonical texts by column, of what could be read.
        refusals: by field, of what could not.
    """

    cells: Mapping[str, str]
    refusals: Mapping[str, Refusal] = field(default_factory=dict)


def typed_row(table: str, texts: Mapping[str, str], about: About) -> TypedRow:
    """The cells of a row of a table from texts by column."""
    columns = {column.name: column for each in TABLES if each.name == table for column in each.columns}
    read = {name: read_written(text, columns[name], about) for name, text in texts.items()}
    refusals = {name: each for name, each in read.items() if isinstance(each, Refusal)}
    written = [each.cells for each in read.values() if not isinstance(each, Refusal)]
    found = {name: text for cells in written for name, text in cells.items()}
    foreign = {"unit": _no_unit(found["unit"])} if "unit" in found and "unit" not in texts else {}
    return TypedRow({name: text for name, text in found.items() if name in columns}, {**refusals, **foreign})


def typed_actual(presence: str, texts: Mapping[str, str], about: About) -> TypedRow:
    """The cells of a consuntivo.

    Args:
        presence: a key of ``PRESENCES`` other than ``NOT_MEASURED``.
        texts: of ``actual``, ``numerator``, ``denominator`` and ``declared``; those that the presence has no use
            for are left blank.
        about: the indicator.
    """
    blank = dict.fromkeys(("actual", "numerator", "denominator", "declared"), "")
    if presence == "declared":
        read = typed_row(ACTUALS.name, {"declared": texts.get("declared", "")}, about)
        missing = {} if any(read.cells.values()) or read.refusals else {"declared": _NO_VALUE}
        return TypedRow({**blank, **read.cells, "availability": presence}, {**read.refusals, **missing})
    if presence != "value":
        return TypedRow({**blank, "availability": presence})
    read = _measured(ACTUALS.name, "actual", texts, about)
    return TypedRow({**blank, **read.cells, "availability": "value"}, read.refusals)


def typed_part(presence: str, texts: Mapping[str, str], about: About) -> TypedRow:
    """The cells of the value of a part.

    Args:
        presence: a key of ``PART_PRESENCES`` other than ``NOT_MEASURED``.
        texts: of ``value``, ``numerator``, ``denominator``, where the presence has use for them, and ``target``.
        about: the indicator.
    """
    blank = dict.fromkeys(("value", "numerator", "denominator"), "")
    target = typed_row(BREAKDOWN.name, {"target": texts.get("target", "")}, about)
    read = _measured(BREAKDOWN.name, "value", texts, about) if presence == "value" else TypedRow({})
    cells = {**blank, **read.cells, **target.cells, "availability": presence}
    return TypedRow(cells, {**read.refusals, **target.refusals})


def typed_interim(texts: Mapping[str, str], about: About) -> TypedRow:
    """The cells of a value at a day: ``value``, ``numerator``, ``denominator``."""
    return _measured(INTERIM.name, "value", texts, about)


def typed_target(text: str, about: About) -> TypedRow:
    """The cells ``op``, ``target``, ``unit`` and ``text`` of a target written in one go: ``≥ 85 %``."""
    if not text.strip():
        return TypedRow({}, {"target": Refusal("Manca il target.", "Scriverlo, per esempio ≥ 85.")})
    read = read_target(text, about)
    if isinstance(read, Refusal):
        return TypedRow({}, {"target": read})
    return TypedRow({name: text for name, text in read.cells.items() if name in TARGETS.column_names})


def _measured(table: str, column: str, texts: Mapping[str, str], about: About) -> TypedRow:
    """A value in its column, or the two terms of a ratio; a cell may hold the ratio whole, ``75/300``."""
    parts = typed_row(table, {name: texts.get(name, "") for name in ("numerator", "denominator")}, about)
    read = read_actual(texts.get(column, ""), about)
    if isinstance(read, Refusal):
        return TypedRow(parts.cells, {**parts.refusals, column: read})
    if "availability" in read.cells:
        what = Refusal(f"«{texts[column]}» non è un valore.", "Scegliere sopra come manca, oppure scrivere il valore.")
        return TypedRow(parts.cells, {**parts.refusals, column: what})
    cells = {**parts.cells, **{{"actual": column}.get(name, name): text for name, text in read.cells.items()}}
    has_value = bool(cells.get(column)) or bool(cells.get("numerator") and cells.get("denominator"))
    missing = {} if has_value or parts.refusals else {column: _NO_VALUE}
    return TypedRow(cells, {**parts.refusals, **missing})


def _no_unit(unit: str) -> Refusal:
    return Refusal(f"Qui l'unità «{unit}» non ha posto.", "Scrivere il solo numero.")
