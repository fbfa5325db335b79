"""From one result to another, cause by cause: the two results, the bridge between them, its sum in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from scoring.bridge import Cause, NoBridge, share_due_to_targets
from scoring.model import MeasureState
from scoring.rounding import DUST
from ui.facts.escape import markdown
from ui.facts.format import number, percent, points, quantity, target

if TYPE_CHECKING:
    from scoring.bridge import Bridge
    from scoring.model import Measure
    from scoring.policy import Band
    from scoring.result import ScoredSheet

CAUSES: Final = {
    Cause.INDICATORS: "Indicatori entrati o usciti",
    Cause.WEIGHTS: "Pesi",
    Cause.SOGLIE: "Soglie",
    Cause.TARGETS: "Target",
    Cause.RESULTS: "Risultati raggiunti",
    Cause.METHOD: "Metodo (SMVP)",
}

WHY_NONE: Final = {
    NoBridge.NO_SCORE_BEFORE: "Prima non c'è un punteggio: manca da dove partire. Scegliere un altro obiettivo.",
    NoBridge.NO_SCORE_AFTER: "Dopo non c'è un punteggio: manca dove arrivare. Scegliere un altro obiettivo.",
    NoBridge.NOTHING_IN_COMMON: "I due alberi non hanno qui né l'obiettivo né un indicatore in comune: la differenza "
    "è tutta nel piano, che è un altro.",
    NoBridge.NOT_SEPARABLE: "Le cause non si separano: prendendone alcune da una parte e il resto dall'altra il metodo "
    "non dà un punteggio.",
}

HOW_FOUND: Final = (
    "Quanto ogni causa sposta il risultato, in media su tutti gli ordini in cui le cause possono arrivare. "
    "Le parti sommano esattamente alla differenza."
)

_MOST_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Banks:
    """The two results that a bridge joins.

    Attributes:
        names: what the two are called.
    """

    before: ScoredSheet
    after: ScoredSheet
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A bridge ready to be drawn.

    Attributes:
        names: of the two results.
        bands: their states.
        decimals: with which the parts are written.
    """

    found: Bridge
    names: tuple[str, str]
    bands: tuple[Band | None, Band | None]
    decimals: int


def decimals_of(found: Bridge) -> int:
    """The fewest decimals, from two to four, with which every part is seen and the written parts add up."""
    for decimals in range(2, _MOST_DECIMALS):
        if not left_over(found, decimals) and all(_rounded(s, decimals) for s in moving(found)):
            return decimals
    return _MOST_DECIMALS


def left_over(found: Bridge, decimals: int) -> Decimal:
    """What the parts, written with so many decimals, lack to the difference written with as many.

    Examples:
        Three thirds of one point, from 90 to 91: 0.33 + 0.33 + 0.33 lacks 0.01.

        >>> from scoring.bridge import Bridge, Step
        >>> causes = (Cause.WEIGHTS, Cause.TARGETS, Cause.RESULTS)
        >>> str(left_over(Bridge(90.0, 91.0, tuple(Step(cause, 1 / 3) for cause in causes)), 2))
        '0.01'
    """
    parts = sum((_rounded(step.points, decimals) for step in found.steps), Decimal(0))
    return _rounded(found.end, decimals) - _rounded(found.start, decimals) - parts


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(repr(round(value, 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def moving(found: Bridge) -> list[float]:
    """The points of the causes that move the result."""
    return [step.points for step in found.steps if abs(step.points) > DUST]


def sum_told(span: Span) -> str:
    """The sum in figures: ``90,00 + 0,85 (target) = 90,85``; what rounding leaves over is named."""
    found, decimals = span.found, span.decimals
    start, end = (number(score, decimals, fixed=True) for score in (found.start, found.end))
    parts = [
        f"{sign(s.points)} {number(abs(s.points), decimals, fixed=True)} ({inside(CAUSES[s.cause])})"
        for s in found.steps
        if abs(s.points) > DUST
    ]
    rest = float(left_over(found, decimals))
    if rest:
        parts.append(f"{sign(rest)} {number(abs(rest), decimals, fixed=True)} (arrotondamento delle cifre scritte)")
    return " ".join([start, *parts, "=", end])


def sign(value: float) -> str:
    """Plus, or the minus sign."""
    return "+" if value > 0 else "\u2212"


def inside(name: str) -> str:
    """A name inside a sentence; what is written in capitals stays so."""
    return f"{name[:1].lower()}{name[1:]}"


def silent(found: Bridge) -> str:
    """The causes that do not move the result, in a sentence; empty where all do."""
    still = [inside(CAUSES[step.cause]) for step in found.steps if abs(step.points) <= DUST]
    return f"Non lo spostano: {', '.join(still)}." if still else ""


def share_told(banks: Banks, code: str) -> str:
    """How much of the result is there because targets were changed during the year, in one sentence."""
    found = share_due_to_targets(banks.before.sheet, banks.after.sheet, banks.after.policy, code)
    if isinstance(found, NoBridge):
        return markdown(WHY_NONE[found])
    whole = percent(banks.after.node(code).score, fixed=True)
    if abs(found) <= DUST:
        return f"Del risultato, {whole}, **nulla** è dovuto a ciò che è stato cambiato durante l'anno."
    how = "in più" if found > 0 else "in meno"
    return (
        f"Del risultato, {whole}, **{points(abs(found))} {how}** sono dovuti a ciò che è stato cambiato durante l'anno."
    )


def promised(measure: Measure, symbol: str) -> str:
    """Target and soglia of an indicator: ``≥ 32 %, soglia 23 %``; and that it takes no part, where it does not."""
    if measure.left_out:
        return "riguardava un altro indicatore"
    soglia = f", soglia {quantity(measure.soglia, symbol)}" if measure.soglia else ""
    state = "" if measure.state is MeasureState.MEASURED else " (non misurato)"
    return f"{target(measure, symbol) or 'nessun target'}{soglia}{state}"
