"""Export: the bytes that came in, all of them or none."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NoReturn

import pytest

from data.format.folder import read_folder
from data.published.export import export
from data.store.errors import DiskFullError, FolderTakenError, NotWritableError
from data.store.provenance import Provenance
from data.store.shipped import SHIPPED
from data.store.store import Store, StoredYear
from data.store.writer import add_folders

YEARS = [("torino", 2022), ("riviere", 2023)]


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def stored_after_loading(folder: Path, directory: Path, code: str, year: int) -> StoredYear:
    reading = read_folder(folder)
    assert reading.folder is not None
    add_folders(directory, [(reading.folder, Provenance("prova", None, "prova"))])
    with Store.open(directory) as store:
        return store.tables(code, year)


@pytest.fixture
def stored(shipped_directory: Path) -> StoredYear:
    with Store.open(shipped_directory) as store:
        return store.tables("torino", 2022)


@pytest.mark.parametrize(("code", "year"), YEARS)
def test_a_shipped_ente_comes_back_byte_for_byte(shipped_directory: Path, tmp_path: Path, code: str, year: int) -> None:
    with Store.open(shipped_directory) as store:
        files = export(store.tables(code, year), tmp_path / "fuori")
    assert bytes_below(tmp_path / "fuori") == bytes_below(SHIPPED / code)
    assert sorted(bytes_below(tmp_path / "fuori")) == list(files)


def test_an_export_is_a_folder_that_loads_as_the_same_content(shipped_directory: Path, tmp_path: Path) -> None:
    with Store.open(shipped_directory) as store:
        export(store.tables("riviere", 2023), tmp_path / "fuori")
        again = stored_after_loading(tmp_path / "fuori", tmp_path / "s", "riviere", 2023)
        assert again == store.tables("riviere", 2023)


def test_an_empty_file_and_an_absent_one_stay_apart(tmp_path: Path, finto: Path) -> None:
    header = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
    (finto / "2024" / "soglie.csv").write_text(header, encoding="utf-8")
    export(stored_after_loading(finto, tmp_path / "s", "comune_finto", 2024), tmp_path / "fuori")
    found = bytes_below(tmp_path / "fuori")
    assert found["2024/soglie.csv"] == header.encode()
    assert "2024/history.csv" not in found


def test_context_figures_come_back_byte_for_byte_whatever_they_say(tmp_path: Path, finto: Path) -> None:
    text = (
        "topic,item,year,value,unit,note,source_line\n"
        'Personale,"Categoria D, ""oggi"" Area",2024,120.00,dipendenti,,\n'
        "=1+1,<b>|*_#@${x},2019,+0.5,%,=HYPERLINK(),3\n"
        f"😀,{'x' * 300},2024,-1,,,\n"
    )
    (finto / "2024" / "context.csv").write_bytes(text.encode())
    export(stored_after_loading(finto, tmp_path / "s", "comune_finto", 2024), tmp_path / "fuori")
    assert bytes_below(tmp_path / "fuori")["2024/context.csv"] == text.encode()
    again = stored_after_loading(tmp_path / "fuori", tmp_path / "t", "comune_finto", 2024)
    assert [cells["item"][:3] for _, cells in again.tables["context"].records()] == ["Cat", "<b>", "xxx"]


def test_comments_and_line_ends_of_the_settings_survive(tmp_path: Path, finto: Path) -> None:
    path = finto / "smvp.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + "# perché così\r\n".encode())
    export(stored_after_loading(finto, tmp_path / "s", "comune_finto", 2024), tmp_path / "fuori")
    assert bytes_below(tmp_path / "fuori")["smvp.toml"] == path.read_bytes()


def test_the_same_export_twice_is_welcome_and_anything_else_is_refused(stored: StoredYear, tmp_path: Path) -> None:
    folder = tmp_path / "fuori"
    folder.mkdir()
    export(stored, folder)
    before = bytes_below(folder)
    export(stored, folder)
    (folder / "appunti.txt").write_text("miei", encoding="utf-8")
    with pytest.raises(FolderTakenError, match="Indicare una cartella nuova o vuota") as taken:
        export(stored, folder)
    assert taken.value.folder == folder
    (folder / "appunti.txt").unlink()
    (folder / "2022" / "vuota").mkdir()
    export(stored, folder)
    assert bytes_below(folder) == before
    with pytest.raises(FolderTakenError) as taken:
        export(stored, folder / "ente.toml")
    assert taken.value.folder == folder / "ente.toml"


def test_a_full_disk_leaves_nothing_half_written(
    stored: StoredYear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name == "targets.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFullError):
        export(stored, tmp_path / "fuori")
    assert list(tmp_path.iterdir()) == []


def test_a_rename_that_fails_leaves_nothing_half_written(
    stored: StoredYear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(_self: Path, _target: Path) -> NoReturn:
        raise OSError(errno.ENOTEMPTY, "Directory not empty")

    monkeypatch.setattr(Path, "rename", taken)
    with pytest.raises(NotWritableError):
        export(stored, tmp_path / "fuori")
    assert list(tmp_path.iterdir()) == []
