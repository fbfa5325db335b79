"""Writers wait for each other, say so, and are never many at once."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from filelock import Timeout

from data.store.errors import StoreBusyError
from data.store.files import STORE
from data.store.lock import Wait, writing
from data.store.store import Store
from data.workspace.errors import WorkspaceBusyError
from data.workspace.workspace import WORKSPACE

if TYPE_CHECKING:
    from filelock import FileLock

ROOT = Path(__file__).parents[3]
FINTO = ROOT / "tests" / "data" / "ente_finto"

IMPORTS = """
import os, sys
from pathlib import Path
import cli.load  # once, before the children are born: a door loads what it needs when it is chosen
from cli.main import main
store, folders = sys.argv[1], sorted(Path(sys.argv[2]).iterdir())
children = []
for folder in folders:
    child = os.fork()
    if child == 0:
        os._exit(main(["import", "--archivio", store, str(folder)]))
    children.append(child)
print(sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 for child in children), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, so that ten programs start at once")
def test_ten_imports_at_once_are_all_done(tmp_path: Path) -> None:
    """On a store that is not there yet: one of them builds it."""
    for number in range(10):
        folder = shutil.copytree(FINTO, tmp_path / "enti" / f"e{number}")
        about = folder / "ente.toml"
        about.write_text(
            about.read_text(encoding="utf-8").replace("comune_finto", f"comune_{number}"), encoding="utf-8"
        )
    command = [sys.executable, "-c", IMPORTS, str(tmp_path / "s"), str(tmp_path / "enti")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.splitlines()[-1] == "10", done.stderr
    assert "Traceback" not in done.stderr
    with Store.open(tmp_path / "s") as store:
        assert [ente.code for ente in store.enti()] == [*(f"comune_{n}" for n in range(10)), "riviere", "torino"]


def test_who_waits_long_is_told_for_whom_and_how_long_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.lock._SAY_AFTER", 0.05)
    said: list[str] = []
    with (
        writing(tmp_path),
        pytest.raises(StoreBusyError, match=f"processo {os.getpid()}"),
        writing(tmp_path, Wait(0.2, said.append)),
    ):
        pass
    assert said == [f"È in corso un altro caricamento (processo {os.getpid()}): attendo che finisca, al più 0 secondi."]
    with writing(tmp_path, Wait(0.2, said.append)):
        pass
    assert len(said) == 1


def test_who_does_not_wait_is_refused_at_once_in_the_words_of_the_family(tmp_path: Path) -> None:
    for family, error in ((None, StoreBusyError), (WORKSPACE, WorkspaceBusyError)):
        words = {"family": family} if family else {}
        with writing(tmp_path, **words), pytest.raises(error), writing(tmp_path, Wait(0), **words):
            pass


def test_who_waits_for_a_moment_is_told_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    with writing(tmp_path), pytest.raises(StoreBusyError), writing(tmp_path, Wait(0.01, said.append)):
        pass
    assert said == []


def test_who_does_not_say_how_long_waits_as_long_as_the_family(tmp_path: Path) -> None:
    hasty = replace(STORE, wait_seconds=0.01)
    with writing(tmp_path), pytest.raises(StoreBusyError), writing(tmp_path, Wait(), hasty):
        pass


@pytest.mark.parametrize(
    ("wait", "asked"),
    [(Wait(), [60.0]), (Wait(0), [0]), (Wait(5), [5]), (Wait(5, print), [1.0, 4.0]), (Wait(0.5, print), [0.5])],
)
def test_the_waits_before_and_after_the_sentence_make_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: Wait, asked: list[float]
) -> None:
    found: list[float] = []

    def never(_: FileLock, seconds: float) -> NoReturn:
        found.append(seconds)
        raise Timeout("scrittura.lock")

    monkeypatch.setattr("data.store.lock.FileLock.acquire", never)
    with pytest.raises(StoreBusyError), writing(tmp_path, wait):
        pass
    assert found == asked


@pytest.mark.parametrize(
    ("content", "pid"), [(b"42", "42"), (b"\xe842\xff", "42"), (b"1" * 50, "1" * 20), (b"", ""), (None, "")]
)
def test_who_writes_is_read_off_the_lock_as_far_as_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, pid: str
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    with writing(tmp_path):
        if content is None:
            monkeypatch.setattr(Path, "read_text", refuse)
        else:
            (tmp_path / "scrittura.lock").write_bytes(content)
        with pytest.raises(StoreBusyError) as caught, writing(tmp_path, Wait(0)):
            pass
    assert (caught.value.directory, caught.value.pid) == (tmp_path, pid)


def test_threads_are_never_two_at_once(tmp_path: Path) -> None:
    inside: list[int] = []

    def write(number: int) -> int:
        with writing(tmp_path, Wait(30)):
            inside.append(number)
            count = len(inside)
            inside.remove(number)
        return count

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write, range(40))) == {1}


HOLD = """
import sys
from pathlib import Path
from data.store.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_writer_is_free_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusyError, match=f"processo {holder.pid}"), writing(tmp_path, Wait(0)):
            pass
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        with writing(tmp_path, Wait(0)):
            pass
