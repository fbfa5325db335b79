"""The organisational units of an ente: which ones a written name stands for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BETWEEN: Final = ";"
"""What stands between several units in one cell."""


class NameKind(StrEnum):
    """What a name of ``units.csv`` is."""

    UNIT = "unit"
    """The name of a unit."""
    ALIAS = "alias"
    """Another spelling of a unit's name."""
    JOINT = "joint"
    """One name that stands for two or more units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One name and one unit that it stands for.

    Attributes:
        kind: a word of ``NameKind``.
        stands_for: name of a unit; empty where ``name`` is that of a unit.
        code: of the unit; empty where it has none.
        source: where this is known from.
    """

    name: str
    kind: str
    stands_for: str = ""
    code: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The names of an ente's units.

    Attributes:
        declared: the units that ``units.csv`` names as such, in its order.
        codes: by unit; a unit without a code is not there.
        others: the units for which an alias or a joint name stands.
    """

    declared: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, written: str) -> tuple[str, ...]:
        """The units that a written text names, each once; empty where it names none.

        A name that nobody declared is that of a unit. Letters count as they are written, blanks do not.

        Examples:
            >>> names = UnitNames(others={"Staff": ("Legale", "Stampa"), "Uff. stampa": ("Stampa",)})
            >>> names.of("Staff"), names.of("Uff.  stampa; Tributi"), names.of(" ")
            (('Legale', 'Stampa'), ('Stampa', 'Tributi'), ())
        """
        return tuple(dict.fromkeys(self._of(plain_name(written))))

    def of_all(self, written: Iterable[str]) -> tuple[str, ...]:
        """The units that some texts name together, the declared ones first, then as they are met."""
        met = dict.fromkeys(unit for text in written for unit in self.of(text))
        return tuple(dict.fromkeys((*(unit for unit in self.declared if unit in met), *met)))

    def whatever_the_case(self, written: Iterable[str]) -> tuple[str, ...]:
        """The units that some texts name, for whoever wrote them with other capitals."""
        known = {name.casefold(): name for name in self.others}
        return tuple(unit for text in written for unit in self.of(known.get(plain_name(text).casefold(), text)))

    def _of(self, text: str) -> Iterator[str]:
        if text in self.others:
            yield from self.others[text]
        elif BETWEEN in text and text not in self.declared:
            for part in text.split(BETWEEN):
                yield from self._of(part.strip())
        elif text:
            yield text


NO_NAMES: Final = UnitNames()
"""Of an ente that declares none."""


def unit_names(rows: Iterable[UnitRow]) -> UnitNames:
    """The names that the rows of ``units.csv`` declare."""
    found: dict[str, list[str]] = defaultdict(list)
    units: dict[str, str] = {}
    for row in rows:
        if row.kind == NameKind.UNIT:
            units[plain_name(row.name)] = row.code
        else:
            found[plain_name(row.name)].append(plain_name(row.stands_for))
    codes = {unit: code for unit, code in units.items() if code}
    return UnitNames(tuple(units), codes, {name: tuple(dict.fromkeys(for_)) for name, for_ in found.items()})


def plain_name(text: str) -> str:
    """A name as names are compared: blanks and the ends of lines are one blank."""
    return " ".join(text.split())
