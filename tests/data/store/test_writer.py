"""What the system may refuse while a load is written: said in Italian, and nothing is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import duckdb
import pytest

from data.format.folder import read_folder
from data.plan.errors import DataError
from data.store import writer
from data.store.errors import DiskFullError, NotWritableError, StoreBusyError
from data.store.files import numbered_files
from data.store.lock import Wait, writing
from data.store.provenance import Provenance
from data.store.store import Store
from data.store.writer import RowCounts, add_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.plan.errors import DataError

ROOT = Path(__file__).parents[3]
SOURCE = Provenance("prova", None, "prova")


def load(directory: Path, folder: Path, seconds: float = 0) -> None:
    reading = read_folder(folder)
    assert reading.folder is not None
    add_folders(directory, [(reading.folder, SOURCE)], Wait(seconds))


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    """A store with one load; the folder has since been corrected, so that loading it again writes."""
    load(tmp_path / "s", finto)
    actuals = finto / "2024" / "actuals.csv"
    actuals.write_text(actuals.read_text(encoding="utf-8").replace(",150,", ",160,"), encoding="utf-8")
    return tmp_path / "s"


def refuses(directory: Path, folder: Path, error: type[DataError]) -> str:
    """Load, see it refused, and see the store as it was with nothing half written beside it."""
    before = {path.name: path.read_bytes() for path in numbered_files(directory)}
    with pytest.raises(error) as caught:
        load(directory, folder)
    assert {path.name: path.read_bytes() for path in numbered_files(directory)} == before
    assert {path.name for path in directory.iterdir()} == {*before, "scrittura.lock"}
    with Store.open(directory) as store:
        assert store.plan("comune_finto", 2024).actuals[0].actual is not None
    return str(caught.value)


def raising(error: Exception) -> Callable[..., NoReturn]:
    def act(*_args: object, **_settings: object) -> NoReturn:
        raise error

    return act


@pytest.mark.parametrize("step", ["shutil.copyfile", "os.fsync"])
def test_a_full_disk_is_said(directory: Path, finto: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    module, name = step.split(".")
    full = raising(OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr(getattr(writer, module), name, full)
    assert "è pieno. Liberare spazio" in refuses(directory, finto, DiskFullError)


def test_a_full_disk_that_the_database_meets_is_said(
    directory: Path, finto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = raising(duckdb.IOException("IO Error: Could not write file: No space left on device"))
    monkeypatch.setattr(writer, "_append", full)
    assert "è pieno" in refuses(directory, finto, DiskFullError)


LIMITED = """
import resource, sys
from pathlib import Path
from data.store.errors import DiskFullError
from data.format.folder import read_folder
from data.store.provenance import Provenance
from data.store.writer import add_folders
folder = read_folder(Path(sys.argv[2])).folder
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    add_folders(Path(sys.argv[1]), [(folder, Provenance("prova", None, "prova"))])
except DiskFullError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.parametrize("limit", [4_000, 100_000, 400_000])
def test_a_file_that_may_not_grow_is_a_full_disk(directory: Path, finto: Path, limit: int) -> None:
    before = {path.name: path.read_bytes() for path in numbered_files(directory)}
    command = [sys.executable, "-c", LIMITED, str(directory), str(finto), str(limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "è pieno" in done.stdout) == (7, True), done.stderr
    assert {path.name: path.read_bytes() for path in numbered_files(directory)} == before
    assert not list(directory.glob(".scrittura-*"))


def test_a_directory_that_may_not_be_written_is_said(
    directory: Path, finto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not bind every user that runs the tests, so the system's refusal is imitated.
    refused = raising(PermissionError(errno.EACCES, "Permission denied"))
    monkeypatch.setattr(writer.shutil, "copyfile", refused)
    assert "Dare al proprio utente il permesso" in refuses(directory, finto, NotWritableError)


def test_a_store_where_a_file_stands_in_the_way_is_said(tmp_path: Path, finto: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "dentro"):
        with pytest.raises(NotWritableError, match="Non si può scrivere in"):
            load(place, finto)


def test_what_a_killed_writer_left_is_removed_by_the_next_one_even_a_folder(directory: Path, finto: Path) -> None:
    (directory / ".scrittura-1.duckdb").write_bytes(b"meta")
    (directory / ".scrittura-1.duckdb.wal").write_bytes(b"meta")
    (directory / ".scrittura-1.duckdb.tmp").mkdir()
    (directory / ".scrittura-1.duckdb.tmp" / "0.block").write_bytes(b"meta")
    load(directory, finto)
    assert not list(directory.glob(".*"))


def test_a_second_writer_is_told_who_is_writing(directory: Path, finto: Path) -> None:
    with writing(directory):
        sentence = refuses(directory, finto, StoreBusyError)
    assert f"(processo {os.getpid()})" in sentence
    load(directory, finto)


def test_a_second_writer_may_wait(directory: Path, finto: Path) -> None:
    hold = (
        "import sys, time; from pathlib import Path; from data.store.lock import Wait, writing\n"
        "with writing(Path(sys.argv[1])): print('held', flush=True); time.sleep(0.4)"
    )
    command = [sys.executable, "-c", hold, str(directory)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StoreBusyError, match=f"processo {holder.pid}"):
            load(directory, finto)
        load(directory, finto, seconds=30)
    assert len(numbered_files(directory)) == 2


def test_a_mistake_of_the_program_is_not_dressed_up(
    directory: Path, finto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_append", raising(duckdb.BinderException("Binder Error")))
    with pytest.raises(duckdb.BinderException):
        load(directory, finto)
    assert not list(directory.glob(".scrittura-*"))


def test_a_folder_of_two_years_is_loaded_whole_or_not_at_all(
    tmp_path: Path, finto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = writer._append
    calls: list[int] = []

    def second_fails(*args: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        append(*args)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(writer, "_append", second_fails)
    with pytest.raises(DiskFullError):
        load(tmp_path / "s", finto)
    assert numbered_files(tmp_path / "s") == ()


def test_a_load_says_what_it_takes_the_place_of_and_what_it_changes(tmp_path: Path, finto: Path) -> None:
    store = tmp_path / "s"
    head = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
    (finto / "2024" / "soglie.csv").write_text(f"{head}dup,,O1,i1,2024,100,indicator,\n", encoding="utf-8")
    first = read_folder(finto).folder
    assert first is not None
    assert [year.replaced for year in add_folders(store, [(first, SOURCE)])] == [None, None]
    (finto / "2024" / "soglie.csv").unlink()
    for name, old, new in [
        ("actuals.csv", ",150,", ",160,"),
        ("targets.csv", "2,>=,200", "3,>=,200"),
    ]:
        path = finto / "2024" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    second = read_folder(finto).folder
    assert second is not None
    (changed, same) = add_folders(store, [(second, Provenance("altrove", None, "altri"))])
    assert (same.added, same.replaced, same.notices) == (False, None, ())
    assert [(year.ente, year.year, year.added) for year in (changed, same)] == [
        ("comune_finto", 2024, True),
        ("comune_finto", 2025, False),
    ]
    for loaded, year in zip((changed, same), second.years, strict=True):
        assert loaded.rows == {name: len(rows.cells) for name, rows in year.tables.items()}
    assert changed.replaced is not None
    assert changed.replaced.source == SOURCE
    assert changed.replaced.documents == ()
    assert changed.replaced.changes == {
        "targets": RowCounts(changed=0, added=1, removed=1),
        "soglie": RowCounts(changed=0, added=0, removed=1),
        "actuals": RowCounts(changed=1, added=0, removed=0),
    }
    assert [str(notice) for notice in changed.notices] == [
        (
            "2024/soglie.csv: Il file manca, ma il caricamento precedente lo aveva. "
            "Se non è voluto, rimetterlo e ripetere il comando."
        )
    ]
