"""What a what-if does to the result, and what it asks: always said side by side, because less asked is more reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.scenario import Field, official
from scoring.shared import by_key
from ui.facts import states
from ui.facts.format import change, count, difference, number, percent
from ui.facts.second import moved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.policy import Bands
    from scoring.result import NodeResult
    from scoring.scenario import Assumption
    from scoring.series import Series
    from ui.facts.whatif.answer import WhatIf


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetShift:
    """How much the hypotheses ask beside what was asked, in counts of indicators.

    Attributes:
        lowered: targets made easier; ``below`` those of them that then ask less than the last value, and did not
            before.
        raised: targets made harder.
        eased: soglie made easier; where only equality is right a target or a soglia is neither.
        supposed: actuals assumed: nothing is asked by them.
    """

    lowered: int = 0
    below: int = 0
    raised: int = 0
    eased: int = 0
    supposed: int = 0


def target_shift(answer: WhatIf, series: Mapping[MeasureKey, Series], year: int) -> TargetShift:
    """What the hypotheses of a sheet ask.

    Args:
        answer: the hypotheses and their sheet.
        series: history by indicator.
        year: of the targets.
    """
    measures = by_key(answer.before.sheet.measures)
    targets = [(a, measures[a.key]) for a in answer.assumptions if a.field is Field.TARGET]
    lowered = [pair for pair in targets if _eased(*pair) > 0]
    return TargetShift(
        lowered=len(lowered),
        below=sum(_is_below(a, measure, last_value(measure, series.get(measure.key), year)) for a, measure in lowered),
        raised=sum(_eased(*pair) < 0 for pair in targets),
        eased=sum(_eased(a, measures[a.key]) > 0 for a in answer.assumptions if a.field is Field.SOGLIA),
        supposed=sum(a.field is Field.ACTUAL for a in answer.assumptions),
    )


def last_value(measure: Measure, series: Series | None, year: int) -> float | None:
    """The last value known of an indicator: the actual, else that of the last year since its last break."""
    if measure.actual is not None:
        return measure.actual.value
    known = series.before(year) if series and not measure.is_date else ()
    return known[-1].value if known else None


def _eased(assumption: Assumption, measure: Measure) -> float:
    """How much easier a number is made, in the indicator's unit; below zero harder."""
    was: Quantity | None = official(measure, assumption.field)
    if was is None or assumption.value is None:
        return 0.0
    return measure.direction.side * (was.value - assumption.value.value)


def _is_below(assumption: Assumption, measure: Measure, last: float | None) -> bool:
    """Whether a lowered target asks less than the last value, and did not before: equal is not below."""
    if last is None or measure.target is None or assumption.value is None:
        return False
    side = measure.direction.side
    return side * assumption.value.value < side * last <= side * measure.target.value


def result_words(before: NodeResult, after: NodeResult) -> str:
    """``Risultato ↑ +0,29``."""
    if before.score is None or after.score is None:
        return "Risultato: senza punteggio"
    moved = difference(before.score, after.score)
    if not moved:
        return "Risultato = invariato"
    return f"Risultato {_arrow(moved)} {change(before, after)}"


def shift_words(shift: TargetShift) -> str:
    """``Ambizione ↓ 3 target abbassati (1 sotto l'ultimo valore), 1 alzato``."""
    sign = "↕" if shift.lowered + shift.eased and shift.raised else _arrow(shift.raised - shift.lowered - shift.eased)
    return f"Ambizione {sign} {', '.join(_shift_parts(shift))}"


def _shift_parts(shift: TargetShift) -> list[str]:
    """Each target in one of them: what is below the last value stands in brackets."""
    parts = []
    if shift.lowered:
        below = f" ({_how_many_below(shift)}sotto l'ultimo valore)" if shift.below else ""
        parts = [count(shift.lowered, "target abbassato", "target abbassati") + below]
        parts.append(count(shift.raised, "alzato", "alzati"))
    elif shift.raised:
        parts = [count(shift.raised, "target alzato", "target alzati"), "0 abbassati"]
    parts += [count(shift.eased, "soglia allentata", "soglie allentate")] * bool(shift.eased)
    supposed = [count(shift.supposed, "consuntivo ipotizzato", "consuntivi ipotizzati")] * bool(shift.supposed)
    return [*(parts or ["nessun target cambiato"]), *supposed]


def _how_many_below(shift: TargetShift) -> str:
    return "" if shift.below == shift.lowered else f"{number(shift.below, 0)} "


def _arrow(value: float) -> str:
    return "↑" if value > 0 else "↓" if value < 0 else "="


def missing_words(root: NodeResult, bands: Bands) -> str:
    """``mancano 3,72 a ✓ Raggiunto``: from the score as it is shown to the next state; empty where there is none."""
    words = [band.word for band in bands.bands]
    if root.score is None or root.band is None or root.band.word not in words[:-1]:
        return ""
    following = bands.bands[words.index(root.band.word) + 1]
    gap = number(max(difference(root.score, following.lower), 0.01), fixed=True)
    return f"mancano {gap} a {states.state(following)}"


def pair_words(answer: WhatIf, series: Mapping[MeasureKey, Series], year: int) -> str:
    """Both halves in a line, for a slide, a proposal, an export, and the judgements beside the result.

    Arguments as in ``target_shift``.
    """
    root = answer.effects.root
    shown = f"{percent(root.before.score, fixed=True)} → {percent(root.after.score, fixed=True)}"
    words = shift_words(target_shift(answer, series, year))
    judgements = moved(answer.before, answer.after)
    return "; ".join((f"{result_words(root.before, root.after)} ({shown})", words, *judgements))
