"""Nothing that comes from data is read as Markdown or as markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.facts.escape import figure, markdown

SPECIAL = r"\`*_{}[]<>()#+-!|$:~^="


@given(st.text())
def test_no_special_character_is_left_bare(text):
    bare = re.sub(r"\\.", "", markdown(text))
    assert not set(bare) & set(SPECIAL)


@given(st.text())
def test_the_reader_sees_the_same_letters(text):
    assert re.sub(r"\\(.)", r"\1", markdown(text)) == " ".join(text.split())


@given(st.text())
def test_no_tag_reaches_a_figure(text):
    assert "<" not in figure(text)
    assert ">" not in figure(text)
