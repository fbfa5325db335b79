"""Rows that are being typed: the whole ones are read, a bad one is said by its number and column, the rest wait."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.flat_layout import Role
from data.format.new_ente import NewEnte
from data.format.own_figures import COLUMNS, UNNAMED, plan_of
from data.format.own_rows import Row, Typed, read_rows, rows_of_text, rows_text

NEW = NewEnte(code="ente", name="Ente", short_name="Ente", year=2024)
GOOD = ";Imprese;crescere;almeno 100;50;80;60;80"
TEXTS = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=9)


def read(*rows: str) -> Typed:
    return read_rows(rows_of_text("\n".join(rows)), NEW)


def names(typed: Typed) -> dict[str, str]:
    """The title of the objective of every indicator that was read."""
    assert typed.folder is not None
    plan = plan_of(typed.folder)
    titles = {node.node_code: node.title for node in plan.nodes}
    return {measure.indicator_name: titles[measure.key.node_code] for measure in plan.measures}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (";Tempo;calare;al più 30;boh;33;40;70", "Riga 2, «Tempo», colonna Soglia: «boh»"),
        (";Tempo;calare;al più 30;20;33;40;70", "Riga 2, «Tempo», colonna Soglia: La soglia 20 è dalla parte"),
        (";Tempo;;30;;33;40;70", "Riga 2, «Tempo», colonna Verso: La cella è vuota"),
        (";Tempo;calare;al più 30;;33;140;70", "Riga 2, «Tempo», colonna Peso dell'indicatore: Il peso 140"),
        (";Tempo;calare;al più 30;;33;40;-3", "Riga 2, «Tempo», colonna Punteggio pubblicato: Il punteggio -3"),
        (";Tempo;calare;al più 30;;33;40;1001", "Riga 2, «Tempo», colonna Punteggio pubblicato: Il punteggio 1001"),
    ],
)
def test_a_bad_row_is_said_and_takes_no_other_away(bad: str, said: str) -> None:
    typed = read(GOOD, bad, ";Bando;calare;entro il 30/06;;15/05;40;100")
    assert [sentence[: len(said)] for sentence in typed.left_out] == [said]
    assert list(names(typed)) == ["Imprese", "Bando"]


@pytest.mark.parametrize("score", ["101", "110", "150", "1000"])
def test_a_score_above_100_is_read(score: str) -> None:
    assert read(f";Imprese;crescere;almeno 100;;110;100;{score}").left_out == ()


@pytest.mark.parametrize(
    "begun", [";Nuovo;;;;;;", ";Nuovo;crescere;almeno 3;2;;;", ";;crescere;;;;;", ";;;;;;;70", ";;;almeno 3;;2;;"]
)
def test_a_row_that_is_being_typed_waits(begun: str) -> None:
    typed = read(GOOD, begun)
    assert (typed.left_out, typed.unfinished, list(names(typed))) == ((), (2,), ["Imprese"])


def test_a_row_is_of_the_objective_named_last_whatever_was_left_out() -> None:
    typed = read(GOOD, "Servizi;Tempo;calare;al più 30;boh;33;40;70", ";Bando;calare;entro il 30/06;;15/05;40;100")
    assert names(typed) == {"Imprese": UNNAMED, "Bando": "Servizi"}


def test_the_title_of_an_objective_alone_is_of_the_rows_below() -> None:
    typed = read("Servizi;;;;;;;", GOOD)
    assert (typed.unfinished, names(typed)) == ((), {"Imprese": "Servizi"})


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, TEXTS)), max_size=4))
def test_rows_written_into_an_address_are_read_back(rows: list[Row]) -> None:
    assert rows_of_text(rows_text(rows)) == rows


def test_an_address_with_too_few_or_too_many_cells_is_read_as_far_as_it_goes() -> None:
    (few, many) = rows_of_text("a;b\n1;2;3;4;5;6;7;8;9")
    assert (few[Role.INDICATOR], few[Role.PUBLISHED], many[Role.PUBLISHED]) == ("b", "", "8")
