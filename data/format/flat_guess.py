"""Which column of an office's sheet is what, guessed from headings and contents: a person has the last word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from data.format.flat_layout import FlatMapping, Role
from data.format.flat_lines import spread
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
_PREVIOUS = r"anno (?:precedente|prima|scorso)|\bn\s*-\s*1\b|valore (?:storico|di partenza|iniziale)|baseline"
_GRADE = r"%\s*(?:di\s+)?ragg|percentuale di ragg|grado di (?:ragg|realizz)|punteggio"
_PAST = re.compile(r"\bcons|risultat|valore|dato|storic|^anno\b|\banno 2|\bal 31|rilevat", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_ENOUGH = 0.75
"""Share of the columns of a known layout that a sheet must have to be read as it was."""
_RULES: tuple[tuple[Role, str, str], ...] = (
    (Role.SOGLIA, r"soglia|(?:valore|target|livello|risultato) minimo|^minimo\b", ""),
    (Role.NODE_WEIGHT, r"\bpeso|ponderazione|%\s*ob", r"indicator"),
    (Role.WEIGHT, r"\bpeso|ponderazione", r""),
    (Role.UNIT, r"unit[àa]'? di misura|\bu\.?\s?m\.?\b|unità mis", ""),
    (Role.UNITS, r"settore|servizio|ufficio|responsabil|struttura|dirigente|unit[àa]'? organizz|\bcdr\b|direzione", ""),
    (Role.DIRECTION, r"\bverso\b|polarità|andamento atteso|tendenza", ""),
    (Role.FORMULA, r"formula|algoritmo|calcolo|metodo di misur", ""),
    (Role.SOURCE, r"\bfont[ei]\b|banca dati", ""),
    (Role.NOTE, r"\bnot[ae]\b|commento|osservazion|scostament", ""),
    (Role.BEFORE, _PREVIOUS, ""),
    (Role.PUBLISHED, r"punteggio pubblicat|risultato pubblicat|^pubblicat", ""),
    (Role.TARGET, r"\btarget|attes[oi]|previst[oi]|programmat[oi]", ""),
    (Role.ACTUAL, r"consuntiv|\bcons\b|risultat|raggiunt|realizzat|rilevat|effettiv|valore al|al 31", _GRADE),
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
    year = year_of(sheet, first, last)
    roles = {at: _role(text, year) for at, text in enumerate(headings(sheet, first, last), start=1)}
    for at, role in roles.items():
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
    """The layout that a person gave a sheet with the same headings, or nearly; None where nobody did.

    Columns that came, went or moved since do not matter: each is known by its heading. A new one is guessed.

    Args:
        sheet: to be read.
        layouts: by ``mark_of``.
    """
    guessed = guess(sheet)
    best: tuple[float, FlatMapping | None] = (_ENOUGH, None)
    for mark, layout in reversed(list(layouts.items())):
        for first, last in {(layout.first, layout.last), (guessed.first, guessed.last)}:
            columns = _as_before(mark.split("\n"), layout, mark_of(sheet, first, last).split("\n"))
            share = len(columns) / len(layout.columns) if layout.columns else 0
            if share > best[0] or (best[1] is None and share >= best[0]):
                best = share, FlatMapping(sheet.name, first, last, columns)
    return _with_new(sheet, best[1], layouts) if best[1] else None


def _as_before(before: Sequence[str], layout: FlatMapping, now: Sequence[str]) -> dict[int, Role]:
    """The roles of a layout, each at the column that now has its heading; a heading told twice is taken in order."""
    places: dict[str, list[int]] = {}
    for at, heading in enumerate(now, start=1):
        places.setdefault(heading, []).append(at)
    found = {}
    for at, heading in enumerate(before, start=1):
        free = places.get(heading)
        place = free.pop(0) if free else 0
        if place and at in layout.columns:
            found[place] = layout.columns[at]
    return dict(sorted(found.items()))


def _with_new(sheet: Sheet, found: FlatMapping, layouts: Mapping[str, FlatMapping]) -> FlatMapping:
    """The layout with a guess for the columns that no known sheet had, where their role is free."""
    known = {heading for mark in layouts for heading in mark.split("\n")}
    now = mark_of(sheet, found.first, found.last).split("\n")
    new = {
        at: role
        for at, role in guess_columns(sheet, found.first, found.last).items()
        if at <= len(now) and now[at - 1] not in known and role not in found.columns.values()
    }
    return replace(found, columns=dict(sorted({**new, **found.columns}.items())))


def year_of(sheet: Sheet, first: int, last: int) -> int:
    """The year that an office's sheet is of: the one its titles and its name say most often; 0 where they say none.

    Of more that are said as often it is the first of the titles, because «2024-2026» is the plan of 2024.
    """
    titles = [one_line(cell.text) for row in sheet.rows[: max(first - 1, 0)] for cell in row]
    texts = [*titles, sheet.name]
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    years = years or [int(year) for text in headings(sheet, first, last) for year in _YEAR.findall(text)]
    return max(years, key=years.count) if years else 0


def _lines(rows: Sequence[Sequence[object]], at: int) -> Iterator[str]:
    for row in rows:
        yield one_line(getattr(row[at], "text", "")) if at < len(row) else ""


def _are_headings(sheet: Sheet, at: int) -> bool:
    """Whether a line has only short texts, none of them a number, a day or a target."""
    cells = [cell for cell in sheet.rows[at] if cell.text.strip()]
    return all(not cell.is_typed and len(cell.text) < 60 and not _IS_TARGET.fullmatch(cell.text) for cell in cells)


def _role(text: str, year: int = 0) -> Role | None:
    """What a heading says that its column is; None where it says nothing, or is of another year than the plan's."""
    plain = one_line(text).casefold()
    if not plain or len(plain) > 120:
        return None
    years = {int(found) for found in _YEAR.findall(plain)}
    if year and years and year not in years:
        return Role.BEFORE if years == {year - 1} and _PAST.search(plain) else None
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
