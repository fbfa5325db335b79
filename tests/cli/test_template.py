"""A year out as a workbook, checked, and in again: the same scores and the same files, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mistakes import MISTAKES, right_workbook, workbook_with_mistakes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run


@pytest.mark.parametrize(("ente", "year"), [("torino", "2022"), ("riviere", "2023")])
def test_a_year_that_comes_back_from_its_workbook_scores_and_exports_the_same(
    run: Run, tmp_path: Path, ente: str, year: str
) -> None:
    book, store = tmp_path / "anno.xlsx", tmp_path / "altro"
    assert run("template", "--ente", ente, "--anno", year, str(book)).code == 0
    asked = ("--ente", ente, "--anno", year)
    before = run("score", *asked).out
    run("export", *asked, "--dove", str(tmp_path / "prima"))
    came = run("import", str(book), store=store)
    assert came.code == 0, came.err
    assert run("score", *asked, store=store).out == before
    run("export", *asked, "--dove", str(tmp_path / "dopo"), store=store)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / name / year).iterdir()} for name in ("prima", "dopo"))
    assert first == second
    assert "già presente e uguale" in run("import", str(book), store=store).out


def test_check_says_every_problem_with_its_cell_and_makes_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(workbook_with_mistakes())
    ran = run("check", str(tmp_path / "x.xlsx"), store=tmp_path / "s")
    assert ran.code == 1
    assert "Ci sono 12 problemi: non si può caricare." in ran.err
    assert all(f"foglio {sheet}, cella {cell}: " in ran.err for sheet, cell, _, _ in MISTAKES)
    (tmp_path / "x.xlsx").write_bytes(right_workbook())
    ran = run("check", str(tmp_path / "x.xlsx"), store=tmp_path / "s")
    assert (ran.code, ran.err) == (0, "")
    assert "comune_finto 2024: nessun problema (4 nodi, 3 indicatori, 4 target, 3 consuntivi)." in ran.out
    assert not (tmp_path / "s").exists()


def test_check_takes_a_folder_too(run: Run, tmp_path: Path, finto: Path) -> None:
    assert run("check", str(finto), store=tmp_path / "s").code == 0
    (finto / "smvp.toml").unlink()
    (finto / "smvp-2025.toml").unlink()
    assert run("check", str(finto), store=tmp_path / "s").code == 1


@pytest.mark.parametrize(("ente", "year"), [("torino", "2022"), ("riviere", "2023")])
def test_the_plan_of_the_year_after_has_targets_and_no_results(run: Run, tmp_path: Path, ente: str, year: str) -> None:
    book = tmp_path / "dopo.xlsx"
    assert run("template", "--ente", ente, "--anno", year, "--anno-dopo", str(book)).code == 0
    ran = run("check", str(book))
    assert ran.code == 0, ran.err
    assert "consuntivi" not in ran.out.splitlines()[0]
    assert "La misurazione è in corso" in ran.out


def test_an_ente_that_nobody_knows_gets_an_empty_workbook(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "nuovo.xlsx"
    assert "modello vuoto" in run("template", "--ente", "nuovo", "--anno", "2024", str(book)).out
    ran = run("check", str(book))
    assert ran.code == 1
    assert all(line.startswith(("foglio ", "Ci sono")) for line in ran.err.splitlines()), ran.err


def test_a_year_that_is_not_there_cannot_be_corrected(run: Run, tmp_path: Path) -> None:
    ran = run("template", "--ente", "torino", "--anno", "1999", "--correggi", str(tmp_path / "x.xlsx"))
    assert (ran.code, ran.out) == (1, "")
    assert "Il 1999 di «torino» non è nell'archivio" in ran.err
