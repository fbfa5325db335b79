"""What has to happen for an objective to reach a state, or a score: the view "Che cosa serve"."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.inverse import Obstacle, score_of_band
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, number, percent, points, short
from ui.facts.typed import TypedError, typed
from ui.facts.whatif.answer import with_assumption
from ui.facts.whatif.attainable import yardsticks
from ui.facts.whatif.goal_rows import Goal, got, steps_table, together, ways, ways_table
from ui.screens import panels
from ui.screens.simulazione import hypotheses
from ui.screens.simulazione.mark import marked
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.model import MeasureKey
    from scoring.policy import Bands, Policy
    from scoring.result import NodeResult
    from scoring.scenario import Assumption
    from ui.facts.whatif.attainable import Yardstick
    from ui.facts.whatif.goal_rows import Together, Way, Ways
    from ui.screens.simulazione.workbench import Workbench

_STATE: Final = "fino"
_TYPED: Final = "punteggio"
"""Words of the address: the state asked for, and the score where it is typed."""
_ROUND: Final = 5

OBSTACLE: Final[Mapping[Obstacle, str]] = {
    Obstacle.OUT_OF_REACH: "Da soli non bastano, neppure al loro massimo",
    Obstacle.ANY_VALUE: "Manca il loro valore: con uno qualsiasi il punteggio c'è",
    Obstacle.NO_VALUE: "Nessun valore dà il punteggio che servirebbe, per esempio perché il risultato è dichiarato",
    Obstacle.NO_TARGET: "Senza target: non c'è a che cosa arrivare",
    Obstacle.NOT_COUNTED: "Fuori dal punteggio: senza peso, o messi da parte",
    Obstacle.ALREADY: "Non serve nulla",
}
"""Why an indicator cannot do it alone; every indicator of a group follows with its code."""


def draw(bench: Workbench) -> None:
    """Which objective and how far; what each indicator would need alone; the set of least effort."""
    after = bench.answer.after
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        node = choose_node(after)
        score = _choose_score(bench.before.node(node.code), after.policy)
    if score is None:
        return
    goal = Goal(after, node, score, bench.year)
    if goal.is_reached:
        st.success(
            f"**{markdown(_name(node))}** ha già {percent(node.score, fixed=True)}: per {_asked(goal)} non serve "
            "nulla. Scegliere uno stato, o un punteggio, più alto.",
            icon=":material/check_circle:",
        )
        return
    st.markdown(_missing(goal))
    yards = yardsticks(bench)
    found = ways(goal, yards, bench.view.series)
    _alone(bench, goal, found.alone)
    _least(bench, goal, yards)
    _stopped(found)


def _choose_score(node: NodeResult, policy: Policy) -> float | None:
    """The score asked; None where it cannot be read.

    Args:
        node: without hypotheses, so that the question stays the same when its answer is tried.
        policy: whose states may be asked for.
    """
    bands, now = policy.bands, node.score if node.score is not None else -math.inf
    above = [band.word for band in bands.bands[1:] if score_of_band(bands, band.word) > now]
    at = panels.choose_word("Fin dove", _STATE, reachable_states(bands), above[0] if above else _TYPED, width=290)
    if at != _TYPED:
        return score_of_band(bands, at)
    usual = next_round(node.score, policy.cap)
    text = st.text_input(
        "Punteggio da raggiungere",
        key=_TYPED,
        bind="query-params",
        placeholder=f"punteggio, es. {number(usual)}",
        width=190,
        max_chars=12,
        label_visibility="collapsed",
    )
    found, problem = score_asked(text or "", usual, policy)
    if problem:
        st.warning(markdown(problem), icon=":material/edit_off:")
    return found


def reachable_states(bands: Bands) -> dict[str, str]:
    """The states that can be asked for, best first, and a score; ``✓ Raggiunto (da 95 %)``."""
    found = {
        band.word: f"{states.state(band)} ({'da' if band.includes_lower else 'oltre'} {percent(band.lower)})"
        for band in reversed(bands.bands[1:])
    }
    return found | {_TYPED: "Un punteggio…"}


def next_round(score: float | None, cap: float) -> float:
    """The score asked where none is typed: the next multiple of five.

    Examples:
        >>> next_round(94.83, 100), next_round(95, 100), next_round(99, 98.0), next_round(None, 100)
        (95.0, 100.0, 98.0, 5.0)
    """
    return min(_ROUND * (math.floor((score or 0.0) / _ROUND) + 1.0), cap)


def score_asked(text: str, usual: float, policy: Policy) -> tuple[float | None, str]:
    """The score that a person typed, and what is wrong with it; the usual one where nothing is typed."""
    if not text.strip():
        return usual, ""
    try:
        value = typed(text).value
    except TypedError as error:
        return None, str(error)
    if not policy.floor <= value <= policy.cap:
        return None, f"Con questo metodo i punteggi vanno da {number(policy.floor)} a {number(policy.cap)}."
    return value, ""


def _name(node: NodeResult) -> str:
    return f"{node.code} {short(node.title, 80)}".strip()


def _asked(goal: Goal) -> str:
    """The score asked, in words: ``arrivare a 95 %``."""
    lower = percent(math.floor(goal.score * 1e8) / 1e8)
    return f"superare {lower}" if goal.score * 1e8 % 1 > 0.05 else f"arrivare a {lower}"


def _missing(goal: Goal) -> str:
    node = goal.node
    if node.score is None:
        return f"**{markdown(_name(node))}** non ha un punteggio. Ecco che cosa serve per {_asked(goal)}."
    gap = points(max(goal.score - node.score, 0.01))
    return (
        f"**{markdown(_name(node))}** ha {percent(node.score, fixed=True)}, "
        f"{markdown(states.state(node.band))}: per {_asked(goal)} mancano **{gap}**."
    )


def _now(bench: Workbench) -> str:
    return "Supposto" if bench.is_plan else "Ora"


def _alone(bench: Workbench, goal: Goal, found: Sequence[Way]) -> None:
    """The indicators that are enough alone."""
    if not found:
        st.info(
            "Nessun indicatore, da solo, basta. Ecco quali bastano insieme; in fondo, perché da soli no.",
            icon=":material/info:",
        )
        return
    st.caption(_told(len(found)))
    st.dataframe(
        marked(ways_table(goal, found, _now(bench)), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=min(40 + 35 * len(found), 390),
        column_config={
            "Indicatore": st.column_config.TextColumn(width=250),
            "Quanto è plausibile": st.column_config.TextColumn(width=250),
        },
        alt="Per ogni indicatore che da solo basta: il valore che serve, quanto manca, quanto è plausibile.",
    )


def _told(how_many: int) -> str:
    return (
        f"{count(how_many, 'indicatore basta da solo', 'indicatori bastano da soli')}, con tutto il resto com'è. "
        "Prima i valori già raggiunti o possibili almeno 2 volte su 10, poi quelli di cui la storia dice poco, infine "
        "gli improbabili; fra pari, chi deve guadagnare meno punti. «Su N»: con il denominatore com'è."
    )


def _stopped(found: Ways) -> None:
    """The indicators that are not enough alone, by the reason."""
    if found.stopped:
        st.markdown("##### Chi da solo non basta")
    for line in stopped_lines(found):
        st.caption(line)


def stopped_lines(found: Ways) -> list[str]:
    """A line of Markdown for each reason, with how many and which."""
    return [
        f"**{markdown(words)}** ({len(found.stopped[why])}): "
        f"{', '.join(markdown(key.indicator_code) for key in found.stopped[why])}"
        for why, words in OBSTACLE.items()
        if why in found.stopped
    ]


def _least(bench: Workbench, goal: Goal, yards: Mapping[MeasureKey, Yardstick]) -> None:
    """The set of least effort, what comes of it, and the way to try it."""
    st.markdown("##### L'insieme di minore sforzo")
    with st.spinner("Cerco l'insieme di minore sforzo…"):
        found = together(goal, yards, bench.view.series)
    if not found.steps:
        st.info("Nessun indicatore, neppure insieme ad altri, sposta questo punteggio.", icon=":material/info:")
        return
    st.caption(
        "Trovato un passo alla volta: ogni volta l'indicatore che dà più punti per lo sforzo che costa, poi si "
        "toglie ciò che è di troppo. È un buon insieme, non sempre il migliore. 1 anno tipico = quanto "
        "quell'indicatore si muove di solito in un anno; chi non si può misurare viene solo se gli altri non bastano."
    )
    st.dataframe(
        marked(steps_table(found, _now(bench)), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=min(40 + 35 * len(found.steps), 320),
        column_config={
            "": st.column_config.TextColumn(width=40),
            "Indicatore": st.column_config.TextColumn(width=300),
        },
        alt="Indicatori da muovere insieme, nell'ordine: da dove a dove, e con quale sforzo.",
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(outcome(goal, found), width="content")
        st.button(
            "Prova questi consuntivi",
            icon=":material/science:",
            key="prova consuntivi",
            on_click=partial(_try, bench, found),
            help="Li mette fra le ipotesi: i dati ufficiali non cambiano",
        )


def outcome(goal: Goal, found: Together) -> str:
    """What the node gets with the whole set, whether it is what was asked, and the effort where it is known."""
    efforts = [step.effort for step in found.steps if step.effort is not None]
    whole = f", in tutto {number(math.fsum(efforts), 1)} anni tipici" if len(efforts) == len(found.steps) else ""
    end = "✓ basta" if found.is_enough else "✕ non basta: di più non si può"
    return f"{markdown(_name(goal.node))} con questi valori: **{got(goal, found.score)}**, **{end}**{whole}."


def _try(bench: Workbench, found: Together) -> None:
    """Put the set among the hypotheses; the whole page changes, not this view only."""
    every: Sequence[Assumption] = bench.now().work.assumptions
    for assumption in found.assumptions:
        every = with_assumption(every, assumption)
    hypotheses.set_to(every, bench.default)
    st.rerun()
