"""The documents of a year: every button makes a file that opens, and the texts that people write are in theirs."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
import streamlit as st

from data.format.folder import read_folder
from data.plan.briefings import BriefingDraft, SavedSlide, SavedText, TextDraft
from data.store.provenance import Provenance
from data.store.writer import add_folders
from data.synthetic.enti import write_synthetic
from data.workspace.briefing_writer import save_briefing, save_text
from tests.conftest import FINTO
from tests.scoring.shipped import scored
from ui.facts.briefing import draft
from ui.facts.format import NBSP, percent
from ui.facts.relazione.relazione import PLACES
from ui.screens import saved
from ui.screens.documenti import cards
from ui.screens.documenti.texts import markdown_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

NAMES = [
    "giunta.pptx",
    "giunta.pdf",
    "verbale.docx",
    "verbale.csv",
    "relazione.docx",
    "relazione.pdf",
    "anno.xlsx",
    "dati.zip",
]
PNG = b"\x89PNG\r\n\x1a\n"
WORDS = "Un anno di *lavoro*\n\ncon ![x](http://example.invalid/p.png) e <b>cura</b>"


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\\", "")


def words(at: AppTest) -> str:
    assert not at.exception
    return plain(" ".join(e.value for e in [*at.markdown, *at.caption]))


def errors(at: AppTest) -> str:
    return plain(" ".join(e.value for e in at.error))


@dataclass(frozen=True)
class Offered:
    """A button: its label, its kind of file, and what makes the file."""

    label: str
    mime: str
    make: Callable[[], bytes]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Offered]:
    """The buttons of the page drawn last, by the name of the file: AppTest keeps neither the name nor the maker."""
    found: dict[str, Offered] = {}

    def button(label: str, *, data: Callable[[], bytes], file_name: str, mime: str, **_: Any) -> None:
        found[file_name] = Offered(label, mime, data)

    monkeypatch.setattr(st, "download_button", button)
    return found


@dataclass(frozen=True)
class Room:
    """A store of one's own, and the page over it."""

    store: Path
    open: Callable[..., AppTest]

    def __call__(self, **address: str) -> AppTest:
        return self.open("documenti", **({"ente": "torino"} | address))

    def saved(self, text: str, place: str = "premessa", author: str = "Rossi", after: int = 0) -> SavedText:
        """A text that somebody has saved."""
        return save_text(self.store, TextDraft("torino", 2022, place, text, author), expected_version=after)


@pytest.fixture
def room(tmp_path: Path, shipped_store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Room:
    store = tmp_path / "store"
    store.mkdir()
    for file in shipped_store.glob("traguardo-*"):
        shutil.copy(file, store)
    return Room(store, opened_on(store))


def write(at: AppTest, text: str, author: str = "Bianchi") -> AppTest:
    """Fill the form in and send it."""
    at.text_area[0].set_value(text)
    next(t for t in at.text_input if t.label == "Chi salva").set_value(author)
    next(b for b in at.button if b.label == "Salva il testo").click()
    at.run()
    assert not at.exception
    return at


def said(file: bytes) -> str:
    """Every paragraph of a Word document."""
    return "\n".join(p.text for p in docx.Document(io.BytesIO(file)).paragraphs)


def printed(file: bytes) -> str:
    """The text of every page of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)


# The files


@pytest.mark.parametrize(("ente", "year"), [("torino", 2022), ("riviere", 2023)])
def test_every_button_makes_a_file_that_opens_under_the_name_of_ente_and_year(opened, offered, ente, year):
    at = opened("documenti", ente=ente)

    assert not at.error
    assert set(offered) == {f"{ente}-{year}-{name}" for name in [*NAMES, "scheda-strategico.pdf"]}
    files = {name.removeprefix(f"{ente}-{year}-"): button.make() for name, button in offered.items()}
    assert len(pptx.Presentation(io.BytesIO(files["giunta.pptx"])).slides) > 7
    assert "Perché" in printed(files["giunta.pdf"])
    assert f"Relazione sulla performance {year}" in said(files["relazione.docx"])
    assert f"Relazione sulla performance {year}" in printed(files["relazione.pdf"])
    assert len(openpyxl.load_workbook(io.BytesIO(files["anno.xlsx"])).sheetnames) > 3
    assert "punteggi.csv" in " ".join(zipfile.ZipFile(io.BytesIO(files["dati.zip"])).namelist())
    assert plain(percent(scored(ente)["strategico", ""].root.score, fixed=True)) in plain(
        printed(files["scheda-strategico.pdf"])
    )


def test_the_first_pages_are_drawn_once_and_again_only_where_they_change(opened, monkeypatch):
    st.cache_data.clear()
    drawn: list[str] = []
    for name in ("briefing", "relazione", "scheda"):
        module = getattr(cards, f"{name}_pdf")

        def picture(*given: Any, made: Any = module.as_picture, name: str = name, **more: Any) -> bytes:
            drawn.append(name)
            found: bytes = made(*given, **more)
            assert found.startswith(PNG)
            return found

        monkeypatch.setattr(module, "as_picture", picture)
    at = opened("documenti", ente="torino")
    assert drawn == ["briefing", "scheda", "relazione"]
    at.selectbox(key="documenti nodo").set_value(1).run()
    assert drawn == ["briefing", "scheda", "relazione", "scheda"]


def test_every_button_says_of_which_kind_its_file_is(opened, offered):
    opened("documenti", ente="torino")

    kinds = {
        name.rpartition(".")[2]: button.mime.rpartition("/")[2].rpartition(".")[2] for name, button in offered.items()
    }
    assert kinds == {
        "pptx": "presentation",
        "docx": "document",
        "xlsx": "sheet",
        "pdf": "pdf",
        "zip": "zip",
        "csv": "csv",
    }


def test_the_scheda_is_of_the_objective_that_was_chosen(opened, offered):
    at = opened("documenti", ente="torino")
    offered.clear()

    box = at.selectbox(key="documenti nodo")
    place = next(n for n, name in enumerate(box.options) if "OS12.3" in name)
    box.set_value(place).run()
    file = offered["torino-2022-scheda-OS12.3.pdf"].make()
    assert "OS12.3" in printed(file)


def test_the_papers_on_the_targets_as_planned_say_so(opened, offered):
    at = opened("documenti", ente="torino", base="original")

    assert "target originari" in words(at).lower()
    assert "--base originari" in at.code[0].value
    assert "originari" in said(offered["torino-2022-target-originari-relazione.docx"].make())


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_an_ente_of_which_little_is_known_has_its_papers(tmp_path, opened_on, offered, year):
    reading = read_folder(FINTO)
    assert reading.folder
    add_folders(tmp_path, [(reading.folder, Provenance("prova"))])
    at = opened_on(tmp_path)("documenti", ente="comune_finto", anno=year)

    assert not at.error
    assert not at.exception
    assert all(button.make() for button in offered.values())
    assert len(offered) == len(NAMES) + 1


def test_the_papers_of_an_invented_ente_say_so(tmp_path, opened_on, offered):
    write_synthetic(tmp_path, 1, 3, 1)
    at = opened_on(tmp_path)("documenti")

    assert "Dati sintetici: ente e numeri inventati" in words(at)
    file = next(button for name, button in offered.items() if name.endswith("relazione.docx")).make()
    assert "sintetici" in said(file).lower()


def test_the_briefing_is_the_one_that_was_prepared(room, offered):
    slides = draft.changed(draft.unedited(), "risultato", headline="Un anno buono")
    slides = draft.changed(slides, "bene", is_hidden=True)
    save_briefing(room.store, BriefingDraft("torino", 2022, "valid", "Rossi", "f", slides), expected_version=0)
    at = room()

    assert "7 slide" in words(at)
    assert "Versione 1, salvata da Rossi." in words(at)
    deck = pptx.Presentation(io.BytesIO(offered["torino-2022-giunta.pptx"].make()))
    texts = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
    assert len(texts) > 7
    assert sum("Un anno buono" in text for text in texts) == 1


def test_a_bad_template_of_the_ente_is_said_and_its_button_is_not_there(room, offered):
    folder = room.store / "modelli" / "torino"
    folder.mkdir(parents=True)
    (folder / "giunta.pptx").write_bytes(b"x")
    at = room()
    assert "giunta.pptx non va bene" in " ".join(warning.value.replace("\\", "") for warning in at.warning)
    assert "torino-2022-giunta.pptx" not in offered
    assert {"torino-2022-giunta.pdf", "torino-2022-relazione.docx"} <= offered.keys()


def test_edits_not_saved_yet_are_in_the_briefing_and_it_says_so(room, offered):
    at = room()
    at.switch_page("pages/giunta.py").run()
    at.query_params["slide"] = "risultato"
    at.run()
    at.text_input(key="slide torino 2022 risultato headline").set_value("Un anno buono").run()
    at.switch_page("pages/documenti.py").run()

    assert "modifiche non ancora salvate" in words(at)
    deck = pptx.Presentation(io.BytesIO(offered["torino-2022-giunta.pptx"].make()))
    assert any("Un anno buono" in s.text_frame.text for page in deck.slides for s in page.shapes if s.has_text_frame)


# The texts


def test_the_text_read_off_the_data_stands_beside_the_box_letter_by_letter(opened):
    at = opened("documenti", ente="torino")

    assert at.text_area[0].value == ""
    assert "Questa Relazione riguarda" in words(at)
    assert "Con i testi letti dai dati." in words(at)
    assert "![x]" not in markdown_of(WORDS)
    assert "<b>" not in markdown_of(WORDS)
    assert markdown_of(WORDS).count("\n\n") == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_its_box_at_its_address(opened, place):
    at = opened("documenti", ente="torino", testo=place)

    assert not at.error
    assert at.selectbox(key="scelta testo").value == place


def test_a_text_that_was_saved_is_in_the_relazione_and_with_its_author_on_the_page(room, offered):
    at = write(room(), WORDS)

    assert not at.error
    assert [t.value for t in at.toast] == ["Testo salvato."]
    assert "Versione 1, Bianchi" in words(at)
    assert "1 testo scritto da voi, gli altri letti dai dati." in words(at)
    assert at.text_area[0].value == WORDS
    assert "Premessa ✎" in at.selectbox(key="scelta testo").options
    for again in (at, room()):
        assert "Versione 1, Bianchi" in words(again)
        relazione = said(offered["torino-2022-relazione.docx"].make())
        assert "<b>cura</b>" in relazione
        assert "Questa Relazione riguarda" not in relazione


def test_a_text_emptied_again_is_the_one_of_the_data(room, offered):
    room.saved(WORDS)
    at = write(room(), "  \n ")

    assert not at.error
    assert "Con i testi letti dai dati." in words(at)
    assert at.text_area[0].value == ""
    assert "Premessa ✎" not in at.selectbox(key="scelta testo").options
    assert "Questa Relazione riguarda" in said(offered["torino-2022-relazione.docx"].make())


def test_who_does_not_sign_is_told_and_the_words_stay_in_the_box(room):
    at = write(room(), WORDS, " ")

    assert "Manca il nome di chi salva" in errors(at)
    assert at.text_area[0].value == WORDS
    assert saved.texts("torino", 2022) == {}


def test_a_colleagues_text_saved_meanwhile_is_not_covered_unseen(room):
    room.saved("Prima")
    at = room()
    room.saved("La loro", author="Verdi", after=1)
    write(at, "La nostra")

    assert "è stato salvato da Verdi" in errors(at)
    assert "non è stato scritto nulla" in errors(at)
    assert saved.texts("torino", 2022)["premessa"].text == "La loro"
    assert at.text_area[0].value == "La nostra"
    again = room()
    assert again.text_area[0].value == "La loro"
    write(again, "Di tutti")
    assert saved.texts("torino", 2022)["premessa"].version == 3


def test_the_first_text_of_a_place_is_not_covered_unseen_either(room):
    at = room()
    room.saved("La loro", author="Verdi")
    write(at, "La nostra")

    assert "è stato salvato da Verdi" in errors(at)
    assert saved.texts("torino", 2022)["premessa"].text == "La loro"


def test_a_text_is_of_its_place_only(room):
    at = write(room(testo="contesto"), "Il territorio")

    at.selectbox(key="scelta testo").set_value("premessa").run()
    assert at.text_area[0].value == ""
    at.selectbox(key="scelta testo").set_value("contesto").run()
    assert at.text_area[0].value == "Il territorio"
    write(at, "Il territorio e le risorse")
    assert saved.texts("torino", 2022)["contesto"].version == 2


def test_coming_back_from_another_page_one_sees_the_newest_text(room):
    at = room()
    at.switch_page("pages/note.py").run()
    room.saved("La loro", author="Verdi")
    at.switch_page("pages/documenti.py").run()

    assert at.text_area[0].value == "La loro"
    write(at, "Di tutti")
    assert not at.error


def test_a_damaged_workspace_is_said_once_and_the_papers_are_those_of_the_data(room, offered):
    (room.store / "lavoro-000001.duckdb").write_bytes(b"non un archivio")
    at = room()

    assert len(at.error) == 1
    assert "lavoro-000001.duckdb è danneggiato" in errors(at)
    assert "Questa Relazione riguarda" in said(offered["torino-2022-relazione.docx"].make())
    assert len(pptx.Presentation(io.BytesIO(offered["torino-2022-giunta.pptx"].make())).slides) > 7
    write(at, "La nostra")
    assert len(at.error) == 2
    assert at.text_area[0].value == "La nostra"


def test_the_command_line_gives_the_same_papers(opened):
    told = opened("documenti", ente="riviere").code[0].value

    assert "traguardo report --ente riviere --anno 2023 --tipo giunta --dove giunta.pptx" in told
    assert len(told.splitlines()) == 5


def test_an_author_with_markup_is_shown_letter_by_letter(room):
    room.saved("Prima", author="![x](http://example.invalid/p.png)")
    slides = (SavedSlide("risultato", "risultato"),)
    made = BriefingDraft("torino", 2022, "valid", ":red[Rossi]", "f", slides)
    save_briefing(room.store, made, expected_version=0)

    drawn = [e.value for e in [*room().markdown, *room().caption]]
    assert any("\\!\\[x\\]" in text for text in drawn)
    assert any("\\:red\\[Rossi\\]" in text for text in drawn)
