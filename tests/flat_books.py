"""A workbook as an office keeps it: one sheet, two lines of headings, merged cells, a total, everything as written."""

from __future__ import annotations

import io

import openpyxl

SHEET = "PDO 2024"
MERGED = (
    "A1:I1",
    "A4:A5",
    "B4:C4",
    "D4:F4",
    "G4:G5",
    "H4:H5",
    "I4:I5",
    "A6:A8",
    "B6:B7",
    "C6:C7",
    "A10:A11",
    "B10:B11",
    "C10:C11",
)
ROWS: tuple[tuple[object, ...], ...] = (
    ("COMUNE DI BORGOFINTO",),
    ("Piano dettagliato degli obiettivi – stato al 31/12",),
    (),
    ("Settore", "Obiettivo", None, "Indicatore", None, None, "Target\n2024", "Risultato al 31/12", "Note"),
    (None, "Descrizione", "Peso %", "Descrizione", "U.M.", "Peso"),
    (
        "Edilizia",
        "Ridurre i tempi dei permessi",
        50,
        "Giorni per un permesso",
        "gg",
        50,
        "≤ 30 gg.",
        38,
        "Un tecnico meno",
    ),
    (None, None, None, "Permessi rilasciati per via telematica", "%", 50, ">= 80%", "60/80"),
    (
        None,
        "Aprire lo sportello digitale ",
        20,
        "Sportello attivo",
        "data",
        "100%",
        "entro il 30/6",
        "15/05/2024",
    ),
    ("Totale", None, 70),
    ("Tributi", "Recuperare l'evasione", 30, "Somme", "euro", 70, ">= 1.200.000", "1.090.000 €"),
    (None, None, None, "Solleciti inviati", "n.", 30, "almeno 500", 520),
)


def flat_book(changes: tuple[tuple[str, object], ...] = ()) -> bytes:
    """The workbook, with some cells written over."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for row in ROWS:
        sheet.append(row)
    for cell, value in changes:
        sheet[cell] = value
    for area in MERGED:
        sheet.merge_cells(area)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
