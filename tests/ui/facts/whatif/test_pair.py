"""Result and ambition side by side: less asked is said as such, whichever way the indicator goes."""

from __future__ import annotations

import pytest

from scoring.model import Direction, Op
from scoring.scored import score_sheet
from tests.scoring.samples import BANDS, a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from tests.ui.facts.whatif.samples import an_answer
from ui.facts.whatif.pair import TargetShift, missing_words, pair_words, result_words, shift_words, target_shift

SHEET = a_sheet(
    a_measure("up", actual=80, target=100, soglia=0),
    a_measure("down", actual=60, target=50, soglia=100, direction=Direction.LOWER),
    a_measure("day", actual=738010, target=738000, soglia=None, is_date=True, direction=Direction.LOWER, op=Op.BY),
    a_measure("new", actual=None, target=10, soglia=0),
)
TIGHT = a_sheet(
    *SHEET.measures,
    a_measure("same", actual=8, target=8, soglia=0),
    a_measure("under", actual=8, target=5, soglia=0),
)
SERIES = {SHEET.measures[3].key: a_series(SHEET.measures[3], {2022: 8})}


def shift(*texts: str) -> TargetShift:
    answer = an_answer(score_sheet(TIGHT, a_policy()), *texts)
    assert not answer.refused
    return target_shift(answer, SERIES, 2023)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/up.target=90", TargetShift(lowered=1)),
        ("/up.target=80", TargetShift(lowered=1)),
        ("/up.target=79.99", TargetShift(lowered=1, below=1)),
        ("/up.target=110", TargetShift(raised=1)),
        ("/down.target=55", TargetShift(lowered=1)),
        ("/down.target=60", TargetShift(lowered=1)),
        ("/down.target=60.01", TargetShift(lowered=1, below=1)),
        ("/down.target=40", TargetShift(raised=1)),
        ("/new.target=8", TargetShift(lowered=1)),
        ("/new.target=7", TargetShift(lowered=1, below=1)),
        ("/same.target=7", TargetShift(lowered=1, below=1)),
        ("/under.target=4", TargetShift(lowered=1)),
        ("/up.soglia=-10", TargetShift(eased=1)),
        ("/up.soglia=10", TargetShift()),
        ("/up.consuntivo=90", TargetShift(supposed=1)),
    ],
)
def test_what_a_number_asks_is_told_by_which_way_is_better(text, expected):
    assert shift(text) == expected


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (TargetShift(), "Ambizione = nessun target cambiato"),
        (TargetShift(lowered=1, below=1), "Ambizione ↓ 1 target abbassato (sotto l'ultimo valore), 0 alzati"),
        (
            TargetShift(lowered=3, below=1, raised=2),
            "Ambizione ↕ 3 target abbassati (1 sotto l'ultimo valore), 2 alzati",
        ),
        (TargetShift(raised=1), "Ambizione ↑ 1 target alzato, 0 abbassati"),
        (TargetShift(supposed=2), "Ambizione = nessun target cambiato, 2 consuntivi ipotizzati"),
        (TargetShift(eased=1), "Ambizione ↓ 1 soglia allentata"),
    ],
)
def test_less_asked_is_said_beside_what_it_gives(found, words):
    assert plain(shift_words(found)) == words


def test_the_pair_adds_up_as_it_is_shown():
    """(80 + 80 + 0 + 0) / 4 = 40; with the first at 80/90 it is 42.222: 42.22 - 40.00 = 2.22."""
    answer = an_answer(score_sheet(SHEET, a_policy()), "/up.target=90")
    root = answer.effects.root

    assert plain(result_words(root.before, root.after)) == "Risultato ↑ +2,22"
    assert result_words(root.before, root.before) == "Risultato = invariato"
    assert plain(pair_words(answer, {}, 2023)) == (
        "Risultato ↑ +2,22 (40,00 % → 42,22 %); Ambizione ↓ 1 target abbassato, 0 alzati"
    )


@pytest.mark.parametrize(
    ("actual", "words"), [(91.28, "mancano 3,72 a ✓ Raggiunto"), (94.996, "mancano 0,01 a ✓ Raggiunto"), (95, "")]
)
def test_what_is_missing_is_told_from_the_score_as_it_is_shown(actual, words):
    root = score_sheet(a_sheet(a_measure("k", actual=actual)), a_policy()).root

    assert plain(missing_words(root, BANDS)) == words
