"""The page of the what-if at its address: hypotheses, undo, scenarios, and what is never touched by them."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.proto.Metric_pb2 import Metric

from data.plan.planning import Outlook
from data.plan.scenarios import Draft, SavedAssumption, SavedScenario, ScenarioKind
from data.workspace.writer import adopt, delete_scenario, save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from scoring.summary import parts
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import an_answer
from ui.facts.format import NBSP, percent
from ui.screens import saved
from ui.screens.simulazione.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

TORINO = scored("torino")["strategico", ""]
NODE, CODE = "OS01.1.1", "B3.1_02"
HIGHER = f"{NODE}/{CODE}.target=72,5"
KEY = MeasureKey("strategico", "", NODE, CODE)
SLIDER = f"target strategico||{NODE}|{CODE}"


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\\", "")


def drawn(at: AppTest, mark: str) -> list[str]:
    """The words of every piece of HTML of a kind, in order."""
    assert not at.exception
    found = (element.proto.body for element in at.get("html"))
    return [plain(unescape(re.sub(r"<[^>]+>", " ", body))) for body in found if mark in body]


def headline(at: AppTest) -> str:
    """The strip: the result, what is missing, what is asked, the mark."""
    (strip,) = drawn(at, 'class="tg-striscia"')
    return re.sub(r" +", " ", strip)


def shown(score: float | None) -> str:
    return plain(percent(score, fixed=True))


def warnings(at: AppTest) -> str:
    return plain(" ".join(w.value for w in at.warning))


OFFICIAL = shown(TORINO.root.score)
ASSUMED = shown(an_answer(TORINO, HIGHER).after.root.score)


# What is shown


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_without_hypotheses_it_shows_the_official_result_without_the_mark(opened, ente):
    at = opened("simulazione", ente=ente)

    assert shown(scored(ente)["strategico", ""].root.score) in headline(at)
    assert "→" not in headline(at)
    assert "Ipotesi" not in headline(at)
    assert not at.warning


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_plan_of_next_year_is_all_a_hypothesis_and_says_where_it_comes_from(opened, ente):
    at = opened("simulazione", ente=ente, modo="piano")
    year = TORINO_YEAR[ente] + 1

    assert f"Ipotesi sul piano {year}" in headline(at)
    assert any(plain(c.value).startswith("Target: ") for c in at.caption)
    assert not at.warning


TORINO_YEAR = {"torino": 2022, "riviere": 2023}


@pytest.mark.parametrize("outlook", Outlook)
def test_every_outlook_on_next_years_results_has_its_answer(opened, outlook):
    at = opened("simulazione", ente="riviere", modo="piano", consuntivi=str(outlook))

    assert "Ipotesi sul piano 2024" in headline(at)


def test_a_hypothesis_of_the_address_changes_the_headline_and_says_so(opened):
    at = opened("simulazione", ente="torino", ipotesi=HIGHER)

    assert f"{OFFICIAL} → {ASSUMED}" in headline(at)
    assert "Risultato ↑ +0,29 Ambizione ↓ 1 target abbassato, 0 alzati" in headline(at)
    assert "mancano 3,81 a ✓ Raggiunto" in headline(at)
    assert "Ipotesi: 1 numero ipotizzato" in headline(at)


PARTS = [(view, part) for view, (_, parts_) in VIEWS.items() for part in parts_ or ("",)]


@pytest.mark.parametrize(("shown", "part"), PARTS)
@pytest.mark.parametrize("address", [{"ipotesi": HIGHER}, {"modo": "piano"}])
def test_in_every_view_what_is_hypothetical_carries_the_mark(opened, shown, part, address):
    at = opened("simulazione", ente="torino", vista=shown, parte=part, **address)

    assert "Ipotesi" in headline(at)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("boh", "«boh» non è un'ipotesi: scrivere NODO/INDICATORE.target=VALORE."),
        (f"{NODE}/{CODE}.target=1.234", "si può leggere in due modi: scrivere 1234 oppure 1,234."),
        (f"{NODE}/boh.target=5", f"L'indicatore «{NODE}/boh» non c'è nel piano"),
        (f"{NODE}/{CODE}.target=60", "con il target 60 la soglia non starebbe più sotto il target"),
        (f"{NODE}/{CODE}.target=", "il target non può mancare: indicare un valore."),
        (f"{NODE}/{CODE}.peso=-1", "un peso non può essere negativo."),
    ],
)
def test_what_cannot_be_read_or_made_is_told_and_the_number_is_the_official_one(opened, text, sentence):
    at = opened("simulazione", ente="torino", ipotesi=text)

    assert sentence in warnings(at)
    assert OFFICIAL in headline(at)
    assert "→" not in headline(at)


def test_an_address_that_says_hypotheses_twice_has_them_all(opened):
    at = opened("simulazione", ente="torino", ipotesi=[HIGHER, f"{NODE}/EC27.consuntivo=0"])

    assert "Ipotesi: 2 numeri ipotizzati" in headline(at)


def test_of_two_hypotheses_on_one_number_it_says_which_were_given_and_which_holds_until_the_address_has_one(opened):
    at = opened("simulazione", ente="torino", ipotesi=[f"{NODE}/{CODE}.target=70", HIGHER])

    assert ASSUMED in headline(at)
    assert f"Su {NODE}/{CODE}.target ci sono più ipotesi, 70 e 72,5: vale l'ultima, 72,5." in warnings(at)
    assert "più ipotesi" not in warnings(opened("simulazione", ente="torino", ipotesi=[HIGHER, HIGHER]))


def test_the_rest_of_an_address_holds_where_a_part_cannot_be_made(opened):
    at = opened("simulazione", ente="torino", ipotesi=f"boh;{HIGHER};{NODE}/EC07.peso=-1")

    assert ASSUMED in headline(at)
    assert "«boh»" in warnings(at)
    assert "EC07: un peso non può essere negativo" in warnings(at)


def test_markup_in_an_address_is_only_letters(opened):
    at = opened("simulazione", ente="torino", ipotesi="![x](http://host/p.png)")

    assert "\\!\\[x\\]" in at.warning[0].value


# Targets


def shown_codes(at: AppTest) -> list[str]:
    return [text.split()[0] for text in drawn(at, 'class="tg-riga-nome"')]


def test_the_targets_that_can_still_move_most_points_come_first_and_what_can_do_nothing_is_words(opened):
    at = opened("simulazione", ente="torino")

    assert len(shown_codes(at)) == 16
    assert shown_codes(at)[0] == "kpi5.1.1_01"
    still = opened("simulazione", ente="torino", quali="fermi")
    assert "kpi12.3_04" in shown_codes(still)
    assert not still.select_slider
    assert any("Senza consuntivo" in text for text in drawn(still, 'class="tg-fermo"'))


def test_the_targets_are_those_of_the_objective_the_words_and_the_chip_chosen(opened):
    there = {m.code for m in TORINO.measures_of(NODE) if m.measure.target and m.effective_weight}

    assert set(shown_codes(opened("simulazione", ente="torino", obiettivo=NODE))) == there
    assert shown_codes(opened("simulazione", ente="torino", quali="toccati", ipotesi=HIGHER)) == [CODE]
    at = opened("simulazione", ente="torino")
    at.text_input(key="cerca target").set_value("incasso diritto").run()
    assert shown_codes(at) == [CODE]
    at.text_input(key="cerca target").set_value("xyz").run()
    assert shown_codes(at) == []
    assert "Nessun target risponde alla ricerca" in at.info[0].value


def test_an_unknown_objective_or_view_of_the_address_is_the_first_one(opened):
    at = opened("simulazione", ente="torino", obiettivo="boh", quali="boh", vista="boh", modo="boh")

    assert len(shown_codes(at)) == 16
    assert OFFICIAL in headline(at)


def move(at: AppTest, value: float) -> AppTest:
    """Move a target, which draws its row and the answer only, and then draw the rest of the page."""
    at.select_slider(key=SLIDER).set_value(value).run()
    assert not at.exception
    assert len(at.select_slider) == 1
    return at.run()


def test_a_moved_target_is_a_hypothesis_of_the_address_and_the_official_one_is_none(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE, ipotesi=HIGHER)

    move(at, 75.0)
    assert "ipotesi" not in at.query_params
    assert "→" not in headline(at)
    move(at, 74.0)
    assert "".join(at.query_params["ipotesi"]).startswith(f"{NODE}/{CODE}.target=74")
    assert "Ipotesi: 1 numero ipotizzato" in headline(at)


BOX = f"campo target strategico||{NODE}|{CODE}"


@pytest.mark.parametrize("bad", ["1", "boh", "1.234", ""])
def test_an_impossible_number_typed_is_refused_and_the_good_one_before_it_stays(opened, bad):
    at = opened("simulazione", ente="torino", obiettivo=NODE)
    at.text_input(key=BOX).set_value("72.5" if bad == "1" else "72,5").run()
    at.text_input(key=BOX).set_value(bad).run()

    assert any(m.value.startswith(":red[") for m in at.markdown)
    at.run()
    assert "target=72,5" in address(at)
    assert ASSUMED in headline(at)


def chips(at: AppTest) -> dict[str, str]:
    (found,) = [each for each in at.button_group if each.key == "scelta quali"]
    words = (re.fullmatch(r"(.+) (\d+)", each.content) for each in found.proto.options)
    return {word[1]: word[2] for word in words if word}


def test_how_many_are_touched_and_every_effect_follow_each_number_that_is_typed(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE)
    assert "Toccati" not in chips(at)
    at.session_state["effetti"] = True
    at.run()
    at.text_input(key=BOX).set_value("72,5").run()
    assert chips(at)["Toccati"] == "1"
    assert any(CODE in list(table.value.get("Codice", [])) for table in at.dataframe)
    at.text_input(key=BOX).set_value("75").run()
    assert "Toccati" not in chips(at)


def test_the_chips_count_what_answers_to_the_search(opened):
    at = opened("simulazione", ente="torino")
    whole = chips(at)
    at.text_input(key="cerca target").set_value("incasso diritto").run()
    found = chips(at)

    assert shown_codes(at) == [CODE]
    assert found["Tutti"] == "1"
    assert set(found) == set(whole)


def test_soglia_weight_and_actual_open_below_and_are_typed(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE)
    at.button(key=f"altro strategico||{NODE}|{CODE}").click().run()
    at.text_input(key=f"campo actual strategico||{NODE}|{CODE}").set_value("75").run()
    at.run()

    assert address(at) == f"{NODE}/{CODE}.consuntivo=75"
    assert "nessun target cambiato, 1 consuntivo ipotizzato" in headline(at)


# Undo


def address(at: AppTest, word: str = "ipotesi") -> str:
    return "".join(at.query_params.get(word, ""))


def cleared(at: AppTest) -> None:
    """Open the steps, and take all hypotheses away."""
    at.session_state["passi"] = True
    at.run()
    at.button(key="azzera").click().run()


def test_what_was_done_is_listed_in_words_and_any_step_can_be_gone_back_to(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE)
    at.text_input(key=BOX).set_value("72,5").run()
    at.text_input(key=BOX).set_value("73").run()
    at.session_state["passi"] = True
    at.run()

    assert [plain(at.button(key=f"passo {n}").label) for n in (0, 1)] == [
        f"{CODE}, target: 72,5 → 73",
        f"{CODE}, target: 75,00 → 72,5",
    ]
    at.button(key="passo 1").click().run()
    assert address(at) == ""


def test_all_hypotheses_go_and_come_back(opened):
    at = opened("simulazione", ente="torino", ipotesi=HIGHER)

    cleared(at)
    assert address(at) == ""
    assert "→" not in headline(at)
    at.button(key="annulla").click().run()
    assert address(at) == HIGHER
    assert ASSUMED in headline(at)
    at.button(key="ripeti").click().run()
    assert address(at) == ""


def test_where_there_is_nothing_to_undo_or_redo_it_says_so(opened):
    at = opened("simulazione", ente="torino")

    at.button(key="annulla").click().run()
    assert [t.value for t in at.toast] == ["Non c'è nulla da annullare."]
    at.button(key="ripeti").click().run()
    assert [t.value for t in at.toast] == ["Non c'è nulla da ripetere."]
    assert OFFICIAL in headline(at)


def test_a_new_hypothesis_after_an_undo_cannot_be_redone_over(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE, ipotesi=HIGHER)

    cleared(at)
    at.button(key="annulla").click().run()
    move(at, 74.0)
    at.button(key="ripeti").click().run()
    assert address(at).startswith(f"{NODE}/{CODE}.target=74")


def test_an_undo_never_brings_back_the_hypotheses_of_another_plan(opened):
    at = opened("simulazione", ente="torino", ipotesi=HIGHER)

    cleared(at)
    at.selectbox(key="scelta ente").set_value("riviere").run()
    at.button(key="annulla").click().run()
    assert address(at) == ""
    assert not at.warning


def test_the_hypotheses_are_there_again_after_another_page(opened):
    at = opened("simulazione", ente="torino", obiettivo=NODE)

    move(at, 74.0)
    assumed = address(at)
    at.switch_page("pages/note.py").run()
    at.query_params.clear()
    at.query_params["ente"] = "torino"
    at.switch_page("pages/simulazione.py").run()
    assert address(at) == assumed != ""


# Scenarios


@dataclass(frozen=True)
class OwnStore:
    """A store of one's own, and the page over it."""

    store: Path
    open: Callable[..., AppTest]

    def __call__(self, **words: str) -> AppTest:
        return self.open("simulazione", **({"ente": "torino"} | words))

    def saved(self, name: str, *assumptions: SavedAssumption, **fields: Any) -> SavedScenario:
        """A scenario that somebody has saved."""
        given = {"ente": "torino", "year": 2022, "author": "Rossi", "fingerprint": "f"} | fields
        return save_scenario(self.store, Draft(name=name, assumptions=assumptions, **given))

    def official(self) -> dict[str, str]:
        """The official files, by their bytes."""
        files = sorted(self.store.glob("traguardo-*"))
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture
def own_store(tmp_path: Path, shipped_store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> OwnStore:
    store = tmp_path / "store"
    store.mkdir()
    for file in shipped_store.glob("traguardo-*"):
        shutil.copy(file, store)
    return OwnStore(store, opened_on(store))


def target(text: str, was: str | None = "75.00", key: MeasureKey = KEY) -> SavedAssumption:
    return SavedAssumption(Assumption(key, Field.TARGET, Quantity(float(text), 0.0, text)), was)


def press(at: AppTest, key: str, button: str, **texts: str) -> AppTest:
    """Open a dialog by its button, fill in its fields by label, press its own button."""
    at.button(key=key).click().run()
    for label, text in texts.items():
        next(t for t in [*at.text_input, *at.text_area] if t.label == label.replace("_", " ")).set_value(text)
    at.button(key=key).click()
    next(b for b in at.button if b.label == button and b.key != key).click()
    return at.run()


def save(at: AppTest, name: str, author: str = "Bianchi") -> AppTest:
    return press(at, "salva", "Salva lo scenario", Nome=name, Chi_salva=author)


def test_a_scenario_is_saved_opened_by_its_address_and_the_official_files_stay_as_they_were(own_store):
    before = own_store.official()
    at = save(own_store(ipotesi=HIGHER), "Più alti")
    assert not at.exception
    assert [plain(t.value) for t in at.toast] == ["Salvato: Più alti, versione 1"]
    (scenario,) = saved.scenarios("torino", 2022)
    assert scenario.author == "Bianchi"
    assert scenario.assumptions == (replace(target("72.5"), was="75.00"),)
    assert address(at, "scenario") == scenario.id
    assert address(at) == ""

    again = own_store(scenario=scenario.id)
    assert ASSUMED in headline(again)
    assert again.selectbox(key="scelta scenario").value == scenario.id
    assert own_store.official() == before != {}


def test_of_an_open_scenario_the_hypotheses_can_be_taken_away_and_brought_back(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = own_store(scenario=scenario.id)

    cleared(at)
    assert "→" not in headline(at)
    at.button(key="annulla").click().run()
    assert ASSUMED in headline(at)
    at.button(key="ripeti").click().run()
    assert "→" not in headline(at)


def test_a_change_of_an_open_scenario_is_its_next_version(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = save(own_store(scenario=scenario.id, ipotesi=f"{NODE}/{CODE}.target=80"), "Più alti")

    assert not at.exception
    newest = saved.scenario(scenario.id)
    assert (newest.version, newest.author, newest.assumptions) == (2, "Bianchi", (target("80"),))
    assert [v.version for v in saved.versions(scenario.id)] == [1, 2]


@pytest.mark.parametrize(
    ("name", "author", "sentence"),
    [
        ("più ALTI", "Bianchi", "c'è già uno scenario «Più alti», salvato da Rossi"),
        (" ", "Bianchi", "Lo scenario non ha un nome"),
        ("Altro", " ", "Manca il nome di chi salva"),
    ],
)
def test_what_cannot_be_saved_is_told_with_the_way_out(own_store, name, author, sentence):
    own_store.saved("Più alti", target("72.5"))
    at = save(own_store(ipotesi=HIGHER), name, author)

    assert sentence in plain(at.error[0].value)
    assert len(saved.scenarios("torino", 2022)) == 1


def test_of_two_who_save_the_same_version_the_second_is_told_and_overwrites_nothing(own_store, monkeypatch):
    first = own_store.saved("Più alti", target("72.5"))
    at = own_store(scenario=first.id, ipotesi=f"{NODE}/{CODE}.target=90")
    theirs = Draft(
        ente="torino", year=2022, name="Più alti", author="Verdi", fingerprint="f", assumptions=(target("80"),)
    )
    save_scenario(own_store.store, theirs, scenario_id=first.id, expected_version=1)
    # What this session has read before the other saved.
    monkeypatch.setattr(saved, "scenarios", lambda *_: (first,))
    save(at, "Più alti")

    assert "è stato salvato da Verdi" in plain(at.error[0].value)
    assert "non è stato scritto nulla" in plain(at.error[0].value)
    assert saved.scenario(first.id).assumptions == (target("80"),)


def test_a_scenario_is_deleted_and_its_address_says_by_whom(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = press(own_store(vista="scenari"), f"elimina {scenario.id}", "Elimina", Chi_elimina="Verdi")

    assert not at.exception
    assert saved.scenarios("torino", 2022) == ()
    gone = own_store(scenario=scenario.id)
    assert "Lo scenario «Più alti» è stato eliminato da Verdi" in warnings(gone)
    assert OFFICIAL in headline(gone)


def test_a_scenario_is_duplicated_under_another_name(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = press(own_store(vista="scenari"), f"duplica {scenario.id}", "Duplica", Chi_salva="Verdi")

    assert not at.exception
    assert {s.name: s.assumptions for s in saved.scenarios("torino", 2022)} == {
        "Più alti": (target("72.5"),),
        "Più alti (copia)": (target("72.5"),),
    }


def test_an_unknown_scenario_is_told_and_the_others_can_still_be_chosen(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = own_store(scenario="boh")

    assert "Lo scenario «boh» non c'è" in warnings(at)
    assert OFFICIAL in headline(at)
    assert at.selectbox(key="scelta scenario").options == ["Nessuno scenario aperto", "Più alti"]
    at.selectbox(key="scelta scenario").set_value(scenario.id).run()
    assert ASSUMED in headline(at)


def test_a_scenario_of_another_plan_is_not_applied_to_this_one(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    at = own_store(ente="riviere", scenario=scenario.id)

    assert "Lo scenario «Più alti» è di torino 2022: aprilo su quel piano." in warnings(at)
    assert "→" not in headline(at)


def test_what_has_changed_in_the_plan_since_a_scenario_was_saved_is_told(own_store):
    gone = KEY._replace(indicator_code="boh")
    scenario = own_store.saved("Più alti", target("72.5", was="70.00"), target("5", was="4", key=gone))
    at = own_store(scenario=scenario.id)

    assert "era 70,00, ora è 75,00: l'ipotesi 72,5 resta, controllarla." in warnings(at)
    assert f"L'indicatore {NODE}/boh non è più nel piano: l'ipotesi sul target (5) è stata tolta." in warnings(at)
    assert ASSUMED in headline(at)


def test_scenarios_are_compared_with_the_official_tree_by_their_address(own_store):
    one, other = own_store.saved("Più alti", target("72.5")), own_store.saved("Altri", target("80"))
    at = own_store(vista="scenari", confronta=one.id)

    assert not at.exception
    metrics = {plain(m.label): (plain(m.value), plain(m.delta)) for m in at.metric}
    assert metrics["Ufficiale"] == (OFFICIAL, "")
    assert metrics["Più alti"][0] == ASSUMED
    assert metrics["Più alti"][1].startswith("+")
    assert "Altri" not in metrics
    nodes = next(f.value for f in at.dataframe if "Obiettivo" in f.value)
    assert len(nodes) == 1 + len(parts(TORINO))
    assert any("Ipotesi" in m.value for m in at.markdown)
    at.multiselect(key="scelta confronta").set_value([one.id, other.id]).run()
    assert [plain(m.label) for m in at.metric] == ["Ufficiale", "Altri", "Più alti"]
    moved = {plain(m.label): (m.delta[0], m.proto.direction) for m in at.metric if m.delta}
    assert moved == {"Altri": ("−", Metric.DOWN), "Più alti": ("+", Metric.UP)}


def test_without_scenarios_it_says_how_to_make_one(own_store):
    assert "sposta un target nella vista «Prova», poi Salva" in own_store(vista="scenari").info[0].value


def test_an_adopted_scenario_waits_for_its_act_and_the_act_is_written_down(own_store):
    before = own_store.official()
    scenario = own_store.saved("Più alti", target("72.5"))
    at = press(
        own_store(vista="scenari"), f"adotta {scenario.id}", "Adotta", Chi_propone="Verdi", **{"Nota_(facoltativa)": ""}
    )
    assert not at.exception
    (proposal,) = saved.proposals("torino", 2022)
    assert (proposal.author, dict(proposal.acts)) == ("Verdi", {})
    assert "1 revisione aspetta l'atto" in plain(at.expander[-1].label)

    button = f"atto {proposal.id} {KEY}"
    at.button(key=button).click().run()
    for label, text in {"Organo": "Giunta", "Numero": "142", "Chi registra": "Neri"}.items():
        next(t for t in at.text_input if t.label == label).set_value(text)
    at.date_input[-1].set_value(date(2022, 11, 29))
    at.button(key=button).click()
    next(b for b in at.button if b.label == "Registra l'atto").click()
    at.run()
    assert not at.exception
    (settled,) = saved.proposals("torino", 2022)
    act = settled.acts[KEY]
    assert (act.body, act.number, act.day, act.author) == ("Giunta", "142", date(2022, 11, 29), "Neri")
    assert "tutte con l'atto" in plain(at.expander[-1].label)
    assert own_store.official() == before


def test_an_earlier_version_is_opened_with_its_numbers_and_the_newest_stays_saved(own_store):
    first = own_store.saved("Prova", target("72.5"))
    newest = Draft(
        ente="torino", year=2022, name="Prova", author="Bianchi", fingerprint="f", assumptions=(target("80"),)
    )
    save_scenario(own_store.store, newest, scenario_id=first.id, expected_version=1)
    at = own_store(vista="scenari")
    at.session_state[f"versioni {first.id}"] = True
    at.run()
    at.button(key=f"versione {first.id} 1").click().run()
    assert at.query_params["scenario"] == first.id
    assert "72,5" in address(at)
    assert saved.scenario(first.id).version == 2


def test_a_version_is_adopted_once(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    adopt(own_store.store, scenario.id, 1, author="Verdi")
    at = press(own_store(vista="scenari"), f"adotta {scenario.id}", "Adotta", Chi_propone="Neri")

    assert "è già stata adottata da Verdi" in plain(at.error[0].value)


def test_only_assumed_results_are_nothing_to_adopt(own_store):
    actual = SavedAssumption(Assumption(KEY, Field.ACTUAL, Quantity(75.0, 0.0, "75")), "71.21")
    scenario = own_store.saved("Meglio", actual)
    assert own_store(vista="scenari").button(key=f"adotta {scenario.id}").disabled


def test_a_proposal_stays_when_its_scenario_is_deleted(own_store):
    scenario = own_store.saved("Più alti", target("72.5"))
    adopt(own_store.store, scenario.id, 1, author="Verdi")
    delete_scenario(own_store.store, scenario.id, expected_version=1, author="Neri")
    own_store.saved("Altri", target("80"))
    at = own_store(vista="scenari")

    assert not at.exception
    assert "Più alti" in plain(at.expander[-1].label)


def test_a_plan_is_saved_as_a_plan_with_its_outlook(own_store):
    at = save(
        own_store(ente="riviere", modo="piano", consuntivi=str(Outlook.WORST), ipotesi="A02/A02_1.target=60"), "Piano"
    )

    assert not at.exception
    (scenario,) = saved.scenarios("riviere", 2023)
    assert (scenario.kind, scenario.outlook) == (ScenarioKind.PLAN, Outlook.WORST)


@pytest.mark.parametrize("words", [{}, {"modo": "anno"}])
def test_a_scenario_of_next_year_is_opened_on_next_year_as_it_was_saved(own_store, words):
    own_store.saved("Anno", year=2023, ente="riviere")
    key = MeasureKey("strategico", "", "A02", "A02_1")
    planned = {"year": 2023, "ente": "riviere", "kind": ScenarioKind.PLAN, "outlook": Outlook.WORST}
    scenario = own_store.saved("Piano", target("60", was=None, key=key), **planned)
    there = headline(
        own_store(ente="riviere", modo="piano", consuntivi=str(Outlook.WORST), ipotesi="A02/A02_1.target=60")
    )

    at = own_store(ente="riviere", **words)
    at.selectbox(key="scelta scenario").set_value(scenario.id).run()
    assert headline(at) == there
    assert headline(own_store(ente="riviere", scenario=scenario.id)) == there
    year = next(s.id for s in saved.scenarios("riviere", 2023) if s.name == "Anno")
    at.selectbox(key="scelta scenario").set_value(year).run()
    assert "piano" not in headline(at)
