"""Every document of a year, beside the smallest one that the same library makes in the same run."""

from __future__ import annotations

import io
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typst
from docx import Document
from pptx import Presentation

from data.store.shipped import open_store
from data.workspace.workspace import Workspace
from scoring.basis import Basis
from ui.documents.pdf import scheda as scheda_pdf
from ui.documents.request import briefing_file, briefing_of, data_zip, relazione_file, view_of
from ui.documents.xlsx.file import xlsx_file
from ui.documents.xlsx.year import as_xlsx
from ui.facts.data_version import DataVersion
from ui.facts.relazione.relazione import relazione
from ui.facts.relazione.scheda import scheda

if TYPE_CHECKING:
    from collections.abc import Callable

ENTI = (("torino", 2022), ("riviere", 2023))
TIMES = 5


def main() -> None:
    """Time each document of both enti, and print a table."""
    print("documento | ente | ms | il più piccolo, ms | rapporto")
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place)
        with open_store(directory) as store, Workspace.open(directory) as workspace:
            for ente, year in ENTI:
                version = DataVersion(store.load(ente, year).fingerprint, date(2026, 1, 1))
                view, stored = view_of(store, (ente, year), Basis()), store.tables(ente, year)
                made = briefing_of(store, workspace, (ente, year), Basis(), version)
                tell("giunta.pptx", ente, lambda: briefing_file(made, ".pptx"), smallest_pptx)  # noqa: B023
                tell("giunta.pdf", ente, lambda: briefing_file(made, ".pdf"), smallest_pdf)  # noqa: B023
                tell("relazione.docx", ente, lambda: relazione_file(relazione(view, version), ".docx"), smallest_docx)  # noqa: B023
                tell("relazione.pdf", ente, lambda: relazione_file(relazione(view, version), ".pdf"), smallest_pdf)  # noqa: B023
                tell("anno.xlsx", ente, lambda: as_xlsx(view, version), smallest_xlsx)  # noqa: B023
                page = scheda(view, view.main, "", version)
                tell("scheda.pdf", ente, lambda: scheda_pdf.as_pdf(page, version.day), smallest_pdf)  # noqa: B023
                tell("dati.zip", ente, lambda: data_zip(view, stored, version), smallest_pdf)  # noqa: B023


def tell(name: str, ente: str, make: Callable[[], bytes], smallest: Callable[[], bytes]) -> None:
    """One line: the document, and the least that one like it costs."""
    took, least = fastest(make), fastest(smallest)
    print(f"{name} | {ente} | {took * 1000:.0f} | {least * 1000:.0f} | {took / least:.1f}")


def fastest(make: Callable[[], bytes]) -> float:
    """Seconds of the fastest of some times; the first one pays for what is loaded once."""
    found = []
    for _ in range(TIMES):
        start = time.perf_counter()
        make()
        found.append(time.perf_counter() - start)
    return min(found)


def smallest_pptx() -> bytes:
    """A presentation of nine empty slides."""
    deck, out = Presentation(), io.BytesIO()
    for _ in range(9):
        deck.slides.add_slide(deck.slide_layouts[5])
    deck.save(out)
    return out.getvalue()


def smallest_docx() -> bytes:
    """A document of one line."""
    made, out = Document(), io.BytesIO()
    made.add_paragraph("x")
    made.save(out)
    return out.getvalue()


def smallest_xlsx() -> bytes:
    """A workbook of one cell."""
    return xlsx_file(lambda book: book.add_worksheet().write_string("A1", "x"))


def smallest_pdf() -> bytes:
    """An accessible page of one line."""
    text = b'#set document(title: "x", date: none)\n#set text(lang: "it")\nx'
    return typst.compile(text, ignore_system_fonts=True, pdf_standards=["ua-1"])


if __name__ == "__main__":
    main()
