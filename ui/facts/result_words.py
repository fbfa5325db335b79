"""A result in words, an indicator's or a node's: its score, its state, why, and what the document prints beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.ambition import Promise
from scoring.result import MeasureResult, Verdict, Why
from ui.facts import states, words
from ui.facts.format import NBSP, number, percent, printed, score

if TYPE_CHECKING:
    from data.plan.records import EvaluationRow
    from scoring.policy import Policy
    from scoring.result import NodeResult
    from scoring.units import UnitResult

SIGN: Final = {Verdict.COINCIDES: "=", Verdict.COMPATIBLE: "≈", Verdict.DIFFERS: "≠"}
"""How a published figure stands to the computed one, in a cell; a declared result is not judged."""
NOT_SAME: Final = (Verdict.COMPATIBLE, Verdict.DIFFERS)
"""The verdicts that a reader must hear of."""
_ROUNDED: Final = 0.5
"""Percent: printed weights that do not make 100 differ by less."""
MISSED: Final = "target mancato, entro la fascia"
SUMMARY: Final = "sintesi di ciò che ha sotto"
"""In the place of what was reached, for what has no consuntivo of its own."""


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """What the document prints of a result, and how that stands to what is computed; empty where there is nothing.

    Attributes:
        figure: with the digits of the document.
        word: the state as the document calls it.
        sign: one of ``SIGN``.
        verdict, reason: a phrase, and a sentence.
        is_same: whether a reader need not see the figure beside ours: it is the same, or not judged.
    """

    figure: str = ""
    word: str = ""
    sign: str = ""
    verdict: str = ""
    reason: str = ""
    is_same: bool = True

    @property
    def shown(self) -> str:
        """Figure and word."""
        return " · ".join(filter(None, (self.figure, self.word)))

    @property
    def cell(self) -> str:
        """The figure, or the word where there is none, and its sign: at the end, or a spreadsheet would compute it."""
        return f"{self.figure or self.word} {self.sign}".strip()

    @property
    def other(self) -> str:
        """The figure, or the word alone, only where it is not the computed one."""
        return "" if self.is_same else f"pubblicato {self.sign} {self.figure or self.word}"


def published(result: MeasureResult | NodeResult) -> PublishedWords:
    """What the document prints of a result, beside what is computed."""
    found = result.published
    return PublishedWords(
        figure=f"{printed(found.score.text)}{NBSP}%" if found and found.score else "",
        word=found.status if found else "",
        sign=SIGN.get(result.verdict, "") if result.verdict else "",
        verdict=_verdict(result),
        reason=words.VERDICT_REASON[result.verdict_reason],
        is_same=result.verdict not in NOT_SAME,
    )


def _verdict(result: MeasureResult | NodeResult) -> str:
    if result.verdict is Verdict.DECLARED and result.why is Why.ASSIGNED:
        return "assegnato: non ricalcolabile"
    return words.VERDICT[result.verdict] if result.verdict else ""


def measured(result: MeasureResult | NodeResult) -> str:
    """The score as documents print it; in two words why there is none."""
    return score(result) if result.score is not None else words.WHY_SHORT[result.why]


def state(result: MeasureResult | NodeResult | UnitResult, policy: Policy) -> str:
    """Symbol and word; of the highest word reached without the target, that it is so.

    A method may give its highest word from a score below the full one: 118,13 of at least 120 is within the band.
    """
    word = states.state(result.band)
    return f"{word}, {MISSED}" if result.band == policy.leaf_bands.bands[-1] and _is_missed(result) else word


def _is_missed(result: MeasureResult | NodeResult | UnitResult) -> bool:
    """Whether there are a target and a consuntivo, and the one is not kept by the other."""
    measure = getattr(result, "measure", None)
    if measure is None or measure.target is None or measure.actual is None:
        return False
    return not Promise(0, measure.target, measure.direction, measure.op).is_met_by(measure.actual.value)


def spread(result: MeasureResult | NodeResult, policy: Policy) -> str:
    """Why a part weighs more than is printed beside it; empty where it does not."""
    given = result.measure.weight if isinstance(result, MeasureResult) else result.node.weight
    if given is None or not policy.renormalise or result.weight * 100 <= given + _ROUNDED:
        return ""
    return f" Di suo peserebbe {percent(given)}: il peso di ciò che non ha un punteggio è ripartito."


def outcome(result: NodeResult) -> str:
    """``62,10 %, raggiunto``; why, where there is no score."""
    if result.score is None:
        return words.WHY[result.why]
    return f"{percent(result.score, fixed=True)}, {states.word(result.band).lower()}"


def evaluation(row: EvaluationRow | None) -> str:
    """What the OIV says of a node: its figure, else its word; empty where it says nothing."""
    if row is None:
        return ""
    return f"{printed(row.evaluation.text)}{NBSP}%" if row.evaluation else row.outcome or "nessun numero"


def between(result: MeasureResult | NodeResult) -> str:
    """The scores that the printed digits allow: ``60,00 % e 62,00 %``; empty where it is one number, or none."""
    if result.low is None or result.high is None or result.low == result.high:
        return ""
    return f"{percent(result.low, fixed=True)} e {percent(result.high, fixed=True)}"


def weight(printed_weight: float | None) -> str:
    """A weight as the document prints it; empty where it prints none."""
    return "" if printed_weight is None else f"{number(printed_weight)} %"
