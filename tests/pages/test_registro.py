"""Registro: what was loaded and changed, filtered, taken away, brought back; the year closed, and the one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.plan.changes import ChangeKind
from data.register import edits
from data.register.entries import entries
from data.register.opening import open_official
from data.register.writer import confirm
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, wanting_causes
from tests.pages.own_year import changes, fill, press, said, text
from ui.documents.tables import as_csv
from ui.figures.register import register_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


@pytest.fixture
def store(tmp_path: Path, finto: Path) -> Path:
    """A consuntivo corrected by Rossi, then a weight by Verdi."""
    directory = a_store(tmp_path / "archivio", finto)
    for author, table, key, cells in (
        ("Rossi", "actuals", I1, {"actual": "160"}),
        ("Verdi", "nodes", I1[:3], {"weight": "50"}),
    ):
        with open_official(directory) as official:
            rows = edits.correction(official.rows(ENTE, YEAR), table, key, cells)
            assert confirm(official, a_draft(*rows, by=author)).change is not None
    return directory


@pytest.fixture
def registro(store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    open_page = opened_on(store)
    return lambda **place: open_page("registro", ente=ENTE, anno=str(YEAR), **place)


def listed(at: AppTest) -> list[tuple[str, str]]:
    table = at.dataframe[0].value
    return list(zip(table["Che cosa"], table["Chi"], strict=True))


LOAD, FIRST, SECOND = ("caricamento", "prova"), ("correzione", "Rossi"), ("correzione", "Verdi")


def test_every_load_and_change_is_listed_the_newest_first(registro):
    at = registro()
    assert not at.exception
    assert listed(at) == [SECOND, FIRST, LOAD]


@pytest.mark.parametrize(
    ("widget", "value", "kept"),
    [
        ("tipo", "caricamento", [LOAD]),
        ("tipo", "correzione", [SECOND, FIRST]),
        ("chi", "ross", [FIRST]),
        ("codice", "i1", [FIRST]),
        ("codice", "O1", [SECOND, FIRST]),
    ],
)
def test_a_filter_keeps_what_it_asks_for(widget, value, kept, registro):
    at = registro()
    next(w for w in [*at.selectbox, *at.text_input] if w.key == widget).set_value(value)
    assert listed(at.run()) == kept


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"tipo": "caricamento"}, [LOAD]),
        ({"chi": "ross"}, [FIRST]),
        ({"codice": "O1", "anni": "Tutti gli anni"}, [SECOND, FIRST]),
        ({"periodo": ["2024-05-01", "2024-05-02"]}, [LOAD]),
    ],
)
def test_a_link_with_filters_opens_the_same_list(filters, kept, registro):
    at = registro(**filters)
    assert not at.exception
    assert listed(at) == kept


def test_an_entry_tells_its_rows_before_and_after(registro):
    at = registro(voce="correzione-1")
    assert "1 · correzione" in said(at)
    assert "Errore di copiatura" in said(at)
    (row,) = at.dataframe[1].value.to_dict("records")
    assert (row["Tabella"], row["Campo"], row["Prima"], row["Dopo"]) == ("consuntivi", "consuntivo", "150", "160")


@pytest.mark.parametrize(
    ("entry", "then"), [("caricamento-1", "85,00 %"), ("correzione-1", "88,00 %"), ("correzione-2", "88,89 %")]
)
def test_the_scores_of_then_stand_beside_those_of_now(entry, then, registro):
    at = registro(voce=entry)
    at.toggle[0].set_value(True)
    at.run()
    table = at.dataframe[-1].value
    assert table["Allora"][0].replace("\u00a0", " ") == then
    assert table["Adesso"][0].replace("\u00a0", " ") == "88,89 %"


def test_a_past_state_comes_back_as_a_new_change_with_its_reason(store, registro):
    at = fill(registro(voce="caricamento-1"), "apri ripristina", ripristina_motivo="Prova", ripristina_autore="Bianchi")
    assert "consuntivo: 160 → 150" in said(at)
    at = press(at, "apri ripristina", "ripristina conferma")
    assert not at.error, said(at)
    assert text(store, "actuals", I1, "actual") == "150"
    assert [c.kind for c in changes(store)][-1] is ChangeKind.RESTORING
    assert listed(at)[0] == ("ripristino", "Bianchi")


def test_the_year_is_closed_and_opened_again_each_with_its_reason(store, registro):
    at = fill(registro(), "apri chiusura", anno_autore="Rossi")
    at = press(at, "apri chiusura", "anno conferma")
    assert "Manca il motivo" in said(at)

    at = fill(registro(), "apri chiusura", anno_autore="Rossi", anno_motivo="Relazione approvata")
    at = press(at, "apri chiusura", "anno conferma")
    assert "Anno chiuso il" in said(at)
    assert not [b for b in registro(voce="correzione-1").button if b.key == "apri ripristina"]

    at = fill(registro(), "apri riapertura", anno_autore="Rossi", anno_motivo="Errore materiale")
    at = press(at, "apri riapertura", "anno conferma")
    assert "Anno chiuso il" not in said(at)
    assert [c.kind for c in changes(store)][-2:] == [ChangeKind.CLOSING, ChangeKind.REOPENING]


def test_the_file_has_every_row_of_what_is_listed(store, registro, menus_opened):
    at = menus_opened(registro(), "registro")
    assert [b.label for b in at.get("download_button")][:2] == ["CSV", "Excel"]
    with open_official(store) as official:
        written = as_csv(register_table(entries(official, ENTE, YEAR))).decode("utf-8-sig")
    assert len(written.splitlines()) == 1 + 3
    assert '"150";"160"' in written


def test_the_plan_of_the_next_year_is_created_once_and_has_no_results(store, opened_on, menus_opened):
    with open_official(store) as official:
        years = next(found.years for found in official.enti() if found.code == ENTE)
    newest = max(years)
    at = opened_on(store)("registro", ente=ENTE, anno=str(newest))
    at = fill(at, "apri piano", piano_autore="Rossi")
    assert f"Dal {newest}" in said(at)
    at = press(at, "apri piano", "piano conferma")
    assert not at.error, said(at)
    assert at.query_params["anno"] == str(newest + 1)
    with open_official(store) as official:
        plan = official.plan(ENTE, newest + 1)
        before = official.plan(ENTE, newest)
    assert plan.actuals == ()
    assert [m.key for m in plan.measures] == [m.key for m in before.measures]
    at = opened_on(store)("registro", ente=ENTE, anno=str(newest))
    assert not [b for b in at.button if b.key == "apri piano"]

    at = opened_on(store)("panoramica", ente=ENTE, anno=str(newest + 1))
    assert "Calendario (.ics)" in [b.label for b in at.get("download_button")]
    assert menus_opened(at, "promemoria").button(key="scarica promemoria Tabella")


@pytest.fixture
def lacking(tmp_path: Path, finto: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    """The pages of a year in which O1 / i1 and the sheet of Anna Verdi want a cause."""
    return opened_on(a_store(tmp_path / "altro", wanting_causes(finto)))


def test_who_closes_a_year_without_its_causes_is_told_which_and_sent_there(lacking):
    at = lacking("registro", ente=ENTE, anno=str(YEAR))
    at.button(key="apri chiusura").click().run()
    assert "Manca la causa dello scostamento di 2 indicatori: O1 i1, P1 i1." in said(at)
    links = [link for link in at.get("page_link") if "i1" in link.proto.label]
    assert [link.proto.query_string.count("indicatore=i1") for link in links] == [1, 1]
    assert not [b for b in at.button if b.key == "anno conferma"]


@pytest.mark.parametrize("page", ["documenti", "panoramica", "scheda"])
def test_a_missing_cause_is_said_wherever_the_year_is_told(page, lacking):
    place = {"elenco": "Cause da scrivere", "sezione": "dup", "nodo": "O1", "indicatore": "i1"}
    at = lacking(page, ente=ENTE, anno=str(YEAR), **place)
    assert not at.exception
    told = [str(table.value.get("Da fare", "")) for table in at.dataframe]
    assert "Manca la causa" in said(at) or any("Scrivere la causa" in each for each in told)
