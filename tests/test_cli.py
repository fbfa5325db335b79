"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, Protocol

import pytest

import cli
from data.format.tables import TABLES
from data.plan.planning import Outlook
from data.plan.scenarios import Draft, SavedAssumption, ScenarioKind
from data.store import place
from data.store.files import numbered_files
from data.store.shipped import SHIPPED
from data.workspace.writer import save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field

ROOT = Path(__file__).parents[1]
ORDER = (
    "kind,section,owner,node_code,indicator_code,name,weight,target_op,target,soglia,actual,score,status,"
    "published_score,published_status,verdict,score_low,score_high,level,effective_weight,lost,why,verdict_reason,"
    "mark"
)
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|show this|exit|required|invalid|error|choose|following|help)\b"
)


class Ran:
    """What a command left: its code, and what it said on each side."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Run(Protocol):
    """Runs a command on the store of the shipped data, or on another."""

    def __call__(self, *words: str, store: Path = ...) -> Ran: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], shipped_directory: Path) -> Run:
    def act(*words: str, store: Path = shipped_directory) -> Ran:
        try:
            code = cli.main([words[0], "--store", str(store), *words[1:]])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return act


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("command", ["", "run", "enti", "import", "score", "simula", "export", "report", "sintetici"])
def test_help_is_italian_from_the_first_word(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([*([command] if command else []), "--help"])
    text = capsys.readouterr().out
    assert left.value.code == 0
    assert text.startswith(f"uso: traguardo {command}".rstrip())
    assert ENGLISH.search(text.replace("--help", "")) is None


WRONG = [
    ([], "serve anche COMANDO"),
    (["boh"], "'boh' non è ammesso; scegliere fra"),
    (["score", "--ente", "torino"], "serve anche --anno"),
    (["score", "--ente", "torino", "--anno", "22"], "«22» non è un anno di quattro cifre"),
    (
        ["score", "--ente", "torino", "--anno", "2022", "--basis", "ieri"],
        "«ieri» non è valid, original o una data",
    ),
    (["score", "--ente", "torino", "--anno", "2022", "--format", "xml"], "'xml' non è ammesso"),
    (["score", "--ente"], "--ente: manca il valore"),
    (["simula", "--ente", "torino", "--anno", "2022", "--consuntivi", "boh"], "'boh' non è ammesso; scegliere fra"),
    (["simula", "--ente", "torino", "--anno", "2022", "--set"], "--set: manca il valore"),
    (["enti", "--tutti"], "argomenti sconosciuti: --tutti"),
    (["run", "--port", "99999"], "«99999» non è una porta"),
    (["import"], "serve anche CARTELLA"),
    (["sintetici", "--enti", "0"], "«0» non è un numero fra 1 e 999"),
    (["sintetici", "--anni", "dieci"], "«dieci» non è un numero fra 1 e 30"),
    (["sintetici", "--seme", "-1"], "«-1» non è un seme"),
]


@pytest.mark.parametrize(
    ("words", "sentence"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_wrong_command_line_is_said_in_italian_with_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert sentence in said.err
    assert ENGLISH.search(said.err.replace("--help", "")) is None


def test_enti_lists_code_years_name_and_origin(run: Run) -> None:
    ran = run("enti")
    assert ran.code == 0
    assert ran.out.splitlines()[1] == (
        "torino\t2022\tCamera di commercio industria artigianato e agricoltura di Torino\tfornito con il programma"
    )


def test_a_command_that_reads_builds_the_store_where_there_is_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("enti", store=tmp_path / "nuovo").out.count("\n") == 2
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path / "altro"))
    assert cli.main(["enti"]) == 0
    assert len(numbered_files(tmp_path / "altro")) == 1


def test_score_has_its_columns_in_order_and_every_node_and_indicator(run: Run) -> None:
    ran = run("score", "--ente", "torino", "--anno", "2022")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == ORDER
    found = rows_of(ran.out)
    assert sum(row["kind"] == "measure" for row in found) == 189
    roots = [row for row in found if row["kind"] == "node" and not row["node_code"]]
    assert [row["section"] for row in roots] == ["strategico", "operativo", *["individuale"] * 4]


def test_score_prints_figures_as_printed_and_scores_without_needless_digits(run: Run) -> None:
    found = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--section", "strategico").out)
    (row,) = [row for row in found if row["indicator_code"] == "B3.1_02"]
    assert {name: row[name] for name in ORDER.split(",")[6:14]} == {
        "weight": "20",
        "target_op": ">=",
        "target": "75.00",
        "soglia": "65",
        "actual": "71.21",
        "score": "62.1",
        "status": "Parzialmente raggiunto",
        "published_score": "62.1",
    }
    assert row["verdict"] == "coincide"
    assert {row["section"] for row in found} == {"strategico"}
    assert {row["score"] for row in found} >= {"", "0", "100"}


def test_score_follows_each_node_with_its_indicators(run: Run) -> None:
    node = ""
    for row in rows_of(run("score", "--ente", "riviere", "--anno", "2023").out):
        if row["kind"] == "node":
            node = row["node_code"]
        assert row["node_code"] == node


def test_score_as_json_has_the_same_keys_and_real_numbers(run: Run) -> None:
    words = ("score", "--ente", "torino", "--anno", "2022", "--format")
    found = json.loads(run(*words, "json").out)
    same = rows_of(run(*words, "csv").out)
    assert [list(row) for row in found[:2]] == [ORDER.split(",")] * 2
    assert len(found) == len(same)
    (row,) = [row for row in found if row["indicator_code"] == "B3.1_02" and row["section"] == "strategico"]
    assert (row["target"], row["actual"], row["score"], row["verdict_reason"]) == (75.0, 71.21, 62.1, None)
    dates = [row["target"] for row in found if row["target_op"] == "by" and row["target"]]
    assert dates
    assert all(re.fullmatch(r"2022-\d\d-\d\d", day) for day in dates)


def test_score_on_another_basis_uses_other_targets(run: Run) -> None:
    def targets(basis: str) -> str:
        found = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--basis", basis).out)
        return next(row["target"] for row in found if row["indicator_code"] == "kpi3.1.1_01")

    assert [float(targets(basis)) for basis in ("valid", "original", "2022-06-30")] == [85, 20, 20]


REFUSED = [
    (
        ("score", "--ente", "milano", "--anno", "2022"),
        "L'ente «milano» non è nell'archivio. Enti presenti: riviere",
    ),
    (("score", "--ente", "torino", "--anno", "1999"), "non c'è l'anno 1999. Anni presenti: 2022"),
    (
        ("score", "--ente", "torino", "--anno", "2022", "--section", "x"),
        "La sezione «x» non c'è. Sezioni: strategico",
    ),
    (("import", "/nulla/di/nulla"), "La cartella non c'è"),
]


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_what_cannot_be_done_is_said_on_stderr_with_code_1(run: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err


SIMULA = ("simula", "--ente", "torino", "--anno", "2022")
BEFORE_AND_AFTER = ("target", "soglia", "actual", "weight", "score", "status")


def test_simula_without_hypotheses_gives_the_scores_twice(run: Run) -> None:
    for ente, year in (("torino", "2022"), ("riviere", "2023")):
        for basis in ("valid", "original"):
            words = ("--ente", ente, "--anno", year, "--basis", basis)
            found, official = rows_of(run("simula", *words).out), rows_of(run("score", *words).out)
            assert [row["indicator_code"] for row in found] == [row["indicator_code"] for row in official]
            for row, own in zip(found, official, strict=True):
                for name in BEFORE_AND_AFTER:
                    assert row[f"{name}_before"] == row[f"{name}_after"] == own[name]
                assert row["mark"] == "ipotesi"


def test_simula_says_each_number_before_and_after(run: Run) -> None:
    ran = run(*SIMULA, "--set", "OS01.1.1/B3.1_02.target=72,50", "--set", "OS01.1.1/EC07.peso=10")
    assert (ran.code, ran.err) == (0, "")
    by_code = {row["indicator_code"]: row for row in rows_of(ran.out) if row["section"] == "strategico"}
    row = by_code["B3.1_02"]
    assert (row["target_before"], row["target_after"], row["score_before"], row["score_after"]) == (
        *("75.00", "72.50"),
        *("62.1", "82.8"),
    )
    assert (by_code["EC07"]["weight_before"], by_code["EC07"]["weight_after"]) == ("20", "10")
    node = next(row for row in rows_of(ran.out) if row["node_code"] == "OS01.1.1" and row["kind"] == "node")
    # (20 x (100 + 82.8 + 40 + 100) + 10 x 0) / 90, against (100 + 0 + 62.1 + 40 + 100) / 5.
    assert (node["score_before"], node["score_after"]) == ("60.42", "71.733333333")


def test_simula_takes_the_last_of_two_hypotheses_on_the_same_number(run: Run) -> None:
    first, last = "OS01.1.1/B3.1_02.target=72,5", "OS01.1.1/B3.1_02.target=74"
    twice = run(*SIMULA, "--set", first, "--set", last).out
    assert twice == run(*SIMULA, "--set", last).out


def test_simula_reads_a_hypothesis_on_another_sheet(run: Run) -> None:
    official = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--section", "operativo").out)
    row = next(row for row in official if row["soglia"] and row["score"] == "100" and "." in row["target"])
    text = f"operativo!!{row['node_code']}/{row['indicator_code']}.consuntivo={row['soglia'].replace('.', ',')}"
    found = rows_of(run(*SIMULA, "--section", "operativo", "--set", text).out)
    after = next(r for r in found if (r["node_code"], r["indicator_code"]) == (row["node_code"], row["indicator_code"]))
    assert (after["score_after"], after["flips"], after["change"]) == ("0", "1", "-100")
    assert {r["section"] for r in found} == {"operativo"}


def test_simula_lists_everything_it_cannot_read_or_do_and_prints_nothing(run: Run) -> None:
    texts = ("a=1", "OS01.1.1/niente.target=1", "OS01.1.1/B3.1_02.target=1.234", "OS01.1.1/B3.1_02.soglia=80")
    ran = run(*SIMULA, *(word for text in texts for word in ("--set", text)), "--serve", "mai")
    assert (ran.code, ran.out) == (1, "")
    for sentence in (
        "«a=1» non è un'ipotesi",
        "«OS01.1.1/niente» non c'è nel piano",
        "«1.234» si può leggere in due modi: scrivere 1234 oppure 1,234",
        "B3.1_02: la soglia 80 deve stare sotto il target",
        "«mai» non dice quale punteggio serve",
        "Ci sono 5 problemi: non è stato calcolato nulla.",
    ):
        assert sentence in ran.err
    assert ENGLISH.search(ran.err) is None


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--consuntivi", "best"), 2, "--consuntivi vale solo con --piano"),
        (("--piano", "--basis", "original"), 2, "nasce dai target validi: togliere --basis"),
        (("--section", "x"), 1, "La sezione «x» non c'è"),
        (("--scenario", "zzzz"), 1, "zzzz"),
        (("--serve", "ZZ=95"), 1, "Il nodo «ZZ» non c'è nel piano"),
        (("--serve", "=tanto"), 1, "Oppure una parola del metodo: Non raggiunto, Parzialmente raggiunto, Raggiunto."),
    ],
)
def test_simula_says_what_cannot_be_asked(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    ran = run(*SIMULA, *words)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


def test_simula_says_what_each_indicator_alone_would_need(run: Run) -> None:
    found = rows_of(run(*SIMULA, "--serve", "OS01.1.1=65").out)
    by_code = {row["indicator_code"]: row for row in found if row["section"] == "strategico"}
    row = by_code["B3.1_02"]
    assert (row["needed_value"], row["needed_leaf_score"], row["needed_gives"], row["needed_obstacle"]) == (
        *("73.5", "85"),
        *("65", ""),
    )
    assert by_code["EC05.1"]["needed_obstacle"] == "out_of_reach"
    assert by_code["kpi2.1.1_01"]["needed_obstacle"] == ""
    words = (*SIMULA, "--section", "strategico", "--set", "OS01.1.1/B3.1_02.consuntivo=73,5")
    reached = rows_of(run(*words).out)
    assert {row["score_after"] for row in reached if row["node_code"] == "OS01.1.1" and row["kind"] == "node"} == {"65"}


def test_simula_asks_for_a_word_of_the_method_and_of_the_root(run: Run) -> None:
    by_word = run(*SIMULA, "--section", "strategico", "--serve", "OS10.2.1=raggiunto").out
    assert by_word == run(*SIMULA, "--section", "strategico", "--serve", "OS10.2.1=95").out
    found = rows_of(run(*SIMULA, "--section", "strategico", "--serve", "=91").out)
    measures = [row for row in found if row["kind"] == "measure"]
    assert all(row["needed_value"] or row["needed_obstacle"] for row in measures)
    assert any(row["needed_value"] for row in measures)


def test_simula_on_the_plan_of_next_year(run: Run) -> None:
    words = ("simula", "--ente", "riviere", "--anno", "2023", "--piano", "--section", "strategico")
    worst, best = (rows_of(run(*words, "--consuntivi", outlook).out) for outlook in ("worst", "best"))
    assert float(worst[0]["score_before"]) < float(best[0]["score_before"])
    last = rows_of(run(*words).out)
    assert last == rows_of(run(*words, "--consuntivi", "last").out)
    row = next(row for row in last if row["target_before"] and row["score_before"])
    assert row["target_before"] == row["target_after"]


def test_simula_brings_back_a_saved_scenario_as_it_was_saved(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("enti", store=store)
    key = MeasureKey("strategico", "", "A02", "A02_1")
    gone = MeasureKey("strategico", "", "A02", "sparito")
    target = Assumption(key, Field.TARGET, Quantity(30.0, 0.0, "30"))
    draft = Draft(
        ente="riviere",
        year=2023,
        kind=ScenarioKind.PLAN,
        outlook=Outlook.WORST,
        name="Prova",
        author="Anna",
        fingerprint="x",
        assumptions=(SavedAssumption(target, "32"), SavedAssumption(replace(target, key=gone), "1")),
    )
    saved = save_scenario(store, draft)
    words = ("simula", "--ente", "riviere", "--anno", "2023", "--scenario", saved.id)
    ran = run(*words, store=store)
    assert ran.code == 0
    assert "Da controllare: L'indicatore A02/sparito non è più nel piano" in ran.err
    by_hand = run(*words[:5], "--piano", "--consuntivi", "worst", "--set", "A02/A02_1.target=30", store=store)
    assert ran.out == by_hand.out
    more = run(*words, "--set", "A02/A02_1.target=31", store=store)
    assert next(r["target_after"] for r in rows_of(more.out) if r["indicator_code"] == "A02_1") == "31"
    other = run("simula", "--ente", "torino", "--anno", "2022", "--scenario", saved.id, store=store)
    assert (other.code, other.out) == (1, "")
    assert "Lo scenario «Prova» è di riviere 2023" in other.err


def test_simula_as_json_has_real_numbers_and_marks_synthetic_enti_twice(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("sintetici", "--enti", "1", "--anni", "4", store=store)
    words = ("simula", "--ente", "sintetico-01", "--anno", "2023", "--format", "json")
    found = json.loads(run(*words, "--serve", "=95", store=store).out)
    assert {row["mark"] for row in found} == {"ipotesi; dati sintetici"}
    assert isinstance(found[0]["score_before"], float)
    assert {"needed_value", "needed_obstacle"} <= set(found[0])
    assert "needed_value" not in json.loads(run(*words, store=store).out)[0]


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
    assert listed.endswith(f" da {cli._user()}, dalla cartella {finto}")
    # 2024: 150 of 200 is 75, a deadline kept is 100: 0.6 x 75 + 0.4 x 100.
    # 2025: 150 of 200 falls in the band of 40, and a deadline missed is 0: 0.6 x 40.
    expected = {"2024": [("85", "Ottimo"), ("75", "Discreto")], "2025": [("24", "Scarso"), ("0", "Scarso")]}
    for year, results in expected.items():
        found = rows_of(run("score", "--ente", "comune_finto", "--anno", year, store=store).out)
        assert [(r["score"], r["status"]) for r in found if r["level"] == "root"] == results
    out = tmp_path / "fuori"
    assert run("export", "--ente", "comune_finto", "--anno", "2024", "--to", str(out), store=store).code == 0
    for path in (finto / "2024").iterdir():
        assert (out / "2024" / path.name).read_bytes() == path.read_bytes()


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
        rf"del \d\d/\d\d/\d{{4}} \d\d:\d\d di {cli._user()} "
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


def test_every_file_of_the_format_has_its_italian_name() -> None:
    assert list(cli.ROWS) == [table.name for table in TABLES]
    assert cli._counted({"nodes": 1, "history": 2, "soglie": 0}) == "1 nodo, 2 righe di note"


def test_the_system_refuses_in_italian(run: Run, tmp_path: Path, finto: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = run("import", str(finto), store=tmp_path / "file" / "dentro")
    assert ran.code == 1
    assert "(una parte del percorso non è una cartella)" in ran.err
    assert "Not a directory" not in ran.err


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert re.fullmatch(r"traguardo \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_export_gives_the_shipped_files_and_refuses_a_folder_with_something_else(run: Run, tmp_path: Path) -> None:
    words = ("export", "--ente", "torino", "--anno", "2022", "--to")
    assert run(*words, str(tmp_path / "fuori")).out == f"torino 2022: 10 file in {tmp_path / 'fuori'}.\n"
    assert (tmp_path / "fuori" / "smvp.toml").read_bytes() == (SHIPPED / "torino" / "smvp.toml").read_bytes()
    (tmp_path / "altro").mkdir()
    (tmp_path / "altro" / "mio.txt").write_text("mio", encoding="utf-8")
    ran = run(*words, str(tmp_path / "altro"))
    assert ran.code == 1
    assert "non è vuota" in ran.err


def test_synthetic_enti_are_made_apart_and_say_what_they_are_everywhere(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    made = run("sintetici", "--enti", "2", "--anni", "2", store=store)
    assert (made.code, made.err) == (0, "")
    assert made.out == (
        f"2 enti sintetici, 2022–2023, seme 1: creati in {store}.\nPer aprirli: traguardo run --store {store}\n"
    )
    assert "già presenti e uguali" in run("sintetici", "--enti", "2", "--anni", "2", store=store).out
    assert run("enti", store=store).out.splitlines() == [
        f"sintetico-0{n}\t2022, 2023\tEnte sintetico 0{n} (dati sintetici)\tdati sintetici" for n in (1, 2)
    ]
    words = ("score", "--ente", "sintetico-02", "--anno", "2023")
    assert {row["mark"] for row in rows_of(run(*words, store=store).out)} == {"dati sintetici"}
    assert {row["mark"] for row in json.loads(run(*words, "--format", "json", store=store).out)} == {"dati sintetici"}
    out = tmp_path / "fuori"
    assert run("export", *words[1:], "--to", str(out), store=store).code == 0
    settings = (out / "ente.toml").read_text(encoding="utf-8")
    assert 'name = "Ente sintetico 02 (dati sintetici)"' in settings
    assert "synthetic = true" in settings


def test_the_scores_of_a_real_ente_have_no_mark(run: Run) -> None:
    words = ("score", "--ente", "torino", "--anno", "2022", "--section", "strategico")
    assert {row["mark"] for row in rows_of(run(*words).out)} == {""}
    assert {row["mark"] for row in json.loads(run(*words, "--format", "json").out)} == {None}


def test_synthetic_enti_are_refused_among_real_ones_and_in_the_default_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finto: Path
) -> None:
    store = tmp_path / "s"
    run("import", str(finto), store=store)
    before = {path.name: path.read_bytes() for path in numbered_files(store)}
    ran = run("sintetici", "--enti", "1", "--anni", "1", store=store)
    assert (ran.code, ran.out) == (1, "")
    assert "contiene enti veri (comune_finto, riviere, torino)" in ran.err
    assert {path.name: path.read_bytes() for path in numbered_files(store)} == before
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path / "mio"))
    for where in (place.DEFAULT, tmp_path / "mio"):
        assert "è quella dei dati veri" in run("sintetici", "--enti", "1", store=where).err
        assert not where.exists()


def test_a_program_that_a_test_starts_finds_a_store_of_that_test(tmp_path: Path) -> None:
    """Nobody's own store is ever read or written by the tests."""
    done = subprocess.run([sys.executable, "-m", "cli", "enti"], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert place.default_directory().parent.parent == tmp_path.parent
    assert len(numbered_files(place.default_directory())) == 1


def test_run_on_a_synthetic_store_does_not_bring_real_data_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s"
    run("sintetici", "--enti", "1", "--anni", "1", store=store)
    monkeypatch.setattr(cli, "_become_streamlit", lambda *_: None)
    run("run", "--port", str(_free_port()), store=store)
    assert run("enti", store=store).out == "sintetico-01\t2023\tEnte sintetico 01 (dati sintetici)\tdati sintetici\n"
    assert len(numbered_files(store)) == 1


def test_a_busy_port_is_said(run: Run, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run("run", "--port", str(port), store=tmp_path / "s")
    assert ran.code == 1
    assert f"La porta {port} di 127.0.0.1 non è disponibile" in ran.err
    assert f"traguardo run --port {port + 1}" in ran.err


def test_run_builds_the_store_says_the_address_and_becomes_streamlit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BecameError(Exception):
        pass

    def become(program: str, words: list[str], env: dict[str, str]) -> NoReturn:
        raise BecameError(program, words, env["TRAGUARDO_STORE"])

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BecameError) as became:
        run("run", "--port", str(_free_port()), store=tmp_path / "s")
    program, words, store = became.value.args
    assert program == sys.executable
    assert words[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert store == str(tmp_path / "s")
    assert len(numbered_files(tmp_path / "s")) == 1
    assert Path.cwd() == ROOT


def test_run_answers_at_the_address_it_says(tmp_path: Path) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "cli", "run", "--store", str(tmp_path / "s"), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            assert (
                server.stdout.readline() == f"Traguardo risponde su http://localhost:{port} (per chiuderlo: Ctrl+C).\n"
            )
            assert _answer(f"http://127.0.0.1:{port}/_stcore/health") == b"ok"
        finally:
            # Not terminate: a server told to stop in its first moments may miss it and go on for ever.
            server.kill()


def _answer(address: str) -> bytes:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2) as reply:  # noqa: S310 - an address of this test
                return bytes(reply.read())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_a_reader_that_has_had_enough_is_no_error(shipped_directory: Path) -> None:
    words = [
        "score",
        "--store",
        str(shipped_directory),
        "--ente",
        "riviere",
        "--anno",
        "2023",
        "--format",
        "json",
    ]
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -n 1', "sh", sys.executable, "-m", "cli", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[\n", "")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
