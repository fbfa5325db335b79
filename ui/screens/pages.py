"""A long list a page at a time: what is in sight, and the way to the rest."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.facts.format import number
from ui.screens import asked

ROWS: Final = 400
"""Rows of a table in sight at once: more than a person scrolls through, few enough to be drawn at once."""


def in_sight(count: int, noun: str, *, key: str = "pagina", most: int = ROWS) -> slice:
    """Which part of a list is in sight; above it the way to the rest, where there is any, and how much that is.

    Args:
        count: how long it is.
        noun: what it is of, plural.
        key: of the page, in the address; unique where a screen has several lists.
        most: on a page.
    """
    pages = -(-count // most)
    if pages < 2:
        return slice(0, count)
    asked.tell(key, [value for value in st.query_params.get_all(key) if not value.isdigit()])
    with st.container(horizontal=True, vertical_alignment="center"):
        at = min(pages, st.pagination(pages, key=key, bind="query-params", max_visible_pages=5))
        shown = slice((at - 1) * most, min(at * most, count))
        st.markdown(f":small[altri {number(count - (shown.stop - shown.start), 0)} {noun}]", width="stretch")
    return shown
