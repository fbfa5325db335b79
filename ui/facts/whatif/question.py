"""What the pages of the what-if work on: one sheet, its official tree, the hypotheses and their answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind, reconcile
from scoring.scenario import are_weights_equal
from scoring.shared import by_key
from ui.facts import refusal_words
from ui.facts.assumption_text import measures_of
from ui.facts.whatif.answer import WhatIf, what_if
from ui.facts.whatif.counted import counted_targets
from ui.facts.whatif.slider_range import NAMES, SliderRange, slider_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.planning import Planned
    from data.plan.scenarios import SavedScenario
    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.scenario import Assumption
    from ui.facts.view import NextYear, View
    from ui.facts.years import Years


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """What is being assumed.

    Attributes:
        assumptions: in the order in which they were made.
        refused: a sentence for each hypothesis of the address that cannot be read, or has another in its place.
        saved: those of the saved scenario that is open; empty where none is.
    """

    assumptions: tuple[Assumption, ...]
    refused: tuple[str, ...] = ()
    saved: tuple[Assumption, ...] = ()

    @property
    def is_modified(self) -> bool:
        """Whether the hypotheses differ from those saved."""
        return frozenset(self.assumptions) != frozenset(self.saved)


@dataclass(frozen=True, kw_only=True)
class WhatIfQuestion:
    """One question, put on one sheet of one plan.

    Attributes:
        view: of the plan.
        year: of the targets: the view's, or the next one's when planning.
        sheets: every sheet without hypotheses, in the view's order.
        before: the one looked at.
        hypotheses: on any sheet.
        planned: where the numbers of next year come from; None on a plan of this year.
        outlook: what is assumed of next year's results.
        scenario: the saved scenario that is open, if any.
        notices: what has changed in the plan since it was saved.
    """

    view: View
    year: int
    sheets: tuple[ScoredSheet, ...]
    before: ScoredSheet
    hypotheses: Hypotheses
    planned: Planned | None
    outlook: Outlook
    scenario: SavedScenario | None = None
    notices: tuple[str, ...] = ()

    @property
    def default(self) -> tuple[str, str]:
        """The sheet that a hypothesis is on where it names none: the ente's."""
        return default_sheet(self.view)

    @property
    def is_plan(self) -> bool:
        """Whether the targets are of next year."""
        return self.planned is not None

    @property
    def is_hypothetical(self) -> bool:
        """Whether what is shown is no official figure: every screen and file then says so."""
        return bool(self.hypotheses.assumptions) or self.is_plan

    @property
    def refusals(self) -> tuple[str, ...]:
        """A sentence for each hypothesis on this sheet that cannot be made."""
        return tuple(refusal_words.refusal(refusal, self._measures) for refusal in self.answer.refused)

    @property
    def _measures(self) -> dict[MeasureKey, Measure]:
        return by_key(self.before.sheet.measures)

    @cached_property
    def answer(self) -> WhatIf:
        """The sheet under the hypotheses."""
        return what_if(self.before, self.hypotheses.assumptions)

    @cached_property
    def equal_weights(self) -> frozenset[MeasureKey]:
        """Indicators whose weight is no choice."""
        return are_weights_equal(self.before.sheet, self.before.policy)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every indicator of the plan."""
        return measures_of(scored.sheet for scored in self.sheets)

    @property
    def targets(self) -> tuple[MeasureResult, ...]:
        """The indicators whose target counts, under the hypotheses."""
        return counted_targets(self.answer.after)

    def assuming(self, wanted: Sequence[Assumption]) -> WhatIfQuestion:
        """The same question with other hypotheses."""
        return replace(self, hypotheses=Hypotheses(tuple(wanted), (), self.hypotheses.saved))

    def complaint(self, wanted: WhatIfQuestion) -> str:
        """Why what another question assumes, and this one does not, cannot be made; empty where it can."""
        already = {(r.assumption.key, r.reason) for r in self.answer.refused}
        new = [r for r in wanted.answer.refused if (r.assumption.key, r.reason) not in already]
        return " ".join(refusal_words.refusal(refusal, self._measures) for refusal in new)

    def slider_range(self, measure: Measure, *extra: Quantity) -> SliderRange | None:
        """Where the slider of a target may go."""
        series = self.view.series.get(measure.key)
        return slider_range(measure, series, self.year, self._names(measure.key), *extra)

    def _names(self, key: MeasureKey) -> tuple[str, str]:
        """What the target and the actual that a plan begins with are called."""
        if self.planned is None:
            return NAMES
        is_printed = self.planned.origins[key].is_printed
        return f"target {self.year}" if is_printed else f"target {self.view.plan.year}", "consuntivo supposto"

    def symbol(self, result: MeasureResult) -> str:
        """What goes after an indicator's numbers."""
        return "" if result.measure.is_date else self.view.symbol(result)


def default_sheet(view: View) -> tuple[str, str]:
    """Section and owner of the ente's own sheet."""
    return view.plan.policy.main_section, ""


def what_if_question(
    view: View,
    place: tuple[str, str],
    following: NextYear | None,
    scenario: SavedScenario | None = None,
    outlook: Outlook = Outlook.LAST,
) -> WhatIfQuestion:
    """One sheet with the hypotheses of the saved scenario that is open, as far as they still can be made.

    Args:
        view: the year looked at.
        place: section and owner of the sheet; the first sheet where there is none such.
        following: the plan of the year after, to ask of that; None to ask of the year itself.
        scenario: that is open; None where none is.
        outlook: what ``following`` supposes of its results.
    """
    sheets = following.sheets if following else view.sheets
    there = reconcile([s.sheet for s in sheets], scenario.assumptions if scenario else ())
    return WhatIfQuestion(
        view=view,
        year=view.plan.year + (1 if following else 0),
        sheets=sheets,
        before=next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), sheets[0]),
        hypotheses=Hypotheses(there.assumptions, (), there.assumptions),
        planned=following.planned if following else None,
        outlook=outlook,
        scenario=scenario,
        notices=tuple(map(str, there.notices)),
    )


def question_of(years: Years, view: View, scenario: SavedScenario | None) -> WhatIfQuestion:
    """The ente's own sheet, of the year that a saved scenario is of; of next year's plan where there is none."""
    is_year = scenario is not None and scenario.kind is ScenarioKind.YEAR
    outlook = (scenario.outlook if scenario else None) or Outlook.LAST
    following = None if is_year else years.following(view.plan.year, outlook)
    return what_if_question(view, default_sheet(view), following, scenario, outlook)
