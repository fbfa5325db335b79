"""Promemoria as a calendar: what RFC 5545 asks of a file, whatever the texts of the data."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.facts.in_course import JUNE, torino_in_course
from ui.documents.calendar import as_ics, escaped, folded
from ui.facts.monitoring import awaited_rows, progress_of

MADE = date(2022, 7, 1)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)


def unescaped(text: str) -> str:
    """As a calendar reads a property back."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_unfolds_to_what_it_was(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert folded(line).replace("\r\n ", "") == line


@given(TEXTS)
def test_an_escaped_text_is_one_line_without_bare_separators_and_is_read_back(text: str) -> None:
    found = escaped(text)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", found)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", found)
    wanted = text.replace("\r\n", "\n").replace("\r", "\n")
    assert unescaped(found) == re.sub(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]", "", wanted)


def test_every_awaited_indicator_is_a_whole_day_on_which_it_is_due() -> None:
    view = torino_in_course()
    rows = awaited_rows(view, view.main, progress_of(view, view.main, JUNE))
    text = as_ics(rows, "Promemoria", "torino/2022", MADE).decode().replace("\r\n ", "")
    events = text.split("BEGIN:VEVENT\r\n")[1:]
    assert len(events) == len(rows) > 1
    assert len({re.search("UID:(.*)", event)[1] for event in events}) == len(rows)  # type: ignore[index]
    for row, event in zip(rows, events, strict=True):
        assert f"DTSTART;VALUE=DATE:{row.due:%Y%m%d}\r\n" in event
        assert row.code in event
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")


def test_the_same_rows_of_the_same_day_are_the_same_bytes() -> None:
    assert as_ics((), "x", "y", MADE) == as_ics((), "x", "y", MADE)
    assert b"BEGIN:VEVENT" not in as_ics((), "x", "y", MADE)
