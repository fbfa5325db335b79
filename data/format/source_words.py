"""What sentences call the tables and columns of a year: files and columns of CSV, or sheets of a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from data.format.tables import TABLES

_SHEETS = {table.name: table.sheet for table in TABLES}
_HEADINGS = {(table.name, column.name): column.heading for table in TABLES for column in table.columns}


@dataclass(frozen=True, slots=True)
class SourceWords:
    """How a person finds what a sentence speaks of.

    Attributes:
        is_workbook: they look at a workbook, not at a folder.
    """

    is_workbook: bool = False

    def table(self, name: str) -> str:
        """A table: "nodes.csv", "foglio Obiettivi"."""
        return f"foglio {_SHEETS[name]}" if self.is_workbook else f"{name}.csv"

    def inside(self, name: str) -> str:
        """Where a row is: "in nodes.csv", "nel foglio Obiettivi"."""
        return f"nel {self.table(name)}" if self.is_workbook else f"in {self.table(name)}"

    def columns(self, table: str, names: tuple[str, ...]) -> str:
        """Some columns of a table, with commas."""
        return ", ".join(_HEADINGS[table, name] if self.is_workbook else name for name in names)

    @property
    def ente(self) -> str:
        """Where sections, levels and units are told."""
        return "nel foglio Ente" if self.is_workbook else "in ente.toml"
