"""Why a hypothesis cannot be made, in a sentence that says how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.scenario import Field, RefusalReason
from ui.facts.format import quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.scenario import Refusal

_SIDE = {"higher": "sotto", "lower": "sopra"}


def refusal(found: Refusal, measures: Mapping[MeasureKey, Measure]) -> str:
    """Two sentences, in Italian: why, and that it is not applied."""
    return f"{why(found, measures)} L'ipotesi non è stata applicata."


def why(found: Refusal, measures: Mapping[MeasureKey, Measure]) -> str:
    """One sentence, in Italian; it names the indicator and the number."""
    key, measure = found.assumption.key, measures.get(found.assumption.key)
    return f"{key.indicator_code}: {_reason(found, measure)}"


def _reason(found: Refusal, measure: Measure | None) -> str:
    if found.reason is RefusalReason.SOGLIA_SIDE:
        return _soglia(found.assumption.field, found.assumption.value, measure)
    if found.reason is RefusalReason.INTERVAL:
        return _interval(measure)
    return {
        RefusalReason.UNKNOWN: "l'indicatore non c'è in questo piano.",
        RefusalReason.NEEDED: f"{field(found.assumption.field)} non può mancare: indicare un valore.",
        RefusalReason.NOT_MEASURED: "l'indicatore non entra nella misurazione: nessun suo numero cambia qualcosa.",
        RefusalReason.EQUAL_WEIGHTS: "qui tutti gli indicatori pesano allo stesso modo: il peso non si può cambiare.",
        RefusalReason.NEGATIVE_WEIGHT: "un peso non può essere negativo.",
        RefusalReason.NO_WEIGHT_LEFT: "tutti gli indicatori dell'obiettivo peserebbero zero: lasciare almeno un peso.",
    }[found.reason]


INTERVAL: Final = "un numero solo sarebbe un'altra promessa. Si cambia nella Scheda."
"""Why a target that is an interval is not moved, and where it can be changed."""


def _interval(measure: Measure | None) -> str:
    told = f" ({quantity(measure.target)})" if measure and measure.target else ""
    return f"il target è un intervallo{told}: {INTERVAL}"


def _soglia(changed: Field, value: Quantity | None, measure: Measure | None) -> str:
    side = _SIDE.get(str(measure.direction), "lontano da") if measure else "lontano da"
    if changed is Field.SOGLIA:
        return f"la soglia {quantity(value)} deve stare {side} il target, o il punteggio scenderebbe migliorando."
    return (
        f"con il target {quantity(value)} la soglia non starebbe più {side} il target: "
        "spostare prima la soglia, o tutte e due."
    )


def field(what: Field) -> str:
    """The name of a field, with its article."""
    return {
        Field.TARGET: "il target",
        Field.SOGLIA: "la soglia",
        Field.ACTUAL: "il consuntivo",
        Field.WEIGHT: "il peso",
    }[what]
