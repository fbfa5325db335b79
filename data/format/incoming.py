"""A file that a person hands in: its sheets, what they mended on screen, and what comes out of reading it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.format.flat_layout import FlatChoices
from data.format.flat_sheet import laid_out
from data.format.flat_writer import DAY
from data.format.identity import read_documents
from data.format.spreadsheet import BLANK, mended
from data.format.workbook import is_template, nothing_stored, read_plan, read_sheets
from data.format.written_number import unit_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.flat_layout import FlatMapping
    from data.format.flat_sheet import LaidOut
    from data.format.problem import Problem
    from data.format.spreadsheet import Address, Sheet
    from data.format.workbook import Stored
    from data.format.year_reading import FolderReading


@dataclass(frozen=True, slots=True)
class Flat:
    """What an office's own sheet does not say: how it is laid out, of which year and ente it is.

    Attributes:
        documents: the TOML texts of the ente, by name.
        section: code of the section of the plan; empty where the ente has only one.
        choices: what a person said of its lines.
        is_trial: as in ``YearAsWritten``.
    """

    mapping: FlatMapping
    year: int
    documents: Mapping[str, str]
    section: str = ""
    choices: FlatChoices = field(default_factory=FlatChoices)
    is_trial: bool = False


def said_of(problem: Problem, address: Address) -> tuple[int, str, str]:
    """Line, table and column of the format that a problem is of."""
    return address[1], problem.file.rpartition("/")[2].removesuffix(".csv"), problem.column


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was handed in.

    Attributes:
        name, mark: of the file, and its SHA-256.
        sheets: as they were read.
        cells: what a person wrote over them on screen, by sheet, line and column.
        without: sheet and line of the rows that they left out.
        said: what they wrote that an office's sheet has no cell for, by line, table and column of the format.
        flat: how to read an office's own sheet; None of a workbook of the template.
    """

    name: str
    mark: str
    sheets: tuple[Sheet, ...]
    cells: Mapping[Address, str] = field(default_factory=dict)
    without: frozenset[tuple[str, int]] = frozenset()
    said: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    flat: Flat | None = None

    @property
    def is_template(self) -> bool:
        """Whether it is laid out as the template."""
        return is_template(self.sheets)

    @property
    def now(self) -> tuple[Sheet, ...]:
        """The sheets with what was mended and left out."""
        return mended(self.sheets, self.cells, self.without)

    def laid_out(self) -> LaidOut | None:
        """What the office's sheet stands for; None of a workbook of the template."""
        if self.flat is None:
            return None
        sheet = next(sheet for sheet in self.now if sheet.name == self.flat.mapping.sheet)
        ente, _, _ = read_documents(self.flat.documents)
        section = self.flat.section or (ente.sections[0].code if len(ente.sections) == 1 else "")
        return laid_out(
            sheet,
            self.flat.mapping,
            (section, self.flat.year),
            replace(self.flat.choices, said=self.said),
            has_days=bool(unit_written(DAY, ente)),
        )

    def read(self, stored: Stored = nothing_stored) -> FolderReading:
        """Read and check it; ``stored`` is as in ``workbook.read_workbook``."""
        laid = self.laid_out()
        if laid is None or self.flat is None:
            return read_sheets(self.now, self.name, stored)
        flat = self.flat
        found = read_plan(laid.sheets, self.name, flat.year, flat.documents, is_trial=flat.is_trial)
        problems, notices = tuple(map(laid.placed, found.problems)), tuple(map(laid.noticed, found.notices))
        return replace(found, problems=problems, notices=notices)

    def found(self, problem: Problem, address: Address) -> str:
        """What is written where a problem is, or was said of it."""
        return self.text(address) if address[2] else self.said.get(said_of(problem, address), "")

    def text(self, address: Address) -> str:
        """What is written in a cell now."""
        sheet, line, column = address
        cells = self.row(sheet, line)
        return cells[column - 1] if 0 < column <= len(cells) else ""

    def row(self, sheet: str, line: int) -> tuple[str, ...]:
        """What is written in a line now."""
        found = next((each for each in self.now if each.name == sheet), None)
        cells = found.rows[line - 1] if found and 0 < line <= len(found.rows) else (BLANK,)
        return tuple(cell.text for cell in cells)
