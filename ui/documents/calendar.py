"""What is due as a calendar file (RFC 5545): a whole day for each value and each cause that is still to be told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ui.facts.monitoring import MEASURING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ui.facts.monitoring import AwaitedRow

_OCTETS: Final = 75
"""Of one line, without its end."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


def as_ics(rows: Iterable[AwaitedRow], name: str, place: str, made: date) -> bytes:
    """A calendar that every mail program opens; the same rows of the same day are the same bytes.

    Args:
        rows: what is due.
        name: of the calendar.
        place: ente and year, which tell its events from those of others.
        made: the day of the file.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Traguardo//Promemoria//IT", f"X-WR-CALNAME:{escaped(name)}")
    lines = [*head, *(line for row in rows for line in _event(row, place, made)), "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    r"""A text as a property has it: no line ends, no control characters, separators marked.

    Examples:
        >>> escaped("Uffici A, B; via\nRoma")
        'Uffici A\\, B\\; via\\nRoma'
    """
    marked = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    marked = re.sub(r"([;,])", r"\\\1", marked).replace("\n", "\\n")
    return _CONTROL.sub("", marked)


def folded(line: str) -> str:
    """A line in pieces of 75 octets at most, every one but the first behind a blank; no letter is cut in two."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        # The blank at the beginning of what follows is an octet too.
        if size + width > _OCTETS - bool(pieces):
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])


def _event(row: AwaitedRow, place: str, made: date) -> Iterator[str]:
    told = (f"Obiettivo: {row.node}", f"Target: {row.target}", f"Da chi: {row.units}", f"Fonte: {row.source}")
    key = row.result.measure.key
    where = f"{place}/{key.section}/{key.owner}/{key.node_code}/{key.indicator_code}"
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(where)}{'' if row.task == MEASURING else '/causa'}@traguardo"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{row.task}: {row.code} {row.title}')}"
    yield f"DESCRIPTION:{escaped(chr(10).join(line for line in told if not line.endswith(': ')))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
