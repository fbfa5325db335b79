"""Hypotheses that can be made but look like a slip, or that change a result by measuring less: said, not refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.scenario import Field, official
from scoring.shared import by_key
from ui.facts.format import quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Measure, MeasureKey
    from scoring.scenario import Assumption
    from scoring.series import Series
    from ui.facts.whatif.answer import WhatIf


def cautions(answer: WhatIf, series: Mapping[MeasureKey, Series]) -> tuple[str, ...]:
    """A sentence for each hypothesis worth a second look, in Italian.

    Args:
        answer: the hypotheses and their sheet.
        series: history by indicator.
    """
    measures = by_key(answer.before.sheet.measures)
    found = (_less_measured(answer, each) or caution(each, measures[each.key], series) for each in answer.assumptions)
    return tuple(filter(None, found))


def _less_measured(answer: WhatIf, each: Assumption) -> str:
    if each.field is not Field.ACTUAL or each.value is not None:
        return ""
    effect = answer.effects.measure(each.key)
    if effect.before.score is None or effect.after.score is not None:
        return ""
    code = each.key.indicator_code
    return f"{code}: senza consuntivo esce dalla media; se il risultato sale è perché si misura meno."


def caution(each: Assumption, measure: Measure, series: Mapping[MeasureKey, Series]) -> str:
    """Why a number assumed of an indicator is worth a second look; empty where it is not.

    It passes what its kind of unit does not pass and no value of the indicator, now or in the past, ever did.
    """
    code, value = each.key.indicator_code, each.value
    if value is None or measure.is_date:
        return ""
    if each.field is Field.WEIGHT:
        return f"{code}: il peso {quantity(value)} supera 100: controllarlo." if value.value > 100 else ""
    known = _known(measure, series.get(measure.key))
    if value.value < 0 <= min(known, default=0.0) or value.value == 0 < min(known, default=0.0):
        side = "sotto zero" if value.value < 0 else "zero"
        return f"{code}: {quantity(value)} è {side}, dove i suoi valori non sono mai stati: controllarlo."
    if measure.unit == "%" and value.value > 100 >= max(known, default=100.0):
        return f"{code}: {quantity(value)} supera il 100 %, che i suoi valori non passano: controllarlo."
    return ""


def _known(measure: Measure, series: Series | None) -> list[float]:
    """What is promised and reached of an indicator, and its past."""
    own = (official(measure, field) for field in Field if field is not Field.WEIGHT)
    past = series.comparable.points if series else ()
    return [*(q.value for q in own if q is not None), *(point.value for point in past)]
