"""«traguardo backup» and «traguardo restore»: the whole archive in one file, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.register.edits import correction
from data.register.writer import confirm
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, cell, opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run


def test_a_copy_brings_everything_back_and_what_was_there_is_kept(run: Run, tmp_path: Path, finto: Path) -> None:
    store, copy = a_store(tmp_path / "s", finto), tmp_path / "copia.zip"
    ran = run("backup", str(copy), store=store)
    assert (ran.code, ran.out) == (0, f"Copiato e riletto per intero in {copy}: traguardo-000001.duckdb.\n")
    with opened(store) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "160"})
        assert confirm(official, a_draft(*rows)).change
    ran = run("restore", str(copy), store=store)
    (kept,) = tmp_path.glob("s.prima-*")
    assert ran.out == (
        f"L'archivio {store} è com'era nella copia {copy}.\n"
        f"Quello che c'era è in {kept}: cancellarlo quando non serve più.\n"
    )
    for directory, actual in ((store, "150"), (kept, "160")):
        with opened(directory) as official:
            assert cell(official.rows(ENTE, YEAR), "actuals", I1, "actual") == actual


def test_a_copy_has_the_name_of_one(run: Run, tmp_path: Path, finto: Path) -> None:
    ran = run("backup", str(tmp_path / "copia"), store=a_store(tmp_path / "s", finto))
    assert ran.code == 2
    assert "deve finire in .zip. Aiuto: traguardo backup --aiuto" in ran.err


def test_what_is_no_copy_is_refused(run: Run, tmp_path: Path, finto: Path) -> None:
    store = a_store(tmp_path / "s", finto)
    ran = run("restore", str(finto / "ente.toml"), store=store)
    assert (ran.code, ran.out) == (1, "")
    assert "non è un file .zip intero" in ran.err
    assert not list(tmp_path.glob("s.prima-*"))
