"""The format told in Markdown tables, from the same descriptions that the readers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.keys import ENTE_TABLES, SMVP_TABLES
from data.format.tables import TABLES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.format.keys import Key, KeyTable
    from data.format.tables import Column, Table

KINDS: Mapping[Kind, str] = {
    Kind.TEXT: "testo",
    Kind.CODE: "codice",
    Kind.NUMBER: "numero",
    Kind.VALUE: "valore",
    Kind.DATE: "data",
    Kind.INTEGER: "intero",
    Kind.FLAG: "0 o 1",
    Kind.WORD: "parola",
}
"""What ``docs/formato.md`` calls each kind of cell."""


def describe_tables() -> str:
    """One chapter for each CSV file: what it holds, its columns, its key."""
    return "\n".join(_table(table) for table in TABLES)


def describe_ente() -> str:
    """One chapter for each table of ``ente.toml``."""
    return "\n".join(_key_table(table) for table in ENTE_TABLES)


def describe_smvp() -> str:
    """One chapter for each table of ``smvp.toml``."""
    return "\n".join(_key_table(table) for table in SMVP_TABLES)


def _table(table: Table) -> str:
    presence = "può mancare" if table.optional else "obbligatorio"
    head = f"### {table.name}.csv\n\n{table.meaning} ({presence}).\n"
    rows = (
        (f"`{column.name}`", KINDS[column.kind], _must(column.compulsory), meaning_of(column), _words(column.words))
        for column in table.columns
    )
    key = ", ".join(f"`{name}`" for name in table.key)
    columns = _grid(("colonna", "tipo", "serve", "significato", "parole"), rows)
    return f"{head}\n{columns}\nChiave, che due righe non possono ripetere: {key}.\n"


def meaning_of(column: Column) -> str:
    """What a column means, and what a cell that nobody wrote is read as."""
    return f"{column.meaning}; se manca: {column.default.meaning}" if column.default else column.meaning


def _key_table(table: KeyTable) -> str:
    rows = ((f"`{key.name}`", key.kind, _must(key.required), _meaning(key), _words(key.words)) for key in table.keys)
    name = f"`{table.name}`" if table.name else "In cima al file"
    keys = _grid(("chiave", "tipo", "serve", "significato", "parole"), rows)
    return f"### {name}\n\n{table.meaning}.\n\n{keys}"


def _meaning(key: Key) -> str:
    """What a key means, and what holds where it is missing, unless that is nothing."""
    if key.default is None or key.required:
        return key.meaning
    return f"{key.meaning}; se manca, `{_as_toml(key.default)}`"


def _as_toml(value: str | float) -> str:
    """A default as the file writes it, without the quotes of a text."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:g}"


def _grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _must(required: bool) -> str:  # noqa: FBT001 - a column of a table, not a switch
    return "sì" if required else ""


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)
