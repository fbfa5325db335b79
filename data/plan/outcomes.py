"""What the Giunta answered of each number that a proposal asks for, and which numbers the next plan may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.minutes import Outcome
from data.plan.scenarios import ScenarioKind, assumed
from scoring.scenario import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.plan.minutes import MinutedDecision
    from data.plan.scenarios import Proposal
    from scoring.model import MeasureKey
    from scoring.scenario import Assumption

ADOPTING: Final = "adottare"
"""What the code of a decision on a whole scenario begins with."""
FIXING: Final = "fissare"
"""What the code of a decision on one target of a planning round begins with."""
NOT_APPROVED: Final = frozenset({Outcome.DEFERRED, Outcome.REJECTED})
"""After these a number does not go into the plan."""


def scenario_code(scenario: str) -> str:
    """The code of the decision on a saved scenario."""
    return f"{ADOPTING} {scenario}"


def target_code(key: MeasureKey, value: str) -> str:
    """The code of the decision on a target, which holds its number, canonical: of another number it is another one.

    Examples:
        >>> from scoring.model import MeasureKey
        >>> target_code(MeasureKey("strategico", "", "A02", "A02_1"), "46.24")
        'fissare A02/A02_1 46.24'
    """
    return f"{FIXING} {key.node_code}/{key.indicator_code} {value}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the Giunta answered on the data of a year.

    Attributes:
        minutes: the newest version of each decision.
        section: of the ente's own sheet, the only one whose targets are asked one by one.
    """

    minutes: Sequence[MinutedDecision]
    section: str

    def outcome(self, proposal: Proposal, assumption: Assumption) -> Outcome:
        """What was decided of a number of a proposal; still open where nothing was.

        The decision on the number itself counts before the one on the whole scenario; an act written down after it is
        an approval.
        """
        minuted = self._of(assumption, proposal.scenario.id)
        act = proposal.acts.get(assumption.key)
        if act and (minuted is None or act.recorded_at is None or act.recorded_at > minuted.saved_at):
            return Outcome.APPROVED
        return minuted.decision.outcome if minuted else Outcome.OPEN

    def said(self, assumption: Assumption, scenario: str = "") -> Outcome:
        """What was decided of a number, wherever it stands: of itself, else of the saved scenario that it is of."""
        minuted = self._of(assumption, scenario)
        return minuted.decision.outcome if minuted else Outcome.OPEN

    def _of(self, assumption: Assumption, scenario: str) -> MinutedDecision | None:
        return self._of_target(assumption) or (self._minuted(scenario_code(scenario)) if scenario else None)

    def _of_target(self, assumption: Assumption) -> MinutedDecision | None:
        key, value = assumption.key, assumption.value
        if assumption.field is not Field.TARGET or value is None or (key.section, key.owner) != (self.section, ""):
            return None
        start = target_code(key, "")
        asked = (each for each in self._decided() if each.decision.code.startswith(start))
        numbers = ((each, assumed(each.decision.code.removeprefix(start))) for each in asked)
        return next((each for each, number in numbers if number and number.value == value.value), None)

    def _minuted(self, code: str) -> MinutedDecision | None:
        return next((each for each in self._decided() if each.decision.code == code), None)

    def _decided(self) -> Iterable[MinutedDecision]:
        """The decisions that have an answer."""
        return (each for each in self.minutes if each.decision.outcome is not Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class ProposedNumber:
    """A number of a proposal, and what was decided of it."""

    assumption: Assumption
    outcome: Outcome

    @property
    def is_turned_down(self) -> bool:
        """Whether it was rejected or deferred."""
        return self.outcome in NOT_APPROVED


@dataclass(frozen=True, slots=True)
class ProposedNumbers:
    """The numbers that proposals ask for in the next year's plan, at most one of each field of an indicator.

    Attributes:
        adopted: they go into the plan.
        left_out: the newest of their field, turned down: what was there before stays.
    """

    adopted: tuple[Assumption, ...]
    left_out: tuple[ProposedNumber, ...]


def proposed_numbers(proposals: Sequence[Proposal], answers: Answers) -> ProposedNumbers:
    """Which numbers the next year's plan takes.

    Args:
        proposals: the newest first; of those on the next year's plan the newest counts. Where it was turned down, the
            newest one before it that was approved, if any.
        answers: of the Giunta.
    """
    found: dict[tuple[MeasureKey, Field], list[ProposedNumber]] = {}
    for number in _numbers(proposals, answers):
        found.setdefault((number.assumption.key, number.assumption.field), []).append(number)
    taken = (_taken(newest_first) for newest_first in found.values())
    return ProposedNumbers(
        tuple(number.assumption for number in taken if number),
        tuple(newest for newest, *_ in found.values() if newest.is_turned_down),
    )


def _numbers(proposals: Sequence[Proposal], answers: Answers) -> Iterable[ProposedNumber]:
    """Those of the newest proposal first; assumed results are no promise."""
    for proposal in proposals:
        if proposal.scenario.kind is ScenarioKind.PLAN:
            # Of two hypotheses on the same number the last counts.
            asked = {(a.key, a.field): a for a in (each.assumption for each in proposal.scenario.assumptions)}
            for each in asked.values():
                if each.field is not Field.ACTUAL:
                    yield ProposedNumber(each, answers.outcome(proposal, each))


def _taken(newest_first: Sequence[ProposedNumber]) -> ProposedNumber | None:
    newest, *earlier = newest_first
    if not newest.is_turned_down:
        return newest
    return next((each for each in earlier if each.outcome is Outcome.APPROVED), None)
