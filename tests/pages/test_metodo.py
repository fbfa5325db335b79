"""The page Metodo: every answer at once in the address, the figures tried, the choices that reproduce them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    assert "coincidono 68 su 69" in words(at)
    assert at.selectbox(key="metodo sotto").value == "proporzionale"
    table = at.dataframe[-1].value
    assert list(table.iloc[0]) == ["D02.07_1", table.iloc[0]["Che cosa"], "97,72", "100", "non coincide"]


def test_an_answer_goes_into_the_address_and_the_methods_own_comes_out_of_it(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023"))
    at = well(at.selectbox(key="metodo sotto").set_value("on_off").run())
    assert at.query_params["sotto"] == "on_off"
    assert "coincidono 52 su 69" in words(at)
    at = well(at.selectbox(key="metodo sotto").set_value("proporzionale").run())
    assert "sotto" not in at.query_params
    assert "coincidono 68 su 69" in words(at)


def test_answers_of_the_address_that_no_question_has_are_passed_over(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", sotto="mai", sopra="0", parole="90 50"))
    assert "coincidono 68 su 69" in words(at)


def test_the_choices_that_reproduce_the_figures_are_told_and_taken(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", sotto="on_off"))
    at = well(at.button(key="metodo prova").click().run(timeout=120))
    assert "con 1 scelta diversa coincidono 68 su 69" in words(at)
    at = well(at.button(key="metodo usa").click().run(timeout=120))
    assert at.selectbox(key="metodo sotto").value == "proporzionale"
    assert not {"sotto", "prova"} & set(at.query_params)


def test_figures_of_ones_own_are_tried_without_being_asked(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023", cifre="mie"))
    assert "coincide 1 su 3" in words(at)
    assert "con 2 scelte diverse coincidono 3 su 3" in words(at)
    at = well(at.button(key="metodo usa").click().run())
    assert at.query_params["sotto"] == "soglia_lineare"
    assert "coincidono 3 su 3" in words(at)


def test_limits_that_do_not_rise_are_not_taken(opened: Callable[..., AppTest]) -> None:
    at = well(opened("metodo", ente="riviere", anno="2023"))
    at = well(at.number_input(key="metodo parola 1").set_value(80.0).run())
    assert at.query_params["parole"] == ">0 >80"
    at = well(at.number_input(key="metodo parola 0").set_value(85.0).run())
    assert at.query_params["parole"] == ">0 >80"
    assert at.toast[0].value.startswith("Le parole vanno dalla più bassa")
