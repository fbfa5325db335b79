"""Why a hypothesis cannot be made: one Italian sentence that names the indicator and says what to do."""

from __future__ import annotations

import pytest

from scoring.model import Direction, MeasureKey
from scoring.scenario import Assumption, Field, Refusal, RefusalReason
from tests.scoring.samples import SECTION, a_measure, quantity
from ui.facts import refusal_words

KEY = MeasureKey(SECTION, "", "", "k1")
INTERVAL = "il target è un intervallo: un numero solo sarebbe un'altra promessa. Si cambia nella Scheda."
END = " L'ipotesi non è stata applicata."


def told(reason: RefusalReason, field: Field, value: float | None, direction: Direction | None = None) -> str:
    measures = {KEY: a_measure("k1", direction=direction)} if direction else {}
    return refusal_words.refusal(Refusal(Assumption(KEY, field, quantity(value)), reason), measures)


@pytest.mark.parametrize("reason", RefusalReason)
@pytest.mark.parametrize("field", Field)
def test_every_reason_is_a_sentence_that_names_the_indicator(reason, field):
    sentence = told(reason, field, 60, Direction.HIGHER)
    assert sentence.startswith("k1: ")
    assert sentence.endswith("." + END)


def test_every_reason_has_words_of_its_own():
    assert len({told(reason, Field.WEIGHT, -1) for reason in RefusalReason}) == len(RefusalReason)


@pytest.mark.parametrize(
    ("reason", "field", "sentence"),
    [
        (RefusalReason.UNKNOWN, Field.TARGET, "l'indicatore non c'è in questo piano."),
        (RefusalReason.NEEDED, Field.TARGET, "il target non può mancare: indicare un valore."),
        (RefusalReason.NEEDED, Field.WEIGHT, "il peso non può mancare: indicare un valore."),
        (
            RefusalReason.INTERVAL,
            Field.TARGET,
            INTERVAL,
        ),
        (RefusalReason.NEGATIVE_WEIGHT, Field.WEIGHT, "un peso non può essere negativo."),
    ],
)
def test_the_sentence_says_what_is_wrong(reason, field, sentence):
    assert told(reason, field, None) == f"k1: {sentence}{END}"


@pytest.mark.parametrize(
    ("direction", "side"),
    [(Direction.HIGHER, "sotto"), (Direction.LOWER, "sopra"), (Direction.NOMINAL, "lontano da")],
)
def test_on_which_side_a_soglia_must_stay_depends_on_which_way_is_better(direction, side):
    soglia = told(RefusalReason.SOGLIA_SIDE, Field.SOGLIA, 72.5, direction)
    target = told(RefusalReason.SOGLIA_SIDE, Field.TARGET, 72.5, direction)
    assert f"la soglia 72,5 deve stare {side} il target" in soglia
    assert f"con il target 72,5 la soglia non starebbe più {side} il target" in target
    assert "spostare prima la soglia, o tutte e due" in target


def test_the_fields_are_named_with_their_article():
    assert [refusal_words.field(f) for f in Field] == ["il target", "la soglia", "il consuntivo", "il peso"]
