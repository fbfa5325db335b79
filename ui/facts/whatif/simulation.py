"""A what-if asked in words, without a screen: hypotheses, and the score one wants a node to reach."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING
from urllib.parse import unquote

from data.plan.planning import Outlook, next_year
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.inverse import needed, score_of_band
from scoring.scored import score_sheet
from scoring.shared import by_key
from ui.facts.assumption_text import measures_of, read_one, said_twice
from ui.facts.refusal_words import refusal
from ui.facts.typed import TypedError
from ui.facts.whatif.answer import what_if, with_assumption
from ui.facts.whatif.goal import Goal
from ui.facts.whatif.goal_words import score_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.plan.records import Plan
    from data.plan.series import Histories
    from scoring.inverse import Needed
    from scoring.policy import Policy
    from scoring.result import ScoredSheet
    from scoring.scenario import Assumption
    from ui.facts.whatif.answer import WhatIf


@dataclass(frozen=True, slots=True)
class Setting:
    """Which tree the hypotheses are made on.

    Attributes:
        is_plan: next year's plan, not the year itself.
        outlook: what is assumed of next year's results; without meaning on the year itself.
        basis: which targets of the year; next year's plan is always drawn from the valid ones.
    """

    is_plan: bool = False
    outlook: Outlook = Outlook.LAST
    basis: Basis = field(default_factory=Basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked.

    Attributes:
        before: every sheet without hypotheses; at least one.
        default: section and owner of a node where its text names none.
        saved: hypotheses of a saved scenario.
        texts: further ones as written; of two on the same number the last counts.
        serve: ``[SEZIONE!PERSONA!]NODO=PUNTEGGIO``, the score that a node should reach by one indicator alone, a
            number or a word of the method; empty where nothing is asked.
        goal: the same, by some indicators together.
        year: of the targets.
    """

    before: tuple[ScoredSheet, ...]
    default: tuple[str, str]
    saved: tuple[Assumption, ...] = ()
    texts: tuple[str, ...] = ()
    serve: str = ""
    goal: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Simulation:
    """The answer.

    Attributes:
        answers: one for each sheet, in their order; empty where there are problems.
        needed: what each indicator below the node would need, alone, under the hypotheses.
        goal: the score asked of a node, under the hypotheses; None where none is.
        notices: a sentence for each number on which more than one hypothesis was asked.
        problems: a sentence for each thing asked that cannot be answered.
    """

    answers: tuple[WhatIf, ...] = ()
    needed: tuple[Needed, ...] = ()
    goal: Goal | None = None
    notices: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def official_sheets(plan: Plan, series: Histories, setting: Setting) -> tuple[ScoredSheet, ...]:
    """Every sheet of a year, or of the plan of the year after, scored without hypotheses.

    Args:
        plan: of the year.
        series: of its indicators, for last year's values and what next year's rest on.
        setting: which tree.
    """
    found = next_year(plan, series, setting.outlook).sheets if setting.is_plan else sheets(plan, setting.basis, series)
    return tuple(score_sheet(sheet, plan.policy) for sheet in found)


def simulate(asked: Asked) -> Simulation:
    """Every sheet under the hypotheses; nothing where one of them cannot be read or made."""
    typed, problems = _read(asked)
    notices = tuple(said_twice(typed, asked.default))
    assumptions = reduce(with_assumption, typed, asked.saved)
    answers = tuple(what_if(before, assumptions) for before in asked.before)
    problems += dict.fromkeys(_refused(answers))
    served, goal = (_asked_of(text, asked, answers, problems) if text else None for text in (asked.serve, asked.goal))
    if problems:
        return Simulation(notices=notices, problems=tuple(problems))
    found = needed(served.scored.sheet, served.scored.policy, served.node.code, served.score) if served else ()
    return Simulation(answers, found, goal, notices)


def _read(asked: Asked) -> tuple[list[Assumption], list[str]]:
    """The hypotheses that were typed, all of them, and why others cannot be read."""
    measures = measures_of(scored.sheet for scored in asked.before)
    found: list[Assumption] = []
    problems: list[str] = []
    for text in asked.texts:
        try:
            found.append(read_one(text, measures, asked.default))
        except TypedError as error:
            problems.append(str(error))
    return found, problems


def _refused(answers: Sequence[WhatIf]) -> Iterator[str]:
    for answer in answers:
        measures = by_key(answer.before.sheet.measures)
        yield from (refusal(found, measures) for found in answer.refused)


def _asked_of(text: str, asked: Asked, answers: Sequence[WhatIf], problems: list[str]) -> Goal | None:
    """The node and the score that a text asks for; what is wrong with it among the problems."""
    try:
        return _goal(text, asked, answers)
    except TypedError as error:
        problems.append(str(error))
        return None


def _goal(text: str, asked: Asked, answers: Sequence[WhatIf]) -> Goal:
    """The node and the score that a text asks for.

    Raises:
        TypedError: the text cannot be read, or names a node that is not there.
    """
    place, equals, wanted = text.rpartition("=")
    if not equals:
        raise TypedError(f"«{text[:80]}» non dice quale punteggio serve: scrivere NODO=95 oppure NODO=PAROLA.")
    sheet, bang, node = place.rpartition("!")
    section, _, owner = sheet.partition("!") if bang else (asked.default[0], "", asked.default[1])
    here, code = (unquote(section), unquote(owner)), unquote(node)
    for answer in answers:
        after = answer.after
        if (after.sheet.section, after.sheet.owner) == here and code in {n.code for n in after.sheet.nodes}:
            return Goal(after, after.node(code), _score(wanted, after.policy), asked.year)
    raise TypedError(
        f"Il nodo «{code[:80]}» non c'è nel piano: scrivere NODO=95 come nell'albero, o =95 per la radice."
    )


def _score(text: str, policy: Policy) -> float:
    """The score that a number or a word of the method asks."""
    words = [band.word for band in policy.bands.bands]
    same = [word for word in words if word.casefold() == text.strip().casefold()]
    if same:
        return score_of_band(policy.bands, same[0])
    score, problem = score_asked(text, math.nan, policy)
    if score is None or math.isnan(score):
        told = problem or "Manca il punteggio: scrivere per esempio =95."
        raise TypedError(f"{told} Oppure una parola del metodo: {', '.join(words)}.")
    return score
