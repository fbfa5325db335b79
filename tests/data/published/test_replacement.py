"""A file or a folder is replaced whole, or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from data.published import replacement
from data.published.replacement import replace_file, replace_folder
from data.store.errors import DiskFullError, NotWritableError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
OLD = {"a.csv": b"vecchio a", "b.csv": b"vecchio b"}
NEW = {"a.csv": b"nuovo a", "c.csv": b"nuovo c"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_new_file_and_a_replaced_one_have_the_whole_content(tmp_path: Path) -> None:
    file = tmp_path / "cartella" / "scheda.pdf"
    replace_file(file, b"uno")
    replace_file(file, b"due")
    assert content(file.parent) == {"scheda.pdf": b"due"}


def test_a_file_is_readable_by_whom_the_mask_says(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        replace_file(tmp_path / "a", b"")
        replace_folder(tmp_path / "b", NEW)
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o755


def test_a_folder_is_replaced_and_nothing_of_the_old_one_stays(tmp_path: Path) -> None:
    replace_folder(tmp_path / "dati", OLD)
    replace_folder(tmp_path / "dati", NEW)
    assert content(tmp_path / "dati") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_system_that_cannot_exchange_names_moves_the_old_folder_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacement, "_exchanged", lambda *_: False)
    replace_folder(tmp_path / "dati", OLD)
    replace_folder(tmp_path / "dati", NEW)
    assert content(tmp_path / "dati") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_move_that_fails_half_way_brings_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacement, "_exchanged", lambda *_: False)
    replace_folder(tmp_path / "dati", OLD)
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "nuovo":
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(NotWritableError):
        replace_folder(tmp_path / "dati", NEW)
    assert content(tmp_path / "dati") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_full_disk_leaves_what_was_there_and_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_folder(tmp_path / "dati", OLD)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "c.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFullError):
        replace_folder(tmp_path / "dati", NEW)
    assert content(tmp_path / "dati") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_file_that_cannot_be_put_in_its_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_file(tmp_path / "scheda.pdf", b"vecchia")

    def refused(_self: Path, _target: Path) -> NoReturn:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(NotWritableError):
        replace_file(tmp_path / "scheda.pdf", b"nuova")
    assert content(tmp_path) == {"scheda.pdf": b"vecchia"}


KILLED = """
import os, signal, sys
from pathlib import Path
import data.published.replacement as replacement
moment, folder = sys.argv[1], Path(sys.argv[2])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "while writing":
    write = Path.write_bytes
    Path.write_bytes = lambda self, data: die() if self.name == "c.csv" else write(self, data)
elif moment == "before the exchange":
    replacement._put = die
else:
    replacement.shutil.rmtree = die
replacement.replace_folder(folder, {"a.csv": b"nuovo a", "c.csv": b"nuovo c"})
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two names in one step")
@pytest.mark.parametrize(
    ("moment", "left"), [("while writing", OLD), ("before the exchange", OLD), ("after the exchange", NEW)]
)
def test_a_kill_leaves_the_old_folder_or_the_new_one(tmp_path: Path, moment: str, left: dict[str, bytes]) -> None:
    folder = tmp_path / "dati"
    replace_folder(folder, OLD)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", KILLED, moment, str(folder)], check=False, env=env)
    assert ran.returncode == -signal.SIGKILL
    assert content(folder) == left
    assert visible(tmp_path) == ["dati"]
    assert len(list(tmp_path.iterdir())) == 2
    replace_folder(folder, NEW)
    assert content(folder) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


ASIDE = """
import os, signal, sys
from pathlib import Path
import data.published.replacement as replacement
replacement._exchanged = lambda *_: False
rename = Path.rename
Path.rename = lambda self, to: os.kill(os.getpid(), signal.SIGKILL) if self.name == "nuovo" else rename(self, to)
replacement.replace_folder(Path(sys.argv[1]), {"a.csv": b"nuovo a"})
"""


def test_a_folder_that_a_killed_writer_had_moved_aside_comes_back(tmp_path: Path) -> None:
    replace_folder(tmp_path / "dati", OLD)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", ASIDE, tmp_path / "dati"], check=False, env=env).returncode < 0
    assert visible(tmp_path) == []
    replace_file(tmp_path / "scheda.pdf", b"")
    assert visible(tmp_path) == ["dati", "scheda.pdf"]
    assert content(tmp_path / "dati") == OLD
    assert len(list(tmp_path.iterdir())) == 2


WRITING = """
import os, signal, sys
from pathlib import Path
import data.published.replacement as replacement
def stop(handle):
    print("writing", flush=True)
    sys.stdin.read()
replacement.os.fsync = stop
replacement.replace_file(Path(sys.argv[1]), b"tutto")
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has written a file beside its place, and waits before it goes on."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITING, str(tmp_path / "scheda.pdf")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "writing\n"
        yield program
        program.kill()


def test_what_a_living_program_is_writing_is_left_alone(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    (room,) = tmp_path.iterdir()
    os.utime(room, (0, 0))
    replace_file(tmp_path / "altra.pdf", b"")
    replace_folder(tmp_path / "dati", NEW)
    assert room.exists()
    writer.communicate("")
    assert (tmp_path / "scheda.pdf").read_bytes() == b"tutto"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["altra.pdf", "dati", "scheda.pdf"]


def test_what_a_killed_program_was_writing_is_removed_by_the_next_one(
    tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    writer.kill()
    writer.wait()
    assert visible(tmp_path) == []
    replace_file(tmp_path / "altra.pdf", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["altra.pdf"]


def test_what_another_machine_was_writing_is_removed_after_a_day(tmp_path: Path) -> None:
    new, old, foreign = (tmp_path / f".in-corso-{name}" for name in ("1@altra-abcd", "1@altra-efgh", "appunti"))
    for path in (new, old, foreign):
        path.mkdir()
    os.utime(old, (0, 0))
    os.utime(foreign, (0, 0))
    replace_file(tmp_path / "altra.pdf", b"")
    assert {path.name for path in tmp_path.iterdir()} == {new.name, foreign.name, "altra.pdf"}


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    replace_file(tmp_path / ("a" * 255), b"")
    replace_folder(tmp_path / ("b" * 255), NEW)
    assert len(list(tmp_path.iterdir())) == 2
