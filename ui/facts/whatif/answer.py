"""One question on one sheet: what if these numbers were others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.effect import Effects, effects
from scoring.scenario import (
    Assumption,
    Field,
    Refusal,
    RefusalReason,
    assume,
    canonical,
    is_known,
    official,
    refusals,
)
from scoring.scored import score_sheet
from scoring.shared import by_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.result import ScoredSheet

MARK = "ipotesi"
"""The word on every screen and in every file of a scenario."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer.

    Attributes:
        assumptions: those that hold, on this sheet or on an indicator that a row of it is: each on that indicator.
        refused: those that cannot be made, with the reason; they have no part in the answer.
        effects: every result before and after.
    """

    assumptions: tuple[Assumption, ...]
    refused: tuple[Refusal, ...]
    effects: Effects

    @property
    def before(self) -> ScoredSheet:
        """The tree without hypotheses."""
        return self.effects.before

    @property
    def after(self) -> ScoredSheet:
        """The tree under them."""
        return self.effects.after

    def assumed(self, key: MeasureKey, field: Field) -> Assumption | None:
        """The hypothesis on one number of a row, or of the indicator that it is; None where there is none."""
        at = key if field is Field.WEIGHT else self.before.measure(key).measure.truth
        found = [a for a in self.assumptions if a.key == at and a.field is field]
        return found[-1] if found else None


def what_if(before: ScoredSheet, assumptions: Sequence[Assumption]) -> WhatIf:
    """Score a sheet under the hypotheses that are on it; those of other sheets are left alone.

    A hypothesis on one of the rows that are one indicator is on all of them, in every sheet. Where some cannot be made
    they are set aside, and the rest is scored: never a wrong number.
    """
    here, known = (before.sheet.section, before.sheet.owner), by_key(before.sheet.measures)
    found = (canonical(a, known[a.key]) if a.key in known else a for a in assumptions)
    own = tuple(a for a in found if is_known(a, known) or (a.key.section, a.key.owner) == here)
    good, refused = _sifted(before, own)
    assumed = assume(before.sheet, good)
    after = before if assumed is before.sheet else score_sheet(assumed, before.policy)
    return WhatIf(good, refused, effects(before, after))


def _sifted(before: ScoredSheet, own: tuple[Assumption, ...]) -> tuple[tuple[Assumption, ...], tuple[Refusal, ...]]:
    """The hypotheses that hold, and those refused: of a target and a soglia that do not agree, the one made last."""
    refused: list[Refusal] = []
    while found := refusals(before.sheet, before.policy, own):
        of_two = {r.assumption.key: r for r in found if r.reason is RefusalReason.SOGLIA_SIDE}
        now = [r for r in found if r.reason is not RefusalReason.SOGLIA_SIDE or of_two[r.assumption.key] is r]
        refused += now
        bad = {id(refusal.assumption) for refusal in now}
        own = tuple(a for a in own if id(a) not in bad)
    return own, tuple(refused)


def with_assumption(assumptions: Sequence[Assumption], new: Assumption) -> tuple[Assumption, ...]:
    """The hypotheses with one more, in the place of that on the same number."""
    same = [a for a in assumptions if (a.key, a.field) == (new.key, new.field)]
    if not same:
        return (*assumptions, new)
    return tuple(new if a is same[-1] else a for a in assumptions if a is same[-1] or a not in same)


def without(assumptions: Sequence[Assumption], key: MeasureKey, field: Field) -> tuple[Assumption, ...]:
    """The hypotheses without that on one number."""
    return tuple(a for a in assumptions if (a.key, a.field) != (key, field))


def with_number(
    assumptions: Sequence[Assumption], measure: Measure, field: Field, value: Quantity | None
) -> tuple[Assumption, ...]:
    """The hypotheses with a number of an indicator assumed; the number that is there without hypotheses is none.

    Args:
        assumptions: all of them.
        measure: the indicator without hypotheses.
        field: which number.
        value: None takes it away.
    """
    made, was = canonical(Assumption(measure.key, field, value), measure), official(measure, field)
    is_same = value is None if was is None else value is not None and value.value == was.value
    if is_same:
        return without(assumptions, made.key, field)
    return with_assumption(assumptions, made)
