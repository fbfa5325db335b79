"""Where the numbers of next year's plan come from, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts.format import count
from ui.facts.whatif.counted import printed_targets

if TYPE_CHECKING:
    from ui.facts.whatif.question import WhatIfQuestion


def plan_words(question: WhatIfQuestion) -> str:
    """How many targets the document prints for the year, and what is silent; empty on a plan of this year."""
    if question.planned is None:
        return ""
    printed, whole = printed_targets(question.answer.after, question.planned)
    missing = sum(m.measure.actual is None and m.measure.declared is None for m in question.targets)
    sentence = (
        f"Target: {printed} su {whole} sono quelli che il documento stampa per il {question.year}, "
        f"gli altri quelli del {question.year - 1}"
    )
    silent = count(missing, "indicatore è senza consuntivo", "indicatori sono senza consuntivo")
    return f"{sentence}; {silent}." if missing else f"{sentence}."
