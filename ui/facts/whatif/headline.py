"""What a set of hypotheses does to the result of a sheet and what it asks: all that the strip says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.facts.format import count
from ui.facts.second import moved
from ui.facts.whatif.pair import target_shift

if TYPE_CHECKING:
    from scoring.policy import Bands
    from scoring.result import NodeResult, ScoredSheet
    from scoring.scenario import Assumption
    from ui.facts.whatif.pair import TargetShift
    from ui.facts.whatif.question import WhatIfQuestion


@dataclass(frozen=True, slots=True)
class Headline:
    """The answer in one line.

    Attributes:
        before: the root without hypotheses.
        after: the root under them.
        bands: the states of nodes.
        judgements: those beside the result, in words; empty for a method that has none.
        shift: what the hypotheses ask.
        mark: what is hypothetical, in words; empty where nothing is.
    """

    before: NodeResult
    after: NodeResult
    bands: Bands
    judgements: tuple[str, ...]
    shift: TargetShift
    mark: str


def headline(question: WhatIfQuestion) -> Headline:
    """What the strip says of the hypotheses at work."""
    return headline_of(question, question.answer.assumptions, question.answer.after)


def headline_of(question: WhatIfQuestion, assumptions: tuple[Assumption, ...], after: ScoredSheet) -> Headline:
    """What the strip says of other hypotheses on the same sheet.

    Args:
        question: the hypotheses at work.
        assumptions: the others, which all hold.
        after: the sheet under them; only its root, and the indicators that they are on, are looked at.
    """
    return Headline(
        before=question.before.root,
        after=after.root,
        bands=after.policy.bands,
        judgements=moved(question.before, after),
        shift=target_shift(replace(question.answer, assumptions=assumptions), question.view.series, question.year),
        mark=_mark(question, len(assumptions)),
    )


def what_is_saved(question: WhatIfQuestion) -> str:
    """How many numbers a scenario takes with it, and how many of them the sheet refuses."""
    told = count(len(question.hypotheses.assumptions), "numero ipotizzato", "numeri ipotizzati")
    refused = _refused(question)
    return f"{told}, di cui {count(refused, 'non si applica', 'non si applicano')}" if refused else told


def _refused(question: WhatIfQuestion) -> int:
    """How many hypotheses the sheet refuses, each once."""
    return len({id(r.assumption) for r in question.answer.refused})


def _mark(question: WhatIfQuestion, here: int) -> str:
    """What is hypothetical where so many numbers of the sheet are assumed, and those of other sheets as they are."""
    others = len(question.hypotheses.assumptions) - len(question.answer.assumptions)
    elsewhere = others - _refused(question)
    if not (here or others or question.is_plan):
        return ""
    counts = [count(here, "numero ipotizzato", "numeri ipotizzati")] if here else []
    counts += [f"{count(elsewhere, 'numero ipotizzato', 'numeri ipotizzati')} in altre sezioni"] if elsewhere else []
    what = f"Ipotesi: {', '.join(counts)}" if counts else "Ipotesi"
    return f"{what} sul piano {question.year}" if question.is_plan else what
