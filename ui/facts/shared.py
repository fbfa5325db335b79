"""One indicator in several places: which one has its target and its value, and where else it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.shared import sources
from ui.facts.format import short

if TYPE_CHECKING:
    from scoring.model import MeasureKey
    from ui.facts.view import View

_MOST = 5
"""Other places that a page leads to."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of an indicator: what to say of it, and where it is."""

    sentence: str
    key: MeasureKey


def elsewhere(view: View, key: MeasureKey) -> tuple[Elsewhere, ...]:
    """The indicator that this one is; or else where this one is too. Empty where it is in one place only."""
    found = sources({row.key: row.same_as for row in view.texts.values()})
    if key in found:
        return (Elsewhere(f"Target e consuntivo sono quelli di {_named(view, found[key])}", found[key]),)
    others = [other for other, source in found.items() if source == key][:_MOST]
    return tuple(Elsewhere(f"Lo stesso indicatore è in {_named(view, other)}", other) for other in others)


def _named(view: View, key: MeasureKey) -> str:
    whose = " – ".join(filter(None, (view.section_name(key.section), key.owner)))
    return f"{whose} · {key.node_code} · {key.indicator_code} {short(view.texts[key].indicator_name, 60)}"
