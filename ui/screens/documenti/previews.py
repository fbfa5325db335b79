"""The first page of a document beside its buttons: made when all else is on the screen, once for everybody."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.report_errors import UndrawableError
from ui.screens.session import version

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

DOTS: Final = 70.0
"""Of an inch: small enough for the page, legible where a person enlarges it."""
WIDTH: Final = 112
"""Pixels beside the buttons."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A first page still to be drawn.

    Attributes:
        place: where it goes.
        name: what it is the first page of.
        of: tells one document from another, within a state of the data.
        make: the picture (PNG), of so many dots an inch.
    """

    place: DeltaGenerator
    name: str
    of: tuple[str, ...]
    make: Callable[[float], bytes]


def draw(found: list[Preview]) -> None:
    """Fill the places; one whose page cannot be drawn stays empty, because the download says why."""
    for each in found:
        with suppress(UndrawableError):
            picture = _picture(version(), each.name, each.of, each.make)
            with each.place.container(key=f"prima pagina {each.name}"):
                st.image(picture, caption="Prima pagina", width=WIDTH, alt=f"La prima pagina: {each.name}")


@st.cache_data(max_entries=64, show_spinner=False)
def _picture(version: str, name: str, of: tuple[str, ...], _make: Callable[[float], bytes]) -> bytes:
    del version, name, of  # what tells one picture from another
    return _make(DOTS)
