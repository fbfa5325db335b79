"""The versions of a target in words: what each promises, what it changed, by which act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import words
from ui.facts.format import day, number, promise

if TYPE_CHECKING:
    from scoring.basis import TargetVersion

NOT_PRINTED = "non stampato"
HEADINGS = ("Versione", "Target", "Modifica", "Atto", "Data", "Motivo")
"""Of the cells of ``version_cells``."""


def promised(version: TargetVersion, symbol: str) -> str:
    """What a version promises, in numbers and in words; empty where it promises nothing."""
    return " – ".join(filter(None, (promise(version.op, version.target, symbol), version.text)))


def changed(version: TargetVersion) -> str:
    """What it did, in words: ``target alzato``."""
    return words.CHANGE[version.change] or "target cambiato"


def version_cells(version: TargetVersion, symbol: str) -> tuple[str, ...]:
    """A version as the cells of a row."""
    return (
        number(version.version, 0),
        promised(version, symbol) or NOT_PRINTED,
        words.CHANGE[version.change].capitalize(),
        version.act or version.occasion or ("Piano" if version.version == 1 else NOT_PRINTED),
        day(version.act_date) if version.act_date else "",
        version.reason,
    )
