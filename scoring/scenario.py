"""What-if: the same sheet with some of its numbers replaced, or a refusal in words. The sheet itself never changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.errors import ScenarioError, SogliaSideError
from scoring.model import MeasureKey, MeasureState, Quantity
from scoring.rules import refuse_soglia_on_the_wrong_side
from scoring.shared import by_key
from scoring.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.model import Measure, Sheet
    from scoring.policy import Policy


class Field(StrEnum):
    """What of an indicator may be assumed otherwise."""

    TARGET = "target"
    SOGLIA = "soglia"
    ACTUAL = "actual"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of one indicator, assumed otherwise than it is.

    Attributes:
        value: the number assumed, exact; None takes a soglia or an actual away.
    """

    key: MeasureKey
    field: Field
    value: Quantity | None


class RefusalReason(StrEnum):
    """Why an assumption cannot be made."""

    UNKNOWN = "unknown"
    """The sheet has no such indicator."""
    NEEDED = "needed"
    """A target or a weight cannot be taken away."""
    INTERVAL = "interval"
    """The target is an interval: one number would ask for the exact value, which is another promise."""
    NOT_MEASURED = "not_measured"
    """The indicator has no part in the score: whatever is assumed of it changes nothing."""
    EQUAL_WEIGHTS = "equal_weights"
    """The method, or the document, gives every part the same weight."""
    NEGATIVE_WEIGHT = "negative_weight"
    SOGLIA_SIDE = "soglia_side"
    """The soglia is not worse than the target."""
    NO_WEIGHT_LEFT = "no_weight_left"
    """Every indicator of the objective would weigh zero."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An assumption that cannot be made, and why."""

    assumption: Assumption
    reason: RefusalReason


def assume(sheet: Sheet, assumptions: Sequence[Assumption]) -> Sheet:
    """The sheet with some numbers replaced; the sheet itself when nothing is assumed.

    What is assumed of a row that is one indicator with others is assumed of all of them, but its weight.
    A published figure stays on its row but is no longer judged: it was published on other numbers.
    Of two assumptions on the same number the last one counts.

    Raises:
        ScenarioError: an indicator that the sheet does not have.
    """
    if not assumptions:
        return sheet
    known = by_key(sheet.measures)
    unknown = {assumption.key for assumption in assumptions if not is_known(assumption, known)}
    if unknown:
        raise ScenarioError(tuple(sorted(unknown)))
    changed = _by_measure(canonical(a, known[a.key]) for a in assumptions)
    measures = tuple(_with(m, values) if (values := _values_of(m, changed)) else m for m in sheet.measures)
    return replace(sheet, measures=measures, has_published_targets=False)


def is_known(assumption: Assumption, known: Mapping[MeasureKey, Measure]) -> bool:
    """Whether an assumption is on a row of a sheet, or on the indicator that one is; a weight is on a row alone.

    Args:
        assumption: any.
        known: of the sheet, as ``scoring.shared.by_key`` gives them.
    """
    measure = known.get(assumption.key)
    return measure is not None and (assumption.field is not Field.WEIGHT or measure.key == assumption.key)


def canonical(assumption: Assumption, measure: Measure) -> Assumption:
    """The assumption on the indicator that a row is, the same from any of its rows; a weight is of the row itself.

    Args:
        assumption: on the row.
        measure: the row.
    """
    is_its_own = assumption.field is Field.WEIGHT or assumption.key == measure.truth
    return assumption if is_its_own else replace(assumption, key=measure.truth)


def refusals(sheet: Sheet, policy: Policy, assumptions: Sequence[Assumption]) -> tuple[Refusal, ...]:
    """Every assumption that cannot be made, in the order given; empty where all can.

    Args:
        sheet: the official sheet.
        policy: its method, which decides whether weights count.
        assumptions: made together: a target may move because its soglia moves with it.
    """
    known = by_key(sheet.measures)
    found = [Refusal(a, RefusalReason.UNKNOWN) for a in assumptions if not is_known(a, known)]
    usable = [a for a in assumptions if is_known(a, known)]
    found += [Refusal(a, reason) for a, reason in _alone(sheet, policy, usable, known)]
    assumed = assume(sheet, [a for a in usable if a.value is not None or a.field in _REMOVABLE])
    then = by_key(assumed.measures)
    found += [Refusal(a, RefusalReason.SOGLIA_SIDE) for a in usable if _is_beyond(then[a.key], a)]
    found += [Refusal(a, RefusalReason.NO_WEIGHT_LEFT) for a in usable if _is_weightless(assumed, a)]
    order = {id(a): at for at, a in enumerate(assumptions)}
    return tuple(sorted(found, key=lambda refusal: order[id(refusal.assumption)]))


def official(measure: Measure, field: Field) -> Quantity | None:
    """The number that an assumption on this field would take the place of; None where there is none."""
    if field is Field.WEIGHT:
        return None if measure.weight is None else Quantity(measure.weight, 0.0, f"{measure.weight:g}")
    found: Quantity | None = getattr(measure, field)
    return found


def is_interval(measure: Measure) -> bool:
    """Whether the target lies between two numbers; it is not moved."""
    return measure.target is not None and measure.target.limits is not None


def are_weights_equal(sheet: Sheet, policy: Policy) -> frozenset[MeasureKey]:
    """Indicators that weigh as much as their siblings, whatever is written beside them."""
    equal = structure(sheet, policy).equal
    return frozenset(measure.key for row, measure in enumerate(sheet.measures) if equal[row])


_REMOVABLE = frozenset({Field.SOGLIA, Field.ACTUAL})


def _by_measure(assumptions: Iterable[Assumption]) -> dict[MeasureKey, dict[Field, Quantity | None]]:
    found: dict[MeasureKey, dict[Field, Quantity | None]] = {}
    for assumption in assumptions:
        found.setdefault(assumption.key, {})[assumption.field] = assumption.value
    return found


def _values_of(
    measure: Measure, changed: Mapping[MeasureKey, dict[Field, Quantity | None]]
) -> dict[Field, Quantity | None]:
    """What is assumed of a row: of the indicator that it is, and its own weight."""
    own = changed.get(measure.key, {})
    if measure.same_as is None:
        return own
    shared = changed.get(measure.truth, {})
    return {field: value for field, value in shared.items() if field is not Field.WEIGHT} | own


def _with(measure: Measure, values: Mapping[Field, Quantity | None]) -> Measure:
    fields: dict[str, Quantity | float | None] = {str(field): value for field, value in values.items()}
    if Field.WEIGHT in values:
        weight = values[Field.WEIGHT]
        fields[Field.WEIGHT] = None if weight is None else weight.value
    if Field.ACTUAL in values:
        # Whoever asks of another value asks what the rule would give.
        measure = replace(measure, assigned=None)
    return replace(measure, **fields)  # type: ignore[arg-type]  # a field's own type, by its name


def _alone(
    sheet: Sheet, policy: Policy, assumptions: Sequence[Assumption], known: Mapping[MeasureKey, Measure]
) -> Iterator[tuple[Assumption, RefusalReason]]:
    """What is wrong with each assumption whatever the others say."""
    equal = are_weights_equal(sheet, policy) if any(a.field is Field.WEIGHT for a in assumptions) else frozenset()
    for assumption in assumptions:
        measure, value = known[assumption.key], assumption.value
        if value is None and assumption.field not in _REMOVABLE:
            yield assumption, RefusalReason.NEEDED
        elif not (_takes_part(measure) or any(m.truth == measure.truth and _takes_part(m) for m in sheet.measures)):
            yield assumption, RefusalReason.NOT_MEASURED
        elif assumption.field is Field.TARGET and is_interval(measure):
            yield assumption, RefusalReason.INTERVAL
        elif assumption.field is Field.WEIGHT and assumption.key in equal:
            yield assumption, RefusalReason.EQUAL_WEIGHTS
        elif assumption.field is Field.WEIGHT and value is not None and value.value < 0:
            yield assumption, RefusalReason.NEGATIVE_WEIGHT


def _takes_part(measure: Measure) -> bool:
    return measure.state is MeasureState.MEASURED and not measure.left_out


def _is_beyond(measure: Measure, assumption: Assumption) -> bool:
    """Whether, once everything is assumed of its indicator, this target or soglia is on the wrong side of the other."""
    if assumption.field not in {Field.TARGET, Field.SOGLIA}:
        return False
    try:
        refuse_soglia_on_the_wrong_side(measure)
    except SogliaSideError:
        return True
    return False


def _is_weightless(assumed: Sheet, assumption: Assumption) -> bool:
    """Whether, once everything is assumed, the indicators of this one's objective all weigh zero."""
    if assumption.field is not Field.WEIGHT:
        return False
    siblings = [m for m in assumed.measures if m.key.node_code == assumption.key.node_code]
    measured = [m for m in siblings if _takes_part(m)]
    return not any((m.weight or 0.0) > 0 for m in measured)
