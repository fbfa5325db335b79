"""Two people's slides made one: what only one of them changed is taken; what both changed is asked, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from data.plan.briefings import SavedSlide

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ui.facts.briefing.draft import Slides

FIELDS: Final = tuple(each.name for each in fields(SavedSlide) if each.name not in {"code", "kind"})
NAMES: Final = {
    "subject": "lo scenario",
    "headline": "il titolo",
    "comment": "il commento",
    "notes": "la nota per chi parla",
    "is_hidden": "se si mostra",
}
"""What a person calls each field."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed, each in another way."""

    code: str
    field: str
    mine: str | bool
    theirs: str | bool


Choices = Mapping[Conflict, bool]
"""Whether one's own counts, of each conflict as it was read: of a text that nobody has seen nothing was chosen."""


def merged(
    base: Slides, mine: Slides, theirs: Slides, choices: Choices | None = None
) -> tuple[Slides, tuple[Conflict, ...]]:
    """The slides of both, and what still has to be chosen, where for now one's own stands.

    Args:
        base: what both began from.
        mine: as one person has them now.
        theirs: as they were saved meanwhile.
        choices: what was chosen of earlier conflicts.
    """
    choices = choices or {}
    by_code = [{each.code: each for each in slides} for slides in (base, mine, theirs)]
    found = [_slide(code, by_code, choices) for code in _order(base, mine, theirs)]
    slides = tuple(slide for slide, _ in found if slide is not None)
    return slides, tuple(conflict for _, conflicts in found for conflict in conflicts)


def _order(base: Slides, mine: Slides, theirs: Slides) -> list[str]:
    """One's own order where one moved a slide, else the other's; slides that it does not have come after."""
    codes = [[each.code for each in slides] for slides in (base, mine, theirs)]
    known = [[code for code in codes[0] if code in own] for own in codes[1:]]
    is_moved = [code for code in codes[1] if code in codes[0]] != known[0]
    first, second = (codes[1], codes[2]) if is_moved else (codes[2], codes[1])
    order = list(first)
    for at, code in enumerate(second):
        if code not in order:
            before = next((c for c in reversed(second[:at]) if c in order), None)
            order.insert(order.index(before) + 1 if before else 0, code)
    return order


def _slide(
    code: str, by_code: list[dict[str, SavedSlide]], choices: Choices
) -> tuple[SavedSlide | None, tuple[Conflict, ...]]:
    """None for a slide that one took away and the other left as it was."""
    base, mine, theirs = (each.get(code) for each in by_code)
    if mine is None or theirs is None:
        kept = mine or theirs
        return (None if kept == base else kept), ()
    found = tuple(_conflicts(base, mine, theirs))
    given_up = {c.field for c in found if not choices.get(c, True)}
    values = {name: _value(name, (base, mine, theirs), given_up) for name in FIELDS}
    return replace(mine, **values), tuple(c for c in found if c not in choices)


def _conflicts(base: SavedSlide | None, mine: SavedSlide, theirs: SavedSlide) -> Iterator[Conflict]:
    for name in FIELDS:
        own, other = getattr(mine, name), getattr(theirs, name)
        if own != other and (base is None or getattr(base, name) not in {own, other}):
            yield Conflict(mine.code, name, own, other)


def _value(name: str, slides: tuple[SavedSlide | None, SavedSlide, SavedSlide], given_up: Collection[str]) -> Any:  # noqa: ANN401 - a field is a text or a flag
    base, mine, theirs = (getattr(each, name, None) for each in slides)
    if base == mine or name in given_up:
        return theirs
    return mine
