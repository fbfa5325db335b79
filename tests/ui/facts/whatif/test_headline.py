"""The strip marks what is hypothetical: the numbers that hold here, and those of other views."""

from __future__ import annotations

import pytest

from tests.ui.facts.whatif.test_target_rows import asked
from ui.facts.whatif.headline import headline, what_is_saved

HERE, REFUSED = "OS01.1.1/B3.1_02.target=72,5", "OS01.1.1/EC07.soglia=1000"


@pytest.mark.parametrize(
    ("hypotheses", "mark"),
    [
        ("", ""),
        (HERE, "Ipotesi: 1 numero ipotizzato"),
        (f"{HERE};OS01.1.1/EC27.target=-7,8", "Ipotesi: 2 numeri ipotizzati"),
        (REFUSED, "Ipotesi"),
        (f"{HERE};{REFUSED}", "Ipotesi: 1 numero ipotizzato"),
    ],
)
def test_only_the_hypotheses_that_hold_are_counted(hypotheses, mark):
    question = asked("torino", hypotheses)

    assert bool(question.answer.refused) is (REFUSED in hypotheses)
    assert headline(question).mark.replace("\u00a0", " ") == mark


@pytest.mark.parametrize(
    ("hypotheses", "told"),
    [
        (HERE, "1 numero ipotizzato"),
        (REFUSED, "1 numero ipotizzato, di cui 1 non si applica"),
        (f"{HERE};{REFUSED}", "2 numeri ipotizzati, di cui 1 non si applica"),
    ],
)
def test_what_is_saved_says_how_much_of_it_is_refused(hypotheses, told):
    assert what_is_saved(asked("torino", hypotheses)).replace("\u00a0", " ") == told
