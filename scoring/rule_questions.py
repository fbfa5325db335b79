"""What a result is worth, as three questions: under the target, of what must fall, of a deadline that passed.

The three make one general rule and the exceptions that tell nothing but a direction or «entro»; exceptions of a
section, a node, an indicator or a unit are an ente's own and stay before them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.limits import a_hair_beyond, limit
from scoring.model import Direction, Measure, MeasureKey, Op
from scoring.policy import RuleException, numbers
from scoring.question import OTHER, Question, Stage, limit_text
from scoring.rules import rule_named, score_one

if TYPE_CHECKING:
    from scoring.policy import Policy

PROPORTION, STEPS, LINES = "proporzionale", "fasce_percentuali", "spezzata_percentuale"
MINIMUM: Final = "minimo_e_atteso"
BY_STEPS: Final = f"{STEPS} 70 50 90 75 100 100"
BY_LINES: Final = f"{LINES} 80 0 80 80 100 100"
BY_MINIMUM: Final = f"{MINIMUM} 50"
RISING: Final = (
    PROPORTION,
    "soglia_lineare",
    "oltre_soglia",
    BY_MINIMUM,
    BY_STEPS,
    BY_LINES,
    "on_off",
    "progresso",
    "doppia_soglia",
)
"""Answers to what a result under the target is worth: rules, with the numbers of those that want any."""

MIRROR, INVERSE, MIRRORED_PROPORTION, ALL_OR_NOTHING = "specchio", "inversa", "speculare", "tutto"
_FALLING: Final = {
    INVERSE: "proporzionale_inverso",
    MIRRORED_PROPORTION: "proporzionale_speculare",
    ALL_OR_NOTHING: "on_off",
}
_BARE: Final = frozenset({PROPORTION, "on_off"})
"""Rules that do not mirror themselves for what must fall: one is a step there, the other is one anyhow."""
_MIRRORED_BY_HAND: Final = frozenset({STEPS, LINES})
_WITH_NUMBERS: Final = _MIRRORED_BY_HAND | {MINIMUM}
"""Rules whose answer says their numbers."""

MET, LATE = "giorno", "ritardo"
_LATE_RULES: Final = frozenset({"entro_data", "soglia_lineare", MINIMUM})
Rule = tuple[str, tuple[float, ...]]


def rule_answer(rule: str, params: tuple[float, ...] = ()) -> str:
    """A rule with its numbers, as the first question is answered.

    Examples:
        >>> rule_answer("fasce_percentuali", (70.0, 50.0))
        'fasce_percentuali 70 50'
    """
    return " ".join([rule, *(limit_text(number) for number in params)])


def _rule_for(policy: Policy, direction: Direction, op: Op) -> Rule:
    """The rule of a measure of which nothing is known but its direction and its promise."""
    return policy.rule_of(Measure(key=MeasureKey("", "", "", ""), name="", direction=direction, op=op))


def _rising(policy: Policy) -> str:
    rule, params = _rule_for(policy, Direction.HIGHER, Op.AT_LEAST)
    if rule in _FALLING.values() and rule != "on_off":
        rule = PROPORTION
    if rule == MINIMUM and not params:
        return BY_MINIMUM
    known = {answer.partition(" ")[0] for answer in RISING}
    return rule_answer(rule, params) if rule in known else OTHER


def _lawful_falling(policy: Policy) -> tuple[str, ...]:
    mirror = () if _rising(policy) in _BARE else (MIRROR,)
    return (*mirror, *_FALLING)


def _falling(policy: Policy) -> str:
    rule, params = _rule_for(policy, Direction.LOWER, Op.AT_MOST)
    own = _rule_for(policy, Direction.HIGHER, Op.AT_LEAST)
    if own[0] in _BARE and rule == own[0]:
        return ALL_OR_NOTHING
    if rule == own[0] and rule not in _FALLING.values():
        return MIRROR if params == _falling_params(*own) else OTHER
    return next((answer for answer, name in _FALLING.items() if name == rule), OTHER)


def _deadline(policy: Policy) -> str:
    rule, _ = _rule_for(policy, Direction.LOWER, Op.BY)
    if rule in _LATE_RULES:
        return LATE
    return MET if rule in _BARE else OTHER


def mirrored(params: tuple[float, ...]) -> tuple[float, ...]:
    """Steps or points for what must fall: 110 % of its target is as far from it as 90 % of one that should grow.

    Examples:
        >>> mirrored((90.0, 75.0, 100.0, 100.0))
        (110.0, 75.0, 100.0, 100.0)
    """
    return tuple(_opposite(number) if at % 2 == 0 else number for at, number in enumerate(params))


def _opposite(percent: float) -> float:
    """A percentage as far from 100 on the other side; a limit that is excluded stays so."""
    near, side = limit(percent)
    return a_hair_beyond(200 - near, -side) if side else 200 - percent


def _falling_params(rule: str, params: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers of a rule for what must fall; those that are no values of the target stay."""
    return mirrored(params) if rule in _MIRRORED_BY_HAND else params


def _with_rising(policy: Policy, answer: str) -> Policy:
    rule, _, params = answer.partition(" ")
    if rule not in {known.partition(" ")[0] for known in RISING} or (rule in _WITH_NUMBERS) != bool(params):
        raise ValueError(answer)
    _refuse_wrong_numbers(rule, numbers(params))
    usual, *_ = _lawful_falling(replace(policy, rule=rule, rule_params=numbers(params), exceptions=()))
    falling = ALL_OR_NOTHING if _falling(policy) == ALL_OR_NOTHING else usual
    return _composed(policy, (rule, numbers(params)), falling, _deadline(policy))


def _refuse_wrong_numbers(rule: str, params: tuple[float, ...]) -> None:
    """Check that a rule takes its numbers, for what should grow and mirrored.

    Raises:
        RuleParametersError: it does not.
    """
    if params:
        score_one(rule_named(rule), 1.0, target=1.0, params=params)
        score_one(rule_named(rule), 1.0, target=1.0, direction=Direction.LOWER, params=_falling_params(rule, params))


def _with_falling(policy: Policy, answer: str) -> Policy:
    return _composed(policy, _rule_for(policy, Direction.HIGHER, Op.AT_LEAST), answer, _deadline(policy))


def _with_deadline(policy: Policy, answer: str) -> Policy:
    falling = _falling(policy)
    return _composed(policy, _rule_for(policy, Direction.HIGHER, Op.AT_LEAST), falling or ALL_OR_NOTHING, answer)


def _composed(policy: Policy, own: Rule, falling: str, deadline: str) -> Policy:
    """The method with a general rule and the exceptions that the two other answers take."""
    rule, params = own
    rule = PROPORTION if rule in _FALLING.values() and rule != "on_off" else rule
    kept = tuple(each for each in policy.exceptions if not _is_of_these(each))
    fallen = _of_falling((rule, params), falling)
    without = fallen[0].rule if fallen else rule
    made = (*_of_deadlines(without, deadline), *_of_exact(rule), *fallen)
    return replace(policy, rule=rule, rule_params=params, exceptions=(*kept, *made))


def _is_of_these(exception: RuleException) -> bool:
    """Whether an exception tells nothing but a direction or «entro»."""
    own = exception.section or exception.node_code or exception.indicator_code or exception.unit
    return not own and exception.op in {"", str(Op.BY)}


def _of_deadlines(without: str, deadline: str) -> tuple[RuleException, ...]:
    """The exception that a deadline takes; none where the rule that it has without one says the same."""
    known, rule = (_LATE_RULES, "entro_data") if deadline == LATE else (_BARE, "on_off")
    return () if without in known else (RuleException(rule=rule, op=str(Op.BY)),)


def _of_exact(rule: str) -> tuple[RuleException, ...]:
    """An exact value is met or not: steps and points would read it as one that should grow."""
    return (RuleException(rule="on_off", direction=str(Direction.NOMINAL)),) if rule in _MIRRORED_BY_HAND else ()


def _of_falling(own: Rule, falling: str) -> tuple[RuleException, ...]:
    rule, params = own
    lower = str(Direction.LOWER)
    if falling != MIRROR:
        name = _FALLING[falling]
        return () if name == rule else (RuleException(rule=name, direction=lower),)
    if rule in _MIRRORED_BY_HAND:
        return (RuleException(rule=rule, params=mirrored(params), direction=lower),)
    return ()


UNDER: Final = Question("sotto", Stage.LEAF, lambda _: RISING, _rising, _with_rising, is_open=True)
FALLING: Final = Question("calo", Stage.LEAF, _lawful_falling, _falling, _with_falling)
DEADLINE: Final = Question("scadenza", Stage.LEAF, lambda _: (MET, LATE), _deadline, _with_deadline)
