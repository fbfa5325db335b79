"""What a concluded planning round has agreed, as hypotheses on next year's plan: for the what-if and the decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.outcomes import NOT_APPROVED, Answers
from data.plan.scenarios import assumed
from scoring.scenario import Assumption, Field
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.counted import once
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.planning_round import is_same
from ui.facts.whatif.question import Hypotheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.minutes import MinutedDecision, Outcome
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


def with_agreed(
    question: WhatIfQuestion, agreed: Sequence[SavedChoice], minutes: Sequence[MinutedDecision] = ()
) -> WhatIfQuestion:
    """The question with what was agreed in the place of no hypotheses; as it is where a saved scenario is open.

    What the Giunta has turned down is proposed no more.
    """
    if question.scenario is not None or not question.is_plan:
        return question
    found = agreed_assumptions(question.before, kept_of(agreed, minutes))
    return replace(question, hypotheses=Hypotheses(found, (), found)) if found else question


def kept_of(agreed: Sequence[SavedChoice], minutes: Sequence[MinutedDecision]) -> tuple[SavedChoice, ...]:
    """What was agreed, without what the Giunta has deferred or rejected."""
    return tuple(each for each in agreed if _said(each, minutes) not in NOT_APPROVED)


def _said(each: SavedChoice, minutes: Sequence[MinutedDecision]) -> Outcome:
    number = Assumption(each.key, Field.TARGET, assumed(each.choice.value))
    return Answers(minutes, each.key.section).said(number)


def left_out(sources: Sources) -> str:
    """Which agreed targets the Giunta has turned down; empty where it has none.

    Examples: ``Rinviati o respinti dalla Giunta, e fuori dal conto: A02_2, A02_3.``
    """
    kept = kept_of(sources.agreed, sources.minutes)
    codes = ", ".join(each.key.indicator_code for each in sources.agreed if each not in kept)
    return f"Rinviati o respinti dalla Giunta, e fuori dal conto: {codes}." if codes else ""


def pair_of_round(sources: Sources) -> str:
    """What the agreed targets do to the result, and what they ask; without those that the Giunta has turned down.

    Empty where nothing was agreed, or all of it is as in the plan.
    """
    if not agreed_assumptions(sources.plan, sources.agreed):
        return ""
    kept = kept_of(sources.agreed, sources.minutes)
    answer = what_if(sources.plan, agreed_assumptions(sources.plan, kept))
    which = "i target del giro" if len(kept) == len(sources.agreed) else "i target del giro non rinviati né respinti"
    return f"Con {which}: {pair_words(answer, sources.view.series, sources.year + 1)}."
