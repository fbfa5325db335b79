"""A long list a page at a time: what is in sight, and the way to the rest."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.facts.format import number
from ui.screens import asked

ROWS: Final = 400
"""Rows of a table in sight at once: more than a person scrolls through, few enough to be drawn at once."""
_NUMBERS: Final = 5
"""Pages whose number is in sight."""
_PIXELS: Final = 48
"""Of a number, and of an arrow."""


def in_sight(count: int, noun: str, *, key: str = "pagina", most: int = ROWS) -> slice:
    """Which part of a list is in sight; above it the way to the rest, where there is any, and where in it this is.

    Args:
        count: how long it is.
        noun: what it is of, plural.
        key: of the page, in the address; unique where a screen has several lists.
        most: on a page.
    """
    pages = -(-count // most)
    if pages < 2:
        one_of(pages, key)
        return slice(0, count)
    with st.container(horizontal=True, vertical_alignment="center"):
        at = one_of(pages, key)
        shown = slice((at - 1) * most, min(at * most, count))
        first, last, whole = (number(each, 0) for each in (shown.start + 1, shown.stop, count))
        st.markdown(f":small[{first}–{last} di {whole} {noun}]", width="stretch")
    return shown


def one_of(pages: int, key: str) -> int:
    """Which of several pages is open, from one; the address says it, and of one that is not there it is told.

    Args:
        pages: how many; of less than two there is nothing to choose.
        key: of the pages, in the address.
    """
    seen, at = f"{key} aperta", 1
    # A page that the reader was on, of a list that has since become shorter, was not asked by an address.
    strange = (value for value in st.query_params.get_all(key) if value != st.session_state.get(seen))
    asked.tell(key, [value for value in strange if not _is_there(value, pages)])
    if pages > 1:
        # Without a width it would take that of the few numbers that it shows first.
        width = _PIXELS * (min(pages, _NUMBERS) + 2)
        at = min(pages, st.pagination(pages, key=key, bind="query-params", max_visible_pages=_NUMBERS, width=width))
    st.session_state[seen] = str(at)
    return at


def _is_there(value: str, pages: int) -> bool:
    """Whether there is a page of this number; the first is there even where it is empty.

    Examples:
        >>> [_is_there(value, 3) for value in ("1", "3", "4", "0", "due", "²")]
        [True, True, False, False, False, False]
    """
    return value.isdecimal() and 1 <= int(value) <= max(pages, 1)
