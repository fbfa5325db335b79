"""One ente, one year, one basis: every scored sheet and every text beside it, looked up by place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.plan.units import NO_NAMES
from scoring.result import NodeResult
from ui.facts.words import UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.causes import Place
    from data.plan.notes import Note
    from data.plan.planning import Planned
    from data.plan.records import (
        ActualRow,
        BenchmarkRow,
        BreakdownRow,
        CauseRow,
        EvaluationRow,
        HistoryRow,
        MeasureRow,
        NodeRow,
        Plan,
        SogliaRow,
    )
    from data.plan.units import UnitNames
    from scoring.basis import Basis, TargetVersion
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.series import Series


@dataclass(frozen=True, kw_only=True)
class View:
    """What every page shows a part of. Built once for each store, ente, year and basis, never changed.

    It has no slots: what is looked up by code alone is gathered when it is first asked for and kept.

    Attributes:
        plan: the rows of the year as loaded.
        sheets: every section scored, in the ente's order; an individual section has one for each person.
        texts, versions, soglie, actuals, history, benchmarks, breakdown: by indicator; one without any is not there.
        causes: of deviations, by place.
        evaluations: the OIV's, by (section, owner, node).
        series: the history of every indicator, from this year's documents and those of the ente's other years.
        notes: the numbered notes in the document's order.
        unit_names: which organisational units a written name stands for.
    """

    plan: Plan
    basis: Basis
    sheets: tuple[ScoredSheet, ...]
    texts: Mapping[MeasureKey, MeasureRow]
    versions: Mapping[MeasureKey, tuple[TargetVersion, ...]]
    soglie: Mapping[MeasureKey, SogliaRow]
    actuals: Mapping[MeasureKey, ActualRow]
    history: Mapping[MeasureKey, tuple[HistoryRow, ...]]
    benchmarks: Mapping[MeasureKey, tuple[BenchmarkRow, ...]]
    breakdown: Mapping[MeasureKey, tuple[BreakdownRow, ...]]
    causes: Mapping[Place, CauseRow]
    evaluations: Mapping[tuple[str, str, str], EvaluationRow]
    nodes: Mapping[tuple[str, str, str], NodeRow]
    symbols: Mapping[str, str]
    series: Mapping[MeasureKey, Series]
    notes: tuple[Note, ...]
    unit_names: UnitNames = NO_NAMES

    @property
    def is_synthetic(self) -> bool:
        """Whether the ente is invented; every screen and export says so."""
        return self.plan.ente.synthetic

    @property
    def main(self) -> ScoredSheet:
        """The sheet whose root is the ente's result."""
        return self.sheet(self.plan.policy.main_section, "")

    def sheet(self, section: str, owner: str) -> ScoredSheet:
        """A sheet by section and owner; the first of the section, or the first of all, when there is none."""
        in_section = [s for s in self.sheets if s.sheet.section == section]
        for scored in in_section:
            if scored.sheet.owner == owner:
                return scored
        return (in_section or list(self.sheets))[0]

    def sections(self) -> tuple[str, ...]:
        """Codes of the sections that have a sheet, in the ente's order."""
        return tuple(dict.fromkeys(s.sheet.section for s in self.sheets))

    def owners(self, section: str) -> tuple[str, ...]:
        """Whose sheets a section has; ``("",)`` where it is the ente's own."""
        return tuple(s.sheet.owner for s in self.sheets if s.sheet.section == section)

    def section_name(self, section: str) -> str:
        """The ente's own name of a section."""
        return self.plan.ente.section(section).name

    def whose(self, scored: ScoredSheet) -> str:
        """Which sheet a row is of: its section and, for an individual one, its owner."""
        name = self.section_name(scored.sheet.section)
        return f"{name} – {scored.sheet.owner}" if scored.sheet.owner else name

    def level_name(self, level: str) -> str:
        """The ente's own name of a level, singular; "Radice" for the root."""
        return next((found.singular for found in self.plan.ente.levels if found.code == level), "Radice")

    def kind(self, result: NodeResult | MeasureResult) -> str:
        """What a result is of, in the ente's words; a heading says that its number is of what it groups."""
        if not isinstance(result, NodeResult):
            return "Indicatore"
        if not result.code:
            return "Risultato complessivo della sezione"
        name = self.level_name(result.node.level)
        return f"Media di ciò che sta sotto · {name.lower()}" if result.node.is_heading else name

    def symbol(self, result: MeasureResult) -> str:
        """What goes after an indicator's numbers: ``%``, ``gg``, nothing."""
        return self.symbols.get(result.measure.unit, result.measure.unit)

    def unit_name(self, code: str) -> str:
        """A unit as one writes it: its sign, else its name, else its code where nobody has a word for it."""
        named = {unit.code.casefold(): unit.symbol or unit.name for unit in self.plan.ente.units}
        return (UNIT | named).get(code.strip().casefold(), code.strip()) or "nessuna unità"

    def node_row(self, scored: ScoredSheet, code: str) -> NodeRow | None:
        """The texts of a node: its own section's, else (a heading) those of another; None for the root."""
        own = self.nodes.get((scored.sheet.section, scored.sheet.owner, code))
        return own or self._nodes_of_any_section.get(code)

    @cached_property
    def _nodes_of_any_section(self) -> Mapping[str, NodeRow]:
        """By code alone, the first of each."""
        return {key[2]: row for key, row in reversed(tuple(self.nodes.items()))}

    def evaluation(self, scored: ScoredSheet, result: NodeResult) -> EvaluationRow | None:
        """What the OIV says of a node; None where it says nothing, and for a heading."""
        if result.node.is_heading:
            return None
        return self.evaluations.get((scored.sheet.section, scored.sheet.owner, result.node.code))

    def is_revised(self, key: MeasureKey) -> bool:
        """Whether the target or the indicator changed during the year."""
        versions = self.versions.get(key, ())
        return len(versions) > 1 or any(version.change for version in versions)


@dataclass(frozen=True, slots=True)
class NextYear:
    """Next year's plan, scored on what is assumed of its results; the sheets are in the view's order."""

    planned: Planned
    sheets: tuple[ScoredSheet, ...]
