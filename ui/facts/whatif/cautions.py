"""Hypotheses that can be made but look like a slip, or that change a result by measuring less: said, not refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.scenario import Assumption, Field, official
from scoring.shared import by_key
from ui.facts.format import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import Measure
    from ui.facts.whatif.answer import WhatIf


def cautions(answer: WhatIf) -> tuple[str, ...]:
    """A sentence for each hypothesis worth a second look, in Italian."""
    measures = by_key(answer.before.sheet.measures)
    return tuple(sentence for each in answer.assumptions for sentence in _of_one(answer, each, measures[each.key]))


def _of_one(answer: WhatIf, each: Assumption, measure: Measure) -> Iterator[str]:
    code, value = each.key.indicator_code, each.value
    if each.field is Field.ACTUAL and value is None:
        effect = answer.effects.measure(each.key)
        if effect.before.score is not None and effect.after.score is None:
            yield f"{code}: senza consuntivo esce dalla media; se il risultato sale è perché si misura meno."
        return
    if value is None or measure.is_date:
        return
    known = [q.value for field in Field if field is not Field.WEIGHT and (q := official(measure, field)) is not None]
    if each.field is Field.WEIGHT:
        if value.value > 100:
            yield f"{code}: il peso {quantity(value)} supera 100: controllarlo."
    elif value.value <= 0 < min(known, default=0.0):
        yield f"{code}: {quantity(value)} non è mai stato vicino ai suoi valori, tutti sopra zero: controllarlo."
    elif measure.unit == "%" and value.value > 100 >= max(known, default=100.0):
        yield f"{code}: {quantity(value)} supera il 100 %, che i suoi valori non passano: controllarlo."
