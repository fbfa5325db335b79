"""The numbered files of a directory, and what the refusals of the system and of the database mean."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from data.store import files
from data.store.errors import (
    DiskFullError,
    NotWritableError,
    StoreDamagedError,
    StoreLockedError,
    UnreadableError,
)
from data.store.files import (
    STORE,
    connect_for_reading,
    connect_for_writing,
    driver_errors_of,
    entries,
    file_numbered,
    is_sound,
    number_of,
    numbered_files,
    system_errors_of,
)
from data.store.migrate import migrate
from data.workspace.errors import WorkspaceDamagedError
from data.workspace.workspace import WORKSPACE

if TYPE_CHECKING:
    from data.store.files import Family

NAMES = ["traguardo-000010.duckdb", "traguardo-000002.duckdb", "lavoro-000003.duckdb"]

READ_CSV = "SELECT * FROM read_csv($file)"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_bytes(b"")
    return tmp_path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file of a store without rows."""
    file = tmp_path / "traguardo-000001.duckdb"
    with connect_for_writing(file) as con:
        migrate(con)
    return file


@pytest.mark.parametrize(
    ("name", "store", "workspace"),
    [
        ("traguardo-000012.duckdb", 12, 0),
        ("lavoro-000012.duckdb", 0, 12),
        ("traguardo-12.duckdb", 0, 0),
        ("traguardo-0000012.duckdb", 0, 0),
        ("traguardo-000012.duckdb.wal", 0, 0),
        ("xtraguardo-000012.duckdb", 0, 0),
        ("traguardo-000012xduckdb", 0, 0),
        ("Traguardo-000012.duckdb", 0, 0),
    ],
)
def test_a_number_is_read_off_the_names_of_one_family_only(name: str, store: int, workspace: int) -> None:
    assert (number_of(Path("/x") / name), number_of(Path("/x") / name, WORKSPACE)) == (store, workspace)


@pytest.mark.parametrize("family", [STORE, WORKSPACE])
@pytest.mark.parametrize("number", [1, 12, 999_999])
def test_the_file_of_a_number_has_that_number(family: Family, number: int) -> None:
    file = file_numbered(Path("/x"), number, family)
    assert (file.parent, number_of(file, family)) == (Path("/x"), number)
    assert file.name == f"{family.prefix}-{number:06}.duckdb"


def test_the_files_of_a_family_come_in_the_order_of_their_numbers(directory: Path) -> None:
    assert [file.name for file in numbered_files(directory)] == [NAMES[1], NAMES[0]]
    assert [file.name for file in numbered_files(directory, WORKSPACE)] == [NAMES[2]]
    assert numbered_files(directory / "nulla") == numbered_files(directory / NAMES[0]) == ()


def test_a_directory_that_may_not_be_read_is_said(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableError, match=r"leggere .* \(permesso negato\)") as caught:
        numbered_files(directory)
    assert caught.value.path == directory


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (duckdb.IOException("Could not set lock on file: Conflicting lock is held in x (PID 42)"), StoreLockedError),
        (duckdb.IOException("IO Error: Could not set lock on file"), StoreLockedError),
        (duckdb.IOException("Conflicting lock is held"), StoreLockedError),
        (duckdb.IOException("No space left on device"), DiskFullError),
        (duckdb.Error("File too large"), DiskFullError),
        (duckdb.IOException("Disk quota exceeded"), DiskFullError),
        (duckdb.Error("could not write all bytes"), DiskFullError),
        (duckdb.IOException("Could not read"), StoreDamagedError),
        (duckdb.SerializationException("x"), StoreDamagedError),
        (duckdb.InternalException("x"), StoreDamagedError),
        (duckdb.FatalException("x"), StoreDamagedError),
        (duckdb.CatalogException("x"), StoreDamagedError),
        (duckdb.InvalidInputException("x"), StoreDamagedError),
        (duckdb.Error("Corrupt database file: a checksum"), StoreDamagedError),
    ],
)
def test_what_the_database_refuses_is_said_as_what_it_means(
    directory: Path, error: duckdb.Error, meant: type[Exception]
) -> None:
    file = directory / NAMES[0]
    with pytest.raises(meant) as caught, driver_errors_of(file):
        raise error
    assert caught.value.__cause__ is error
    # A disk is full of a directory, the rest is of a file.
    about = {name: value for name, value in vars(caught.value).items() if name in {"file", "directory"}}
    assert about == ({"directory": directory} if meant is DiskFullError else {"file": file})
    if meant is StoreLockedError:
        assert caught.value.pid == ("42" if "PID" in str(error) else "")  # type: ignore[attr-defined]  # of this one


@pytest.mark.parametrize("error", [duckdb.BinderException("x"), duckdb.OutOfMemoryException("x"), ValueError("x")])
def test_a_mistake_of_the_program_stays_what_it_is(directory: Path, error: Exception) -> None:
    with pytest.raises(type(error)) as caught, driver_errors_of(directory / NAMES[0]):
        raise error
    assert caught.value is error


def test_a_damaged_file_names_the_newest_sound_one_before_it_in_the_words_of_its_family(sound: Path) -> None:
    directory = sound.parent
    for number in (2, 4):
        file_numbered(directory, number).write_bytes(b"rotto")
    file_numbered(directory, 3).write_bytes(sound.read_bytes())
    for number, before in ((4, 3), (3, 1), (2, 1), (1, None)):
        with pytest.raises(StoreDamagedError) as caught, driver_errors_of(file_numbered(directory, number)):
            raise duckdb.IOException("x")
        assert caught.value.previous == (file_numbered(directory, before) if before else None)
    with pytest.raises(WorkspaceDamagedError) as of_work, driver_errors_of(directory / NAMES[2], WORKSPACE):
        raise duckdb.IOException("x")
    assert of_work.value.previous is None


@pytest.mark.parametrize(
    ("number", "words", "meant", "sentence"),
    [
        (errno.ENOSPC, "x", DiskFullError, "è pieno"),
        (errno.EDQUOT, "x", DiskFullError, "è pieno"),
        (errno.EFBIG, "x", DiskFullError, "è pieno"),
        (errno.EACCES, "Permission denied", NotWritableError, r"in /dati \(Permission denied\)"),
        (None, None, NotWritableError, r"in /dati \(da solo\)"),
    ],
)
def test_what_the_system_refuses_to_write_is_said(
    number: int | None, words: str | None, meant: type[Exception], sentence: str
) -> None:
    error = OSError("da solo") if number is None else OSError(number, words)
    with pytest.raises(meant, match=sentence) as caught, system_errors_of(Path("/dati")):
        raise error
    assert caught.value.__cause__ is error
    assert vars(caught.value)["directory"] == Path("/dati")


def test_a_sound_file_is_read_and_nothing_else_can_be_reached_or_changed_from_it(sound: Path) -> None:
    assert is_sound(sound)
    assert entries(sound, STORE) == ()
    (sound.parent / "altro.csv").write_text("a\n1\n", encoding="utf-8")
    with connect_for_reading(sound) as con:
        assert con.execute("SELECT count(*) FROM load").fetchone() == (0,)
        for refused in (
            READ_CSV,
            "CREATE TABLE nuova (a INTEGER)",
            "SET memory_limit = '2GB'",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(refused, {"file": str(sound.parent / "altro.csv")} if refused == READ_CSV else None)


def test_a_file_being_written_can_reach_no_other_either(sound: Path) -> None:
    (sound.parent / "altro.csv").write_text("a\n1\n", encoding="utf-8")
    with connect_for_writing(sound) as con, pytest.raises(duckdb.Error):
        con.execute(READ_CSV, {"file": str(sound.parent / "altro.csv")})


def test_a_file_that_is_no_database_is_damaged_and_tells_nothing(tmp_path: Path) -> None:
    file = tmp_path / "traguardo-000001.duckdb"
    file.write_bytes(b"rotto" * 9_000)
    assert not is_sound(file)
    assert entries(file, STORE) is None
    with pytest.raises(StoreDamagedError) as caught:
        connect_for_reading(file)
    assert caught.value.file == file
    file.rename(tmp_path / "lavoro-000001.duckdb")
    with pytest.raises(WorkspaceDamagedError):
        connect_for_reading(tmp_path / "lavoro-000001.duckdb", WORKSPACE)


def test_a_file_that_is_not_there_or_may_not_be_read_is_not_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        connect_for_reading(tmp_path / NAMES[0])
    (tmp_path / NAMES[0]).mkdir()
    with pytest.raises(UnreadableError, match=r"\(è una cartella\)") as caught:
        connect_for_reading(tmp_path / NAMES[0])
    assert caught.value.path == tmp_path / NAMES[0]
    assert not is_sound(tmp_path / "nulla")
    assert not is_sound(tmp_path / NAMES[0])


def test_a_connection_that_cannot_read_all_is_closed(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Spoilt] = []

    class Spoilt:
        is_closed = False

        def execute(self, _: str) -> None:
            raise duckdb.IOException("x")

        def close(self) -> None:
            self.is_closed = True

    def connect(*_: object, **__: object) -> Spoilt:
        made.append(Spoilt())
        return made[-1]

    monkeypatch.setattr(files.duckdb, "connect", connect)
    with pytest.raises(StoreDamagedError):
        connect_for_reading(sound)
    assert made[0].is_closed
