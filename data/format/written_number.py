"""Numbers as people write them, with their unit → the canonical number, both readings of it, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.identity import UnitKind
from data.plan.quantities import NUMBER
from data.plan.readings import TwoReadings, two_readings

if TYPE_CHECKING:
    from data.plan.identity import Ente, Unit

_SIGN = r"([+-]?) ?"
_DIGITS = re.compile(rf"{_SIGN}([0-9](?:[0-9.,  ]|'(?=[0-9]{{3}}))*)")
_ITALIAN = re.compile(r"([1-9][0-9]{0,2}(?:['. ][0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_ENGLISH = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)|([0-9]+)\.([0-9]+)")
_SYNONYMS = (
    frozenset({"%", "per cento", "percento", "percentuale", "perc", "pct"}),
    frozenset({"gg", "giorni", "giorno", "giorni lavorativi", "gg lavorativi"}),
    frozenset({"'", "′", "min", "minuti", "minuto"}),
    frozenset({"h", "ore", "ora"}),
    frozenset({"€", "euro", "eur"}),
    frozenset({"n", "n°", "nr", "num", "numero", "unità"}),
)
_PREFIXES = re.compile(r"^(?:€|n\.°?|n°|nr\.|num\.)\s*(?=[0-9+-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it was written.

    Attributes:
        text: canonical, with the digits written.
        readings: both, where the digits can be read in two ways.
        unit: what stands after it (or before: «€», «n.»), in small letters; empty where nothing does.
    """

    text: str
    readings: TwoReadings | None
    unit: str


def number_of(text: str) -> WrittenNumber | None:
    """The number that a text is, with nothing around it but its unit; None where it is not one.

    A comma divides decimals; dots, blanks and apostrophes divide thousands; a dot that cannot divide thousands
    divides decimals.

    Examples:
        >>> number_of("1.234,5 %")
        WrittenNumber(text='1234.5', readings=None, unit='%')
        >>> number_of("30 gg.").unit, number_of("zero").text, number_of("12.5").text
        ('gg', '0', '12.5')
        >>> number_of("1.234").readings
        TwoReadings(thousands='1234', decimal='1.2340')
        >>> [number_of(text) for text in ("1.23.4", "1,234,567", "12 34", "dodici")]
        [None, None, None, None]
    """
    plain = " ".join(text.replace("\u2212", "-").replace("\u2019", "'").split())
    if plain.casefold() == "zero":
        return WrittenNumber("0", None, "")
    prefix = _PREFIXES.match(plain)
    before = plain[: prefix.end()].strip() if prefix else ""
    found = _DIGITS.match(plain[prefix.end() :] if prefix else plain)
    if not found:
        return None
    after = (plain[prefix.end() :] if prefix else plain)[found.end() :]
    number = _canonical(found[1], found[2].strip())
    if number is None or (before and after) or re.search(r"[0-9]", after):
        return None
    return WrittenNumber(*number, unit=plain_unit(before or after))


def _canonical(sign: str, digits: str) -> tuple[str, TwoReadings | None] | None:
    signed = f"{sign}{digits}"
    if readings := two_readings(signed):
        return signed, readings
    if found := _ITALIAN.fullmatch(digits):
        whole, decimals = re.sub(r"['. ]", "", found[1]), found[2]
    elif found := _ENGLISH.fullmatch(digits):
        whole, decimals = (found[1] or found[3]).replace(",", ""), found[2] or found[4]
    else:
        return None
    text = f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
    return (text, None) if NUMBER.fullmatch(text) else None


def plain_unit(text: str) -> str:
    """A unit to be compared: small letters, no full stops, one blank between words."""
    return " ".join(text.casefold().replace(".", " ").split())


def is_unit(written: str, unit: Unit) -> bool:
    """Whether what stands after a number is the unit, by code, name or symbol, or by another word for it."""
    names = {plain_unit(name) for name in (unit.code, unit.name, unit.symbol) if name}
    if unit.kind is UnitKind.PERCENT:
        names.add("%")
    return written in names or any(written in group and names & group for group in _SYNONYMS)


def unit_written(written: str, ente: Ente) -> str:
    """The code of the only unit of an ente that a text can mean; empty where there is none, or more."""
    codes = [unit.code for unit in ente.units if is_unit(written, unit)]
    return codes[0] if len(codes) == 1 else ""
