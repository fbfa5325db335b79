"""Small enti, one for each method: their pages and documents open, and say how each score comes about."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from data.format.folder import read_folder
from data.plan.scores import score_rows
from data.store.provenance import Provenance
from data.store.store import Store
from data.store.writer import add_folders
from scoring.basis import Basis
from tests.pages.test_scheda import words
from ui.documents.pdf.relazione import as_pdf as relazione_pdf
from ui.documents.pdf.scheda import as_pdf as scheda_pdf
from ui.documents.xlsx.year import as_xlsx
from ui.facts.data_version import DataVersion
from ui.facts.relazione.relazione import relazione
from ui.facts.relazione.scheda import scheda
from ui.facts.year_view import year_view

METHODS = Path(__file__).parents[1] / "data" / "metodi"
TODAY = date(2025, 10, 21)
VERSION = DataVersion("0123456789abcdef", TODAY)
SAID = [
    ("somma-senza-pesi", "O1", "", "(40 + 30 + 20) / 3 = 30,00 %"),
    ("somma-pesi-80", "O1", "", "30 % × 40 + 50 % × 30 = 27,00 %"),
    ("geometrica", "O1", "", "9,09^0,1 × 100^0,9 = 78,68 %"),
    ("geometrica-con-zero", "O1", "", "0^0,1 × 100^0,9 = 0,00 %"),
    ("pesi-ridistribuiti", "O1", "", "57,14 % × 100 + 28,57 % × 50 + 14,29 % × 0 = 71,43 %"),
    ("massimo-150", "O3", "a99_95", "100 × 99,95 / 100 = 99,95 %"),
    ("massimo-150", "O5", "a100_05", "100 × 100,05 / 100 = 100,05 %"),
    (
        "massimo-150",
        "O8",
        "a200",
        "200 soddisfa il target (≥ 100); 100 × 200 / 100 = 200, ridotto al massimo di 150: 150 %",
    ),
    ("gradini", "O1", "g", "60 è nella fascia, «almeno 50, meno di 70»: 50 %"),
    (
        "gradini-percentuali",
        "O1",
        "g33",
        "33 è nella fascia, «al più 33 (110 % del target), più di 30 (100 % del target)»: 75 %",
    ),
    ("gradini-percentuali", "O1", "g40", "40 non arriva alla prima fascia, «al più 39 (130 % del target)»: 0 %"),
    ("inverso", "O1", "oltre", "100 × 30 / 45 = 66,67 %"),
    ("inverso", "O1", "dentro", "25 soddisfa il target (≤ 30); 100 × 30 / 25 = 120, ridotto al massimo di 100: 100 %"),
    ("inverso", "O1", "zero", "0 soddisfa il target (≤ 30): 100 %"),
    ("inverso", "O1", "alto", "100 × 60 / 80 = 75 %"),
    ("inverso-massimo-120", "O1", "meglio", "100 × 30 / 28 = 107,14 %"),
]
RESULTS = {
    "somma-senza-pesi": 30,
    "somma-pesi-80": 27,
    "geometrica": 78.68,
    "geometrica-con-zero": 0,
    "pesi-ridistribuiti": 71.43,
    "gradini": 75,
    "gradini-percentuali": 55,
    "inverso": 85.42,
    "inverso-massimo-120": 107.14,
    "non-ripartiti": 50,
}


@pytest.fixture(scope="module")
def methods(tmp_path_factory):
    directory = tmp_path_factory.mktemp("metodi")
    found = [read_folder(path) for path in sorted(METHODS.iterdir())]
    assert [reading.problems for reading in found] == [()] * len(found)
    add_folders(directory, [(reading.folder, Provenance("prova", "2025-10-21T10:00:00")) for reading in found])
    return directory


@pytest.fixture(scope="module")
def views(methods):
    with Store.open(methods) as store:
        return {ente.code: year_view(store.plan(ente.code, 2024), (), Basis()) for ente in store.enti()}


def plain(text):
    """As it is read: without the signs that keep Markdown quiet, and without hard spaces or ends of line."""
    return re.sub(r"\s+", " ", re.sub(r"\\(.)", r"\1", text).replace("\u00a0", " "))


@pytest.mark.parametrize(("ente", "node", "indicator", "sentence"), SAID)
def test_the_page_says_how_a_score_comes_about(opened_on, methods, ente, node, indicator, sentence):
    place = {"ente": ente, "nodo": node} | ({"indicatore": indicator} if indicator else {})
    at = opened_on(methods)("scheda", **place)

    assert not at.exception
    assert sentence in plain(words(at))


@pytest.mark.parametrize(("ente", "result"), RESULTS.items())
def test_the_result_is_the_one_worked_out_by_hand(views, ente, result):
    assert views[ente].main.root.score == pytest.approx(result, abs=0.005)


@pytest.mark.parametrize("ente", sorted({ente for ente, *_ in SAID}))
def test_the_documents_open_and_the_scheda_says_the_same(views, ente):
    view = views[ente]
    asked = {node for name, node, *_ in SAID if name == ente}
    read = {node: read_of(scheda_pdf(scheda(view, view.main, node, VERSION), TODAY)) for node in asked}

    for name, node, _, sentence in SAID:
        if name == ente:
            assert tight(sentence) in tight(read[node])
    assert relazione_pdf(relazione(view, VERSION)).startswith(b"%PDF")
    assert as_xlsx(view, VERSION)


def read_of(content):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def tight(text):
    """Letters only: a cell breaks its text where it can."""
    return re.sub(r"\s", "", text)


def test_the_waterfall_goes_from_the_most_to_the_result_also_where_half_is_not_measured(opened_on, methods):
    at = opened_on(methods)("panoramica", ente="non-ripartiti")
    (bars,) = json.loads(at.get("plotly_chart")[0].proto.spec)["data"]

    assert not at.exception
    assert bars["y"] == ["Massimo", "Non misurato", "Risultato"]
    assert bars["x"][1] == 50


def test_the_points_of_a_node_have_a_row_for_the_weight_that_nobody_has(views):
    view = views["somma-pesi-80"]
    grid = next(g for g in scheda(view, view.main, "O1", VERSION).grids if "punti persi" in g.title)
    points = {row[0]: plain(row[4]) for row in grid.rows}
    assert points == {"i2": "35,00 punti", "i1": "18,00 punti", "–": "20,00 punti"}


def test_the_points_lost_of_the_open_data_are_those_of_the_page(views):
    for view in views.values():
        rows = [r for r in score_rows(view.sheets) if r["kind"] == "node"]
        assert [row["lost"] for row in rows] == [node.lost for sheet in view.sheets for node in sheet.nodes]
        assert rows[0]["lost"] == pytest.approx(view.main.policy.cap - view.main.root.score)
