"""What the guide says of three figures is what the program finds."""

from __future__ import annotations

import re
from pathlib import Path

from data.format.new_ente import NewEnte
from data.format.own_figures import plan_of, read_figures
from data.format.spreadsheet import Cell, Sheet
from scoring.question import answered
from scoring.variants import search
from ui.facts.format import NBSP
from ui.facts.method_guide import tried
from ui.facts.method_guide.subject import subject_of

GUIDE = Path(__file__).parents[1] / "docs" / "guida" / "README.md"
CHAPTER = GUIDE.read_text(encoding="utf-8").split("\n## Metodo\n")[1]
LINES = [line for line in CHAPTER.splitlines() if line.startswith("| ")]
SHEET = Sheet("Guida", tuple(tuple(Cell(text.strip()) for text in line.strip("|").split("|")) for line in LINES[:4]))


def test_the_sentence_and_the_two_choices_of_the_guide_are_those_found() -> None:
    reading = read_figures(SHEET, NewEnte(code="ente", name="Ente", short_name="Ente", year=2024))
    assert reading.folder is not None, reading.problems
    subject = subject_of(plan_of(reading.folder))
    found = search(subject.sheets, subject.plan.policy, subject.questions)
    told = " ".join(re.sub(r"^> ", "", CHAPTER, flags=re.MULTILINE).split())
    assert tried.verdict(found).replace(NBSP, " ") in told
    choices = [row["Per coincidere"] for row in tried.change_rows(found, subject.questions, subject.names)]
    assert len(choices) == 2
    assert all(choice.lower() in told.lower() for choice in choices)
    again = answered(subject.plan.policy, {each.question: each.now for each in found.changes}, subject.questions)
    assert again == found.best.policy
