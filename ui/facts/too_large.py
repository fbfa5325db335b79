"""What is not made of a plan that is too large to be read whole on paper or tried whole, and what is in its place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from ui.facts.format import count, number

if TYPE_CHECKING:
    from collections.abc import Sized

MOST: Final = 3_000
"""Indicators of a plan that is told whole: with more, its documents have thousands of pages and take minutes."""


_SECONDS: Final = 0.0005
"""To read and score a year, for each indicator, as ``benchmarks/README.md`` has measured it."""


def documents(measures: Sized) -> str:
    """Why a briefing, a verbale and a Relazione are not made of so many indicators; empty where they are.

    Args:
        measures: every indicator of the year.
    """
    return _why(len(measures), "briefing, verbale e Relazione si fanno", "Ci sono i dati, e le schede una per una")


def workbook(measures: Sized) -> str:
    """That the workbook of so many indicators takes long, and what is quicker; empty where it does not.

    Args:
        measures: every indicator of the year.
    """
    instead = "Qui ci vuole qualche minuto: i dati aperti hanno gli stessi punteggi e si preparano prima"
    return _why(len(measures), "l'Excel si prepara in pochi secondi", instead)


def method(measures: Sized) -> str:
    """Why answers are not tried on the figures of so many indicators; empty where they are.

    Args:
        measures: every indicator of the year.
    """
    return _why(len(measures), "il metodo si prova sulle cifre di un anno", "Se ne provano alcune, scritte qui")


def what_if(measures: Sized) -> str:
    """Why an answer of the what-if is not computed on so many indicators; empty where it is.

    Args:
        measures: every indicator of the sheet.
    """
    return _why(len(measures), "questa sezione si calcola", "«Prova» li ha tutti: si cerca, o si sceglie un obiettivo")


def years(measures: Sized) -> str:
    """Why the results of the other years are not beside that of a year of so many indicators; empty where they are.

    Args:
        measures: every indicator of the year.
    """
    return _why(len(measures), "il risultato degli altri anni sta qui", "Si calcola in «Anno per anno»")


def minutes(measures: Sized, years: int) -> str:
    """About how long it takes to read and score some years of so many indicators.

    Args:
        measures: every indicator of a year.
        years: how many.
    """
    return count(math.ceil(years * len(measures) * _SECONDS / 60), "minuto", "minuti")


def search(measures: Sized) -> str:
    """Why a search looks into one year only of an ente with so many indicators; empty where it looks into all of them.

    Args:
        measures: every indicator of the year.
    """
    return _why(len(measures), "si cerca in tutti gli anni", "Si cerca in questo: un altro si sceglie in alto")


def _why(many: int, what: str, instead: str) -> str:
    if many <= MOST:
        return ""
    return f"Gli indicatori sono {number(many, 0)}: {what} fino a {number(MOST, 0)}. {instead}."
