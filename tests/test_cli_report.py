"""«traguardo report»: the documents it writes, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

import cli
from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
from data.plan.scenarios import Draft, SavedAssumption
from data.store.shipped import add_shipped
from data.workspace.briefing_writer import save_briefing, save_text
from data.workspace.writer import delete_scenario, save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.ui.documents.templates.samples import packed, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TORINO = ("--ente", "torino", "--anno", "2022")
RIVIERE = ("--ente", "riviere", "--anno", "2023")
YEARS = {"torino": TORINO, "riviere": RIVIERE}
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
        (("--kind", "dati", "--precedente", "non-c-e"), 1, "non è una pubblicazione di dati aperti"),
        (("--kind", "giunta", "--precedente", "p"), 2, "--precedente vale solo con --kind dati"),
        (("--kind", "relazione", "--nodo", "OS01.1.1"), 2, "--nodo vale solo con --kind scheda"),
        (("--kind", "giunta", "--section", "operativo"), 2, "--section vale solo con --kind scheda"),
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
    assert "è una cartella. Indicare con --to il nome di un file, per esempio" in said
    assert "/documento.pdf" in said
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


Score = dict[str, str]
FORMATS = [
    ("giunta", ".pptx"),
    ("giunta", ".pdf"),
    ("relazione", ".docx"),
    ("relazione", ".pdf"),
    ("dati", ".zip"),
    ("dati", ".xlsx"),
]


@pytest.fixture
def scores(shipped_directory: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[Score]]:
    """What «traguardo score» prints of each ente."""
    found = {}
    for ente, year in YEARS.items():
        capsys.readouterr()
        cli.main(["score", "--store", str(shipped_directory), *year])
        found[ente] = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    return found


@cache
def _made(store: Path, folder: Path, ente: str, kind: str, ending: str) -> Path:
    to = folder / f"{ente}-{kind}{ending}"
    assert report(store, *YEARS[ente], "--kind", kind, "--to", str(to)) == 0
    return to


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documenti")


def printed(score: str) -> str:
    """A score as the documents print it: two decimals, with a comma, half up."""
    return f"{round(float(score) + 1e-9, 2):.2f}".replace(".", ",")


def objectives(rows: list[Score]) -> list[Score]:
    """The nodes of the ente's own sheet that have a score, root first; headings have it in other sheets too."""
    return [r for r in rows if r["kind"] == "node" and r["section"] == "strategico" and r["score"]]


def on_slides(file: Path) -> Iterator[str]:
    """Every text on the slides and in their notes."""
    for slide in Presentation(str(file)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
        yield slide.notes_slide.notes_text_frame.text


def in_document(file: Path) -> Iterator[str]:
    document = Document(str(file))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def read(file: Path) -> str:
    """Every text of a document on one line, as another library reads it: where lines break is the page's business."""
    if file.suffix == ".pptx":
        texts = on_slides(file)
    elif file.suffix == ".docx":
        texts = in_document(file)
    else:
        texts = (page.extract_text() for page in PdfReader(file).pages)
    return " ".join(" ".join(texts).replace("\u200b", "").split())


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_every_document_of_both_enti_is_written_and_nothing_else(
    shipped_directory: Path, folder: Path, ente: str, kind: str, ending: str
) -> None:
    file = _made(shipped_directory, folder, ente, kind, ending)
    assert file.stat().st_size > 10_000
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("ending", [".pptx", ".pdf"])
def test_the_briefing_tells_the_scores_of_score(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str, ending: str
) -> None:
    text = read(_made(shipped_directory, folder, ente, "giunta", ending))
    root, *rest = objectives(scores[ente])
    assert root["node_code"] == ""
    assert f"{printed(root['score'])} %" in text
    best = sorted((r for r in rest if r["status"] == "Raggiunto"), key=lambda r: -float(r["score"]))
    assert sum(f"{printed(r['score'])} %" in text and r["node_code"] in text for r in best[:5]) == 5
    operative = next(r for r in scores[ente] if (r["kind"], r["section"], r["node_code"]) == ("node", "operativo", ""))
    assert f"Sezione «Operativo»: {printed(operative['score'])} %" in text


@pytest.mark.parametrize("ente", YEARS)
def test_the_slides_are_nine_and_each_but_the_cover_answers_the_three_questions(
    shipped_directory: Path, folder: Path, ente: str
) -> None:
    file = _made(shipped_directory, folder, ente, "giunta", ".pptx")
    slides = Presentation(str(file)).slides
    notes = dict(zip(titles(file), (slide.notes_slide.notes_text_frame.text for slide in slides), strict=True))
    assert len(notes) == 9
    cover = next(iter(notes))
    silent = {title: text for title, text in notes.items() if "Rispetto a chi" not in text}
    assert list(silent) == [cover]
    assert "E adesso" not in silent[cover]
    spoken = [text for title, text in notes.items() if title not in silent]
    assert all(question in text for text in spoken for question in ("Perché", "E adesso"))


@pytest.mark.parametrize("ente", YEARS)
def test_the_pages_have_the_message_of_every_slide(shipped_directory: Path, folder: Path, ente: str) -> None:
    messages = titles(_made(shipped_directory, folder, ente, "giunta", ".pptx"))
    text = read(_made(shipped_directory, folder, ente, "giunta", ".pdf"))
    assert [message for message in messages if message not in text] == []
    assert len(messages) == 9


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_the_relazione_tells_the_score_of_every_objective(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str, ending: str
) -> None:
    text = read(_made(shipped_directory, folder, ente, "relazione", ending))
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
    with zipfile.ZipFile(_made(shipped_directory, folder, ente, "dati", ".zip")) as file:
        (name,) = [name for name in file.namelist() if name.endswith("punteggi.csv")]
        found = list(csv.DictReader(io.StringIO(file.read(name).decode("utf-8"))))
        assert file.testzip() is None
    assert found == scores[ente]


@pytest.mark.parametrize("ente", YEARS)
def test_the_scores_in_the_workbook_are_those_of_score(
    shipped_directory: Path, folder: Path, scores: dict[str, list[Score]], ente: str
) -> None:
    book = openpyxl.load_workbook(_made(shipped_directory, folder, ente, "dati", ".xlsx"), data_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    by_code: dict[str, set[float]] = {}
    for row in rows:
        for code in {cell for cell in row if isinstance(cell, str)}:
            by_code.setdefault(code, set()).update(round(c, 6) for c in row if isinstance(c, float | int))
    scored = [r for r in scores[ente] if r["score"] and not r["owner"]]
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
    assert report(shipped_directory, *RIVIERE, "--kind", kind, *node, "--basis", "original", "--to", str(to)) == 0
    if ending == ".zip":
        with zipfile.ZipFile(to) as file:
            text = "".join(file.read(name).decode("utf-8") for name in file.namelist() if name.endswith("LEGGIMI.md"))
    elif ending == ".xlsx":
        book = openpyxl.load_workbook(to)
        text = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        text = read(to)
    assert "target originari" in text


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("giunta", "slide", "scrivere il briefing: indicare con --to un file .pptx o .pdf"),
        ("giunta", "slide.ppt", "scrivere il briefing"),
        ("relazione", "r.doc", "scrivere la Relazione: indicare con --to un file .docx o .pdf"),
        ("scheda", "s.docx", "scrivere la scheda: indicare con --to un file .pdf"),
        ("dati", "d.csv", "scrivere i dati: indicare con --to un file .zip o .xlsx, oppure una cartella"),
    ],
)
def test_an_ending_of_no_format_is_said_with_those_that_there_are(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, sentence: str
) -> None:
    node = ("--nodo", "OS01.1.1") if kind == "scheda" else ()
    assert report(shipped_directory, *TORINO, "--kind", kind, *node, "--to", str(tmp_path / name)) == 1
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_ending_in_capitals_is_the_same_ending(shipped_directory: Path, tmp_path: Path) -> None:
    assert report(shipped_directory, *TORINO, "--kind", "giunta", "--to", str(tmp_path / "SLIDE.PPTX")) == 0
    assert len(list(Presentation(str(tmp_path / "SLIDE.PPTX")).slides)) == 9


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_a_folder_in_the_place_of_a_file_is_said_and_kept(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, ending: str
) -> None:
    place = tmp_path / f"cartella{ending}"
    place.mkdir()
    assert report(shipped_directory, *TORINO, "--kind", kind, "--to", str(place)) == 1
    assert f"è una cartella. Indicare con --to il nome di un file, per esempio {place}/documento{ending}" in (
        capsys.readouterr().err
    )
    assert list(place.iterdir()) == []


def test_open_data_go_into_a_folder_with_a_point_in_its_name(shipped_directory: Path, tmp_path: Path) -> None:
    place = tmp_path / "dati.2022"
    place.mkdir()
    assert report(shipped_directory, *TORINO, "--kind", "dati", "--to", str(place)) == 0
    assert report(shipped_directory, *TORINO, "--kind", "dati", "--to", str(place)) == 0
    assert (place / "punteggi.csv").exists()


def test_folders_that_are_missing_are_made(shipped_directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "slide.pptx"
    assert report(shipped_directory, *TORINO, "--kind", "giunta", "--to", str(file)) == 0
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
    assert report(shipped_directory, *TORINO, "--kind", kind, "--to", str(file)) == 1
    assert file.read_bytes() == b"quello buono"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("ente", [("--ente", "milano", "--anno", "2022"), ("--ente", "torino", "--anno", "1999")])
def test_an_ente_or_year_that_is_not_there_is_said(
    shipped_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ente: tuple[str, ...]
) -> None:
    assert report(shipped_directory, *ente, "--kind", "giunta", "--to", str(tmp_path / "s.pptx")) == 1
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
    assert report(shipped_directory, *TORINO, "--kind", "scheda", "--nodo", "OS01.1.1", "--to", str(file)) == 0
    said = capsys.readouterr()
    steps = ["Leggo i dati e calcolo i punteggi…", "Scrivo il documento…"] if is_terminal else []
    assert said.err.splitlines() == steps
    assert said.out.count("\n") == 1


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """A store to write in."""
    directory = tmp_path / "archivio"
    add_shipped(directory)
    return directory


def saved(directory: Path, *slides: SavedSlide) -> None:
    draft = BriefingDraft(ente="torino", year=2022, basis="valid", author="Anna", fingerprint="x", slides=slides)
    save_briefing(directory, draft, expected_version=0)


def titles(file: Path) -> list[str]:
    """The title of each slide."""
    found = [slide.shapes.title for slide in Presentation(str(file)).slides]
    return [" ".join(title.text_frame.text.split()) for title in found if title is not None]


def briefing_of_torino(directory: Path, file: Path) -> list[str]:
    assert report(directory, *TORINO, "--kind", "giunta", "--to", str(file)) == 0
    return titles(file)


def test_the_briefing_that_people_saved_is_the_one_that_is_written(
    own_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(
        own_store,
        SavedSlide(
            "male", "male", headline="Due obiettivi fanno la differenza", comment="Vedi **OS12.3**", notes="Piano"
        ),
        SavedSlide("obiettivo-OS12.3", "obiettivo", subject="OS12.3"),
        SavedSlide("confronti", "confronti", is_hidden=True),
        SavedSlide("ologramma", "ologramma", headline="Di domani"),
    )
    file = tmp_path / "slide.pptx"
    found = briefing_of_torino(own_store, file)
    assert "briefing della Giunta, 10 slide" in capsys.readouterr().out
    assert found[0] == "Due obiettivi fanno la differenza"
    assert "64,19 %" in found[1]
    assert found[2] == "Di domani"
    assert not any("confronto" in title for title in found)
    text = read(file)
    assert "Vedi OS12.3" in text
    assert "Piano" in Presentation(str(file)).slides[0].notes_slide.notes_text_frame.text


def test_the_texts_of_the_relazione_that_people_saved_are_in_it(own_store: Path, tmp_path: Path) -> None:
    text = "L'anno della transizione, come la Giunta volle."
    save_text(own_store, TextDraft("torino", 2022, "premessa", text, "Anna"), expected_version=0)
    assert report(own_store, *TORINO, "--kind", "relazione", "--to", str(tmp_path / "r.docx")) == 0
    assert text in read(tmp_path / "r.docx")


EC07 = MeasureKey("strategico", "", "OS01.1.1", "EC07")


def test_the_scenario_of_a_briefing_is_scored_and_named_and_gone_when_deleted(own_store: Path, tmp_path: Path) -> None:
    target = SavedAssumption(Assumption(EC07, Field.TARGET, Quantity(7.75, 0.0, "7.75")), "13.00")
    draft = Draft(
        ente="torino",
        year=2022,
        name="Meno proventi",
        author="Anna",
        fingerprint="x",
        assumptions=(target,),
    )
    scenario = save_scenario(own_store, draft)
    saved(own_store, SavedSlide("ipotesi", "ipotesi", subject=scenario.id))
    first = briefing_of_torino(own_store, tmp_path / "a.pptx")[0]
    assert first == "2022, con «Meno proventi»: da 90,90 % a 92,33 %"
    delete_scenario(own_store, scenario.id, expected_version=scenario.version, author="Anna")
    assert briefing_of_torino(own_store, tmp_path / "b.pptx")[0].startswith("Se il 2023 va come il 2022")


def test_the_scenario_of_a_briefing_says_what_simula_says(own_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    cli.main(["simula", "--store", str(own_store), *TORINO, "--set", "OS01.1.1/EC07.target=7,75"])
    root = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (root["node_code"], printed(root["score_after"])) == ("", "92,33")


@pytest.mark.parametrize(("kind", "name"), [("giunta", "giunta.pptx"), ("relazione", "relazione.docx")])
def test_an_ente_has_its_documents_from_its_own_template(
    own_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str
) -> None:
    folder = own_store / "modelli" / "torino"
    folder.mkdir(parents=True)
    parts = parts_of(name)
    theme = next(part for part in parts if part.endswith("theme1.xml"))
    own = parts | {theme: parts[theme].replace(b"17324D", b"004400")}
    file = tmp_path / name
    (folder / name).write_bytes(packed(own))
    assert report(own_store, *TORINO, "--kind", kind, "--to", str(file)) == 0
    with zipfile.ZipFile(file) as made:
        assert b"004400" in made.read(theme)
    good = file.read_bytes()

    (folder / name).write_bytes(b"non e' un modello")
    assert report(own_store, *TORINO, "--kind", kind, "--to", str(file)) == 1
    assert f"Il modello {folder / name} non va bene: " in capsys.readouterr().err
    assert file.read_bytes() == good
