"""«traguardo metodo»: which choices reproduce the figures of a folder or of a file, and the method written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.identity import read_documents
from tests.data.format.test_own_figures import CSV
from ui.facts.format import NBSP

if TYPE_CHECKING:
    from tests.cli.commands import Run

RIVIERE = Path(__file__).parents[2] / "data" / "enti" / "riviere"


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    file = tmp_path / "figure.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def test_without_figures_the_questions_are_told_with_what_may_be_answered(run: Run) -> None:
    ran = run("metodo", "--risposta", "sotto=on_off")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["Quanto vale un risultato sotto il target?", "  sotto=on_off  Tutto o niente"]
    assert "  manca=zero  Non è stato fatto: vale 0" in lines


def test_the_choices_that_reproduce_the_figures_of_a_folder_are_found_and_written(run: Run, tmp_path: Path) -> None:
    written = tmp_path / "smvp.toml"
    ran = run("metodo", str(RIVIERE), "--anno", "2023", "--risposta", "sotto=on_off", "--scrivi", str(written))
    assert (ran.code, ran.err) == (0, f"Scritto: {written}\n")
    first, second, *others = ran.out.replace(NBSP, " ").splitlines()
    assert first == "Con queste scelte coincidono 52 su 69; con 1 scelta diversa coincidono 68 su 69."
    assert second.startswith("  sotto=proporzionale  Quanto vale un risultato sotto il target? In proporzione")
    assert "Non coincide: D02.07_1, pubblicato 97,72, calcolato 100." in others
    documents = {"ente.toml": (RIVIERE / "ente.toml").read_text(), "smvp.toml": written.read_text()}
    _, (policy,), problems = read_documents(documents)
    assert (policy.rule, policy.title, problems) == ("proporzionale", "SMVP Riviere di Liguria", ())


def test_figures_of_a_file_are_tried_from_answers_of_a_file(run: Run, figures: Path) -> None:
    answers = figures.with_name("risposte.toml")
    answers.write_text('sotto = "proporzionale"\nsopra = 100\n', encoding="utf-8")
    ran = run("metodo", "--prova", str(figures), "--risposte", str(answers), "--formato", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["figures"], told["agreed_before"], told["agreed"], told["missed"]) == (0, 4, 1, 4, [])
    assert told["changes"] == {
        "sotto": {"was": "proporzionale", "now": "soglia_lineare"},
        "calo": {"was": "inversa", "now": "specchio"},
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--risposta", "sotto=mai"], "«mai» non è una risposta a «sotto»"),
        (["--risposta", "colore=verde"], "«colore» non è una domanda"),
        (["--prova", "non-ci-sono.csv"], "Il file non si legge"),
        (["--risposta", "sotto"], "a «sotto» manca la risposta"),
        (["--risposta", "sotto="], "a «sotto» manca la risposta"),
        ([str(RIVIERE), "--risposta", "sopra= "], "a «sopra» manca la risposta"),
        ([str(RIVIERE / "2023")], "Non è la cartella di un ente"),
        (["non-c-e"], "La cartella non c'è."),
        ([str(RIVIERE), "--anno", "1999"], "nella cartella non c'è il 1999"),
        (["--scrivi", str(RIVIERE / "smvp.toml")], "c'è già: scegliere un altro nome"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_printed(run: Run, words: list[str], said: str) -> None:
    ran = run("metodo", *words)
    assert ran.code != 0
    assert ran.out == ""
    assert said in ran.err


def test_a_score_above_100_asks_for_its_cap(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "figure.csv"
    file.write_text("Indicatore;Target;Consuntivo;Punteggio pubblicato\nImprese;almeno 100;110;110\n", encoding="utf-8")
    ran = run("metodo", "--prova", str(file))
    assert (
        ran.out.replace(NBSP, " ").splitlines()[0]
        == "Con queste scelte coincidono 0 su 1; con 1 scelta diversa coincide 1 su 1."
    )
    ran = run("metodo", "--prova", str(file), "--risposta", "sopra=150")
    assert ran.out.replace(NBSP, " ").startswith("Con queste scelte coincide 1 su 1")
