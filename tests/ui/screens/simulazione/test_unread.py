"""A browser that has not read the address yet does not undo what was written; one that goes back does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ui.screens.simulazione import unread

HERE, ELSEWHERE = ("torino", "2022", ""), ("riviere", "2023", "")


@pytest.fixture
def clock(monkeypatch):
    """The session, the time and the way back of one run, to be set."""
    now = SimpleNamespace(at=100.0, is_back=False)
    monkeypatch.setattr(unread.st, "session_state", {})
    monkeypatch.setattr(unread, "monotonic", lambda: now.at)
    monkeypatch.setattr(unread, "get_script_run_ctx", lambda: SimpleNamespace(is_history_navigation=now.is_back))
    return now


@pytest.mark.usefixtures("clock")
def test_every_text_that_stood_there_before_is_taken_for_the_last_one_written():
    unread.wrote(HERE, "", "one")
    unread.wrote(HERE, "one", "two")

    assert [unread.latest(HERE, told) for told in ("", "one", "two")] == ["two"] * 3


def test_whoever_goes_back_means_what_stood_there_and_stays_there(clock):
    unread.wrote(HERE, "", "one")
    clock.is_back = True
    assert unread.latest(HERE, "") == ""
    clock.is_back = False
    assert unread.latest(HERE, "") == ""


@pytest.mark.usefixtures("clock")
def test_what_is_undone_is_written_too():
    unread.wrote(HERE, "", "one")
    unread.wrote(HERE, "one", "")

    assert unread.latest(HERE, "one") == ""


def test_a_text_of_another_place_or_of_long_ago_or_never_written_is_as_it_is_told(clock):
    unread.wrote(HERE, "", "one")
    assert unread.latest(HERE, "other") == "other"
    unread.wrote(HERE, "", "one")
    assert unread.latest(ELSEWHERE, "") == ""
    assert unread.latest(HERE, "") == ""
    unread.wrote(HERE, "", "one")
    clock.at += 60
    assert unread.latest(HERE, "") == ""
