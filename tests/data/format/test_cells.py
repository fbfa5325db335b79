"""One cell: what is accepted, and what a person is told to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.cells import MOST_CHARACTERS, Refusal, refusal
from data.format.tables import TABLES, Column, Kind

COLUMN = {
    kind: Column("c", "C", kind, "Significato", words=(">=", "higher", "lower") if kind is Kind.WORD else ())
    for kind in Kind
}

ABSENT = "Lasciare vuota la cella: il tipo di assenza si scrive nella colonna availability, dove c'è."
CALENDAR = "Scrivere una data che esiste, AAAA-MM-GG."
NO_NUMBER = "Scrivere solo cifre, con il punto decimale e senza unità di misura, oppure lasciare vuoto."
NUMBER_GUESS = "Scrivere {}: punto decimale, niente separatore delle migliaia."
WORDS = "Scrivere una di: >=, higher, lower."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.NUMBER, "12.50"),
        (Kind.NUMBER, "-7"),
        (Kind.NUMBER, "+5.58"),
        (Kind.VALUE, "2022-12-31"),
        (Kind.VALUE, "0.10"),
        (Kind.DATE, "2024-02-29"),
        (Kind.INTEGER, "2022"),
        (Kind.FLAG, "0"),
        (Kind.FLAG, "1"),
        (Kind.WORD, ">="),
        (Kind.CODE, "kpi2.1.1-06a"),
        (Kind.TEXT, " come stampato "),
        (Kind.TEXT, "prima riga\nseconda riga"),
    ],
)
def test_what_the_format_asks_for_is_accepted(kind: Kind, text: str) -> None:
    assert refusal(text, COLUMN[kind]) is None


@pytest.mark.parametrize(
    ("column", "text", "remedy"),
    [
        ("target", "≥95%", "Scrivere >= nella colonna op e solo 95 nella colonna target."),
        ("target", "<= 1.234,5", "Scrivere <= nella colonna op e solo 1234.5 nella colonna target."),
        ("target", "≥", "Scrivere >= nella colonna op e solo il numero nella colonna target."),
        ("target", "> molti", "Scrivere > nella colonna op e solo il numero nella colonna target."),
        (
            "target",
            "almeno 3.000",
            "Scrivere >= nella colonna op e solo 3000 (3.0000 se il punto divide i decimali) nella colonna target.",
        ),
        ("target", "30 o meno", "Scrivere <= nella colonna op e solo 30 nella colonna target."),
        ("target", ">", "Scrivere > nella colonna op e solo il numero nella colonna target."),
        ("target", "entro il 30/6/2024", "Scrivere by nella colonna op e solo 2024-06-30 nella colonna target."),
        ("target", "almeno buono", f"{NO_NUMBER[:-1]}; ciò che si promette a parole va nella colonna text."),
        ("target", "tra 10 e 15", f"{NO_NUMBER[:-1]}; ciò che si promette a parole va nella colonna text."),
        ("op", "≥", "Scrivere >=."),
        ("op", "almeno", "Scrivere >=."),
        ("op", "Al più", "Scrivere <=."),
        ("op", "entro il", "Scrivere by."),
        ("op", "circa", "Scrivere una di: >=, <=, >, <, =, by."),
        ("soglia", ">80", "Scrivere 80: senza operatore, che è del target e ha la colonna op."),
        ("target", "molti", f"{NO_NUMBER[:-1]}; ciò che si promette a parole va nella colonna text."),
        ("actual", "molti", f"{NO_NUMBER[:-1]}; ciò che si dice a parole va nella colonna note."),
    ],
)
def test_an_operator_or_words_in_a_number_are_sent_to_their_column(column: str, text: str, remedy: str) -> None:
    found = refusal(text, next(each for table in TABLES for each in table.columns if each.name == column))
    assert found is not None
    assert found.remedy == remedy


@pytest.mark.parametrize(
    ("kind", "text", "remedy"),
    [
        (Kind.NUMBER, "12,5", "Scrivere 12.5: punto decimale"),
        (Kind.NUMBER, "1.234,56", "Scrivere 1234.56:"),
        (Kind.NUMBER, "1.234.567", "Scrivere 1234567:"),
        (Kind.NUMBER, "1,234.5", "Scrivere 1234.5:"),
        (Kind.NUMBER, "1 234", "Scrivere 1234:"),
        (Kind.NUMBER, "-8,75", "Scrivere -8.75:"),
        (Kind.NUMBER, "−7", "Scrivere -7:"),
        (Kind.NUMBER, "12 %", "Scrivere 12:"),
        (Kind.NUMBER, " 12", "Scrivere 12:"),
        (Kind.NUMBER, "1,234", "Scrivere 1.2340:"),
        (Kind.NUMBER, "16.293 €", "Scrivere 16293 se il punto divide le migliaia, 16.2930 se i decimali."),
        (Kind.VALUE, "−14.000", "Scrivere -14000 se il punto divide le migliaia, -14.0000 se i decimali."),
        (Kind.VALUE, "Sì", "Scrivere 1: 1 per sì, 0 per no."),
        (Kind.VALUE, "NO", "Scrivere 0: 1 per sì, 0 per no."),
        (Kind.NUMBER, "ND", "availability"),
        (Kind.NUMBER, "1e5", "Scrivere solo cifre"),
        (Kind.NUMBER, "nan", "Scrivere solo cifre"),
        (Kind.NUMBER, "９", "Scrivere solo cifre"),
        (Kind.VALUE, "01/02/2023", "Scrivere 2023-02-01: anno-mese-giorno."),
        (Kind.VALUE, "12,5", "Scrivere 12.5:"),
        (Kind.DATE, "31/12/2022", "Scrivere 2022-12-31"),
        (Kind.DATE, "31.12.2022", "Scrivere 2022-12-31"),
        (Kind.DATE, "2023-02-30", "una data che esiste"),
        (Kind.DATE, "dicembre", "AAAA-MM-GG"),
        (Kind.DATE, "99/99/2022", "AAAA-MM-GG"),
        (Kind.INTEGER, "2022.0", "solo cifre"),
        (Kind.INTEGER, "02022", "solo cifre"),
        (Kind.FLAG, "sì", "Scrivere 1: 1 per sì"),
        (Kind.FLAG, "2", "1 per sì, 0 per no"),
        (Kind.WORD, "Higher", "Forse higher? Scrivere una di: >=, higher, lower."),
        (Kind.WORD, "altro", "Scrivere una di:"),
        (Kind.CODE, "kpi2.1.1-06a ", "Scrivere «kpi2.1.1-06a»"),
        (Kind.CODE, "\u00a0A01", "Scrivere «A01»"),
        (Kind.TEXT, "zero\0", "Riscrivere la cella"),
    ],
)
def test_each_mistake_has_its_own_remedy(kind: Kind, text: str, remedy: str) -> None:
    found = refusal(text, COLUMN[kind])
    assert found is not None
    assert remedy in found.remedy
    assert found.what.endswith(".")
    assert found.remedy.endswith(".")


def test_a_blank_cell_is_refused_only_where_a_value_is_required() -> None:
    for table in TABLES:
        for column in table.columns:
            assert (refusal("", column) is not None) == column.required


def test_a_cell_longer_than_any_text_is_refused_with_its_length() -> None:
    assert refusal("a" * MOST_CHARACTERS, COLUMN[Kind.TEXT]) is None
    found = refusal("a" * (MOST_CHARACTERS + 1), COLUMN[Kind.TEXT])
    assert found == Refusal(
        "La cella ha 131.073 caratteri, ma ne può avere al più 131.072.",
        "Accorciare il testo; se la cella contiene più righe del file, controllare le virgolette.",
    )


@pytest.mark.parametrize(
    ("kind", "text", "what", "remedy"),
    [
        (Kind.CODE, " a1", "« a1» ha spazi all'inizio o alla fine.", "Scrivere «a1», senza spazi attorno."),
        (Kind.NUMBER, "n.d.", "«n.d.» non è un numero.", ABSENT),
        (Kind.NUMBER, " – ", "«–» non è un numero.", ABSENT),
        (Kind.NUMBER, "tanti", "«tanti» non è un numero.", NO_NUMBER),
        (Kind.NUMBER, "€ 1'234,50", "«€ 1'234,50» non è un numero.", NUMBER_GUESS.format("1234.50")),
        (Kind.NUMBER, "+1.234.567,8", "«+1.234.567,8» non è un numero.", NUMBER_GUESS.format("+1234567.8")),
        (Kind.NUMBER, "-1,234,567.8", "«-1,234,567.8» non è un numero.", NUMBER_GUESS.format("-1234567.8")),
        (Kind.VALUE, " s ", "«s» non è un numero.", "Scrivere 1: 1 per sì, 0 per no."),
        (Kind.VALUE, "5.1.2022", "«5.1.2022» non è una data.", "Scrivere 2022-01-05: anno-mese-giorno."),
        (Kind.VALUE, "2022-02-30", "«2022-02-30» non è un giorno del calendario.", CALENDAR),
        (Kind.DATE, "2022-02-30", "«2022-02-30» non è un giorno del calendario.", CALENDAR),
        (Kind.DATE, " 1/2/2022 ", "«1/2/2022» non è una data.", "Scrivere 2022-02-01: anno-mese-giorno."),
        (Kind.DATE, "ieri", "«ieri» non è una data.", "Scrivere AAAA-MM-GG, anno-mese-giorno."),
        (Kind.INTEGER, "1.5", "«1.5» non è un numero intero.", "Scrivere solo cifre, per esempio 2022."),
        (Kind.FLAG, " Vero ", "«Vero» non è né 0 né 1.", "Scrivere 1: 1 per sì, 0 per no."),
        (Kind.FLAG, "forse", "«forse» non è né 0 né 1.", "Scrivere 1 per sì, 0 per no."),
        (Kind.WORD, " HIGHER", "«HIGHER» non è fra le parole ammesse.", f"Forse higher? {WORDS}"),
        (Kind.WORD, "lowest", "«lowest» non è fra le parole ammesse.", WORDS),
        (Kind.TEXT, "a\x07", "La cella contiene caratteri di controllo invisibili.", "Riscrivere la cella a mano."),
        (Kind.INTEGER, "una\ndue", "«una due» non è un numero intero.", "Scrivere solo cifre, per esempio 2022."),
        (Kind.INTEGER, "a" * 40, f"«{'a' * 40}» non è un numero intero.", "Scrivere solo cifre, per esempio 2022."),
        (Kind.INTEGER, "a" * 41, f"«{'a' * 39}…» non è un numero intero.", "Scrivere solo cifre, per esempio 2022."),
    ],
)
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(kind: Kind, text: str, what: str, remedy: str) -> None:
    assert refusal(text, COLUMN[kind]) == Refusal(what, remedy)


@pytest.mark.parametrize(("words", "remedy"), [((), "Significato."), (("a", "b"), "Significato: a, b.")])
def test_a_blank_cell_is_told_the_meaning_of_its_column(words: tuple[str, ...], remedy: str) -> None:
    column = Column("c", "C", Kind.WORD, "Significato", required=True, words=words)
    assert refusal("", column) == Refusal("La cella è vuota, ma qui un valore serve.", remedy)


@given(text=st.text(max_size=40))
def test_a_remedy_that_names_a_number_or_a_date_is_itself_accepted(text: str) -> None:
    for kind in (Kind.NUMBER, Kind.DATE):
        found = refusal(text, COLUMN[kind])
        if found and found.remedy.startswith("Scrivere ") and ": " in found.remedy:
            proposed = found.remedy.removeprefix("Scrivere ").partition(": ")[0]
            assert refusal(proposed, COLUMN[kind]) is None


@given(text=st.text(), kind=st.sampled_from(Kind))
def test_no_text_raises(text: str, kind: Kind) -> None:
    refusal(text, COLUMN[kind])
