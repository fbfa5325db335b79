"""Short sentences about a node, each read off a number. They tell what is, never why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from scoring.node_facts import Course, movement
from scoring.result import MeasureResult, NodeResult
from ui.facts import explain, states, words
from ui.facts.format import count, number, others, percent, points, quantity, short
from ui.facts.spoken import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.node_facts import Movement, NodeFacts, PartOf
    from scoring.result import ScoredSheet
    from ui.facts.view import View

_TOLD: Final = 3
"""How many parts a sentence names; it says how many more there are."""
_NAME: Final = 60
COURSE: Final = {Course.BETTER: "migliora", Course.WORSE: "peggiora", Course.SAME: "resta", Course.CHANGED: "cambia"}


def commentary(view: View, scored: ScoredSheet, result: NodeResult, facts: NodeFacts) -> tuple[str, ...]:
    """The sentences on one node, the most important first.

    Args:
        view: of the year.
        scored: the sheet the node is in.
        result: the node.
        facts: of the same node.
    """
    return (_result(result), *why(result, facts), *over_time(view, scored, result))


def why(result: NodeResult, facts: NodeFacts) -> tuple[str, ...]:
    """What the result is made of, what it loses and where, what is silent."""
    return (*_states(facts), *_costs(facts), *_silent(facts), *declared(result))


def over_time(view: View, scored: ScoredSheet, result: NodeResult) -> tuple[str, ...]:
    """How its indicators moved since the year before, and what was revised during the year."""
    measures = scored.measures_of(result.code)
    return (*_movements(view, measures), *_revised(view, measures))


def _result(result: NodeResult) -> str:
    what = "Il risultato" if result.code != ROOT_CODE else "Il risultato della scheda"
    if result.score is None:
        return f"{what} non c'è: {words.WHY[result.why]}."
    return f"{what} è {percent(result.score, fixed=True)}: {states.word(result.band)}."


def _states(facts: NodeFacts) -> Iterator[str]:
    if not facts.parts:
        yield "Nessun indicatore e nessun obiettivo ne fa parte."
        return
    counts = [f"{number(c.count, 0)} «{states.word(c.band)}»" for c in facts.counts if c.count]
    yield f"È la sintesi di {_how_many(facts)}: {', '.join(counts)}."


def _how_many(facts: NodeFacts) -> str:
    measures = sum(isinstance(part.result, MeasureResult) for part in facts.parts)
    nodes = len(facts.parts) - measures
    kinds = ((measures, "indicatore", "indicatori"), (nodes, "obiettivo", "obiettivi"))
    return " e ".join(count(many, one, more) for many, one, more in kinds if many)


def _costs(facts: NodeFacts) -> Iterator[str]:
    costly = facts.costly
    if costly:
        costs = [_cost(part) for part in costly[:_TOLD]]
        yield f"Toglie punti a questo risultato: {'; '.join(costs)}{_and_more(costly)}."
    elif any(part.points is not None for part in facts.parts):
        yield "Nessuna parte misurata toglie punti."
    elsewhere = [f"{name.lower()}, {points(lost)}" for name, lost in explain.seen(facts.rest) if lost > 0]
    if elsewhere:
        yield f"Punti persi da nessuna parte in particolare: {'; '.join(elsewhere)}."


def _cost(part: PartOf) -> str:
    score = percent(part.result.score) if part.result.score is not None else "zero, perché non misurato"
    return f"{_named(part.result)}, {points(part.points)} (punteggio {score}, quota {percent(part.share * 100)})"


def _silent(facts: NodeFacts) -> Iterator[str]:
    if facts.silent:
        names = [f"{part.result.code} ({words.WHY[part.result.why]})" for part in facts.silent[:_TOLD]]
        yield f"Senza punteggio: {'; '.join(names)}{_and_more(facts.silent)}."


def declared(result: NodeResult) -> tuple[str, ...]:
    """How much of a score rests on declared results; empty where nothing does."""
    if result.score is None or not result.declared_share:
        return ()
    share = percent(result.declared_share * 100)
    return (f"Poggia su risultati dichiarati o assegnati, non ricalcolabili: {share} del punteggio.",)


def _movements(view: View, measures: Iterable[MeasureResult]) -> Iterator[str]:
    found = [(m, _movement(view, m)) for m in measures]
    moved = [(m, step) for m, step in found if step is not None]
    if not moved:
        return
    moves = [_moved(m.code, step, view.symbol(m)) for m, step in moved[:_TOLD]]
    yield f"Rispetto al {view.plan.year - 1}: {'; '.join(moves)}{_and_more(moved)}."


def _movement(view: View, result: MeasureResult) -> Movement | None:
    series = view.series.get(result.measure.key)
    return movement(series, view.plan.year) if series else None


def _moved(code: str, step: Movement, symbol: str) -> str:
    if step.course is Course.SAME:
        return f"{code} resta {quantity(step.now.value, symbol)}"
    return (
        f"{code} {COURSE[step.course]}, da {quantity(step.before.value, symbol)} a {quantity(step.now.value, symbol)}"
    )


def _revised(view: View, measures: Iterable[MeasureResult]) -> Iterator[str]:
    revised = [m.code for m in measures if view.is_revised(m.measure.key)]
    if revised:
        yield f"Modificati durante l'anno: {', '.join(revised[:_TOLD])}{_and_more(revised)}."


def _named(result: MeasureResult | NodeResult) -> str:
    return short(f"{result.code} {sentence_case(' '.join(result.title.split()))}", _NAME)


def _and_more(found: Sequence[object]) -> str:
    more = len(found) - _TOLD
    return f"; e {others(more)}" if more > 0 else ""
