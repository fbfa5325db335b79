"""«traguardo registro»: what was loaded and changed, filtered, in three forms."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.register.edits import correction
from data.register.writer import confirm
from tests.cli.commands import Run, rows_of
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, close_year, opened, reopen_year

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path, finto: Path) -> Path:
    directory = a_store(tmp_path / "s", finto)
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "160"})
        assert confirm(official, replace(a_draft(*rows), reason="=SOMMA(A1)")).change
    return directory


def test_it_lists_loads_and_changes(run: Run, store: Path) -> None:
    ran = run("registro", store=store)
    assert (ran.code, ran.err) == (0, "")
    *loads, change, row = ran.out.splitlines()
    assert [line.partition(" · ")[0] for line in loads] == ["caricamento 1", "caricamento 2"]
    assert change.startswith("1 · correzione · comune_finto 2024 · ")
    assert row == "    consuntivi, dup / O1 / i1 / 2024, consuntivo: 150 → 160"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("--tipo", "caricamento"), 2),
        (("--anno", "2025"), 1),
        (("--persona", "rossi", "--ente", ENTE), 2),
        (("--codice", "O9"), 0),
        (("--al", "2024-05-02"), 2),
        (("--dal", "2024-05-02"), 2),
    ],
)
def test_it_lists_what_is_asked(run: Run, store: Path, words: tuple[str, ...], lines: int) -> None:
    assert len(run("registro", *words, store=store).out.splitlines()) == lines


def test_the_same_as_csv_and_as_json_with_nothing_that_a_spreadsheet_computes(run: Run, store: Path) -> None:
    found = rows_of(run("registro", "--tipo", "correzione", "--formato", "csv", store=store).out)
    assert [(row["column"], row["was"], row["now"], row["reason"]) for row in found] == [
        ("actual", "150", "160", "'=SOMMA(A1)")
    ]
    rows = json.loads(run("registro", "--formato", "json", store=store).out)
    assert [row["kind"] for row in rows] == ["caricamento", "caricamento", "correzione"]
    assert rows[-1]["now"] == "160"


def test_a_day_that_is_none_is_said(run: Run, store: Path) -> None:
    ran = run("registro", "--dal", "2024-02-30", store=store)
    assert ran.code == 2
    assert "«2024-02-30» non è una data AAAA-MM-GG" in ran.err


def test_every_door_reads_the_changes(run: Run, store: Path, tmp_path: Path) -> None:
    found = rows_of(run("score", "--ente", ENTE, "--anno", "2024", store=store).out)
    # 160 of 200 is 80: 0.6 x 80 + 0.4 x 100.
    assert ("160", "80") in [(row["actual"], row["score"]) for row in found]
    assert next(row["score"] for row in found if row["level"] == "root") == "88"
    run("export", "--ente", ENTE, "--anno", "2024", "--dove", str(tmp_path / "fuori"), store=store)
    assert ",160," in (tmp_path / "fuori" / "2024" / "actuals.csv").read_text(encoding="utf-8")


def test_export_then_import_gives_equal_data(run: Run, store: Path, tmp_path: Path) -> None:
    for year in ("2024", "2025"):
        run("export", "--ente", ENTE, "--anno", year, "--dove", str(tmp_path / year), store=store)
        assert run("import", str(tmp_path / year), store=tmp_path / "altro").code == 0
    with opened(store) as one, opened(tmp_path / "altro") as other:
        for year in (2024, 2025):
            assert one.tables(ENTE, year) == other.tables(ENTE, year)
            assert one.load(ENTE, year).fingerprint == other.load(ENTE, year).fingerprint


def test_import_of_a_closed_year_is_refused_and_of_a_changed_one_says_what_no_longer_counts(
    run: Run, store: Path, finto: Path
) -> None:
    nodes = finto / "2024" / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("Sportello", "Sportelli"), encoding="utf-8")
    with opened(store) as official:
        close_year(official, ENTE, YEAR, author="Bianchi", reason="Approvata")
    ran = run("import", str(finto), store=store)
    assert (ran.code, ran.out) == (1, "")
    assert "L'anno 2024 di «comune_finto» è chiuso da Bianchi" in ran.err
    with opened(store) as official:
        reopen_year(official, ENTE, YEAR, author="Bianchi", reason="Rilievo")
    ran = run("import", str(finto), store=store)
    assert ran.code == 0
    assert "Nel registro ci sono 3 modifiche dei dati sostituiti: non contano più." in ran.out.splitlines()[0]
    again = run("import", str(finto), store=store).out.splitlines()[0]
    assert again == "comune_finto 2024: già presente e uguale, nulla da caricare."
