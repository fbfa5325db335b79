"""Where words go on a figure so that they cover neither each other nor the marks: all in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTER: Final = 0.55
"""Width of a letter beside its size: a little more than that of the font, so that what is estimated fits."""
_LINE: Final = 1.25
_GAP: Final = 8.0
"""From a mark to the nearest edge of its label."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows upwards, as on the axes of a figure."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box of a size about a centre."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Box) -> bool:
        """Whether two boxes have an area in common."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def lies_in(self, other: Box) -> bool:
        """Whether no part of it is out of the other."""
        inside = other.left <= self.left and self.right <= other.right
        return inside and other.bottom <= self.bottom and self.top <= other.top


@dataclass(frozen=True, slots=True)
class Mark:
    """A point and the words that belong to it."""

    x: float
    y: float
    text: str


def placed(
    marks: Sequence[Mark], taken: Sequence[Box], within: Box, size: float
) -> tuple[tuple[float, float] | None, ...]:
    """How far from its mark the centre of each label is; None where there is no room for it.

    Args:
        marks: what matters most first: it is the last to be left out.
        taken: what no label may cover.
        within: the area of the figure.
        size: of the letters.

    Examples:
        >>> placed([Mark(50, 50, "10")], [], Box(0, 0, 100, 100), 10)
        ((0.0, 14.25),)
        >>> placed([Mark(50, 50, "10")], [Box(0, 0, 100, 100)], Box(0, 0, 100, 100), 10)
        (None,)
    """
    found: list[tuple[float, float] | None] = []
    full = list(taken)
    for mark in marks:
        width, height = len(mark.text) * size * LETTER, size * _LINE
        for dx, dy in _ways(width, height):
            box = Box.around(mark.x + dx, mark.y + dy, width, height)
            if box.lies_in(within) and not any(box.meets(other) for other in full):
                found.append((dx, dy))
                full.append(box)
                break
        else:
            found.append(None)
    return tuple(found)


def _ways(width: float, height: float) -> Iterator[tuple[float, float]]:
    """Above, below, beside; then the corners; then a line farther."""
    up, side = _GAP + height / 2, _GAP + width / 2
    yield from ((0.0, up), (0.0, -up), (side, 0.0), (-side, 0.0))
    yield from ((side, up), (-side, up), (side, -up), (-side, -up))
    yield from ((0.0, up + height), (0.0, -up - height), (0.0, up + 2 * height), (0.0, -up - 2 * height))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Places on a line as near as may be to those that are wanted, in their order, each a gap from the next.

    Args:
        wanted: in any order.
        gap: between neighbours; less where the line is too short for all of them.
        low: where the line begins.
        high: where it ends.

    Examples:
        >>> spread([46.0, 46.0, 20.0], 10, 0, 100)
        (41.0, 51.0, 20.0)
    """
    if not wanted:
        return ()
    gap = min(gap, (high - low) / max(1, len(wanted) - 1))
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    groups: list[list[float]] = []
    for at, number in enumerate(order):
        # Shifted by their gaps, places in order are places that do not decrease: neighbours that would take their mean.
        group = [wanted[number] - at * gap, 1.0]
        while groups and groups[-1][0] > group[0]:
            before = groups.pop()
            many = before[1] + group[1]
            group = [(before[0] * before[1] + group[0] * group[1]) / many, many]
        groups.append(group)
    last = high - (len(wanted) - 1) * gap
    flat = [min(max(mean, low), last) for mean, many in groups for _ in range(int(many))]
    found = dict(zip(order, (place + at * gap for at, place in enumerate(flat)), strict=True))
    return tuple(found[number] for number in range(len(wanted)))
