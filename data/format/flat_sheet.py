"""An office's own sheet, everything side by side → the same sheets as the template's, each cell with where it was.

What is read and checked afterwards is a workbook like any other (``workbook.read_plan``); problems find the cell of the
office's sheet again through ``origins``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.format.flat_layout import FlatChoices
from data.format.flat_lines import anchors_of, lines_of
from data.format.flat_writer import FlatWriter, unit_of
from data.format.workbook_table import address_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.flat_layout import FlatMapping
    from data.format.flat_lines import Line
    from data.format.problem import Notice, Problem
    from data.format.spreadsheet import Address, Sheet

_NOTHING_SAID = FlatChoices()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The sheets of the template that an office's sheet stands for.

    Attributes:
        origins: where a cell came from; column 0 of what was made up for a line.
        made_up: sentences on what the sheet does not say and was made up, such as codes.
        unread: lines that are not read, each with the reason.
        absent: cells whose result is «n.d.» or the like.
    """

    sheets: tuple[Sheet, ...]
    origins: Mapping[Address, Address]
    made_up: tuple[str, ...] = ()
    unread: tuple[Line, ...] = ()
    absent: tuple[Address, ...] = ()

    def placed(self, found: Problem) -> Problem:
        """A problem of the template's sheets where the office's sheet has it."""
        return replace(found, place=self._place(found.place))

    def noticed(self, found: Notice) -> Notice:
        """As ``placed``, of what is worth a look."""
        return replace(found, place=self._place(found.place))

    def _place(self, place: str) -> str:
        address = address_of(place)
        if address is None:
            return place
        sheet, line, _ = address
        origin = self.origins.get(address) or self.origins.get((sheet, line, 0))
        return place_of(origin) if origin else place


def laid_out(
    sheet: Sheet,
    mapping: FlatMapping,
    plan: tuple[str, int],
    choices: FlatChoices = _NOTHING_SAID,
    *,
    has_days: bool = True,
) -> LaidOut:
    """The sheets of the template that an office's sheet stands for.

    Args:
        sheet: as it was read; of a merged area every cell says what its first one says.
        mapping: which column is what.
        plan: code of the section that it is of, and the year.
        choices: what a person said of its lines.
        has_days: the ente has a unit «data».
    """
    lines = lines_of(sheet, mapping, choices.taken)
    writer = FlatWriter((sheet.name, *plan), choices, anchors_of(sheet), has_days)
    for line in lines:
        if line.unread is None:
            writer.read(line)
    unread = tuple(line for line in lines if line.unread)
    return LaidOut(writer.sheets(), writer.origins, tuple(_made_up(writer)), unread, tuple(writer.absent))


def written_units(sheet: Sheet, mapping: FlatMapping) -> list[str]:
    """How an office calls its units, each once, in the order of the sheet."""
    lines = (line for line in lines_of(sheet, mapping) if line.unread is None)
    return list(dict.fromkeys(filter(None, map(unit_of, lines))))


def _made_up(writer: FlatWriter) -> Iterator[str]:
    if count := writer.made.get("obiettivi"):
        yield f"Il foglio non dà il codice di {count} obiettivi: sono O1, O2… e O1.1, O1.2… nell'ordine del foglio."
    if count := writer.made.get("indicatori"):
        yield f"Il foglio non dà il codice di {count} indicatori: è quello dell'obiettivo e un numero, come O1.i1."
    if writer.units:
        names = ", ".join(f"«{name}»" for name in dict.fromkeys(writer.units))
        yield f"L'unità di misura di {len(writer.units)} indicatori è quella scritta accanto ai numeri: {names}."
    if count := writer.made.get("uffici"):
        yield f"Gli uffici cambiano dentro uno stesso obiettivo ({count} volte): l'obiettivo li ha tutti."
