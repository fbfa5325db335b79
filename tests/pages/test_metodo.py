"""The page Metodo: every answer at once in the address, the figures tried, the choices that reproduce them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.facts.format import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def words(at: AppTest) -> str:
    found = [*at.markdown, *at.caption, *at.warning, *at.info, *at.error]
    return " ".join(element.value for element in found).replace("\\", "").replace(NBSP, " ")


def well(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def test_the_figures_of_the_year_are_tried_at_once(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023"))
    assert "Coincidono 68 su 69" in words(at)
    assert at.selectbox(key="metodo sotto").value == "proporzionale"
    table = at.dataframe[-1].value
    assert list(table.iloc[0]) == ["D02.07_1", table.iloc[0]["Che cosa"], "97,72", "100", "non coincide"]


def test_an_answer_goes_into_the_address_and_the_methods_own_comes_out_of_it(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023"))
    at = well(at.selectbox(key="metodo sotto").set_value("on_off").run())
    assert at.query_params["sotto"] == "on_off"
    assert "Coincidono 52 su 69" in words(at)
    at = well(at.selectbox(key="metodo sotto").set_value("proporzionale").run())
    assert "sotto" not in at.query_params
    assert "Coincidono 68 su 69" in words(at)


def test_answers_of_the_address_that_no_question_has_are_passed_over(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", sotto="mai", sopra="0", parole="90 50"))
    assert "Coincidono 68 su 69" in words(at)


def test_the_choices_that_reproduce_the_figures_are_told_and_taken(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", sotto="on_off"))
    at = well(at.button(key="metodo prova").click().run())
    assert "con 1 scelta diversa coincidono 68 su 69" in words(at)
    at = well(at.button(key="metodo usa").click().run())
    assert at.selectbox(key="metodo sotto").value == "proporzionale"
    assert not {"sotto", "prova"} & set(at.query_params)


def test_figures_of_ones_own_are_tried_without_being_asked(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", cifre="mie"))
    assert "Coincide 1 su 3" in words(at)
    assert "con 2 scelte diverse coincidono 3 su 3" in words(at)
    at = well(at.button(key="metodo usa").click().run())
    assert at.query_params["sotto"] == "soglia_lineare"
    assert "Coincidono 3 su 3" in words(at)


def test_limits_that_do_not_rise_are_not_taken(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023"))
    at = well(at.number_input(key="metodo parola 1").set_value(80.0).run())
    assert at.query_params["parole"] == ">0 >80"
    at = well(at.number_input(key="metodo parola 0").set_value(85.0).run())
    assert at.query_params["parole"] == ">0 >80"
    assert at.toast[0].value.startswith("Le parole vanno dalla più bassa")


HALF = ";Nuovo;crescere;;;;;\n"
"""A row that is being typed."""


def typed(*rows: str) -> dict[str, str]:
    return {"ente": "torino", "anno": "2022", "cifre": "mie", "tabella": "".join(f"{row}\n" for row in rows)}


@pytest.mark.parametrize("answers", [{}, {"sopra": "150"}])
def test_a_published_score_above_100_is_no_mistake(opened: Callable[..., AppTest], answers: dict[str, str]) -> None:
    at = well(opened("metodo", **typed(";Imprese;crescere;almeno 100;;110;100;110"), **answers))
    assert not at.warning
    told = "Coincide 1 su 1" if answers else "con 1 scelta diversa coincide 1 su 1"
    assert told in words(at)
    assert at.selectbox(key="metodo sopra").value == answers.get("sopra", "100")


def test_a_bad_row_is_left_out_and_the_questions_stay(opened: Callable[..., AppTest]) -> None:
    good, bad = "Servizi;Imprese;crescere;almeno 100;;80;60;80", ";Tempo;calare;al più 30 gg;boh;33;40;70"
    at = well(opened("metodo", **typed(good, bad, HALF)))
    assert "Coincide 1 su 1" in words(at)
    (warning,) = at.warning
    assert warning.value.replace("\\", "").startswith("Riga 2, «Tempo», colonna Soglia: «boh»")
    assert warning.value.endswith("Per ora la riga è lasciata fuori.")
    assert "La riga 3 è da finire" in words(at)


@pytest.mark.parametrize("row", [HALF.strip(), ";;;;;;;"])
def test_a_table_without_a_whole_row_is_no_mistake(opened: Callable[..., AppTest], row: str) -> None:
    at = well(opened("metodo", **typed(row)))
    assert not at.warning
    assert at.selectbox(key="metodo sotto").value == "proporzionale"


def test_an_answer_that_changes_another_says_so(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="torino", anno="2022"))
    assert "cambia anche" not in words(at)
    at = well(at.selectbox(key="metodo sotto").set_value("on_off").run())
    now = at.selectbox(key="metodo calo").value
    assert now == "inversa"
    assert "cambia anche «E ciò che deve calare?»: ora è «In proporzione: target / consuntivo»" in words(at)


@pytest.mark.parametrize("answers", [{"sopra": "150.0"}, {"calo": "inversa"}, {"sotto": "mai"}])
def test_an_answer_that_changes_no_other_says_nothing(opened: Callable[..., AppTest], answers: dict[str, str]) -> None:
    assert "cambia anche" not in words(well(opened("metodo", ente="torino", anno="2022", **answers)))


def test_the_example_is_of_the_figures_that_are_tried(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="torino", anno="2022"))
    chosen = at.selectbox[-1]
    at = well(chosen.set_value(2).run())
    at.query_params["cifre"] = "mie"
    at = well(at.run())
    assert at.selectbox[-1].value == 0
    assert at.selectbox[-1].options[0] == "O1.i1 Imprese assistite"
