"""Every document tells the scores that «traguardo score» prints."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pptx import Presentation

from cli.main import main
from tests.cli.documents import FORMATS, RIVIERE, YEARS, Score, made, objectives, printed, read, report, titles

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = "1767312000"
"""2 January 2026."""


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def scores(shipped_directory: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[Score]]:
    """What «traguardo score» prints of each ente."""
    found = {}
    for ente, year in YEARS.items():
        capsys.readouterr()
        main(["score", "--archivio", str(shipped_directory), *year])
        found[ente] = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documenti")


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_every_document_of_both_enti_is_written_and_nothing_else(
    shipped_directory: Path, folder: Path, ente: str, kind: str, ending: str
) -> None:
    file = made(shipped_directory, folder, ente, kind, ending)
    assert file.stat().st_size > 10_000
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("ending", [".pptx", ".pdf"])
def test_the_briefing_tells_the_scores_of_score(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str, ending: str
) -> None:
    text = read(made(shipped_directory, folder, ente, "giunta", ending))
    root, *rest = objectives(scores[ente])
    assert root["node_code"] == ""
    assert f"{printed(root['score'])} %" in text
    worst = sorted((r for r in rest if r["score"]), key=lambda r: float(r["score"]))
    assert [r["node_code"] for r in worst[:5] if r["node_code"] not in text] == []
    operative = next(r for r in scores[ente] if (r["kind"], r["section"], r["node_code"]) == ("node", "operativo", ""))
    assert f"Sezione «Operativo»: {printed(operative['score'])} %" in text


@pytest.mark.parametrize("ente", YEARS)
def test_each_slide_but_the_cover_answers_the_three_questions(shipped_directory: Path, folder: Path, ente: str) -> None:
    file = made(shipped_directory, folder, ente, "giunta", ".pptx")
    slides = Presentation(str(file)).slides
    notes = dict(zip(titles(file), (slide.notes_slide.notes_text_frame.text for slide in slides), strict=True))
    assert len(notes) > 7
    cover = next(iter(notes))
    silent = {title: text for title, text in notes.items() if "Rispetto a chi" not in text}
    assert list(silent) == [cover]
    assert "E adesso" not in silent[cover]
    spoken = [text for title, text in notes.items() if title not in silent]
    assert all(question in text for text in spoken for question in ("Perché", "E adesso"))


@pytest.mark.parametrize("ente", YEARS)
def test_the_pages_have_the_message_of_every_slide(shipped_directory: Path, folder: Path, ente: str) -> None:
    """How many pages a slide takes is each format's own: letters of PowerPoint may want one more."""
    found = titles(made(shipped_directory, folder, ente, "giunta", ".pptx"))
    messages = [re.sub(r" \(\d+ di \d+\)$", "", title) for title in found]
    text = read(made(shipped_directory, folder, ente, "giunta", ".pdf"))
    assert [message for message in messages if message not in text] == []
    assert len(messages) > 7


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_the_relazione_tells_the_score_of_every_objective(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str, ending: str
) -> None:
    text = read(made(shipped_directory, folder, ente, "relazione", ending))
    found = objectives(scores[ente])
    assert len(found) > 15
    lacking = [
        (r["node_code"], r["score"]) for r in found if printed(r["score"]) not in text or r["node_code"] not in text
    ]
    assert lacking == []


@pytest.mark.parametrize("ente", YEARS)
def test_the_scores_in_the_zip_are_those_of_score(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str
) -> None:
    with zipfile.ZipFile(made(shipped_directory, folder, ente, "dati", ".zip")) as file:
        (name,) = [name for name in file.namelist() if name.endswith("punteggi.csv")]
        found = list(csv.DictReader(io.StringIO(file.read(name).decode("utf-8"))))
        assert file.testzip() is None
    # Open data leave individual sheets out: they are personal data.
    assert found == [row for row in scores[ente] if not row["owner"]] != []


@pytest.mark.parametrize("ente", YEARS)
def test_the_scores_in_the_workbook_are_those_of_score(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str
) -> None:
    book = openpyxl.load_workbook(made(shipped_directory, folder, ente, "dati", ".xlsx"), data_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    by_code: dict[str, set[float]] = {}
    for row in rows:
        for code in {cell for cell in row if isinstance(cell, str)}:
            by_code.setdefault(code, set()).update(round(c, 6) for c in row if isinstance(c, float | int))
    # Its sheets are one for each view: the results of the units, each a mean over views, are in the zip.
    scored = [r for r in scores[ente] if r["score"] and not r["owner"] and r["kind"] != "unit"]
    assert len(scored) > 100
    lacking = [
        (code, r["score"])
        for r in scored
        if (code := r["indicator_code"] or r["node_code"])
        and not any(abs(float(r["score"]) - value) < 1e-5 for value in by_code.get(code, ()))
    ]
    assert lacking == []


@pytest.mark.parametrize(("kind", "ending"), [*FORMATS, ("scheda", ".pdf")])
def test_on_the_targets_as_planned_the_documents_say_so(
    shipped_directory: Path, tmp_path: Path, kind: str, ending: str
) -> None:
    node = ("--nodo", "") if kind == "scheda" else ()
    to = tmp_path / f"d{ending}"
    assert report(shipped_directory, *RIVIERE, "--tipo", kind, *node, "--base", "originari", "--dove", str(to)) == 0
    if ending == ".zip":
        with zipfile.ZipFile(to) as file:
            text = "".join(file.read(name).decode("utf-8") for name in file.namelist() if name.endswith("LEGGIMI.md"))
    elif ending == ".xlsx":
        book = openpyxl.load_workbook(to)
        text = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        text = read(to)
    assert "target originari" in text
