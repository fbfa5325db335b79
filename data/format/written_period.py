"""What stands in the column of the year of a history: a year, or the name of a period with its last year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.format.cells import Refusal
from data.format.tables import HISTORY
from data.format.written import Written, one_line, read_written, short
from data.plan.periods import is_period, last_year

if TYPE_CHECKING:
    from data.format.written import About

_YEAR: Final = next(column for column in HISTORY.columns if column.name == "year")


def read_year(text: str, about: About) -> Written | Refusal:
    """The columns ``year`` and ``period``: «2010-14» is of 2014, with its own name, and is said."""
    read = read_written(text, _YEAR, about)
    if not isinstance(read, Refusal) or about.is_typed:
        return read
    if not is_period(text):
        return Refusal(read.what, "Scrivere solo le cifre dell'anno; ciò che non è un anno va nella colonna period.")
    name = one_line(text)
    what = f"«{short(name)}» non è un anno: è letto come periodo, e non entra nella serie degli anni."
    return Written({"year": str(last_year(name)), "period": name}, (what, "Se è un anno, scrivere solo le sue cifre."))
