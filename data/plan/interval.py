"""Targets that are an interval: «tra 10 e 15», both limits included."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.quantities import between
from data.plan.relative import NUMBER
from scoring.model import Direction, Op

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.policy import Policy

_SIGNED = rf"(-?{NUMBER})(?: ?(%|per cento))?"
_INTERVAL = re.compile(rf"(?:compres[oa] )?(?:tra|fra) (?:il )?{_SIGNED} e (?:il )?{_SIGNED}")


def interval_of(text: str) -> tuple[str, str] | None:
    """The two limits of an interval, canonical, the lower first; None where the text is no interval.

    Examples:
        >>> interval_of("Tra 10 e 15"), interval_of("fra 2,5 % e 4 %"), interval_of("tra 15 e 10")
        (('10', '15'), ('2.5', '4'), None)
        >>> interval_of("da 10 a 15") is None  # it may be a way to go: from 10 up to 15
        True
    """
    found = _INTERVAL.fullmatch(" ".join(text.split()).strip(" .").casefold())
    if not found:
        return None
    low, high = (found[at].replace(",", ".") for at in (1, 3))
    return (low, high) if float(low) < float(high) else None


def is_in_percent(text: str) -> bool:
    """Whether an interval is written with the sign of a percentage."""
    return bool(re.search("%|per cento", text.casefold()))


def within(measure: Measure, limits: tuple[str, str], policy: Policy) -> Measure:
    """The measure that promises to stay inside two limits; the very same unless only the target is right for it.

    The rule of the method holds where it is an ``intervallo`` of the same limits, with its soglie; elsewhere inside
    is 100 and outside is 0.
    """
    if measure.direction is not Direction.NOMINAL:
        return measure
    promised = replace(measure, target=between(*limits), op=Op.EQUAL)
    rule, params = policy.rule_of(promised)
    if rule == "intervallo" and params[1:3] == tuple(map(float, limits)):
        return promised
    return replace(promised, rule="on_off", rule_params=())
