"""What it takes for an objective to reach a state, or a score, in words: what may be asked, and the answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from scoring.inverse import Obstacle
from scoring.model import Direction, Quantity
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import count, difference, number, percent, points, short
from ui.facts.typed import TypedError, typed
from ui.facts.whatif.attainable import shown
from ui.facts.whatif.goal_sets import Choice
from ui.facts.whatif.which_node import below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.policy import Bands, Policy
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.whatif.goal import Goal, Way, Ways
    from ui.facts.whatif.goal_sets import Step, Together

OBSTACLE: Final[Mapping[Obstacle, str]] = {
    Obstacle.OUT_OF_REACH: "Da soli non bastano, neppure al loro massimo",
    Obstacle.ANY_VALUE: "Manca il loro valore: con uno qualsiasi il punteggio c'è",
    Obstacle.NO_VALUE: "Nessun valore dà il punteggio che servirebbe, per esempio perché il risultato è dichiarato",
    Obstacle.NO_TARGET: "Senza target: non c'è a che cosa arrivare",
    Obstacle.NOT_COUNTED: "Fuori dal punteggio: senza peso, o messi da parte",
    Obstacle.ALREADY: "Non serve nulla",
}
"""Why an indicator cannot do it alone; every indicator of a group follows with its code."""

TYPED: Final = "punteggio"
"""In the address, a score that is typed and not one of the states."""

MOST: Final = 150
"""Indicators among which what it takes is looked for: of more, a person would wait for minutes."""

_ROUND: Final = 5


def reachable_states(bands: Bands) -> dict[str, str]:
    """The states that can be asked for, best first, and a score; ``✓ Raggiunto (da 95 %)``."""
    found = {band.word: f"{states.state(band)} ({states.begins(band, percent)})" for band in reversed(bands.bands[1:])}
    return found | {TYPED: "Un punteggio…"}


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


def too_many(scored: ScoredSheet, code: str) -> str:
    """Why what it takes is not looked for below a node: the search tries all of them at every step; else empty."""
    below_it = below(scored, code)
    many = sum(m.measure.key.node_code in below_it for m in scored.measures)
    if many <= MOST:
        return ""
    return (
        f"Qui gli indicatori sono {number(many, 0)}, e la ricerca ne prende al più {number(MOST, 0)} alla volta: "
        "in «Che cosa serve» scegliere un obiettivo che ne abbia meno."
    )


def name_of(node: NodeResult) -> str:
    """Code and title, short."""
    return f"{node.code} {short(node.title, 80)}".strip()


def asked(goal: Goal) -> str:
    """The score asked, in words: ``arrivare a 95 %``."""
    lower = percent(math.floor(goal.score * 1e8) / 1e8)
    return f"superare {lower}" if _is_strict(goal) else f"arrivare a {lower}"


def _is_strict(goal: Goal) -> bool:
    """Whether the round score itself is not enough."""
    return goal.score * 1e8 % 1 > 0.05


def how_far(goal: Goal) -> str:
    """How far the node is from what is asked, or that it is there."""
    if not goal.is_reached:
        return missing(goal)
    name, now = markdown(name_of(goal.node)), percent(goal.node.score, fixed=True)
    return f"{_aside(goal)}**{name}** ha già {now}: per {asked(goal)} non serve nulla."


def missing(goal: Goal) -> str:
    """How far the node is from what is asked; it says so where assumed actuals are no part of that."""
    node = goal.node
    name = f"{_aside(goal)}**{markdown(name_of(node))}**"
    if node.score is None:
        return f"{name} non ha un punteggio. Ecco che cosa serve per {asked(goal)}."
    gap = points(max(difference(node.score, goal.score), 0.01))
    return (
        f"{name} ha {percent(node.score, fixed=True)}, "
        f"{markdown(states.state(node.band))}: per {asked(goal)} mancano **{gap}**."
    )


def _aside(goal: Goal) -> str:
    """Before a score that is not the one of the strip, why it is another; empty where it is the same."""
    if not goal.aside:
        return ""
    return f"Senza {'il consuntivo ipotizzato' if goal.aside == 1 else 'i consuntivi ipotizzati'}, "


def how_many_alone(how_many: int) -> str:
    """How many are enough alone, and in which order they stand."""
    return (
        f"{count(how_many, 'indicatore basta da solo', 'indicatori bastano da soli')}, con tutto il resto com'è. "
        "Prima i valori già raggiunti o possibili almeno 2 volte su 10, poi quelli di cui la storia dice poco, infine "
        "gli improbabili; fra pari, chi deve guadagnare meno punti. «Su N»: con il denominatore com'è."
    )


def stopped_lines(found: Ways) -> list[str]:
    """A line of Markdown for each reason, with how many and which."""
    return [
        f"**{markdown(words)}** ({len(found.stopped[why])}): "
        f"{', '.join(markdown(key.indicator_code) for key in found.stopped[why])}"
        for why, words in OBSTACLE.items()
        if why in found.stopped
    ]


def set_name(found: Together) -> str:
    """What a set is called; where effort cannot be measured it says so, and does not call it the least.

    Examples:
        >>> from ui.facts.whatif.goal_sets import Choice, Together
        >>> set_name(Together(Choice.FEWEST, (), None, False))
        'meno indicatori'
    """
    if found.choice is not Choice.EFFORT:
        return "meno indicatori" if found.choice is Choice.FEWEST else "solo ciò che la storia ha visto"
    known = len(found.known_efforts)
    if known == len(found.steps):
        return "minore sforzo"
    return "sforzo in parte non misurabile" if known else "sforzo non misurabile"


def set_names(alike: Sequence[Together]) -> str:
    """What sets of the very same moves are called, together."""
    names = [set_name(each) for each in alike]
    if len(names) == len(Choice):
        return f"Le tre strade coincidono: {', '.join(names)}"
    return " e ".join(names).capitalize()


HOW_FOUND: Final = (
    "Ogni insieme è trovato un passo alla volta: ogni volta l'indicatore che dà più punti per lo sforzo che costa (o "
    "più punti e basta, dove contano gli indicatori), poi si toglie ciò che è di troppo. È un buon insieme, non sempre "
    "il migliore. 1 anno tipico = quanto quell'indicatore si muove di solito in un anno; chi non si può misurare viene "
    "solo se gli altri non bastano. «Ciò che la storia ha visto» non chiede nulla oltre il miglior valore già avuto "
    "dopo l'ultimo cambio di serie. I consuntivi già ipotizzati qui non contano: sono ciò che si cerca."
)


def got(goal: Goal, score: float | None) -> str:
    """A score reached; with more decimals where two would leave in doubt whether it is enough."""
    is_doubtful = score is not None and (_is_strict(goal) or not goal.is_enough(score))
    is_near = is_doubtful and score is not None and abs(score - goal.score) < 0.005
    return percent(score, 4 if is_near else 2, fixed=not is_near)


def needs(way: Way) -> str:
    """The value needed; ``oltre`` where it is not enough to reach it."""
    is_limit = way.needed.is_beyond and way.needed.value is not None
    if not is_limit or way.yard.is_count or way.yard.ratio or way.yard.measure.is_date:
        return shown(way.yard, way.goal)
    beyond = "sotto" if way.yard.measure.direction is Direction.LOWER else "oltre"
    return f"{beyond} {shown(way.yard, Quantity(way.needed.value or 0.0))}"


def effort_of(step: Step) -> str:
    """The effort of a step, or why it has none."""
    if step.yard.measure.actual is None:
        return "non misurabile: non si sa da dove parte"
    return effort_words(step.effort)


def effort_words(effort: float | None) -> str:
    """An effort in typical years.

    Examples:
        >>> effort_words(0.457), effort_words(1.0), effort_words(None)
        ('0,5 anni tipici', '1 anno tipico', 'non misurabile: storia insufficiente')
    """
    if effort is None:
        return "non misurabile: storia insufficiente"
    text = number(effort, 1) if effort >= 0.05 else "meno di 0,1"
    return f"{text} {'anno tipico' if text == '1' else 'anni tipici'}"
