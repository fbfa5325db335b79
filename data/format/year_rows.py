"""One year's rows with what the checks look up in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from data.format.problem import Notice, Problem
from data.format.source_words import SourceWords
from data.format.tables import PLACE
from scoring.model import MeasureKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.format.parse import Rows
    from data.plan.identity import Ente, UnitKind

CSV_WORDS = SourceWords()

Cells = dict[str, str]
"""One row: the text of each cell by column name."""


@dataclass(frozen=True, slots=True)
class YearRows:
    """One year's rows, its nodes and its measures.

    Attributes:
        broken: tables whose file lost rows in the reading: what is not in them may yet be in the file.
        nodes: section, owner and code of every node.
        measures: every measure by its key.
        words: what sentences call the tables.
    """

    ente: Ente
    year: int
    tables: Mapping[str, Rows]
    broken: frozenset[str]
    nodes: frozenset[tuple[str, str, str]]
    measures: Mapping[MeasureKey, Cells]
    words: SourceWords = CSV_WORDS

    @classmethod
    def of(
        cls,
        ente: Ente,
        year: int,
        tables: Mapping[str, Rows],
        broken: Iterable[str],
        words: SourceWords = CSV_WORDS,
    ) -> YearRows:
        """The rows of a year's files, looked through once."""
        return cls(
            ente=ente,
            year=year,
            tables=tables,
            broken=frozenset(broken),
            nodes=frozenset(node_place(cells) for _, cells in tables["nodes"].records()),
            measures={key_of(cells): cells for _, cells in tables["measures"].records()},
            words=words,
        )

    def rows(self, table: str) -> Iterator[tuple[int, Cells]]:
        """Line and cells of every row of a table."""
        return self.tables[table].records()

    def problem(self, table: str, line: int, column: str, sentences: tuple[str, str]) -> Problem:
        """A problem in a file of this year."""
        return Problem(f"{self.year}/{table}.csv", line, column, *sentences)

    def notice(self, table: str, line: int, sentences: tuple[str, str]) -> Notice:
        """Something to look at in a file of this year."""
        return Notice(f"{self.year}/{table}.csv", line, *sentences)

    def kind(self, cells: Cells) -> UnitKind | None:
        """The kind of the unit of a row, its own or its measure's; None where no unit is written."""
        code = cells.get("unit", "") or self.measures.get(key_of(cells), {}).get("unit", "")
        return self.ente.unit_kind(code) if code else None

    def direction(self, cells: Cells) -> str:
        """The direction of the measure of a row; "" where there is no such measure."""
        return self.measures.get(key_of(cells), {}).get("direction", "")

    def has_section(self, cells: Cells) -> bool:
        """Whether the section of a row, where one is written, is one of the ente's."""
        return not cells["section"] or cells["section"] in [section.code for section in self.ente.sections]


def shown(parts: Iterable[str]) -> str:
    """A place for a sentence: what is written of it, from the widest to the narrowest."""
    return " / ".join(part for part in parts if part) or "vuota"


def figure(number: float) -> str:
    """A number for a sentence: at most two decimals, half up, with a comma.

    Examples:
        >>> figure(77.125), figure(62.1), figure(100), figure(-0.001)
        ('77,13', '62,1', '100', '0')
    """
    exact = Decimal(repr(round(float(number), 9))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{exact + 0:f}".rstrip("0").rstrip(".").replace(".", ",")


def measure_place(key: MeasureKey) -> str:
    """An indicator for a sentence."""
    return shown(key)


def node_place(cells: Cells) -> tuple[str, str, str]:
    """The node of a row."""
    return cells["section"], cells["owner"], cells["node_code"]


def key_of(cells: Cells) -> MeasureKey:
    """The measure of a row."""
    return MeasureKey(*(cells[name] for name in PLACE))
