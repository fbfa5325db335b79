"""Who a new ente is and how it scores, from a few choices → the TOML texts of its folder."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.choices import SMVP_FILE
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.written_number import plain_unit, unit_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SECTION = "piano"
"""Code of the only section of a new ente."""
STEPS = "fasce_percentuali"
"""The rule of step bands: limits are percentages of the target."""
PROPORTION, INVERSE = "proporzionale", "proporzionale_inverso"
"""The proportion to the target, and its inverse for what must go down."""
_UNITS = (
    ("perc", "per cento", "%", "percent"),
    ("numero", "numero", "", "count"),
    ("giorni", "giorni", "gg", "days"),
    ("data", "data", "", "date"),
)
_OTHERS = (
    (("€", "euro", "eur"), ("euro", "euro", "€", "number")),
    (("h", "ora", "ore"), ("ore", "ore", "ore", "number")),
    (("'", "′", "min", "minuto", "minuti"), ("minuti", "minuti", "min", "number")),
)
"""Units that an ente has where its office writes them, and the words for them."""
_BANDS = (("Non raggiunto", "✗", "red"), ("Parzialmente raggiunto", "◐", "yellow"), ("Raggiunto", "✓", "green"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEnte:
    """What must be known of an ente that the program does not know yet.

    Attributes:
        levels: code, singular and plural of every level, from the widest.
        rule, params: how an indicator scores.
        falling: how one that must go down does, where the rule is the proportion; a day is met or not.
        partial, reached: from which score on the result is partly reached, and reached.
    """

    code: str
    name: str
    short_name: str
    year: int
    document: str = ""
    levels: tuple[tuple[str, str, str], ...] = (("obiettivo", "Obiettivo", "Obiettivi"),)
    rule: str = PROPORTION
    params: tuple[float, ...] = ()
    falling: str = INVERSE
    partial: float = 50.0
    reached: float = 90.0


def documents_of(ente: NewEnte, written_units: Iterable[str] = ()) -> dict[str, str]:
    """The TOML texts, by name.

    Args:
        ente: the choices.
        written_units: how the office calls its units; those that the common ones do not have are added.
    """
    own = _unknown(ente, written_units)
    return {ENTE_FILE: _text(_ente(ente, [*_UNITS, *own])), SMVP_FILE: _text(_smvp(ente))}


def code_of(name: str) -> str:
    """A name as a code: small letters, digits and hyphens.

    Examples:
        >>> code_of("Comune di Forlì")
        'comune-di-forli'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _unknown(ente: NewEnte, written: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """The units that none of the common ones is, each once."""
    known, _, _ = read_documents({ENTE_FILE: _text(_ente(ente, [*_UNITS])), SMVP_FILE: _text(_smvp(ente))})
    found: dict[str, tuple[str, str, str, str]] = {}
    for text in written:
        plain = plain_unit(text)
        unit = next((unit for words, unit in _OTHERS if plain in words), (code_of(text), text, "", "number"))
        if plain and unit[0] and not unit_written(plain, known):
            found.setdefault(unit[0], unit)
    return list(found.values())


def _ente(ente: NewEnte, units: list[tuple[str, str, str, str]]) -> Iterator[str]:
    yield "format = 1"
    yield from _keys({"code": ente.code, "name": ente.name, "short_name": ente.short_name})
    yield f"\n[years.{ente.year}]"
    yield from _keys({"document": ente.document})
    for code, singular, plural in ente.levels:
        yield f"\n[levels.{_quoted(code)}]"
        yield from _keys({"singular": singular, "plural": plural})
    yield f"\n[sections.{SECTION}]"
    yield from _keys({"name": "Piano"})
    for code, name, symbol, kind in units:
        yield f"\n[units.{_quoted(code)}]"
        yield from _keys({"name": name, "symbol": symbol, "kind": kind})


def _smvp(ente: NewEnte) -> Iterator[str]:
    yield from _keys({"title": f"Metodo di {ente.short_name}"})
    yield f"first_year = {ente.year}"
    yield from _keys({"main_section": SECTION})
    yield "\n[score]"
    yield from _keys({"rule": ente.rule})
    yield f"params = [{_listed(ente.params)}]"
    for exception in _exceptions(ente):
        yield "\n[[score.exception]]"
        yield from exception
    yield "\n[bands]"
    for (word, symbol, colour), start in zip(_BANDS, (None, ente.partial, ente.reached), strict=True):
        yield "\n[[bands.band]]"
        yield from _keys({"word": word, "symbol": symbol, "colour": colour})
        if start is not None:
            yield f"from = {start:g}"
    yield f"\n[sections.{SECTION}]"
    yield from _keys({"root": "Risultato dell'ente"})


def _exceptions(ente: NewEnte) -> Iterator[tuple[str, ...]]:
    """Rules are told for what should grow: a day and an exact value are met or not, what should fall is mirrored."""
    if ente.rule == PROPORTION:
        yield 'rule = "on_off"', 'unit = "data"'
        yield f"rule = {_quoted(ente.falling)}", 'direction = "lower"'
    if ente.rule == STEPS:
        yield 'rule = "on_off"', 'unit = "data"'
        yield 'rule = "on_off"', 'direction = "nominal"'
        yield f'rule = "{STEPS}"', 'direction = "lower"', f"params = [{_listed(_mirrored(ente.params))}]"


def _mirrored(params: tuple[float, ...]) -> tuple[float, ...]:
    """90 % of a target that should grow is as far from it as 110 % of one that should fall."""
    return tuple(200 - number if at % 2 == 0 else number for at, number in enumerate(params))


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


def _keys(values: Mapping[str, str]) -> Iterator[str]:
    return (f"{name} = {_quoted(text)}" for name, text in values.items() if text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
