"""What a concluded planning round has agreed, as hypotheses on next year's plan: for the what-if and the decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.minutes import Outcome
from data.plan.outcomes import NOT_APPROVED, target_code
from data.plan.scenarios import assumed
from scoring.scenario import Assumption, Field
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.counted import once
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.planning_round import is_same
from ui.facts.whatif.question import Hypotheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.rounds import SavedChoice
    from scoring.result import ScoredSheet
    from ui.facts.briefing.sources import Sources
    from ui.facts.whatif.question import WhatIfQuestion


def agreed_assumptions(plan: ScoredSheet, agreed: Sequence[SavedChoice]) -> tuple[Assumption, ...]:
    """The agreed targets that differ from those of the plan, in its order; none of an indicator that it has no more."""
    values = {each.key: assumed(each.choice.value) for each in agreed}
    found = ((m.measure, values.get(m.measure.truth)) for m in once(plan.measures))
    return tuple(
        Assumption(measure.truth, Field.TARGET, value)
        for measure, value in found
        if value is not None and not is_same(value, measure.target)
    )


def with_agreed(question: WhatIfQuestion, agreed: Sequence[SavedChoice]) -> WhatIfQuestion:
    """The question with what was agreed in the place of no hypotheses; as it is where a saved scenario is open."""
    if question.scenario is not None or not question.is_plan:
        return question
    found = agreed_assumptions(question.before, agreed)
    return replace(question, hypotheses=Hypotheses(found, (), found)) if found else question


def pair_of_round(sources: Sources) -> str:
    """What the agreed targets do to the result, and what they ask; without those that the Giunta has turned down.

    Empty where nothing was agreed, or all of it is as in the plan.
    """
    kept = [each for each in sources.agreed if _outcome(sources, each) not in NOT_APPROVED]
    if not agreed_assumptions(sources.plan, sources.agreed):
        return ""
    answer = what_if(sources.plan, agreed_assumptions(sources.plan, kept))
    which = "i target del giro" if len(kept) == len(sources.agreed) else "i target del giro non rinviati né respinti"
    return f"Con {which}: {pair_words(answer, sources.view.series, sources.year + 1)}."


def _outcome(sources: Sources, agreed: SavedChoice) -> Outcome:
    code = target_code(agreed.key, agreed.choice.value)
    return next((m.decision.outcome for m in sources.minutes if m.decision.code == code), Outcome.OPEN)
