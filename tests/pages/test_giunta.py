"""The briefing at its address: the slides prepared, saved and shown, and what no text of the data may become."""

from __future__ import annotations

import csv
import html
import re
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from data.format.folder import read_folder
from data.plan.briefings import BriefingDraft, SavedBriefing, SavedSlide
from data.plan.minutes import Outcome
from data.plan.planning import Outlook
from data.plan.scenarios import Draft, SavedAssumption, ScenarioKind
from data.store.provenance import Provenance
from data.store.shipped import SHIPPED
from data.store.writer import add_folders
from data.synthetic.enti import write_synthetic
from data.workspace.briefing_writer import save_briefing
from data.workspace.writer import save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from scoring.summary import costliest_measures, losses
from tests.conftest import FINTO
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import an_answer, next_sheets
from ui.facts.briefing import draft
from ui.facts.briefing.build import GENERATED
from ui.facts.format import NBSP, number, percent
from ui.screens import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.plan.minutes import Decision, MinutedDecision

CODES = [str(kind) for kind in GENERATED]
NAMES = [
    "1. Copertina",
    "2. Risultato",
    "3. Che cosa non è andato",
    "4. Confronti",
    "5. Rischi aperti",
    "6. Ipotesi da decidere",
    "7. Decisioni chieste",
    "Che cosa è andato bene (nascosta)",
    "Modifiche dell'anno (nascosta)",
]
STORY = CODES[:7]
TORINO = scored("torino")["strategico", ""]
KEY = MeasureKey("strategico", "", "OS01.1.1", "B3.1_02")
HIGHER = "OS01.1.1/B3.1_02.target=72,5"
HEADLINE, COMMENT, NOTES = "slide torino 2022 {} headline", "slide torino 2022 {} comment", "slide torino 2022 {} notes"
HOSTILE = "![x](http://example.invalid/p.png)<img src=http://example.invalid/q.png onerror=alert(1)>:red[r] $a$ **b** |"


def plain(text: str) -> str:
    return html.unescape(text).replace(NBSP, " ").replace("\\", "")


def raw(at: AppTest) -> list[str]:
    """What is drawn as HTML, style sheets apart."""
    return [
        e.proto.body for e in intact(at).get("html") if "<style>" not in e.proto.body and "<script>" not in e.proto.body
    ]


def preview(at: AppTest) -> str:
    """The page of the slide that is looked at: on the desk it comes after the thumbnails."""
    return raw(at)[sum(b.key.startswith("scegli ") for b in at.button if b.key)]


def slide(at: AppTest) -> str:
    """What the slide says, comments too."""
    return plain(preview(at))


def headline(at: AppTest) -> str:
    """Its message, without which page it is."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", preview(at))
    return plain(re.sub(r" <small>.*", "", found[1])) if found else ""


def address(at: AppTest, word: str) -> str:
    return "".join(at.query_params.get(word, ""))


def errors(at: AppTest) -> str:
    return plain(" ".join(e.value for e in at.error))


def names(at: AppTest) -> list[str]:
    """The slides of the list, in their order."""
    return [plain(b.label) for b in at.button if b.key and b.key.startswith("scegli ")]


def chosen(at: AppTest) -> str:
    """The slide whose texts can be written."""
    (box,) = [t.key for t in at.text_input if t.key and t.key.endswith(" headline")]
    return box.split(" ")[-2]


def choose(at: AppTest, code: str) -> AppTest:
    return intact(at.button(key=f"scegli {code}").click().run())


def press(at: AppTest, label: str) -> AppTest:
    next(b for b in at.button if b.label == label).click()
    return intact(at.run())


def intact(at: AppTest) -> AppTest:
    """The page was drawn to its end."""
    assert not at.exception
    assert "interrotta" not in errors(at)
    return at


def labels(at: AppTest) -> list[str]:
    return [b.label for b in at.button]


def is_modified(at: AppTest) -> bool:
    """Whether the badge says so; the buttons must agree with it."""
    says = any("Modifiche non salvate" in m.value for m in at.markdown)
    assert at.button(key="salva briefing").disabled is not says
    assert ("Annulla le modifiche" in labels(at)) is says
    return says


@dataclass(frozen=True)
class Room:
    """A store of one's own, and the page over it."""

    store: Path
    open: Callable[..., AppTest]

    def __call__(self, **words: str) -> AppTest:
        return self.open("giunta", **({"ente": "torino"} | words))

    def shown(self, code: str = "", **words: str) -> AppTest:
        """The slides on the whole screen."""
        return self(presenta="1", **({"slide": code} if code else {}), **words)

    def saved(self, *slides: SavedSlide, author: str = "Rossi", after: int = 0, **fields: Any) -> SavedBriefing:
        """A briefing that somebody has saved."""
        given = {"ente": "torino", "year": 2022, "basis": "valid", "fingerprint": "f"} | fields
        made = BriefingDraft(author=author, slides=draft.complete(slides), **given)
        return save_briefing(self.store, made, expected_version=after)


@pytest.fixture
def room(tmp_path: Path, shipped_store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Room:
    store = tmp_path / "store"
    store.mkdir()
    for file in shipped_store.glob("traguardo-*"):
        shutil.copy(file, store)
    return Room(store, opened_on(store))


def save(at: AppTest, author: str = "Bianchi") -> AppTest:
    at.button(key="salva briefing").click().run()
    at.text_input(key="briefing autore").set_value(author)
    at.button(key="salva briefing").click()
    return press(at, "Salva il briefing")


def write(at: AppTest, box: str, text: str, code: str = "risultato") -> AppTest:
    key = box.format(code)
    return intact(next(t for t in [*at.text_input, *at.text_area] if t.key == key).set_value(text).run())


# Other stores


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented Comune of little, and Torino with words that would do harm if they were read as markup."""
    store = tmp_path_factory.mktemp("others")
    folders = [FINTO, hostile(tmp_path_factory.mktemp("hostile") / "ente")]
    readings = [read_folder(folder) for folder in folders]
    assert all(reading.folder for reading in readings), [reading.problems for reading in readings]
    add_folders(store, [(reading.folder, Provenance("prova")) for reading in readings if reading.folder])
    slides = draft.with_node(draft.unedited(), "OS01.1.1", "male")
    save_briefing(store, BriefingDraft("ostile", 2022, "valid", HOSTILE, "f", slides), expected_version=0)
    return store


def hostile(folder: Path) -> Path:
    shutil.copytree(SHIPPED / "torino", folder)
    ente = (folder / "ente.toml").read_text(encoding="utf-8")
    ente = ente.replace('code = "torino"', 'code = "ostile"').replace('name = "Camera di', f"name = '{HOSTILE}' # ")
    (folder / "ente.toml").write_text(ente, encoding="utf-8")
    for name, column in (("nodes", "title"), ("measures", "indicator_name"), ("measures", "commentary")):
        spoil(folder / "2022" / f"{name}.csv", column)
    return folder


def spoil(file: Path, column: str) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {column: HOSTILE} for row in rows)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("country")
    write_synthetic(directory, 4, 10, 1)
    return directory


# The list


@pytest.mark.parametrize("ente", ["torino", "riviere"])
@pytest.mark.parametrize("basis", ["valid", "original", "2022-06-30"])
def test_the_page_opens_with_the_slides_in_their_order(opened, ente, basis):
    at = opened("giunta", ente=ente, base=basis)

    assert not at.error
    assert names(at) == NAMES
    assert chosen(at) == "copertina"
    assert not is_modified(at)


WAYS = ({}, {"presenta": "1"}, {"presenta": "1", "note": "1"})
"""A slide prepared, shown, and told by who speaks."""


@pytest.mark.parametrize("words", WAYS[:2])
def test_of_an_invented_country_every_slide_is_there_and_says_that_it_is_invented(opened_on, country, words):
    open_ = opened_on(country)
    for code in CODES:
        at = open_("giunta", ente="sintetico-03", slide=code, **words)
        assert not at.error
        assert headline(at)
        assert "dati sintetici" in plain(" ".join(m.value for m in at.markdown)).lower()


@pytest.mark.parametrize("words", WAYS)
@pytest.mark.parametrize("year", ["2024", "2025"])
def test_an_ente_of_which_little_is_known_has_every_slide(opened_on, others, words, year):
    open_ = opened_on(others)
    for code in CODES:
        at = open_("giunta", ente="comune_finto", anno=year, slide=code, **words)
        assert not at.error
        assert headline(at)


def test_a_chosen_slide_is_in_the_address_and_before_the_eyes(opened):
    at = opened("giunta", ente="torino")

    choose(at, "male")
    assert address(at, "slide") == "male"
    assert headline(at) == headline(opened("giunta", ente="torino", slide="male"))
    assert plain(at.text_input(key=HEADLINE.format("male")).placeholder) == headline(at)


def test_an_unknown_slide_of_the_address_is_the_first_one(opened):
    assert chosen(opened("giunta", ente="torino", slide="<b>boh")) == "copertina"


def test_a_slide_is_moved_and_stops_at_the_ends(opened):
    at = opened("giunta", ente="torino", slide="risultato")

    press(at, "↑")
    assert names(at)[:3] == ["1. Risultato", "2. Copertina", "3. Che cosa non è andato"]
    press(at, "↑")
    assert names(at)[0] == "1. Risultato"
    press(press(at, "↓"), "↓")
    assert names(at)[:3] == ["1. Copertina", "2. Che cosa non è andato", "3. Risultato"]
    assert chosen(at) == "risultato"
    assert is_modified(at)


def test_a_hidden_slide_stays_in_the_list_and_is_shown_again(opened):
    at = press(opened("giunta", ente="torino", slide="confronti"), "Nascondi")

    assert names(at)[3:5] == ["Confronti (nascosta)", "4. Rischi aperti"]
    press(at, "Mostra")
    assert names(at) == NAMES
    assert not is_modified(at)


def test_an_objective_is_added_after_the_chosen_slide_and_taken_away_again(opened):
    at = opened("giunta", ente="torino", slide="male")
    assert next(b for b in at.button if b.label == "Aggiungi l'obiettivo").disabled

    at.selectbox(key="slide nuova").set_value("OS12.3").run()
    press(at, "Aggiungi l'obiettivo")
    assert names(at)[3].startswith("4. Promuovere il sistema turistico")
    assert address(at, "slide") == "obiettivo-OS12.3"
    assert chosen(at) == "obiettivo-OS12.3"
    assert percent(TORINO.node("OS12.3").score, fixed=True).replace(NBSP, " ") in slide(at)
    press(at, "Togli")
    assert names(at) == NAMES
    assert not is_modified(at)


def test_only_an_added_slide_can_be_taken_away(opened):
    assert "Togli" not in labels(opened("giunta", ente="torino", slide="male"))


def test_a_slide_of_text_is_added_written_and_named_by_its_headline(opened):
    at = press(opened("giunta", ente="torino", slide="modifiche"), "Aggiungi una slide di testo")

    assert names(at)[-1] == "Testo libero (da scrivere)"
    assert address(at, "slide") == "testo-1"
    assert headline(at) == ""
    write(at, HEADLINE, "Il piano d'estate", "testo-1")
    assert names(at)[-1] == "8. Il piano d'estate"
    assert headline(at) == "Il piano d'estate"
    press(at, "Aggiungi una slide di testo")
    assert address(at, "slide") == "testo-2"
    press(press(at, "Togli"), "Annulla le modifiche")
    assert names(at) == NAMES


# What a person writes


def test_headline_comment_and_notes_are_on_the_slide_that_they_were_written_for(opened):
    at = opened("giunta", ente="torino", slide="risultato")
    generated = headline(at)

    write(at, HEADLINE, "Un anno buono")
    write(at, COMMENT, "Più *uno* punto")
    write(at, NOTES, "Ricordare la delibera")
    assert headline(at) == "Un anno buono"
    assert "Più <em>uno</em> punto" in preview(at)
    choose(at, "bene")
    assert at.text_input(key=HEADLINE.format("bene")).value == ""
    choose(at, "risultato")
    assert at.text_area(key=NOTES.format("risultato")).value == "Ricordare la delibera"
    write(at, HEADLINE, "")
    assert headline(at) == generated


def test_what_a_person_wrote_is_shown_letter_by_letter_apart_from_bold_italic_and_lists(opened):
    at = opened("giunta", ente="torino", slide="risultato")

    write(at, COMMENT, "- **uno**\n- ![x](http://example.invalid/p.png) <b>due</b> :red[tre]")
    comment = preview(at)
    assert "<strong>uno</strong>" in comment
    assert "&lt;b&gt;due&lt;/b&gt; :red[tre]" in comment
    assert "<img" not in comment


def test_edits_wait_while_one_looks_at_another_page_or_another_ente(opened):
    at = write(opened("giunta", ente="torino", slide="risultato"), HEADLINE, "Un anno buono")

    at.switch_page("pages/note.py").run()
    at.query_params.clear()
    at.query_params["ente"] = "riviere"
    at.switch_page("pages/giunta.py").run()
    assert not is_modified(at)
    at.selectbox(key="scelta ente").set_value("torino").run()
    choose(at, "risultato")
    assert headline(at) == "Un anno buono"
    assert is_modified(at)


def test_edits_are_thrown_away_on_request(opened):
    at = opened("giunta", ente="torino", slide="risultato")
    generated = headline(at)

    press(write(at, HEADLINE, "Un anno buono"), "Annulla le modifiche")
    assert headline(at) == generated
    assert at.text_input(key=HEADLINE.format("risultato")).value == ""
    assert not is_modified(at)


# Saved


def test_what_is_saved_is_there_in_another_session(room):
    at = write(room(slide="risultato"), HEADLINE, "Un anno buono")
    press(press(at, "↑"), "Nascondi")
    save(at)
    assert not at.error
    assert not is_modified(at)

    again = room(slide="risultato")
    assert names(again)[:2] == ["Risultato (nascosta)", "1. Copertina"]
    assert headline(again) == "Un anno buono"
    assert not is_modified(again)
    found = saved.briefing("torino", 2022)
    assert found is not None
    assert (found.version, found.author, found.basis) == (1, "Bianchi", "valid")


def test_who_does_not_sign_is_told_and_nothing_is_saved(room):
    at = save(write(room(slide="risultato"), HEADLINE, "Un anno buono"), " ")

    assert "Manca il nome di chi salva" in errors(at)
    assert saved.briefing("torino", 2022) is None
    at.run()
    assert is_modified(at)


def test_two_people_on_different_slides_never_meet(room):
    at = write(room(slide="risultato"), HEADLINE, "La nostra")
    room.saved(SavedSlide("male", "male", headline="La loro"), author="Verdi")
    save(at)

    assert not at.error
    found = saved.briefing("torino", 2022)
    assert found is not None
    assert (found.version, found.author) == (2, "Bianchi")
    assert {s.code: s.headline for s in found.slides if s.headline} == {"risultato": "La nostra", "male": "La loro"}


def test_what_a_colleague_saved_elsewhere_is_seen_while_one_writes(room):
    at = write(room(slide="risultato"), HEADLINE, "La nostra")
    room.saved(SavedSlide("male", "male", headline="La loro"), author="Verdi")
    intact(at.run())
    assert headline(at) == "La nostra"
    assert headline(choose(at, "male")) == "La loro"
    assert is_modified(at)


@pytest.mark.parametrize(("is_mine", "kept"), [(True, "La nostra"), (False, "La loro")])
def test_on_the_same_field_each_sees_both_and_chooses(room, is_mine, kept):
    at = write(room(slide="risultato"), HEADLINE, "La nostra")
    room.saved(SavedSlide("risultato", "risultato", headline="La loro"), author="*Verdi*")
    intact(at.run())
    assert headline(at) == "La nostra"
    assert any("\\*Verdi\\* ha cambiato le stesse cose" in m.value for m in at.markdown)

    at.button(key="salva briefing").click().run()
    asked = next(r for r in at.radio if r.key == "scelta 1 risultato headline")
    assert [plain(o) for o in asked.options] == ["Il mio: La nostra", "Il suo: La loro"]
    assert asked.value is None
    assert next(b for b in at.button if b.label == "Salva il briefing").disabled
    assert "Per salvare manca 1 scelta fra il mio e il suo." in [plain(c.value) for c in at.caption]

    at.text_input(key="briefing autore").set_value("Bianchi")
    asked.set_value(is_mine)
    at.button(key="salva briefing").click().run()
    at.button(key="salva briefing").click()
    press(at, "Salva il briefing")
    found = saved.briefing("torino", 2022)
    assert found is not None
    assert (found.version, next(s.headline for s in found.slides if s.code == "risultato")) == (2, kept)
    assert saved.briefing_versions("torino", 2022)[0].author == "*Verdi*"


def test_a_version_saved_while_the_dialog_is_open_is_not_covered_unseen(room):
    at = write(room(slide="risultato"), HEADLINE, "La nostra")
    at.button(key="salva briefing").click().run()
    at.text_input(key="briefing autore").set_value("Bianchi")
    room.saved(SavedSlide("risultato", "risultato", headline="La loro"), author="Verdi")
    press(at, "Salva il briefing")

    assert [v.author for v in saved.briefing_versions("torino", 2022)] == ["Verdi"]
    assert any("ha cambiato le stesse cose" in m.value for m in at.markdown)


def test_a_text_that_nobody_has_read_is_not_covered_by_an_earlier_choice(room):
    at = write(room(slide="risultato"), HEADLINE, "La nostra")
    room.saved(SavedSlide("risultato", "risultato", headline="La loro"), author="Verdi")
    at.run()
    at.button(key="salva briefing").click().run()
    at.text_input(key="briefing autore").set_value("Bianchi")
    next(r for r in at.radio if r.key == "scelta 1 risultato headline").set_value(True)
    at.button(key="salva briefing").click().run()
    room.saved(SavedSlide("risultato", "risultato", headline="La terza"), author="Neri", after=1)
    at.button(key="salva briefing").click()
    press(at, "Salva il briefing")

    assert [v.author for v in saved.briefing_versions("torino", 2022)] == ["Verdi", "Neri"]


def test_edits_survive_a_reload_by_the_word_of_the_address(room):
    at = write(room(slide="risultato"), HEADLINE, "Un anno buono")
    word = address(at, "bozza")
    assert word

    again = room(slide="risultato", bozza=word)
    assert headline(again) == "Un anno buono"
    assert is_modified(again)
    assert headline(room(slide="risultato")) != "Un anno buono"


def test_a_slide_is_put_at_a_place_of_the_list(opened):
    at = opened("giunta", ente="torino", slide="decisioni")
    at.selectbox(key="posto decisioni").set_value(2).run()
    assert names(intact(at))[:3] == ["1. Copertina", "2. Decisioni chieste", "3. Risultato"]


def test_an_older_version_is_opened_again_and_is_kept_when_it_is_saved(room):
    room.saved(SavedSlide("risultato", "risultato", headline="Prima"))
    room.saved(SavedSlide("risultato", "risultato", headline="Seconda"), author="**Verdi**", after=1)
    at = room(slide="risultato")
    assert headline(at) == "Seconda"
    assert "\\*\\*Verdi\\*\\*" in at.button(key="versione 2").label

    at.button(key="versione 1").click().run()
    assert headline(at) == "Prima"
    assert is_modified(at)
    save(at)
    found = saved.briefing("torino", 2022)
    assert found is not None
    assert (found.version, found.slides[0].headline) == (3, "Prima")


def test_where_the_data_changed_since_it_was_saved_it_says_so(room):
    room.saved()
    assert any("I dati sono cambiati" in m.value for m in room().markdown)
    save(write(room(slide="risultato"), HEADLINE, "Riletto"))
    assert not any("I dati sono cambiati" in m.value for m in room().markdown)


def test_a_slide_on_an_objective_that_is_no_more_says_so_and_can_be_taken_away(room):
    room.saved(SavedSlide("obiettivo-boh", "obiettivo", subject="boh"), SavedSlide("x-1", "futuro"))
    at = room(slide="obiettivo-boh")

    assert headline(at) == "L'obiettivo boh non c'è più in questi dati"
    assert "di un tipo che questa versione del programma non conosce" in headline(room(slide="x-1"))
    press(at, "Togli")
    assert "boh" not in " ".join(names(at))


@pytest.mark.parametrize("words", [{}, {"presenta": "1", "slide": "risultato"}])
def test_a_damaged_workspace_leaves_the_slides_as_the_data_give_them(room, words):
    (room.store / "lavoro-000001.duckdb").write_bytes(b"non un archivio")
    at = room(**words)

    assert "90,90 %" in slide(at if words else room(slide="risultato"))
    if not words:
        assert "lavoro-000001.duckdb è danneggiato" in errors(at)
        assert names(at) == NAMES


def test_with_a_damaged_workspace_a_save_is_refused_in_words_and_the_edits_stay(room):
    at = write(room(slide="risultato"), HEADLINE, "Un anno buono")
    (room.store / "lavoro-000001.duckdb").write_bytes(b"non un archivio")
    save(at)

    assert "è danneggiato" in errors(at)
    at.run()
    assert headline(at) == "Un anno buono"


# The what-if


def a_scenario(room: Room, **fields: Any) -> str:
    given = {"ente": "torino", "year": 2022, "name": "Più prudenti", "author": "Rossi", "fingerprint": "f"} | fields
    higher = SavedAssumption(Assumption(KEY, Field.TARGET, Quantity(72.5, 0.0, "72.5")), "75.00")
    return save_scenario(room.store, Draft(assumptions=(higher,), **given)).id


def shown_score(score: float | None) -> str:
    return percent(score, fixed=True).replace(NBSP, " ")


def test_the_slide_of_a_saved_scenario_has_the_numbers_of_the_engine_and_the_mark(room):
    code = a_scenario(room)
    at = room(slide="ipotesi")
    at.selectbox(key="slide torino 2022 ipotesi subject").set_value(code).run()
    answer = an_answer(TORINO, HIGHER)

    before, after = shown_score(answer.before.root.score), shown_score(answer.after.root.score)
    assert headline(at) == f"2022, con «Più prudenti»: da {before} a {after}"
    assert "Ipotesi: non sono dati ufficiali" in slide(at)
    save(at)
    assert headline(room.shown("ipotesi")) == f"2022, con «Più prudenti»: da {before} a {after}"


@pytest.mark.parametrize("show", [{}, {"presenta": "1"}])
def test_hypotheses_of_the_address_are_on_the_slide_as_the_engine_counts_them(opened, show):
    at = opened("giunta", ente="torino", slide="ipotesi", ipotesi=HIGHER, **show)
    plan = next(s for s in next_sheets("torino", Outlook.LAST) if s.sheet.section == "strategico")
    answer = an_answer(plan, HIGHER)

    before, after = shown_score(answer.before.root.score), shown_score(answer.after.root.score)
    assert before != after
    assert headline(at) == f"2023, con 1 ipotesi: da {before} a {after}"
    assert "Ipotesi: non sono dati ufficiali" in slide(at)


def levers(at: AppTest) -> list[str]:
    return [s.key.split("|")[-1] for s in at.select_slider]


def test_the_sliders_are_of_the_indicators_already_assumed_then_of_those_that_cost_most(opened):
    plan = next(s for s in next_sheets("torino", Outlook.LAST) if s.sheet.section == "strategico")
    moving = [m for m in costliest_measures(plan) if m.measure.target is not None and m.measure.actual is not None]
    costly = [m.code for m in moving]

    assert levers(opened("giunta", ente="torino", presenta="1", slide="ipotesi")) == costly[:3]
    assumed = levers(opened("giunta", ente="torino", presenta="1", slide="ipotesi", ipotesi=HIGHER))
    assert assumed == [KEY.indicator_code, *[code for code in costly if code != KEY.indicator_code]][:3]


def test_a_moved_slider_writes_the_address_and_draws_the_numbers_only(opened):
    at = opened("giunta", ente="torino", presenta="1", slide="ipotesi", ipotesi=HIGHER)
    plan = next(s for s in next_sheets("torino", Outlook.LAST) if s.sheet.section == "strategico")

    at.select_slider(key="target strategico||OS01.1.1|B3.1_02").set_value(74.0).run()
    assert not at.button
    text = address(at, "ipotesi")
    assert text.startswith("OS01.1.1/B3.1_02.target=74")
    assert shown_score(an_answer(plan, text).after.root.score) in headline(at)
    assert number_of(at.run()).startswith("7 / ")


def test_the_numbers_of_the_slide_are_put_back_as_they_were(room):
    plain_ = room.shown("ipotesi")
    at = room.shown("ipotesi", ipotesi=HIGHER)
    at.button(key="rimetti").click().run()
    assert address(at, "ipotesi") == ""
    assert headline(at) == headline(plain_)

    room.saved(SavedSlide("ipotesi", "ipotesi", subject=a_scenario(room)))
    at = room.shown("ipotesi", ipotesi="OS01.1.1/B3.1_02.target=74")
    assert "«Più prudenti»" not in headline(at)
    at.button(key="rimetti").click().run()
    assert "«Più prudenti»" in headline(at)


def test_a_headline_that_a_person_wrote_stays_on_the_what_if_until_a_number_is_moved(room):
    save(write(room(slide="ipotesi"), HEADLINE, "Che cosa proponiamo", "ipotesi"))

    assert headline(room.shown("ipotesi")) == "Che cosa proponiamo"
    assert headline(room.shown("ipotesi", ipotesi=HIGHER)).startswith("2023, con 1 ipotesi")


def test_a_scenario_that_was_deleted_or_is_of_another_year_leaves_next_years_plan(room):
    other = a_scenario(room, ente="riviere", year=2023, kind=ScenarioKind.YEAR)
    generated = headline(room(slide="ipotesi"))

    for after, subject in enumerate(("boh", other)):
        room.saved(SavedSlide("ipotesi", "ipotesi", subject=subject), after=after)
        assert headline(room(slide="ipotesi")) == generated
        assert headline(room.shown("ipotesi")) == generated


# Shown


def number_of(at: AppTest) -> str:
    return next(m.value.strip("*") for m in at.markdown if " / " in m.value)


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_each_slide_is_shown_at_its_address_with_its_number_and_says_what_was_prepared(opened, ente):
    last = 0
    for code in STORY:
        page = opened("giunta", ente=ente, presenta="1", slide=code)
        assert not page.error
        at, of = map(int, number_of(page).split(" / "))
        assert at > last
        assert page.selectbox(key="salta alla slide").value == code
        assert page.button(key="slide prima").disabled is (at == 1)
        assert page.button(key="slide dopo").disabled is (at == of)
        assert headline(page) == headline(opened("giunta", ente=ente, slide=code))
        last = at


def test_the_numbers_shown_are_those_of_the_engine(opened):
    for ente in ("torino", "riviere"):
        main = scored(ente)["strategico", ""]
        assert shown_score(main.root.score) in slide(opened("giunta", ente=ente, presenta="1", slide="risultato"))
        lost = losses(main)
        said = slide(opened("giunta", ente=ente, presenta="1", slide="male"))
        for loss in lost[:5]:
            assert f"<small>{loss.result.code}</small>" in said
            assert f">{number(loss.points, fixed=True)} " in said


def test_the_buttons_and_the_list_lead_through_the_pages_by_the_address(opened):
    at = opened("giunta", ente="torino", presenta="1")
    of = number_of(at).split(" / ")[1]

    at.button(key="slide dopo").click().run()
    assert (address(at, "slide"), number_of(at)) == ("risultato", f"2 / {of}")
    at.button(key="slide dopo").click().run()
    at.button(key="slide dopo").click().run()
    assert (address(at, "slide"), number_of(at)) == ("male~2", f"4 / {of}")
    at.button(key="slide prima").click().run()
    assert (address(at, "slide"), number_of(at)) == ("male", f"3 / {of}")
    at.selectbox(key="salta alla slide").set_value("male~2").run()
    assert address(at, "slide") == "male~2"
    at.button(key="esci").click().run()
    assert "presenta" not in at.query_params
    assert chosen(at) == "male"


def test_one_begins_to_present_from_the_slide_one_is_at(opened):
    at = press(opened("giunta", ente="torino", slide="male"), "Presenta da qui")

    assert (address(at, "presenta"), address(at, "slide")) == ("1", "male")
    assert number_of(at).startswith("3 / ")


def test_a_hidden_slide_is_passed_over(opened):
    at = press(opened("giunta", ente="torino", slide="male"), "Nascondi")

    choose(at, "risultato")
    press(at, "Presenta da qui")
    at.button(key="slide dopo").click().run()
    assert address(at, "slide") == "confronti"
    assert not any("Che cosa non è andato" in name for name in at.selectbox(key="salta alla slide").options)


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("copertina", "risultato"),
        ("rischi", "ipotesi"),
        ("rischi~2", "ipotesi"),
        ("bene", "decisioni"),
        ("modifiche", "decisioni"),
        ("male~9", "male"),
        ("boh", "risultato"),
        ("![x](http://example.invalid/p.png)", "risultato"),
    ],
)
def test_the_address_of_a_page_that_is_hidden_or_not_there_shows_the_nearest_one(room, code, place):
    room.saved(
        *(replace(s, is_hidden=s.code in {"copertina", "rischi", "bene", "modifiche"}) for s in draft.unedited())
    )

    assert room.shown(code).selectbox(key="salta alla slide").value == place


def test_who_speaks_sees_where_the_stage_is_and_the_page_after_it(opened):
    stage = opened("giunta", ente="torino", presenta="1", slide="male", sala="prova")
    window = opened("giunta", ente="torino", presenta="1", note="1", slide="copertina", sala="prova")
    assert headline(window) == headline(stage)
    assert "Capacità di generare proventi" in raw(window)[2]
    assert any(text.startswith("**Perché?**") for text in (m.value for m in window.markdown))


# Decided


def answers(at: AppTest, where: str = "palco") -> list[Any]:
    return [g for g in at.button_group if g.key and g.key.startswith(f"{where} ")]


def signing(at: AppTest) -> AppTest:
    """A session in which somebody has signed before."""
    at.session_state["autore"] = "Bianchi"
    return at


def test_a_decision_is_minuted_by_who_says_a_name_and_is_on_the_desk_and_in_another_session(room):
    at = room.shown("decisioni")
    first = answers(at)[0]
    first.set_value(Outcome.DEFERRED).run()
    assert saved.minutes("torino", 2022) == ()
    press(at, "Verbalizza")
    assert "Manca il nome di chi verbalizza" in errors(at)
    assert saved.minutes("torino", 2022) == ()
    next(t for t in at.text_input if t.label == "Chi verbalizza").set_value("Bianchi")
    press(at, "Verbalizza")
    (found,) = saved.minutes("torino", 2022)
    assert found.author == "Bianchi"
    assert (found.decision.outcome, found.decision.code) == (Outcome.DEFERRED, first.key.split(" ", 3)[3])
    assert headline(intact(at)) == "1 decisione presa su 13 per il 2023"

    answers(at)[1].set_value(Outcome.APPROVED).run()
    assert [each.author for each in saved.minutes("torino", 2022)] == ["Bianchi"] * 2

    desk = signing(room(slide="decisioni"))
    assert "Rinviata" in slide(desk)
    next(t for t in desk.text_input if t.key == first.key.replace("palco", "nota")).set_value("Entro marzo").run()
    found = next(each for each in saved.minutes("torino", 2022) if each.decision.code == first.key.split(" ", 3)[3])
    assert (found.version, found.decision.note, found.decision.outcome) == (2, "Entro marzo", Outcome.DEFERRED)


def test_two_who_minute_the_same_decision_do_not_cover_each_other_unseen(room):
    mine, theirs = (signing(room(slide="decisioni")) for _ in range(2))
    theirs.session_state["autore"] = "Verdi"
    key = answers(mine, "tavolo")[0].key
    code, note = key.split(" ", 3)[3], key.replace("tavolo", "nota")

    def now() -> tuple[int, Outcome, str]:
        (found,) = [each for each in saved.minutes("torino", 2022) if each.decision.code == code]
        return found.version, found.decision.outcome, found.decision.note

    answers(theirs, "tavolo")[0].set_value(Outcome.APPROVED).run()
    at = mine.text_input(key=note).set_value("Entro marzo").run()
    assert now() == (2, Outcome.APPROVED, "Entro marzo")
    assert not at.toast

    at = answers(theirs, "tavolo")[0].set_value(Outcome.REJECTED).run()
    assert now() == (3, Outcome.REJECTED, "Entro marzo")
    at = answers(mine, "tavolo")[0].set_value(Outcome.DEFERRED).run()
    assert now() == (3, Outcome.REJECTED, "Entro marzo")
    (told,) = at.toast
    assert "Verdi ha appena verbalizzato la stessa decisione: Respinta, «Entro marzo». Per" in plain(told.value)
    assert answers(at, "tavolo")[0].value == Outcome.REJECTED

    answers(theirs, "tavolo")[0].set_value(Outcome.APPROVED).run()
    theirs.text_input(key=note).set_value("Subito").run()
    at = mine.text_input(key=note).set_value("Con calma").run()
    assert now() == (5, Outcome.APPROVED, "Subito")
    assert "La vostra nota non è scritta: «Con calma»." in plain(at.toast[0].value)
    mine.text_input(key=note).set_value("Con calma").run()
    assert now() == (6, Outcome.APPROVED, "Con calma")


def test_who_minutes_between_the_reading_and_the_writing_of_another_is_read(room, monkeypatch):
    at = signing(room(slide="decisioni"))
    key = answers(at, "tavolo")[0].key
    write, faster = saved.minute, iter([Outcome.REJECTED])

    def minute(decision: Decision, author: str, *, over: MinutedDecision | None) -> MinutedDecision | None:
        for outcome in faster:
            write(replace(decision, outcome=outcome, note="Entro marzo"), "Verdi", over=over)
        return write(decision, author, over=over)

    monkeypatch.setattr(saved, "minute", minute)
    at = answers(at, "tavolo")[0].set_value(Outcome.DEFERRED).run()
    (found,) = [each for each in saved.minutes("torino", 2022) if each.decision.code == key.split(" ", 3)[3]]
    assert (found.author, found.version, found.decision.outcome) == ("Verdi", 1, Outcome.REJECTED)
    (told,) = at.toast
    assert "Verdi ha appena verbalizzato la stessa decisione: Respinta, «Entro marzo». Per" in plain(told.value)


def test_two_decisions_that_people_ask_at_once_are_two(room, monkeypatch):
    at = signing(room(slide="decisioni"))
    write, faster = saved.minute, iter(["Sede nuova"])

    def minute(decision: Decision, author: str, *, over: MinutedDecision | None) -> MinutedDecision | None:
        for about in faster:
            write(replace(decision, about=about), "Verdi", over=over)
        return write(decision, author, over=over)

    monkeypatch.setattr(saved, "minute", minute)
    next(t for t in at.text_input if t.label == "Su che cosa").set_value("Smart working")
    press(at, "Aggiungi")
    assert [each.decision.about for each in saved.minutes("torino", 2022)] == ["Sede nuova", "Smart working"]


def test_a_decision_that_a_person_asks_stands_among_the_others(room):
    at = signing(room(slide="decisioni"))
    next(t for t in at.text_input if t.label == "Su che cosa").set_value("Smart working")
    next(t for t in at.text_input if t.label == "Decisione da chiedere").set_value("Aggiungere un obiettivo?")
    press(at, "Aggiungi")
    assert "Smart working" in " ".join(plain(m.value) for m in at.markdown)
    assert len(answers(room(slide="decisioni"), "tavolo")) == 14


def test_the_scenario_that_is_approved_becomes_a_proposal_once(room):
    room.saved(SavedSlide("ipotesi", "ipotesi", subject=a_scenario(room)))
    at = signing(room.shown("decisioni"))
    for outcome in (Outcome.APPROVED, Outcome.DEFERRED, Outcome.APPROVED):
        answers(at)[0].set_value(outcome).run()
        assert not intact(at).error
    (proposal,) = saved.proposals("torino", 2022)
    assert proposal.scenario.name == "Più prudenti"


def test_where_everything_is_hidden_it_says_so_and_leads_back(room):
    room.saved(*(replace(s, is_hidden=True) for s in draft.unedited()))
    at = room.shown()

    assert "Tutte le slide sono nascoste" in at.info[0].value
    press(at, "Torna alla preparazione")
    assert "presenta" not in at.query_params


def test_the_note_of_the_speaker_is_on_no_shared_screen(room):
    room.saved(SavedSlide("risultato", "risultato", notes="Da non dire"))

    shared = room.shown("risultato")
    assert "Da non dire" not in slide(shared) + " ".join(m.value for m in shared.markdown)
    assert "Da non dire" in plain(" ".join(raw(room.shown("risultato", note="1"))))


# Words that would do harm


@pytest.mark.parametrize("words", WAYS)
def test_nothing_of_the_data_is_markdown_or_html(opened_on, others, words):
    open_ = opened_on(others)
    for code in [*CODES, "obiettivo-OS01.1.1"]:
        at = open_("giunta", ente="ostile", slide=code, **words)
        assert not at.error
        assert "<img" not in "".join(raw(at))
        assert not [text for text in read_as_markdown(at) if any(sign in text for sign in SIGNS)]
    assert "![x](http://example.invalid/p.png)<img src=" in slide(at)


SIGNS = ("![x]", "<img src=", ":red[r]", " **b**", " $a$")


def read_as_markdown(at: AppTest) -> list[str]:
    """Every text of the page that Streamlit reads as Markdown, as it is given."""
    drawn = [e.value for e in [*at.markdown, *at.caption]]
    return drawn + labels(at) + [r.label for r in at.radio] + [name for r in at.radio for name in r.options]


def test_the_numbers_of_a_saved_scenario_can_be_moved_back_to_the_official_ones(room):
    room.saved(SavedSlide("ipotesi", "ipotesi", subject=a_scenario(room)))
    at = room.shown("ipotesi")
    assert "«Più prudenti»" in headline(at)

    at.select_slider(key="target strategico||OS01.1.1|B3.1_02").set_value(75.0).run()
    assert headline(at).startswith(f"Il 2022 com'è: {shown_score(TORINO.root.score)}")


def test_a_slide_whose_scenario_is_gone_says_so(room):
    room.saved(SavedSlide("ipotesi", "ipotesi", subject="non-c-e-più"))
    assert "Lo scenario scelto non c'è più: si mostra il piano." in plain(" ".join(raw(room.shown("ipotesi"))))
