"""How an office's own sheet is laid out: which column is what, and what only a person can say of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(StrEnum):
    """What a column of an office's sheet is, in the words that people choose from."""

    PARENT_CODE = "Codice dell'obiettivo superiore"
    PARENT = "Obiettivo superiore"
    NODE_CODE = "Codice dell'obiettivo"
    NODE = "Obiettivo"
    NODE_WEIGHT = "Peso dell'obiettivo"
    INDICATOR_CODE = "Codice dell'indicatore"
    INDICATOR = "Indicatore"
    WEIGHT = "Peso dell'indicatore"
    FORMULA = "Algoritmo"
    SOURCE = "Fonte"
    UNIT = "Unità di misura"
    DIRECTION = "Verso"
    TARGET = "Target"
    SOGLIA = "Soglia"
    ACTUAL = "Consuntivo"
    BEFORE = "Consuntivo dell'anno prima"
    PUBLISHED = "Punteggio pubblicato"
    UNITS = "Unità organizzativa"
    NOTE = "Nota"


OF_PARENT = (Role.PARENT_CODE, Role.PARENT)
OF_NODE = (Role.NODE_CODE, Role.NODE)
OF_INDICATOR = (Role.INDICATOR_CODE, Role.INDICATOR)


@dataclass(frozen=True, slots=True)
class FlatMapping:
    """How an office's sheet is laid out.

    Attributes:
        sheet: its name.
        first: the first line of the headings, from 1.
        last: the last one; what is below are rows.
        columns: what each column is, by its number from 1; a column that is not there is not read.
    """

    sheet: str
    first: int
    last: int
    columns: Mapping[int, Role]


@dataclass(frozen=True, slots=True)
class FlatChoices:
    """What a person says of a sheet beside its columns.

    Attributes:
        taken: lines that are read though they look like totals or remarks.
        absence_is_zero: a result written «n.d.» was not done, and counts zero; else it is not available, and out.
        said: what the sheet has no cell for, by line, table and column of the format.
    """

    taken: frozenset[int] = frozenset()
    absence_is_zero: bool = False
    said: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
