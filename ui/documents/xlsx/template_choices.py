"""The sheets «Ente» and «Metodo» of the template: choices with their meaning beside them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final

from data.format.choices import BLOCKS, ENTE_SHEET, LIST_MARK, METHOD_SHEET, YEAR_LABEL, Form
from data.format.ente import ENTE_FILE
from data.format.keys import KeyKind
from data.format.table_words import said
from data.format.tables import LABELS
from scoring.rules import RULES
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from data.format.choices import Block
    from data.format.keys import Key

Values = dict[str, Any]
_SPARE: Final = 5
"""Blank lines in a block of several tables, to add others."""
_LISTS: Final = {"section": "sections", "level": "levels", "unit": "units"}


def write_choices(book: Workbook, documents: Mapping[str, str], year: int) -> dict[str, Sequence[str]]:
    """Write both sheets.

    Args:
        book: to write in.
        documents: the TOML texts of the ente; empty for one that nobody knows yet.
        year: of the plan.

    Returns:
        The codes that cells of the other sheets choose from, by column.
    """
    ente: Values = tomllib.loads(documents.get(ENTE_FILE, ""))
    ente.setdefault("years", {}).setdefault(str(year), {})
    method = _method(documents, year)
    for kind, values in ((ENTE_SHEET, ente), (METHOD_SHEET, method)):
        _Writer(book, kind, year).write(values)
    return {column: [str(code) for code in ente.get(path, {})] for column, path in _LISTS.items()}


def _method(documents: Mapping[str, str], year: int) -> Values:
    """The method that holds in the year; only its first year where there is none."""
    methods = [tomllib.loads(text) for name, text in documents.items() if name != ENTE_FILE]
    begun = [method for method in methods if method["first_year"] <= year]
    return max(begun, key=lambda method: method["first_year"], default={"first_year": year})


class _Writer:
    """One sheet, block after block."""

    def __init__(self, book: Workbook, kind: str, year: int) -> None:
        self.sheet: Worksheet = book.add_worksheet(kind)
        self.kind, self.year, self.line = kind, year, 0
        self.title: Format = book.add_format({"bold": True, "font_size": 12})
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        self.text: Format = book.add_format({"num_format": "@"})
        self.note: Format = book.add_format({"italic": True, "font_color": PRINTED.faint})
        self.sheet.set_column(0, 0, 26, self.text)
        self.sheet.set_column(1, 12, 24, self.text)

    def write(self, values: Values) -> None:
        for block in BLOCKS[self.kind]:
            self.sheet.write_string(self.line, 0, block.table.label, self.title)
            self.line += 1
            if block.form is Form.CHOICES:
                self._choices(block, _at(values, block.path))
            else:
                self._tables(block, _tables(values, block))
            self.line += 1

    def _choices(self, block: Block, values: Values) -> None:
        if block.path == "" and self.kind == ENTE_SHEET:
            self._choice(YEAR_LABEL, str(self.year), "L'anno di cui sono tutti gli altri fogli")
        for key in block.keys:
            self._validate((self.line, 1), key)
            mark = " *" if key.required else ""
            self._choice(f"{key.label}{mark}", _shown(key, values.get(key.name)), _meaning(key))

    def _choice(self, name: str, value: str, meaning: str) -> None:
        self.sheet.write_string(self.line, 0, name, self.text)
        self.sheet.write_string(self.line, 1, value, self.text)
        self.sheet.write_string(self.line, 2, meaning, self.note)
        self.line += 1

    def _tables(self, block: Block, tables: list[tuple[str, Values]]) -> None:
        for at, heading in enumerate(block.headings):
            self.sheet.write_string(self.line, at, heading, self.head)
        first = len(block.headings) - len(block.keys)
        for at, key in enumerate(block.keys, start=first):
            self.sheet.write_comment(self.line, at, f"{_meaning(key)}.")
        for line, (name, values) in enumerate([*tables, *[("", {})] * _SPARE], start=self.line + 1):
            texts = [name] * first + [_shown(key, values.get(key.name)) for key in block.keys]
            for at, text in enumerate(texts):
                self.sheet.write_string(line, at, text, self.text) if text else None
            for at, key in enumerate(block.keys, start=first):
                self._validate((line, at), key)
        self.line += 1 + len(tables) + _SPARE

    def _validate(self, at: tuple[int, int], key: Key) -> None:
        source = list(RULES) if key.name == "rule" else [LABELS.get(word, word) for word in key.words]
        if key.kind is KeyKind.FLAG:
            source = ["Sì", "No"]
        if source:
            self.sheet.data_validation(*at, *at, {"validate": "list", "source": source, "error_type": "warning"})


def _meaning(key: Key) -> str:
    """What a key means and what holds where its cell is blank, in the words of the sheet."""
    meaning = (
        said(key.meaning).replace("true se", "Sì se").replace("false se", "No se").replace("AAAA-MM-GG", "31/12/2022")
    )
    default = _shown(key, key.default)
    return f"{meaning}; se vuoto: {default}" if default else meaning


def _at(values: Values, path: str) -> Values:
    found: Values = values.get(path, {}) if path else values
    return found


def _tables(values: Values, block: Block) -> list[tuple[str, Values]]:
    found: Any = values
    for step in block.path.split("."):
        found = found.get(step, {})
    return list(found.items()) if block.form is Form.NAMED else [("", each) for each in found or []]


def _shown(key: Key, value: Any) -> str:  # noqa: ANN401 - what tomllib reads
    """A value in the letters of a person; empty where the file does not say it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Sì" if value else "No"
    if isinstance(value, list):
        return f"{LIST_MARK} ".join(_plain(each) for each in value)
    return LABELS.get(str(value), str(value)) if key.words else _plain(value)


def _plain(value: Any) -> str:  # noqa: ANN401 - as above
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)
