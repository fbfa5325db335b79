"""``ente.toml`` → who an ente is, or what is wrong with the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from data.format import keys
from data.plan.identity import Ente, Level, Section, Unit, UnitKind, Year

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.format.toml import TomlTable

ENTE_FILE = "ente.toml"

FORMAT = 1
"""The version of the format that this program reads."""

_CODE = re.compile(r"[a-z0-9_-]+")
_T = TypeVar("_T")
_YEAR = re.compile(r"[0-9]{4}")


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
