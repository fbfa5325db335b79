"""What is wrong with the time of the values of a history: no year and no period, or two that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.plan.periods import last_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows

_NO_TIME: Final = (
    "L'anno manca.",
    "Scriverlo; un valore che non è di un anno ha il suo nome nella colonna period: «2010-2014», «anno non noto».",
)


def check_periods(year: YearRows) -> Iterator[Problem]:
    """Every row says of when it is, and its year is the last of its period."""
    for line, cells in year.rows("history"):
        if not (cells["year"] or cells["period"]):
            yield year.problem("history", line, "year", _NO_TIME)
        elif sentences := _contradiction(cells):
            yield year.problem("history", line, "period", sentences)


def _contradiction(cells: Cells) -> tuple[str, str] | None:
    period, last = cells["period"], last_year(cells["period"])
    if period and period == cells["year"]:
        return f"Il periodo «{period}» è l'anno intero.", "Lasciare vuota la colonna period: il valore è dell'anno."
    if last is not None and cells["year"] != str(last):
        what = f"Il periodo «{period}» finisce nel {last}, ma l'anno è {cells['year']}."
        return what, f"Scrivere {last} nella colonna year, o correggere il periodo."
    return None
