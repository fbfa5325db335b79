"""Which column of an office's sheet is what, guessed from headings and contents: a person has the last word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from data.format.flat_sheet import FlatMapping, Role, spread
from data.format.written import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.format.spreadsheet import Sheet

HEADING_LINES = 25
"""How far down a sheet its headings may be."""
_LOOKED_AT = 200
"""Rows whose contents are looked at."""
_UPPER = r"superiore|strategic|padre|missione|\bprogramma\b|\bambito|\barea|\blinea|finalità"
_CODE = r"\bcod|\bid\b|\bn\.?\s*(?:ob|ind)|\bn[.°r]*$|^#$|numero (?:ob|ind)"
_RULES: tuple[tuple[Role, str, str], ...] = (
    (Role.SOGLIA, r"soglia|valore minimo", ""),
    (Role.NODE_WEIGHT, r"\bpeso|ponderazione|%\s*ob", r"indicator"),
    (Role.WEIGHT, r"\bpeso|ponderazione", r""),
    (Role.UNIT, r"unit[àa]'? di misura|\bu\.?\s?m\.?\b|unità mis", ""),
    (Role.UNITS, r"settore|servizio|ufficio|responsabil|struttura|dirigente|unit[àa]'? organizz|\bcdr\b|direzione", ""),
    (Role.DIRECTION, r"\bverso\b|polarità|andamento atteso|tendenza", ""),
    (Role.FORMULA, r"formula|algoritmo|calcolo|metodo di misur", ""),
    (Role.SOURCE, r"\bfont[ei]\b|banca dati", ""),
    (Role.NOTE, r"\bnot[ae]\b|commento|osservazion|scostament", ""),
    (Role.TARGET, r"\btarget|attes[oi]|previst[oi]|programmat[oi]", ""),
    (Role.ACTUAL, r"consuntiv|risultat|raggiunt|realizzat|rilevat|effettiv|valore al|al 31", ""),
    (Role.INDICATOR_CODE, rf"(?:{_CODE}).*indicator|indicator.*(?:{_CODE})|\bind\.?\s*n", ""),
    (Role.PARENT_CODE, rf"(?:{_CODE}).*(?:{_UPPER})|(?:{_UPPER}).*(?:{_CODE})", ""),
    (Role.INDICATOR, r"indicator|kpi|misura\b", ""),
    (Role.PARENT, _UPPER, ""),
    (Role.NODE_CODE, _CODE, ""),
    (Role.NODE, r"obiettiv|attività|azion[ei]|progett|descrizione|titolo", ""),
)
"""Role, what its heading has, what it must not have; the first that fits decides."""
_WEIGHTS = frozenset({Role.NODE_WEIGHT, Role.WEIGHT})
_IS_TARGET = re.compile(r"\s*(?:>=|<=|≥|≤|>|<|=|entro\b|almeno\b|non (?:più|meno)\b).*", re.IGNORECASE | re.DOTALL)
_IS_CODE = re.compile(r"[A-Za-z]{0,4}[.\- ]?[0-9]+(?:[._\-][0-9A-Za-z]+)*")
_UNIT_WORDS = frozenset({"%", "n.", "n", "numero", "num.", "giorni", "gg", "gg.", "data", "euro", "€", "ore", "si/no"})


def guess(sheet: Sheet) -> FlatMapping:
    """How a sheet is most likely laid out: the line with most headings, and the one below where it has some too."""
    rows = spread(sheet)
    counts = [sum(1 for cell in row if _role(cell.text)) for row in rows[:HEADING_LINES]]
    if not counts or max(counts) < 2:
        return FlatMapping(sheet.name, 0, 0, {})
    best = counts.index(max(counts))
    first, last = best, best
    if best + 1 < len(counts) and counts[best + 1] >= 2 and _are_headings(sheet, best + 1):
        last = best + 1
    elif best and counts[best - 1] >= 1 and _are_headings(sheet, best - 1):
        first = best - 1
    return FlatMapping(sheet.name, first + 1, last + 1, guess_columns(sheet, first + 1, last + 1))


def guess_columns(sheet: Sheet, first: int, last: int) -> dict[int, Role]:
    """What each column is, the headings being known; a column that tells nothing is left out."""
    found: dict[int, Role] = {}
    for at, text in enumerate(headings(sheet, first, last), start=1):
        role = _role(text)
        if role and role not in found.values():
            found[at] = role
    if Role.NODE_WEIGHT in found.values() and Role.WEIGHT not in found.values():
        found = _weights(found, sheet, (first, last))
    for at, values in enumerate(_columns(sheet, last), start=1):
        role = None if at in found else _by_contents(values, set(found.values()))
        if role and role not in found.values():
            found[at] = role
    return dict(sorted(found.items()))


def headings(sheet: Sheet, first: int, last: int) -> list[str]:
    """The heading of every column: the lines of the headings one after the other, a repeated one once."""
    if not last:
        return [""] * max(map(len, sheet.rows), default=0)
    rows = spread(sheet)[first - 1 : last]
    width = max(map(len, spread(sheet)), default=0)
    return [" ".join(dict.fromkeys(filter(None, _lines(rows, at)))) for at in range(width)]


def mark_of(sheet: Sheet, first: int, last: int) -> str:
    """The headings of a sheet as what it is known by another year: small letters, no digits, one a line."""
    return "\n".join(re.sub(r"[0-9]+", "", text).casefold() for text in headings(sheet, first, last))


def remembered(sheet: Sheet, layouts: Mapping[str, FlatMapping]) -> FlatMapping | None:
    """The layout that a person gave a sheet with the same headings in the same lines; None where nobody did.

    Args:
        sheet: to be read.
        layouts: by ``mark_of``.
    """
    found = (layout for mark, layout in layouts.items() if mark_of(sheet, layout.first, layout.last) == mark)
    layout = next(found, None)
    return replace(layout, sheet=sheet.name) if layout else None


def _lines(rows: Sequence[Sequence[object]], at: int) -> Iterator[str]:
    for row in rows:
        yield one_line(getattr(row[at], "text", "")) if at < len(row) else ""


def _are_headings(sheet: Sheet, at: int) -> bool:
    """Whether a line has only short texts, none of them a number, a day or a target."""
    cells = [cell for cell in sheet.rows[at] if cell.text.strip()]
    return all(not cell.is_typed and len(cell.text) < 60 and not _IS_TARGET.fullmatch(cell.text) for cell in cells)


def _role(text: str) -> Role | None:
    """What a heading says that its column is; None where it says nothing."""
    plain = one_line(text).casefold()
    if not plain or len(plain) > 120:
        return None
    for role, has, lacks in _RULES:
        if re.search(has, plain) and not (lacks and re.search(lacks, plain)):
            return role
    return None


def _weights(found: dict[int, Role], sheet: Sheet, lines: tuple[int, int]) -> dict[int, Role]:
    """Two columns of weight: the one after the indicator is the indicator's. One alone, too, unless it says whose."""
    texts = headings(sheet, *lines)
    places = [at for at, text in enumerate(texts, start=1) if _role(text) in _WEIGHTS]
    indicator = next((at for at, role in found.items() if role is Role.INDICATOR), 0)
    free = {at: role for at, role in found.items() if role not in _WEIGHTS}
    if len(places) > 1:
        return free | {places[0]: Role.NODE_WEIGHT, places[1]: Role.WEIGHT}
    is_told = "obiettiv" in texts[places[0] - 1].casefold()
    return free | {places[0]: Role.NODE_WEIGHT if is_told or places[0] < indicator else Role.WEIGHT}


def _columns(sheet: Sheet, last: int) -> Iterator[list[str]]:
    """The texts of every column below the headings."""
    rows = sheet.rows[last : last + _LOOKED_AT]
    for at in range(max(map(len, rows), default=0)):
        texts = (one_line(row[at].text) for row in rows if at < len(row))
        yield [text for text in texts if text]


def _by_contents(values: list[str], taken: set[Role]) -> Role | None:
    """What a column is by what is in it; None where most of it is nothing that is known."""
    tests: tuple[tuple[Role, Callable[[str], bool]], ...] = (
        (Role.UNIT, lambda text: text.casefold() in _UNIT_WORDS),
        (Role.TARGET, lambda text: bool(_IS_TARGET.fullmatch(text))),
        (Role.NODE_CODE, lambda text: bool(_IS_CODE.fullmatch(text)) and not text.isdigit()),
        (Role.NODE, lambda text: len(text) > 20),
        (Role.INDICATOR, lambda text: len(text) > 12),
    )
    for role, fits in tests:
        if role not in taken and values and sum(map(fits, values)) * 2 > len(values):
            return role
    return None
