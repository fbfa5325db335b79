"""``ente.toml`` → who an ente is, or what is wrong with the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from data.format import keys
from data.plan.identity import Cluster, Ente, Level, Section, Unit, Year

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
    given = top.read(keys.ENTE)
    if given.pop("format") != FORMAT:
        top.complain("format", "La versione del formato non è conosciuta.", f"Scrivere format = {FORMAT}.")
    _check_code(top, given["code"])
    return Ente(
        **given,
        years=_each(top, "years", _year),
        levels=_each(top, "levels", lambda code, table: Level(code, **table.read(keys.LEVEL))),
        sections=_each(top, "sections", lambda code, table: Section(code, **table.read(keys.SECTION))),
        units=_each(top, "units", lambda code, table: Unit(code, **table.read(keys.UNIT))),
        clusters=_each(top, "clusters", lambda code, table: Cluster(code, **table.read(keys.CLUSTER))),
    )


def _check_code(top: TomlTable, code: str) -> None:
    if code and not _CODE.fullmatch(code):
        remedy = "Usare solo lettere minuscole senza accento, cifre, «-» e «_»."
        top.complain("code", f"Il codice «{code}» ha caratteri non ammessi.", remedy)


def _each(top: TomlTable, key: str, read: Callable[[str, TomlTable], _T]) -> tuple[_T, ...]:
    return tuple(read(name, table) for name, table in top.named_tables(key))


def _year(name: str, table: TomlTable) -> Year:
    given = table.read(keys.YEAR)
    if not _YEAR.fullmatch(name):
        table.complain("", f"«{name}» non è un anno.", "Scrivere quattro cifre: [years.2022].")
        return Year(0)
    return Year(int(name), **given)
