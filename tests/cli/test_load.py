"""«traguardo import»: what is loaded, what is refused, what is worth a look."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from cli.load import user
from data.store.shipped import SHIPPED
from tests.cli.commands import ENGLISH, Run, rows_of


def test_import_prints_all_problems_and_writes_nothing(run: Run, tmp_path: Path, finto: Path) -> None:
    for year in ("2024", "2025"):
        path = finto / year / "actuals.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(",150,", ",1x,"), encoding="utf-8")
    ran = run("import", str(finto), store=tmp_path / "s")
    assert (ran.code, ran.out) == (1, "")
    assert [line.partition(":")[0] for line in ran.err.splitlines()[:2]] == [
        "2024/actuals.csv, riga 2, colonna actual",
        "2025/actuals.csv, riga 2, colonna actual",
    ]
    assert "Ci sono 2 problemi: non è stato caricato nulla." in ran.err
    assert not (tmp_path / "s").exists()


def test_a_new_ente_is_imported_scored_and_exported_without_touching_the_program(
    run: Run, tmp_path: Path, finto: Path
) -> None:
    store = tmp_path / "s"
    assert (
        "comune_finto 2024: caricato (4 nodi, 3 indicatori, 4 target, 3 consuntivi)."
        in run("import", str(finto), store=store).out
    )
    assert "già presente e uguale" in run("import", str(finto), store=store).out
    listed = run("enti", store=store).out.splitlines()[0]
    assert listed.startswith("comune_finto\t2024, 2025\tComune di Fintopoli\tcaricato il ")
    assert listed.endswith(f" da {user()}, dalla cartella {finto}")
    # 2024: 150 of 200 is 75, a deadline kept is 100: 0.6 x 75 + 0.4 x 100.
    # 2025: 150 of 200 falls in the band of 40, and a deadline missed is 0: 0.6 x 40.
    expected = {"2024": [("85", "Ottimo"), ("75", "Discreto")], "2025": [("24", "Scarso"), ("0", "Scarso")]}
    for year, results in expected.items():
        found = rows_of(run("score", "--ente", "comune_finto", "--anno", year, store=store).out)
        assert [(r["score"], r["status"]) for r in found if r["level"] == "root"] == results
    out = tmp_path / "fuori"
    assert run("export", "--ente", "comune_finto", "--anno", "2024", "--dove", str(out), store=store).code == 0
    for path in (finto / "2024").iterdir():
        found, given = (rows_of(each.read_text(encoding="utf-8")) for each in (out / "2024" / path.name, path))
        assert [{name: row[name] for name in given[0]} for row in found] == given
        assert not any(text for row in found for name, text in row.items() if name not in given[0])


def test_import_says_what_it_replaces_and_what_is_worth_a_look(run: Run, tmp_path: Path, finto: Path) -> None:
    store = tmp_path / "s"
    run("import", str(finto), store=store)
    for name, old, new in [("actuals.csv", ",150,", ",160,"), ("measures.csv", "pezzi,higher,100", "pezzi,higher,90")]:
        path = finto / "2024" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    ran = run("import", str(finto), store=store)
    assert (ran.code, ran.err) == (0, "")
    first, second, third = ran.out.splitlines()
    assert re.fullmatch(
        r"comune_finto 2024: caricato \(4 nodi, 3 indicatori, 4 target, 3 consuntivi\); sostituisce il caricamento "
        rf"del \d\d/\d\d/\d{{4}} \d\d:\d\d di {user()} "
        r"\(indicatori: 1 riga cambiata; consuntivi: 1 riga cambiata\)\.",
        first,
    )
    assert second == "comune_finto 2025: già presente e uguale, nulla da caricare."
    assert third.startswith("Da controllare: 2024/measures.csv, riga 2: I pesi degli indicatori misurati del nodo dup")
    assert ENGLISH.search(ran.out) is None


def test_import_over_the_shipped_data_says_so_and_misses_a_lost_file(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED / "torino", tmp_path / "torino"))
    (folder / "2022" / "soglie.csv").unlink()
    with (folder / "smvp.toml").open("a", encoding="utf-8") as smvp:
        smvp.write("# Riletto.\n")
    ran = run("import", str(folder), store=tmp_path / "s")
    first, *looked = ran.out.splitlines()
    assert "189 indicatori" in first
    assert "cambi di serie" in first
    assert re.search(
        r"; sostituisce i dati forniti con il programma \(soglie: \d+ righe in meno; cambia smvp\.toml\)\.$", first
    )
    lost = "Da controllare: 2022/soglie.csv: Il file manca, ma il caricamento precedente lo aveva."
    assert any(line.startswith(lost) for line in looked)
    assert "fornito con il programma" in run("enti", store=tmp_path / "s").out.splitlines()[0]
    assert f"dalla cartella {folder}" in run("enti", store=tmp_path / "s").out.splitlines()[1]
