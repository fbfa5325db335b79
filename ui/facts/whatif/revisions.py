"""The numbers of proposals of revision in words: from what to what, what the Giunta said, what stays out of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.minutes import Outcome
from data.plan.outcomes import NOT_APPROVED, Answers
from scoring.scenario import Field, official
from ui.facts.assumption_text import field_name
from ui.facts.format import count, quantity
from ui.facts.whatif.question import question_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.minutes import MinutedDecision
    from data.plan.outcomes import ProposedNumber
    from data.plan.scenarios import Proposal, SavedScenario
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult
    from scoring.scenario import Assumption
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.years import Years


@dataclass(frozen=True, slots=True)
class Revision:
    """What a proposal asks of one indicator.

    Attributes:
        told: its numbers, each from the official one of today: ``target 0,23 → 0,12``.
        outcomes: what the Giunta said, each once with the fields that it is of.
        has_act: whether an act makes it official.
    """

    key: MeasureKey
    told: str
    outcomes: tuple[tuple[Outcome, str], ...]
    has_act: bool

    @property
    def waits(self) -> bool:
        """Whether it still waits for its act: it has none, and not all of it was turned down."""
        return not self.has_act and any(outcome not in NOT_APPROVED for outcome, _ in self.outcomes)


def own_question(years: Years, view: View, scenario: SavedScenario) -> WhatIfQuestion:
    """The question that a scenario answers: of its own year, kind and targets, whatever is looked at."""
    return question_of(years, years.view(scenario.year, scenario.basis) or view, scenario)


def answers_of(view: View, minutes: Sequence[MinutedDecision]) -> Answers:
    """What the Giunta answered on a year."""
    return Answers(minutes, view.plan.policy.main_section)


def revisions_of(question: WhatIfQuestion, proposal: Proposal, answers: Answers) -> tuple[Revision, ...]:
    """What a proposal asks, indicator by indicator in its order; an assumed actual is nothing to decide on.

    Args:
        question: ``own_question`` of its scenario.
        proposal: with its acts.
        answers: of the Giunta.
    """
    found: dict[MeasureKey, list[Assumption]] = {}
    for each in proposal.scenario.assumptions:
        if each.assumption.field is not Field.ACTUAL:
            found.setdefault(each.assumption.key, []).append(each.assumption)
    return tuple(_revision(question, proposal, answers, numbers) for numbers in found.values())


def _revision(
    question: WhatIfQuestion, proposal: Proposal, answers: Answers, numbers: Sequence[Assumption]
) -> Revision:
    said: dict[Outcome, list[str]] = {}
    for each in numbers:
        said.setdefault(answers.outcome(proposal, each), []).append(field_name(each.field))
    told = "; ".join(_from_to(question, each) for each in numbers)
    key = numbers[0].key
    return Revision(key, told, tuple((o, ", ".join(names)) for o, names in said.items()), key in proposal.acts)


def _from_to(question: WhatIfQuestion, assumption: Assumption) -> str:
    """``target 0,23 → 0,12``."""
    result = _result(question, assumption.key)
    unit = _unit(question, assumption)
    was = quantity(official(result.measure, assumption.field), unit) if result else "non più nel piano"
    return f"{field_name(assumption.field)} {was} → {quantity(assumption.value, unit)}"


def _result(question: WhatIfQuestion, key: MeasureKey) -> MeasureResult | None:
    return next((m for sheet in question.sheets for m in sheet.measures if m.measure.key == key), None)


def _unit(question: WhatIfQuestion, assumption: Assumption) -> str:
    result = _result(question, assumption.key)
    return question.symbol(result) if result and assumption.field is not Field.WEIGHT else ""


def state_words(revisions: Sequence[Revision]) -> str:
    """How a proposal stands: ``2 revisioni aspettano l'atto, 1 respinta``; ``tutte con l'atto``."""
    waiting = sum(each.waits for each in revisions)
    said = [outcome for each in revisions if not each.waits for outcome, _ in each.outcomes if outcome in NOT_APPROVED]
    parts = [count(waiting, "revisione aspetta l'atto", "revisioni aspettano l'atto")] * bool(waiting)
    deferred, rejected = said.count(Outcome.DEFERRED), said.count(Outcome.REJECTED)
    parts += [count(rejected, "respinta", "respinte")] * bool(rejected)
    parts += [count(deferred, "rinviata", "rinviate")] * bool(deferred)
    return ", ".join(parts) or "tutte con l'atto"


def left_out_words(question: WhatIfQuestion, numbers: Sequence[ProposedNumber]) -> str:
    """Which adopted numbers stay out of the next plan and why; empty where none does.

    Args:
        question: of the next year's plan.
        numbers: those left out.
    """
    if not numbers:
        return ""
    told = "; ".join(_left_out(question, each) for each in numbers)
    how_many = count(len(numbers), "numero non approvato", "numeri non approvati")
    stays = "Resta" if len(numbers) == 1 else "Restano"
    return f"{stays} fuori {how_many} dalla Giunta, e vale quello di prima: {told}."


def _left_out(question: WhatIfQuestion, number: ProposedNumber) -> str:
    """``A02_1, target 46,24 % (respinta)``."""
    each = number.assumption
    value = quantity(each.value, _unit(question, each))
    return f"{each.key.indicator_code}, {field_name(each.field)} {value} ({number.outcome})"
