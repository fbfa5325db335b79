"""Hypotheses as text: what is written is read back, whatever the codes; what cannot be read says how to write it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Measure, MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.scoring.samples import SECTION, a_measure, a_node, a_sheet
from ui.facts.assumption_text import field_name, measures_of, read, read_one, write
from ui.facts.typed import TypedError

HOME = (SECTION, "")


def placed(key: MeasureKey, **fields: Any) -> Measure:
    made = a_measure(**fields)
    return Measure(key=key, name=made.name, direction=made.direction, target=made.target, is_date=made.is_date)


HERE = placed(MeasureKey(SECTION, "", "A01", "A01_1"))
DAY = placed(MeasureKey(SECTION, "", "A01", "A01_2"), is_date=True)
PERSON = placed(MeasureKey("individuale", "Segretario Generale", "OB1", "k «1»"))
ALL = (HERE, DAY, PERSON)


def one(text: str) -> Assumption:
    return read_one(text, ALL, HOME)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("A01/A01_1.target=71,5", Field.TARGET),
        ("A01/A01_1.soglia=71,5", Field.SOGLIA),
        ("A01/A01_1.consuntivo=71,5", Field.ACTUAL),
        ("A01/A01_1.actual=71,5", Field.ACTUAL),
        ("A01/A01_1.peso=71,5", Field.WEIGHT),
        ("A01/A01_1.weight=71,5", Field.WEIGHT),
        ("A01/A01_1. TARGET =71,5", Field.TARGET),
    ],
)
def test_a_hypothesis_names_node_indicator_and_field(text, field):
    assert one(text) == Assumption(HERE.key, field, Quantity(71.5, 0.0, "71.5"))


def test_no_value_takes_a_number_away():
    assert one("A01/A01_1.soglia=") == Assumption(HERE.key, Field.SOGLIA, None)
    assert one("A01/A01_1.soglia=%20") == Assumption(HERE.key, Field.SOGLIA, None)


def test_a_day_is_read_where_the_indicator_has_days():
    assert one("A01/A01_2.target=31/12/2023").value == Quantity(738885.0, 0.0, "2023-12-31")
    assert one("A01/A01_2.peso=31").value == Quantity(31.0, 0.0, "31")


def test_another_sheet_is_named_before_the_place():
    text = "individuale!Segretario%20Generale!OB1/k%20%C2%AB1%C2%BB.target=5"
    assert one(text).key == PERSON.key
    assert read_one("strategico!A01/A01_1.target=5", ALL, ("individuale", "X")).key == HERE.key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A01/A01_1.target", "«A01/A01_1.target» non è un'ipotesi: scrivere NODO/INDICATORE.target=VALORE."),
        ("A01_1.target=5", "non è un'ipotesi"),
        ("A01/A01_1=5", "non è un'ipotesi"),
        ("", "non è un'ipotesi"),
        ("A01/A01_1.nome=5", "«nome» non si può ipotizzare: scegliere fra target, soglia, consuntivo, peso."),
        ("A01/A01_9.target=5", "L'indicatore «A01/A01_9» non c'è nel piano"),
        ("altro!A01/A01_1.target=5", "non c'è nel piano"),
        ("OB1/k «1».target=5", "non c'è nel piano"),
        ("A01/A01_1.target=1.234", "in due modi"),
        ("A01/A01_1.target=31/12/2023", "non è un numero"),
        ("A01/A01_2.target=29/02/2023", "non è una data"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(text, sentence):
    with pytest.raises(TypedError) as raised:
        one(text)
    assert sentence in str(raised.value)


def test_of_an_address_the_rest_is_read_where_a_part_cannot_be():
    found, refused = read("A01/A01_1.target=5;;boh;A01/A01_1.peso=x;A01/A01_1.soglia=1;", ALL, HOME)
    assert [a.field for a in found] == [Field.TARGET, Field.SOGLIA]
    assert [sentence[:7] for sentence in refused] == ["«boh» n", "«x» non"]


def test_nothing_is_written_and_read_as_nothing():
    assert write((), HOME) == ""
    assert read("", ALL, HOME) == ((), [])


def test_what_is_written_is_short_on_the_main_sheet_and_complete_on_another():
    target = Quantity(71.5, 0.0, "71.50")
    assert write([Assumption(HERE.key, Field.TARGET, target)], HOME) == "A01/A01_1.target=71,50"
    assert write([Assumption(PERSON.key, Field.ACTUAL, None)], HOME) == (
        "individuale!Segretario%20Generale!OB1/k%20%C2%AB1%C2%BB.consuntivo="
    )


def test_every_field_has_its_italian_name():
    assert [field_name(field) for field in Field] == ["target", "soglia", "consuntivo", "peso"]


def test_the_indicators_of_a_plan_are_those_of_all_its_sheets():
    first, second = a_sheet(a_measure("k1")), a_sheet(a_node("A"), a_measure("k2", "A"))
    assert [m.key.indicator_code for m in measures_of([first, second])] == ["k1", "k2"]


odd = st.text(st.one_of(st.sampled_from("/;=!%.,&+ #?\"'<>àé€漢\u00a0"), st.characters(exclude_categories=["Cs"])))
values = st.one_of(
    st.none(),
    st.builds(lambda n, d: Quantity(n / 10**d, 0.0, f"{n / 10**d:.{d}f}"), st.integers(1, 10**9), st.integers(0, 6)),
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[tuple[Measure, ...], tuple[Assumption, ...]]:
    """Indicators with odd codes on several sheets, and hypotheses on them."""
    keys = draw(st.lists(st.builds(MeasureKey, odd, odd, odd, odd), min_size=1, max_size=4, unique=True))
    made = st.builds(Assumption, st.sampled_from(keys), st.sampled_from(Field), values)
    number = {"max_size": 5, "unique_by": lambda one: (one.key, one.field)}
    return tuple(placed(key) for key in keys), tuple(draw(st.lists(made, **number)))


@given(plans(), st.booleans())
def test_whatever_the_codes_what_is_written_is_read_back(plan, at_home):
    measures, asked = plan
    home = (measures[0].key.section, measures[0].key.owner) if at_home else ("altrove", "nessuno")
    assert read(write(asked, home), measures, home) == (asked, [])


@given(st.dates(min_value=date(1861, 3, 17)))
def test_a_day_written_is_read_back(day):
    asked = (Assumption(DAY.key, Field.TARGET, Quantity(float(day.toordinal()), 0.0, day.isoformat())),)
    assert read(write(asked, HOME), ALL, HOME) == (asked, [])


@given(st.text(max_size=60))
def test_any_address_is_read_or_refused_in_words(text):
    found, refused = read(text, ALL, HOME)
    assert len(found) + len(refused) == len([part for part in text.split(";") if part])
    assert all(refused)


def test_of_two_on_the_same_number_the_last_counts_and_is_there_once_and_both_are_told():
    found, told = read("A01/A01_1.target=71,5;A01/A01_1.soglia=60;A01/A01_1.target=72", ALL, HOME)

    assert told == ["Su A01/A01_1.target ci sono più ipotesi, 71,5 e 72: vale l'ultima, 72."]
    assert [(a.field, a.value.text) for a in found if a.value] == [(Field.TARGET, "72"), (Field.SOGLIA, "60")]
