"""Names of sheets that every spreadsheet takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts.format import short
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 31
"""Signs of a name, as Excel counts them: one beyond the first 65.536 counts twice."""
_REFUSED: Final = str.maketrans({**dict.fromkeys("[]:*?/\\", " "), "'": "’", "(": " ("})
_RESERVED: Final = frozenset({"history", "cronologia"})
"""Names that Excel keeps for itself, in the file and in its Italian form."""


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """A name for each sheet, as near as can be to the wanted one: short, without refused signs, no two alike.

    An apostrophe becomes a typographic one, so that a formula needs no doubled signs; a bracket has a space before
    it, so that no formula that names the sheet seems to call a function.

    Args:
        wanted: in the order of the sheets.
        taken: names that the workbook has already.

    Examples:
        >>> sheet_names(["Dirigente dell'Area A/B", "dirigente dell'area A:B", ""], ["Foglio"])
        ('Dirigente dell’Area A B', 'dirigente dell’area A B 2', 'Foglio 2')
        >>> sheet_names(["FILTER(x)", "Area (vacante)"])
        ('FILTER (x)', 'Area (vacante)')
        >>> sheet_names(["Dirigente Sviluppo del territorio e Regolazione del mercato"] * 2)
        ('Dirigente Sviluppo del…', 'Dirigente Sviluppo del… 2')
    """
    used, found = {name.casefold() for name in taken} | _RESERVED, []
    for each in wanted:
        name = _free(readable(each.translate(_REFUSED)) or "Foglio", used)
        used.add(name.casefold())
        found.append(name)
    return tuple(found)


def _free(name: str, used: set[str]) -> str:
    """The name cut to its length; with a number after it where another sheet has it."""
    shown, at = _cut(name, LONGEST), 1
    while shown.casefold() in used:
        at += 1
        end = f" {at}"
        shown = _cut(name, LONGEST - len(end)) + end
    return shown


def _cut(name: str, length: int) -> str:
    """At a word, with an ellipsis, where the name is longer."""
    units = short(name, length).encode("utf-16-le")[: 2 * length]
    return units.decode("utf-16-le", errors="ignore").strip()
