"""What the tests of the documents share: writing one, and reading it with another library."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


TORINO = ("--ente", "torino", "--anno", "2022")


RIVIERE = ("--ente", "riviere", "--anno", "2023")


YEARS = {"torino": TORINO, "riviere": RIVIERE}


FORMATS = [
    ("giunta", ".pptx"),
    ("giunta", ".pdf"),
    ("relazione", ".docx"),
    ("relazione", ".pdf"),
    ("dati", ".zip"),
    ("dati", ".xlsx"),
]


Score = dict[str, str]


def report(store: Path, *words: str) -> int:
    try:
        return main(["report", "--archivio", str(store), *words])
    except SystemExit as left:
        return int(left.code or 0)


@cache
def made(store: Path, folder: Path, ente: str, kind: str, ending: str) -> Path:
    to = folder / f"{ente}-{kind}{ending}"
    assert report(store, *YEARS[ente], "--tipo", kind, "--dove", str(to)) == 0
    return to


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


def titles(file: Path) -> list[str]:
    """The title of each slide."""
    found = [slide.shapes.title for slide in Presentation(str(file)).slides]
    return [" ".join(title.text_frame.text.split()) for title in found if title is not None]
