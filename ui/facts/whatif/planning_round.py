"""The planning round: objective by objective, what is decided of each target of next year, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.plan.minutes import Outcome
from data.plan.outcomes import NOT_APPROVED
from data.plan.rounds import How
from data.plan.scenarios import assumed
from scoring.scenario import Assumption, Field
from ui.facts import words
from ui.facts.format import count, number, promise, quantity, short
from ui.facts.register import moment
from ui.facts.whatif.cautions import caution

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.plan.outcomes import Answers
    from data.plan.rounds import SavedChoice
    from data.plan.scenarios import SavedAssumption
    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult, NodeResult
    from scoring.series import Series
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion


NAME_SHOWN: Final = 80
"""Letters that the name of a scenario may have."""


@dataclass(frozen=True, slots=True)
class RoundTarget:
    """One target of the plan.

    Attributes:
        result: of the plan, without hypotheses.
        saved: what is decided of it, or was and is open again; None where nobody touched it.
        outcome: what the Giunta said of the number decided.
    """

    result: MeasureResult
    saved: SavedChoice | None = None
    outcome: Outcome = Outcome.OPEN

    @property
    def key(self) -> MeasureKey:
        """Of the indicator that it is: what is decided of it in one place is decided in all."""
        return self.result.measure.truth

    @property
    def is_decided(self) -> bool:
        """Whether it has a number on which somebody decided."""
        return self.saved is not None and self.saved.choice.how is not How.OPEN

    @property
    def is_turned_down(self) -> bool:
        """Whether the Giunta has deferred or rejected the number decided."""
        return self.outcome in NOT_APPROVED

    @property
    def value(self) -> Quantity | None:
        """The number decided; None while it is to decide."""
        return assumed(self.saved.choice.value) if self.saved and self.is_decided else None


@dataclass(frozen=True, slots=True)
class RoundObjective:
    """An objective and its own targets, at least one."""

    node: NodeResult
    targets: tuple[RoundTarget, ...]

    @property
    def done(self) -> int:
        """How many of them are decided."""
        return sum(target.is_decided for target in self.targets)

    @property
    def left(self) -> int:
        """How many of them are still to decide."""
        return len(self.targets) - self.done


@dataclass(frozen=True, slots=True)
class PlanningRound:
    """The round of a sheet.

    Attributes:
        objectives: those that have targets, in the order of the sheet.
        gone: choices on indicators that have no target in the plan any more, in their order.
    """

    objectives: tuple[RoundObjective, ...]
    gone: tuple[SavedChoice, ...] = ()

    @property
    def targets(self) -> tuple[RoundTarget, ...]:
        """All of them."""
        return tuple(target for objective in self.objectives for target in objective.targets)

    @property
    def done(self) -> int:
        """How many are decided."""
        return sum(objective.done for objective in self.objectives)

    @property
    def left(self) -> tuple[RoundObjective, ...]:
        """Objectives that still have something to decide."""
        return tuple(objective for objective in self.objectives if objective.left)

    def after(self, at: RoundObjective) -> RoundObjective | None:
        """Where to go on from an objective that is all decided: the next with something left, else the first such.

        None while something is left there, and at the end of the round.
        """
        here = self.objectives.index(at)
        order = self.objectives[here + 1 :] + self.objectives[:here]
        return None if at.left else next((each for each in order if each.left), None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The targets decided that differ from those of the plan, as hypotheses."""
        return tuple(
            Assumption(each.key, Field.TARGET, value)
            for each in self.targets
            if (value := each.value) is not None and not is_same(value, each.result.measure.target)
        )


def planning_round(
    question: WhatIfQuestion, saved: Mapping[MeasureKey, SavedChoice], answers: Answers | None = None
) -> PlanningRound:
    """The round of the sheet of a plan.

    Args:
        question: of next year's plan; its hypotheses do not matter.
        saved: what is decided, on whatever sheet.
        answers: of the Giunta; None where they do not matter.
    """
    place = (question.before.sheet.section, question.before.sheet.owner)
    targets = [RoundTarget(result, saved.get(result.measure.truth)) for result in question.assuming(()).targets]
    if answers is not None:
        targets = [replace(each, outcome=_said(each, answers)) for each in targets]
    known = {target.key for target in targets}
    gone = [each for key, each in saved.items() if (key.section, key.owner) == place and key not in known]
    by_node: dict[str, list[RoundTarget]] = {}
    for target in targets:
        by_node.setdefault(target.result.measure.key.node_code, []).append(target)
    objectives = tuple(RoundObjective(question.before.node(code), tuple(found)) for code, found in by_node.items())
    return PlanningRound(objectives, tuple(each for each in gone if each.choice.how is not How.OPEN))


def _said(target: RoundTarget, answers: Answers) -> Outcome:
    if target.value is None:
        return Outcome.OPEN
    return answers.said(Assumption(target.key, Field.TARGET, target.value))


def reasoned(official: Iterable[SavedAssumption], found: PlanningRound) -> tuple[SavedAssumption, ...]:
    """The hypotheses of a round with the reason that was given for each."""
    reasons = {each.key: each.saved.choice.reason for each in found.targets if each.saved}
    return tuple(replace(each, reason=reasons.get(each.assumption.key, "")) for each in official)


def scenario_name(question: WhatIfQuestion) -> str:
    """What the scenario of the round of a sheet is called; it says the sheet where that is not the ente's own."""
    sheet = question.before.sheet
    name = f"Giro dei target {question.year}"
    if (sheet.section, sheet.owner) == question.default:
        return name
    return short(f"{name} · {question.view.section_name(sheet.section)} {sheet.owner}".strip(), NAME_SHOWN)


def is_same(value: Quantity, other: Quantity | None) -> bool:
    """Whether a number is that of the plan, however many digits are written."""
    return other is not None and value.value == other.value


def summary(found: PlanningRound, year: int) -> str:
    """How far it is: ``12 di 38 target del 2024 decisi: ne restano 26, in 9 obiettivi.``."""
    total, done, left = len(found.targets), found.done, len(found.left)
    if done == total:
        return f"**Tutti i {number(total, 0)} target del {year} sono decisi**: il giro si può concludere."
    decided = f"**{number(done, 0)} di {number(total, 0)}** target del {year} decisi"
    return f"{decided}: ne restano {number(total - done, 0)}, in {count(left, 'obiettivo', 'obiettivi')}."


def decisions(view: View, found: PlanningRound) -> list[dict[str, str]]:
    """A row for each target of the round: the plan's, what is decided, where it comes from, why, by whom and when."""
    return [_decision(view, each) for each in found.targets]


def _decision(view: View, target: RoundTarget) -> dict[str, str]:
    measure, symbol, saved = target.result.measure, view.symbol(target.result), target.saved
    is_decided = saved is not None and target.is_decided
    return {
        "Obiettivo": measure.key.node_code,
        "Codice": target.result.code,
        "Indicatore": target.result.title,
        "Target del piano": promise(measure.op, measure.target, symbol),
        "Deciso": promise(measure.op, target.value, symbol) if is_decided else "",
        "Da dove viene": words.HOW[saved.choice.how] if saved and is_decided else words.HOW[How.OPEN],
        "Motivo": saved.choice.reason if saved and is_decided else "",
        "In Giunta": "" if target.outcome is Outcome.OPEN else str(target.outcome),
        "Chi": saved.author if saved and is_decided else "",
        "Quando": moment(saved.saved_at) if saved and is_decided else "",
    }


def decided_words(target: RoundTarget, symbol: str) -> str:
    """``72,5 %, come gli altri enti``, and that the Giunta turned it down; empty while it is to decide."""
    if target.saved is None or not target.is_decided:
        return ""
    told = f"{quantity(target.value, symbol)}, {words.HOW[target.saved.choice.how]}"
    return f"{told} · {target.outcome} in Giunta" if target.is_turned_down else told


def target_caution(target: RoundTarget, series: Mapping[MeasureKey, Series]) -> str:
    """Why the number decided is worth a second look; empty where it is not, or is the one of the plan."""
    measure, value = target.result.measure, target.value
    if value is None or is_same(value, measure.target):
        return ""
    return caution(Assumption(measure.key, Field.TARGET, value), measure, series)


def aside_words(hypotheses: int) -> str:
    """That so many hypotheses of the bench are no part of the round; empty where there is none."""
    if not hypotheses:
        return ""
    one, more = "ipotesi di «Prova» qui non conta", "ipotesi di «Prova» qui non contano"
    return f"{count(hypotheses, one, more)}: il giro cambia solo ciò che vi si decide."


def gone_words(found: PlanningRound) -> str:
    """That some choices are on indicators that the plan has no more; empty where none is."""
    if not found.gone:
        return ""
    codes = ", ".join(f"{each.key.node_code}/{each.key.indicator_code}" for each in found.gone)
    one, more = "scelta è su un indicatore che", "scelte sono su indicatori che"
    return f"{count(len(found.gone), one, more)} nel piano non ha più un target, e non conta: {codes}."
