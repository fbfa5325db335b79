"""A TOML file read key by key: a wrong type or an unknown key is a problem with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.format.key_values import value_of
from data.format.keys import TABLE_KINDS, KeyKind
from data.format.parse import decode
from data.format.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.keys import Key, KeyTable

Path = tuple[str | int, ...]
"""Where a value is: keys, and positions (from 0) in arrays of tables."""

_HEADER = re.compile(r"\s*(\[\[?)(.+?)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")
_MANY_DIGITS = re.compile(r"[0-9_]{1000}")
_AT_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a TOML file, with what is needed to say where something is wrong.

    Attributes:
        file: its name in problems.
        lines: line of every key and table of the file.
        path: where this table is; empty for the whole file.
        values: what it holds, as tomllib reads it.
        problems: every problem of the file ends here.
    """

    file: str
    lines: Mapping[Path, int]
    path: Path
    values: Mapping[str, object]
    problems: list[Problem]

    def complain(self, key: str, what: str, remedy: str) -> None:
        """Add a problem at a key of this table, or at the table itself when the key is not there."""
        place = (*self.path, key) if key else self.path
        line = self.lines.get(place) or self.lines.get(self.path, 0)
        self.problems.append(Problem(self.file, line, _dotted(place), what, remedy))

    def read(self, described: KeyTable) -> dict[str, Any]:
        """The values of the keys that a description has, but for the tables among them.

        Adds a problem for every key that the description has not, that is missing and required, or whose
        value is of another kind; a value that is missing or wrong is the key's ``otherwise``.
        """
        self._allow(described.names)
        for key in described.keys:
            if key.kind is KeyKind.TABLE and key.required and self.values.get(key.name) is None:
                self.complain("", f"Manca la tabella [{_dotted((*self.path, key.name))}].", "Aggiungerla.")
        return {key.name: self._value(key) for key in described.keys if key.kind not in TABLE_KINDS}

    def table(self, key: str) -> TomlTable:
        """The table under a key; an empty one where it is missing or something else."""
        found = self.values.get(key)
        if found is not None and not isinstance(found, dict):
            self.complain(key, "Qui serve una tabella.", f"Scriverla così: [{_dotted((*self.path, key))}].")
        return self._below((key,), found)

    def named_tables(self, key: str) -> Iterator[tuple[str, TomlTable]]:
        """The tables ``[key.NAME]``, in the order of the file."""
        inside = self.table(key)
        for name in inside.values:
            yield name, inside.table(name)

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """The tables ``[[key]]``, in the order of the file."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self.complain(key, "Qui serve un elenco di tabelle.", f"Scriverle così: [[{_dotted((*self.path, key))}]].")
            return ()
        return tuple(self._below((key, place), item) for place, item in enumerate(found))

    def _allow(self, known: tuple[str, ...]) -> None:
        for key in self.values:
            if key not in known:
                self.complain(key, "La chiave non è del formato.", f"Toglierla. Chiavi ammesse: {', '.join(known)}.")

    def _value(self, key: Key) -> object:
        value, wrong = value_of(key, self.values.get(key.name))
        if wrong:
            self.complain(key.name, *wrong)
        return value

    def _below(self, steps: Path, found: object) -> TomlTable:
        values = found if isinstance(found, dict) else {}
        return TomlTable(self.file, self.lines, (*self.path, *steps), values, self.problems)


def read_toml(content: bytes, file: str) -> TomlTable:
    """Read a TOML file.

    Returns:
        The table of the whole file; empty, with one problem, when the file is not TOML in UTF-8.
    """
    problems: list[Problem] = []
    values: dict[str, object] = {}
    text = decode(content)
    if text is None:
        problems.append(Problem(file, 0, "", "Il file non è in UTF-8.", "Salvarlo di nuovo in UTF-8."))
        return TomlTable(file, {}, (), values, problems)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(_not_toml(file, str(error)))
    except ValueError:
        # Python refuses to read an integer of thousands of digits, and does not say where it is.
        problems.append(_too_many_digits(file, text))
    return TomlTable(file, dict(_lines(text)), (), values, problems)


def _not_toml(file: str, error: str) -> Problem:
    found = _AT_LINE.search(error)
    remedy = "Controllare virgolette, parentesi quadre e segni di uguale; ogni chiave una volta sola."
    return Problem(file, int(found[1]) if found else 0, "", "La riga non è TOML corretto.", remedy)


def _too_many_digits(file: str, text: str) -> Problem:
    line = next((at for at, found in enumerate(text.split("\n"), start=1) if _MANY_DIGITS.search(found)), 0)
    return Problem(file, line, "", "Il numero ha troppe cifre.", "Scriverne al più 15.")


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Path and line of each table header and key.

    tomllib keeps no positions. Text between triple quotes is read as if it held keys: at worst a
    problem points to a line near the right one.
    """
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.fullmatch(line):
            table = _header_path(header[2], counts, is_array=header[1] == "[[")
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), number


def _header_path(name: str, counts: dict[Path, int], *, is_array: bool) -> Path:
    """The path of a header, with the position of every array of tables on the way."""
    path: Path = ()
    parts = _parts(name)
    for depth, part in enumerate(parts, start=1):
        path = (*path, part)
        if is_array and depth == len(parts):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(name: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _PART.findall(name))


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))
