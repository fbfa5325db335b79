"""Note: every printed row of every note can be reached, searched, and leads to its indicator."""

from __future__ import annotations

import csv
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "golden" / "reference" / "riviere_history.csv"


def text(at):
    return " ".join(e.value for e in [*at.markdown, *at.header, *at.caption]).replace("\\", "")


def test_every_note_is_listed_and_every_year_is_in_its_row(opened):
    table = opened("note", ente="riviere").dataframe[0].value
    rows = list(csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()))

    assert set(table["Nota"]) == {row["nota"] for row in rows}
    assert len(rows) == 360
    shown = {
        (note, year): value
        for note, *values in table[["Nota", "2020", "2021", "2022"]].itertuples(index=False)
        for year, value in zip(("2020", "2021", "2022"), values, strict=True)
    }
    for row in rows:
        assert shown[row["nota"], row["year"]], row


def test_a_note_is_shown_as_printed(opened):
    said = text(opened("note", ente="riviere", nota="84"))

    assert "Nota 84" in said
    assert "60%" in said


def test_a_note_that_serves_several_indicators_leads_to_each(opened):
    said = text(opened("note", ente="riviere", nota="88"))

    assert all(f"D01.03_{n}" in said for n in range(1, 7))


def test_a_search_finds_by_number_indicator_source_and_text(opened):
    for wanted, note in (("nota 19 bis", "19 bis"), ("cassetto digitale", "6"), ("Kronos", "3"), ("65.991", "6")):
        found = opened("note", ente="riviere", cerca=wanted).dataframe[0].value
        assert note in list(found["Nota"]), wanted


def test_a_search_without_result_says_so(opened):
    assert "Nessuna nota" in opened("note", ente="riviere", cerca="zzzz").info[0].value


def test_indicators_without_note_and_notes_without_indicator_are_listed(opened):
    at = opened("note", ente="riviere")

    labels = [e.label for e in at.expander]
    assert "Indicatori senza nota (2)" in labels
    assert "Note senza indicatore (1)" in labels


def test_what_a_closed_list_holds_is_drawn_when_it_is_opened(opened):
    at = opened("note", ente="riviere")
    links, words = len(at.get("page_link")), len(at.markdown)
    at.session_state["Indicatori senza nota"] = True
    at.run()
    assert not at.exception
    assert len(at.get("page_link")) == links + 2
    assert len(at.markdown) == words


def test_a_document_without_notes_says_so(opened):
    assert "non ha note" in opened("note", ente="torino").info[0].value


def test_a_note_that_is_not_there_is_said(opened):
    assert "999" in opened("note", ente="riviere", nota="999").warning[0].value
