"""What a person types is one exact number or one day, or is refused with the way to write it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.quantities import between
from data.plan.scenarios import assumed, is_canonical
from scoring.model import Quantity
from scoring.scenario import Field
from tests.scoring.samples import a_measure
from ui.facts.typed import TypedError, typed, typed_for, written

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "value", "canonical"),
    [
        ("71,5", 71.5, "71.5"),
        ("71.5", 71.5, "71.5"),
        ("71,50", 71.5, "71.50"),
        ("  71,5 % ", 71.5, "71.5"),
        ("71,5%", 71.5, "71.5"),
        ("0", 0.0, "0"),
        ("0,125", 0.125, "0.125"),
        ("0.125", 0.125, "0.125"),
        ("12,345", 12.345, "12.345"),
        ("1234.500", 1234.5, "1234.500"),
        ("1.234,50", 1234.5, "1234.50"),
        ("1.234.567", 1234567.0, "1234567"),
        ("1.234.567,5", 1234567.5, "1234567.5"),
        ("1 234 567", 1234567.0, "1234567"),
        (f"1{NBSP}234,5", 1234.5, "1234.5"),
        (f"1{NARROW}234,5", 1234.5, "1234.5"),
        ("-7,60", -7.6, "-7.60"),
        ("\u22127,60", -7.6, "-7.60"),
        ("- 7,60", -7.6, "-7.60"),
        ("+5", 5.0, "5"),
        ("-0", 0.0, "0"),
        ("007,5", 7.5, "7.5"),
        ("123456789012,345", 123456789012.345, "123456789012.345"),
    ],
)
def test_an_italian_number_is_read_exactly(text, value, canonical):
    assert typed(text) == Quantity(value, 0.0, canonical)
    assert is_canonical(canonical)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [("1.234", "1234", "1,234"), ("12.000", "12000", "12,000"), ("-999.999 %", "-999999", "-999,999")],
)
def test_a_number_that_can_be_read_in_two_ways_is_refused_with_both(text, one, other):
    with pytest.raises(TypedError) as raised:
        typed(text)
    assert str(raised.value) == f"«{text}» si può leggere in due modi: scrivere {one} oppure {other}."
    assert typed(one).value != typed(other).value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "%", "-", ",", ".5", "5.", "5,", "--5", "+-5", "1,2,3", "1e3", "inf", "nan", "0x10", "settanta"),
        *("1,234.50", "1.23.456", "0.123.456", "12 34", "2022 2023", "7 1", "5%5", "%5", "71,5 €", "\uff11\uff12"),
    ],
)
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(TypedError, match=r"non è un numero: scrivere per esempio 71,5 oppure 1\.234,50\."):
        typed(text)


@pytest.mark.parametrize("text", ["1234567890123456", "0,1234567890123", "123456789012345,6", "1" * 5000])
def test_more_digits_than_a_number_keeps_are_refused(text):
    with pytest.raises(TypedError, match="troppe cifre: al più 15, di cui al più 12 decimali") as raised:
        typed(text)
    assert len(str(raised.value)) < 120


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2023", date(2023, 12, 31)),
        ("1/3/2023", date(2023, 3, 1)),
        (" 01/03/2023 ", date(2023, 3, 1)),
        ("2023-03-01", date(2023, 3, 1)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_the_italians_write_it_or_as_the_files_do(text, day):
    assert typed(text, is_date=True) == Quantity(float(day.toordinal()), 0.0, day.isoformat())


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2023",
        "31/4/2023",
        "0/1/2023",
        "1/13/2023",
        "1/1/0000",
        "1/3/23",
        "2023-2-1",
        "2023-W01-1",
        "20230301",
        "",
    ],
)
def test_a_day_that_is_not_there_or_is_not_written_so_is_refused(text):
    with pytest.raises(TypedError, match=r"non è una data: scrivere per esempio 31/12/2023\."):
        typed(text, is_date=True)


def test_a_number_is_no_day_and_a_day_is_no_number():
    for text, is_date in (("71,5", True), ("31/12/2023", False)):
        with pytest.raises(TypedError):
            typed(text, is_date=is_date)


def test_of_an_indicator_in_days_only_the_weight_is_a_number():
    days = a_measure(is_date=True)
    assert typed_for("31/12/2023", days, Field.TARGET).text == "2023-12-31"
    assert typed_for("31/12/2023", days, Field.SOGLIA).text == "2023-12-31"
    assert typed_for("12,5", days, Field.WEIGHT).value == 12.5
    assert typed_for("12,5", replace(days, is_date=False), Field.TARGET).value == 12.5


def test_no_number_is_written_as_nothing():
    assert written(None) == ""
    assert written(between("10", "15.5")) == "tra 10 e 15,5"


numbers = st.builds(
    lambda sign, whole, decimals: f"{sign}{whole}{',' if decimals else ''}{decimals}",
    st.sampled_from(["", "-"]),
    st.integers(0, 999_999).map(str),
    st.from_regex(r"[0-9]{0,8}", fullmatch=True),
)


@given(numbers)
def test_a_number_typed_is_written_and_read_again_the_same_and_the_store_reads_it_too(text):
    quantity = typed(text)
    assert typed(written(quantity)) == quantity
    assert assumed(quantity.text) == quantity


@given(st.dates(min_value=date(1861, 3, 17)))
def test_a_day_typed_is_written_and_read_again_the_same_and_the_store_reads_it_too(day):
    quantity = typed(day.isoformat(), is_date=True)
    assert typed(written(quantity), is_date=True) == quantity
    assert assumed(quantity.text) == quantity


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_a_number_that_no_document_prints_is_written_with_all_its_digits(value):
    assert typed(written(Quantity(value))).value == pytest.approx(value, rel=1e-14, abs=1e-12)
