"""Decisions as they are minuted: each a new version of itself, in the words in which it was asked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data.plan.minutes import DECISION_LENGTH, Decision, Outcome
from data.store.files import entries, numbered_files
from data.workspace.errors import AuthorMissingError, DecisionMinutedError, SavedVersionGoneError, TooLongError
from data.workspace.minutes_writer import minute
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import open_workspace

ROOT = Path(__file__).resolve().parents[3]
ASKED = Decision(
    ente="torino",
    year=2022,
    code="rivedere OS01/EC07",
    about="Capacità di generare proventi (EC07)",
    question="Tenere il target?",
    fact="nel 2022: 7,75 %",
    outcome=Outcome.APPROVED,
)


def test_nothing_is_minuted_where_nobody_minuted(tmp_path: Path) -> None:
    assert open_workspace(tmp_path).minutes("torino", 2022) == ()


def test_the_last_word_on_a_decision_counts_and_the_earlier_one_is_still_listed(tmp_path: Path) -> None:
    minute(tmp_path, ASKED, author="Rossi", expected_version=0)
    mine = replace(ASKED, outcome=Outcome.DEFERRED, note=" a  marzo ")
    made = minute(tmp_path, mine, author=" Bianchi ", expected_version=1)
    with Workspace.open(tmp_path) as found:
        assert found.minutes("torino", 2022) == (made,)
    assert (made.version, made.author, made.decision.note) == (2, "Bianchi", "a marzo")
    listed = [entry[0] for entry in entries(numbered_files(tmp_path, WORKSPACE)[-1], WORKSPACE) or ()]
    assert listed == [f"decisione «{ASKED.about}»: approvata", f"decisione «{ASKED.about}»: rinviata"]


def test_decisions_keep_the_order_in_which_they_were_first_minuted(tmp_path: Path) -> None:
    for code, seen in (("b", 0), ("a", 0), ("b", 1), ("c", 0)):
        minute(tmp_path, replace(ASKED, code=code), author="Rossi", expected_version=seen)
    minute(tmp_path, replace(ASKED, ente="riviere"), author="Rossi", expected_version=0)
    with Workspace.open(tmp_path) as found:
        assert [each.decision.code for each in found.minutes("torino", 2022)] == ["b", "a", "c"]
        assert [each.version for each in found.minutes("torino", 2022)] == [2, 1, 1]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_comes_back(tmp_path: Path, outcome: Outcome) -> None:
    minute(tmp_path, replace(ASKED, outcome=outcome), author="Rossi", expected_version=0)
    (found,) = open_workspace(tmp_path).minutes("torino", 2022)
    assert found.decision.outcome is outcome


def test_what_nobody_signs_or_is_too_long_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(AuthorMissingError):
        minute(tmp_path, ASKED, author=" ", expected_version=0)
    with pytest.raises(TooLongError, match="nota"):
        minute(tmp_path, replace(ASKED, note="x" * (DECISION_LENGTH + 1)), author="Rossi", expected_version=0)
    assert open_workspace(tmp_path).minutes("torino", 2022) == ()


def test_what_somebody_minuted_since_it_was_read_is_told_and_not_covered(tmp_path: Path) -> None:
    theirs = minute(tmp_path, ASKED, author="Rossi", expected_version=0)
    with pytest.raises(DecisionMinutedError, match="verbalizzata da Rossi") as error:
        minute(tmp_path, replace(ASKED, outcome=Outcome.REJECTED), author="Bianchi", expected_version=0)
    assert error.value.theirs == theirs
    with pytest.raises(SavedVersionGoneError):
        minute(tmp_path, ASKED, author="Bianchi", expected_version=2)
    assert open_workspace(tmp_path).minutes("torino", 2022) == (theirs,)


MINUTER = """
import sys
from dataclasses import replace
from pathlib import Path
from data.plan.minutes import Decision
from data.workspace.errors import DecisionMinutedError
from data.workspace.minutes_writer import minute
from data.workspace.writer import open_workspace

here, who, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
asked = Decision(ente="torino", year=2022, code="altro 1", about="Smart working", question="Aggiungerlo?")
written = 0
while written < times:
    with open_workspace(here) as workspace:
        found = workspace.minutes("torino", 2022)
    note = (found[0].decision.note if found else "") + who
    try:
        minute(here, replace(asked, note=note), author=who, expected_version=found[0].version if found else 0)
    except DecisionMinutedError:
        continue
    written += 1
"""


def test_two_programs_that_minute_the_same_decision_lose_no_word_of_either(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MINUTER, str(tmp_path)]
    running = [subprocess.Popen([*command, who, "5"], cwd=ROOT) for who in ("A", "B")]
    assert [program.wait(timeout=120) for program in running] == [0, 0]
    (found,) = open_workspace(tmp_path).minutes("torino", 2022)
    assert found.version == 10
    assert sorted(found.decision.note) == ["A"] * 5 + ["B"] * 5
