"""What is found out once in a run of a page: kept while it runs, found out again by the next and after a save."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from data.store.files import STORE
from data.store.shipped import add_shipped
from data.store.writer import write_next
from ui.screens import session
from ui.screens.this_run import once, this_run

if TYPE_CHECKING:
    import pytest

APP = Path(__file__).parents[3] / "app.py"


def test_what_is_found_in_a_run_is_found_once_and_again_in_the_next() -> None:
    found = count()
    answers = []
    for _ in range(2):
        with this_run():
            answers.append([once("x", lambda: next(found)), once("x", lambda: next(found))])
    assert answers == [[0, 0], [1, 1]]


def test_outside_a_run_nothing_is_kept() -> None:
    found = count()
    assert [once("x", lambda: next(found)) for _ in range(2)] == [0, 1]


def test_a_page_opens_the_official_data_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_shipped(tmp_path)
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path))
    asked: list[str] = []
    find = session._seen
    monkeypatch.setattr(session, "_seen", lambda: (asked.append("official"), find())[1])
    at = AppTest.from_file(APP, default_timeout=60).run()
    assert not at.exception
    assert at.title[0].value == "Panoramica"
    assert asked == ["official"]


def test_what_is_saved_in_a_run_is_read_in_that_run_and_by_the_next_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_shipped(tmp_path)
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path))
    with this_run():
        before = session.official()
        assert session.official() is before
        write_next(tmp_path, STORE, lambda _: (None, True))
        after = session.official()
        assert after.state != before.state
    with this_run():
        assert session.official().state == after.state


def test_what_another_program_has_written_is_read_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_shipped(tmp_path / "here")
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path / "here"))
    with this_run():
        before = session.official().state
    copytree(tmp_path / "here", tmp_path / "there")
    write_next(tmp_path / "there", STORE, lambda _: (None, True))
    copytree(tmp_path / "there", tmp_path / "here", dirs_exist_ok=True)
    monkeypatch.setattr(session, "written", lambda: 0)
    with this_run():
        assert session.official().state != before
