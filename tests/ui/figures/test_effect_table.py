"""Every score before and after as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from scoring.effect import effects
from scoring.policy import Missing
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, an_answer
from ui.figures.effect_table import COLUMNS, effect_frame

if TYPE_CHECKING:
    from ui.facts.whatif.answer import WhatIf


@cache
def torino(*texts: str) -> WhatIf:
    return an_answer(scored("torino")["strategico", ""], *texts)


def table(*texts: str, only_changed: bool = False) -> pd.DataFrame:
    return effect_frame(torino(*texts).effects, only_changed=only_changed)


def test_every_node_is_followed_by_its_indicators():
    found, sheet = table(), scored("torino")["strategico", ""]
    assert list(found.columns) == list(COLUMNS)
    assert len(found) == len(sheet.nodes) + len(sheet.measures)
    assert found["Che cosa"][0] == "Risultato"
    at = list(found["Codice"]).index("OS01.1.1")
    own = [m.code for m in sheet.measures_of("OS01.1.1")]
    assert list(found["Codice"][at + 1 : at + 1 + len(own)]) == own
    assert set(found["Che cosa"][at + 1 : at + 1 + len(own)]) == {"Indicatore"}


def test_without_hypotheses_nothing_changes_and_nothing_has_points():
    assert table(only_changed=True).empty
    assert list(table(only_changed=True).columns) == list(COLUMNS)
    assert set(table()["Differenza"]) == {""}


def test_only_what_changes_has_points_and_the_others_are_left_out_if_asked():
    every, changed = table(*CHANGES), table(*CHANGES, only_changed=True)
    assert 0 < len(changed) < len(every)
    assert list(every[every["Differenza"] != ""]["Codice"]) == list(changed["Codice"])
    assert set(changed["Differenza"].str[0]) <= {"+", "−"}


def test_a_row_is_the_result_before_and_after():
    row = table("OS01.1.1/B3.1_02.target=72,5").set_index("Codice").loc["B3.1_02"]
    # Target 75, soglia 65, actual 71,21: 62,1 %; with a target of 72,5 it is 6,21 / 7,5 = 82,8 %.
    assert (row["Prima"], row["Dopo"], row["Differenza"]) == (62.1, 82.8, "+20,70")
    assert row["Stato prima"] == row["Stato dopo"] == "◐ Parzialmente raggiunto"


def test_the_shares_of_the_root_are_percentages_that_make_a_hundred():
    found = table(*CHANGES)
    assert found[found["Che cosa"] == "Indicatore"]["Peso effettivo"].sum() == pytest.approx(100)
    assert found["Peso effettivo"][0] == pytest.approx(100)


def test_a_score_that_goes_away_is_a_change_without_points():
    policy = a_policy(missing=Missing.EXCLUDED)
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", actual=90))
    measures = (replace(sheet.measures[0], actual=None), sheet.measures[1])
    after = replace(sheet, measures=measures)
    found = effect_frame(effects(score_sheet(sheet, policy), score_sheet(after, policy)), only_changed=True)
    row = found.set_index("Codice").loc["k1"]
    assert row["Prima"] == 50
    assert pd.isna(row["Dopo"])
    assert (row["Differenza"], row["Stato dopo"]) == ("", "– Senza punteggio")
