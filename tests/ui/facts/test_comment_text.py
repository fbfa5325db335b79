"""What a person writes, as paragraphs: nothing is lost, nothing is obeyed, and an odd text takes no time."""

from __future__ import annotations

import time

import pytest

from ui.documents.pptx.comment_fit import comment_fit, comment_high
from ui.facts.comment_text import Run, comment_paragraphs, runs

SENTENCE = "Una frase che occupa un poco di spazio sulla pagina. "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**aperto", "**aperto"),
        ("kpi_3_01 e kpi_3_02", "kpi_3_01 e kpi_3_02"),
        (r"\*non corsivo\*", "*non corsivo*"),
        ("<b>x</b> &amp;", "<b>x</b> &amp;"),
        ("![logo](http://a.it/x.png)", "logo (http://a.it/x.png)"),
        ("[](http://a.it)", "(http://a.it)"),
        ("`=SOMMA(A1)`", "=SOMMA(A1)"),
        ("> citato", "citato"),
        ("### Titolo ###", "Titolo"),
        ("a\x07b\u202ec", "abc"),
    ],
)
def test_a_mark_that_marks_nothing_is_shown(text: str, shown: str) -> None:
    assert [paragraph.text for paragraph in comment_paragraphs(text)] == [shown]


def test_bold_italic_and_both() -> None:
    assert runs("***a*** __b__ _c_") == (
        Run("a", is_bold=True, is_italic=True),
        Run(" "),
        Run("b", is_bold=True),
        Run(" "),
        Run("c", is_italic=True),
    )


def test_items_keep_their_number_and_their_level() -> None:
    found = comment_paragraphs("3. tre\n4) quattro\n- a\n  - b\n      - c\n            - d")
    assert [(p.marker, p.level, p.text) for p in found] == [
        ("3.", 0, "tre"),
        ("4.", 0, "quattro"),
        ("•", 0, "a"),
        ("•", 1, "b"),
        ("•", 2, "c"),
        ("•", 2, "d"),
    ]


def test_an_empty_comment_has_no_paragraphs() -> None:
    assert not comment_paragraphs("")
    assert not comment_paragraphs(" \n\t\n-  \n")


def test_marks_that_never_close_take_no_time() -> None:
    began = time.perf_counter()
    comment_paragraphs("**a [b](c _d `e " * 2000)
    assert time.perf_counter() - began < 5


def test_a_comment_that_fits_is_whole_in_the_largest_letters() -> None:
    comment = comment_paragraphs(f"{SENTENCE}\n\n{SENTENCE}")
    assert comment_fit(comment, (24.0, 18.0), (800.0, 300.0)) == (comment, 24.0)


@pytest.mark.parametrize("high", [22.0, 60.0, 90.0, 130.0, 200.0])
def test_a_comment_that_does_not_fit_is_its_beginning_and_says_so(high: float) -> None:
    comment = comment_paragraphs("\n\n".join(["**Forte** " + SENTENCE * 3] * 12))
    shown, size = comment_fit(comment, (24.0, 18.0), (400.0, high))
    assert size == 18.0
    assert comment_high(shown, size, 400.0) <= high
    text, whole = " ".join(p.text for p in shown), " ".join(p.text for p in comment)
    assert text.endswith("…")
    assert whole.startswith(text.removesuffix("…").rstrip())
    assert shown[0].runs[0].is_bold
