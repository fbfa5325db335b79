"""The whole method on one screen: every rule an SMVP can name, each a function that returns a curve.

A new rule is one function and one line of the registry here (CONTRIBUTING.md has the rest). Every rule reads arrays of
shape (measures, scenarios), all of one direction, and never sees the actual.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from scoring.curves import Array, Curve, Transform, curve, read
from scoring.errors import RuleParametersError, SogliaSideError, UnknownRuleError
from scoring.limits import limit
from scoring.model import Direction
from scoring.rounding import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.model import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInputs:
    """What a rule may refer to. Arrays (measures, scenarios), NaN where the document has nothing.

    Attributes:
        tolerance: half a unit of the last printed digit, for promises of equality.
        cap: highest score, percent; lines go on beyond the target up to it.
        strict: the target itself does not satisfy the promise ("più di", "meno di").
        params: the rule's own numbers, from the policy.
    """

    target: Array
    soglia: Array
    baseline: Array
    benchmark: Array
    tolerance: Array
    direction: Direction = Direction.HIGHER
    strict: bool = False
    cap: float = 100.0
    params: tuple[float, ...] = ()

    @property
    def axis(self) -> Transform:
        """The axis on which better lies to the right."""
        return Transform.NEGATED if self.direction is Direction.LOWER else Transform.IDENTITY

    def along(self, values: Array) -> Array:
        """Values placed on that axis."""
        return -values if self.direction is Direction.LOWER else values


def soglia_lineare(given: RuleInputs) -> Curve:
    """0 at the soglia, 100 at the target, a straight line between; with no soglia, a step at the target.

    Source: Torino, Relazione 2022, "target = 100 %, soglia = 0 %".

    Examples:
        >>> score_one(soglia_lineare, 71.21, target=75, soglia=65)
        62.1
        >>> score_one(soglia_lineare, -7.6, target=-7, soglia=-8)
        40.0
        >>> score_one(soglia_lineare, 3, target=2, soglia=4, direction=Direction.LOWER)
        50.0
        >>> score_one(soglia_lineare, 7.75, target=13)
        0.0
    """
    if given.direction is Direction.NOMINAL:
        return on_off(given)
    target = given.along(given.target)
    return _line(given, np.where(np.isnan(given.soglia), target, given.along(given.soglia)), target)


def proporzionale(given: RuleInputs) -> Curve:
    """Actual / target x 100. Where the ratio has no meaning the promise is met (100) or not (0).

    It has none with a target of zero or less, and where lower is better: see
    ``proporzionale_inverso`` and ``proporzionale_speculare`` for methods that define one.

    Source: Riviere di Liguria, Relazione 2023, "percentuale di raggiungimento".

    Examples:
        >>> score_one(proporzionale, 680, target=700)
        97.142857143
        >>> score_one(proporzionale, 2.4, target=-6)
        100.0
        >>> score_one(proporzionale, -7, target=-6)
        0.0
    """
    if given.direction is not Direction.HIGHER:
        return on_off(given)
    start = np.where(given.target > 0, 0.0, given.target)
    return _line(given, start, given.target)


def proporzionale_inverso(given: RuleInputs) -> Curve:
    """Target / actual x 100, where lower is better; a step where target is zero or less.

    Examples:
        >>> score_one(proporzionale_inverso, 40, target=30, direction=Direction.LOWER)
        75.0
        >>> score_one(proporzionale_inverso, 25, target=30, direction=Direction.LOWER)
        100.0
        >>> score_one(proporzionale_inverso, -10, target=-5, direction=Direction.LOWER)
        100.0
    """
    if given.direction is not Direction.LOWER:
        return proporzionale(given)
    is_ratio = given.target > 0
    step = -given.target
    full = given.cap / 100 / np.where(is_ratio, given.target, 1.0)
    top = np.where(is_ratio, given.cap, min(100.0, given.cap))
    made = curve(
        (np.where(is_ratio, 0.0, step), 0.0),
        (np.where(is_ratio, full, step), given.cap),
        transform=Transform.RECIPROCAL,
        strict=given.strict,
    )
    return _topped(made, top)


def proporzionale_speculare(given: RuleInputs) -> Curve:
    """(2 - actual / target) x 100, where lower is better; a step where target is zero or less.

    Examples:
        >>> score_one(proporzionale_speculare, 40, target=32, direction=Direction.LOWER)
        75.0
    """
    if given.direction is not Direction.LOWER:
        return proporzionale(given)
    target = given.along(given.target)
    return _line(given, np.where(given.target > 0, 2 * target, target), target)


def on_off(given: RuleInputs) -> Curve:
    """100 when the promise is met, else 0. Equality is met within the printed precision.

    Examples:
        >>> score_one(on_off, 3.03, target=3, direction=Direction.LOWER)
        0.0
        >>> score_one(on_off, 3, target=3, direction=Direction.LOWER)
        100.0
        >>> score_one(on_off, 60, target=60, direction=Direction.LOWER, strict=True)
        0.0
        >>> score_one(on_off, 4, target=3, direction=Direction.NOMINAL)
        0.0
    """
    if given.direction is Direction.NOMINAL:
        low, high = given.target - given.tolerance, given.target + given.tolerance
        return _plateau(low, low, high, high)
    target = given.along(given.target)
    return curve((target, 0.0), (target, 100.0), transform=given.axis, strict=given.strict)


def entro_data(given: RuleInputs) -> Curve:
    """100 up to the deadline; after it 0, or a line to the soglia date. Values are days.

    Examples:
        >>> score_one(entro_data, 738156, target=738155)
        0.0
        >>> score_one(entro_data, 738156, target=738155, soglia=738165)
        90.0
    """
    target = -given.target
    start = np.where(np.isnan(given.soglia), target, -given.soglia)
    return curve((start, 0.0), (target, 100.0), transform=Transform.NEGATED)


def fasce(given: RuleInputs) -> Curve:
    """Steps: params are limit, score, limit, score... in any order; 0 before the easiest.

    A harder limit never gives less, unless the direction is nominal: then limits rise and scores go as they like.
    A limit belongs to its own step, or, where it is excluded (``scoring.limits``), to the one before.

    Examples:
        >>> score_one(fasce, 70, target=90, params=(50, 50, 70, 75, 90, 100))
        75.0
        >>> score_one(fasce, 12, target=5, direction=Direction.LOWER, params=(15, 50, 10, 100))
        50.0
        >>> from scoring.limits import read_limit
        >>> score_one(fasce, 70, target=90, params=(50, 50, read_limit(">70"), 75, 90, 100))
        50.0
        >>> score_one(fasce, 12, target=8, direction=Direction.NOMINAL, params=(5, 100, 10, 60, 15, 0))
        60.0
    """
    return _steps(given, "fasce", lambda limit: limit)


def fasce_percentuali(given: RuleInputs) -> Curve:
    """As ``fasce``, the limits being percentages of the target (which must be above zero).

    Examples:
        >>> score_one(fasce_percentuali, 72, target=80, params=(70, 50, 90, 75, 100, 100))
        75.0
        >>> score_one(fasce_percentuali, 62.7, target=57, direction=Direction.LOWER, params=(110, 75, 100, 100))
        75.0
    """
    # Without binary dust: 110 % of 57 is 62.7, which a value of 62.7 must reach.
    return _steps(given, "fasce_percentuali", lambda limit: _share(given, limit))


def spezzata(given: RuleInputs) -> Curve:
    """Lines through points: params are value, score, value, score... in any order; flat before and after them.

    The same value twice is a jump: a line may break into a step and go on. The jump is at the value, or beyond it
    where that is excluded the second time (``scoring.limits``). A harder value never gives less, unless the direction
    is nominal: then values rise and scores go as they like.

    Examples:
        >>> score_one(spezzata, 85, target=100, params=(80, 50, 90, 80, 100, 100))
        65.0
        >>> score_one(spezzata, 79.9, target=100, params=(80, 0, 80, 80, 100, 100))
        0.0
        >>> score_one(spezzata, 80, target=100, params=(80, 0, 80, 80, 100, 100))
        80.0
        >>> score_one(spezzata, 12, target=5, direction=Direction.LOWER, params=(20, 0, 10, 100))
        80.0
        >>> score_one(spezzata, 13, target=5, direction=Direction.NOMINAL, params=(0, 0, 5, 100, 10, 100, 15, 40))
        64.0
    """
    return _broken(given, "spezzata", lambda place: place)


def spezzata_percentuale(given: RuleInputs) -> Curve:
    """As ``spezzata``, the values being percentages of the target (which must be above zero).

    Examples:
        >>> score_one(spezzata_percentuale, 190, target=200, params=(80, 0, 80, 80, 100, 100))
        95.0
    """
    return _broken(given, "spezzata_percentuale", lambda place: _share(given, place))


def oltre_soglia(given: RuleInputs) -> Curve:
    """0 up to where the soglia begins, there a jump, then actual / target x 100; ``proporzionale`` without a soglia.

    The soglia itself is enough, unless the promise is strict. Where lower is better the ratio is target / actual.
    A step at the target where a ratio has no meaning: a target or a soglia of zero or less.

    Examples:
        >>> score_one(oltre_soglia, 80, target=100, soglia=80)
        80.0
        >>> score_one(oltre_soglia, 79, target=100, soglia=80)
        0.0
        >>> score_one(oltre_soglia, 50, target=40, soglia=50, direction=Direction.LOWER)
        80.0
    """
    if given.direction is Direction.NOMINAL:
        return on_off(given)
    ratio = proporzionale(given) if given.direction is Direction.HIGHER else proporzionale_inverso(given)
    first, full = ratio.at
    top = ratio.scores[1]
    begins = read(given.soglia, ratio.transform)
    has_jump = (given.soglia > 0) & (given.target > 0)
    # Beyond where the ratio is at its most, the jump is all there is.
    is_step = has_jump & (begins >= full)
    at = np.where(is_step, given.along(given.soglia), np.where(has_jump, begins, first))
    score = np.where(has_jump & ~is_step, top * (at - first) / np.where(full == first, 1.0, full - first), 0.0)
    last = np.where(is_step, at, full)
    return Curve(
        np.stack(np.broadcast_arrays(at, at, last)),
        np.stack(np.broadcast_arrays(np.zeros_like(at), score, top)),
        ratio.transform,
        given.strict,
    )


def minimo_e_atteso(given: RuleInputs) -> Curve:
    """Two targets: 0 before the minimum (the soglia), a jump at it, then a line to 100 at the expected one.

    One parameter, if any: percent at the minimum, 50 without it. A step at the target where there is no minimum, or
    it is no worse than the target. The minimum itself is enough, unless the promise is strict.

    Examples:
        >>> score_one(minimo_e_atteso, 80, target=90, soglia=70)
        75.0
        >>> score_one(minimo_e_atteso, 69, target=90, soglia=70)
        0.0
        >>> score_one(minimo_e_atteso, 34, target=30, soglia=40, direction=Direction.LOWER, params=(60,))
        84.0
    """
    if given.direction is Direction.NOMINAL:
        return on_off(given)
    percent = _at_the_minimum(given.params)
    target, minimum = given.along(given.target), given.along(given.soglia)
    start = np.where(minimum < target, minimum, target)
    end = np.maximum(start, target + (target - start) * (given.cap - 100) / (100 - percent))
    top = np.where(start < target, given.cap, min(100.0, given.cap))
    begins = np.minimum(top, np.where(start < target, percent, top))
    at = np.stack(np.broadcast_arrays(start, start, end))
    return Curve(at, np.stack(np.broadcast_arrays(np.zeros_like(start), begins, top)), given.axis, given.strict)


def _at_the_minimum(params: tuple[float, ...]) -> float:
    """Percent at the lower of two targets.

    Raises:
        RuleParametersError: it is not one number from 0 to less than 100.
    """
    if len(params) > 1 or not all(0 <= percent < 100 for percent in params):
        remedy = "Scrivere un numero solo, da 0 a meno di 100: il punteggio al target minimo; senza numeri è 50"
        raise RuleParametersError("minimo_e_atteso", remedy)
    return params[0] if params else 50.0


def intervallo(given: RuleInputs) -> Curve:
    """100 inside [lo, hi], a line to zero at a soglia on each side: params soglia_lo, lo, hi, soglia_hi.

    Examples:
        >>> score_one(intervallo, 95, target=100, params=(90, 100, 110, 120))
        50.0
        >>> score_one(intervallo, 112, target=100, params=(90, 100, 110, 120))
        80.0
    """
    if len(given.params) != 4 or list(given.params) != sorted(given.params):
        raise RuleParametersError(
            "intervallo", "Scrivere quattro numeri crescenti: soglia bassa, minimo, massimo, soglia alta"
        )
    places = [np.where(np.isnan(given.target), np.nan, at) for at in given.params]
    return _plateau(*places)


def progresso(given: RuleInputs) -> Curve:
    """0 at the baseline (or last year's value), 100 at the target.

    A step at the target where there is no baseline, or it is no worse than the target.

    Examples:
        >>> score_one(progresso, 55, target=60, baseline=50)
        50.0
        >>> score_one(progresso, 90, target=80, baseline=100, direction=Direction.LOWER)
        50.0
    """
    if given.direction is Direction.NOMINAL:
        return on_off(given)
    target, baseline = given.along(given.target), given.along(given.baseline)
    return _line(given, np.where(baseline < target, baseline, target), target)


def doppia_soglia(given: RuleInputs) -> Curve:
    """The better of achievement (soglia to benchmark) and improvement (baseline to benchmark).

    Both lines end in 100 at the benchmark, so the better is the one that starts lower. No score
    without a benchmark; a step at it where nothing worse is known to start from.

    Examples:
        >>> score_one(doppia_soglia, 70, target=80, soglia=60, baseline=40, benchmark=80)
        75.0
    """
    best = given.along(given.benchmark)
    start = np.fmin(given.along(given.soglia), given.along(given.baseline))
    return _line(given, np.where(start < best, start, best), best)


RULES: Mapping[str, Callable[[RuleInputs], Curve]] = MappingProxyType(
    {
        "soglia_lineare": soglia_lineare,
        "proporzionale": proporzionale,
        "proporzionale_inverso": proporzionale_inverso,
        "proporzionale_speculare": proporzionale_speculare,
        "on_off": on_off,
        "entro_data": entro_data,
        "fasce": fasce,
        "fasce_percentuali": fasce_percentuali,
        "spezzata": spezzata,
        "spezzata_percentuale": spezzata_percentuale,
        "oltre_soglia": oltre_soglia,
        "minimo_e_atteso": minimo_e_atteso,
        "intervallo": intervallo,
        "progresso": progresso,
        "doppia_soglia": doppia_soglia,
    }
)
"""Every rule by the name an ``smvp.toml`` calls it."""


OF_FIXED_VALUES = frozenset({"fasce", "spezzata", "intervallo"})
"""Rules whose own numbers are values of the indicator, whatever its target."""


def rule_named(name: str) -> Callable[[RuleInputs], Curve]:
    """The rule of that name.

    Raises:
        UnknownRuleError: it is not in the registry.
    """
    if name not in RULES:
        raise UnknownRuleError(name, tuple(RULES))
    return RULES[name]


def refuse_soglia_on_the_wrong_side(measure: Measure) -> None:
    """Check that getting better never lowers the score.

    Raises:
        SogliaSideError: the soglia is not strictly worse than the target.
    """
    if measure.soglia is None or measure.target is None or measure.direction is Direction.NOMINAL:
        return
    gap = measure.target.value - measure.soglia.value
    if gap * (1 if measure.direction is Direction.HIGHER else -1) <= 0:
        place = f"{measure.key.node_code} / {measure.key.indicator_code}"
        raise SogliaSideError(place, measure.soglia.text, measure.target.text, str(measure.direction))


def without_soglia_on_the_wrong_side(measure: Measure) -> Measure:
    """The measure as it is; without its soglia where that is not worse than its target: the rule is then a step."""
    try:
        refuse_soglia_on_the_wrong_side(measure)
    except SogliaSideError:
        return replace(measure, soglia=None)
    return measure


def score_one(  # noqa: PLR0913 - one argument for each thing a rule may refer to
    rule: Callable[[RuleInputs], Curve],
    actual: float,
    *,
    target: float,
    soglia: float = float("nan"),
    baseline: float = float("nan"),
    benchmark: float = float("nan"),
    direction: Direction = Direction.HIGHER,
    strict: bool = False,
    params: tuple[float, ...] = (),
) -> float:
    """One value through one rule, as a person would check it with a pocket calculator."""
    given = RuleInputs(
        target=np.array([[target]]),
        soglia=np.array([[soglia]]),
        baseline=np.array([[baseline]]),
        benchmark=np.array([[benchmark]]),
        tolerance=np.zeros((1, 1)),
        direction=direction,
        strict=strict,
        params=params,
    )
    return round(float(rule(given)(np.array([[float(actual)]]))[0, 0]), 9)


def _line(given: RuleInputs, start: Array, target: Array) -> Curve:
    """A line from (start, 0) to (target, 100), going on to the cap where it has a slope."""
    end = target + (target - start) * (given.cap / 100 - 1)
    top = np.where(end > start, given.cap, min(100.0, given.cap))
    return _topped(curve((start, 0.0), (end, given.cap), transform=given.axis, strict=given.strict), top)


def _topped(made: Curve, top: Array) -> Curve:
    """A curve of two anchors whose last score is ``top``, measure by measure."""
    return replace(made, scores=np.stack([made.scores[0], np.broadcast_to(top, made.at.shape[1:])]))


def _plateau(low_soglia: Array, low: Array, high: Array, high_soglia: Array) -> Curve:
    """100 from ``low`` to ``high``, both included, also where the soglia is the limit itself."""
    end = np.where(high_soglia == high, np.nextafter(high, np.inf), high_soglia)
    return curve((low_soglia, 0.0), (low, 100.0), (high, 100.0), (end, 0.0))


def _share(given: RuleInputs, percent: float) -> Array:
    """A percentage of the target, without binary dust: 110 % of 57 is 62.7, which a value of 62.7 must reach."""
    near, side = limit(percent)
    place = cleaned(np.where(given.target > 0, near * given.target / 100, np.nan))
    return place if side == 0 else np.nextafter(place, side * np.inf)


def _broken(given: RuleInputs, rule: str, place_of: Callable[[float], Array | float]) -> Curve:
    """Lines through the points of the parameters; ``place_of`` as for steps."""
    points = _points(given, rule)
    values = [value for value, _ in points]
    if len(points) < 2 or any(values.count(value) > 2 for value in values):
        raise RuleParametersError(rule, "Servono almeno due punti, e lo stesso valore al più due volte")
    made = [(given.along(_placed(given, value, place_of)), score) for value, score in points]
    return curve(*made, transform=given.axis, strict=given.strict)


def _steps(given: RuleInputs, rule: str, place_of: Callable[[float], Array | float]) -> Curve:
    """Steps up at the limits of the parameters; ``place_of`` says at which value a limit is, NaN for nowhere."""
    points = _points(given, rule)
    if len({value for value, _ in points}) < len(points):
        raise RuleParametersError(rule, "Scrivere ogni limite una volta sola", "ha due volte lo stesso limite")
    anchors: list[tuple[Array | float, float]] = []
    below = 0.0
    for value, score in points:
        place = given.along(_placed(given, value, place_of))
        anchors += [(place, below), (place, score)]
        below = score
    return curve(*anchors, transform=given.axis, strict=given.strict)


def _placed(given: RuleInputs, value: float, place_of: Callable[[float], Array | float]) -> Array:
    return np.where(np.isnan(given.target), np.nan, place_of(value))


def _points(given: RuleInputs, rule: str) -> list[tuple[float, float]]:
    """The parameters as value and score, from the easiest value, in whatever order they are written.

    With one direction there is one order only: a harder value never gives less. A nominal measure has them as written.

    Raises:
        RuleParametersError: they are no pairs, a harder value gives less, or nominal values do not rise.
    """
    values, scores = given.params[::2], given.params[1::2]
    if not values or len(values) != len(scores):
        raise RuleParametersError(rule, "Scrivere coppie valore, punteggio: per esempio 50 50 70 75 90 100")
    pairs = list(zip(values, scores, strict=True))
    side = -1 if given.direction is Direction.LOWER else 1
    if any(limit(value)[1] == -side for value in values):
        sign = "<" if given.direction is Direction.LOWER else ">"
        remedy = f"Con il verso {given.direction} un limite escluso si scrive {sign}70, uno compreso 70"
        raise RuleParametersError(rule, remedy, "ha un limite con il segno contrario al verso")
    if given.direction is Direction.NOMINAL:
        if list(values) != sorted(values):
            raise RuleParametersError(rule, "Con il verso nominal i valori vanno dal più basso al più alto", _DISORDER)
        return pairs
    pairs.sort(key=lambda pair: (side * pair[0], pair[1]))
    for (easy, more), (hard, less) in pairwise(pairs):
        if less < more:
            found = f"dà {more:g} a {limit(easy)[0]:g} e {less:g} a {limit(hard)[0]:g}, che è più difficile"
            raise RuleParametersError(rule, _RISING, f"{found} con il verso {given.direction}")
    return pairs


_DISORDER = "ha i valori in disordine"
_RISING = "Girare i punteggi, o correggere il verso; su e poi giù può andare solo con il verso nominal"
