"""The register's files: read as they were written, damaged ones said loudly, refused ones left as they are."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from data.plan.changes import ChangeKind, RowChange, RowFate
from data.register.edits import Revision, correction, revision
from data.register.errors import RegisterBusyError, RegisterDamagedError
from data.register.queries import SQL
from data.register.register import REGISTER, Register, open_register
from data.register.writer import confirm
from data.store.errors import DiskFullError, NotWritableError
from data.store.files import numbered_files
from data.store.lock import Wait, writing
from data.store.migrate import migrate, migrations
from scoring.model import MeasureKey
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, cell, close_year, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.errors import DataError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "s", finto)


def corrected(directory: Path, actual: str) -> None:
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": actual})
        assert confirm(official, a_draft(*rows, seen=official.seen(ENTE, YEAR))).change


def actual(directory: Path) -> str:
    with opened(directory) as official:
        return cell(official.rows(ENTE, YEAR), "actuals", I1, "actual")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrate(connection, migrations(REGISTER.migrations))
        yield connection


@pytest.mark.parametrize("path", sorted(SQL.glob("*.sql")), ids=lambda path: path.stem)
def test_every_sql_file_fits_the_schema(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (statement,) = con.extract_statements(text)
    con.execute(f"EXPLAIN {text}", dict.fromkeys(statement.named_parameters) or None)


def test_where_nobody_changed_anything_there_is_no_file_and_nothing_to_read(tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        assert (register.changes(), register.years(), register.damage) == ((), frozenset(), None)
        assert register.closing(ENTE, YEAR) is None
    assert list(tmp_path.iterdir()) == []


def test_a_change_comes_back_with_every_word_of_it(directory: Path) -> None:
    wanted = Revision(target="180", act="Giunta 9", act_date=date(2024, 9, 1), reason="Meno «sedi»\ne meno ore")
    with opened(directory) as official:
        rows = revision(official.rows(ENTE, YEAR), MeasureKey("dup", "", "O1", "i1"), YEAR, wanted)
        draft = a_draft(*rows, kind=ChangeKind.REVISION)
        done = confirm(official, replace(draft, act="Giunta 9", act_date=date(2024, 9, 1))).change
    with open_register(directory) as register:
        assert register.changes(ENTE, YEAR) == (done,)
        assert register.changes() == (done,)
        assert register.changes("altro") == ()
        (head,) = register.heads(ENTE, YEAR)
        assert (head.rows, head.number, head.act_date) == ((), 1, date(2024, 9, 1))
    assert done is not None
    added = next(row for row in done.rows if row.fate is RowFate.ADDED)
    assert isinstance(added, RowChange)
    assert added.after == ("dup", "", "O1", "i1", "2024", "2")


def test_a_damaged_newest_file_is_said_loudly_and_the_one_before_is_read(directory: Path) -> None:
    corrected(directory, "160")
    with opened(directory) as official:
        close_year(official, ENTE, 2025, author="Bianchi", reason="Approvata")
    newest = numbered_files(directory, REGISTER)[-1]
    content = bytearray(newest.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    newest.write_bytes(bytes(content))
    with opened(directory) as official:
        told = str(official.damage)
        assert "Il file registro-000002.duckdb è danneggiato" in told
        assert "si vede ciò che era in registro-000001.duckdb" in told
        assert "e rifare le modifiche che mancano" in told
        assert cell(official.rows(ENTE, YEAR), "actuals", I1, "actual") == "160"
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "170"})
        with pytest.raises(RegisterDamagedError, match=r"registro-000001\.duckdb, è intatto"):
            confirm(official, a_draft(*rows, seen=1))
    shutil.move(newest, directory.parent)
    corrected(directory, "170")
    assert actual(directory) == "170"


def test_an_archive_whose_only_register_is_damaged_is_not_shown_without_its_changes(directory: Path) -> None:
    corrected(directory, "160")
    (file,) = numbered_files(directory, REGISTER)
    file.write_bytes(b"non un registro")
    with pytest.raises(RegisterDamagedError, match="traguardo restore"):
        opened(directory)


def test_who_confirms_waits_for_another_and_then_says_so(directory: Path) -> None:
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "160"})
        with writing(directory, family=REGISTER), pytest.raises(RegisterBusyError, match="non è stato scritto nulla"):
            confirm(official, a_draft(*rows), wait=Wait(0.05))
        with writing(directory):
            assert confirm(official, a_draft(*rows)).change


FULL = """
import resource, sys
from pathlib import Path
from data.register.opening import open_official
from data.register.edits import correction
from data.register.writer import confirm
from data.store.errors import DiskFullError
from tests.data.register.samples import ENTE, I1, YEAR, a_draft
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_official(Path(sys.argv[1])) as official:
    rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "170"})
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    try:
        confirm(official, a_draft(*rows, seen=1))
    except DiskFullError as error:
        print(error)
"""


def test_a_full_disk_leaves_the_register_as_it_was(directory: Path) -> None:
    corrected(directory, "160")
    before = {path.name for path in directory.iterdir()}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(directory)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert "è pieno. Liberare spazio" in done.stdout, done.stderr
    assert {path.name for path in directory.iterdir()} == before
    assert actual(directory) == "160"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_only_be_read_is_read_and_not_changed(directory: Path) -> None:
    corrected(directory, "160")
    directory.chmod(0o500)
    try:
        with opened(directory) as official:
            rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "170"})
            with pytest.raises(NotWritableError):
                confirm(official, a_draft(*rows, seen=1))
        assert actual(directory) == "160"
    finally:
        directory.chmod(0o700)


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFullError), (errno.EROFS, NotWritableError)])
def test_a_system_that_refuses_to_write_is_said(
    directory: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[DataError]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "160"})
        monkeypatch.setattr("data.store.writer._publish", refuse)
        with pytest.raises(error):
            confirm(official, a_draft(*rows))
    assert numbered_files(directory, REGISTER) == ()
    assert [path.name for path in directory.iterdir() if path.name.startswith(".")] == []


def test_a_reader_knows_when_the_register_is_another(directory: Path) -> None:
    with Register.open(directory) as register:
        assert not register.is_stale()
        corrected(directory, "160")
        assert register.is_stale()


def test_a_change_saved_before_a_column_joined_the_key_finds_its_row(directory: Path) -> None:
    cells = {"value": "7", "availability": "value"}
    row = ("1", "dup", "", "O1", "i1", "2023", "")
    for value in ("7", "8"):
        with opened(directory) as official:
            rows = correction(official.rows(ENTE, YEAR), "history", row, {**cells, "value": value})
            assert confirm(official, a_draft(*rows, seen=official.seen(ENTE, YEAR))).change
    with duckdb.connect(numbered_files(directory, REGISTER)[-1]) as con:
        con.execute("UPDATE row_change SET row_key = row_key[:6] WHERE len(row_key) = 7")
    with opened(directory) as official:
        assert [change.key for made in official.changes(ENTE, YEAR) for change in made.rows if change.key] == [row, row]
        assert cell(official.rows(ENTE, YEAR), "history", row, "value") == "8"
