"""E adesso: how far the highest word is, and what the next targets ask of the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.ambition import Ambition
from scoring.inverse import needed
from scoring.summary import below
from ui.facts import states
from ui.facts.briefing import sentences
from ui.facts.format import count, others, percent, points, quantity
from ui.facts.format import target as promise_of
from ui.facts.whatif.attainable import attainable, present, shown, yardstick
from ui.facts.whatif.targets import FLAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.forecast import Point
    from scoring.inverse import Needed
    from scoring.policy import Band
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.briefing.sources import Sources
    from ui.facts.view import View
    from ui.facts.whatif.targets import Target

_TOLD: Final = 3
_MANY: Final = 300
"""Indicators of which it would take seconds to ask what each would need alone, and of which none weighs enough."""
_PAST: Final = 1e-6
"""Points beyond a limit: less than a printed value can tell, more than what halving leaves."""
_RARE: Final = 0.005
"""A share that no whole number in a hundred tells."""


_WORDS: Final = {Ambition.DREAM: "mai raggiunto finora"}
"""Where the word of the table is too short for a sentence."""


def what_now(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """E adesso: how far the highest word is, what alone would be enough, what the next targets ask."""
    return sentences.answer((*_to_the_top(sources, scored, code), *next_targets(sources, below(scored, code))))


def next_targets(sources: Sources, found: Iterable[MeasureResult]) -> tuple[str, ...]:
    """What the document prints for the next year of some indicators, the hardest and the easiest first."""
    asked = [sources.targets[m.measure.key] for m in found if m.measure.key in sources.targets]
    return tuple(_next(sources, target) for target in _worth_telling(asked))


def _to_the_top(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    top, result = scored.policy.bands.bands[-1], scored.node(code)
    if result.score is None:
        return ("Senza un punteggio non si può dire quanto manca.",)
    if result.band == top:
        return (f"È già nello stato più alto, «{top.word}».",)
    gap = f"Per «{top.word}» ({states.begins(top, percent)}) mancano {points(top.lower - result.score)}."
    return (gap,) if len(below(scored, code)) > _MANY else (gap, _alone(sources, scored, code, top))


def _alone(sources: Sources, scored: ScoredSheet, code: str, top: Band) -> str:
    # A scale may say "more than 90": what is exactly 90 has then the word below, and 90 must not be told.
    asked = top.lower if top.includes_lower else top.lower + _PAST
    found = [n for n in needed(scored.sheet, scored.policy, code, asked) if n.enough is not None]
    if not found:
        return "Nessun indicatore, da solo, basterebbe."
    values = [_value(sources.view, scored, each) for each in found[:_TOLD]]
    more = len(found) - len(values)
    rest = f", o {others(more)}" if more else ""
    return f"Da solo basterebbe: {', oppure '.join(values)}{rest}."


def _value(view: View, scored: ScoredSheet, found: Needed) -> str:
    """An indicator and the first value that can be reached and is enough."""
    assert found.enough is not None  # noqa: S101 - the caller has looked
    yard = yardstick(view, scored.measure(found.key))
    to = "al" if yard.measure.is_date else "a"
    return f"{found.key.indicator_code} {to} {shown(yard, attainable(yard, found.enough))} (ora {present(yard)})"


def _worth_telling(asked: Sequence[Target]) -> list[Target]:
    order = [Ambition.DREAM, Ambition.HARD, Ambition.SOFT, Ambition.ALREADY, Ambition.PLAUSIBLE]
    known = [t for t in asked if t.flag in order]
    return sorted(known, key=lambda t: order.index(t.flag))[:_TOLD]


def _next(sources: Sources, target: Target) -> str:
    m, last = target.result, target.judged.last
    promised, word = (
        promise_of(m.measure, sources.view.symbol(m)),
        _WORDS.get(target.flag, FLAG[target.flag][1].lower()),
    )
    known = f" (ultimo valore {last_value(sources.view, m, last)} nel {last.year})" if last else ""
    return f"Nel {sources.year + 1} il target di {m.code} è {promised}{known}: {word}."


def last_value(view: View, result: MeasureResult, last: Point) -> str:
    """A value of the history with the digits that the document prints, and its unit."""
    values = view.series[result.measure.key].values
    return quantity(next(v.value for v in values if v.year == last.year and v.value), view.symbol(result))


def times(share: float) -> str:
    """How often in a hundred years, as those before, a target would be missed; never a certainty.

    Examples:
        >>> from ui.facts.format import NBSP
        >>> times(0.97).replace(NBSP, " "), times(0.01).replace(NBSP, " ")
        ('97 volte su 100', '1 volta su 100')
        >>> times(0.999), times(0.0)
        ('più di 99 volte su 100', 'meno di una volta su 100')
    """
    if share < _RARE:
        return "meno di una volta su 100"
    return "più di 99 volte su 100" if share > 1 - _RARE else f"{count(round(share * 100), 'volta', 'volte')} su 100"
