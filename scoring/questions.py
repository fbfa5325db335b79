"""The questions that a method (SMVP) answers, for an ente of given sections and levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from scoring.policy import Aggregation, Missing, Rounding, RoundingMode, Weights
from scoring.question import OTHER, Question, Stage, among, digits
from scoring.rule_questions import DEADLINE, FALLING, UNDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scoring.model import Sheet
    from scoring.policy import Policy, SectionPolicy

_CAPS: Final = ("100", "110", "120", "150")
HIGHEST_CAP: Final = 1000.0
"""Above it a score is a slip."""
_MISSING: Final = {
    "zero": (Missing.ZERO, True),
    "escluso": (Missing.EXCLUDED, True),
    "escluso-fermo": (Missing.EXCLUDED, False),
    "non-valutabile": (Missing.NOT_EVALUABLE, True),
    "raggiunto": (Missing.REACHED, True),
}
"""What a missing actual means, and whether the weights of the others come back to 100."""
_WEIGHTS: Final = {"dati": Weights.AS_GIVEN, "uguali": Weights.EQUAL}
_NODE_WEIGHTS: Final = _WEIGHTS | {"contenuto": Weights.HELD}
_MEANS: Final[Mapping[str, Aggregation | None]] = {
    "media": Aggregation.WEIGHTED_MEAN,
    "somma": Aggregation.SUM,
    "minimo": Aggregation.MINIMUM,
    "geometrica": Aggregation.GEOMETRIC,
}
CHILDREN: Final = "figli"
"""Each node is the mean of its own children, whatever their level."""
NOT_ROUNDED: Final = "no"
_MODES: Final = {"arrotonda": RoundingMode.HALF_UP, "tronca": RoundingMode.TRUNCATE}
_ROUNDINGS: Final = (
    NOT_ROUNDED,
    "arrotonda:0",
    "arrotonda:1",
    "arrotonda:2",
    "arrotonda:-1",
    "tronca:0",
    "tronca:1",
    "tronca:2",
)
_OF_ONE_LEVEL: Final = ("arrotonda:0", "arrotonda:-1", "tronca:0")
_SCALES: Final = ("50 90", ">0 90", ">0 95", ">0 >90", "60 80")


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a plan, as far as a method asks of it.

    Attributes:
        code: of the section.
        levels: of its own nodes, each once, from the widest.
    """

    code: str
    levels: tuple[str, ...]


def parts_of(sheets: Iterable[Sheet]) -> tuple[Part, ...]:
    """The sections of some sheets with the levels that are found in them."""
    found: dict[str, dict[str, None]] = {}
    for sheet in sheets:
        levels = (node.level for node in sheet.nodes[1:] if not node.is_heading)
        found.setdefault(sheet.section, {}).update(dict.fromkeys(levels))
    return tuple(Part(code, tuple(levels)) for code, levels in found.items())


def questions(parts: Sequence[Part]) -> tuple[Question, ...]:
    """Every question, in the order in which they are answered."""
    levels = tuple(dict.fromkeys(level for part in parts for level in part.levels))
    return (
        UNDER,
        Question("sopra", Stage.LEAF, lambda _: _CAPS, lambda p: digits(p.cap), _with_cap, is_open=True),
        FALLING,
        DEADLINE,
        among(("manca", ""), Stage.BOTH, _MISSING, lambda p: (p.missing, p.renormalise or _is_whole(p)), _with_missing),
        among(("pesi", ""), Stage.BOTH, _WEIGHTS, lambda p: p.weights, lambda p, value: replace(p, weights=value)),
        among(("composizione", ""), Stage.WHOLE, _MEANS, _mean_of_all, _with_mean),
        *(question for part in parts for question in _of_section(part)),
        _rounding("arrotonda-indicatori", Stage.LEAF, lambda p: p.leaf_rounding, _with_leaves),
        _rounding_of_nodes(levels if len(levels) > 1 else ()),
        _rounding("arrotonda-risultato", Stage.WHOLE, lambda p: p.root_rounding, _with_root),
        Question("parole", Stage.WORD, _lawful_limits, limits_of, _with_limits, is_open=True),
    )


def limits_of(policy: Policy) -> str:
    """Where the words of the scale after the first begin: ``50 90``; ``>0`` where 0 itself has the word before."""
    return " ".join(f"{'' if band.includes_lower else '>'}{digits(band.lower)}" for band in policy.bands.bands[1:])


def _with_cap(policy: Policy, answer: str) -> Policy:
    cap = float(answer)
    if not policy.floor < cap <= HIGHEST_CAP:
        raise ValueError(answer)
    return replace(policy, cap=cap)


def _is_whole(policy: Policy) -> bool:
    """Whether a missing actual has a score, or takes the node's away: how weights come back to 100 does not tell."""
    return policy.missing is not Missing.EXCLUDED


def _with_missing(policy: Policy, value: tuple[Missing, bool]) -> Policy:
    return replace(policy, missing=value[0], renormalise=value[1])


def _mean_of_all(policy: Policy) -> Aggregation | None:
    """How nodes are made; None where a level has a way of its own."""
    return None if policy.level_aggregations else policy.aggregation


def _with_mean(policy: Policy, value: Aggregation | None) -> Policy:
    return replace(policy, aggregation=value or policy.aggregation, level_aggregations={})


def _of_section(part: Part) -> Iterator[Question]:
    """Of which levels the result is the mean, and how these count."""
    code = part.code
    if not part.levels:
        return
    sets = [found for size in (1, 2) for found in combinations(part.levels, size)]
    means = {"+".join(found): found for found in sets} | {CHILDREN: ()}
    yield among(
        ("media", code),
        Stage.WHOLE,
        means,
        lambda p: p.sections[code].mean_of,
        lambda p, value: _with_section(p, code, replace(p.sections[code], mean_of=value)),
    )
    yield among(
        ("pesi", code),
        Stage.WHOLE,
        _NODE_WEIGHTS,
        lambda p: p.sections[code].weights,
        lambda p, value: _with_section(p, code, replace(p.sections[code], weights=value)),
    )


def _with_section(policy: Policy, code: str, section: SectionPolicy) -> Policy:
    return replace(policy, sections={**policy.sections, code: section})


def _rounding(
    name: str, stage: Stage, read: Callable[[Policy], Rounding], write: Callable[[Policy, Rounding], Policy]
) -> Question:
    return Question(
        name,
        stage,
        lambda _: _ROUNDINGS,
        lambda policy: _rounding_word(read(policy)),
        lambda policy, answer: write(policy, _rounding_of(answer)),
        is_open=True,
    )


def _with_leaves(policy: Policy, how: Rounding) -> Policy:
    return replace(policy, leaf_rounding=how)


def _with_root(policy: Policy, how: Rounding) -> Policy:
    return replace(policy, root_rounding=how)


def _rounding_of_nodes(levels: tuple[str, ...]) -> Question:
    """The results of all the nodes, or of those of one level: ``area arrotonda:0``."""
    of_one = tuple(f"{level} {how}" for level in levels for how in _OF_ONE_LEVEL)
    return Question(
        "arrotonda-obiettivi",
        Stage.WHOLE,
        lambda _: (*_ROUNDINGS, *of_one),
        _rounded_nodes,
        lambda policy, answer: _with_rounded_nodes(policy, answer, levels),
        is_open=True,
    )


def _rounded_nodes(policy: Policy) -> str:
    word = _rounding_word(policy.node_rounding)
    if not policy.level_roundings:
        return word
    if word != NOT_ROUNDED or len(policy.level_roundings) > 1:
        return OTHER
    ((level, how),) = policy.level_roundings.items()
    return f"{level} {_rounding_word(how)}"


def _with_rounded_nodes(policy: Policy, answer: str, levels: tuple[str, ...]) -> Policy:
    level, _, how = answer.rpartition(" ")
    if not level:
        return replace(policy, node_rounding=_rounding_of(how), level_roundings={})
    if level not in levels:
        raise ValueError(answer)
    return replace(policy, node_rounding=Rounding(), level_roundings={level: _rounding_of(how)})


def _rounding_word(how: Rounding) -> str:
    mode = next((word for word, mode in _MODES.items() if mode is how.mode), None)
    return NOT_ROUNDED if mode is None else f"{mode}:{how.digits}"


def _rounding_of(answer: str) -> Rounding:
    if answer == NOT_ROUNDED:
        return Rounding()
    found = re.fullmatch(r"(arrotonda|tronca):([0-9]|-[1-3])", answer)
    if not found:
        raise ValueError(answer)
    return Rounding(_MODES[found[1]], int(found[2]))


def _lawful_limits(policy: Policy) -> tuple[str, ...]:
    fitting = (scale for scale in _SCALES if len(scale.split()) == len(policy.bands.bands) - 1)
    return tuple(dict.fromkeys([limits_of(policy), *fitting]))


def _with_limits(policy: Policy, answer: str) -> Policy:
    limits = answer.split()
    first, *others = policy.bands.bands
    bands = [
        replace(band, lower=float(limit.removeprefix(">")), includes_lower=not limit.startswith(">"))
        for band, limit in zip(others, limits, strict=True)
    ]
    return replace(policy, bands=replace(policy.bands, bands=(first, *bands)))
