"""Which numbers carry a result: each moved alone to either end of its range, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.rounding import DUST
from scoring.sensitivity import target_tornado, tornado
from ui.facts.format import number, ordinal_day, short
from ui.facts.whatif.reach import reaches

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from scoring.sensitivity import Swing
    from ui.facts.whatif.question import WhatIfQuestion

TARGETS, ACTUALS = "target", "consuntivi"
"""What is moved, in the words of the address."""

NAMES: Final = {
    TARGETS: ("target più basso, o 30 giorni prima", "target più alto, o 30 giorni dopo"),
    ACTUALS: ("estremo basso della banda", "estremo alto della banda"),
}
"""What the low and the high end are called."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One bar pair of a tornado, in words.

    Attributes:
        name: code and title of the indicator.
        low, high: the two values moved to, as a reader writes them.
        swing: the scores at each.
    """

    name: str
    low: str
    high: str
    swing: Swing


def swings_of(question: WhatIfQuestion, code: str, what: str) -> tuple[Swing, ...]:
    """The score of a node with each of its numbers at either end of its range, the widest swing first."""
    after = question.answer.after
    if what == TARGETS:
        return target_tornado(after.sheet, after.policy, node_code=code)
    ranges = {r.result.measure.key: (e.low, e.high) for r in reaches(question) if (e := r.expected)}
    return tornado(after.sheet, after.policy, ranges, code)


def moves(swing: Swing, base: float) -> bool:
    """Whether either end gives another score than the present one."""
    return any(s is not None and abs(s - base) > DUST for s in (swing.low_score, swing.high_score))


def ends_of(question: WhatIfQuestion, result: MeasureResult, swing: Swing) -> Ends:
    """One swing as a reader writes it."""
    name = f"{result.code} {short(result.title, 60)}"
    return Ends(name, _value(question, result, swing.low_value), _value(question, result, swing.high_value), swing)


def _value(question: WhatIfQuestion, result: MeasureResult, value: float) -> str:
    return ordinal_day(value) if result.measure.is_date else f"{number(value)} {question.symbol(result)}".strip()


def nothing_moves(question: WhatIfQuestion, what: str, *, is_any: bool) -> str:
    """Why there is no bar to draw; ``is_any``: some number could be moved."""
    if what == ACTUALS and not is_any:
        return (
            f"Nessun indicatore di questo obiettivo ha una banda: servono almeno tre valori annuali prima del "
            f"{question.year}. «Probabilità» dice, di ciascuno, che cosa manca."
        )
    if not is_any:
        return "Nessun indicatore di questo obiettivo ha un target da muovere."
    return "Nessuno, mosso da solo, sposta il risultato: i punteggi restano al massimo o al minimo."


def what_moves(question: WhatIfQuestion, what: str, shown: int, every: int) -> str:
    """What is moved and how far, and how many of how many are shown."""
    many = f"I {shown} che spostano di più, su {every}." if shown < every else ""
    if what == TARGETS:
        return (
            "Il risultato se un target alla volta fosse più basso o più alto di un decimo (le scadenze: 30 giorni "
            f"prima o dopo); tutto il resto resta fermo. {many}"
        )
    return (
        f"Il risultato se un consuntivo alla volta andasse da un estremo all'altro della banda in cui la storia fino "
        f"al {question.year - 1} lo fa cadere 8 volte su 10; tutto il resto resta fermo. {many}"
    )
