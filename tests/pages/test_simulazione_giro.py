"""The planning round at its address: a target decided, taken back, decided by two people, concluded."""

from __future__ import annotations

import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

from data.plan.minutes import Outcome
from data.plan.rounds import Choice, ChoiceDraft, How
from data.workspace.round_writer import decide
from scoring.model import MeasureKey
from ui.screens import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Button

KEY = MeasureKey("strategico", "", "A02", "A02_1")
NAME = "strategico||A02|A02_1"
WORDS = {"ente": "riviere", "vista": "target", "parte": "giro"}
PLAN = WORDS | {"modo": "piano", "nel-giro": "A02"}


@pytest.fixture
def round_of(tmp_path: Path, shipped_store: Path, opened_on: Callable) -> Callable[..., AppTest]:
    """The round over a store of one's own, and who decides in it."""
    store = tmp_path / "store"
    store.mkdir()
    for file in shipped_store.glob("traguardo-*"):
        shutil.copy(file, store)
    opened = opened_on(store)

    def open_(author: str = "Neri", **words: str) -> AppTest:
        at = opened("simulazione", **(PLAN | words))
        at.text_input(key="giro chi").set_value(author).run()
        return at

    return open_


def said(at: AppTest) -> str:
    assert not at.exception
    shown = [*at.markdown, *at.caption, *at.info, *at.warning, *at.error]
    return " ".join(element.value for element in shown).replace("\u00a0", " ").replace("\\", "")


def strip(at: AppTest) -> str:
    (found,) = [e.proto.body for e in at.get("html") if 'class="tg-striscia"' in e.proto.body]
    return unescape(found).replace("\u00a0", " ")


def progress(at: AppTest) -> str:
    return at.get("progress")[0].proto.text.replace("\u00a0", " ")


def offered(at: AppTest) -> list[list[Button]]:
    """The buttons with an offer of each target on the screen."""
    found: dict[str, list[Button]] = {}
    for button in at.button:
        if button.key and button.key.startswith(("giro storia ", "giro altri ")):
            found.setdefault(button.key.split(" ", 2)[2], []).append(button)
    return list(found.values())


def at_objective(at: AppTest) -> str:
    return "".join(at.query_params["nel-giro"])


def choice() -> Choice:
    return saved.round_targets("riviere", 2023)[KEY].choice


def test_a_target_is_decided_by_a_button_counted_signed_and_there_again_after_a_reload(round_of):
    at = round_of()
    assert progress(at) == (
        "**0 di 38** target del 2024 decisi: ne restano 38, in 18 obiettivi. "
        "38 target di 40 indicatori: 2 sono fuori dal punteggio (senza target, senza peso o messi da parte)."
    )
    # What a grey button cannot say without a mouse is said in text, once for those of the same reason.
    told = [each.value for each in at.caption if each.value.startswith(("Come dice la storia", "Come gli altri"))]
    assert len(told) == sum(any(b.disabled for b in offers) for offers in offered(at))
    assert all(": " in each for each in told)
    at.button(key=f"giro storia {NAME}").click().run()

    assert choice() == Choice(How.HISTORY, "31.65")
    again = round_of("Bianchi")
    assert progress(again).startswith("**1 di 38** target del 2024 decisi")
    assert "✓ 31,65 %, come dice la storia" in said(again)
    assert "Neri, " in said(again)
    assert "1 target abbassato, 0 alzati" in strip(again)
    assert "Ipotesi: 1 numero ipotizzato sul piano 2024" in strip(again)


def test_what_the_hypotheses_of_the_address_say_is_no_part_of_the_round(round_of):
    at = round_of(ipotesi="A02/A02_1.target=60")
    assert "nessun target cambiato" in strip(at)


def test_a_typed_number_and_its_reason_are_saved_and_an_empty_box_opens_the_target_again(round_of):
    at = round_of()
    at.text_input(key=f"giro valore {NAME}").set_value("30,5").run()
    at.text_input(key=f"giro motivo {NAME}").set_value("un passo alla volta").run()
    assert choice() == Choice(How.TYPED, "30.5", "un passo alla volta")
    at.text_input(key=f"giro valore {NAME}").set_value("32,00").run()
    assert choice() == Choice(How.CONFIRMED, "32.00", "un passo alla volta")
    at.text_input(key=f"giro valore {NAME}").set_value("").run()
    assert choice() == Choice(How.OPEN, "", "un passo alla volta")
    assert progress(at).startswith("**0 di 38**")


@pytest.mark.parametrize(("typed", "why"), [("trenta", "non è un numero"), ("1.234", "due modi")])
def test_what_is_no_number_is_told_and_nothing_is_saved(round_of, typed, why):
    at = round_of()
    at.text_input(key=f"giro valore {NAME}").set_value(typed).run()
    assert why in said(at)
    assert saved.round_targets("riviere", 2023) == {}


def test_nobody_decides_without_a_name(round_of):
    at = round_of("")
    at.button(key=f"giro conferma {NAME}").click().run()
    assert "Manca il nome di chi salva" in said(at)
    assert saved.round_targets("riviere", 2023) == {}


def test_on_the_same_target_each_sees_both_and_takes_one(round_of, tmp_path):
    at = round_of()
    theirs = Choice(How.OTHERS, "46.24", "come il cluster")
    decide(tmp_path / "store", ChoiceDraft("riviere", 2023, KEY, theirs, None), author="Verdi")
    at.button(key=f"giro storia {NAME}").click().run()

    assert choice() == theirs
    told = said(at)
    assert "Verdi ha deciso **46,24 % (come il cluster)**" in told
    assert "mentre qui si decideva **31,65 %**" in told
    at.button(key=f"giro metti {NAME}").click().run()
    assert choice().value == "31.65"
    assert "mentre qui si decideva" not in said(at)


def test_people_on_different_targets_never_meet(round_of, tmp_path):
    at = round_of()
    other = MeasureKey("strategico", "", "A02", "A02_2")
    decide(tmp_path / "store", ChoiceDraft("riviere", 2023, other, Choice(How.TYPED, "9.5"), None), author="Verdi")
    at.button(key=f"giro conferma {NAME}").click().run()

    assert {k.indicator_code: each.author for k, each in saved.round_targets("riviere", 2023).items()} == {
        "A02_1": "Neri",
        "A02_2": "Verdi",
    }
    assert progress(at).startswith("**2 di 38**")


def test_a_concluded_round_is_a_proposal_with_reasons_and_the_decisions_of_the_briefing(round_of, opened_on, tmp_path):
    at = round_of()
    assert at.button(key="giro concludi").disabled
    assert "«Concludi il giro» è spento: si conclude dal primo target deciso." in said(at)
    at.button(key=f"giro storia {NAME}").click().run()
    assert "è spento" not in said(at)
    at.text_input(key=f"giro motivo {NAME}").set_value("come l'anno scorso").run()
    at.button(key="giro conferma strategico||A02|A02_2").click().run()
    at.button(key="giro concludi").click().run()
    at.button(key="giro concludi").click()
    at.button(key="giro concludi davvero").click().run()

    assert "Giro concluso da Neri" in said(at)
    (proposal,) = saved.proposals("riviere", 2023)
    assert proposal.scenario.name == "Giro dei target 2024"
    (made,) = proposal.scenario.assumptions
    assert (made.assumption.key, made.was, made.reason) == (KEY, "32", "come l'anno scorso")
    slides = opened_on(tmp_path / "store")("giunta", ente="riviere", slide="decisioni")
    told = " ".join(element.proto.body for element in slides.get("html")).replace("\u00a0", " ")
    assert "Portare il target 2024 da ≥ 32 % a ≥ 31,65 %?" in told
    assert "Confermare il target 2024, ≥ 9 %?" in told


def test_what_the_giunta_turns_down_is_told_in_the_scenarios_and_is_no_target_of_the_new_plan(
    round_of, opened_on, tmp_path
):
    at = round_of()
    for code, value in (("A02_1", "46,24"), ("A02_2", "7,5"), ("A02_4", "4300")):
        at.text_input(key=f"giro valore strategico||A02|{code}").set_value(value).run()
    at.button(key="giro concludi").click().run()
    at.button(key="giro concludi").click()
    at.button(key="giro concludi davvero").click().run()
    page = opened_on(tmp_path / "store")
    desk = page("giunta", ente="riviere", slide="decisioni")
    desk.session_state["autore"] = "Rossi"
    for asked, outcome in (("A02/A02_1 46.24", Outcome.REJECTED), ("A02/A02_2 7.5", Outcome.DEFERRED)):
        desk.button_group(key=f"tavolo riviere 2023 fissare {asked}").set_value(outcome).run()

    scenarios = page("simulazione", ente="riviere", vista="scenari")
    assert "1 revisione aspetta l'atto, 1 respinta, 1 rinviata" in scenarios.expander[-1].label.replace("\u00a0", " ")
    assert "target 32 % → 46,24 %" in said(scenarios)
    acts = [b.key for b in scenarios.button if b.label == "Atto"]
    assert [key for key in acts if "A02_1'" in key or "A02_2'" in key] == []
    assert len(acts) == 1
    assert "(2024)" not in said(scenarios)
    assert "respinta in Giunta" in said(scenarios)
    assert "rinviata in Giunta" in said(scenarios)
    registry = page("registro", ente="riviere")
    registry.button(key="apri piano").click().run()
    told = said(registry)
    assert "Con 1 numero delle proposte adottate. Restano fuori 2 numeri non approvati dalla Giunta" in told
    assert "A02_1, target 46,24 % (respinta); A02_2, target 7,5 % (rinviata)." in told


def test_what_is_decided_after_the_end_is_told(round_of):
    at = round_of()
    at.button(key=f"giro conferma {NAME}").click().run()
    at.button(key="giro concludi").click().run()
    at.button(key="giro concludi").click()
    at.button(key="giro concludi davvero").click().run()
    assert "concludere di nuovo" not in said(at)
    assert saved.proposals("riviere", 2023) == ()  # nothing was changed: there is nothing to propose
    at.button(key=f"giro altri {NAME}").click().run()
    assert "concludere di nuovo" in said(at)


def test_objectives_follow_each_other_and_what_is_left_is_one_click_away(round_of):
    at = round_of()
    at.button(key="giro Successivo").click().run()
    assert at.query_params["nel-giro"] == "A03"
    at.button(key="giro Precedente").click().run()
    at.button(key="giro Precedente").click().run()
    assert at.button(key="giro Precedente").disabled


def test_what_is_decided_is_taken_back_and_done_again_by_the_buttons_of_the_page(round_of):
    at = round_of()
    for code, value in (("A02_1", "30"), ("A02_1", "31"), ("A02_2", "9")):
        at.text_input(key=f"giro valore strategico||A02|{code}").set_value(value).run()
    at.query_params["nel-giro"] = "A03"
    at.button(key="annulla").click().run()
    assert at_objective(at) == "A02"
    assert progress(at).startswith("**1 di 38**")
    at.button(key="annulla").click().run()
    assert choice() == Choice(How.TYPED, "30")
    at.button(key="annulla").click().run()
    assert choice() == Choice()
    at.button(key="annulla").click().run()
    assert "Non c'è nulla da annullare." in [t.value for t in at.toast]
    for _ in range(3):
        at.button(key="ripeti").click().run()
    assert choice() == Choice(How.TYPED, "31")
    assert progress(at).startswith("**2 di 38**")

    at.session_state["passi"] = True
    at.run()
    assert at.button(key="passo 2").label.replace("\u00a0", " ").replace("\\", "") == "A02_1: da decidere → 30 %"
    at.button(key="passo 2").click().run()
    assert progress(at).startswith("**0 di 38**")


def test_taking_back_never_undoes_what_somebody_else_decided_meanwhile(round_of, tmp_path):
    at = round_of()
    at.text_input(key=f"giro valore {NAME}").set_value("30").run()
    theirs = Choice(How.OTHERS, "46.24")
    mine = saved.round_targets("riviere", 2023)[KEY]
    decide(tmp_path / "store", ChoiceDraft("riviere", 2023, KEY, theirs, mine), author="Verdi")
    at.button(key="annulla").click().run()

    assert choice() == theirs
    assert "poi qualcun altro ha deciso in un altro modo" in said(at)


@pytest.mark.parametrize("node", ["A01", "A03"])
@pytest.mark.parametrize("is_named", [True, False])
def test_the_round_stays_on_an_objective_that_is_all_decided_and_shows_the_way_on(round_of, node, is_named):
    before = ["A01", "A02"][: ["A01", "A02", "A03"].index(node)]
    at = round_of(**{"nel-giro": "A01"})
    for each in [*before, node]:
        if is_named or each in before:
            at.query_params["nel-giro"] = each
        elif "nel-giro" in at.query_params:
            del at.query_params["nel-giro"]
        at.run()
        for button in [b.key for b in at.button if b.key.startswith(f"giro conferma strategico||{each}|")]:
            at.button(key=button).click().run()
    assert at_objective(at) == node
    assert [b.key for b in at.button if b.key.startswith(f"giro conferma strategico||{node}|")]
    at.button(key="giro prossimo").click().run()
    assert at_objective(at) > node
    assert not [b for b in at.button if b.key == "giro prossimo"]


def test_a_target_where_its_values_never_were_is_marked_in_its_row_until_it_is_another(round_of):
    at = round_of(**{"nel-giro": "A03"})
    at.text_input(key="giro valore strategico||A03|A03_2").set_value("-5").run()
    again = round_of("Bianchi", **{"nel-giro": "A03"})
    assert [m for m in again.markdown if m.value.startswith(":orange[") and "A03\\_2" in m.value]
    again.button(key="giro conferma strategico||A03|A03_2").click().run()
    assert not [m for m in again.markdown if m.value.startswith(":orange[")]


def test_on_a_year_that_is_measured_the_way_to_the_plan_is_shown(opened):
    at = opened("simulazione", **WORDS)
    assert "Il giro dei target è del piano 2024" in said(at)
    at.button[-1].click().run()
    assert progress(at).startswith("**0 di 38**")
