"""What a reader must know of a target in words: what it is scored on, or which weight nobody measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.worded import is_keeping
from scoring.basis import in_force
from scoring.without_target import without_target
from ui.facts.format import percent, quantity

if TYPE_CHECKING:
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View


def of_measure(view: View, scored: ScoredSheet, result: MeasureResult) -> tuple[str, ...]:
    """Sentences for the page of an indicator; empty where its target is a number."""
    shares = {found.result.measure.key: found.share for found in without_target(scored)}
    key = result.measure.key
    if key in shares:
        return (f"Il target {_lost(view, result, shares[key])}",)
    text = only_words(view, result)
    if not text or result.measure.target is None:
        return ()
    if is_keeping(text):
        value = quantity(result.measure.target, view.symbol(result))
        return (f"Il target è in parole, «{text}»: si confronta con {value}, il valore del {view.plan.year - 1}.",)
    return (f"Il target è in parole, «{text}»: vale tutto o niente, senza punteggi intermedi.",)


def of_node(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Sentences for the page of a node: its own indicators that have no score, and how much of it they are."""
    return tuple(
        f"{found.result.code}: il target {_lost(view, found.result, found.share)}"
        for found in without_target(scored)
        if found.result.measure.key.node_code == code
    )


def _lost(view: View, result: MeasureResult, share: float) -> str:
    text = only_words(view, result)
    how = f"è solo in parole («{text}»)" if text else "non c'è"
    return f"{how}, l'indicatore non ha punteggio e il {percent(share * 100)} del peso del nodo non è misurato."


def only_words(view: View, result: MeasureResult) -> str:
    """The words of the target in force; empty where it has a number."""
    chosen = in_force(view.versions.get(result.measure.key, ()), view.basis, view.plan.year)
    return "" if chosen is None or chosen.target is not None else " ".join(chosen.text.split())
