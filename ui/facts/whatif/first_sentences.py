"""The sentence with which each part of the what-if begins: the answer in a manager's words, with its numbers.

Ambizione and the planning round have theirs where they count (``targets_words``, ``planning_round``); how a number is
found stands behind «Come si calcola».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.rounding import DUST
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import NBSP, NOTHING, count, difference, listed, number, percent, quantity, short
from ui.facts.whatif.attainable import present
from ui.facts.whatif.bridge import CAUSES, inside
from ui.facts.whatif.chances import share_text, shares_of
from ui.facts.whatif.goal_words import asked, got
from ui.facts.whatif.sensitivity import TARGETS, moves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.chance import NodeChance
    from scoring.result import NodeResult
    from scoring.sensitivity import Swing
    from ui.facts.whatif.bridge import Span
    from ui.facts.whatif.goal import Goal
    from ui.facts.whatif.goal_sets import Step, Together
    from ui.facts.whatif.past import Past
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.scenarios import ComparedScenario

_NAMED, _PAIR = 3, 2
"""Indicators, and scenarios of one result, that a sentence names; of more it says how many, or «gli altri»."""


def enough(goal: Goal, sets: Sequence[Together]) -> str:
    """What is enough to get to a score: the set of fewest indicators, or how far all of them together bring."""
    good = [one for one in sets if one.is_enough and one.steps]
    if not good:
        best = max((one.score for one in sets if one.score is not None), default=None)
        far = f" Si arriva al più a **{got(goal, best)}**." if best is not None else ""
        return f"Per {asked(goal)} non bastano neppure tutti gli indicatori insieme.{far}"
    few = min(good, key=lambda one: len(one.steps))
    if len(few.steps) > _NAMED:
        return f"Per {asked(goal)} bastano **{count(len(few.steps), 'indicatore', 'indicatori')}**, mossi insieme."
    told = listed([_step(step) for step in few.steps])
    return f"Per {asked(goal)} {'basta' if len(few.steps) == 1 else 'bastano'} {told}."


def _step(step: Step) -> str:
    to, now = quantity(step.goal, step.yard.symbol), present(step.yard)
    change = f"a {to}, ora manca" if now == NOTHING else f"da {now} a {to}"
    return f"**{markdown(step.yard.result.code)}** ({markdown(change)})"


def what_weighs(question: WhatIfQuestion, node: NodeResult, what: str, swings: Sequence[Swing]) -> str:
    """The number that moves a score most when it is moved alone; empty where none does.

    Args:
        question: under its hypotheses.
        node: with a score.
        what: a word of ``sensitivity``: targets, or actuals.
        swings: of its numbers, the widest first.
    """
    known = [s for s in swings if s.low_score is not None and s.high_score is not None and moves(s, node.score or 0.0)]
    if not known:
        return ""
    widest = known[0]
    result = question.answer.after.measure(widest.key)
    low, high = sorted((widest.low_score or 0.0, widest.high_score or 0.0))
    step = "30 giorni prima o dopo" if result.measure.is_date else "un decimo più basso o più alto"
    how = step if what == TARGETS else "fra il peggio e il meglio di otto anni su dieci"
    kind = "target" if what == TARGETS else "consuntivo"
    name = f"**{markdown(result.code)}** {markdown(short(result.title, 80))}"
    return (
        f"Il {kind} che pesa di più è quello di {name}: {how}, "
        f"{_whose(node)} va da **{number(low, fixed=True)}** a **{percent(high, fixed=True)}**."
    )


def _whose(node: NodeResult) -> str:
    return f"il risultato di {markdown(node.code)}" if node.code else "il risultato"


def how_likely(question: WhatIfQuestion, chance: NodeChance) -> str:
    """Between which scores the result falls eight times out of ten, and its likeliest state, where these are told."""
    low, high = _ends(chance)
    policy = question.answer.after.policy
    band, share = max(shares_of(chance, policy.bands), key=lambda each: each[1])
    if question.is_plan:
        when = f"Otto volte su dieci il risultato del {question.year} cadrà"
    else:
        when = f"Da ciò che si sapeva prima del {question.year}, otto volte su dieci il risultato cade"
    return (
        f"{when} fra **{low}** e **{high}**; lo stato più probabile è **{markdown(states.state(band))}** "
        f"({share_text(share)})."
    )


def _ends(chance: NodeChance) -> tuple[str, str]:
    """Both ends in whole numbers; with one decimal where these would be the same."""
    whole = [number(end, 0) for end in (chance.low, chance.high)]
    decimals = 0 if whole[0] != whole[1] else 1
    return number(chance.low, decimals), number(chance.high, decimals)


def in_the_past(question: WhatIfQuestion, roots: Sequence[Past]) -> str:
    """What the promises would have given on the values of earlier years, beside what they give now."""
    known = [(past.score, past.year) for past in roots if past.is_enough and past.score is not None]
    now = question.answer.after.root.score
    if not known:
        return (
            f"Di nessun anno prima del {question.year} si conosce metà del peso: il passato non dice quanto i target "
            "chiedono."
        )
    (low, worst), (high, best) = min(known), max(known)
    today = f"con quelli di oggi **{percent(now, fixed=True)}**" if now is not None else "con quelli di oggi niente"
    full = " Già allora il risultato sarebbe stato pieno: chiedono poco." if high >= _cap(question) - DUST else ""
    if len(known) == 1:
        return f"Con i valori del {best} i target avrebbero dato **{percent(high, fixed=True)}**, {today}.{full}"
    return (
        f"Con i valori di {count(len(known), 'anno', 'anni')} i target avrebbero dato da **{number(low, fixed=True)}** "
        f"({worst}) a **{percent(high, fixed=True)}** ({best}), {today}.{full}"
    )


def _cap(question: WhatIfQuestion) -> float:
    return question.answer.after.policy.cap


def between_scenarios(columns: Sequence[ComparedScenario], year: int) -> str:
    """Which scenario of a year gives most and which least, beside the first column; of the other year where none is.

    Empty where none has a score.

    Args:
        columns: that without hypotheses first.
        year: that is looked at; results of two years are never set beside each other.
    """
    scored = [c for c in columns[1:] if c.scored.root.score is not None]
    same = [c for c in scored if c.year in {None, year}]
    known = [(c.scored.root.score or 0.0, c.name) for c in same or scored]
    if not known:
        return ""
    official = columns[0].scored.root.score
    beside = f"; senza ipotesi è {percent(official, fixed=True)}" if official is not None and same else ""
    (low, least), (high, most) = min(known), max(known)
    top = f"**{percent(high, fixed=True)}** con «{markdown(short(most, 60))}»"
    if difference(low, high) == 0:
        return f"Il risultato è {top}{_too(known)}{beside}."
    return f"Il risultato va da **{percent(low, fixed=True)}** con «{markdown(short(least, 60))}» a {top}{beside}."


def _too(known: Sequence[tuple[float, str]]) -> str:
    """Of scenarios that give the same: the other one by its name, more of them together."""
    if len(known) > _PAIR:
        return " e con gli altri"
    return f" e con «{markdown(short(min(known)[1], 60))}»" if len(known) == _PAIR else ""


def where_it_comes_from(span: Span) -> str:
    """From which result to which, and the cause that moved it most."""
    found, decimals = span.found, span.decimals
    start, end = (number(score, decimals, fixed=True) for score in (found.start, found.end))
    moved = difference(found.start, found.end, decimals)
    largest = max(found.steps, key=lambda step: abs(step.points))
    return (
        f"Da **{start}**, {markdown(inside(span.names[0]))}, a **{end}**, {markdown(inside(span.names[1]))}: "
        f"**{_signed(moved, decimals)}**{NBSP}punti; la causa maggiore: **{inside(CAUSES[largest.cause])}**, "
        f"{_signed(largest.points, decimals)}."
    )


def _signed(value: float, decimals: int) -> str:
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return f"{sign}{number(abs(value), decimals, fixed=True)}"
