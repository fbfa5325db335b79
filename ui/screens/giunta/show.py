"""A slide on the screen: the same in the page where it is edited and when it has the whole screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.briefing.slide import SlideKind
from ui.figures import slide_html

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Slide


STYLE: Final = (Path(__file__).parent / "stage.css").read_text(encoding="utf-8")


def style() -> None:
    """How slides look."""
    st.html(f"<style>{STYLE}</style>")


def slide(shown: Slide) -> None:
    """Headline, numbers, figure or table, sentences, comment."""
    key = f"ipotesi-slide-{shown.code}" if shown.is_hypothesis else None
    with st.container(key=key):
        headline = slide_html.headline(shown)
        if headline:
            st.html(headline)
        inside(shown)


def inside(shown: Slide) -> None:
    """What is below the headline."""
    if shown.highlights:
        st.html(slide_html.highlights(shown.highlights))
    if shown.bars is not None and (shown.sentences or shown.comment):
        left, right = st.columns([7, 5], gap="medium")
        with left:
            st.html(slide_html.bars(shown.bars))
        with right:
            _words(shown)
        return
    if shown.bars is not None:
        st.html(slide_html.bars(shown.bars))
    if shown.table is not None:
        st.html(slide_html.table(shown.table))
    _words(shown)


def _words(shown: Slide) -> None:
    if shown.sentences:
        html_of = slide_html.cover if shown.kind is SlideKind.COVER else slide_html.sentences
        st.html(html_of(shown.sentences))
    if shown.comment:
        comment(shown.comment)


def comment(text: str) -> None:
    """What a person wrote, in the same simple Markdown as in the documents."""
    with st.container(key="commento"):
        st.html(slide_html.comment(text))


def is_live(shown: Slide) -> bool:
    """Whether the slide has sliders."""
    return shown.kind is SlideKind.WHATIF
