"""A workbook in the layout of the template → the same reading as a folder's, with problems that name sheet and cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from data.format.cells import Refusal
from data.format.choice_words import in_sheet_words
from data.format.choices import ENTE_SHEET, FILES, METHOD_SHEET, SMVP_FILE, YEAR_LABEL, read_choices
from data.format.ente import ENTE_FILE
from data.format.identity import identity_of, read_documents
from data.format.parse import Rows
from data.format.problem import Notice, Problem
from data.format.smvp import policy_of
from data.format.source_words import SourceWords
from data.format.spreadsheet import read_spreadsheet
from data.format.table_words import in_table_words
from data.format.tables import TABLES
from data.format.workbook_table import Known, SheetPlace, SheetReading, Units, letters, read_table_sheet
from data.format.written import one_line
from data.format.year_reading import EnteFolder, FolderReading, YearAsWritten, checked_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.choices import Choices
    from data.format.spreadsheet import Sheet
    from data.format.tables import Table
    from data.plan.identity import Ente

    Stored = Callable[[str, int], Mapping[str, str] | None]

INSTRUCTIONS, LISTS = "Istruzioni", "Elenchi"
_YEAR = re.compile(r"[12][0-9]{3}")
_WORDS = SourceWords(is_workbook=True)
_Found = TypeVar("_Found", Problem, Notice)


@dataclass(frozen=True, slots=True)
class _Book:
    """The sheets of a workbook by what they are."""

    name: str
    tables: Mapping[str, Sheet]
    choices: Mapping[str, Choices]
    unknown: tuple[str, ...]


def nothing_stored(_code: str, _year: int) -> None:
    """Of a program that knows no ente."""


def read_workbook(content: bytes, name: str, stored: Stored = nothing_stored) -> FolderReading:
    """Read and check a workbook of one ente and year.

    Args:
        content: of the file.
        name: of the file, for problems of the whole of it.
        stored: the TOML texts that the program has of an ente and year. They are kept, letter for letter, where
            the workbook means the same, and stand in for a sheet «Metodo» that is not there.

    Returns:
        The one year when it has no problem, else every problem, in the order of sheets and lines.
    """
    sheets = read_spreadsheet(content)
    if isinstance(sheets, Refusal):
        return FolderReading(None, (Problem(name, 0, "", sheets.what, sheets.remedy, place=name),))
    return read_sheets(sheets, name, stored)


def read_sheets(sheets: tuple[Sheet, ...], name: str, stored: Stored = nothing_stored) -> FolderReading:
    """Read and check the sheets of a workbook, as ``read_workbook`` does with its bytes."""
    book = _book(name, sheets)
    year, problems = _year(book)
    documents = _documents(book, year, stored)
    return _reading(book, year, documents, problems)


def read_plan(
    sheets: tuple[Sheet, ...], name: str, year: int, documents: Mapping[str, str], *, is_trial: bool = False
) -> FolderReading:
    """Read and check sheets that have the tables only; who the ente is, and its method, come from elsewhere.

    Args:
        sheets: in the layout of the template.
        name: of the file.
        year: of the plan.
        documents: the TOML texts, by name.
        is_trial: as in ``YearAsWritten``.
    """
    texts = {file: text.encode() for file, text in documents.items()}
    return _reading(_book(name, sheets), year, texts, [], is_trial=is_trial)


def is_template(sheets: tuple[Sheet, ...]) -> bool:
    """Whether a workbook is laid out as the template: it has at least the sheet of the ente and one of the tables."""
    book = _book("", sheets)
    return bool(book.tables) and ENTE_SHEET in book.choices


def _reading(
    book: _Book, year: int, documents: dict[str, bytes], problems: list[Problem], *, is_trial: bool = False
) -> FolderReading:
    identity = identity_of(documents, problems)
    notices = [*_unread(book), *_unknown_choices(book)]
    found = None
    readings: dict[str, SheetReading] = {}
    if identity.ente is not None and year:
        readings = _read_tables(book, identity.ente, year)
        written = YearAsWritten(
            year,
            {table.name: readings[table.name].rows for table in TABLES},
            [problem for reading in readings.values() for problem in reading.problems],
            [notice for reading in readings.values() for notice in reading.notices],
            _WORDS,
            is_trial,
        )
        found = checked_year(identity, written, problems, notices)
    said = tuple(_placed(_worded(each), book, readings) for each in sorted(set(problems)))
    looked = tuple(_placed(in_table_words(each), book, readings) for each in sorted(set(notices)))
    if said or found is None or identity.ente is None:
        return FolderReading(None, said, looked)
    texts = {file: text.decode() for file, text in documents.items()}
    return FolderReading(EnteFolder(identity.ente, texts, (found,)), (), looked)


def _book(name: str, sheets: tuple[Sheet, ...]) -> _Book:
    tables = {key: table.name for table in TABLES for key in (_plain(table.sheet), table.name)}
    choices = {_plain(kind): kind for kind in FILES}
    known = {*tables, *choices, _plain(INSTRUCTIONS), _plain(LISTS)}
    return _Book(
        name,
        {tables[_plain(s.name)]: s for s in sheets if _plain(s.name) in tables},
        {kind: read_choices(sheet, kind) for sheet in sheets if (kind := choices.get(_plain(sheet.name)))},
        tuple(s.name for s in sheets if _plain(s.name) not in known),
    )


def _plain(text: str) -> str:
    return one_line(text).casefold()


def _year(book: _Book) -> tuple[int, list[Problem]]:
    """The year that the sheet of the ente says; 0 where it says none."""
    if ENTE_SHEET not in book.choices:
        remedy = "Partire da un modello: pagina Dati, «Scarica un modello»."
        return 0, [Problem(ENTE_FILE, 0, "", f"Manca il foglio {ENTE_SHEET}.", remedy, place=book.name)]
    text = book.choices[ENTE_SHEET].year
    if _YEAR.fullmatch(text):
        return int(text), []
    what = f"«{text}» non è un anno." if text else f"Manca «{YEAR_LABEL}»."
    remedy = f"Scrivere accanto a «{YEAR_LABEL}» l'anno di tutti i fogli, con quattro cifre."
    return 0, [Problem(ENTE_FILE, 0, "", what, remedy, place=f"foglio {ENTE_SHEET}")]


def _documents(book: _Book, year: int, stored: Stored) -> dict[str, bytes]:
    """The TOML texts of the sheets, or those stored where they mean the same."""
    texts = {FILES[kind]: choices.text for kind, choices in book.choices.items()}
    if ENTE_FILE not in texts:
        return {}
    ente, policies, _ = read_documents(texts)
    kept = stored(ente.code, year) if year else None
    if kept:
        kept_ente, kept_policies, _ = read_documents(kept)
        is_same_method = SMVP_FILE not in texts or policy_of(policies, year) == policy_of(kept_policies, year)
        if ente == kept_ente and is_same_method:
            texts = dict(kept)
        elif is_same_method:
            texts = {**kept, ENTE_FILE: texts[ENTE_FILE]}
    return {file: text.encode() for file, text in texts.items()}


def _unread(book: _Book) -> list[Notice]:
    remedy = "Guardare che non serva; i nomi dei fogli sono quelli del modello."
    return [
        Notice(name, 0, "Il foglio non è del modello e non è letto.", remedy, place=f"foglio {name}")
        for name in book.unknown
    ]


def _unknown_choices(book: _Book) -> list[Notice]:
    return [
        Notice(
            FILES[kind],
            line,
            f"«{one_line(text)[:40]}» non è una voce del modello e non è letta.",
            "Guardare che non serva.",
            place=f"foglio {sheet}, cella {letters(column)}{line}",
        )
        for kind, choices in book.choices.items()
        for (sheet, line, column), text in choices.unknown
    ]


def _read_tables(book: _Book, ente: Ente, year: int) -> dict[str, SheetReading]:
    """Every table; the indicators first, because their units say how the others are to be read."""
    readings: dict[str, SheetReading] = {}
    units = Units()
    for table in sorted(TABLES, key=lambda table: table.name != "measures"):
        file = f"{year}/{table.name}.csv"
        sheet = book.tables.get(table.name)
        if sheet is None:
            readings[table.name] = _no_sheet(table, file, book.name)
        else:
            readings[table.name] = read_table_sheet(sheet, table, Known(ente, year, units), file)
        if table.name == "measures":
            units = Units.of(readings["measures"].rows)
    return readings


def _no_sheet(table: Table, file: str, name: str) -> SheetReading:
    reading = SheetReading(Rows(table, present=False), SheetPlace(table.sheet, {}))
    if not table.optional:
        what = f"Manca il foglio {table.sheet}."
        reading.problems.append(Problem(file, 0, "", what, f"Aggiungerlo: {table.meaning}.", place=name))
    return reading


def _worded(found: Problem) -> Problem:
    """A problem in the words of its sheet, of choices or of a table."""
    return in_sheet_words(found) if found.file in FILES.values() else in_table_words(found)


def _placed(found: _Found, book: _Book, readings: Mapping[str, SheetReading]) -> _Found:
    """A problem or notice with its place in the workbook, in words."""
    place = found.place or _place(book, readings, found.file, found.line, _column(found))
    return replace(found, place=place)


def _column(found: Problem | Notice) -> str:
    return found.column if isinstance(found, Problem) else ""


def _place(book: _Book, readings: Mapping[str, SheetReading], file: str, line: int, column: str) -> str:
    table = file.rpartition("/")[2].removesuffix(".csv")
    if table in readings:
        return readings[table].place.cell(line, column)
    kind = next((kind for kind, name in FILES.items() if name == file), METHOD_SHEET)
    address = _address(book.choices[kind], line, column) if kind in book.choices else None
    return f"foglio {address[0]}, cella {letters(address[2])}{address[1]}" if address else f"foglio {kind}"


def _address(choices: Choices, line: int, key: str) -> tuple[str, int, int] | None:
    """The cell of a key that nobody wrote, or of a line of the TOML."""
    return choices.blanks.get(key) or choices.lines.get(line)
