"""Scenarios side by side: the columns of a comparison, their names, the numbers that they assume."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from scoring.scenario import Field
from ui.facts.format import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import MeasureKey
    from scoring.result import ScoredSheet
    from ui.facts.whatif.answer import WhatIf
    from ui.facts.whatif.question import WhatIfQuestion

OFFICIAL: Final = "Ufficiale"

SUPPOSED: Final = "Su consuntivi supposti"
"""What the first column of a plan is called, whose scores are not official."""

WORKING: Final = "Ipotesi in corso"

_NAME: Final = 90
"""Letters of a name in a table: all those that a scenario may have, and its year."""

DIFFERENCE: Final = "Differenza"
"""What the last scenario adds to the first column."""

_HEADINGS: Final = (DIFFERENCE, "Obiettivo", "Indicatore", "Che cosa", "Codice", "Unità", "Nota")
"""What the tables have beside the scenarios, whatever these are called."""


@dataclass(frozen=True, slots=True)
class ComparedScenario:
    """One of what is set side by side.

    Attributes:
        year: of its targets; None for that of the question.
    """

    name: str
    answer: WhatIf
    year: int | None = None

    @property
    def scored(self) -> ScoredSheet:
        """The sheet under its hypotheses."""
        return self.answer.after


def assumed_numbers(columns: Sequence[ComparedScenario]) -> dict[tuple[MeasureKey, Field], None]:
    """The numbers that some scenario assumes, each once."""
    return {(a.key, a.field): None for column in columns for a in column.answer.assumptions}


def difference_words(columns: Sequence[ComparedScenario]) -> str:
    """Of which two columns the difference is: of more than two a reader cannot know."""
    return f"Obiettivi; la differenza è di «{short(columns[-1].name, 40)}» da «{short(columns[0].name, 40)}»"


def unit_of(question: WhatIfQuestion, key: MeasureKey, field: Field) -> str:
    """What goes after a number of an indicator."""
    return "%" if field is Field.WEIGHT else question.symbol(question.before.measure(key))


def named(columns: Sequence[ComparedScenario], length: int = _NAME) -> list[tuple[str, ComparedScenario]]:
    """Columns with names that are all different, as a table or an axis needs, also once they are cut."""
    taken = set(_HEADINGS)
    found = []
    for column in columns:
        short_name = short(column.name, length)
        others = (f"{short_name} ({number})" for number in count(2))
        name = short_name if short_name not in taken else next(each for each in others if each not in taken)
        taken.add(name)
        found.append((name, column))
    return found
