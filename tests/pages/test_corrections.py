"""Scheda: what a person corrects, measures, revises and evaluates on screen, with its reason and its effect."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.plan.changes import ChangeKind
from data.register.opening import open_official
from tests.data.register.samples import ENTE, I1, YEAR, a_store, close_year
from tests.pages.own_year import changes, fill, press, said, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

MEASURE = I1[:4]
TARGET = (*MEASURE, "2024")


@pytest.fixture
def store(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "archivio", finto)


@pytest.fixture
def scheda(store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    open_page = opened_on(store)
    return lambda **place: open_page("scheda", ente=ENTE, anno=str(YEAR), sezione="dup", nodo="O1", **place)


def corrected(at: AppTest, **values: str) -> AppTest:
    at = fill(at, "apri correggi", **values)
    assert not at.exception
    return press(at, "apri correggi", "correggi conferma")


def test_a_corrected_consuntivo_is_shown_with_its_effect_before_and_scored_after(store, scheda):
    at = fill(scheda(indicatore="i1"), "apri correggi", correggi_actual="160", correggi_motivo="Refuso")

    assert "consuntivo: 150 → 160" in said(at)
    table = at.dataframe[-1].value
    assert ("i1", "75,00 %", "80,00 %") in [
        tuple(str(cell).replace("\u00a0", " ") for cell in row) for row in table[["Codice", "Prima", "Dopo"]].values
    ]
    assert changes(store) == ()

    fill(at, "apri correggi", correggi_autore="Rossi")
    at = press(at, "apri correggi", "correggi conferma")
    assert "Registrata la modifica 1 (correzione)" in said(at)
    assert "80 %" in said(at)
    (change,) = changes(store)
    assert (change.kind, change.author, change.reason) == (ChangeKind.CORRECTION, "Rossi", "Refuso")


def test_a_correction_without_a_reason_or_a_name_is_refused_in_words(store, scheda):
    at = corrected(scheda(indicatore="i1"), correggi_actual="160", correggi_autore="Rossi")
    assert "Manca il motivo" in said(at)
    at = corrected(scheda(indicatore="i1"), correggi_actual="160", correggi_motivo="Refuso")
    assert "Manca il nome" in said(at)
    assert changes(store) == ()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("centosessanta", "non è un numero"),
        ("160 km", "km"),
        ("", "Manca il valore"),
        ("ND", "Scegliere sopra come manca"),
    ],
)
def test_what_cannot_be_read_is_said_and_cannot_be_confirmed(typed, told, scheda):
    at = fill(scheda(indicatore="i1"), "apri correggi", correggi_actual=typed)
    assert told in said(at)
    assert not [b for b in at.button if b.key == "correggi conferma"]


@pytest.mark.parametrize(
    ("what", "field", "typed", "table", "key", "column", "now"),
    [
        ("Target", "target", "300", "targets", (*TARGET, "2"), "target", "300"),
        ("Soglia", "soglia", "50", "soglie", TARGET, "soglia", "50"),
        ("Peso", "weight", "80", "measures", MEASURE, "weight", "80"),
        ("Commento", "commentary", "Personale ridotto.", "measures", MEASURE, "commentary", "Personale ridotto."),
        ("Rilevazione", "value 2024-12-31", "90", "interim", (*MEASURE, "2024-12-31"), "value", "90"),
    ],
)
def test_each_form_writes_its_field(what, field, typed, table, key, column, now, store, scheda):
    values = {"correggi_cosa": what, f"correggi {field}": typed, "correggi_motivo": "x", "correggi_autore": "Rossi"}
    at = corrected(scheda(indicatore="i1"), **values)
    assert not at.error, said(at)
    assert text(store, table, key, column) == now
    assert len(changes(store)) == 1


@pytest.mark.parametrize("availability", ["blank", "ND", "nd", "non ancora disponibile", "annullate"])
def test_every_absence_of_a_consuntivo_is_kept_apart(availability, store, scheda):
    corrected(scheda(indicatore="i1"), correggi_presenza=availability, correggi_motivo="x", correggi_autore="Rossi")
    assert text(store, "actuals", I1, "availability") == availability
    assert text(store, "actuals", I1, "actual") == ""


def test_a_consuntivo_taken_away_is_measured_again_later_without_a_reason(store, scheda):
    corrected(scheda(indicatore="i1"), correggi_presenza="", correggi_motivo="x", correggi_autore="Rossi")
    with pytest.raises(StopIteration):
        text(store, "actuals", I1, "actual")

    at = corrected(scheda(indicatore="i1"), correggi_actual="180", correggi_autore="Rossi")
    assert not at.error
    assert text(store, "actuals", I1, "actual") == "180"
    assert [c.kind for c in changes(store)] == [ChangeKind.CORRECTION, ChangeKind.MEASUREMENT]


def test_a_revision_is_a_new_valid_version_with_its_act(store, scheda):
    at = fill(
        scheda(indicatore="i1"),
        "apri rimodula",
        rimodula_target="≥ 180",
        rimodula_cosa="target_lowered",
        rimodula_atto="Giunta 12",
        rimodula_motivo="Meno domande",
    )
    assert "Servono il nuovo target, l'atto e la sua data" in said(at)

    fill(at, "apri rimodula", rimodula_data=date(2024, 9, 1), rimodula_autore="Rossi")
    at = press(at, "apri rimodula", "rimodula conferma")
    assert not at.error, said(at)
    assert text(store, "targets", (*TARGET, "3"), "target") == "180"
    assert text(store, "targets", (*TARGET, "3"), "act") == "Giunta 12"
    assert text(store, "targets", (*TARGET, "2"), "valid") == "0"
    (change,) = changes(store)
    assert (change.kind, change.act) == (ChangeKind.REVISION, "Giunta 12")


@pytest.mark.parametrize(
    ("outcome", "number", "evaluation", "words"),
    [("Percentuale", "72,5", "72.5", ""), ("non valutabile", None, "", "non valutabile")],
)
def test_the_oiv_gives_a_number_or_says_why_not(outcome, number, evaluation, words, store, scheda):
    values = {"oiv_esito": outcome, "oiv_motivazione": "Atti visti", "oiv_autore": "OIV"}
    at = fill(scheda(), "apri oiv", **({"oiv_valutazione": number} if number else {}), **values)
    at = press(at, "apri oiv", "oiv conferma")
    assert not at.error, said(at)
    node = ("dup", "", "O1")
    assert text(store, "evaluations", node, "evaluation") == evaluation
    assert text(store, "evaluations", node, "outcome") == words
    assert "Atti visti" in said(at)


def test_a_closed_year_says_so_and_offers_nothing(store, scheda):
    with open_official(store) as official:
        close_year(official, ENTE, YEAR, author="Rossi", reason="Relazione approvata")
    for place in ({"indicatore": "i1"}, {}):
        at = scheda(**place)
        assert "Anno chiuso il" in said(at)
        assert "Relazione approvata" in said(at)
        assert not {"apri correggi", "apri rimodula", "apri oiv"} & {b.key for b in at.button}


def test_a_cause_is_written_with_its_explanation_and_without_a_reason(store, scheda):
    at = fill(scheda(indicatore="i1"), "apri correggi", correggi_cosa="Causa", causa_quale="exogenous")
    assert "Servono la causa e la spiegazione" in said(at)
    at = fill(at, "apri correggi", causa_spiegazione="Bando in ritardo.", correggi_autore="Rossi")
    at = press(at, "apri correggi", "correggi conferma")
    assert not at.error, said(at)
    assert text(store, "causes", MEASURE, "explanation") == "Bando in ritardo."
    assert "Causa esogena: Bando in ritardo." in said(at)
    assert [c.kind for c in changes(store)] == [ChangeKind.CAUSE]


def test_the_cause_of_an_objective_holds_for_its_indicators(store, scheda):
    at = fill(scheda(), "apri causa", causa_quale="target", causa_spiegazione="Era troppo.", causa_autore="Rossi")
    at = press(at, "apri causa", "causa conferma")
    assert not at.error, said(at)
    assert text(store, "causes", (*MEASURE[:3], ""), "cause") == "target"
    assert "Causa nel target: Era troppo." in said(scheda(indicatore="i1"))


def test_a_score_is_given_by_hand_with_its_reason_and_the_rules_stays_beside(store, scheda):
    at = fill(scheda(indicatore="i1"), "apri correggi", correggi_cosa="Punteggio", correggi_score_given="90")
    assert "Il punteggio assegnato 90 non ha un motivo." in said(at)
    at = fill(at, "apri correggi", correggi_score_reason="Alluvione", correggi_score_source="OIV")
    at = fill(at, "apri correggi", correggi_motivo="Verbale 3", correggi_autore="Rossi")
    at = press(at, "apri correggi", "correggi conferma")
    assert "La regola darebbe 75 %. Il punteggio è assegnato: 90 %." in said(at)
    assert "Assegnato 90 %: Alluvione (OIV)" in said(at)
    assert [text(store, "actuals", TARGET, name) for name in ("score_given", "score_source")] == ["90", "OIV"]


def test_a_part_is_written_corrected_and_taken_away_on_the_sheet_of_its_indicator(store, scheda):
    new = {"correggi_cosa": "Parte", "correggi_divisione": "genere", "correggi_quale parte": "donne"}
    at = fill(scheda(indicatore="i1"), "apri correggi", correggi_cosa="Parte")
    assert "Scrivere come l'indicatore è diviso" in said(at)

    values = {"correggi value genere/donne": "60", "correggi target genere/donne": "50"}
    at = corrected(scheda(indicatore="i1"), **new, **values, correggi_autore="Rossi")
    assert not at.error, said(at)
    place = (*TARGET, "genere", "donne")
    assert (text(store, "breakdown", place, "value"), text(store, "breakdown", place, "target")) == ("60", "50")

    chosen, signed = {"correggi_cosa": "Parte"}, {"correggi_motivo": "Refuso", "correggi_autore": "Rossi"}
    corrected(scheda(indicatore="i1"), **chosen, **{"correggi value genere/donne": "45"}, **signed)
    assert text(store, "breakdown", place, "value") == "45"
    assert "Per genere" in said(scheda(indicatore="i1"))

    corrected(scheda(indicatore="i1"), **chosen, **{"correggi presenza genere/donne": ""}, **signed)
    with pytest.raises(StopIteration):
        text(store, "breakdown", place, "value")
    assert [c.kind for c in changes(store)] == [
        ChangeKind.MEASUREMENT,
        ChangeKind.CORRECTION,
        ChangeKind.CORRECTION,
    ]


@pytest.mark.usefixtures("store")
def test_a_part_that_is_there_by_another_spelling_is_refused_where_it_is_typed(scheda):
    first = {"correggi_cosa": "Parte", "correggi_divisione": "genere", "correggi_quale parte": "donne"}
    corrected(scheda(indicatore="i1"), **first, **{"correggi value genere/donne": "60"}, correggi_autore="Rossi")
    again = {"correggi_cosa": "Parte", "correggi_parte": ("", ""), "correggi_divisione": "genere"}
    typed = {"correggi_quale parte": "Donne", "correggi value genere/Donne": "61"}
    at = fill(scheda(indicatore="i1"), "apri correggi", **again, **typed)
    assert "è la stessa parte" in said(at)
