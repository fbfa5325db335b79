"""A workbook of the invented ente with twelve planted mistakes, for whoever shows or mends problems."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from data.format.folder import read_folder
from ui.documents.xlsx.template import TemplateContent, template

FINTO = Path(__file__).parent / "data" / "ente_finto"
YEAR = 2024
MISTAKES: tuple[tuple[str, str, str, str], ...] = (
    ("Obiettivi", "D3", "M9", "Il nodo superiore «M9» non c'è in nessuna sezione."),
    ("Obiettivi", "E4", "mete", "Il livello «mete» non è nel foglio Ente."),
    ("Obiettivi", "H3", "160", "Il peso 160 è fuori da 0–100."),
    ("Indicatori", "J2", "chili", "L'unità «chili» non è nel foglio Ente."),
    ("Indicatori", "K3", "su", "«su» non è fra le parole ammesse."),
    ("Indicatori", "L4", "dodici", "«dodici» non è un numero."),
    ("Target", "G3", "<=", "L'operatore <= contraddice il verso crescere dell'indicatore."),
    ("Target", "H5", "1.234", "«1.234» si può leggere in due modi."),
    ("Target", "N3", "31/2/2024", "«31/2/2024» non è una data."),
    ("Consuntivi", "D4", "i9", "L'indicatore peg / Anna Verdi / P1 / i9 non è nel foglio Indicatori."),
    ("Consuntivi", "F2", "12 kg", "«kg» non è un'unità dell'ente."),
    ("Consuntivi", "F3", "ieri", "«ieri» non è una data."),
)
"""Sheet, cell, what is written in it, what is said of it."""


def right_workbook() -> bytes:
    """The workbook of a year of the invented ente, as the template writes it."""
    folder = read_folder(FINTO).folder
    assert folder is not None
    (year,) = [found for found in folder.years if found.year == YEAR]
    return template(TemplateContent(YEAR, folder.documents, year.tables))


def workbook_with(changes: tuple[tuple[str, str, object], ...]) -> bytes:
    """The same workbook with some cells written over, saved by another program."""
    book = openpyxl.load_workbook(io.BytesIO(right_workbook()))
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def workbook_with_mistakes() -> bytes:
    """Every one of ``MISTAKES``, all at once."""
    return workbook_with(tuple((sheet, cell, value) for sheet, cell, value, _ in MISTAKES))
