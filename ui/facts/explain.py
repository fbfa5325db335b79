"""A score written out with its numbers, as one would check it with a pocket calculator.

Every sentence is read off what the engine recorded: the curve, the raw score, the steps, the shares.
"""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING, Final

from scoring.calculation import Rest
from scoring.policy import Aggregation
from scoring.result import Why
from scoring.summary import rest, unmeasured
from ui.facts import words
from ui.facts.explain_rule import beginning
from ui.facts.format import number, percent
from ui.facts.formula import Formula, result

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.calculation import Calculation
    from scoring.result import MeasureResult, NodeResult, ScoredSheet

_SEEN: Final = 0.005
"""Points that two decimals show."""
_REST: Final = {
    Rest.NOT_ASSIGNED: "Peso non assegnato",
    Rest.FLOOR: "Minimo del metodo",
    Rest.CAP: "Massimo del metodo",
    Rest.ROUNDING: "Arrotondamento",
}
_MOST_TERMS: Final = 60
"""Parts of a mean that are written out one by one: more of them nobody adds up by hand."""
UNMEASURED: Final = "Non misurato"


def measure(found: MeasureResult, symbol: str = "") -> str:
    """One sentence that ends in the score of an indicator, or says why there is none.

    Args:
        found: a scored indicator.
        symbol: of its unit, e.g. ``%``.
    """
    if found.score is None or found.raw is None:
        return words.sentence(words.WHY[found.why])
    if found.why is Why.DECLARED:
        end = result(found.raw, found.steps, found.score)
        return f"Il documento non stampa un valore ma un risultato dichiarato: {end}."
    if found.why is Why.ASSIGNED:
        rule = "" if found.by_rule is None else f"La regola darebbe {percent(found.by_rule)}. "
        return f"{rule}Il punteggio è assegnato: {result(found.raw, found.steps, found.score)}."
    if found.why in {Why.MISSING_IS_ZERO, Why.MISSING_IS_REACHED}:
        return words.sentence(words.WHY[found.why]) + _lifted(found)
    how = beginning(found, symbol)
    return how.lead + result(how.value, (*how.steps, *found.steps), found.score, how.formula)


def node(found: NodeResult) -> str:
    """How the score of a node comes about: ``20 % × 100 + 20 % × 62,1 + … = 60,42 %``; a reason where there is none."""
    made = found.calculation
    if found.why is Why.TOO_LITTLE_MEASURED:
        share = percent(found.measured_share * 100)
        return f"La parte misurata è il {share} del peso, meno di quanto il metodo chiede."
    if found.score is None or made is None or made.raw is None:
        return words.sentence(words.WHY[found.why])
    return result(made.raw, made.steps, found.score, _combined(made), of_a_node=True)


def elsewhere(scored: ScoredSheet) -> tuple[tuple[str, float], ...]:
    """Name and points of what a sheet lost, not in an objective with a score; won, where below zero.

    Only what two decimals show.
    """
    points = unmeasured(scored)
    return (*(((UNMEASURED, points),) if abs(points) >= _SEEN else ()), *seen(rest(scored)))


def seen(found: Iterable[tuple[Rest, float]]) -> tuple[tuple[str, float], ...]:
    """Points that no part took, with a name each; only what two decimals show."""
    return tuple((_name(what, points), points) for what, points in found if abs(points) >= _SEEN)


def _name(what: Rest, points: float) -> str:
    return "Peso oltre il 100\u00a0%" if what is Rest.NOT_ASSIGNED and points < 0 else _REST[what]


def _lifted(found: MeasureResult) -> str:
    """What a method does to the score of a missing actual; empty where it leaves it."""
    if not found.steps or found.score is None:
        return ""
    return f" Il punteggio: {result(found.raw, found.steps, found.score)}."


def _combined(made: Calculation) -> Formula:
    """The formula of an aggregation with what entered it."""
    counted = [(e.share, e.score or 0.0) for e in made.entries if e.share > 0]
    if len(counted) > _MOST_TERMS:
        return _told(made, len(counted))
    if made.aggregation is Aggregation.MINIMUM:
        return _minimum([e.score for e in made.entries if e.share > 0 and e.score is not None])
    if made.aggregation is Aggregation.GEOMETRIC:
        return _powers(counted)
    if len(counted) > 1 and _is_plain(counted):
        return _plain_mean([score for _, score in counted])
    return _weighted(counted)


def _told(made: Calculation, many: int) -> Formula:
    """The name of what is done with many numbers, in the place of the numbers."""
    raw, name = made.raw or 0.0, f"{words.AGGREGATION[made.aggregation]} di {number(many, 0)} punteggi"
    return Formula((), say=lambda: name, work=lambda: raw)


def _is_plain(counted: Sequence[tuple[float, float]]) -> bool:
    """Whether the parts weigh the same, and their share has more decimals than are read with ease."""
    share = 100 / len(counted)
    return round(share, 2) != share and all(abs(found * 100 - share) < 1e-9 for found, _ in counted)


def _minimum(scores: Sequence[float]) -> Formula:
    return Formula(
        tuple(scores),
        say=lambda *shown: f"il più basso fra {', '.join(shown[:-1])} e {shown[-1]}" if shown[1:] else shown[0],
        work=lambda *known: min(known),
        decimals=2,
    )


def _powers(counted: Sequence[tuple[float, float]]) -> Formula:
    return Formula(
        _interleaved([(score, share) for share, score in counted]),
        say=lambda *shown: " × ".join(map("{}^{}".format, shown[::2], shown[1::2])),
        work=lambda *known: _product(known[::2], known[1::2]),
        decimals=2,
    )


def _weighted(counted: Sequence[tuple[float, float]]) -> Formula:
    return Formula(
        _interleaved([(share * 100, score) for share, score in counted]),
        say=lambda *shown: " + ".join(
            f"{share}\u00a0% × {score}" for share, score in zip(shown[::2], shown[1::2], strict=True)
        ),
        work=lambda *known: math.fsum(map(operator.mul, known[::2], known[1::2])) / 100,
        decimals=2,
    )


def _plain_mean(scores: Sequence[float]) -> Formula:
    many = len(scores)
    return Formula(
        tuple(scores),
        say=lambda *shown: f"({' + '.join(shown)}) / {many}",
        work=lambda *known: sum(known) / many,
        decimals=2,
    )


def _interleaved(pairs: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(operand for pair in pairs for operand in pair)


def _product(scores: Sequence[float], shares: Sequence[float]) -> float:
    return math.prod(math.pow(max(score, 0.0), share) for score, share in zip(scores, shares, strict=True))
