"""Which rule holds for an indicator, and which scales of words are refused."""

from __future__ import annotations

import math

import pytest

from scoring.errors import BandError
from scoring.model import Direction, Op
from scoring.policy import Aggregation, Band, Bands, RuleException
from tests.scoring.samples import ROOT, a_measure, a_node, a_policy


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


def test_the_word_below_which_a_cause_is_told_is_one_of_the_scale() -> None:
    with pytest.raises(BandError) as refused:
        Bands((band("meno"), band("più", 50)), cause_below="altro")
    assert (refused.value.reason, refused.value.word) == ("cause", "altro")
    assert Bands((band("meno"), band("più", 50)), cause_below="più")


def test_the_cause_is_told_of_the_words_below_the_one_named_and_of_no_other() -> None:
    words = (band("poco"), band("mezzo", 40), band("tutto", 80))
    asked, nobody_asks = Bands(words, cause_below="mezzo"), Bands(words)
    assert [asked.needs_cause(each) for each in words] == [True, False, False]
    assert not asked.needs_cause(band("di un'altra scala"))
    assert not asked.needs_cause(None)
    assert not any(nobody_asks.needs_cause(each) for each in (*words, None))


def test_the_root_follows_the_method_and_each_level_its_own_way_or_the_method_s() -> None:
    policy = a_policy(
        aggregation=Aggregation.GEOMETRIC,
        level_aggregations={"area": Aggregation.SUM, ROOT.level: Aggregation.MINIMUM},
    )
    nodes = (ROOT, a_node("A", level="area"), a_node("B", level="altro"))
    assert [policy.aggregation_of(node) for node in nodes] == [
        *(Aggregation.GEOMETRIC, Aggregation.SUM, Aggregation.GEOMETRIC)
    ]


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
