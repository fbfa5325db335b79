"""Writers that are killed at any moment, and what must be true afterwards: shared by the tests and by the benchmark.

``python -m tests.kills DIRECTORY`` imports everything once, then for each kind that it reads gives birth to a writer
that does it for ever, until it is killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from data.format.folder import read_folder
from data.format.tables import TABLES
from data.plan.changes import ChangeKind, Draft, RowChange
from data.published.backup import back_up, restore
from data.register.edits import correction
from data.register.opening import load_folders, open_official
from data.register.register import REGISTER
from data.register.writer import confirm
from data.store.files import STORE, connect_for_writing, file_numbered, number_of, numbered_files
from data.store.migrate import migrate as apply
from data.store.migrate import migrations
from data.store.provenance import Provenance
from data.workspace.workspace import WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.register.official import Official

ROOT = Path(__file__).parents[1]
FINTO = ROOT / "tests" / "data" / "ente_finto"
ENTE, YEAR = "comune_finto", 2024
I1 = ("dup", "", "O1", "i1", "2024")
FAMILIES = (REGISTER, WORKSPACE, STORE)
LONGEST = 0.5
"""Seconds that a writer lives at most, after it has done its work once."""


def edit(place: Path) -> None:
    """Confirm one correction after the other, and write down each that was confirmed."""
    with open_official(place / "archivio") as official:
        now = int(_actual(official))
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": str(now + 1)})
        done = confirm(official, _draft(rows))
    assert done.change is not None
    _note(place, f"modifica {done.change.number} {now + 1}")


def load(place: Path) -> None:
    """Load the folder with another value, and write down each load."""
    reading = read_folder(FINTO).folder
    assert reading is not None
    value = time.time_ns() % 1_000_000
    year = reading.years[0]
    rows = year.tables["actuals"]
    cells = (tuple(str(value) if cell == "150" else cell for cell in rows.cells[0]), *rows.cells[1:])
    other = replace(year, tables={**year.tables, "actuals": replace(rows, cells=cells)})
    source = Provenance(str(value), None, "prova")
    load_folders(place / "carichi", [(replace(reading, years=(other,)), source)])
    _note(place, f"carico {value}")


def migrate(place: Path) -> None:
    """Bring an archive of an earlier schema up to date."""
    open_official(place / "vecchio").close()
    _note(place, "aggiornato")
    age(place / "vecchio")


def copy(place: Path) -> None:
    """Copy the archive over the last copy."""
    back_up(place / "archivio", FAMILIES, place / "copia.zip")
    _note(place, "copiato")


def put_back(place: Path) -> None:
    """Put back one of two copies, in turn."""
    for name in ("uno", "due"):
        restore(place / f"{name}.zip", place / "rimesso", FAMILIES)
        _note(place, f"rimesso {name}")


KINDS: dict[str, Callable[[Path], None]] = {
    "modifica": edit,
    "caricamento": load,
    "aggiornamento": migrate,
    "copia": copy,
    "ripristino": put_back,
}


def prepare(place: Path) -> None:
    """The archives that the writers begin from."""
    for name in ("archivio", "carichi", "vecchio", "rimesso"):
        loaded(place / name)
    for value, name in (("201", "uno"), ("202", "due")):
        with open_official(place / "rimesso") as official:
            rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": value})
            assert confirm(official, _draft(rows)).change
        back_up(place / "rimesso", FAMILIES, place / f"{name}.zip")
    age(place / "vecchio")


def loaded(directory: Path) -> None:
    """An archive with the invented ente, and what comes with the program."""
    open_official(directory).close()
    reading = read_folder(FINTO).folder
    assert reading is not None
    load_folders(directory, [(reading, Provenance(str(FINTO), None, "prova"))])


def age(directory: Path) -> None:
    """Take from an archive what later schemas added: its next opening brings it up to date. In one step too."""
    newest = numbered_files(directory)[-1]
    young = directory / "vecchio.duckdb"
    # What a killed writer left of its own ageing would be played back on the new file.
    young.with_name(f"{young.name}.wal").unlink(missing_ok=True)
    young.write_bytes(newest.read_bytes())
    with connect_for_writing(young) as con:
        for table in _tables(con) - _first_tables():
            con.execute(f"DROP TABLE {table}")
        for table in TABLES:
            for column in table.later:
                con.execute(f"ALTER TABLE {table.name} DROP COLUMN {column}")
        con.execute("DELETE FROM migration WHERE number > 1")
        con.execute("CHECKPOINT")
    young.rename(file_numbered(directory, number_of(newest) + 1))


def _first_tables() -> set[str]:
    """The tables of the first schema."""
    with duckdb.connect() as con:
        apply(con, migrations()[:1])
        return _tables(con)


def _tables(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in con.execute("SHOW TABLES").fetchall()}


def check(place: Path, kind: str) -> None:
    """What must be true once a writer has been killed: all that was written down is there, and nothing by half."""
    notes = _notes(place)
    match kind:
        case "modifica":
            _check_changes(place / "archivio", [note.split() for note in notes if note.startswith("modifica")])
        case "caricamento":
            _check_loads(place / "carichi", [note.split()[1] for note in notes if note.startswith("carico")])
        case "aggiornamento":
            with open_official(place / "vecchio") as official:
                assert _actual(official) == "150"
            age(place / "vecchio")
        case "copia":
            _check_copy(place, is_there="copiato" in notes)
        case "ripristino":
            with open_official(place / "rimesso") as official:
                assert _actual(official) in {"201", "202"}
                assert {change.number for change in official.changes(ENTE, YEAR)} in ({1}, {1, 2})


def _check_changes(directory: Path, noted: list[list[str]]) -> None:
    with open_official(directory) as official:
        changes = official.changes(ENTE, YEAR)
        assert official.damage is None
        assert [change.number for change in changes] == list(range(1, len(changes) + 1))
        assert [len(change.rows) for change in changes] == [1] * len(changes)
        there = {str(change.number): change.rows[0].now for change in changes}
        assert all(there[number] == value for _, number, value in noted)
        # Of those that nobody was told of, one for each kill may have been written.
        assert _actual(official) == (changes[-1].rows[0].now if changes else "150")


def _check_loads(directory: Path, noted: list[str]) -> None:
    with open_official(directory) as official:
        loads = [each for code, year, each in official.store.loads() if (code, year) == (ENTE, YEAR)]
        assert set(noted) <= {each.origin for each in loads}
        assert {len(official.store.loaded(YEAR, each).tables["measures"].cells) for each in loads} == {3}
        assert _actual(official) == (loads[-1].origin if loads[-1].origin.isdigit() else "150")


def _check_copy(place: Path, *, is_there: bool) -> None:
    assert (place / "copia.zip").exists() or not is_there
    if (place / "copia.zip").exists():
        to = place / f"prova-{time.time_ns()}"
        restore(place / "copia.zip", to, FAMILIES)
        open_official(to).close()


@dataclass(frozen=True, slots=True)
class Nursery:
    """Where writers are born."""

    place: Path
    process: subprocess.Popen[str]
    chance: random.Random

    def kill_one(self, kind: str, *, at_work: bool) -> None:
        """Let one writer live for a while, then kill it; where asked, only after it has done its work once."""
        before = len(_notes(self.place))
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{kind}\n")
        child = int(self.process.stdout.readline())
        until = time.monotonic() + 60
        while at_work and len(_notes(self.place)) == before and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(self.chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        assert self.process.stdout.readline() == "dead\n"


@contextmanager
def nursery(place: Path, seed: int) -> Iterator[Nursery]:
    """A process that has imported everything, and gives birth to writers."""
    command = [sys.executable, "-m", "tests.kills", str(place)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield Nursery(place, process, random.Random(seed))  # noqa: S311 - moments of a kill, not a secret
        assert process.stdin is not None
        process.stdin.close()


def _actual(official: Official) -> str:
    rows = official.rows(ENTE, YEAR)["actuals"]
    return next(cells["actual"] for _, cells in rows.records() if cells["indicator_code"] == "i1")


def _draft(rows: tuple[RowChange, ...]) -> Draft:
    kind = ChangeKind.CORRECTION
    return Draft(ente=ENTE, year=YEAR, kind=kind, author="Rossi", reason="prova", rows=rows)


def _note(place: Path, text: str) -> None:
    """Write down what was done, so that a kill cannot take it back."""
    with (place / "fatto.txt").open("a", encoding="utf-8") as notes:
        notes.write(f"{text}\n")
        notes.flush()
        os.fsync(notes.fileno())


def _notes(place: Path) -> list[str]:
    path = place / "fatto.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _for_ever(kind: str, place: Path) -> None:
    while True:
        KINDS[kind](place)


def main(place: Path) -> None:
    """Give birth to a writer for each kind that is read, and say when it is dead."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _for_ever(line.strip(), place)
        print(child, flush=True)  # noqa: T201 - who kills it reads its number
        os.waitpid(child, 0)
        print("dead", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main(Path(sys.argv[1]))
