"""Targets said by another value: last year's, the mean of some years or of the others, and so much more or less."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.model import Quantity
from scoring.series import PeerSet

if TYPE_CHECKING:
    from scoring.series import Series

NUMBER: Final = r"[0-9]+(?:,[0-9]+|\.[0-9]{1,2})?"
"""A number inside a text: a dot that could divide thousands is not read."""
_TO = r"(?:(?:rispetto )?(?:(?:a|su|di|al|sul|del|il|la|dei|degli|alla|sulla|della)(?= )|(?:all|sull|dell|l)'))? ?"
_YEAR = r"(?:anno (?:precedente|scorso)|([12][0-9]{3}))"
_NOUN = r"(?:valore|dato|livello|risultato|consuntivo)"
_KEPT = re.compile(r"manten(?:imento|ere|uto)\b ?(.*)")
_CHANGED = re.compile(
    rf"(?:(?P<sign>[+-]) ?|(?P<noun>incremento|aumento|riduzione|diminuzione) d(?:i |el |ell'))?(?P<size>{NUMBER}) ?"
    r"(?P<share>%|per cento)?(?:punti(?: percentuali)?)?(?P<way> ?in (?:più|meno))? ?"
    r"(?P<what>(?:rispetto a|su|de)[' l].+|(?:rispetto a|su|di) .+)"
)
_OF_A_YEAR = re.compile(rf"{_TO}(?:{_NOUN} ?)?{_TO}{_YEAR}")
_ITSELF = re.compile(rf"{_TO}{_NOUN}?")
_OF_OTHERS = re.compile(
    rf"{_TO}(?:media|{_NOUN}(?: medio)?) (?P<scope>nazionale|d(?:i|el) cluster)(?: dimensionale)?(?: (?:{_TO}){_YEAR})?"
)
_MEAN = rf"(?:media|{_NOUN} medio) {_TO}"
_OF_YEARS = re.compile(
    rf"{_TO}(?:(?:{_MEAN})?(?:(?:ultimo )?triennio precedente|ultimo triennio|ultimi tre anni|tre anni precedenti)|"
    rf"(?:{_MEAN}|(?:{_MEAN})?triennio )([12][0-9]{{3}})-([12][0-9]{{3}}))"
)


@dataclass(frozen=True, slots=True)
class Relative:
    """What a target refers to, and how far from it.

    Attributes:
        years: whose values; of several, their mean.
        scope: ``nazionale`` or ``cluster``, whose printed mean it is; empty for the indicator's own values.
        change: to add, negative to take away; in the unit of the indicator, or percent of the value.
    """

    years: tuple[int, ...]
    scope: str = ""
    change: float = 0.0
    is_share: bool = False

    def value(self, base: Quantity) -> Quantity | None:
        """The number promised; None for a share of what is not above zero, which could be read in two ways."""
        if not self.change:
            return base
        if self.is_share and base.value <= 0:
            return None
        return _figure(base.value * (1 + self.change / 100) if self.is_share else base.value + self.change)


def relative_of(text: str, year: int) -> Relative | None:
    """What a target in words refers to; None where it is no such target.

    Args:
        text: as in the document.
        year: of the target; years that are not before it are not read, except of the others.

    Examples:
        >>> relative_of("Mantenimento", 2024), relative_of("media nazionale", 2024)
        (Relative(years=(2023,), scope='', change=0.0, is_share=False), \
Relative(years=(2024,), scope='nazionale', change=0.0, is_share=False))
        >>> relative_of("+10 % rispetto al 2022", 2024)
        Relative(years=(2022,), scope='', change=10.0, is_share=True)
        >>> relative_of("media del triennio precedente", 2024).years
        (2021, 2022, 2023)
        >>> relative_of("mantenimento della certificazione", 2024), relative_of("+10 %", 2024)
        (None, None)
    """
    plain = _plain(text)
    if kept := _KEPT.fullmatch(plain):
        itself = Relative((year - 1,)) if _ITSELF.fullmatch(kept[1]) else None
        return itself or _reference(kept[1], year)
    if changed := _CHANGED.fullmatch(plain):
        return _changed(changed, year)
    return None if re.fullmatch(rf"{_TO}{_YEAR}", plain) else _reference(plain, year)


def base_of(relative: Relative, series: Series, year: int) -> Quantity | None:
    """The value that a target refers to; None where the data do not have all of it.

    The indicator's own values are looked for on this side of every break of its series; a mean of the others only
    in the indicator's unit.
    """
    found = _of_others(relative, series) if relative.scope else _own(relative, series, year)
    if len(found) < len(relative.years):
        return None
    return found[0] if len(found) == 1 else _figure(sum(each.value for each in found) / len(found))


def _own(relative: Relative, series: Series, year: int) -> list[Quantity]:
    since = series.since(year) or 0
    known = {each.year: each.value for each in series.values if each.value and each.year >= since}
    return [known[each] for each in relative.years if each in known]


def _of_others(relative: Relative, series: Series) -> list[Quantity]:
    return [
        each.value
        for each in series.comparisons
        if each.value is not None
        and (each.year, each.statistic, each.unit or series.unit) == (relative.years[0], "mean", series.unit)
        and each.peers is (PeerSet.NATION if relative.scope == "nazionale" else PeerSet.CLUSTER)
    ][:1]


def _reference(text: str, year: int) -> Relative | None:
    if found := _OF_A_YEAR.fullmatch(text):
        return _before(year, range(int(found[1] or year - 1), int(found[1] or year - 1) + 1))
    if found := _OF_YEARS.fullmatch(text):
        first, last = (int(found[1]), int(found[2])) if found[1] else (year - 3, year - 1)
        return _before(year, range(first, last + 1))
    if found := _OF_OTHERS.fullmatch(text):
        scope = "nazionale" if found["scope"] == "nazionale" else "cluster"
        is_before = found[0].endswith(("precedente", "scorso"))
        return Relative((int(found[2]) if found[2] else year - is_before,), scope)
    return None


def _before(year: int, years: range) -> Relative | None:
    return Relative(tuple(years)) if years and years[-1] < year else None


def _changed(found: re.Match[str], year: int) -> Relative | None:
    ways = [
        found["sign"] and found["sign"] == "-",
        found["noun"] and found["noun"] in {"riduzione", "diminuzione"},
        found["way"] and found["way"].endswith("meno"),
    ]
    told = [bool(way) for way in ways if way not in {None, ""}]
    what = _reference(found["what"], year)
    if what is None or len(told) != 1:
        return None
    size = float(found["size"].replace(",", "."))
    return replace(what, change=-size if told[0] else size, is_share=found["share"] is not None)


def _figure(value: float) -> Quantity:
    """A computed figure, exact but for binary dust."""
    clean = round(value, 10)
    return Quantity(clean, 0.0, f"{clean:.10f}".rstrip("0").rstrip("."))


def _plain(text: str) -> str:
    same = text.replace("\u2019", "'").replace("\u2212", "-").replace("\u2013", "-")
    return " ".join(same.split()).strip(" .").casefold()
