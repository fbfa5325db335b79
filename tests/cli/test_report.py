"""«traguardo report»: what it writes where, and what it refuses."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from cli.main import main
from data.format.tables import TABLES
from tests.cli.documents import FORMATS, TORINO, report

EPOCH = "1767312000"
"""2 January 2026."""


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_a_scheda_is_written_and_written_again_with_the_same_bytes(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nuova" / "scheda.pdf"
    asked = (*TORINO, "--tipo", "scheda", "--nodo", "OS01.1.1", "--dove", str(file))
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
    asked = (*TORINO, "--tipo", "dati", "--dove", str(folder))
    assert report(shipped_directory, *asked) == 0
    assert not (folder / "differenze.csv").exists()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert report(shipped_directory, *asked, "--precedente", str(folder), "--base", "originari") == 0
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
    # Every table and the scores in three forms; dictionary, its data package, what they are of, what to read first.
    assert f"{3 * (len(TABLES) + 1) + 4} file" in capsys.readouterr().out


def test_the_scores_of_the_open_data_are_those_of_score(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(shipped_directory, *TORINO, "--tipo", "dati", "--con-individuali", "--dove", str(tmp_path / "dati"))
    capsys.readouterr()
    main(["score", "--archivio", str(shipped_directory), *TORINO])
    assert (tmp_path / "dati" / "punteggi.csv").read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--tipo", "scheda"), 2, "indicarlo con --nodo"),
        (("--tipo", "scheda", "--nodo", "X", "--precedente", "p"), 2, "--precedente vale solo con --tipo dati"),
        (("--tipo", "dati", "--nodo", "X"), 2, "--nodo vale solo con --tipo scheda"),
        (("--tipo", "dati", "--persona", "X"), 2, "--persona vale solo con --tipo scheda"),
        (("--tipo", "pagina"), 2, "'pagina' non è ammesso"),
        (("--tipo", "dati", "--precedente", "non-c-e"), 1, "non è una pubblicazione di dati aperti"),
        (("--tipo", "giunta", "--precedente", "p"), 2, "--precedente vale solo con --tipo dati"),
        (("--tipo", "relazione", "--nodo", "OS01.1.1"), 2, "--nodo vale solo con --tipo scheda"),
        (("--tipo", "giunta", "--sezione", "operativo"), 2, "--sezione vale solo con --tipo scheda"),
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
    assert report(shipped_directory, *TORINO, *words, "--dove", str(tmp_path / "dove")) == code
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_never_replaced(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tesi.docx").write_text("mia", encoding="utf-8")
    for kind in (("--tipo", "dati"), ("--tipo", "scheda", "--nodo", "OS01.1.1")):
        assert report(shipped_directory, *TORINO, *kind, "--dove", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert "non è una pubblicazione" in said
    assert "è una cartella. Indicare con --dove il nome di un file, per esempio" in said
    assert "/documento.pdf" in said
    assert [path.name for path in tmp_path.iterdir()] == ["tesi.docx"]


def test_a_report_that_fails_leaves_the_last_good_one(
    shipped_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (*TORINO, "--tipo", "dati", "--dove", str(tmp_path / "dati"))
    report(shipped_directory, *asked)
    before = {path.name: path.read_bytes() for path in (tmp_path / "dati").iterdir()}

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert report(shipped_directory, *asked, "--base", "originari") == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "dati").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["dati"]


def test_a_day_that_is_none_is_said(
    shipped_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "ieri")
    assert report(shipped_directory, *TORINO, "--tipo", "dati", "--dove", str(tmp_path / "d")) == 1
    assert "«ieri», che non è un numero di secondi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("giunta", "slide", "scrivere il briefing: indicare con --dove un file .pptx o .pdf"),
        ("giunta", "slide.ppt", "scrivere il briefing"),
        ("relazione", "r.doc", "scrivere la Relazione: indicare con --dove un file .docx o .pdf"),
        ("scheda", "s.docx", "scrivere la scheda: indicare con --dove un file .pdf"),
        ("dati", "d.csv", "scrivere i dati: indicare con --dove un file .zip o .xlsx, oppure una cartella"),
    ],
)
def test_an_ending_of_no_format_is_said_with_those_that_there_are(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, sentence: str
) -> None:
    node = ("--nodo", "OS01.1.1") if kind == "scheda" else ()
    assert report(shipped_directory, *TORINO, "--tipo", kind, *node, "--dove", str(tmp_path / name)) == 1
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_ending_in_capitals_is_the_same_ending(shipped_directory: Path, tmp_path: Path) -> None:
    for name in ("SLIDE.PPTX", "slide.pptx"):
        (tmp_path / name[:1]).mkdir()
        assert report(shipped_directory, *TORINO, "--tipo", "giunta", "--dove", str(tmp_path / name[:1] / name)) == 0
    one, other = (Presentation(str(path)) for path in (tmp_path / "S" / "SLIDE.PPTX", tmp_path / "s" / "slide.pptx"))
    assert len(one.slides) == len(other.slides) > 1


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_a_folder_in_the_place_of_a_file_is_said_and_kept(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, ending: str
) -> None:
    place = tmp_path / f"cartella{ending}"
    place.mkdir()
    assert report(shipped_directory, *TORINO, "--tipo", kind, "--dove", str(place)) == 1
    assert f"è una cartella. Indicare con --dove il nome di un file, per esempio {place}/documento{ending}" in (
        capsys.readouterr().err
    )
    assert list(place.iterdir()) == []


def test_open_data_go_into_a_folder_with_a_point_in_its_name(shipped_directory: Path, tmp_path: Path) -> None:
    place = tmp_path / "dati.2022"
    place.mkdir()
    assert report(shipped_directory, *TORINO, "--tipo", "dati", "--dove", str(place)) == 0
    assert report(shipped_directory, *TORINO, "--tipo", "dati", "--dove", str(place)) == 0
    assert (place / "punteggi.csv").exists()


def test_folders_that_are_missing_aremade(shipped_directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "slide.pptx"
    assert report(shipped_directory, *TORINO, "--tipo", "giunta", "--dove", str(file)) == 0
    assert file.exists()


@pytest.mark.parametrize(("kind", "ending"), [("giunta", ".pptx"), ("relazione", ".docx"), ("dati", ".xlsx")])
def test_a_write_that_fails_keeps_the_last_good_document(
    shipped_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    file = tmp_path / f"documento{ending}"
    file.write_bytes(b"quello buono")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert report(shipped_directory, *TORINO, "--tipo", kind, "--dove", str(file)) == 1
    assert file.read_bytes() == b"quello buono"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("ente", [("--ente", "milano", "--anno", "2022"), ("--ente", "torino", "--anno", "1999")])
def test_an_ente_or_year_that_is_not_there_is_said(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ente: tuple[str, ...]
) -> None:
    assert report(shipped_directory, *ente, "--tipo", "giunta", "--dove", str(tmp_path / "s.pptx")) == 1
    assert capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_terminal", [True, False])
def test_what_is_being_done_is_said_to_a_person_and_not_to_a_program(
    shipped_directory: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    is_terminal: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    file = tmp_path / "s.pdf"
    assert report(shipped_directory, *TORINO, "--tipo", "scheda", "--nodo", "OS01.1.1", "--dove", str(file)) == 0
    said = capsys.readouterr()
    steps = ["Leggo i dati e calcolo i punteggi…", "Scrivo il documento…"] if is_terminal else []
    assert said.err.splitlines() == steps
    assert said.out.count("\n") == 1


OWNER = "Dirigente Area Anagrafe Economica"


@pytest.mark.parametrize(("more", "is_there"), [((), False), (("--con-individuali",), True)])
def test_open_data_have_individual_sheets_only_where_they_are_asked_for(
    shipped_directory: Path,
    tmp_path: Path,
    more: tuple[str, ...],
    is_there: bool,  # noqa: FBT001
) -> None:
    whole, folder = tmp_path / "interi", tmp_path / "dati"
    data = (*TORINO, "--tipo", "dati")
    assert report(shipped_directory, *data, "--con-individuali", "--dove", str(whole)) == 0
    assert report(shipped_directory, *data, *more, "--dove", str(folder), "--precedente", str(whole)) == 0
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix != ".parquet"]
    assert any(OWNER in text for text in texts) is is_there
    assert OWNER in (whole / "punteggi.csv").read_text(encoding="utf-8")


def test_individual_sheets_are_asked_for_with_open_data_only(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (*TORINO, "--tipo", "giunta", "--con-individuali", "--dove", str(tmp_path / "g.pptx"))
    assert report(shipped_directory, *asked) != 0
    assert "--con-individuali vale solo con --tipo dati" in capsys.readouterr().err
