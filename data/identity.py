"""Who an ente is and which words it uses: the records of ``ente.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from data import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.toml import TomlTable

FORMAT = 1
"""The version of the format that this program reads."""

_CODE = re.compile(r"[a-z0-9_-]+")
_T = TypeVar("_T")
_YEAR = re.compile(r"[0-9]{4}")


class UnitKind(StrEnum):
    """What a unit's numbers are."""

    PERCENT = "percent"
    COUNT = "count"
    """A printed whole number is exact."""
    NUMBER = "number"
    DAYS = "days"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Year:
    """One year declared by the ente, and the document its data come from."""

    year: int
    document: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the tree, in the ente's own words."""

    code: str
    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class Section:
    """One view of the tree.

    Attributes:
        skeleton: it gives hierarchy and titles only, and has no sheet.
        headings: a node whose parent is in another section hangs from that parent's title; without
            headings it hangs from the root.
    """

    code: str
    name: str
    document: str = ""
    skeleton: bool = False
    headings: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measure. ``symbol`` goes after the number; empty where there is none."""

    code: str
    name: str
    symbol: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Ente:
    """An administration. Everything in the order of its ``ente.toml``.

    Attributes:
        cluster: its size class, in the word of whoever classifies; empty where it is not told.
        synthetic: it does not exist; its data are generated.
    """

    code: str
    name: str
    short_name: str
    kind: str
    years: tuple[Year, ...]
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    cluster: str = ""
    synthetic: bool = False

    def section(self, code: str) -> Section:
        """The section of that code.

        Raises:
            KeyError: the ente has none.
        """
        return {section.code: section for section in self.sections}[code]

    def level(self, code: str) -> Level:
        """The level of that code.

        Raises:
            KeyError: the ente has none.
        """
        return {level.code: level for level in self.levels}[code]

    def unit_kind(self, code: str) -> UnitKind:
        """The kind of a unit; NUMBER for a blank or unknown one, which promises nothing."""
        return next((unit.kind for unit in self.units if unit.code == code), UnitKind.NUMBER)

    def document(self, year: int) -> str:
        """The document of a year; empty where it is not named."""
        return next((y.document for y in self.years if y.year == year), "")


def read_ente(top: TomlTable) -> Ente:
    """The ente of an ``ente.toml``; what is wrong with it is added to ``top.problems``."""
    top.allow(*keys.ENTE.names)
    if top.integer("format", 0) != FORMAT:
        top.complain("format", "La versione del formato non è conosciuta.", f"Scrivere format = {FORMAT}.")
    for key in ("years", "levels", "sections", "units"):
        top.table(key, required=True)
    return Ente(
        code=_code(top),
        name=top.text("name", required=True),
        short_name=top.text("short_name", required=True),
        kind=top.text("kind"),
        years=_each(top, "years", _year),
        levels=_each(top, "levels", _level),
        sections=_each(top, "sections", _section),
        units=_each(top, "units", _unit),
        cluster=top.text("cluster"),
        synthetic=top.flag("synthetic", default=False),
    )


def _code(top: TomlTable) -> str:
    code = top.text("code", required=True)
    if code and not _CODE.fullmatch(code):
        remedy = "Usare solo lettere minuscole senza accento, cifre, «-» e «_»."
        top.complain("code", f"Il codice «{code}» ha caratteri non ammessi.", remedy)
    return code


def _each(top: TomlTable, key: str, read: Callable[[str, TomlTable], _T]) -> tuple[_T, ...]:
    return tuple(read(name, table) for name, table in top.named_tables(key))


def _year(name: str, table: TomlTable) -> Year:
    table.allow(*keys.YEAR.names)
    if not _YEAR.fullmatch(name):
        table.complain("", f"«{name}» non è un anno.", "Scrivere quattro cifre: [years.2022].")
        return Year(0)
    return Year(int(name), table.text("document"))


def _level(name: str, table: TomlTable) -> Level:
    table.allow(*keys.LEVEL.names)
    return Level(name, table.text("singular", required=True), table.text("plural", required=True))


def _section(name: str, table: TomlTable) -> Section:
    table.allow(*keys.SECTION.names)
    title = table.text("name", required=True)
    return Section(
        name,
        title,
        table.text("document"),
        skeleton=table.flag("skeleton", default=False),
        headings=table.flag("headings", default=True),
    )


def _unit(name: str, table: TomlTable) -> Unit:
    table.allow(*keys.UNIT.names)
    if "kind" not in table.values:
        table.complain("kind", "Il valore manca.", f"Scrivere una di: {', '.join(keys.UNIT_KINDS)}.")
    kind = UnitKind(table.word("kind", keys.UNIT_KINDS, "number"))
    return Unit(name, table.text("name", required=True), table.text("symbol"), kind)
