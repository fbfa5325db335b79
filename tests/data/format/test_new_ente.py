"""A new ente from a few choices: TOML texts that the readers take, whatever people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.identity import identity_of, read_documents
from data.format.new_ente import NewEnte, code_of, documents_of, method_of
from data.format.written_number import plain_unit, unit_written
from data.plan.identity import UnitKind
from scoring.model import Direction, Op
from scoring.rule_questions import RISING
from scoring.rules import rule_named, score_one
from tests.scoring.samples import a_measure

if TYPE_CHECKING:
    from data.format.problem import Problem

TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and text.isprintable())


@given(name=TEXTS, units=st.lists(st.text(max_size=20)), rule=st.sampled_from(RISING))
def test_whatever_people_write_the_texts_are_read_without_problems(name: str, units: list[str], rule: str) -> None:
    ente = NewEnte(code="prova", name=name, short_name=name, year=2024, answers={"sotto": rule})
    problems: list[Problem] = []
    identity = identity_of({file: text.encode() for file, text in documents_of(ente, units).items()}, problems)
    assert problems == []
    assert identity.ente is not None
    assert identity.ente.name == name
    assert identity.policies == (method_of(ente),)


def test_units_that_the_common_ones_have_under_another_word_are_not_added() -> None:
    texts = documents_of(
        NewEnte(code="prova", name="Prova", short_name="Prova", year=2024), ["%", "gg.", "n.", "Euro", "data", "euro"]
    )
    identity = identity_of({file: text.encode() for file, text in texts.items()}, [])
    assert identity.ente is not None
    assert [unit.code for unit in identity.ente.units] == ["perc", "numero", "giorni", "data", "euro"]
    assert identity.ente.unit_kind("euro") is UnitKind.NUMBER


def test_steps_for_what_falls_are_mirrored_and_days_are_met_or_not() -> None:
    answers = {"sotto": "fasce_percentuali 90 75 100 100", "calo": "specchio"}
    ente = NewEnte(code="prova", name="Prova", short_name="Prova", year=2024, answers=answers)
    identity = identity_of({file: text.encode() for file, text in documents_of(ente).items()}, [])
    (policy,) = identity.policies
    rules = [(each.rule, each.params) for each in policy.exceptions]
    assert rules == [("on_off", ()), ("on_off", ()), ("fasce_percentuali", (110, 75, 100, 100))]


@pytest.mark.parametrize(
    ("written", "name", "symbol"),
    [("€", "euro", "€"), ("eur", "euro", "€"), ("ore", "ore", "ore"), ("h", "ore", "ore"), ("min.", "minuti", "min")],
)
def test_a_unit_that_the_office_writes_is_the_entes(written: str, name: str, symbol: str) -> None:
    texts = documents_of(NewEnte(code="prova", name="Prova", short_name="Prova", year=2024), [written])
    ente, _, _ = read_documents(texts)
    assert [(unit.name, unit.symbol) for unit in ente.units][4:] == [(name, symbol)]
    assert unit_written(plain_unit(written), ente)


@pytest.mark.parametrize(("answers", "score"), [({}, 88.24), ({"calo": "speculare"}, 86.67), ({"calo": "tutto"}, 0)])
def test_what_must_go_down_scores_as_it_was_chosen_and_in_proportion_unless_told(
    answers: dict[str, str], score: float
) -> None:
    own = NewEnte(code="prova", name="Prova", short_name="Prova", year=2024, answers=answers)
    _, (policy,), _ = read_documents(documents_of(own))
    (rule,) = [each.rule for each in policy.exceptions if each.direction == "lower"]
    # At most 30 days, done in 34: 30 / 34 = 88,24 %; 2 - 34 / 30 = 86,67 %.
    assert round(score_one(rule_named(rule), 34, target=30, direction=Direction.LOWER), 2) == score
    assert policy.rule_of(a_measure(direction=Direction.LOWER, op=Op.BY))[0] == "on_off"


@pytest.mark.parametrize(("name", "code"), [("Comune di Forlì", "comune-di-forli"), (" --A  B! ", "a-b"), ("…", "")])
def test_a_name_becomes_a_code(name: str, code: str) -> None:
    assert code_of(name) == code
