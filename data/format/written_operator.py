"""The operator of a target as people write it: a sign, or words before or after the number."""

from __future__ import annotations

import re

from data.format.written_number import number_of
from scoring.model import Op

SIGNS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<="}
"""Operators as people write them, and as the format does."""
_SIGN = re.compile(r"(>=|<=|=>|=<|≥|≤|>|<|=)\s*(.+)")
_A, _DI = r"a(?:l|lla|ll')?", r"d(?:i|el|ella|ell')"
_WORDS = {
    Op.AT_LEAST: rf"almeno|non meno {_DI}|minimo|min\.?|maggiore o uguale {_A}|non inferiore {_A}",
    Op.AT_MOST: rf"al massimo|al più|non più {_DI}|non oltre|massimo|max\.?|fino {_A}|minore o uguale {_A}|"
    rf"non superiore {_A}",
    Op.MORE_THAN: rf"più {_DI}|oltre|maggiore {_DI}|superiore {_A}",
    Op.LESS_THAN: rf"meno {_DI}|minore {_DI}|inferiore {_A}",
    Op.EQUAL: rf"pari {_A}|uguale {_A}",
}
_BEFORE_A_NUMBER = r"(?:(?:\s+|(?<='))(?:(?:il|i|le|gli)\s+(?=[0-9])|l'(?=[0-9]))?)"
_AFTER = {Op.AT_LEAST: r"[oe] (?:più|oltre)", Op.AT_MOST: "o meno"}
"""Words that say the operator after the number."""


def operator_of(text: str) -> tuple[str, str]:
    """The operator that a target is written with, and the rest; an empty operator where there is none."""
    if found := _SIGN.fullmatch(text):
        return SIGNS.get(found[1], found[1]), found[2]
    for op, words in _WORDS.items():
        if found := re.fullmatch(rf"(?:{words}){_BEFORE_A_NUMBER}(.+)", text, re.IGNORECASE):
            return op, found[1]
    for op, words in _AFTER.items():
        if (found := re.fullmatch(rf"(.+?) {words}", text, re.IGNORECASE)) and number_of(found[1]):
            return op, found[1]
    return "", text


def operator_alone(text: str) -> str:
    """The operator that a text names without a number; empty where it names none.

    Examples:
        >>> [str(operator_alone(text)) for text in ("≥", "almeno", "entro il", "circa")]
        ['>=', '>=', 'by', '']
    """
    plain = " ".join(text.split())
    if plain.casefold() in {"entro", "entro il", "entro la"}:
        return Op.BY
    return SIGNS.get(plain) or operator_of(f"{plain} 1")[0]
