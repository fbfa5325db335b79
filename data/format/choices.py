"""The sheets «Ente» and «Metodo» of a workbook ↔ the TOML texts that they stand for, block by block.

A sheet is a list of blocks. A block begins with its title in the first column; below it either one line a choice (name
and value), or a line of headings and one line for each level, section, unit, year, word, exception.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from data.format import keys
from data.format.cells import YES_NO
from data.format.ente import ENTE_FILE, FORMAT
from data.format.keys import TABLE_KINDS, KeyKind
from data.format.spreadsheet import BLANK
from data.format.tables import LABELS
from data.format.written import one_line
from data.format.written_date import day_of
from data.format.written_number import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.keys import Key, KeyTable
    from data.format.spreadsheet import Cell, Sheet

SMVP_FILE = "smvp.toml"
ENTE_SHEET, METHOD_SHEET = "Ente", "Metodo"
CODE_LABEL = "Codice"
"""The heading of what a named table is called."""
YEAR_LABEL = "Anno del piano"
"""The choice that says which year the other sheets are of; it is in no TOML."""
Address = tuple[str, int, int]
"""Sheet, row and column, from 1."""
LIST_MARK = ";"


class Form(Enum):
    """How a block is laid out."""

    CHOICES = auto()
    """One line a key: name, value."""
    NAMED = auto()
    """One line a table ``[path.NAME]``; the first column is the name."""
    LISTED = auto()
    """One line a table ``[[path]]``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table of a TOML file in its sheet; ``path`` is where the file has it."""

    table: KeyTable
    path: str
    form: Form

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that have a place in a workbook."""
        return tuple(key for key in self.table.keys if key.label and key.kind not in TABLE_KINDS)

    @property
    def headings(self) -> tuple[str, ...]:
        """Of its columns, where it has one line for each table."""
        names = tuple(key.label for key in self.keys)
        return (CODE_LABEL, *names) if self.form is Form.NAMED else names


BLOCKS: Mapping[str, tuple[Block, ...]] = {
    ENTE_SHEET: (
        Block(keys.ENTE, "", Form.CHOICES),
        Block(keys.YEAR, "years", Form.NAMED),
        Block(keys.LEVEL, "levels", Form.NAMED),
        Block(keys.SECTION, "sections", Form.NAMED),
        Block(keys.UNIT, "units", Form.NAMED),
        Block(keys.CLUSTER, "clusters", Form.NAMED),
    ),
    METHOD_SHEET: (
        Block(keys.SMVP, "", Form.CHOICES),
        Block(keys.ACT, "act", Form.CHOICES),
        Block(keys.SCORE, "score", Form.CHOICES),
        Block(keys.SCALE, "score.scale", Form.LISTED),
        Block(keys.EXCEPTION, "score.exception", Form.LISTED),
        Block(keys.AGGREGATION, "aggregation", Form.CHOICES),
        Block(keys.LEVEL_AGGREGATION, "aggregation.level", Form.LISTED),
        Block(keys.ROUNDING, "rounding", Form.CHOICES),
        Block(keys.LEVEL_ROUNDING, "rounding.level", Form.LISTED),
        Block(keys.BANDS, "bands", Form.CHOICES),
        Block(keys.BAND, "bands.band", Form.LISTED),
        Block(keys.MEASURE_BAND, "bands.measure", Form.LISTED),
        Block(keys.SECTION_POLICY, "sections", Form.NAMED),
        Block(keys.UNITS, "units", Form.CHOICES),
        Block(keys.JUDGEMENT, "judgement", Form.LISTED),
    ),
}
FILES: Mapping[str, str] = {ENTE_SHEET: ENTE_FILE, METHOD_SHEET: SMVP_FILE}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a sheet of choices says.

    Attributes:
        text: the TOML that it stands for.
        lines: the cell of every line of the text, by its number.
        blanks: the cell of every key that nobody wrote, by its dotted name.
        year: the year of the plan, as written; empty where the sheet does not say it.
        unknown: what is in the sheet and in no block: cell and text.
    """

    text: str
    lines: Mapping[int, Address]
    blanks: Mapping[str, Address]
    year: str = ""
    unknown: tuple[tuple[Address, str], ...] = ()


@dataclass(slots=True)
class _Toml:
    """A TOML text as it grows."""

    lines: list[str] = field(default_factory=list)
    places: dict[int, Address] = field(default_factory=dict)
    blanks: dict[str, Address] = field(default_factory=dict)

    def add(self, line: str, place: Address) -> None:
        self.lines.append(line)
        self.places[len(self.lines)] = place

    def set(self, path: str, key: Key, cell: Cell, place: Address) -> None:
        """Add a key of a table, or keep where its value would be."""
        if cell.text.strip():
            self.add(f"{key.name} = {_value(key, cell)}", place)
        else:
            self.blanks[f"{path}.{key.name}".lstrip(".")] = place


def read_choices(sheet: Sheet, kind: str) -> Choices:
    """The TOML of a sheet; what is wrong with it is for the readers of TOML to say.

    Args:
        sheet: as it was found.
        kind: ENTE_SHEET or METHOD_SHEET.
    """
    reader = _Reader(sheet.name, {_plain(block.table.label): block for block in BLOCKS[kind]})
    if kind == ENTE_SHEET:
        reader.toml.add(f"format = {FORMAT}", (sheet.name, 1, 1))
    for line, row in enumerate(sheet.rows, start=1):
        if any(cell.text.strip() for cell in row):
            reader.read(line, row)
    text = "\n".join(reader.toml.lines) + "\n"
    return Choices(text, reader.toml.places, reader.toml.blanks, reader.year, tuple(reader.unknown))


@dataclass(slots=True)
class _Reader:
    """A sheet of choices, line after line; ``headings`` are those of the block that it is in."""

    sheet: str
    blocks: Mapping[str, Block]
    toml: _Toml = field(default_factory=_Toml)
    current: Block | None = None
    headings: dict[int, Key | None] = field(default_factory=dict)
    year: str = ""
    unknown: list[tuple[Address, str]] = field(default_factory=list)

    def read(self, line: int, row: tuple[Cell, ...]) -> None:
        """Read one line that has something in it."""
        title = _plain(row[0].text)
        if title in self.blocks and not any(cell.text.strip() for cell in row[1:]):
            self._begin(self.blocks[title], line)
        elif self.current is None:
            return
        elif self.current.form is Form.CHOICES:
            self._choose(self.current, line, row)
        elif not self.headings:
            self.headings = _headings(self.current, row)
        else:
            _record(self.toml, self.current, self.headings, row, (self.sheet, line))

    def _begin(self, block: Block, line: int) -> None:
        self.current, self.headings = block, {}
        if block.form is Form.CHOICES and block.path:
            self.toml.add(f"[{block.path}]", (self.sheet, line, 1))

    def _choose(self, block: Block, line: int, row: tuple[Cell, ...]) -> None:
        if block.table is keys.ENTE and _plain(row[0].text) == _plain(YEAR_LABEL):
            self.year = one_line(row[1].text) if len(row) > 1 else ""
        elif not _choice(self.toml, block, row, (self.sheet, line)):
            self.unknown.append(((self.sheet, line, 1), row[0].text))


def _plain(text: str) -> str:
    return one_line(text).rstrip(" *:").casefold()


def _choice(toml: _Toml, block: Block, row: tuple[Cell, ...], at: tuple[str, int]) -> bool:
    """Add one choice; False where the block has none of that name."""
    key = next((key for key in block.keys if _plain(key.label) == _plain(row[0].text)), None)
    if key is None:
        return False
    toml.set(block.path, key, row[1] if len(row) > 1 else BLANK, (*at, 2))
    return True


def _headings(block: Block, row: tuple[Cell, ...]) -> dict[int, Key | None]:
    """The key of each column; None for the name of the table."""
    named = {_plain(key.label): key for key in block.keys}
    found: dict[int, Key | None] = {}
    for place, cell in enumerate(row):
        if block.form is Form.NAMED and _plain(cell.text) == _plain(CODE_LABEL) and place == 0:
            found[place] = None
        elif _plain(cell.text) in named:
            found[place] = named[_plain(cell.text)]
    return found or {-1: None}


def _record(
    toml: _Toml, block: Block, headings: Mapping[int, Key | None], row: tuple[Cell, ...], at: tuple[str, int]
) -> None:
    name = _name(row[0])
    header = f"[{block.path}.{json.dumps(name)}]" if block.form is Form.NAMED else f"[[{block.path}]]"
    toml.add(header, (*at, 1))
    for place, key in headings.items():
        if key is not None:
            path = f"{block.path}.{name}" if block.form is Form.NAMED else block.path
            toml.set(path, key, row[place] if place < len(row) else BLANK, (*at, place + 1))


def _name(cell: Cell) -> str:
    return one_line(cell.text)


def _value(key: Key, cell: Cell) -> str:
    """A value as TOML writes it; what is not of the key's kind stays a text, for the reader to refuse."""
    text = one_line(cell.text)
    if key.words:
        return _quoted(_word(key, text))
    match key.kind:
        case KeyKind.FLAG:
            flag = YES_NO.get(text.casefold())
            return _quoted(text) if flag is None else ("true" if flag == "1" else "false")
        case KeyKind.NUMBER | KeyKind.INTEGER:
            return _number(text, is_typed=cell.is_typed) or _quoted(text)
        case KeyKind.TEXTS:
            return f"[{', '.join(_quoted(part) for part in _parts(text))}]"
        case KeyKind.NUMBERS:
            numbers = [_number(part, is_typed=cell.is_typed) or _quoted(part) for part in _parts(text)]
            return f"[{', '.join(numbers)}]"
        case _:
            return _quoted((day_of(text, 0) or text) if key.name == "date" else text)


def _word(key: Key, text: str) -> str:
    names = {LABELS.get(word, word).casefold(): word for word in key.words}
    return text if text in key.words else names.get(text.casefold(), text)


def _number(text: str, *, is_typed: bool) -> str:
    """A number as TOML has it; empty where the text is none, or can be read in two ways."""
    number = number_of(text.replace(".", ",") if is_typed else text)
    if number is None or number.readings or number.unit not in {"", "%"}:
        return ""
    sign, digits = ("-", number.text[1:]) if number.text.startswith("-") else ("", number.text.lstrip("+"))
    whole, dot, decimals = digits.partition(".")
    return f"{sign}{int(whole)}{dot}{decimals}"


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(LIST_MARK) if part.strip())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
