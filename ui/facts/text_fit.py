"""How much room a text takes, estimated from the widths of Arial's letters: nothing here draws.

Sizes and widths are of one unit, whichever it is: points in Office, parts of a slide on the screen. A text that does
not fit at the smallest legible size is cut with an ellipsis; whoever cuts it puts the whole of it in the notes.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.facts.format import short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GROUPS: Final[Mapping[int, str]] = MappingProxyType(
    {
        191: "'",
        222: "ijl\u2018\u2019",
        260: "|",
        278: " \u00a0!,./:;I[\\]ft\u00b7",
        333: "()-`r\u201c\u201d",
        355: '"',
        389: "*{}",
        500: "Jcksvxyz",
        556: "#$0123456789?L_abdeghnopqu\u2013\u20ac\u00ab\u00bb",
        584: "+<=>~^\u2212\u2264\u2265\u00b0",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
    }
)
"""Thousandths of the size, by letter, as the metrics of Arial and of Helvetica give them."""
_WIDTHS: Final = MappingProxyType({sign: width for width, signs in _GROUPS.items() for sign in signs})
_WIDEST: Final = 1000
"""Of signs that are not listed: symbols, ideograms, faces."""
_BOLD: Final = 1.09
_RESERVE: Final = 1.03
"""What a program may add to the width by placing letters on whole pixels."""
_COUNTED: Final = 16_384
"""Texts whose lines are remembered: a slide tries many ways of sharing the same ones."""
LINE: Final = 1.2
"""Height of a line, in sizes."""


@dataclass(frozen=True, slots=True)
class Face:
    """Letters of one size."""

    size: float
    is_bold: bool = False

    @property
    def line(self) -> float:
        """Height of a line of these letters."""
        return self.size * LINE


def indent_of(size: float) -> float:
    """How far an item of a list goes in for each level; it has room for a number of two digits."""
    return size * 1.3


@dataclass(frozen=True, slots=True)
class Fitted:
    """Texts as they are shown, and the size at which all of them fit."""

    texts: tuple[str, ...]
    size: float


def width(text: str, face: Face) -> float:
    """The width of a text on one line.

    Examples:
        >>> round(width("Arial", Face(10)), 1)  # 667 + 333 + 222 + 556 + 222 thousandths of 10, and 3 % more
        20.6
    """
    thousandths = sum(_WIDTHS.get(sign) or _width_of(sign) for sign in text)
    return thousandths / 1000 * face.size * _RESERVE * (_BOLD if face.is_bold else 1)


def _width_of(sign: str) -> int:
    """An accented letter is as wide as the letter."""
    return _WIDTHS.get(unicodedata.normalize("NFD", sign)[0], _WIDEST)


@lru_cache(maxsize=_COUNTED)
def line_count(text: str, face: Face, room: float) -> int:
    """How many lines a text takes in a column; a word wider than the column is broken. One for an empty text.

    Examples:
        >>> line_count("Raggiunto in parte", Face(10), 60), line_count("W" * 20, Face(10), 60)
        (2, 4)
    """
    lines, used, blank = 1, 0.0, width(" ", face)
    for word in text.split(" "):
        needed = width(word, face)
        if used and used + blank + needed > room:
            lines, used = lines + 1, 0.0
        if needed > room:
            more = math.ceil(needed / max(room - face.size, 1)) - 1
            lines, used = lines + more, room
        else:
            used += needed + (blank if used else 0)
    return lines


def height(texts: Sequence[str], face: Face, room: float, gap: float) -> float:
    """The height of paragraphs one below the other; ``gap`` is between two of them."""
    lines = sum(line_count(text, face, room) for text in texts)
    return lines * face.line + gap * max(len(texts) - 1, 0)


def cut(text: str, face: Face, room: float, lines: int) -> str:
    """The longest beginning of a text that takes so many lines, with an ellipsis where something is left out.

    Examples:
        >>> cut("Garantire nel tempo la salute organizzativa", Face(10), 100, 1)
        'Garantire nel…'
        >>> cut("Breve", Face(10), 100, 1)
        'Breve'
    """
    if line_count(text, face, room) <= lines:
        return text
    low, high = 1, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fits = line_count(short(text, middle), face, room) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return short(text, low)


def one_text(text: str, sizes: Sequence[float], room: float, lines: int, *, is_bold: bool = False) -> Fitted:
    """A text in the largest of the sizes at which it takes no more than so many lines, else cut at the smallest."""
    for size in sizes:
        if line_count(text, Face(size, is_bold), room) <= lines:
            return Fitted((text,), size)
    return Fitted((cut(text, Face(sizes[-1], is_bold), room, lines),), sizes[-1])


def paragraphs(texts: Sequence[str], sizes: Sequence[float], room: tuple[float, float], gap: float) -> Fitted:
    """Paragraphs in the largest of the sizes at which all fit; at the smallest the longest ones are cut.

    Args:
        texts: in their order; the last ones are left out, and an ellipsis says so, where not even a line each fits.
        sizes: falling.
        room: width and height.
        gap: between two paragraphs.
    """
    wide, high = room
    for size in sizes:
        if height(texts, Face(size), wide, gap) <= high:
            return Fitted(tuple(texts), size)
    face = Face(sizes[-1])
    kept = [*texts[: max(int((high + gap) // (face.line + gap)), 1)]]
    if len(kept) < len(texts):
        kept[-1] += " …"
    budget = int((high - gap * (len(kept) - 1)) // face.line)
    most = _share([line_count(text, face, wide) for text in kept], budget)
    return Fitted(tuple(cut(text, face, wide, most) for text in kept), face.size)


def _share(needed: Sequence[int], budget: int) -> int:
    """The most lines that each paragraph may take so that all together stay within the budget; at least one.

    Examples:
        >>> _share([1, 5, 3], 7), _share([4, 4], 1)
        (3, 1)
    """
    fits = [most for most in range(1, max(needed, default=1) + 1) if sum(min(n, most) for n in needed) <= budget]
    return max(fits, default=1)
