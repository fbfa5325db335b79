"""What the OIV gives, and what the document prints, beside what is computed: in words, on the same objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.series import compared
from scoring.beside import beside, published
from scoring.node_facts import Course
from scoring.series import PeerSet
from scoring.standing import standings
from scoring.summary import parts
from ui.facts import words
from ui.facts.format import count, objectives, percent, quantity, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.beside import Beside
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.standing import Standing
    from ui.facts.view import View

_CODES = 60


def oiv_beside(view: View, scored: ScoredSheet) -> Beside:
    """The percentages that the OIV gives to the root's objectives, beside the computed ones."""
    rows = {r.code: view.evaluation(scored, r) for r in parts(scored)}
    return beside(scored, {code: row.evaluation.value for code, row in rows.items() if row and row.evaluation})


def oiv_sentences(found: Beside) -> tuple[str, ...]:
    """The two means on the same objectives, then what is in neither; empty where the OIV gives no number."""
    if found.all_given is None:
        return ()
    whole = f"L'OIV dà {percent(found.all_given, fixed=True)}, media di {objectives(_told(found))}"
    if found.given is None:
        return (f"{whole}: il calcolo a questi non dà un punteggio.",)
    means = f"l'OIV dà {percent(found.given, fixed=True)}, il calcolo {percent(found.computed, fixed=True)}"
    same = "Sullo stesso obiettivo" if len(found.pairs) == 1 else f"Sugli stessi {objectives(len(found.pairs))}"
    return (f"{same} {means}.", *_out(found, whole))


def published_sentence(scored: ScoredSheet) -> str:
    """The mean of the published results beside the computed one of the same objectives; empty without any.

    It is the root's own mean: same weights, same aggregation.
    """
    found = published(scored)
    if found.given is None:
        return ""
    which = objectives(len(found.pairs)) + ("" if not found.silent else f" ({_codes([p.result for p in found.pairs])})")
    return (
        f"Con i risultati pubblicati di {which} sarebbe {percent(found.given, fixed=True)}; "
        f"calcolato sugli stessi, {percent(found.computed, fixed=True)}."
    )


def beside_means(view: View, result: MeasureResult) -> list[str]:
    """An indicator beside each printed mean of a year in which it has a value; without one its series is not needed."""
    key = result.measure.key
    found = standings(view.series[key], view.plan.year) if key in compared(view.series) else ()
    return [_beside_mean(result, standing, view.symbol(result)) for standing in found]


def _beside_mean(result: MeasureResult, found: Standing, symbol: str) -> str:
    scope = found.others.scope
    is_cluster = found.others.peers is PeerSet.CLUSTER
    name = words.comparison_within(f"del {scope}" if is_cluster else scope, found.others.statistic)
    side = {Course.BETTER: "meglio della", Course.WORSE: "peggio della", Course.SAME: "come la"}
    how = side.get(found.course, "contro la")
    mine, theirs = quantity(found.own.value, symbol), quantity(found.others.value, symbol)
    return f"{result.code}: {mine} nel {found.own.year}, {how} {name} ({theirs})."


def _out(found: Beside, whole: str) -> tuple[str, ...]:
    """What the comparison leaves out, and why."""
    unscored = [f"{pair.result.code} (OIV {percent(pair.given)}, senza punteggio)" for pair in found.unscored]
    said = (f"Fuori dal confronto {', '.join(unscored)}; in tutto {whole[:1].lower()}{whole[1:]}.",) if unscored else ()
    if not found.silent:
        return said
    others = count(len(found.silent), "obiettivo misurato non ha", "obiettivi misurati non hanno")
    return (*said, f"{others} una percentuale dell'OIV: {_codes(found.silent)}.")


def _codes(found: Sequence[NodeResult]) -> str:
    return short(", ".join(result.code for result in found), _CODES)


def _told(found: Beside) -> int:
    return len(found.pairs) + len(found.unscored)
