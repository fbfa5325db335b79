"""Every way in which people write a value is read as what it means, or refused; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.cells import Refusal, refusal
from data.format.tables import ACTUALS, LABELS, TABLES, TARGETS, Kind
from data.format.written import About, Written, read_written
from data.format.written_target import read_actual, read_target
from data.plan.identity import Ente, Unit, UnitKind
from data.plan.quantities import NUMBER

UNITS = (
    Unit("%", "per cento", "%", UnitKind.PERCENT),
    Unit("N.", "numero", "", UnitKind.COUNT),
    Unit("gg", "giorni", "gg", UnitKind.DAYS),
    Unit("min", "minuti", "'", UnitKind.NUMBER),
    Unit("rapporto", "rapporto", "", UnitKind.NUMBER),
    Unit("data", "data", "", UnitKind.DATE),
    Unit("euro", "euro", "€", UnitKind.NUMBER),
)
ENTE = Ente("x", "X", "X", "", (), (), (), UNITS)
COLUMNS = {(table.name, column.name): column for table in TABLES for column in table.columns}


def about(unit: str = "", *, typed: bool = False, unknown: bool = False) -> About:
    return About(ENTE, 2022, unit, is_typed=typed, may_be_percent=unknown)


def cells(read: Written | Refusal) -> dict[str, str]:
    assert isinstance(read, Written), read
    return dict(read.cells)


TARGETS_WRITTEN = [
    (">= 1.234,5", "rapporto", {"op": ">=", "target": "1234.5"}),
    (">= 1'234,5", "rapporto", {"op": ">=", "target": "1234.5"}),
    ("≥91%", "%", {"op": ">=", "target": "91"}),
    ("≤ 0,5 %", "%", {"op": "<=", "target": "0.5"}),
    ("= 98,0%", "%", {"op": "=", "target": "98.0"}),
    ("> 95", "%", {"op": ">", "target": "95"}),
    (" >=\n 91 %  ", "%", {"op": ">=", "target": "91"}),
    ("almeno 12", "N.", {"op": ">=", "target": "12"}),
    ("non più di 30 giorni", "gg", {"op": "<=", "target": "30"}),
    ("entro il 31/12/2022", "data", {"op": "by", "target": "2022-12-31"}),
    ("entro 30/4", "", {"op": "by", "target": "2022-04-30"}),
    ("Entro il primo semestre", "data", {"op": "by", "target": "2022-06-30"}),
    ("entro il 30 giugno 2023", "data", {"op": "by", "target": "2023-06-30"}),
    ("entro fine anno", "data", {"op": "by", "target": "2022-12-31"}),
    ("entro 30 gg.", "gg", {"op": "<=", "target": "30"}),
    ("zero", "N.", {"target": "0"}),
    ("= zero", "N.", {"op": "=", "target": "0"}),
    ("30 gg.", "gg", {"target": "30"}),
    ("26'", "min", {"target": "26"}),
    ("≥91%", "", {"op": ">=", "target": "91", "unit": "%"}),
    ("1.234", "N.", {"target": "1234"}),
    ("1.234.567", "rapporto", {"target": "1234567"}),
    ("120,00", "rapporto", {"target": "120.00"}),
    ("1,234", "rapporto", {"target": "1.234"}),
    ("", "%", {"target": ""}),
    ("almeno 3.000", "N.", {"op": ">=", "target": "3000"}),
    ("almeno il 90 %", "%", {"op": ">=", "target": "90"}),
    ("non meno dell'80%", "%", {"op": ">=", "target": "80"}),
    ("3.000 o più", "N.", {"op": ">=", "target": "3000"}),
    ("30 giorni o meno", "gg", {"op": "<=", "target": "30"}),
    ("fino a 30 gg", "gg", {"op": "<=", "target": "30"}),
    ("superiore all'80 %", "%", {"op": ">", "target": "80"}),
    ("tra 10 e 15", "%", {"target": "", "text": "tra 10 e 15"}),
    ("fra 10 e 15 giorni", "gg", {"target": "", "text": "tra 10 e 15"}),
    ("tra il 10% e il 12,5%", "", {"target": "", "text": "tra 10 e 12,5", "unit": "%"}),
    ("tra 1.000 e 2.000", "N.", {"target": "", "text": "tra 1000 e 2000"}),
    ("mantenimento", "%", {"target": "", "text": "mantenimento"}),
    ("+10% rispetto al 2021", "N.", {"target": "", "text": "+10% rispetto al 2021"}),
    ("superiore alla media nazionale", "%", {"op": ">", "target": "", "text": "media nazionale"}),
]


@pytest.mark.parametrize(("text", "unit", "read"), TARGETS_WRITTEN)
def test_a_target_is_read_whole_from_one_cell(text: str, unit: str, read: dict[str, str]) -> None:
    assert cells(read_target(text, about(unit))) == read


@pytest.mark.parametrize(
    "text",
    ["target minimo 70, target atteso 90", "minimo: 70 / atteso: 90", "Minimo 70 e atteso 90", "minimo 70 - atteso 90"],
)
def test_two_targets_in_a_cell_are_refused_with_the_place_of_each(text: str) -> None:
    read = read_target(text, about("N."))
    assert isinstance(read, Refusal)
    assert read.what.endswith("dice due target.")
    assert read.remedy.startswith("Scrivere 90 come target e 70 fra le soglie (soglie.csv)")


@pytest.mark.parametrize(
    "text",
    ["tra luglio e agosto", "da 10 a 15", "+10% rispetto al 2022", "SI/NO", "SI", "ND", "10-15", "incremento del 10 %"],
)
def test_what_no_number_says_stays_in_words_and_is_said(text: str) -> None:
    read = read_target(text, about("%"))
    assert cells(read) == {"target": "", "text": text}
    assert isinstance(read, Written)
    assert read.notice is not None


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("1.234", "rapporto", "«1.234» si può leggere in due modi."),
        (">= 1.234", "", "«1.234» si può leggere in due modi."),
        ("30 gg", "%", "«30 gg» ha l'unità «gg», ma quella dell'indicatore è «%»."),
        ("5 chili", "", "«chili» non è un'unità dell'ente."),
        ("tra 10 e 15 gg", "%", "«15 gg» ha l'unità «gg», ma quella dell'indicatore è «%»."),
        ("almeno 3.000", "rapporto", "«3.000» si può leggere in due modi."),
        ("1.23.4", "%", "«1.23.4» non è un numero né una data."),
        ("1,234", "N.", "«1,234» ha tre decimali, e un conteggio è un numero intero."),
        ("entro il 31/2/2022", "data", "«entro il 31/2/2022» non dice un giorno."),
        ("30/4/2022", "data", None),
        ("32/4", "data", "«32/4» non è una data."),
        (">= 5 >= 6", "%", "«5 >= 6» ha l'unità «>= 6», ma"),
    ],
)
def test_a_target_that_cannot_be_told_is_refused_with_the_remedy(text: str, unit: str, what: str | None) -> None:
    read = read_target(text, about(unit))
    if what is None:
        assert cells(read) == {"target": "2022-04-30"}
    else:
        assert isinstance(read, Refusal)
        assert read.what.startswith(what) or "non è un numero" in read.what
        assert read.remedy.endswith(".")


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("ND", "%", {"actual": "", "availability": "ND"}),
        ("n.d.", "%", {"actual": "", "availability": "nd"}),
        ("Non ancora disponibile", "%", {"actual": "", "availability": "non ancora disponibile"}),
        ("SI", "N.", {"actual": "1"}),
        ("Sì", "%", {"actual": "100"}),
        ("no", "%", {"actual": "0"}),
        ("75/64.095", "%", {"actual": "", "numerator": "75", "denominator": "64095"}),
        ("75 / 300", "", {"actual": "", "numerator": "75", "denominator": "300"}),
        ("30/4", "data", {"actual": "2022-04-30"}),
        ("30 gg.", "gg", {"actual": "30"}),
        ("26'", "min", {"actual": "26"}),
        ("zero", "N.", {"actual": "0"}),
        ("-7,60 %", "%", {"actual": "-7.60"}),
        ("64.095", "N.", {"actual": "64095"}),
        ("15.06.2022", "data", {"actual": "2022-06-15"}),
    ],
)
def test_a_result_is_read_with_its_absences_and_its_parts(text: str, unit: str, read: dict[str, str]) -> None:
    assert cells(read_actual(text, about(unit))) == read


@pytest.mark.parametrize(
    ("text", "unit"),
    [("3/4", ""), ("SI/NO", "%"), ("-", "%"), ("64.095", ""), ("5 %", ""), ("SI", "data"), ("1/2/3", "%")],
)
def test_a_result_that_cannot_be_told_is_refused(text: str, unit: str) -> None:
    assert isinstance(read_actual(text, about(unit)), Refusal)


@pytest.mark.parametrize(
    ("place", "text", "typed", "read"),
    [
        (("measures", "weight"), "20 %", False, "20"),
        (("measures", "weight"), "20%", True, "20"),
        (("measures", "weight"), "1.234", False, "1.234"),
        (("measures", "weight"), "33,33", False, "33.33"),
        (("measures", "direction"), "Crescere", False, "higher"),
        (("measures", "direction"), "lower", False, "lower"),
        (("measures", "is_new"), "SÌ", False, "1"),
        (("measures", "is_new"), "x", False, "1"),
        (("targets", "op"), "≥", False, ">="),
        (("targets", "op"), "entro", False, "by"),
        (("targets", "act_date"), "13/9/2022", False, "2022-09-13"),
        (("targets", "act_date"), "13 settembre 2022", False, "2022-09-13"),
        (("targets", "year"), " 2.022 ", False, "2022"),
        (("targets", "year"), "2022", True, "2022"),
        (("nodes", "node_code"), " OS01 \n", False, "OS01"),
        (("nodes", "node_code"), "1", True, "1"),
        (("nodes", "title"), " due\r\nrighe ", False, "due\nrighe"),
        (("actuals", "availability"), "ND", False, "ND"),
        (("actuals", "availability"), "nd", False, "nd"),
        (("actuals", "availability"), "non fatto", False, "blank"),
        (("benchmarks", "statistic"), "media", False, "mean"),
        (("measures", "confidence"), "media", False, "medium"),
        (("actuals", "actual"), "0.1234", True, "0.1234"),
        (("actuals", "actual"), "1.234", True, "1.234"),
    ],
)
def test_a_cell_of_each_kind_is_read(place: tuple[str, str], text: str, typed: bool, read: str) -> None:  # noqa: FBT001
    assert cells(read_written(text, COLUMNS[place], about(typed=typed))) == {place[1]: read}


def test_a_code_that_the_sheet_has_turned_into_a_number_or_a_day_is_refused() -> None:
    column = COLUMNS["nodes", "node_code"]
    assert isinstance(read_written("1.1", column, about(typed=True)), Refusal)
    assert isinstance(read_written("2022-01-01", column, about(typed=True)), Refusal)


def test_a_fraction_whose_format_is_not_known_is_refused_where_it_may_be_a_percentage() -> None:
    read = read_actual("0.85", about("%", typed=True, unknown=True))
    assert isinstance(read, Refusal)
    assert "0,85 % o 85 %" in read.what
    assert cells(read_actual("85", about("%", typed=True, unknown=True))) == {"actual": "85"}
    assert cells(read_actual("85%", about("%", typed=True))) == {"actual": "85"}


ANY_TEXT = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789.,'/-+%<>=≥ entrogilsm", max_size=20),
    st.sampled_from([text for text, _, _ in TARGETS_WRITTEN]),
)


@given(text=ANY_TEXT, unit=st.sampled_from(["", *(unit.code for unit in UNITS)]), typed=st.booleans())
def test_no_text_raises_and_what_is_read_is_canonical(text: str, unit: str, typed: bool) -> None:  # noqa: FBT001
    known = about(unit, typed=typed)
    for column in COLUMNS.values():
        read = read_written(text, column, known)
        if isinstance(read, Written) and column.kind not in {Kind.TEXT, Kind.CODE}:
            assert read.cells[column.name] == "" or refusal(read.cells[column.name], column) is None
    for read in (read_target(text, known), read_actual(text, known)):
        if isinstance(read, Written):
            of = TARGETS if "op" in read.cells or "target" in read.cells else ACTUALS
            found = {c.name: c for c in of.columns}
            written = {name: value for name, value in read.cells.items() if value and found[name].kind is not Kind.TEXT}
            assert all(refusal(value, found[name]) is None for name, value in written.items())


@st.composite
def written_quantities(draw: st.DrawFn) -> tuple[Decimal, str]:
    """A quantity, and one of the ways in which people write it."""
    value = draw(st.decimals(-10_000_000, 10_000_000, places=draw(st.integers(0, 5)), allow_nan=False))
    digits = f"{abs(value):f}"
    whole, _, decimals = digits.partition(".")
    groups = f"{int(whole):,}".replace(",", draw(st.sampled_from(["", ".", " ", "\u00a0"])))
    sign = "" if value >= 0 and not value.is_signed() else draw(st.sampled_from(["-", "- ", "\u2212"]))
    around = draw(st.sampled_from(["{}", " {}", "{} ", "{}\n", "{} %", "{}%", "{} per cento"]))
    return value, around.format(f"{sign}{groups},{decimals}" if decimals else f"{sign}{groups}")


@given(drawn=written_quantities(), op=st.sampled_from(["", ">=", "≥ ", "<= ", "= ", "almeno "]))
def test_a_quantity_written_by_a_person_is_read_as_that_very_quantity_or_refused(
    drawn: tuple[Decimal, str], op: str
) -> None:
    value, text = drawn
    read = read_target(f"{op}{text}", about("%"))
    if isinstance(read, Written):
        assert NUMBER.fullmatch(read.cells["target"])
        assert Decimal(read.cells["target"]) == value
        assert read.cells.get("op", "")[:1] == op.strip().replace("≥", ">").replace("almeno", ">")[:1]
    else:
        assert "due modi" in read.what
        assert text.strip(" %\nperctno").count(".") == 1


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), form=st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]))
def test_a_day_written_by_a_person_is_read_as_that_very_day(day: date, form: str) -> None:
    assert cells(read_target(f"entro il {day:{form}}", about("data"))) == {"op": "by", "target": day.isoformat()}
    assert cells(read_written(f" {day:{form}}", COLUMNS["targets", "act_date"], about())) == {
        "act_date": day.isoformat()
    }


def test_every_word_that_a_workbook_shows_is_read_back_as_itself() -> None:
    for table in TABLES:
        for column in table.columns:
            for word in column.words:
                for text in (word, LABELS.get(word, word)):
                    assert cells(read_written(text, column, about())) == {column.name: word}


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Cresce", "higher"),
        ("aumenta", "higher"),
        ("CRESCENTE", "higher"),
        ("crescere", "higher"),
        ("↑", "higher"),
        ("cala", "lower"),
        ("diminuire", "lower"),
        ("in diminuzione", "lower"),
        ("↓", "lower"),
        ("esatto", "nominal"),
        ("lower", "lower"),
    ],
)
def test_a_direction_is_read_in_the_words_of_offices(written: str, word: str) -> None:
    assert cells(read_written(written, COLUMNS["measures", "direction"], about())) == {"direction": word}


@pytest.mark.parametrize(
    ("written", "amount"),
    [("€ 120.000", "120000"), ("1.234", "1234"), ("131250,5", "131250.5"), ("1.234,50", "1234.50")],
)
def test_a_dot_before_three_digits_of_an_amount_of_euros_divides_thousands(written: str, amount: str) -> None:
    assert cells(read_actual(written, about("euro"))) == {"actual": amount}


@pytest.mark.parametrize("written", ["non fatto", "Non realizzato", "non attuato."])
def test_what_was_not_done_is_no_value_and_is_not_awaited(written: str) -> None:
    assert cells(read_actual(written, about("N."))) == {"actual": "", "availability": "blank"}
