"""The numbered notes: all of them, in order, each with what it belongs to."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.plan.notes import notes
from tests.scoring.shipped import plan

if TYPE_CHECKING:
    from data.plan.notes import Note

REFERENCE = Path(__file__).parents[2] / "golden" / "reference" / "riviere_history.csv"


def numbered(number: str) -> list[Note]:
    return [note for note in notes(plan("riviere")) if note.number == number]


def test_every_row_of_the_transcribed_notes_is_reached_through_the_notes_in_its_order() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        reference = list(csv.DictReader(file))
    found = [(note.number, str(row.year), row.raw) for note in notes(plan("riviere")) for row in note.rows]
    assert len(found) == 360
    assert found == [(row["nota"], row["year"], row["raw"]) for row in reference]


def test_a_note_may_serve_six_indicators_or_none() -> None:
    (six,) = numbered("88")
    assert [key.indicator_code for key in six.keys] == [f"D01.03_{n}" for n in range(1, 7)]
    assert (six.source, len(six.rows), six.text) == ("Applicativo Prosa", 18, "2020: ND\n2021: ND\n2022:")
    (none,) = numbered("29")
    assert (none.keys, none.source, none.text) == ((), "Rendicontazione del Progetto", "2020: ND\n2021: ND\n2022: ND")


def test_a_number_printed_twice_is_two_notes() -> None:
    assert [[key.indicator_code for key in note.keys] for note in numbered("73")] == [["B06.04_1"], ["B07_1"]]


def test_a_note_of_one_year_and_one_of_two_sources_are_as_the_others() -> None:
    first, *_ = (row for row in plan("riviere").history if row.note_number == "88")
    again = replace(first, source="Altra fonte", raw="2021: 5")
    (one,) = notes(replace(plan("riviere"), history=(first,)))
    assert (one.number, one.rows, one.source, one.text) == ("88", (first,), "Applicativo Prosa", "2020: ND")
    (two,) = notes(replace(plan("riviere"), history=(first, again, first)))
    assert (two.source, two.text) == ("Applicativo Prosa\nAltra fonte", "2020: ND\n2021: 5")
    assert two.keys == (first.key,)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("9", "2020: 2.660\n2021: 3.124\n2022: 3.671"),
        ("94", "2020: 76,80\n2021: 75,10 nella piattaforma Pareto risulta 75,92\n2022: 67,90"),
        ("23", "2020: € 48,46 (i.e. per impresa)\n2021: € 36,78\n2022: € 37,45"),
    ],
)
def test_the_text_of_a_note_is_the_printed_one(number: str, text: str) -> None:
    assert [note.text for note in numbered(number)] == [text]
