"""What options take: each function reads the text of one, or says in Italian why it cannot be."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING, Final

from data.plan.quantities import is_date
from ui.facts.command_words import BASES, basis_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.basis import Basis

OUTLOOKS: Final[Mapping[str, str]] = {
    "ultimi": "last",
    "mezza-tendenza": "half_trend",
    "peggiori": "worst",
    "migliori": "best",
}
"""What can be supposed of next year's actuals, by the word of the command line: the values of ``Outlook``."""

TEMPLATES: Final[Mapping[str, str]] = {
    "vuoto": "senza dati (se l'anno non è nell'archivio)",
    "correggi": "con i dati dell'anno, da correggere (se l'anno è nell'archivio)",
    "anno-dopo": "con il piano dell'anno dopo: stessi obiettivi e indicatori, target promessi, nessun consuntivo",
}
"""What a template is filled with."""


def year(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ArgumentTypeError(f"«{text}» non è un anno di quattro cifre")
    return int(text)


def seed(text: str) -> int:
    """Where the generator of invented data begins."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ArgumentTypeError(f"«{text}» non è un seme: un numero intero, al più di nove cifre")
    return int(text)


def at_most(most: int) -> Callable[[str], int]:
    """How many, from 1."""

    def count(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not 0 < int(text) <= most:
            raise ArgumentTypeError(f"«{text}» non è un numero fra 1 e {most}")
        return int(text)

    return count


def port(text: str) -> int:
    """A port of this machine."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise ArgumentTypeError(f"«{text}» non è una porta, fra 1 e 65535")
    return int(text)


def basis(text: str) -> Basis:
    """The targets on which to score."""
    try:
        return basis_of(text)
    except ValueError:
        raise ArgumentTypeError(f"«{text}» non è {', '.join(BASES)} o una data AAAA-MM-GG") from None


def day(text: str) -> date:
    """A day of the calendar."""
    if not is_date(text):
        raise ArgumentTypeError(f"«{text}» non è una data AAAA-MM-GG")
    return date.fromisoformat(text)


def outlook(text: str) -> str:
    """A word of ``OUTLOOKS``, which may be written as the value it stands for; other text as it is."""
    return {value: word for word, value in OUTLOOKS.items()}.get(text, text)
