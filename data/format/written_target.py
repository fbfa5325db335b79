"""A target or a result that stands whole in one cell: operator, number, unit; numerator and denominator; words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from data.format.cells import Refusal
from data.format.tables import ACTUALS, TARGETS
from data.format.written import Written, one_line, read_written, short, with_unit
from data.format.written_date import day_of, may_be_day
from data.format.written_number import number_of
from data.format.written_operator import operator_of
from data.plan.identity import UnitKind
from data.plan.relative import relative_of
from scoring.model import Op

if TYPE_CHECKING:
    from data.format.written import About

_TARGET = next(column for column in TARGETS.columns if column.name == "target")
_ACTUAL = next(column for column in ACTUALS.columns if column.name == "actual")
_WITHIN = re.compile(r"(?:compres[oa] )?(?:tra|fra) (?:il )?(.+?) e (?:il )?(.+)", re.IGNORECASE)
_BY = re.compile(r"entro\s+(.+)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"[+-]?\s*[0-9.,]+\s*%?\s*(?:rispetto|sul|sull'|in più|in meno|di incremento)\b.*", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:da\s+)?[0-9.,]+\s*(?:-|–|a)\s*[0-9.,]+\s*\S*", re.IGNORECASE)
_MINIMUM, _EXPECTED = (
    r"(?:target\s+)?minim[oa]\s*:?\s*(?:di\s+)?(.+?)",
    r"(?:target\s+)?attes[oa]\s*:?\s*(?:di\s+)?(.+?)",
)
_TWO = re.compile(rf"{_MINIMUM}\s*(?:[,;/–-]|\be\b)\s*{_EXPECTED}", re.IGNORECASE)
_RATIO = re.compile(r"([0-9][0-9., ]*)/\s*([0-9][0-9., ]*)")
_NOT_YET = frozenset({"non ancora disponibile", "non ancora disponibili", "in attesa", "da rilevare"})
_ABSENT = {"nd": "nd", "n d": "nd", "n/d": "nd", "non disponibile": "nd", "annullate": "annullate"}
_ABSENT |= dict.fromkeys(("non fatto", "non realizzato", "non svolto", "non eseguito", "non attuato"), "blank")
_ANY_YEAR = 2000
"""Of a day without one, where only its being a day counts."""
_DONE = {"si": True, "sì": True, "sí": True, "si'": True, "no": False}


def read_target(text: str, about: About) -> Written | Refusal:
    """The columns ``op``, ``target``, ``unit`` and ``text`` of what stands in the column of the target.

    What the format cannot say as a number goes to ``text``: an interval, and what refers to another value, which
    ``data.plan.worded`` reads; anything else with a notice, as it is most often not measured.
    """
    plain = one_line(text)
    if plain == "" or about.is_typed:
        return read_written(text, _TARGET, about)
    return _days_and_pairs(plain, about) or _number_or_words(plain, about)


def _days_and_pairs(plain: str, about: About) -> Written | Refusal | None:
    """A deadline, an interval, two targets; None for what is none of them."""
    if by := _BY.fullmatch(plain):
        return _deadline(plain, by[1], about)
    if (ends := _WITHIN.fullmatch(plain)) and all(number_of(end) for end in ends.groups()):
        return _interval(ends[1], ends[2], about)
    if two := _TWO.fullmatch(plain):
        remedy = f"Scrivere {two[2]} come target e {two[1]} fra le soglie (soglie.csv); la regola è minimo_e_atteso."
        return Refusal(f"«{short(plain)}» dice due target.", remedy)
    return None


def _number_or_words(plain: str, about: About) -> Written | Refusal:
    op, rest = operator_of(plain)
    if _is_only_words(rest):
        if relative_of(rest, about.year):
            return Written({"text": rest, "target": ""} | ({"op": op} if op else {}))
        return _in_words(plain)
    read = read_written(rest, _TARGET, about)
    return read if isinstance(read, Refusal) or not op else replace(read, cells={**read.cells, "op": op})


def _interval(low: str, high: str, about: About) -> Written | Refusal:
    """Both ends are read as numbers of the indicator; the interval is then in words, without its unit."""
    cells: dict[str, str] = {}
    ends = []
    for end in (low, high):
        read = read_written(end, _TARGET, about)
        if isinstance(read, Refusal):
            return read
        ends.append(read.cells["target"].replace(".", ","))
        cells |= read.cells
    return Written(cells | {"target": "", "text": f"tra {ends[0]} e {ends[1]}"})


def _deadline(text: str, rest: str, about: About) -> Written | Refusal:
    """«entro 30/4» is a day; «entro 30 gg» is at most 30 days."""
    day = day_of(rest, about.year)
    if day:
        return Written({"op": Op.BY, "target": day})
    number = number_of(rest)
    if number and number.unit:
        read = with_unit(text, number, _TARGET, about)
        return read if isinstance(read, Refusal) else replace(read, cells={**read.cells, "op": Op.AT_MOST})
    return Refusal(
        f"«{short(text)}» non dice un giorno.", "Scrivere entro e il giorno, per esempio entro il 31/12/2022."
    )


def _is_only_words(text: str) -> bool:
    """Whether a target says something that no number says: it has no digit, or it is relative to another value."""
    if number_of(text):
        return False
    has_no_digit = not re.search(r"[0-9]", text)
    begins_with_words = re.match(r"[^\W\d_]{2,}", text) is not None and day_of(text, 2000) == ""
    return has_no_digit or begins_with_words or bool(_RELATIVE.fullmatch(text) or _BETWEEN.fullmatch(text))


def _in_words(text: str) -> Written:
    what = f"Il target «{short(text)}» non è un numero: resta in parole."
    return Written({"text": text, "target": ""}, (what, "Se c'è un numero da raggiungere, scriverlo da solo."))


def unit_beside(text: str) -> str:
    """The unit that a target or a result is written with, in the words of the text; empty where it has none.

    Examples:
        >>> unit_beside(">= 80%"), unit_beside("almeno 6 ore"), unit_beside("€ 120.000,00"), unit_beside("≤ 30 gg.")
        ('%', 'ore', '€', 'gg')
        >>> unit_beside("entro il 30/06/2024"), unit_beside("SI"), unit_beside("75/300")
        ('data', '', '')
    """
    plain = one_line(text)
    by = _BY.fullmatch(plain)
    rest = by[1] if by else operator_of(plain)[1]
    number = number_of(rest)
    if number:
        return number.unit
    return "data" if day_of(rest, _ANY_YEAR) and not _RATIO.fullmatch(rest) else ""


def is_absence(text: str) -> bool:
    """Whether a result says that there is none to be had: «n.d.», «non disponibile»; not that it is still to come."""
    return _absence(one_line(text)) in {"nd", "ND"}


def read_actual(text: str, about: About) -> Written | Refusal:
    """The columns ``actual``, ``numerator``, ``denominator``, ``availability`` of what stands in that of the result."""
    plain = one_line(text)
    if plain == "" or about.is_typed:
        return read_written(text, _ACTUAL, about)
    if word := _absence(plain):
        return Written({"actual": "", "availability": word})
    if plain.casefold().rstrip(".") in _DONE:
        return _done(plain, about)
    if (parts := _RATIO.fullmatch(plain)) and about.kind is not UnitKind.DATE:
        return _ratio(plain, parts[1].strip(), parts[2].strip(), about)
    return _without_unit(plain, read_written(plain, _ACTUAL, about))


def _absence(text: str) -> str:
    """How a value is said to be missing; empty where it is not."""
    plain = " ".join(text.replace(".", " ").split())
    if plain.casefold() in _NOT_YET:
        return "non ancora disponibile"
    word = _ABSENT.get(plain.casefold(), "")
    if word == "nd" and plain.replace(" ", "") == "ND":
        return "ND"
    return word


def _done(text: str, about: About) -> Written | Refusal:
    """Done is 1, or 100 where the values are percentages; not done is 0."""
    if about.kind is UnitKind.DATE:
        return Refusal(f"«{short(text)}» non è una data.", "Scrivere il giorno in cui è stato fatto.")
    value = "0" if not _DONE[text.casefold().rstrip(".")] else "100" if about.kind is UnitKind.PERCENT else "1"
    return Written({"actual": value}, (f"«{text}» è letto {value}.", "Se il risultato è un altro numero, scriverlo."))


def _ratio(text: str, numerator: str, denominator: str, about: About) -> Written | Refusal:
    """Two numbers, which count something: their dots divide thousands."""
    if about.kind is None and may_be_day(text):
        what = f"«{text}» può essere un rapporto o una data: l'indicatore non ha un'unità di misura."
        return Refusal(what, "Scrivere l'unità, oppure numeratore e denominatore nelle loro colonne.")
    cells = {}
    for part, name in ((numerator, "numerator"), (denominator, "denominator")):
        read = number_of(part)
        if read is None:
            return Refusal(f"«{short(text)}» non è un rapporto di due numeri.", "Scrivere per esempio 75/300.")
        cells[name] = read.readings.thousands if read.readings else read.text
    return Written({"actual": ""} | cells)


def _without_unit(text: str, read: Written | Refusal) -> Written | Refusal:
    """A result has no unit of its own: what is written beside it must be the indicator's."""
    if isinstance(read, Refusal) or "unit" not in read.cells:
        return read
    what = f"«{short(text)}» ha un'unità, ma l'indicatore non ne ha nessuna."
    return Refusal(what, "Scrivere l'unità dell'indicatore, oppure il solo numero.")
