"""«traguardo report»: the documents it writes, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

import cli

TORINO = ("--ente", "torino", "--anno", "2022")
EPOCH = "1767312000"
"""2 January 2026."""


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def report(store: Path, *words: str) -> int:
    try:
        return cli.main(["report", "--store", str(store), *words])
    except SystemExit as left:
        return int(left.code or 0)


def test_a_scheda_is_written_and_written_again_with_the_same_bytes(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nuova" / "scheda.pdf"
    asked = (*TORINO, "--kind", "scheda", "--nodo", "OS01.1.1", "--to", str(file))
    assert report(shipped_directory, *asked) == 0
    first = file.read_bytes()
    assert "Obiettivo strategico OS01.1.1" in capsys.readouterr().out
    assert "60,42" in PdfReader(file).pages[0].extract_text()
    assert report(shipped_directory, *asked) == 0
    assert file.read_bytes() == first
    assert [path.name for path in file.parent.iterdir()] == ["scheda.pdf"]


def test_open_data_are_written_replaced_and_compared(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dati"
    asked = (*TORINO, "--kind", "dati", "--to", str(folder))
    assert report(shipped_directory, *asked) == 0
    assert not (folder / "differenze.csv").exists()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert report(shipped_directory, *asked, "--precedente", str(folder), "--basis", "original") == 0
    with (folder / "differenze.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert {row["tabella"] for row in found} == {"punteggi"}
    readme = (folder / "LEGGIMI.md").read_text(encoding="utf-8")
    changed = len({row["chiave"] for row in found})
    assert f"{changed} righe cambiate. I punteggi di allora erano su un'altra base: target validi" in readme
    for told in ("Base dei punteggi: target originari", "02/01/2026", "CC BY 4.0", "non cambiano"):
        assert told in readme
    about = json.loads((folder / "pubblicazione.json").read_text(encoding="utf-8"))
    assert about["versione_dei_dati"] in readme
    assert report(shipped_directory, *asked, "--precedente", str(folder)) == 0
    assert report(shipped_directory, *asked, "--precedente", str(folder)) == 0
    assert (folder / "differenze.csv").read_text(encoding="utf-8").count("\n") == 1
    assert "nessuna differenza" in (folder / "LEGGIMI.md").read_text(encoding="utf-8")
    assert report(shipped_directory, *asked) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert "39 file" in capsys.readouterr().out


def test_the_scores_of_the_open_data_are_those_of_score(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(shipped_directory, *TORINO, "--kind", "dati", "--to", str(tmp_path / "dati"))
    capsys.readouterr()
    cli.main(["score", "--store", str(shipped_directory), *TORINO])
    assert (tmp_path / "dati" / "punteggi.csv").read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--kind", "scheda"), 2, "indicarlo con --nodo"),
        (("--kind", "scheda", "--nodo", "X", "--precedente", "p"), 2, "--precedente vale solo con --kind dati"),
        (("--kind", "dati", "--nodo", "X"), 2, "--nodo vale solo con --kind scheda"),
        (("--kind", "dati", "--persona", "X"), 2, "--persona vale solo con --kind scheda"),
        (("--kind", "pagina"), 2, "'pagina' non è ammesso"),
        (("--kind", "scheda", "--nodo", "OS1.1.1"), 1, "Codici simili: OS01.1.1"),
        (("--kind", "dati", "--precedente", "non-c-e"), 1, "non è una pubblicazione di dati aperti"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_what_was_there(
    shipped_directory: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    assert report(shipped_directory, *TORINO, *words, "--to", str(tmp_path / "dove")) == code
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_never_replaced(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tesi.docx").write_text("mia", encoding="utf-8")
    for kind in (("--kind", "dati"), ("--kind", "scheda", "--nodo", "OS01.1.1")):
        assert report(shipped_directory, *TORINO, *kind, "--to", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert "non è una pubblicazione" in said
    assert "è una cartella. Indicare con --to il nome di un file" in said
    assert [path.name for path in tmp_path.iterdir()] == ["tesi.docx"]


def test_a_report_that_fails_leaves_the_last_good_one(
    shipped_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (*TORINO, "--kind", "dati", "--to", str(tmp_path / "dati"))
    report(shipped_directory, *asked)
    before = {path.name: path.read_bytes() for path in (tmp_path / "dati").iterdir()}

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert report(shipped_directory, *asked, "--basis", "original") == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "dati").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_day_that_is_none_is_said(
    shipped_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "ieri")
    assert report(shipped_directory, *TORINO, "--kind", "dati", "--to", str(tmp_path / "d")) == 1
    assert "«ieri», che non è un numero di secondi" in capsys.readouterr().err
