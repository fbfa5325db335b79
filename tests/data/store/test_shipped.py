"""The data that come with the program: into which stores they go, and how they are written there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from data.format.folder import read_folder
from data.store import shipped
from data.store.errors import BadDataError, StoreMissingError
from data.store.files import numbered_files
from data.store.lock import USUAL_WAIT, Wait
from data.store.provenance import Provenance
from data.store.shipped import add_shipped, is_synthetic, open_store
from data.store.store import Store, newest_loads
from data.store.writer import add_folders

FINTO = Path(__file__).parents[1] / "ente_finto"


@pytest.fixture
def enti(tmp_path: Path) -> Path:
    """Shipped folders, of two enti out of order, beside a file that is none."""
    for code in ("zeta", "alfa"):
        folder = Path(shutil.copytree(FINTO, tmp_path / "enti" / code))
        change(folder, 'code = "comune_finto"', f'code = "{code}"')
    (tmp_path / "enti" / "LEGGIMI.md").write_text("", encoding="utf-8")
    return tmp_path / "enti"


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "ente.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def load(directory: Path, folder: Path) -> None:
    reading = read_folder(folder)
    assert reading.folder is not None
    add_folders(directory, [(reading.folder, Provenance("prova", None, "prova"))])


def test_every_folder_is_added_by_its_name_and_says_where_it_comes_from(tmp_path: Path, enti: Path) -> None:
    loaded = add_shipped(tmp_path / "s", enti)
    assert [(found.ente, found.added) for found in loaded] == [("alfa", True)] * 2 + [("zeta", True)] * 2
    with Store.open(tmp_path / "s") as store:
        assert [store.load(code, 2024).source for code in ("alfa", "zeta")] == [
            Provenance("enti/alfa"),
            Provenance("enti/zeta"),
        ]


def test_a_folder_with_problems_is_refused_with_its_name_and_all_of_them(tmp_path: Path, enti: Path) -> None:
    change(enti / "alfa", "format = 1", "format = 2")
    with pytest.raises(BadDataError) as caught:
        add_shipped(tmp_path / "s", enti)
    problems = tuple(str(problem) for problem in read_folder(enti / "alfa").problems)
    assert (caught.value.place, caught.value.problems) == ("alfa", problems)
    assert not (tmp_path / "s").exists()


def test_a_store_is_synthetic_where_every_ente_in_it_is(tmp_path: Path, finto: Path) -> None:
    assert not is_synthetic(tmp_path / "s")
    change(finto, 'kind = "Comune"', 'kind = "Comune"\nsynthetic = true')
    load(tmp_path / "s", finto)
    assert is_synthetic(tmp_path / "s")
    load(tmp_path / "s", FINTO)
    assert not is_synthetic(tmp_path / "s")


def test_no_real_ente_enters_a_synthetic_store(tmp_path: Path, finto: Path, enti: Path) -> None:
    change(finto, 'kind = "Comune"', 'kind = "Comune"\nsynthetic = true')
    load(tmp_path / "s", finto)
    assert add_shipped(tmp_path / "s", enti) == ()
    assert {found.ente for found in newest_loads(tmp_path / "s")} == {"comune_finto"}
    assert len(numbered_files(tmp_path / "s")) == 1


def test_who_waits_and_who_watches_are_handed_on(tmp_path: Path, enti: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[tuple[Any, ...]] = []

    def keep(directory: Path, folders: Any, wait: Wait, *, watch: Any) -> tuple[()]:
        handed.append((directory, [source.origin for _, source in folders], wait, watch))
        return ()

    monkeypatch.setattr(shipped, "add_folders", keep)
    wait, watch = Wait(3), object()
    add_shipped(tmp_path / "s", enti, wait, watch)  # type: ignore[arg-type]  # only handed on
    add_shipped(tmp_path / "s", enti)
    assert handed == [
        (tmp_path / "s", ["enti/alfa", "enti/zeta"], wait, watch),
        (tmp_path / "s", ["enti/alfa", "enti/zeta"], USUAL_WAIT, shipped.UNWATCHED),
    ]


def test_opening_a_store_that_is_not_there_builds_it_as_it_was_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, Any, Any]] = []
    monkeypatch.setattr(
        shipped, "add_shipped", lambda directory, *, wait, watch: asked.append((directory, wait, watch))
    )
    wait, watch = Wait(3), object()
    with pytest.raises(StoreMissingError):
        open_store(tmp_path / "s", wait, watch)  # type: ignore[arg-type]  # only handed on
    assert asked == [(tmp_path / "s", wait, watch)]
    load(tmp_path / "s", FINTO)
    with open_store(tmp_path / "s", wait) as store:
        assert [ente.code for ente in store.enti()] == ["comune_finto"]
    assert len(asked) == 1
