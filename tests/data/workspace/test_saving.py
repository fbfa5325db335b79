"""What every save has: a signature, a moment, and a file of its own."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from data.store.files import connect_for_writing, numbered_files
from data.workspace.errors import AuthorMissingError
from data.workspace.saving import brought_up_to_date, now, signed, written
from data.workspace.workspace import WORKSPACE, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection


def test_a_signature_has_no_blanks_around_it_and_is_never_blank() -> None:
    assert signed("  Anna Verdi\n") == "Anna Verdi"
    for blank in ("", " \t"):
        with pytest.raises(AuthorMissingError):
            signed(blank)


def test_a_moment_is_in_utc_and_has_no_zone_wherever_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        found = now()
    time.tzset()
    assert found.tzinfo is None
    assert abs(found.replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(minutes=1)


def test_what_is_written_reads_and_adds_to_the_file_being_written(tmp_path: Path) -> None:
    def write(workspace: Workspace, con: DuckDBPyConnection) -> str:
        assert workspace.directory == tmp_path
        assert workspace.scenarios("torino") == ()
        assert con.execute("SELECT count(*) FROM scenario").fetchone() == (0,)
        assert numbered_files(tmp_path, WORKSPACE) == ()
        return "fatto"

    assert written(tmp_path, write) == "fatto"
    assert [file.name for file in numbered_files(tmp_path, WORKSPACE)] == ["lavoro-000001.duckdb"]


def test_a_file_of_this_version_is_not_written_again_and_none_where_there_is_none(tmp_path: Path) -> None:
    brought_up_to_date(tmp_path)
    assert numbered_files(tmp_path, WORKSPACE) == ()
    written(tmp_path, lambda *_: None)
    brought_up_to_date(tmp_path)
    assert len(numbered_files(tmp_path, WORKSPACE)) == 1


def test_a_file_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    with connect_for_writing(tmp_path / "lavoro-000007.duckdb") as con:
        con.execute("CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL)")
    brought_up_to_date(tmp_path)
    assert numbered_files(tmp_path, WORKSPACE)[-1].name == "lavoro-000008.duckdb"
    with Workspace.open(tmp_path) as workspace:
        assert workspace.scenarios("torino") == ()
