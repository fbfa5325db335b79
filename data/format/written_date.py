"""Days as people write them → ``AAAA-MM-GG``."""

from __future__ import annotations

import re
from calendar import monthrange

from data.plan.quantities import is_date

MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)
_MONTH = "|".join(MONTHS)
_NUMBERS = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_WORDS = re.compile(rf"([0-9]{{1,2}})°? ({_MONTH})(?: ([0-9]{{4}}))?")
_END_OF_MONTH = re.compile(rf"(?:fine |fine di |mese di |fine mese di )?({_MONTH})(?: ([0-9]{{4}}))?")
_END_OF_YEAR = re.compile(r"(?:fine |la fine dell'|l'|fine dell')?anno(?: ([0-9]{4}))?|(?:fine )?([0-9]{4})")
_PARTS = {
    "semestre": (6, {"primo": 1, "i": 1, "1°": 1, "1": 1, "secondo": 2, "ii": 2, "2°": 2, "2": 2}),
    "trimestre": (
        3,
        {"primo": 1, "i": 1, "1°": 1, "1": 1, "secondo": 2, "ii": 2, "2°": 2, "2": 2, "terzo": 3, "iii": 3, "3°": 3}
        | {"3": 3, "quarto": 4, "iv": 4, "4°": 4, "4": 4, "ultimo": 4},
    ),
}
_PART = re.compile(r"([a-z0-9°]+) (semestre|trimestre)(?: (?:del )?([0-9]{4}))?")
_FILLING = re.compile(r"^(?:(?:entro|il|la|lo|il giorno|il mese di|la data del|e non oltre il)\s+)+|\s*[.;]$")


def day_of(text: str, year: int) -> str:
    """The day that a text names; empty where it names none, or one that is not in the calendar.

    Args:
        text: «31/12/2022», «30/4», «30 aprile», «il primo semestre», «fine anno»: with or without «entro».
        year: of the plan, where the text has none.

    Examples:
        >>> [day_of(text, 2022) for text in ("31.12.2023", "30/4", "entro il primo semestre", "30/2", "boh")]
        ['2023-12-31', '2022-04-30', '2022-06-30', '', '']
    """
    plain = _FILLING.sub("", " ".join(text.replace("\u2019", "'").split()).casefold())
    if is_date(plain):
        return plain
    for read in (_numbers, _words, _part_of_year, _end):
        if day := read(plain, year):
            return day if is_date(day) else ""
    return ""


def may_be_day(text: str) -> bool:
    """Whether two numbers with a slash between can be a day and a month."""
    found = _NUMBERS.fullmatch(text.strip())
    return found is not None and 1 <= int(found[1]) <= 31 and 1 <= int(found[3]) <= 12


def _numbers(text: str, year: int) -> str:
    found = _NUMBERS.fullmatch(text)
    if not found or (found[4] is None and found[2] != "/"):
        return ""
    return _written(f"20{found[4]}" if len(found[4] or "") == 2 else found[4] or year, int(found[3]), int(found[1]))


def _words(text: str, year: int) -> str:
    found = _WORDS.fullmatch(text)
    return _written(found[3] or year, MONTHS.index(found[2]) + 1, int(found[1])) if found else ""


def _part_of_year(text: str, year: int) -> str:
    found = _PART.fullmatch(text)
    months, names = _PARTS[found[2]] if found else (0, {})
    if not found or found[1] not in names:
        return ""
    return _last_day(int(found[3] or year), months * names[found[1]])


def _end(text: str, year: int) -> str:
    if found := _END_OF_MONTH.fullmatch(text):
        return _last_day(int(found[2] or year), MONTHS.index(found[1]) + 1)
    if found := _END_OF_YEAR.fullmatch(text):
        return _written(found[1] or found[2] or year, 12, 31)
    return ""


def _last_day(year: int, month: int) -> str:
    return _written(year, month, monthrange(year, month)[1] if year else 1)


def _written(year: str | int, month: int, day: int) -> str:
    return f"{int(year):04}-{month:02}-{day:02}"
