"""The minutes: every decision that was asked, with what was decided of it, by whom and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data.plan.minutes import DECISION_LENGTH, MinutedDecision, Outcome
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.numbers import plain
from tests.ui.facts.briefing.years import LONG, comune, renamed, shipped, sources_of, synthetic
from ui.facts.briefing import decisions
from ui.facts.briefing.sentences import LABEL
from ui.facts.briefing.slide import BESIDE
from ui.facts.briefing.verbale import verbale

WHEN = datetime(2026, 3, 1, 10, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic(), comune()])
def test_every_decision_that_was_asked_has_its_row(sources) -> None:
    found = verbale(sources)
    asked = list(decisions.decisions(sources))
    assert [row[2] for row in found.table.rows] == [each.question for each in asked]
    assert {row[4] for row in found.table.rows} <= {"Da decidere"}
    assert {len(row) for row in found.table.rows} <= {len(found.table.headings)}
    assert found.summary.endswith(f": {len(asked)}\u00a0ancora da decidere.")


def test_what_was_decided_is_there_with_its_note_who_minuted_it_and_when() -> None:
    sources = shipped("torino")
    first, second, *_ = decisions.decisions(sources)
    made = [
        MinutedDecision(
            decision=decisions.recorded(sources, asked, outcome, note), author="Rossi", saved_at=WHEN, version=1
        )
        for asked, outcome, note in ((first, Outcome.APPROVED, "all'unanimità"), (second, Outcome.REJECTED, ""))
    ]
    found = verbale(replace(sources, minutes=made))
    assert [row[4:6] for row in found.table.rows[:2]] == [("Approvata", "all'unanimità"), ("Respinta", "")]
    assert found.table.rows[0][6].startswith("Rossi, 01/03/2026 ")
    assert plain(found.summary) == "Decisioni al 21 ottobre 2025: 1 approvata, 1 respinta, 11 ancora da decidere."
    assert found.title == "Verbale delle decisioni sui target del 2023"


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ("aaad", "3 approvate, 1 rinviata, 9 ancora da decidere"),
        ("addrr", "1 approvata, 2 rinviate, 2 respinte, 8 ancora da decidere"),
        ("r" * 13, "13 respinte"),
    ],
)
def test_how_many_decisions_agrees_with_what_was_decided(outcomes: str, told: str) -> None:
    sources = shipped("torino")
    meant = {"a": Outcome.APPROVED, "d": Outcome.DEFERRED, "r": Outcome.REJECTED}
    made = [
        MinutedDecision(
            decision=decisions.recorded(sources, asked, meant[sign]), author="Rossi", saved_at=WHEN, version=1
        )
        for asked, sign in zip(decisions.decisions(sources), outcomes, strict=False)
    ]
    assert plain(verbale(replace(sources, minutes=made)).summary) == f"Decisioni al 21 ottobre 2025: {told}."


def test_a_name_is_whole_in_the_minutes_however_long_and_can_be_written_down() -> None:
    sources = sources_of(renamed(plan("riviere"), LONG))
    names = [row[1] for row in verbale(sources).table.rows]
    assert any(len(name) > LABEL for name in names)
    assert not [name for name in names if "…" in name]
    asked = list(decisions.decisions(sources))
    assert all(len(decisions.recorded(sources, each, Outcome.APPROVED).about) <= DECISION_LENGTH for each in asked)
    shown = decisions.slide(sources).table
    assert shown is not None
    assert all(len(row[0].partition(BESIDE)[0]) <= LABEL for row in shown.rows)
