"""Who a person is for the program, and what each role may do: every page and every seam asks ``may``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from data.plan.changes import ChangeKind
from data.plan.units import NO_NAMES, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.plan.units import UnitNames


class Role(StrEnum):
    """In the word that people read and write; the later one may more, save for the OIV's own evaluations."""

    PUBLIC = "pubblico"
    """Whoever looks at the public view; nobody is given this role."""
    READER = "lettore"
    EDITOR = "redattore"
    OIV = "OIV"
    ADMINISTRATOR = "amministratore"


class Act(StrEnum):
    """What a person can do, in the words of a refusal: «non può …»."""

    READ = "leggere i dati"
    SEE_INDIVIDUAL = "vedere le schede individuali"
    SEE_WORK = "vedere scenari, briefing e testi salvati"
    SAVE_WORK = "salvare scenari, briefing e testi"
    MEASURE = "scrivere consuntivi, rilevazioni e cause"
    EDIT = "cambiare obiettivi, indicatori, target e pesi"
    EVALUATE = "scrivere le valutazioni dell'OIV"
    IMPORT = "caricare dati da un file"
    CLOSE = "chiudere un anno"
    REOPEN = "riaprire un anno"
    RESTORE = "riportare i dati a com'erano"


@dataclass(frozen=True, slots=True)
class Person:
    """A person who is looking.

    Attributes:
        name: that signs what they save; empty where nobody has logged in.
        units: organisational units whose objectives an EDITOR writes, as the data name them; empty: all.
    """

    name: str
    role: Role
    units: tuple[str, ...] = ()


_READER: Final = frozenset({Act.READ, Act.SEE_WORK})
_EDITOR: Final = _READER | {Act.SAVE_WORK, Act.SEE_INDIVIDUAL, Act.MEASURE, Act.EDIT, Act.IMPORT}
_MAY: Final[Mapping[Role, frozenset[Act]]] = {
    Role.PUBLIC: frozenset({Act.READ}),
    Role.READER: _READER,
    Role.EDITOR: _EDITOR,
    Role.OIV: _READER | {Act.SEE_INDIVIDUAL, Act.EVALUATE},
    Role.ADMINISTRATOR: frozenset(Act),
}
_OF_TABLE: Final[Mapping[str, Act]] = {
    "actuals": Act.MEASURE,
    "breakdown": Act.MEASURE,
    "interim": Act.MEASURE,
    "causes": Act.MEASURE,
    "evaluations": Act.EVALUATE,
}
_OF_KIND: Final[Mapping[ChangeKind, Act]] = {
    ChangeKind.IMPORT: Act.IMPORT,
    ChangeKind.CLOSING: Act.CLOSE,
    ChangeKind.REOPENING: Act.REOPEN,
    ChangeKind.RESTORING: Act.RESTORE,
}
_BETWEEN: Final = re.compile(r"[;/\n]")


def may(person: Person, act: Act, units: Iterable[str] = (), names: UnitNames = NO_NAMES) -> bool:
    """Whether a person may do something.

    Args:
        person: who.
        act: what.
        units: of the objective that is written, as the data name them; of none: only who writes all may write it.
        names: which units a name stands for, of the person's and of the objective's.
    """
    if person.role is not Role.EDITOR or not person.units:
        return act in _MAY[person.role]
    if act is Act.MEASURE:
        return bool(_folded(person.units, names) & _folded(units, names))
    return act in _READER


def act_of(kind: ChangeKind, table: str = "") -> Act:
    """What one must be allowed to do to confirm a change of a kind that touches a table."""
    return _OF_KIND.get(kind) or _OF_TABLE.get(table, Act.EDIT)


def _folded(units: Iterable[str], names: UnitNames) -> set[str]:
    """The names of units as they are compared; a cell may name several, between ``;`` or ``/``."""
    written = tuple(units)
    parts = (part for unit in written for part in (unit, *_BETWEEN.split(unit)))
    return {plain_name(part).casefold() for part in (*parts, *names.whatever_the_case(written))} - {""}
