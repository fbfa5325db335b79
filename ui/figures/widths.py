"""How wide the columns of a table are: its longest texts share what the others leave, where it is a page wide.

Streamlit shares what is still free among all the columns alike, so that a number gets as much of it as a name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts.text_fit import Face, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pandas.io.formats.style import Styler

PAGE: Final = 1205
"""Pixels of a table as wide as the page, on a screen of 1280; some are left for letters wider than those measured."""
HALF: Final = 535
"""The same of one beside another."""
DIALOG: Final = 690
"""The same of one in a dialog."""
LETTERS: Final = 12.8
"""Size of the letters of a table, in pixels."""
PADDING: Final = 18
"""Pixels of a column that are not of its text."""
LEAST: Final = 220
"""Pixels that are never taken from a long text."""
_NUMBER: Final = 60
"""Pixels of a column of numbers with a short heading."""
_MEASURED: Final = 12
"""How many of the longest texts of a column are measured: letters do not differ enough for more."""


def long_columns(
    table: pd.DataFrame | Styler,
    *,
    page: int = PAGE,
    taken: Mapping[str, int] | None = None,
    order: Sequence[str] | None = None,
) -> dict[str, int]:
    """Pixels of the columns that have long texts: those that have them rarely keep the width of the others.

    Args:
        table: what is shown.
        page: pixels of the whole table.
        taken: pixels of columns that are settled otherwise.
        order: of the columns in sight; None for all of them.

    Examples:
        >>> long_columns(pd.DataFrame({"Codice": ["A01"], "Nome": ["Promuovere le imprese " * 20]}), page=700)
        {'Nome': 641}
    """
    frame: pd.DataFrame = table if isinstance(table, pd.DataFrame) else table.data  # type: ignore[attr-defined]
    shown = list(map(str, order or frame.columns))
    settled = {name: pixels for name, pixels in (taken or {}).items() if name in shown}
    names = [name for name in shown if name not in settled]
    texts = {name: _by_length(frame[name].tolist()) for name in names}
    needed = {name: _needed(name, texts[name]) for name in names}
    usual = {name: _usual(name, texts[name]) for name, pixels in needed.items() if pixels > LEAST}
    rarely = {name: pixels for name, pixels in usual.items() if pixels <= LEAST}
    long = {name: needed[name] for name in usual if name not in rarely}
    room = page - sum((settled | needed | rarely).values()) + sum(long.values())
    most = max(_level(long.values(), room), LEAST)
    return {name: min(pixels, most) for name, pixels in long.items()} | rarely


def _by_length(cells: Iterable[object]) -> list[str]:
    """The texts of a column, the longest last."""
    return sorted((cell for cell in cells if isinstance(cell, str) and cell), key=len)


def _needed(name: str, texts: Sequence[str]) -> int:
    """Pixels that no text of a column goes beyond."""
    least = 0 if texts else _NUMBER
    return max(least, *(pixels_of(text) for text in (name, *texts[-_MEASURED:])))


def _usual(name: str, texts: Sequence[str]) -> int:
    """The same of nine texts out of ten: one that is long among numbers takes no room from the others."""
    return max(pixels_of(name), pixels_of(texts[len(texts) * 9 // 10]) if texts else _NUMBER)


@lru_cache(maxsize=8192)
def pixels_of(text: str) -> int:
    """Pixels of a column that a text fills in one line."""
    return round(width(text, Face(LETTERS)) + PADDING)


def _level(needed: Iterable[int], room: int) -> int:
    """The most that each may have so that together they have no more than there is.

    Examples:
        >>> _level([300, 500, 900], 1300), _level([300], 1000)
        (500, 300)
    """
    asked = sorted(needed)
    for at, pixels in enumerate(asked):
        share = room // (len(asked) - at)
        if pixels > share:
            return share
        room -= pixels
    return max(asked, default=0)
