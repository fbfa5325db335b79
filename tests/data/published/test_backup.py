"""A copy of the whole archive: all of it or nothing, read back before it counts, put back in one step."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from data.plan.briefings import TextDraft
from data.published import backup
from data.published.backup import INDEX, back_up, restore
from data.published.replacement import exchange_folders
from data.register.edits import correction
from data.register.register import REGISTER
from data.register.writer import confirm
from data.store.errors import (
    BackupError,
    DiskFullError,
    NotWritableError,
    StoreBusyError,
    StoreDamagedError,
    StoreMissingError,
)
from data.store.files import STORE, numbered_files
from data.store.lock import Wait, writing
from data.workspace.briefing_writer import save_text
from data.workspace.workspace import WORKSPACE, Workspace
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, cell, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAMILIES = (REGISTER, WORKSPACE, STORE)


def written(directory: Path, text: str) -> None:
    """Save a text of the Relazione over the last one."""
    with Workspace.open(directory) as workspace:
        now = workspace.texts(ENTE, YEAR).get("premessa")
    save_text(directory, TextDraft(ENTE, YEAR, "premessa", text, "Rossi"), expected_version=now.version if now else 0)


def changed(directory: Path, actual: str) -> None:
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": actual})
        assert confirm(official, a_draft(*rows, seen=official.seen(ENTE, YEAR))).change


def state(directory: Path) -> tuple[str, str, str]:
    """What is official, what is saved, what is in a template."""
    with opened(directory) as official, Workspace.open(directory) as workspace:
        actual = cell(official.rows(ENTE, YEAR), "actuals", I1, "actual")
        template = directory / "modelli" / ENTE / "giunta.pptx"
        return actual, workspace.texts(ENTE, YEAR)["premessa"].text, template.read_text(encoding="utf-8")


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    found = a_store(tmp_path / "s", finto)
    changed(found, "160")
    written(found, "Prima.")
    (found / "modelli" / ENTE).mkdir(parents=True)
    (found / "modelli" / ENTE / "giunta.pptx").write_text("un modello", encoding="utf-8")
    return found


@pytest.fixture
def copy(directory: Path, tmp_path: Path) -> Path:
    back_up(directory, FAMILIES, tmp_path / "copie" / "oggi.zip")
    return tmp_path / "copie" / "oggi.zip"


def test_everything_comes_back_in_an_empty_place(directory: Path, copy: Path, tmp_path: Path) -> None:
    assert restore(copy, tmp_path / "nuovo" / "archivio", FAMILIES) is None
    assert state(tmp_path / "nuovo" / "archivio") == state(directory) == ("160", "Prima.", "un modello")


def test_what_was_there_is_kept_whole_beside(directory: Path, copy: Path) -> None:
    changed(directory, "170")
    written(directory, "Dopo.")
    with opened(directory) as reader:
        kept = restore(copy, directory, FAMILIES)
        assert reader.is_stale()
        assert cell(reader.rows(ENTE, YEAR), "actuals", I1, "actual") == "170"
    assert kept is not None
    assert kept.name.startswith("s.prima-")
    assert state(directory) == ("160", "Prima.", "un modello")
    assert state(kept) == ("170", "Dopo.", "un modello")
    changed(directory, "180")
    assert state(directory)[0] == "180"
    assert sorted(path.name for path in directory.parent.iterdir() if path.name.startswith((".", "s"))) == [
        "s",
        kept.name,
    ]


def test_where_the_system_exchanges_no_names_the_folders_are_moved(
    directory: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.published.replacement._exchanged", lambda *_: False)
    changed(directory, "170")
    kept = restore(copy, directory, FAMILIES)
    assert kept is not None
    assert (state(directory)[0], state(kept)[0]) == ("160", "170")
    assert not (directory.parent / "vecchio").exists()


def test_two_folders_take_each_others_place(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "di").write_text(name, encoding="utf-8")
    exchange_folders(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / name / "di").read_text(encoding="utf-8") for name in ("a", "b")] == ["b", "a"]


def test_nothing_to_copy_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        back_up(tmp_path / "nulla", FAMILIES, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_a_damaged_archive_is_not_copied_over_a_good_copy(directory: Path, copy: Path) -> None:
    before = copy.read_bytes()
    numbered_files(directory)[-1].write_bytes(b"non un archivio")
    with pytest.raises(StoreDamagedError):
        back_up(directory, FAMILIES, copy)
    assert copy.read_bytes() == before


def test_whoever_writes_is_waited_for(directory: Path, copy: Path) -> None:
    before = state(directory)
    with writing(directory), pytest.raises(StoreBusyError):
        restore(copy, directory, FAMILIES, Wait(0.05))
    assert state(directory) == before
    assert [path.name for path in directory.parent.iterdir() if "prima" in path.name] == []


def rewritten(copy: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy with other files in it, its index telling the truth about those that it names."""
    import hashlib

    with zipfile.ZipFile(copy) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != INDEX}
    change(files)
    index = {name: [len(content), hashlib.sha256(content).hexdigest()] for name, content in files.items()}
    with zipfile.ZipFile(copy.with_name("altra.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr(INDEX, json.dumps({"files": index}))
    return copy.with_name("altra.zip")


@pytest.mark.parametrize(
    "name",
    [
        "../fuori.txt",
        "/etc/passwd",
        "modelli/../../fuori.pptx",
        "modelli/comune_finto/../../../fuori",
        "modelli/x/.nascosto",
        "altro.txt",
        "altro-000001.duckdb",
        "modelli\\x\\y.pptx",
        "traguardo-000001.duckdb/x",
        "C:/fuori.txt",
    ],
)
def test_no_name_leads_out_of_the_archive(directory: Path, copy: Path, tmp_path: Path, name: str) -> None:
    bad = rewritten(copy, lambda files: files.update({name: b"x"}))
    before = state(directory)
    with pytest.raises(BackupError, match=r"non si può usare: contiene «.*non è stato cambiato nulla\."):
        restore(bad, directory, FAMILIES)
    assert state(directory) == before
    assert not list(tmp_path.rglob("fuori*"))


def _cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def _spoil(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[200] ^= 0xFF
    copy.write_bytes(bytes(content))


def _no_zip(copy: Path) -> None:
    copy.write_bytes(b"non uno zip")


def _no_index(copy: Path) -> None:
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr("a.txt", "x")


def _one_more(copy: Path) -> None:
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("a.txt", "x")


def _bad_index(copy: Path) -> None:
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr(INDEX, "[" * 100_000)


def _wrong_sizes(copy: Path) -> None:
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr("traguardo-000001.duckdb", "x" * 10)
        archive.writestr(INDEX, json.dumps({"files": {"traguardo-000001.duckdb": [3, "00"]}}))


def _gone(copy: Path) -> None:
    copy.unlink()


@pytest.mark.parametrize("spoil", [_cut, _spoil, _no_zip, _no_index, _one_more, _bad_index, _wrong_sizes, _gone])
def test_what_is_no_whole_copy_is_refused_and_nothing_moves(
    directory: Path, copy: Path, spoil: Callable[[Path], None]
) -> None:
    before = state(directory)
    spoil(copy)
    with pytest.raises(BackupError):
        restore(copy, directory, FAMILIES)
    assert state(directory) == before
    assert sorted(path.name for path in directory.parent.iterdir() if path.name.startswith((".", "s"))) == ["s"]


def test_more_than_an_archive_can_hold_is_refused_before_it_is_taken_out(
    directory: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "MOST_BYTES", 1000)
    with pytest.raises(BackupError, match="più di quanto un archivio possa contenere"):
        restore(copy, directory, FAMILIES)


def test_a_damaged_file_in_a_copy_that_is_whole_is_refused(directory: Path, copy: Path) -> None:
    def spoil(files: dict[str, bytes]) -> None:
        files["traguardo-000001.duckdb"] = b"non un archivio"

    with pytest.raises(BackupError, match=r"traguardo-000001\.duckdb è danneggiato"):
        restore(rewritten(copy, spoil), directory, FAMILIES)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(directory: Path, tmp_path: Path) -> None:
    (tmp_path / "chiusa").mkdir(mode=0o500)
    with pytest.raises(NotWritableError):
        back_up(directory, FAMILIES, tmp_path / "chiusa" / "x.zip")


def test_a_full_disk_leaves_the_copy_of_yesterday(directory: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = copy.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_sync", full)
    with pytest.raises(DiskFullError):
        back_up(directory, FAMILIES, copy)
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
