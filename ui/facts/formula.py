"""A formula with its numbers, written with as many digits as a pocket calculator needs to find the same result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.calculation import StepKind
from scoring.policy import RoundingMode
from ui.facts.format import number, percent, shown, to_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.calculation import Step

FEWEST: Final = 2
_MOST: Final = 9
"""Decimals of a result: as few as the screen shows, and no more than binary arithmetic knows."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Numbers and what is done with them.

    Attributes:
        numbers: operands.
        say: the formula as text, from the operands as they are written.
        work: its result, from the operands.
        decimals: at least so many may be written for each operand.
    """

    numbers: tuple[float, ...]
    say: Callable[..., str]
    work: Callable[..., float]
    decimals: int = 4

    def written(self, decimals: int) -> str:
        """With the fewest digits that give the same result to so many decimals."""
        wanted = number(self.work(*self.numbers), decimals)
        enough = next((at for at in range(self.decimals, _MOST) if self._result(at, decimals) == wanted), _MOST)
        return self.say(*(number(operand, enough) for operand in self.numbers))

    def _result(self, at: int, decimals: int) -> str:
        """The result with operands of so many decimals; empty where there is none (a range rounded to nothing)."""
        try:
            return number(self.work(*(shown(operand, at) for operand in self.numbers)), decimals)
        except ZeroDivisionError:
            return ""


def bracketed(text: str) -> str:
    """A number that follows a sign, in brackets where it has one of its own.

    Examples:
        >>> bracketed("−8"), bracketed("65")
        ('(−8)', '65')
    """
    return f"({text})" if text.startswith("−") else text


def result(
    before: float | None,
    steps: Sequence[Step],
    score: float,
    formula: Formula | None = None,
    *,
    of_a_node: bool = False,
) -> str:
    """The end of a calculation: formula, what comes out of it, what is done to that, the score.

    Args:
        before: what the formula, or the sentence before it, gives.
        steps: what is done to it.
        score: percent.
        formula: None where a sentence stands in its place: then its result is not told twice.
        of_a_node: its score always has two decimals, wherever it is shown.

    Examples:
        >>> result(70.0, (), 70.0).replace("\u00a0", " ")
        '70 %'
        >>> result(70.0, (), 70.0, of_a_node=True).replace("\u00a0", " ")
        '70,00 %'
    """
    if not steps:
        final = percent(score, fixed=of_a_node)
        return f"{formula.written(FEWEST)} = {final}" if formula else final
    decimals = _seen(steps)
    figure = number(before, decimals)
    start = f"{formula.written(decimals)} = {figure}" if formula else figure
    last = _digits(steps[-1])
    return f"{start}, {', '.join(_done(step) for step in steps)}: {percent(score, last, fixed=of_a_node)}"


def _seen(steps: Sequence[Step]) -> int:
    """Decimals with which the steps, one after the other, go as they went."""
    first = steps[0]
    for decimals in range(FEWEST, _MOST):
        at = shown(first.before, decimals)
        if number(first.apply(at), 6) == number(first.after, 6) and at != first.after:
            return decimals
    return _MOST


def _digits(step: Step) -> int:
    return max(FEWEST, step.rounding.digits if step.kind is StepKind.ROUNDING else FEWEST)


def _done(step: Step) -> str:
    if step.kind is StepKind.CAP:
        return f"ridotto al massimo di {number(step.after)}"
    if step.kind is StepKind.FLOOR:
        return f"portato al minimo di {number(step.after)}"
    how = "troncato" if step.rounding.mode is RoundingMode.TRUNCATE else "arrotondato"
    return f"{how} {to_digits(step.rounding.digits)}"
