"""Which numbers carry a result: each moved alone to either end of its range, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.model import Direction
from scoring.rounding import DUST
from scoring.sensitivity import target_tornado, tornado
from ui.facts.format import difference, number, ordinal_day, short
from ui.facts.whatif.reach import reaches

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.result import MeasureResult
    from scoring.sensitivity import Swing
    from ui.facts.whatif.question import WhatIfQuestion

TARGETS, ACTUALS = "target", "consuntivi"
"""What is moved, in the words of the address."""

NAMES: Final = {
    TARGETS: ("target più facile", "target più difficile"),
    ACTUALS: ("consuntivo peggiore", "consuntivo migliore"),
}
"""What the two ends are called, the first and the second of ``Ends``."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One bar pair of a tornado, in words.

    Attributes:
        name: code and title of the indicator.
        first, second: the two values moved to, as a reader writes them, and the score at each: of a target the
            easier one first, of an actual the worse one; None where there is no score.
    """

    name: str
    first: tuple[str, float | None]
    second: tuple[str, float | None]

    @property
    def span(self) -> float | None:
        """Points between the two scores as they are shown; None where one is not there."""
        one, other = self.first[1], self.second[1]
        return None if one is None or other is None else abs(difference(one, other))


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
    """One swing as a reader writes it: of a target the easier end first, of an actual the worse."""
    ends = [
        (_value(question, result, value), score)
        for value, score in ((swing.low_value, swing.low_score), (swing.high_value, swing.high_score))
    ]
    first, second = reversed(ends) if _is_low_second(result.measure, swing) else ends
    return Ends(f"{result.code} {short(result.title, 60)}", first, second)


def _is_low_second(measure: Measure, swing: Swing) -> bool:
    """Whether the lower value is the harder target, or the better actual: where lower is better.

    Where exactly a value is right neither is: the first is then the one with the greater score.
    """
    if measure.direction is not Direction.NOMINAL:
        return measure.direction is Direction.LOWER
    return (swing.low_score or 0.0) < (swing.high_score or 0.0)


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
