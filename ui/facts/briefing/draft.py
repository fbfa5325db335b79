"""What a person does to the list of slides: each gives a new list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.briefings import SavedSlide
from ui.facts.briefing.build import GENERATED, IN_RESERVE
from ui.facts.briefing.slide import SlideKind

if TYPE_CHECKING:
    from collections.abc import Sequence

Slides = tuple[SavedSlide, ...]


def unedited() -> Slides:
    """The slides that every briefing begins with."""
    return tuple(SavedSlide(code=str(kind), kind=str(kind), is_hidden=kind in IN_RESERVE) for kind in GENERATED)


def complete(saved: Sequence[SavedSlide]) -> Slides:
    """What was saved, with the generated slides that it does not name at its end."""
    codes = {each.code for each in saved}
    return (*saved, *(each for each in unedited() if each.code not in codes))


def moved(slides: Slides, code: str, by: int) -> Slides:
    """A slide some places further on, or back; it stops at the ends. The same list where there is none of that code."""
    if not any(each.code == code for each in slides):
        return slides
    at = _at(slides, code)
    there = max(0, min(len(slides) - 1, at + by))
    rest = [*slides[:at], *slides[at + 1 :]]
    return (*rest[:there], slides[at], *rest[there:])


def changed(slides: Slides, code: str, **fields: str | bool) -> Slides:
    """A slide with other texts, or hidden, or shown again."""
    return tuple(replace(each, **fields) if each.code == code else each for each in slides)  # type: ignore[arg-type]


def with_node(slides: Slides, node: str, after: str) -> Slides:
    """One more slide, on an objective; the same list where it has one already."""
    code = f"{SlideKind.NODE}-{node}"
    if any(each.code == code for each in slides):
        return slides
    return _after(slides, SavedSlide(code=code, kind=str(SlideKind.NODE), subject=node), after)


def with_text(slides: Slides, after: str) -> Slides:
    """One more slide, to be written."""
    taken = {each.code for each in slides}
    number = next(n for n in range(1, len(slides) + 2) if f"{SlideKind.TEXT}-{n}" not in taken)
    return _after(slides, SavedSlide(code=f"{SlideKind.TEXT}-{number}", kind=str(SlideKind.TEXT)), after)


def without(slides: Slides, code: str) -> Slides:
    """The list without a slide that a person had added; the others stay, and are hidden."""
    return tuple(each for each in slides if each.code != code or not is_added(each))


def is_added(slide: SavedSlide) -> bool:
    """Whether a person added it: only such a slide can be taken away, the others are hidden."""
    return slide.kind not in {str(kind) for kind in GENERATED}


def _after(slides: Slides, new: SavedSlide, after: str) -> Slides:
    at = _at(slides, after) + 1
    return (*slides[:at], new, *slides[at:])


def _at(slides: Slides, code: str) -> int:
    """Where a slide is; the end where there is none of that code."""
    return next((at for at, each in enumerate(slides) if each.code == code), len(slides) - 1)
