"""Nothing that comes from data is read as Markdown or as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import PIECES, hostile, read_as_more, shown
from ui.facts.escape import JOINER, figure, markdown
from ui.facts.format import percent

SPECIAL = r"\`*_{}[]<>()#+-!|$:~^=&"
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from([*PIECES, *SPECIAL, "http://", "www.", "@", ":a:", "1."])).map("".join)
)
LETTERS = TEXTS.map(lambda text: text.replace(JOINER, ""))


@given(TEXTS)
def test_no_special_character_is_left_bare(text):
    bare = re.sub(r"\\.", "", markdown(text))
    assert not set(bare) & set(SPECIAL)


@given(LETTERS)
def test_the_reader_sees_the_same_letters(text):
    assert shown(markdown(text)).split() == text.split()


@pytest.mark.parametrize("escaped", [markdown, figure])
def test_a_number_stays_on_the_line_of_its_unit(escaped):
    assert escaped(f"il calcolo \n {percent(98.28)}\t") == f"il calcolo {percent(98.28)}"


@given(TEXTS)
def test_what_is_looked_for_in_the_text_that_is_left_is_not_there(text):
    left = re.sub(r"\\(.)", r"\1", markdown(text))
    assert not re.search(r"://|www\.|@\w|:[\w/+-]+:|[-<>=~]{2}", left, re.IGNORECASE)


@pytest.mark.parametrize("at", range(len(PIECES)))
def test_the_checker_of_the_pages_sees_every_piece_until_it_is_escaped(at):
    assert read_as_more(hostile(at))
    assert read_as_more(markdown(hostile(at))) == []


@pytest.mark.parametrize("piece", [piece for piece in PIECES if piece not in {"\\", "|", "%{ignoto}"}])
def test_the_checker_knows_each_piece_by_itself(piece):
    assert read_as_more(piece)


@given(st.text())
def test_no_tag_and_no_template_reaches_a_figure(text):
    found = figure(text)
    assert not re.search(r"[<>]|%\{", found)
