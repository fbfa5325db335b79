"""A page of a slide on the screen: the same as a thumbnail, in the page where it is edited and on the whole screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.templates.logo import logo
from ui.facts.briefing.slide import SlideKind
from ui.figures import slide_html, theme
from ui.screens.session import is_dark, templates

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Slide
    from ui.facts.view import View

_HERE: Final = Path(__file__).parent


@cache
def _sheet(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def style(*more: str) -> None:
    """How slides look; ``more`` names style sheets beside this file."""
    ground = theme.ground(dark=is_dark())
    colours = f"--tg-paper: {ground.paper}; --tg-own: {ground.accent}; --tg-others: {ground.others};"
    sheets = "".join(_sheet(name) for name in ("stage.css", *more))
    st.html(f"<style>:root {{ {colours} }}{sheets}</style>")


def page(view: View, shown: Slide) -> None:
    """One of a slide's pages."""
    st.html(slide_html.slide(shown, _logo(view) if shown.kind is SlideKind.COVER else ""))


def _logo(view: View) -> str:
    found = logo(templates(view))
    return found.address if found else ""
