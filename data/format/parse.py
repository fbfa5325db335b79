"""A CSV file's bytes → rows of text, or every problem at once. Never raises on bad data."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from data.format.cells import refusal
from data.format.csv_dialect import DELIMITERS, delimiter_of, text_of, with_points
from data.format.problem import Notice, Problem, first_of_each_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.csv_dialect import CsvText
    from data.format.tables import Table

BOM = "\ufeff"
# A cell that is too long is a problem of that cell (``data.cells``), not of the quotes of its line.
csv.field_size_limit(1 << 30)
MOST_COLUMNS = 200
"""Of a header: beyond it the file is something else, and each column would be a problem."""
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file, in its order. Every cell is the canonical text of its kind; blank is "".

    Attributes:
        table: which file of the format this is.
        cells: one tuple per row, in the order of ``table.columns``.
        lines: line of the file on which each row begins.
        present: False when the optional file is not there, which is not the same as an empty one.
    """

    table: Table
    cells: tuple[tuple[str, ...], ...] = ()
    lines: tuple[int, ...] = ()
    present: bool = True

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line and cells by column name, row after row."""
        names = self.table.column_names
        for line, row in zip(self.lines, self.cells, strict=True):
            yield line, dict(zip(names, row, strict=True))


def parse_table(content: bytes, table: Table, file: str) -> tuple[Rows, tuple[Problem, ...], tuple[Notice, ...]]:
    """Read one file of the format; what its cells hold is for ``cell_problems`` to say.

    Args:
        content: the bytes of the file; a BOM and CRLF are accepted.
        table: which file it is.
        file: its name in problems.

    Returns:
        The rows, every problem of form, and how the file was read where that had to be decided. A column that
        may be missing is blank; rows of the wrong length are left out.
    """
    found = text_of(content)
    if found is None:
        return Rows(table), (_unknown_letters(file),), ()
    mark = delimiter_of(found.text, table.column_names)
    lines, broken = _split(found.text, file, mark)
    if not lines:
        return Rows(table), broken or (_empty(file, table),), ()
    problems = [*broken, *_header_problems(lines[0][1], table, file)]
    if len(problems) > len(broken):
        return Rows(table), tuple(problems), ()
    rows, lengths = _body(lines, table, file)
    cells, decimals = with_points(rows.cells, table.columns)
    return replace(rows, cells=cells), (*problems, *lengths), tuple(_dialect(file, found, mark, decimals))


def _dialect(file: str, found: CsvText, mark: str, decimals: str) -> Iterator[Notice]:
    """How a file was read, where it is not as the format writes it."""
    if found.is_windows:
        what = "Il file non è in UTF-8: è letto in Windows-1252."
        yield Notice(file, 0, what, "Guardare che gli accenti siano giusti.")
    if mark != ",":
        yield Notice(file, 0, f"Le celle sono separate da {DELIMITERS[mark]}.", "Guardare che le colonne siano giuste.")
    if decimals:
        yield Notice(file, 0, f"I decimali hanno la virgola: {decimals}.", "Guardare che i numeri siano giusti.")


def cell_problems(rows: Rows, file: str) -> Iterator[Problem]:
    """What is wrong with the cells, row after row."""
    whole = zip(rows.lines, rows.cells, strict=True)
    found = (problem for line, row in whole for problem in _row_problems(row, rows.table, file, line))
    return first_of_each_kind(found)


def decode(content: bytes) -> str | None:
    r"""The text of a file, with LF ends and without BOM; None when it is not UTF-8.

    Examples:
        >>> decode("\ufeffsì\r\n".encode())
        'sì\n'
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str, file: str, mark: str) -> tuple[list[tuple[int, list[str]]], tuple[Problem, ...]]:
    """Lines with something in them, each with the line it begins on; a problem where quotes are broken."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=mark)
    found: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for cells in reader:
            if any(cells):
                found.append((begin, cells))
            begin = reader.line_num + 1
    except csv.Error:
        return found, (_bad_quotes(file, begin),)
    return found, ()


def _header_problems(header: list[str], table: Table, file: str) -> Iterator[Problem]:
    if len(header) == 1 and _BAR in header[0]:
        yield _wrong_delimiter(file)
        return
    if len(header) > MOST_COLUMNS:
        what = f"La riga delle colonne ha {len(header)} celle: al più {MOST_COLUMNS}."
        yield Problem(file, 1, "", what, f"Lasciare le colonne del formato: {', '.join(table.column_names)}.")
        return
    counts = Counter(header)
    for name in counts:
        if name not in table.column_names:
            yield _unknown_column(file, name, table)
        elif counts[name] > 1:
            what = f"La colonna c'è {counts[name]} volte."
            yield Problem(file, 1, name, what, "Lasciarne una sola.")
    for column in table.columns:
        if column.compulsory and column.name not in counts:
            yield Problem(file, 1, column.name, "La colonna manca.", f"Aggiungerla: {_lower(column.meaning)}.")


def _body(lines: list[tuple[int, list[str]]], table: Table, file: str) -> tuple[Rows, Iterator[Problem]]:
    header = lines[0][1]
    order = [header.index(name) if name in header else None for name in table.column_names]
    whole = [
        (line, tuple("" if place is None else cells[place] for place in order))
        for line, cells in lines[1:]
        if len(cells) == len(header)
    ]
    rows = Rows(table, tuple(row for _, row in whole), tuple(line for line, _ in whole))
    lengths = (_wrong_length(file, at, len(c), len(header)) for at, c in lines[1:] if len(c) != len(header))
    return rows, first_of_each_kind(lengths)


def _row_problems(row: tuple[str, ...], table: Table, file: str, line: int) -> Iterator[Problem]:
    for column, text in zip(table.columns, row, strict=True):
        if found := refusal(text, column):
            yield Problem(file, line, column.name, found.what, found.remedy)


def _unknown_letters(file: str) -> Problem:
    what = "Il file non è in UTF-8, né in Windows-1252."
    return Problem(file, 0, "", what, "Salvarlo di nuovo come «CSV UTF-8 (delimitato dalle virgole)».")


def _empty(file: str, table: Table) -> Problem:
    remedy = f"Scrivere almeno la riga delle colonne: {','.join(table.column_names)}."
    return Problem(file, 0, "", "Il file è vuoto.", remedy)


def _bad_quotes(file: str, line: int) -> Problem:
    what = "Le virgolette di una cella non sono chiuse o sono fuori posto."
    remedy = 'Racchiudere la cella fra virgolette doppie e raddoppiare quelle interne: "detto ""così""".'
    return Problem(file, line, "", what, remedy)


def _wrong_delimiter(file: str) -> Problem:
    what = "Le celle sono separate da barra verticale."
    remedy = "Separarle con virgola, punto e virgola o tabulazione («CSV UTF-8 delimitato dalle virgole»)."
    return Problem(file, 1, "", what, remedy)


def _unknown_column(file: str, name: str, table: Table) -> Problem:
    if not name:
        return Problem(file, 1, "", "Una colonna non ha nome.", "Dare un nome alla colonna, o toglierla.")
    near = get_close_matches(name.strip().lower()[:60], table.column_names, n=1)
    remedy = f"Forse {near[0]}?" if near else f"Toglierla. Colonne ammesse: {', '.join(table.column_names)}."
    return Problem(file, 1, name[:40], "La colonna non è del formato.", remedy)


def _wrong_length(file: str, line: int, found: int, wanted: int) -> Problem:
    what = f"La riga ha {found} celle, ma le colonne sono {wanted}."
    remedy = "Controllare le virgole: una cella che ne contiene va fra virgolette doppie."
    return Problem(file, line, "", what, remedy)


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
