"""What a planning round offers for a target: the one that is there, what the history says, what the others reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.plan.planning import TargetOrigin
from data.plan.rounds import How
from scoring.ambition import FEWEST_OTHERS
from scoring.benchmark import distribution
from scoring.forecast import Forecast
from scoring.model import Quantity
from scoring.scenario import Assumption, Field, refusals
from scoring.series import PeerSet
from ui.facts import words
from ui.facts.forecast_words import WHY_NOT, band_text
from ui.facts.format import count, promise, quantity, short
from ui.facts.peers import is_of_counts
from ui.facts.refusal_words import why
from ui.facts.whatif.attainable import yardstick
from ui.facts.whatif.targets import peers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue
    from scoring.result import MeasureResult
    from scoring.series import Comparison, Series
    from ui.facts.whatif.question import WhatIfQuestion

CONFIRM, HISTORY, OTHERS = "Conferma", "Come dice la storia", "Come gli altri"
_FLAT: Final = "L'ultimo valore"
_CLIMBING: Final = "È migliorato ogni anno: l'ultimo valore più metà della tendenza"
_DEADLINE: Final = "È una scadenza: si conferma o si scrive."
_COUNT: Final = "È un conteggio: quello degli altri dipende da quanto sono grandi. Si conferma o si scrive."
_NO_OTHERS: Final = (
    "Il documento non stampa valori degli altri enti nella stessa unità, dopo l'ultima rottura della serie."
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One of the three buttons.

    Attributes:
        name: what it says before its number.
        value: what it puts; None where it has none.
        about: where the number comes from; where there is none, why.
    """

    how: How
    name: str
    value: Quantity | None
    about: str


def offers(question: WhatIfQuestion, result: MeasureResult, common: Sequence[CommonValue]) -> tuple[Offer, ...]:
    """The three offers for a target, in the order of the buttons.

    Args:
        question: of next year's plan.
        result: with the target, without hypotheses.
        common: values of the common indicators, of every ente.
    """
    series = question.view.series.get(result.measure.key)
    found = (_present(question, result), _history(question, result, series), _others(question, result, series, common))
    return tuple(_possible(question, each, result) for each in found)


def _possible(question: WhatIfQuestion, offer: Offer, result: MeasureResult) -> Offer:
    """The offer, without its number where the plan cannot have such a target."""
    if offer.value is None or offer.how is How.CONFIRMED:
        return offer
    sheet = question.before
    made = Assumption(result.measure.key, Field.TARGET, offer.value)
    found = refusals(sheet.sheet, sheet.policy, (made,))
    if not found:
        return offer
    told = " ".join(why(each, {result.measure.key: result.measure}) for each in found)
    return replace(offer, value=None, about=f"Sarebbe {quantity(offer.value, question.symbol(result))}. {told}")


def _present(question: WhatIfQuestion, result: MeasureResult) -> Offer:
    before, year = question.year - 1, question.year
    origin = question.planned.origins[result.measure.key].target if question.planned else TargetOrigin.THIS_YEAR
    about = {
        TargetOrigin.PRINTED_NEXT_YEAR: f"Quello che il documento stampa per il {year}",
        TargetOrigin.THIS_YEAR: f"Quello del {before}",
        TargetOrigin.SHIFTED_DATE: f"Quello del {before}, un anno dopo",
    }.get(origin, "")
    told = promise(result.measure.op, result.measure.target, question.symbol(result))
    return Offer(How.CONFIRMED, CONFIRM, result.measure.target, f"{about}: {told}")


def _history(question: WhatIfQuestion, result: MeasureResult, series: Series | None) -> Offer:
    if result.measure.is_date:
        return Offer(How.HISTORY, HISTORY, None, _DEADLINE)
    expected = series.expected(question.year) if series else None
    if not isinstance(expected, Forecast):
        why = WHY_NOT[expected] if expected else "non ha storia"
        return Offer(How.HISTORY, HISTORY, None, f"La storia non dice che cosa aspettarsi: {why}.")
    assert series is not None  # noqa: S101 - there is no expectation without one
    last = _last(question, result, series, expected.value)
    value = _trend(question, result, series, last)
    band = band_text(expected, question.symbol(result))
    return Offer(How.HISTORY, HISTORY, value, f"{_FLAT if value is last else _CLIMBING}; otto anni su dieci: {band}")


def _last(question: WhatIfQuestion, result: MeasureResult, series: Series, value: float) -> Quantity:
    """The last value, as it is printed."""
    printed = [v.value for v in series.values if v.value is not None and v.value.value == value]
    return _exact(printed[-1]) if printed and printed[-1].text else _written(question, result, value)


def _trend(question: WhatIfQuestion, result: MeasureResult, series: Series, last: Quantity) -> Quantity:
    """The last value and half of the trend where every year was better than the one before; never easier than it."""
    side, moved = result.measure.direction.side, series.half_trend(question.year)
    if moved is None or any(side * change <= 0 for change in series.changes(question.year)):
        return last
    found = _written(question, result, moved)
    return found if side * found.value > side * last.value else last


def _others(
    question: WhatIfQuestion, result: MeasureResult, series: Series | None, common: Sequence[CommonValue]
) -> Offer:
    if result.measure.is_date:
        return Offer(How.OTHERS, OTHERS, None, _DEADLINE)
    if is_of_counts(question.view, result):
        return Offer(How.OTHERS, OTHERS, None, _COUNT)
    printed = _printed(question, result, series)
    if printed is not None and printed.value is not None:
        name = _AS.get(printed.peers) or f"Come la media {short(printed.scope, 40)}"
        when = f" {printed.year}" if printed.year else ""
        return Offer(
            How.OTHERS, name, _exact(printed.value), f"{words.comparison(printed.scope, printed.statistic)}{when}"
        )
    found = peers(question, result, common)
    spread = distribution(found.values) if len(found.values) >= FEWEST_OTHERS else None
    if spread is None:
        return Offer(How.OTHERS, OTHERS, None, _NO_OTHERS)
    about = f"Mediana di {count(spread.count, 'ente', 'enti')} nel {found.year}"
    return Offer(How.OTHERS, "Come la mediana degli enti", _written(question, result, spread.median), about)


def _printed(question: WhatIfQuestion, result: MeasureResult, series: Series | None) -> Comparison | None:
    """The newest printed mean that may stand beside the target: the cluster's first, the nation's last."""
    if series is None:
        return None
    since = series.since(question.year) or 0
    found = [
        each
        for each in series.comparisons
        if each.statistic == "mean"
        and each.value is not None
        and each.unit in {"", result.measure.unit}
        and (each.year is None or since <= each.year < question.year)
    ]
    return max(found, key=lambda each: (-_NEAREST.index(each.peers), each.year or 0), default=None)


_NEAREST: Final = (PeerSet.CLUSTER, PeerSet.NAMED, PeerSet.NATION)
_AS: Final = {PeerSet.CLUSTER: "Come il cluster", PeerSet.NATION: "Come la media nazionale"}


def _exact(printed: Quantity) -> Quantity:
    """A printed number as a target: it hides no digits."""
    return replace(printed, half_unit=0.0)


def _written(question: WhatIfQuestion, result: MeasureResult, value: float) -> Quantity:
    """A number that nobody prints, with as many decimals as the indicator is written with."""
    decimals = yardstick(question.view, result, is_official=False).decimals
    text = f"{value:.{decimals}f}"
    return Quantity(float(text), 0.0, text)
