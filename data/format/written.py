"""What a person writes in a cell → the canonical texts of the columns that it fills, or a refusal.

Tolerant of how people write, strict about what it means: what can be read in two ways is refused with both, unless
the column allows only one; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.format.cells import YES_NO, Refusal, refusal
from data.format.tables import LABELS, PERCENT, Kind
from data.format.written_date import day_of
from data.format.written_direction import direction_of
from data.format.written_number import is_unit, number_of, unit_written
from data.format.written_operator import operator_alone
from data.plan.identity import UnitKind
from data.plan.quantities import is_date
from data.plan.readings import decided, two_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.tables import Column
    from data.format.written_number import WrittenNumber
    from data.plan.identity import Ente
    from data.plan.readings import TwoReadings

Sentences = tuple[str, str]
"""What is so, and what to look at."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a cell beside its text.

    Attributes:
        year: of the plan.
        unit: code of the unit of the row's indicator; empty where it is not told.
        is_typed: the cell holds a number or a day, not letters: it is canonical, and has but one reading.
        may_be_percent: the cell holds a number whose format is not known: 0.85 may be shown as 85 %.
    """

    ente: Ente
    year: int
    unit: str = ""
    is_typed: bool = False
    may_be_percent: bool = False

    @property
    def kind(self) -> UnitKind | None:
        """The kind of the unit; None where it is not told."""
        return self.ente.unit_kind(self.unit) if self.unit else None


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell says.

    Attributes:
        cells: the canonical text of every column that it fills, by name.
        notice: what is worth a look; None nearly always.
    """

    cells: Mapping[str, str]
    notice: Sentences | None = None


def read_written(text: str, column: Column, about: About) -> Written | Refusal:
    """What a cell of a column says; only the column itself, unless its numbers come with their unit."""
    plain = text.strip() if column.kind in _AS_THEY_STAND else one_line(text)
    if plain == "":
        return Written({column.name: ""})
    return _READERS[column.kind](plain, column, about)


_AS_THEY_STAND = frozenset({Kind.TEXT, Kind.CODE})


def one_line(text: str) -> str:
    """A text without blanks around it, and one blank for several and for the ends of lines."""
    return " ".join(text.split())


def _text(text: str, column: Column, _about: About) -> Written:
    return Written({column.name: text.replace("\r\n", "\n").replace("\r", "\n")})


def _code(text: str, column: Column, about: About) -> Written | Refusal:
    if about.is_typed and (is_date(text) or "." in text):
        what = f"«{text}» è un numero o una data, ma qui va un codice: com'era scritto non si vede più."
        return Refusal(what, "Formattare la cella come testo e riscrivere il codice.")
    return Written({column.name: one_line(text) if "\n" in text else text})


def _integer(text: str, column: Column, _about: About) -> Written | Refusal:
    number = number_of(text)
    whole = (number.readings.thousands if number.readings else number.text) if number and not number.unit else text
    return _checked(whole, column)


def _flag(text: str, column: Column, _about: About) -> Written | Refusal:
    return _checked(YES_NO.get(text.casefold(), text), column)


def _word(text: str, column: Column, _about: About) -> Written | Refusal:
    if text in column.words:
        return Written({column.name: text})
    names = {LABELS.get(word, word).casefold(): word for word in column.words}
    names |= {word.casefold(): word for word in reversed(column.words)}
    other = operator_alone(text) if column.name == "op" else direction_of(text)
    word = names.get(text.casefold().rstrip(".")) or str(other)
    if word in column.words:
        return Written({column.name: word})
    listed = ", ".join(LABELS.get(word, word) for word in column.words)
    return Refusal(f"«{short(text)}» non è fra le parole ammesse.", f"Scrivere una di: {listed}.")


def _date(text: str, column: Column, about: About) -> Written | Refusal:
    day = day_of(text, about.year)
    if day:
        return Written({column.name: day})
    return Refusal(f"«{short(text)}» non è una data.", "Scrivere giorno/mese/anno, per esempio 31/12/2022.")


def _number(text: str, column: Column, about: About) -> Written | Refusal:
    number = _typed(text) if about.is_typed else number_of(text)
    if number is None:
        return _no_number(text, column)
    of_column = replace(about, unit=_percent_of(about.ente)) if column.unit == PERCENT else about
    if column.unit == PERCENT and number.unit == "%":
        number = replace(number, unit="")
    return with_unit(text, number, column, of_column)


def _percent_of(ente: Ente) -> str:
    return next((unit.code for unit in ente.units if unit.kind is UnitKind.PERCENT), "")


def _value(text: str, column: Column, about: About) -> Written | Refusal:
    if about.is_typed and is_date(text):
        return Written({column.name: text})
    if about.kind is UnitKind.DATE:
        return _date(text, column, about)
    number = _typed(text) if about.is_typed else number_of(text)
    if number is not None:
        return with_unit(text, number, column, about)
    day = day_of(text, about.year)
    return Written({column.name: day}) if day else _no_number(text, column)


def _typed(text: str) -> WrittenNumber | None:
    """The number of a cell that holds one: nobody divided its thousands. A percentage carries its sign."""
    bare = text.removesuffix("%")
    number = number_of(bare.replace(".", ","))
    return replace(number, unit="%" if bare != text else "") if number else None


def with_unit(text: str, number: WrittenNumber, column: Column, about: About) -> Written | Refusal:
    """A number and its unit in the place of a column; refused where the two do not go together."""
    if about.may_be_percent and about.kind is UnitKind.PERCENT and 0 < abs(float(number.text)) <= 1:
        return _percent_or_not(text, number)
    unit = _unit(text, number, about)
    if isinstance(unit, Refusal):
        return unit
    kind = about.ente.unit_kind(unit) if unit else about.kind
    value = number.text
    if number.readings and not about.is_typed:
        share = column.unit == PERCENT
        is_whole = kind is UnitKind.COUNT or _is_money(unit, about.ente)
        value = decided(number.text, is_whole=is_whole, is_at_most_100=share)
        if not value:
            return _two_ways(text, number.readings)
    elif kind is UnitKind.COUNT and two_readings(value):
        return _no_count(text)
    own = {"unit": unit} if unit and unit != about.unit else {}
    return Written({column.name: value} | own)


def _is_money(code: str, ente: Ente) -> bool:
    """Whether a unit is euros, whose cents are two digits: three after a dot are thousands."""
    return any(unit.code == code and is_unit("€", unit) for unit in ente.units)


def _unit(text: str, number: WrittenNumber, about: About) -> str | Refusal:
    """The code of the unit that is written, the row's where none is."""
    if not number.unit:
        return about.unit
    known = next((unit for unit in about.ente.units if unit.code == about.unit), None)
    if known is not None:
        if is_unit(number.unit, known):
            return about.unit
        what = f"«{short(text)}» ha l'unità «{number.unit}», ma quella dell'indicatore è «{known.code}»."
        return Refusal(what, "Correggere l'una o l'altra, o scrivere il solo numero.")
    found = unit_written(number.unit, about.ente)
    if found:
        return found
    names = ", ".join(unit.code for unit in about.ente.units)
    return Refusal(
        f"«{number.unit}» non è un'unità dell'ente.",
        f"Unità ammesse: {names}; oppure aggiungerla nel modello, foglio Ente.",
    )


def _percent_or_not(text: str, number: WrittenNumber) -> Refusal:
    shown = f"{float(number.text):g}".replace(".", ",")
    times = f"{float(number.text) * 100:.12g}".replace(".", ",")
    what = (
        f"«{short(text)}» può essere {shown} % o {times} %: in questo tipo di file il formato della cella non si vede."
    )
    return Refusal(what, f"Formattare la cella come testo e scrivere {shown} % oppure {times} %.")


def _two_ways(text: str, readings: TwoReadings) -> Refusal:
    decimal = readings.decimal.replace(".", ",")
    what = f"«{short(text)}» si può leggere in due modi."
    return Refusal(what, f"Scrivere {readings.thousands} se il punto divide le migliaia, {decimal} se i decimali.")


def _no_count(text: str) -> Refusal:
    what = f"«{short(text)}» ha tre decimali, e un conteggio è un numero intero."
    return Refusal(what, "Scrivere il numero intero, senza virgola.")


def _no_number(text: str, column: Column) -> Refusal:
    remedy = "Scrivere il numero, per esempio 1.234,5, o lasciare vuoto."
    if column.kind is Kind.VALUE:
        remedy = "Scrivere il numero (per esempio 1.234,5) o la data (31/12/2022), o lasciare vuoto."
    return Refusal(f"«{short(text)}» non è un numero{' né una data' * (column.kind is Kind.VALUE)}.", remedy)


def _checked(text: str, column: Column) -> Written | Refusal:
    return refusal(text, column) or Written({column.name: text})


def short(text: str) -> str:
    """A text for a sentence."""
    line = one_line(text)
    return line if len(line) <= 40 else f"{line[:39]}…"


_READERS: Mapping[Kind, Callable[[str, Column, About], Written | Refusal]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.NUMBER: _number,
    Kind.VALUE: _value,
    Kind.DATE: _date,
    Kind.INTEGER: _integer,
    Kind.FLAG: _flag,
    Kind.WORD: _word,
}
