"""Which rule holds for an indicator, and which scales of words are refused."""

from __future__ import annotations

import math

import pytest

from scoring.errors import BandError
from scoring.model import Direction, Op
from scoring.policy import Band, Bands, RuleException
from tests.scoring.samples import a_measure, a_policy


def band(word: str, lower: float = -math.inf, *, includes: bool = True) -> Band:
    return Band(word=word, symbol="•", colour="grey", lower=lower, includes_lower=includes)


def test_a_scale_without_words_is_refused() -> None:
    with pytest.raises(BandError, match="La scala delle parole è vuota"):
        Bands(())


def test_a_scale_that_leaves_the_lowest_scores_without_a_word_is_refused() -> None:
    with pytest.raises(BandError, match=r"La prima parola della scala .«basso».* nessun punteggio resti senza parola"):
        Bands((band("basso", 0), band("alto", 50)))


@pytest.mark.parametrize(
    ("others", "wrong"),
    [
        ((band("b", 50), band("c", 40)), "c"),
        ((band("b", 50), band("c", 50)), "c"),
        ((band("b", 50, includes=False), band("c", 50)), "c"),
        ((band("b", 50, includes=False), band("c", 50, includes=False)), "c"),
        ((band("b", 50), band("c", math.nan)), "c"),
        ((band("b"), band("c", 50)), "b"),
    ],
    ids=["falling", "same", "same but later", "both after", "no number", "two at the bottom"],
)
def test_words_that_overlap_or_keep_no_score_are_refused(others: tuple[Band, ...], wrong: str) -> None:
    with pytest.raises(
        BandError, match=f"La parola «{wrong}» comincia prima di quella che la precede: mettere i limiti in ordine"
    ):
        Bands((band("a"), *others))


def test_a_word_may_have_one_score_alone() -> None:
    assert Bands((band("meno"), band("cento", 100), band("oltre", 100, includes=False)))


def test_the_rule_of_the_indicator_wins_over_exceptions_and_exceptions_over_the_general_rule() -> None:
    policy = a_policy(
        exceptions=(
            RuleException(rule="on_off", direction="lower"),
            RuleException(rule="fasce", params=(1, 100), indicator_code="k2"),
        )
    )
    lower = a_measure("k2", direction=Direction.LOWER, soglia=200)
    own = a_measure("k3", rule="intervallo", rule_params=(1, 2, 3, 4))
    assert policy.rule_of(lower) == ("on_off", ())
    assert policy.rule_of(a_measure("k2")) == ("fasce", (1, 100))
    assert policy.rule_of(own) == ("intervallo", (1, 2, 3, 4))
    assert policy.rule_of(a_measure("k9")) == ("soglia_lineare", ())


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({}, True),
        ({"section": "strategico"}, True),
        ({"section": "operativo"}, False),
        ({"node_code": "N", "unit": "%", "op": ">="}, True),
        ({"node_code": "N", "unit": "gg"}, False),
        ({"op": "<="}, False),
    ],
)
def test_an_exception_holds_where_every_field_it_names_is_the_same(asked: dict[str, str], *, holds: bool) -> None:
    measure = a_measure("k1", "N", unit="%", op=Op.AT_LEAST)
    assert RuleException(rule="on_off", **asked).matches(measure) is holds


def test_an_exception_for_a_node_and_an_indicator_of_the_same_code_needs_both() -> None:
    exception = RuleException(rule="on_off", node_code="D02", indicator_code="D02")
    assert exception.matches(a_measure("D02", "D02"))
    assert not exception.matches(a_measure("D02", "D01"))
