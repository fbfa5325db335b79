"""What there is to say of the organisational units of a year: each in one number, and how it comes about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.unit_scores import units_of, unowned
from scoring.policy import UnitMean
from scoring.result import NodeResult
from scoring.summary import state_counts
from ui.facts import states, words
from ui.facts.format import count, listed, number, percent, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.units import UnitNames
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.units import UnitObjective, UnitResult
    from ui.facts.view import View

MOST_UNITS: Final = 20
MOST_OBJECTIVES: Final = 60
"""Of a matrix: beyond it a column is narrower than its code is high."""
_NAMED: Final = 8
"""Objectives that a sentence names."""
NOT_TOLD: Final = "media semplice: il SMVP non dice come"
_HOW: Final = {
    UnitMean.MEAN: "media semplice dei risultati degli obiettivi",
    UnitMean.WEIGHTED_MEAN: "media dei risultati degli obiettivi, con i pesi stampati",
}


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a year.

    Attributes:
        results: those declared first; empty where nobody names any.
        without: the objectives for which no unit answers.
        how: how the results come about, and where that is written.
    """

    results: tuple[UnitResult, ...]
    without: tuple[UnitObjective, ...]
    how: str


def units(view: View) -> Units:
    """The units of an ente and year."""
    return Units(units_of(view.plan, view.sheets), unowned(view.plan, view.sheets), _how(view))


def _how(view: View) -> str:
    found = view.plan.policy.units
    if not found.is_told:
        return words.sentence(NOT_TOLD)
    source = f" ({found.source})" if found.source else ""
    return words.sentence(f"{_HOW[found.result]}{source}")


def of_how_many(unit: UnitResult) -> str:
    """How many objectives a result is of: ``14 di 15 obiettivi``."""
    all_ = len(unit.objectives)
    if unit.counted == all_:
        return count(all_, "obiettivo", "obiettivi")
    return f"{unit.counted} di {count(all_, 'obiettivo', 'obiettivi')}"


def of_what(unit: UnitResult) -> str:
    """The results on which a unit's points are lost: ``«Media degli obiettivi operativi»``."""
    roots = dict.fromkeys(f"«{short(each.scored.root.title, 60)}»" for each in unit.objectives)
    return listed(list(roots)) if roots else "nessun risultato"


def shared_sentence(found: Sequence[UnitResult]) -> str:
    """That objectives of several units are counted in each; empty where none is."""
    units_of_ = Counter((each.scored.sheet.section, each.result.code) for unit in found for each in unit.objectives)
    shared = sum(many > 1 for many in units_of_.values())
    if not shared:
        return ""
    if shared == 1:
        return "1 obiettivo è di più unità e conta in ciascuna: i punti persi non si sommano."
    return f"{number(shared, 0)} obiettivi sono di più unità e contano in ciascuna: i punti persi non si sommano."


def state_words(unit: UnitResult) -> str:
    """How many objectives have each word: ``✓ 11 · ◐ 2 · – 1``; what nobody has is left out."""
    if not unit.objectives:
        return ""
    bands = unit.objectives[0].scored.policy.bands
    results = [each.result for each in unit.objectives]
    counted = state_counts(results, bands, in_course=any(each.awaited_share > 0 for each in results))
    return " · ".join(f"{states.symbol(each.band)} {each.count}" for each in counted if each.count)


def headline(unit: UnitResult) -> str:
    """The result in words: ``94,96 %``, or why there is none."""
    return percent(unit.score, fixed=True) if unit.score is not None else words.sentence(words.WHY[unit.why])


def also_written(names: UnitNames, unit: str) -> str:
    """The other spellings of a unit, and the units with which one name stands for it; empty where there are none."""
    found = [(name, units) for name, units in names.others.items() if unit in units]
    alone = [f"«{short(name, 90)}»" for name, units in found if len(units) == 1]
    parts = (
        f"Scritta anche {', '.join(alone)}." if alone else "",
        *(
            f"Insieme a {listed([f'«{each}»' for each in units if each != unit])} dove è scritto «{short(name, 90)}»."
            for name, units in found
            if len(units) > 1
        ),
    )
    return " ".join(filter(None, parts))


def whose(view: View, scored: ScoredSheet, result: NodeResult | MeasureResult) -> str:
    """Who answers for a place of a sheet, or that the document names nobody; empty for the whole of an ente's sheet."""
    code = result.code if isinstance(result, NodeResult) else result.measure.key.node_code
    row = view.node_row(scored, code)
    units_ = view.unit_names.of(row.units) if row else ()
    told = [f"Di {listed(units_)}." if units_ else "", f"Scheda di {scored.sheet.owner}." if scored.sheet.owner else ""]
    if any(told) or not code:
        return " ".join(filter(None, told))
    return "Il documento non dice di chi è."


def together(names: UnitNames, unit: str, written: str) -> tuple[str, ...]:
    """The other units of an objective, by the names that they have everywhere."""
    return tuple(name for name in names.of(written) if name != unit)


def unowned_sentence(found: Sequence[UnitObjective]) -> str:
    """How many objectives have no unit, and which; empty where all have one."""
    if not found:
        return ""
    codes = ", ".join(each.result.code for each in found[:_NAMED])
    more = f" e altri {len(found) - _NAMED}" if len(found) > _NAMED else ""
    return f"{count(len(found), 'obiettivo', 'obiettivi')} senza unità: {codes}{more}."


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units against objectives, as many as can be read.

    Attributes:
        objectives: unit after unit, each once.
        more_units, more_objectives: how many there are beyond those.
    """

    units: tuple[UnitResult, ...]
    objectives: tuple[UnitObjective, ...]
    more_units: int
    more_objectives: int

    @property
    def rest(self) -> str:
        """What is left out, in a sentence; empty where nothing is."""
        told = [
            count(self.more_units, "altra unità", "altre unità") if self.more_units else "",
            count(self.more_objectives, "altro obiettivo", "altri obiettivi") if self.more_objectives else "",
        ]
        found = " e ".join(filter(None, told))
        return f"Fuori dalla matrice: {found}; sono nell'elenco." if found else ""


def matrix(results: Sequence[UnitResult]) -> Matrix:
    """The units that have objectives, and the objectives, up to what a screen holds."""
    owning = [unit for unit in results if unit.objectives]
    shown = owning[:MOST_UNITS]
    found = {(each.scored.sheet.section, each.result.code): each for unit in shown for each in unit.objectives}
    objectives = tuple(found.values())
    beyond = {(each.scored.sheet.section, each.result.code) for unit in owning for each in unit.objectives} - set(found)
    kept = objectives[:MOST_OBJECTIVES]
    return Matrix(tuple(shown), kept, len(owning) - len(shown), len(objectives) - len(kept) + len(beyond))
