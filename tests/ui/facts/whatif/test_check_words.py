"""Lawful choices of the method in the words of an officer, and what a state resists."""

from __future__ import annotations

import pytest

from scoring.policy import Missing, Rounding, RoundingMode
from scoring.robustness import Check, Kind, Robustness, robustness
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.whatif.check_words import check_name, verdict

POLICY = a_policy()
SHEET = a_sheet(a_measure("k1", weight=50.0, actual=80), a_measure("k2", weight=50.0, actual=100))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def test_a_word_that_a_higher_cap_would_change_depends_on_it():
    """80 and 120 of 100: with a cap of 120 the mean is 100, which has another word than 90."""
    sheet = a_sheet(a_measure("k1", weight=50.0, actual=80), a_measure("k2", weight=50.0, actual=120))

    assert verdict(robustness(sheet, POLICY)).words == "Lo stato dipende da: tetto a 120"


def test_a_word_that_resists_is_solid_and_says_to_how_many_checks():
    found = robustness(SHEET, POLICY)

    assert found.is_robust
    assert plain(verdict(found).words) == f"Stato solido: resiste a {len(found.checks)} verifiche"


def test_without_a_score_there_is_nothing_to_check():
    assert verdict(Robustness(None, ())).words == "Senza punteggio: nulla da verificare"


@pytest.mark.parametrize(
    ("kind", "parameter", "words"),
    [
        (Kind.CAP, 120.0, "tetto a 120"),
        (Kind.LEAF_ROUNDING, Rounding(RoundingMode.HALF_UP, 0), "punteggi arrotondati all'intero"),
        (Kind.LEAF_ROUNDING, Rounding(RoundingMode.HALF_UP, 2), "punteggi arrotondati a 2 decimali"),
        (Kind.LEAF_ROUNDING, Rounding(RoundingMode.TRUNCATE, 0), "punteggi troncati all'intero"),
        (Kind.NODE_ROUNDING, Rounding(RoundingMode.HALF_UP, 0), "risultati degli obiettivi arrotondati all'intero"),
        (Kind.MISSING, Missing.EXCLUDED, "dati mancanti fuori dalla media"),
        (Kind.MISSING, Missing.ZERO, "dati mancanti contati come zero"),
        (Kind.WEIGHTS_DOWN, 0.1, "pesi ± 10 %: il peggio"),
        (Kind.WEIGHTS_UP, 0.1, "pesi ± 10 %: il meglio"),
        (Kind.PRINTED_LOW, None, "cifre stampate: il più basso possibile"),
        (Kind.PRINTED_HIGH, None, "cifre stampate: il più alto possibile"),
    ],
)
def test_every_check_has_a_name_that_an_officer_knows(kind, parameter, words):
    assert plain(check_name(Check(kind, parameter, 1.0, None, survives=False))) == words
