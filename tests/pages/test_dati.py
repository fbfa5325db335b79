"""The page Dati: templates out, files in, nothing written before the last problem is gone and somebody confirms."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.spreadsheet import MOST_BYTES
from data.plan.changes import ChangeKind
from data.register.errors import SignatureMissingError
from data.register.opening import open_official
from data.store.files import STORE
from data.store.provenance import Provenance
from data.store.writer import add_folders, write_next
from tests.conftest import FINTO
from tests.data.format.test_packed import FILES, of_year, packed
from tests.data.register.samples import close_year
from tests.flat_books import flat_book
from tests.mistakes import MISTAKES, right_workbook, workbook_with, workbook_with_mistakes
from ui.facts.format import NBSP
from ui.screens.dati.words import CELL, FOUND, LEAVE_OUT, SHEET, WHAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import NumberInput

    from data.register.official import Official

ROOT = Path(__file__).parents[2]
CHANGED = workbook_with((("Obiettivi", "H3", "55"), ("Obiettivi", "H4", "45")))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An archive with the invented ente alone."""
    directory = tmp_path / "archivio"
    folder = read_folder(FINTO).folder
    assert folder is not None
    add_folders(directory, [(folder, Provenance("prova", None, "prova"))])
    return directory


@pytest.fixture
def dati(store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> AppTest:
    return opened_on(store)("dati", ente="comune_finto", anno="2024")


def upload(at: AppTest, content: bytes, name: str = "piano.xlsx") -> AppTest:
    at.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return well(at.run())


def well(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def words(at: AppTest) -> str:
    found = [*at.header, *at.markdown, *at.caption, *at.success, *at.info, *at.warning, *at.error]
    return " ".join(element.value for element in found).replace("\\", "").replace(NBSP, " ")


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [button for button in at.button if button.label == label]
    button.click()
    return well(at.run())


def confirm(at: AppTest, author: str = "Anna Bianchi") -> AppTest:
    at.text_input(key="dati autore").set_value(author)
    return press(at, "Conferma")


def mend(at: AppTest, edits: dict[int, dict[str, object]]) -> AppTest:
    """What a person writes in lines of the table of problems, by their number from 0."""
    (grid,) = at.data_editor
    at.session_state[str(grid.key)] = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    return press(at, "Rileggi con le correzioni")


def official(store: Path) -> Official:
    return open_official(store)


def test_every_problem_is_in_the_table_with_its_sheet_its_cell_and_what_is_written_there(dati: AppTest) -> None:
    at = upload(dati, workbook_with_mistakes())
    assert "12 problemi da risolvere" in words(at)
    (grid,) = at.data_editor
    rows = {tuple(row) for row in grid.value[[SHEET, CELL, FOUND, WHAT]].itertuples(index=False)}
    assert rows == set(MISTAKES)
    assert not [button for button in at.button if button.label == "Conferma"]


def test_a_cell_mended_on_screen_is_read_again_and_only_the_other_problems_stay(dati: AppTest) -> None:
    at = upload(dati, workbook_with((("Obiettivi", "H3", "160"), ("Consuntivi", "F3", "ieri"))))
    assert list(at.data_editor[0].value[CELL]) == ["F3", "H3"]
    at = mend(at, {1: {FOUND: "60"}})
    assert list(at.data_editor[0].value[CELL]) == ["F3"]
    assert "Corrette qui: foglio Obiettivi, cella H3." in words(at)
    at = mend(at, {0: {FOUND: "15/06/2024"}})
    assert "non cambia nulla" in words(at)


def test_a_row_left_out_is_gone_from_what_is_written_and_said(dati: AppTest) -> None:
    at = mend(upload(dati, workbook_with((("Consuntivi", "F3", "ieri"),))), {0: {LEAVE_OUT: True}})
    assert "Lasciate fuori: foglio Consuntivi, riga 3." in words(at)
    assert "1 riga che non c'è più" in words(at)


def test_what_was_mended_can_be_taken_back(dati: AppTest) -> None:
    at = mend(upload(dati, workbook_with((("Obiettivi", "H3", "160"),))), {0: {FOUND: "60"}})
    at = press(at, "Torna al file com'era")
    assert list(at.data_editor[0].value[CELL]) == ["H3"]


def test_the_same_file_changes_nothing_and_there_is_nothing_to_confirm(dati: AppTest) -> None:
    at = upload(dati, right_workbook())
    assert "Il file è uguale ai dati di Fintopoli 2024: non cambia nulla." in words(at)
    assert not [button for button in at.button if button.label == "Conferma"]


def test_the_preview_tells_rows_and_scores_and_writes_nothing(dati: AppTest, store: Path) -> None:
    at = upload(dati, CHANGED)
    assert "2 righe cambiate" in words(at)
    rows, scores = at.dataframe
    assert sorted(zip(rows.value["Prima"], rows.value["Dopo"], strict=True)) == [("40", "45"), ("60", "55")]
    assert set(scores.value["Codice"]) == {"", "M1"}
    with official(store) as data:
        assert data.changes("comune_finto", 2024) == ()


def test_a_confirmed_file_is_one_change_with_its_name_and_hash_and_the_same_file_then_changes_nothing(
    dati: AppTest, store: Path
) -> None:
    at = confirm(upload(dati, CHANGED))
    assert "Registrata la modifica 1 (importazione)" in words(at)
    with official(store) as data:
        (change,) = data.changes("comune_finto", 2024)
    assert (change.author, change.file, len(change.file_hash)) == ("Anna Bianchi", "piano.xlsx", 64)
    at = press(at, "Rileggi lo stesso file")
    assert "non cambia nulla" in words(at)


def test_nobody_confirms_without_a_name(dati: AppTest, store: Path) -> None:
    at = confirm(upload(dati, CHANGED), " ")
    assert str(SignatureMissingError()) in words(at)
    with official(store) as data:
        assert data.changes("comune_finto", 2024) == ()


def test_a_closed_year_is_said_and_not_changed(
    store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]
) -> None:
    with official(store) as data:
        close_year(data, "comune_finto", 2024, author="Anna", reason="Relazione approvata")
    at = upload(opened_on(store)("dati", ente="comune_finto", anno="2024"), CHANGED)
    assert "Del file non si è scritto niente. Anno chiuso il" in words(at)
    assert at.get("page_link")[-1].proto.label == "Riapri l'anno nel Registro"
    assert not [button for button in at.button if button.label == "Conferma"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nota.xlsx", "Il file non è una cartella di lavoro. Usare un file xlsx, xls o ods."),
        ("nota.pdf", "Il file non è una cartella di lavoro. Usare un file xlsx, xls o ods."),
        ("Misure.CSV", "Un CSV da solo non si carica. Mettere i CSV del formato in uno zip"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_its_name(dati: AppTest, name: str, why: str) -> None:
    assert f"{name}: {why}" in words(upload(dati, b"ciao", name))


def year_asked(at: AppTest) -> NumberInput:
    (field,) = [field for field in at.number_input if field.label == "Di quale anno"]
    return field


def municipality(at: AppTest) -> AppTest:
    """The office's own sheet, with what only a person can say of it."""
    at = upload(at, flat_book(), "pdo.xlsx")
    at.text_input(key="dati nome").set_value("Comune di Borgofinto")
    at.text_input(key="dati nome breve").set_value("Borgofinto")
    assert year_asked(at).value == 2024
    at.selectbox(key="dati metodo sotto").set_value("fasce_percentuali 70 50 90 75 100 100")
    return well(at.run())


def test_a_new_municipality_comes_from_its_own_sheet_is_scored_and_its_layout_is_remembered(
    dati: AppTest, store: Path
) -> None:
    at = municipality(dati)
    scores = at.dataframe[-1].value
    # Worked out by hand in tests/data/format/test_incoming.py.
    assert list(zip(scores["Codice"], scores["Dopo"].str.split(NBSP).str[0], strict=True)) == [
        ("", "76,00"),
        ("O1", "62,50"),
        ("O1.i1", "50,00"),
        ("O1.i2", "75,00"),
        ("O2", "100,00"),
        ("O2.i1", "100,00"),
        ("O3", "82,50"),
        ("O3.i1", "75,00"),
        ("O3.i2", "100,00"),
    ]
    at = confirm(at)
    assert "Caricato: Comune di Borgofinto, 2024." in words(at)
    with official(store) as data:
        assert data.plan("borgofinto", 2024).ente.name == "Comune di Borgofinto"
    at = press(at, "Rileggi lo stesso file")
    assert "l'altra volta" in words(at)


def test_what_was_said_of_a_sheet_holds_for_the_file_that_takes_its_place(dati: AppTest) -> None:
    at = municipality(dati)
    (column,) = [box for box in at.selectbox if box.label.startswith("I · ")]
    column.set_value("")
    at = well(at.run())
    at.file_uploader[0].set_value([])
    at = upload(well(at.run()), flat_book((("I4", "Note dell'ufficio"), ("J4", "Visto"))), "pdo2.xlsx")
    assert at.text_input(key="dati nome").value == "Comune di Borgofinto"
    assert at.selectbox(key="dati metodo sotto").value == "fasce_percentuali 70 50 90 75 100 100"
    assert "l'altra volta" in words(at)


def test_lines_that_are_not_read_and_results_that_are_not_there_are_told_with_what_they_count(dati: AppTest) -> None:
    at = upload(dati, flat_book((("H11", "n.d."), ("B13", "N.B. dati provvisori"))), "pdo.xlsx")
    at.text_input(key="dati nome").set_value("Comune di Borgofinto")
    at = well(at.run())
    (table,) = [found.value for found in at.dataframe if "Perché" in found.value]
    assert list(zip(table["Riga"], table["Perché"], strict=True)) == [
        ("1", "sta sopra le intestazioni"),
        ("2", "sta sopra le intestazioni"),
        ("9", "è un totale"),
        ("13", "è solo un testo: senza indicatore, peso né target"),
    ]
    (asked,) = [radio for radio in at.radio if radio.label.startswith("Risultati scritti come assenti")]
    assert "H11 «n.d.»" in asked.label
    codes = list(at.dataframe[-1].value["Codice"])
    assert "O3.i2" not in codes
    asked.set_value("Non fatti: contano zero")
    scores = well(at.run()).dataframe[-1].value
    assert dict(zip(scores["Codice"], scores["Dopo"].str.split(NBSP).str[0], strict=True))["O3.i2"] == "0,00"


def test_an_office_sheet_does_not_take_away_what_it_does_not_have(dati: AppTest) -> None:
    at = upload(dati, flat_book(), "pdo.xlsx")
    at.selectbox(key="dati ente").set_value("comune_finto")
    year_asked(at).set_value(2024)
    at = well(at.run())
    assert not [button for button in at.button if button.label == "Conferma"]


def test_a_template_of_the_year_is_offered_and_an_empty_one_for_a_new_ente(dati: AppTest) -> None:
    dati.button_group[0].set_value("Scarica un modello")
    at = well(dati.run())
    assert [button.label for button in at.download_button] == ["Scarica il modello di Fintopoli 2024"]
    at.radio[0].set_value("vuoto")
    well(at.run())
    at.text_input(key="dati codice").set_value("Comune Nuovo")
    (button,) = well(at.run()).download_button
    assert button.label.replace("\\", "") == "Scarica il modello di comune-nuovo 2025"


def test_where_there_is_no_ente_the_page_takes_the_first_one(
    tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]
) -> None:
    write_next(tmp_path / "vuoto", STORE, lambda _: (None, True))
    at = well(opened_on(tmp_path / "vuoto")("dati"))
    assert "non c'è ancora nessun ente" in words(at)
    assert "un anno nuovo" in words(upload(at, right_workbook()))
    at = confirm(at)
    assert "Caricato: Comune di Fintopoli, 2024." in words(at)


def test_the_other_pages_lead_here_where_there_is_no_ente(
    tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]
) -> None:
    write_next(tmp_path / "vuoto", STORE, lambda _: (None, True))
    assert "Se ne carica uno nella pagina Dati." in words(well(opened_on(tmp_path / "vuoto")("panoramica")))


def test_a_zip_of_csv_files_changes_the_year_and_the_same_again_nothing(dati, store):
    files = of_year("2024/") | {
        "2024/nodes.csv": FILES["nodes.csv"].replace(b",,60,", b",,55,").replace(b",,40,", b",,45,")
    }
    at = upload(dati, packed(files), "dati.zip")
    assert "2 righe cambiate" in words(at)
    at = confirm(at, "Rossi")
    (change,) = changes_of(store)
    assert (change.kind, change.file, change.author) == (ChangeKind.IMPORT, "dati.zip", "Rossi")
    at.button(key="dati di nuovo").click().run()
    assert "non cambia nulla" in words(at)


def test_a_zip_with_a_mistake_says_file_line_and_remedy_and_writes_nothing(dati, store):
    at = upload(
        dati, packed(of_year("") | {"nodes.csv": FILES["nodes.csv"].replace(b",M1,meta", b",M9,meta")}), "dati.zip"
    )
    table = at.dataframe[0].value
    assert table["Dove"][0] == "2024/nodes.csv, riga 3, parent_code"
    assert not [button for button in at.button if button.label == "Conferma"]
    assert changes_of(store) == ()


def changes_of(store):
    with open_official(store) as official:
        return official.register.changes("comune_finto", 2024)


def test_the_uploader_says_the_limit_that_the_program_holds():
    setting = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    most = setting["server"]["maxUploadSize"]
    assert f"al più {most} MB" in (ROOT / "ui" / "screens" / "frame.css").read_text(encoding="utf-8")
    assert most * 1_000_000 == MOST_BYTES


TWICE = workbook_with((("Obiettivi", "I3", "Serv. Tributi"), ("Obiettivi", "I4", "Servizio Tributi")))


def take(at: AppTest, *lines: int) -> AppTest:
    """Tick lines of the table of names that look alike."""
    (grid,) = at.data_editor
    edited = {line: {"È la stessa unità": True} for line in lines}
    at.session_state[str(grid.key)] = {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
    return well(at.run())


def changing(at: AppTest) -> list[str]:
    """The table of each row that would change."""
    (table,) = [found.value for found in at.dataframe if "Tabella" in found.value]
    return list(table["Tabella"])


def units_written(store: Path) -> list[tuple[str, str, str]]:
    with open_official(store) as official:
        return [cells[:3] for cells in official.tables("comune_finto", 2024).tables["units"].cells]


def test_two_spellings_of_a_unit_are_proposed_and_become_one_only_where_they_are_taken(
    dati: AppTest, store: Path
) -> None:
    at = upload(dati, TWICE)
    assert "1 nome di unità somiglia a un altro: niente si unisce da sé." in words(at).replace("**", "")
    assert at.data_editor[0].value[["Nome scritto", "Sembra", "Obiettivi che lo scrivono"]].values.tolist() == [
        ["Serv. Tributi", "Servizio Tributi", "O1"]
    ]
    assert "somiglia" not in " ".join(label.label for label in at.expander)
    assert "nomi delle unità" not in changing(at)
    assert changing(take(at, 0)).count("nomi delle unità") >= 2
    confirm(at)
    assert units_written(store) == [("Servizio Tributi", "unit", ""), ("Serv. Tributi", "alias", "Servizio Tributi")]
    with open_official(store) as official:
        written = {row.node_code: row.units for row in official.plan("comune_finto", 2024).nodes}
    assert (written["O1"], written["O2"]) == ("Serv. Tributi", "Servizio Tributi")


def test_a_proposal_that_is_left_merges_nothing(dati: AppTest, store: Path) -> None:
    confirm(upload(dati, TWICE))
    assert units_written(store) == []
