"""The round as several people make it: nothing is lost, whoever saves first, and both see what clashes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.rounds import REASON_LENGTH, Choice, ChoiceDraft, How
from data.store.files import entries, numbered_files
from data.workspace.errors import (
    AuthorMissingError,
    RoundChangedError,
    TargetDecidedError,
    TargetValueError,
    TooLongError,
)
from data.workspace.round_writer import conclude, decide
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import open_workspace
from scoring.model import MeasureKey

if TYPE_CHECKING:
    from pathlib import Path

PLAN = ("torino", 2022)
SHEET = ("strategico", "")
KEYS = [MeasureKey(*SHEET, "OS01", code) for code in ("EC07", "EC27", "B3")]
TYPED = Choice(How.TYPED, "72.5", "come il cluster")
DRAFT = ChoiceDraft(*PLAN, KEYS[0], TYPED, None)


def test_what_is_decided_is_read_again_with_who_and_the_last_word_counts(tmp_path: Path) -> None:
    first = decide(tmp_path, DRAFT, author="Rossi")
    again = decide(tmp_path, replace(DRAFT, choice=Choice(), seen=first), author=" Bianchi ")
    with Workspace.open(tmp_path) as found:
        assert found.round_targets(*PLAN) == {KEYS[0]: again}
        assert found.round_targets(*PLAN, first.saved_at) == {KEYS[0]: first}
        assert found.round_targets("riviere", 2022) == {}
    assert (again.version, again.author, again.choice) == (2, "Bianchi", Choice())
    listed = [entry[0] for entry in entries(numbered_files(tmp_path, WORKSPACE)[-1], WORKSPACE) or ()]
    assert listed == ["target di «OS01/EC07» nel giro: scritto", "target di «OS01/EC07» nel giro: da decidere"]


def test_number_of_one_and_reason_of_another_stand_together(tmp_path: Path) -> None:
    began = decide(tmp_path, DRAFT, author="Rossi")
    decide(tmp_path, replace(DRAFT, choice=replace(TYPED, value="70"), seen=began), author="Rossi")
    both = decide(tmp_path, replace(DRAFT, choice=replace(TYPED, reason="ripensato"), seen=began), author="Bianchi")
    assert both.choice == Choice(How.TYPED, "70", "ripensato")


def test_the_same_number_from_two_people_is_no_quarrel(tmp_path: Path) -> None:
    first = decide(tmp_path, DRAFT, author="Rossi")
    assert decide(tmp_path, DRAFT, author="Bianchi") == first


def test_another_number_on_the_same_target_is_refused_with_what_is_there(tmp_path: Path) -> None:
    theirs = decide(tmp_path, DRAFT, author="Rossi")
    mine = replace(DRAFT, choice=replace(TYPED, value="80"))
    with pytest.raises(TargetDecidedError, match="Rossi") as error:
        decide(tmp_path, mine, author="Bianchi")
    assert error.value.theirs == theirs
    assert decide(tmp_path, replace(mine, seen=theirs), author="Bianchi").choice.value == "80"


@pytest.mark.parametrize(
    ("choice", "author", "error"),
    [
        (TYPED, " ", AuthorMissingError),
        (replace(TYPED, reason="x" * (REASON_LENGTH + 1)), "Rossi", TooLongError),
        (replace(TYPED, value="settanta"), "Rossi", TargetValueError),
        (replace(TYPED, value=""), "Rossi", TargetValueError),
    ],
    ids=["unsigned", "long", "words", "nothing"],
)
def test_what_cannot_be_saved_is_not_written(tmp_path: Path, choice: Choice, author: str, error: type) -> None:
    with pytest.raises(error):
        decide(tmp_path, replace(DRAFT, choice=choice), author=author)
    assert open_workspace(tmp_path).round_targets(*PLAN) == {}


def test_a_round_concluded_keeps_what_was_decided_until_then(tmp_path: Path) -> None:
    first = decide(tmp_path, DRAFT, author="Rossi")
    opened = decide(tmp_path, replace(DRAFT, key=KEYS[1], choice=Choice(reason="da chiedere")), author="Rossi")
    with Workspace.open(tmp_path) as found:
        assert found.agreed_targets(*PLAN, SHEET) == ()
    conclude(tmp_path, PLAN, SHEET, seen={KEYS[0]: first, KEYS[1]: opened}, author="Rossi")
    decide(tmp_path, replace(DRAFT, choice=replace(TYPED, value="80"), seen=first), author="Bianchi")
    with Workspace.open(tmp_path) as found:
        assert found.agreed_targets(*PLAN, SHEET) == (first,)
        assert found.agreed_targets(*PLAN, ("individuale", "Neri")) == ()
        assert found.round_ends(*PLAN)[SHEET].author == "Rossi"


def test_a_round_is_not_concluded_over_what_was_not_read(tmp_path: Path) -> None:
    decide(tmp_path, DRAFT, author="Rossi")
    with pytest.raises(RoundChangedError, match="EC07"):
        conclude(tmp_path, PLAN, SHEET, seen={}, author="Bianchi")
    assert open_workspace(tmp_path).round_ends(*PLAN) == {}
    # What was decided on another sheet does not matter to this one.
    conclude(tmp_path, PLAN, ("individuale", "Neri"), seen={}, author="Bianchi")
