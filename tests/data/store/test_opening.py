"""Damaged, unreadable, mended: what is read is right or it is said, and nobody builds on a damaged file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

import cli.run
from cli.main import main
from data.format.folder import read_folder
from data.plan.scenarios import Draft
from data.store.errors import DamagedError, StoreDamagedError, UnreadableError, local_time
from data.store.files import STORE, numbered_files
from data.store.opening import Damage
from data.store.provenance import Provenance
from data.store.store import Store, newest_loads
from data.store.writer import add_folders
from data.workspace.errors import WorkspaceDamagedError
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import save_scenario

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
PLACES = 40
HEADS = [0, 8, 12, 20, 100, 4096, 4104, 4112, 8192, 8200, 8208]
"""Places in the three headers of a file: the blocks with the rows come after them."""


def load(directory: Path, folder: Path) -> None:
    reading = read_folder(folder)
    assert reading.folder is not None
    at = datetime(2024, 5, 1, 12, 0)  # noqa: DTZ001 - the store keeps UTC without a zone
    add_folders(directory, [(reading.folder, Provenance("/dati/finto", at, "Rossi"))])


def correct(folder: Path, before: str, after: str) -> None:
    actuals = folder / "2024" / "actuals.csv"
    actuals.write_text(actuals.read_text(encoding="utf-8").replace(f",{before},", f",{after},"), encoding="utf-8")


def official(directory: Path) -> object:
    """Everything that a store says of the invented ente, and whether it says that something is missing."""
    with Store.open(directory) as store:
        plans = [store.plan("comune_finto", year) for year in (2024, 2025)]
        return store.enti(), plans, [store.load("comune_finto", year) for year in (2024, 2025)], store.damage is None


def saved(directory: Path) -> object:
    with Workspace.open(directory) as workspace:
        found = workspace.scenarios("torino")
        return [workspace.history(each.id) for each in found], workspace.damage is None


def draft(name: str) -> Draft:
    return Draft(ente="torino", year=2022, name=name, author="Rossi", fingerprint="f")


@pytest.fixture(scope="module")
def two_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two files: the second corrects a figure of the first."""
    place = tmp_path_factory.mktemp("due")
    folder = Path(shutil.copytree(ROOT / "tests" / "data" / "ente_finto", place / "ente_finto"))
    load(place / "s", folder)
    correct(folder, "150", "160")
    load(place / "s", folder)
    return place / "s"


@pytest.fixture(scope="module")
def two_saves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of two files."""
    place = tmp_path_factory.mktemp("lavoro")
    for name in ("primo", "secondo"):
        save_scenario(place, draft(name))
    return place


KINDS = {"archivio": ("two_loads", official, "traguardo"), "lavoro": ("two_saves", saved, "lavoro")}


@pytest.fixture(params=KINDS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Callable[[Path], Any], list[Path]]:
    """A copy to be spoilt, what reads it all, and its two files."""
    made, read, prefix = KINDS[request.param]
    directory = Path(shutil.copytree(request.getfixturevalue(made), tmp_path / "copia"))
    return directory, read, sorted(directory.glob(f"{prefix}-*.duckdb"))


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]


def places(size: int) -> list[int]:
    step = (size - 12_288) // (PLACES - len(HEADS))
    return [*HEADS, *range(12_288 + step // 2, size, step)]


def test_a_byte_changed_anywhere_gives_the_right_answer_or_the_file_before_and_says_so(kept: Any) -> None:
    directory, read, (first, second) = kept
    newest, content = read(directory), second.read_bytes()
    second.rename(directory / "altrove")
    *older, _ = read(directory)
    found = []
    for place in places(len(content)):
        second.write_bytes(flipped(content, place))
        answer = read(directory)
        assert answer in (newest, (*older, False)), place
        found.append(answer == newest)
    assert len(found) >= PLACES
    assert found.count(False) > len(found) / 3
    assert first.exists()


def test_a_byte_changed_anywhere_of_the_only_file_gives_the_right_answer_or_an_error_in_italian(kept: Any) -> None:
    directory, read, (first, second) = kept
    first.unlink()
    right, content = read(directory), second.read_bytes()
    refused = 0
    for place in places(len(content)):
        second.write_bytes(flipped(content, place))
        answer = read_or_refusal(read, directory)
        if isinstance(answer, DamagedError):
            refused += 1
            assert f"{second} è danneggiato" in str(answer)
            assert "Nessun file prima di questo si legge" in str(answer)
        else:
            assert answer == right, place
    assert refused > PLACES / 3


def read_or_refusal(read: Callable[[Path], object], directory: Path) -> object:
    try:
        return read(directory)
    except DamagedError as error:
        return error


SPOILT = {
    "empty": lambda _: b"",
    "zeros": lambda content: b"\0" * len(content),
    "cut": lambda content: content[: len(content) // 2],
    "another file": lambda _: b"PK\3\4 non un archivio" * 999,
    "blocks of zeros": lambda content: content[:12_288] + bytes(len(content) - 12_288),
    "headers of another file": lambda content: content[:4096] + bytes(8192) + content[12_288:],
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_nobody_builds_on_a_damaged_file(kept: Any, finto: Path, spoil: Callable[[bytes], bytes]) -> None:
    directory, read, (first, second) = kept
    second.write_bytes(spoil(second.read_bytes()))
    before = {path.name: path.read_bytes() for path in directory.glob("*.duckdb")}
    write = (lambda: load(directory, finto)) if read is official else (lambda: save_scenario(directory, draft("terzo")))
    with pytest.raises(DamagedError) as caught:
        write()
    assert f"{second} è danneggiato: non è stato scritto nulla." in str(caught.value)
    assert f"Il file precedente, {first.name}, è intatto" in str(caught.value)
    assert {path.name: path.read_bytes() for path in directory.glob("*.duckdb")} == before
    assert not list(directory.glob(".*"))
    second.rename(directory / "altrove")
    write()
    assert read(directory)[-1]


def test_a_file_before_is_called_sound_only_where_it_is(kept: Any) -> None:
    directory, read, (first, second) = kept
    for file in (first, second):
        file.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises((StoreDamagedError, WorkspaceDamagedError)) as caught:
        read(directory)
    assert caught.value.file == second
    assert "intatto" not in str(caught.value)
    assert caught.value.previous is None


def told(reader: type[Store | Workspace], directory: Path, file: Path) -> str:
    """What is said when a file is damaged where its list of loads or saves can still be read."""
    content = file.read_bytes()
    for place in range(12_288, len(content), 1024):
        file.write_bytes(flipped(content, place))
        with reader.open(directory) as opened:
            if "Manca: " in str(opened.damage):
                return str(opened.damage)
    raise AssertionError(file)


def test_a_load_that_is_missing_is_named_with_the_way_to_have_it_back(two_loads: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    second = numbered_files(directory)[-1]
    said = told(Store, directory, second)
    assert said.startswith(f"Il file {second.name} è danneggiato (cartella {directory}): si vede ciò che era in ")
    assert "traguardo-000001.duckdb, controllato per intero." in said
    assert "Manca: caricamento di comune_finto 2024, del 01/05/2024 alle " in said
    assert ", di Rossi, da /dati/finto. Per rimediare: spostarlo in un'altra cartella e ricaricare con" in said


def test_where_it_cannot_be_told_what_is_missing_the_moment_of_the_file_is(kept: Any) -> None:
    directory, _, (_, second) = kept
    second.write_bytes(b"")
    os.utime(second, (1_700_000_000, 1_700_000_000))
    reader = (Store if second.name.startswith("traguardo") else Workspace).open(directory)
    with reader:
        assert "Che cosa manca non si può sapere: il file danneggiato è del 1" in str(reader.damage)
        assert "/11/2023 alle " in str(reader.damage)


def test_a_save_that_is_missing_is_named(two_saves: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(two_saves, tmp_path / "s"))
    second = numbered_files(directory, WORKSPACE)[-1]
    said = told(Workspace, directory, second)
    assert "Manca: scenario «secondo» di torino 2022, del " in said
    assert "salvare di nuovo ciò che manca" in said


HERE = Path("/dati")
SHOWN, SECOND, THIRD = (HERE / f"traguardo-{number:06}.duckdb" for number in (1, 2, 3))
SEEN = "(cartella /dati): si vede ciò che era in traguardo-000001.duckdb, controllato per intero."
MEND = "e ricaricare con «traguardo import» ciò che manca; finché non è spostato non si carica nulla."


@pytest.mark.parametrize(
    ("files", "missing", "begin", "lacks", "end"),
    [
        ((SECOND,), (), "Il file traguardo-000002.duckdb è danneggiato", "Non manca nulla.", "spostarlo"),
        ((SECOND,), ("a",), "Il file traguardo-000002.duckdb è danneggiato", "Manca: a.", "spostarlo"),
        (
            (THIRD, SECOND),
            tuple("abcde"),
            "I file traguardo-000003.duckdb, traguardo-000002.duckdb sono danneggiati",
            "Manca: a; b; c; d; e.",
            "spostarli",
        ),
        (
            (THIRD, SECOND),
            tuple("abcdefg"),
            "I file traguardo-000003.duckdb, traguardo-000002.duckdb sono danneggiati",
            "Manca: c; d; e; f; g e altri 2.",
            "spostarli",
        ),
    ],
)
def test_what_is_damaged_what_is_missing_and_how_to_mend_it_are_said_whole(
    files: tuple[Path, ...], missing: tuple[str, ...], begin: str, lacks: str, end: str
) -> None:
    said = str(Damage(STORE, files, SHOWN, missing))
    assert said == f"{begin} {SEEN} {lacks} Per rimediare: {end} in un'altra cartella {MEND}"


def test_each_missing_thing_is_told_with_what_is_known_of_it(
    two_loads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    numbered_files(directory)[-1].write_bytes(b"")
    at = datetime(2024, 5, 1, 12, 0)  # noqa: DTZ001 - the store keeps UTC without a zone
    whole, bare = ("caricamento", "e", 2024, at, "Rossi", "/d", 2), ("caricamento", "e", 2023, None, None, None, 1)
    kept = ("caricamento", "altro", 2022, None, None, None, 0)
    found: dict[str, tuple[Any, ...] | None] = {"2": (kept, bare, whole), "1": (kept,)}
    monkeypatch.setattr("data.store.opening.entries", lambda file, _: found[file.stem[-1]])

    def missing() -> tuple[str, ...] | None:
        with Store.open(directory) as store:
            assert store.damage is not None
            return store.damage.missing

    told = ("caricamento di e 2023", f"caricamento di e 2024, del {local_time(at)}, di Rossi, da /d")
    assert missing() == told
    found["1"] = None
    assert missing() == ("caricamento di altro 2022", *told)
    found["2"] = None
    assert missing() is None


def test_an_open_store_is_stale_once_the_damaged_file_is_moved_or_put_back(two_loads: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    second = numbered_files(directory)[-1]
    good = second.read_bytes()
    second.write_bytes(b"")
    with Store.open(directory) as store:
        assert not store.is_stale()
        second.rename(tmp_path / "altrove")
        assert store.is_stale()
    with Store.open(directory) as older:
        assert older.damage is None
        second.write_bytes(good)
        assert older.is_stale()
        with Store.open(directory) as again:
            assert (again.file, again.damage) == (second, None)
            assert again.state != older.state


def test_a_file_of_the_same_name_is_another_state(two_loads: Path, tmp_path: Path, finto: Path) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    second = numbered_files(directory)[-1]
    with Store.open(directory) as before:
        second.rename(tmp_path / "altrove")
        correct(finto, "150", "170")
        load(directory, finto)
        with Store.open(directory) as after:
            assert (after.file, before.file) == (second, second)
            assert before.is_stale()
            assert after.state != before.state


def test_the_command_line_warns_beside_the_answer_and_leaves_it_clean(
    two_loads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    words = ["score", "--archivio", str(directory), "--ente", "comune_finto", "--anno", "2024"]
    second = numbered_files(directory)[-1]
    spoilt = flipped(second.read_bytes(), 4112)
    second.unlink()
    assert main(words) == 0
    right = capsys.readouterr()
    second.write_bytes(spoilt)
    assert main(words) == 0
    said = capsys.readouterr()
    assert (said.out, right.err) == (right.out, "")
    assert said.err.startswith(f"Attenzione: Il file {second.name} è danneggiato")
    assert main(["import", "--archivio", str(directory), str(ROOT / "tests" / "data" / "ente_finto")]) == 1
    assert f"{second} è danneggiato: non è stato scritto nulla" in capsys.readouterr().err


def test_run_shows_a_store_whose_newest_file_is_damaged(
    two_loads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    numbered_files(directory)[-1].write_bytes(b"")
    monkeypatch.setattr(cli.run, "_is_free", lambda *_: True)
    monkeypatch.setattr(cli.run, "_become_streamlit", lambda *_: None)
    main(["run", "--archivio", str(directory)])
    assert "Attenzione: Il file traguardo-000002.duckdb è danneggiato" in capsys.readouterr().err


# A file that may not be read is not damaged.

READER = """
import os, sys
from pathlib import Path
from data.plan.errors import DataError
from data.store.errors import UnreadableError
from data.store.store import Store, newest_loads
from data.workspace.workspace import Workspace
from data.workspace.writer import save_scenario
from data.plan.scenarios import Draft
import data.store.writer, duckdb, pyarrow
duckdb.connect().execute("SELECT 1").fetchall()
directory = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
for act in (Store.open, newest_loads, Workspace.open):
    try:
        act(directory)
    except UnreadableError as error:
        print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", ["file", "directory"])
def test_what_a_user_may_not_read_is_said_and_not_called_damaged(two_loads: Path, two_saves: Path, mode: str) -> None:
    # Not in pytest's own directory, which other users may not enter.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        directory = Path(shutil.copytree(two_loads, Path(place) / "s"))
        shutil.copytree(two_saves, directory, dirs_exist_ok=True)
        directory.chmod(0o755)
        if mode == "directory":
            directory.chmod(0)
        else:
            for file in directory.glob("*.duckdb"):
                file.chmod(0)
        done = subprocess.run(
            [sys.executable, "-c", READER, str(directory)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        directory.chmod(0o755)
    assert done.stderr == ""
    said = done.stdout.splitlines()
    assert len(said) == 3
    files = [directory / f"{name}-000002.duckdb" for name in ("traguardo", "traguardo", "lavoro")]
    named = [directory] * 3 if mode == "directory" else files
    for path, sentence in zip(named, said, strict=True):
        assert sentence == (
            f"Il sistema non lascia leggere {path} (permesso negato). Non è danneggiato e va lasciato dov'è: "
            "chiedere a chi gestisce il computer il permesso di leggerlo per il proprio utente, e ripetere il comando."
        )


def test_a_file_that_may_not_be_read_is_not_built_upon(
    two_loads: Path, tmp_path: Path, finto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))

    def refused(self: Path, *args: Any, **settings: Any) -> Any:
        if self.suffix == ".duckdb":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **settings)

    real = Path.open
    monkeypatch.setattr(Path, "open", refused)
    for act in (lambda: load(directory, finto), lambda: newest_loads(directory)):
        with pytest.raises(UnreadableError, match="va lasciato dov'è"):
            act()
    assert len(numbered_files(directory)) == 2


def test_a_file_that_a_writer_has_just_removed_is_looked_for_again(
    two_loads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    newest, real, listed = numbered_files(directory)[-1], Path.open, []

    def gone_once(self: Path, *args: Any, **settings: Any) -> Any:
        if self == newest and not listed:
            listed.append(self)
            raise FileNotFoundError(2, "No such file or directory")
        return real(self, *args, **settings)

    monkeypatch.setattr(Path, "open", gone_once)
    with Store.open(directory) as store:
        assert (store.file, store.damage) == (newest, None)
    assert listed


def test_a_file_spoilt_while_it_is_open_is_said_and_opened_again(
    two_loads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    def corrupt(*_: object) -> NoReturn:
        raise duckdb.Error("Corrupt database file: computed checksum 1 does not match stored checksum 2")

    directory = Path(shutil.copytree(two_loads, tmp_path / "s"))
    with Store.open(directory) as store:
        monkeypatch.setattr("data.store.reader._fetched", corrupt)
        with pytest.raises(StoreDamagedError, match=r"traguardo-000001\.duckdb, è intatto"):
            store.plan("comune_finto", 2024)
        assert store.is_stale()
