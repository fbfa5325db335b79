"""The workbook in which an office writes a plan: empty, or with what is there to correct or to carry forward."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from data.format.describe import meaning_of
from data.format.table_words import said
from data.format.tables import LABELS, TABLES, Kind
from data.format.workbook import INSTRUCTIONS, LISTS
from data.plan.errors import DataError
from data.plan.quantities import is_date
from ui.documents.xlsx.file import xlsx_file
from ui.documents.xlsx.template_choices import write_choices
from ui.figures.theme import PRINTED, WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from data.format.parse import Rows
    from data.format.tables import Column, Table

_SPARE_ROWS: Final = 500
"""Below the last row, still with the formats and lists of their columns."""
_MOST_LETTERS: Final = 32_767
"""Of a cell of Excel."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it, Excel counts a day that never was."""
_MOST_DIGITS, _MOST_DECIMALS = 14, 9
"""Of a number that Excel keeps as it is written."""
_KEPT: Final = re.compile(rf"(?:0|-?[1-9][0-9]*)(?:\.([0-9]{{1,{_MOST_DECIMALS}}}))?")
_WIDE: Final = frozenset(
    {"title", "description", "indicator_name", "algorithm", "text", "commentary", "explanation", "reason", "note"}
)
_FLAGS: Final = {"1": "Sì", "0": "No", "": ""}
_NOTES: Final = """\
Un foglio per ogni tabella. Bastano Obiettivi (codice e titolo), Indicatori (obiettivo, codice e nome) e Target: tutto \
il resto si può lasciare vuoto, e i fogli che non servono si possono togliere.
Le intestazioni con l'asterisco sono obbligatorie; quelle in corsivo, lasciate vuote, valgono ciò che dice la loro \
nota; le altre sono facoltative. Ogni intestazione ha una nota: basta passarci sopra.
Numeri all'italiana, con le cifre del documento: 1.234,5 e 120,00. Nella cella del target può stare tutto: >= 91%, \
entro il 31/12, 30 gg. In quella del consuntivo anche ND, non ancora disponibile, 75/300.
Un indicatore senza consuntivo non è ancora misurato. Per dire che non è stato fatto, in Disponibilità si sceglie \
«non fatto».
In Ente e Metodo si dice chi è l'ente e come calcola: livelli, sezioni, unità di misura, regole, parole.
Il file compilato si carica nella pagina Dati, in «Carica un file»: prima di scrivere qualcosa il programma elenca \
tutti i problemi, con foglio e cella, e dice che cosa cambierebbe. Chi lavora dal terminale usa «traguardo check» e \
«traguardo import»."""


class TooLongForACellError(DataError):
    """A text is longer than a cell of a workbook can be."""

    def __init__(self, table: str, line: int, column: str) -> None:
        super().__init__(
            f"{table}, riga {line}, colonna {column}: il testo ha più di {_MOST_LETTERS} caratteri, che una cella di "
            "Excel non tiene. Usare traguardo export, che scrive CSV."
        )


@dataclass(frozen=True, slots=True)
class TemplateContent:
    """What a template is filled with.

    Attributes:
        year: of the plan.
        documents: the TOML texts of the ente, by name; empty for one that nobody knows yet.
        tables: rows by table; a table that is not there is empty.
    """

    year: int
    documents: Mapping[str, str]
    tables: Mapping[str, Rows]


def template(content: TemplateContent) -> bytes:
    """The file.

    Raises:
        TooLongForACellError: a text does not fit in a cell.
    """
    return xlsx_file(lambda book: _fill(book, content), f"Piano {content.year}")


def _fill(book: Workbook, content: TemplateContent) -> None:
    _instructions(book)
    codes = write_choices(book, content.documents, content.year)
    lists = _lists(book, codes)
    styles = _styles(book)
    for table in TABLES:
        _write_table(book, table, content.tables.get(table.name), lists, styles)
    sheet = book.get_worksheet_by_name(LISTS)
    sheet.hide()


def _instructions(book: Workbook) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    sheet.set_column(0, 0, 110)
    title = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, "Come si compila", title)
    for line, note in enumerate(_NOTES.splitlines(), start=2):
        sheet.write_string(line, 0, note, wrapped)


def _lists(book: Workbook, codes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The codes of the ente on a sheet of their own, and the range of each list, by column."""
    sheet = book.add_worksheet(LISTS)
    found = {}
    for at, (name, values) in enumerate(codes.items()):
        for line, value in enumerate(values):
            sheet.write_string(line, at, value)
        if values:
            letter = chr(ord("A") + at)
            found[name] = f"={LISTS}!${letter}$1:${letter}${len(values)}"
    return found


def _digits(decimals: int) -> str:
    """Name of the style of a number with so many decimals."""
    return f"number {decimals}"


def _shape(decimals: int) -> dict[str, str]:
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return {"num_format": digits, "align": "right", "valign": "top"}


def _decimals(text: str) -> int | None:
    """The decimals of a number that Excel keeps digit for digit; None of one that it would not."""
    found = _KEPT.fullmatch(text)
    # A file in another format does not tell whether 0,85 was shown as 85 %: as letters it has but one reading.
    is_kept = found and len(text.strip("-").replace(".", "")) <= _MOST_DIGITS and not 0 < abs(float(text)) <= 1
    return len(found[1] or "") if found and is_kept else None


def _styles(book: Workbook) -> dict[str, Format]:
    head = {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}
    return {
        "compulsory": book.add_format(head | {"bg_color": PRINTED.accent, "font_color": WHOLE.ink}),
        "default": book.add_format(head | {"italic": True, "bold": False, "bg_color": PRINTED.shade}),
        "optional": book.add_format(head | {"bold": False, "bg_color": PRINTED.head}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"align": "right", "valign": "top"}),
        "value": book.add_format({"num_format": "@", "align": "right", "valign": "top"}),
        **{_digits(decimals): book.add_format(_shape(decimals)) for decimals in range(_MOST_DECIMALS + 1)},
        "date": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "right"}),
        "integer": book.add_format({"num_format": "0", "valign": "top"}),
    }


_STYLE: Final = {
    Kind.NUMBER: "number",
    Kind.VALUE: "value",
    Kind.DATE: "date",
    Kind.INTEGER: "integer",
}


def _write_table(
    book: Workbook, table: Table, rows: Rows | None, lists: Mapping[str, str], styles: Mapping[str, Format]
) -> None:
    sheet = book.add_worksheet(table.sheet)
    sheet.freeze_panes(1, 0)
    last = (len(rows.cells) if rows else 0) + _SPARE_ROWS
    for at, column in enumerate(table.columns):
        style = styles[_STYLE.get(column.kind, "text")]
        sheet.set_column(at, at, 44 if column.name in _WIDE else 16, style)
        _write_heading(sheet, at, column, table.name, styles)
        _validate(sheet, (1, at, last, at), column, lists)
    for line, row in enumerate(rows.cells if rows else (), start=1):
        for at, (column, text) in enumerate(zip(table.columns, row, strict=True)):
            if len(text) > _MOST_LETTERS:
                raise TooLongForACellError(table.sheet, line + 1, column.heading)
            _write_cell(sheet, (line, at), column, text, styles)
    sheet.ignore_errors({"number_stored_as_text": "A1:AZ100000"})


def _write_heading(sheet: Worksheet, at: int, column: Column, table: str, styles: Mapping[str, Format]) -> None:
    kind = "compulsory" if column.compulsory else "default" if column.default else "optional"
    sheet.write_string(0, at, f"{column.heading} *" if column.compulsory else column.heading, styles[kind])
    sheet.write_comment(0, at, f"{said(meaning_of(column), table).replace('`', '')}.", {"x_scale": 2})


def _validate(sheet: Worksheet, area: tuple[int, int, int, int], column: Column, lists: Mapping[str, str]) -> None:
    """A list to choose from; who writes another word is warned and not stopped: the reader knows more of them."""
    source: object = None
    if column.kind is Kind.FLAG:
        source = ["Sì", "No"]
    elif column.kind is Kind.WORD:
        source = [LABELS.get(word, word) for word in column.words]
    elif column.kind is Kind.CODE:
        source = lists.get(column.name)
    if source:
        rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": column.heading}
        sheet.data_validation(*area, rule | {"error_message": "La parola non è nell'elenco: tenerla lo stesso?"})


def _write_cell(sheet: Worksheet, at: tuple[int, int], column: Column, text: str, styles: Mapping[str, Format]) -> None:
    style = styles[_STYLE.get(column.kind, "text")]
    if text == "":
        sheet.write_blank(*at, None, style)
    elif column.kind in {Kind.DATE, Kind.VALUE} and is_date(text) and date.fromisoformat(text) >= _FIRST_DAY:
        sheet.write_datetime(*at, date.fromisoformat(text), styles["date"])
    elif column.kind is Kind.INTEGER:
        sheet.write_number(*at, int(text), style)
    elif column.kind in {Kind.NUMBER, Kind.VALUE} and (decimals := _decimals(text)) is not None:
        sheet.write_number(*at, float(text), styles[_digits(decimals)])
    else:
        sheet.write_string(*at, _shown(column, text), style)


def _shown(column: Column, text: str) -> str:
    """A cell in the letters of a person; a number here has more digits than one of Excel keeps."""
    if column.kind in {Kind.NUMBER, Kind.VALUE} and not is_date(text):
        return text.replace(".", ",")
    if column.kind is Kind.FLAG:
        return _FLAGS[text]
    return LABELS.get(text, text) if column.kind is Kind.WORD else text
