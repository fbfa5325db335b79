"""Notes found by what they say, and the lines of a note."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from data.plan.notes import Note
from data.plan.records import HistoryRow
from scoring.basis import Basis
from scoring.model import Quantity
from tests.scoring.shipped import plan
from ui.facts.note import lines, matching, times
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View


@cache
def riviere() -> View:
    return year_view(plan("riviere"), (), Basis())


def a_line(year: int, raw: str, availability: str = "value") -> HistoryRow:
    return HistoryRow(
        note_number="1",
        key=None,
        indicator_name="",
        source="",
        year=year,
        value=None,
        numerator=None,
        denominator=None,
        availability=availability,
        raw=raw,
    )


def test_without_a_text_every_note_is_found() -> None:
    assert matching(riviere(), "  ") == riviere().notes


@pytest.mark.parametrize("of", ["number", "source", "code", "name"])
def test_a_note_is_found_by_whatever_it_says_in_capitals_or_not(of: str) -> None:
    view = riviere()
    note = next(n for n in view.notes if n.keys and n.source)
    words = {
        "number": f"nota {note.number}",
        "source": note.source,
        "code": note.keys[0].indicator_code,
        "name": view.texts[note.keys[0]].indicator_name,
    }
    assert note in matching(view, words[of].upper())
    assert len(matching(view, words[of])) < len(view.notes) or of == "source"


def test_a_text_that_no_note_has_finds_none() -> None:
    assert matching(riviere(), "zz parola che non c'è") == ()


def test_a_line_that_serves_several_indicators_is_told_once() -> None:
    note = Note("1", "", (a_line(2022, "2022: 5"), a_line(2022, "2022: 5"), a_line(2023, "2023: 6")), (), "")
    assert lines(note) == ["2022: 5", "2023: 6"]


def test_a_blank_and_a_year_that_is_not_printed_say_so() -> None:
    note = Note("1", "", (a_line(2022, "2022:", "blank"), a_line(2023, "", "ND")), (), "")
    assert lines(note) == ["2022: (in bianco nel documento)", "2023: ND"]


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert matching(riviere(), "qualità") == matching(riviere(), "QUALITA") != ()


def test_a_period_is_in_its_place_among_the_years_and_is_found_by_its_name() -> None:
    rows = [
        replace(a_line(2014, ""), period="2010-14", value=Quantity(20.0, 0.0, "20")),
        replace(a_line(0, "", "ND"), year=None, period="anno non noto"),
        a_line(2022, "2022: 7"),
        replace(a_line(2022, "I sem.: 3"), period="I semestre"),
        a_line(2021, "2021: 6"),
    ]
    assert times(rows) == ["2010-14", "2021", "I semestre 2022", "2022", "anno non noto"]
    note = Note("1", "", tuple(rows), (), "")
    assert lines(note) == ["2010-14: 20", "anno non noto: ND", "2022: 7", "I sem.: 3", "2021: 6"]
    view = replace(riviere(), notes=(note,))
    assert matching(view, "i semestre") == (note,)
    assert matching(view, "III") == ()
