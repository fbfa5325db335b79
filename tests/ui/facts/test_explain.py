"""A formula on screen, worked out by a pocket calculator, gives the score beside it."""

from __future__ import annotations

import re

import pytest

from data.plan.sheets import sheets
from data.store.shipped import open_store
from scoring.basis import Basis
from scoring.result import Why
from scoring.scored import score_sheet
from ui.facts import explain


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as store:
        plans = [store.plan("torino", 2022), store.plan("riviere", 2023)]
    return [score_sheet(sheet, plan.policy) for plan in plans for sheet in sheets(plan, Basis())]


def said(scored, code):
    found = next(m for s in scored for m in s.measures if m.measure.key.indicator_code == code)
    return explain.measure(found, "%").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("B3.1_02", "100 × (71,21 − 65) / (75 − 65) = 62,1 %"),
        ("EC27", "100 × (−7,6 − (−8)) / (−7 − (−8)) = 40 %"),
        ("EC07", "7,75 % non soddisfa il target (≥ 13,00 %) e non c'è punteggio intermedio: 0 %"),
        ("kpi12.3_04", "Consuntivo mancante: per il metodo dell'ente vale 0 (non fatto)."),
        ("A01.01_3", "100 × 680 / 700 = 97,14 %"),
        (
            "A01.01_1",
            "167 % soddisfa il target (≥ 110 %); 100 × 167 / 110 = 151,82, ridotto al massimo di 100: 100 %",
        ),
        ("D02.02_1", "3,03 % non soddisfa il target (≤ 3 %) e non c'è punteggio intermedio: 0 %"),
        ("B07.01_1", "Il documento non stampa un valore ma un risultato dichiarato: 100 %."),
    ],
)
def test_the_calculation_is_written_out(scored, code, sentence):
    assert said(scored, code) == sentence


def calculated(text):
    """What a pocket calculator gives for ``a × b / c``, Italian figures."""
    plain = text.replace("\u2212", "-").replace(".", "").replace(",", ".").replace("×", "*")
    assert re.fullmatch(r"[-0-9.+*/() ]+", plain)
    return eval(plain)  # noqa: S307 - only figures and signs, as the line above makes sure


def test_every_formula_that_is_shown_gives_the_score_that_is_shown(scored):
    checked = 0
    for m in (m for s in scored for m in s.measures):
        if m.why is not Why.COMPUTED or m.measure.is_date:
            continue
        formula = re.fullmatch(r"([^:;=]*×[^:;=]*) = ([−0-9.,]+).%", explain.measure(m, ""))
        if formula:
            checked += 1
            assert calculated(formula[1]) == pytest.approx(calculated(formula[2]), abs=0.0051)
    assert checked > 30


def test_every_indicator_has_something_to_say(scored):
    for m in (m for s in scored for m in s.measures):
        assert len(explain.measure(m, "")) > 10
