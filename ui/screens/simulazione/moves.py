"""A number assumed otherwise than it is, moved or typed by a person: put in the address, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.scenario import Field, official
from ui.facts.format import quantity
from ui.facts.typed import TypedError, typed_for
from ui.facts.whatif.answer import with_number
from ui.facts.whatif.proposal import FIELD
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from scoring.model import Quantity
    from scoring.result import MeasureResult
    from ui.facts.whatif.question import WhatIfQuestion


def assume(question: WhatIfQuestion, result: MeasureResult, field: Field, value: Quantity | None) -> str:
    """Assume a number; the one that is there without hypotheses is none.

    Returns:
        Why it cannot be: then nothing has changed. Empty where it can.
    """
    question = hypotheses.now(question)
    every, key = question.hypotheses.assumptions, result.measure.key
    wanted = with_number(every, result.measure, field, value)
    asked = question.assuming(wanted)
    if problem := question.complaint(asked):
        return problem
    if wanted != every:
        before = question.answer.assumed(key, field)
        was = before.value if before else official(result.measure, field)
        words = f"{key.indicator_code}, {FIELD[field].lower()}: {_told(was)} → {_told(value)}"
        hypotheses.set_to(wanted, question.default, is_saved=bool(question.hypotheses.saved), words=words)
        hypotheses.remember(asked)
    return ""


def assume_typed(question: WhatIfQuestion, result: MeasureResult, field: Field, text: str) -> str:
    """As ``assume``, of what a person typed; an empty text takes a soglia or an actual away."""
    text = text.strip()
    if not text and field in {Field.TARGET, Field.WEIGHT}:
        return f"{FIELD[field]}: non può restare vuoto. Per tornare al valore di prima, scriverlo."
    try:
        value = typed_for(text, result.measure, field) if text else None
    except TypedError as error:
        return str(error)
    return assume(question, result, field, value)


def _told(value: Quantity | None) -> str:
    return quantity(value) if value else "nessuno"
