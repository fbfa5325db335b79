"""The text of one cell → its canonical text, or what is wrong with it. Nothing here raises on bad data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from data.format.tables import Kind
from data.format.written_number import number_of
from data.format.written_operator import operator_alone, operator_of
from data.plan.periods import is_period, last_year
from data.plan.quantities import DATE, NUMBER, is_date
from data.plan.readings import two_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.tables import Column

INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_ITALIAN_DATE = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]")
_ABSENCES = frozenset({"nd", "n.d.", "n.d", "n/d", "na", "n.a.", "-", "--", "–", "—"})
_GLYPHS = frozenset("≥≤<>=")
_BY = re.compile(r"entro\s+(?:il\s+)?(\S+)", re.IGNORECASE)
_FOR_WORDS = {
    "target": "; ciò che si promette a parole va nella colonna text",
    "actual": "; ciò che si dice a parole va nella colonna note",
}
YES_NO = {"sì": "1", "si": "1", "s": "1", "true": "1", "vero": "1", "x": "1"}
YES_NO |= {"no": "0", "n": "0", "false": "0", "falso": "0"}
MOST_CHARACTERS = 131_072
"""Of one cell: longer than any text of a document, and what other programs that read CSV allow."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong with a cell, and how to mend it: two Italian sentences."""

    what: str
    remedy: str


def refusal(text: str, column: Column) -> Refusal | None:
    """What is wrong with the text of a cell; None when it may stay as it is.

    Examples:
        >>> from data.format.tables import NODES
        >>> weight = NODES.columns[7]
        >>> refusal("12.50", weight) is None
        True
        >>> refusal("12,5", weight).remedy
        'Scrivere 12.5: punto decimale, niente separatore delle migliaia.'
    """
    if text == "":
        return _blank(column) if column.required else None
    if len(text) > MOST_CHARACTERS:
        return _too_long(text)
    if _CONTROL.search(text):
        return Refusal("La cella contiene caratteri di controllo invisibili.", "Riscrivere la cella a mano.")
    return _CHECKS[column.kind](text, column)


def _blank(column: Column) -> Refusal:
    words = f": {_listed(column.words)}" if column.words else ""
    return Refusal("La cella è vuota, ma qui un valore serve.", f"{column.meaning}{words}.")


def _too_long(text: str) -> Refusal:
    what = f"La cella ha {_grouped(len(text))} caratteri, ma ne può avere al più {_grouped(MOST_CHARACTERS)}."
    remedy = "Accorciare il testo; se la cella contiene più righe del file, controllare le virgolette."
    return Refusal(what, remedy)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _text(_text: str, _column: Column) -> None:
    return None


def _code(text: str, _column: Column) -> Refusal | None:
    if text == text.strip():
        return None
    return Refusal(f"«{text}» ha spazi all'inizio o alla fine.", f"Scrivere «{text.strip()}», senza spazi attorno.")


def _number(text: str, column: Column) -> Refusal | None:
    if NUMBER.fullmatch(text):
        return None
    op, rest = _operator(" ".join(text.split()))
    if op:
        return _promised(text, op, rest, column)
    guess = _as_number(text.strip())
    if readings := two_readings(guess):
        remedy = f"Scrivere {readings.thousands} se il punto divide le migliaia, {readings.decimal} se i decimali."
    elif guess:
        remedy = f"Scrivere {guess}: punto decimale, niente separatore delle migliaia."
    elif text.strip().lower() in _ABSENCES:
        remedy = "Lasciare vuota la cella: il tipo di assenza si scrive nella colonna availability, dove c'è."
    else:
        digits = "Scrivere solo cifre, con il punto decimale e senza unità di misura, oppure lasciare vuoto"
        remedy = f"{digits}{_FOR_WORDS.get(column.name, '')}."
    return Refusal(f"«{_short(text)}» non è un numero.", remedy)


def _operator(plain: str) -> tuple[str, str]:
    """The operator in front of a number and the rest; of words alone there is none."""
    op, rest = operator_of(plain)
    if plain[:1] in _GLYPHS:
        return (op, rest) if op else (operator_alone(plain), "")
    return (op, rest) if re.search(r"[0-9]", rest) else ("", plain)


def _promised(text: str, op: str, rest: str, column: Column) -> Refusal:
    """A number with its operator, which has a column of its own where there is one at all."""
    what = f"«{_short(text)}» non è un numero: ha un operatore davanti."
    guess = _as_number(rest)
    if column.name == "target":
        number = f"solo {_either(guess)}" if guess else "solo il numero"
        return Refusal(what, f"Scrivere {op} nella colonna op e {number} nella colonna target.")
    number = f"{_either(guess)}:" if guess else "solo il numero,"
    return Refusal(what, f"Scrivere {number} senza operatore, che è del target e ha la colonna op.")


def _either(number: str) -> str:
    """A number, with its other reading where it has two."""
    readings = two_readings(number)
    return f"{readings.thousands} ({readings.decimal} se il punto divide i decimali)" if readings else number


def _as_number(text: str) -> str:
    """The number a person probably meant, canonical; empty where it cannot be told.

    Digits that can be read in two ways are given back as they are.
    """
    found = number_of(text)
    if found is None or found.unit not in {"", "%", "€"}:
        return ""
    if found.readings:
        return found.text
    readings = two_readings(found.text)
    return readings.decimal if readings else found.text


def _date(text: str, _column: Column) -> Refusal | None:
    if is_date(text):
        return None
    if DATE.fullmatch(text):
        return Refusal(f"«{text}» non è un giorno del calendario.", "Scrivere una data che esiste, AAAA-MM-GG.")
    return Refusal(f"«{_short(text)}» non è una data.", _date_remedy(text.strip()))


def _date_remedy(text: str) -> str:
    guess = _day(text)
    return f"Scrivere {guess}: anno-mese-giorno." if guess else "Scrivere AAAA-MM-GG, anno-mese-giorno."


def _day(text: str) -> str:
    """A day as Italians write it, canonical; empty where it is none."""
    found = _ITALIAN_DATE.fullmatch(text)
    guess = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""
    return guess if is_date(guess) else ""


def _value(text: str, column: Column) -> Refusal | None:
    if text.strip().casefold() in YES_NO:
        return _yes_or_no(text)
    if column.name == "target" and (by := _BY.fullmatch(text.strip())) and (day := _day(by[1])):
        what = f"«{_short(text)}» non è una data: ha un operatore davanti."
        return Refusal(what, f"Scrivere by nella colonna op e solo {day} nella colonna target.")
    looks_like_date = DATE.fullmatch(text) or _ITALIAN_DATE.fullmatch(text.strip())
    return _date(text, column) if looks_like_date else _number(text, column)


def _yes_or_no(text: str) -> Refusal:
    guess = YES_NO[text.strip().casefold()]
    return Refusal(f"«{_short(text)}» non è un numero.", f"Scrivere {guess}: 1 per sì, 0 per no.")


def _integer(text: str, column: Column) -> Refusal | None:
    if INTEGER.fullmatch(text):
        return None
    remedy = "Scrivere solo cifre, per esempio 2022."
    if column.name == "year" and is_period(text):
        remedy = f"Scrivere {last_year(text)}; «{_short(text)}» va nella colonna period, dove c'è (history.csv)."
    return Refusal(f"«{_short(text)}» non è un numero intero.", remedy)


def _flag(text: str, _column: Column) -> Refusal | None:
    if text in ("0", "1"):
        return None
    guess = YES_NO.get(text.strip().lower())
    remedy = f"Scrivere {guess}: 1 per sì, 0 per no." if guess else "Scrivere 1 per sì, 0 per no."
    return Refusal(f"«{_short(text)}» non è né 0 né 1.", remedy)


def _word(text: str, column: Column) -> Refusal | None:
    if text in column.words:
        return None
    if column.name == "op" and (op := operator_alone(text)):
        return Refusal(f"«{_short(text)}» non è fra le parole ammesse.", f"Scrivere {op}.")
    near = get_close_matches(text.strip().lower()[:60], column.words, n=1, cutoff=0.75)
    guess = f"Forse {near[0]}? " if near else ""
    return Refusal(
        f"«{_short(text)}» non è fra le parole ammesse.", f"{guess}Scrivere una di: {_listed(column.words)}."
    )


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _short(text: str) -> str:
    """The text, cut where it would drown the sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


_CHECKS: Mapping[Kind, Callable[[str, Column], Refusal | None]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.NUMBER: _number,
    Kind.VALUE: _value,
    Kind.DATE: _date,
    Kind.INTEGER: _integer,
    Kind.FLAG: _flag,
    Kind.WORD: _word,
}
