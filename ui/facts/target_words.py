"""What a reader must know of a target in words: what it is scored on, or which weight nobody measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.worded import Known, referred
from scoring.basis import in_force
from scoring.without_target import without_target_in
from ui.facts.format import NBSP, number, percent, quantity

if TYPE_CHECKING:
    from data.plan.relative import Relative
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View


def of_measure(view: View, scored: ScoredSheet, result: MeasureResult) -> tuple[str, ...]:
    """Sentences for the page of an indicator; empty where its target is a number."""
    key = result.measure.key
    shares = {found.result.measure.key: found.share for found in without_target_in(scored, key.node_code)}
    if key in shares:
        return (f"Il target {_lost(view, result, shares[key])}",)
    text = only_words(view, result)
    if not text or result.measure.target is None:
        return ()
    return (f"Il target è in parole, «{text}»: {_meaning(view, result, text)}.",)


def _meaning(view: View, result: MeasureResult, text: str) -> str:
    """What the words are scored as, with where the number comes from."""
    measure, symbol = result.measure, view.symbol(result)
    known = Known(view.plan.year, view.series.get(measure.key))
    if found := referred(text, known):
        relative, base = found
        target = quantity(measure.target, symbol)
        if not relative.change:
            return f"si confronta con {target}, {_whose(relative)}"
        return (
            f"si confronta con {target}, cioè {quantity(base, symbol)} ({_whose(relative)}) {_moved(relative, symbol)}"
        )
    if result.rule == "intervallo":
        return "fuori dall'intervallo il punteggio scende fino alle soglie del metodo"
    return "vale tutto o niente, senza punteggi intermedi"


def _whose(relative: Relative) -> str:
    years = str(relative.years[-1])
    if relative.scope:
        return f"la media {'nazionale' if relative.scope == 'nazionale' else 'del cluster'} del {years}"
    if len(relative.years) == 1:
        return f"il valore del {years}"
    return f"la media dei valori {relative.years[0]}–{years}"


def _moved(relative: Relative, symbol: str) -> str:
    size = abs(relative.change)
    unit = "punti" if symbol == "%" else symbol
    much = percent(size) if relative.is_share else f"{number(size)}{NBSP}{unit}".strip(NBSP)
    return f"{'più' if relative.change > 0 else 'meno'} {'il ' * relative.is_share}{much}"


def of_node(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Sentences for the page of a node: its own indicators that have no score, and how much of it they are."""
    return tuple(
        f"{found.result.code}: il target {_lost(view, found.result, found.share)}"
        for found in without_target_in(scored, code)
    )


def _lost(view: View, result: MeasureResult, share: float) -> str:
    text = only_words(view, result)
    how = f"è solo in parole («{text}»)" if text else "non c'è"
    return f"{how}, l'indicatore non ha punteggio e il {percent(share * 100)} del peso del nodo non è misurato."


def only_words(view: View, result: MeasureResult) -> str:
    """The words of the target in force; empty where it has a number."""
    chosen = in_force(view.versions.get(result.measure.key, ()), view.basis, view.plan.year)
    return "" if chosen is None or chosen.target is not None else " ".join(chosen.text.split())
