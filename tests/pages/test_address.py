"""What an address asks and is not there is said, on every page and for every word of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

NAMES = {path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py")}
WITHOUT_PLAN = {"dati", "documenti", "metodo"}
"""Pages of no sheet: a place goes through them to the next page."""
OF_A_PAGE = [
    ("panoramica", "elenco"),
    ("albero", "forma"),
    ("albero", "righe"),
    ("albero", "stato"),
    ("albero", "cosa"),
    ("albero", "ovunque"),
    ("albero", "unita"),
    ("albero", "tipologia"),
    ("albero", "apri"),
    ("albero", "leggi"),
    ("unita", "forma"),
    ("unita", "unita"),
    ("andamenti", "mostra"),
    ("confronti", "al"),
    ("confronti", "enti"),
    ("confronti", "esito"),
    ("simulazione", "vista"),
    ("simulazione", "forma"),
    ("simulazione", "quali"),
    ("simulazione", "obiettivo"),
    ("simulazione", "modo"),
    ("registro", "voce"),
    ("giunta", "slide"),
    ("andamenti", "pagina"),
    ("note", "pagina"),
    ("unita", "pagina-unita"),
]


def told(at: AppTest) -> str:
    assert not at.exception
    return " ".join(each.value for each in at.warning).replace("\\", "")


@pytest.mark.parametrize(("name", "word"), OF_A_PAGE)
def test_a_choice_that_is_not_there_is_said_and_the_page_shows_the_rest(opened, name, word):
    at = opened(name, ente="riviere", **{word: "boh"})
    assert f"L'indirizzo chiede ciò che qui non c'è: {word} «boh»." in told(at)


def test_so_is_a_part_of_a_view(opened):
    assert "parte «boh»" in told(opened("simulazione", ente="riviere", vista="target", parte="boh"))


@pytest.mark.parametrize("word", ["accanto", "enti"])
def test_so_is_one_of_several_beside_an_indicator(opened, word):
    at = opened("andamenti", ente="riviere", nodo="A04", indicatore="A04_1", **{word: "boh|torino"})
    assert f"{word} «boh»" in told(at)


@pytest.mark.parametrize("word", ["sezione", "persona", "nodo", "indicatore"])
@pytest.mark.parametrize("name", sorted(NAMES - WITHOUT_PLAN))
def test_a_place_that_is_not_in_the_plan_is_said_on_every_page(opened, name, word):
    at = opened(name, ente="riviere", **{word: "boh"})
    assert f"L'indirizzo chiede ciò che qui non c'è: {word} «boh»." in told(at)


def test_all_that_is_not_there_is_in_one_sentence(opened):
    at = opened("albero", ente="riviere", stato="Boh", cosa="Foo", forma="baz")
    assert told(at) == "L'indirizzo chiede ciò che qui non c'è: forma «baz», stato «Boh» e cosa «Foo»."


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("ente", ["torino", "riviere"]),
        ("anno", ["2022", "2023"]),
        ("nodo", ["A01", "A02"]),
        ("forma", ["barre", "anelli"]),
    ],
)
def test_a_word_that_is_there_twice_says_which_counts(opened, word, values):
    at = opened("albero", ente="riviere", anno="2023")
    at.query_params[word] = values
    assert f"conta l'ultimo, di {word} «{values[-1]}»" in told(at.run())


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_address_that_asks_nothing_strange_is_told_nothing(opened, name):
    address = {"ente": "riviere", "anno": "2023", "sezione": "strategico", "nodo": "A02", "indicatore": "A02_1"}
    assert "L'indirizzo" not in told(opened(name, **address))


OWN_WORDS = {
    "panoramica": {"elenco": "Migliori"},
    "albero": {"forma": "barre", "righe": "punti", "stato": "Raggiunto", "cosa": "obiettivi", "ovunque": "sì"}
    | {"cerca": "imprese", "apri": "A02", "leggi": "Storia"},
    "scheda": {},
    "unita": {"forma": "matrice"},
    "andamenti": {"mostra": "tabella", "cerca": "imprese", "pagina": "1"},
    "note": {"nota": "29", "cerca": "imprese"},
    "confronti": {"al": "2022", "enti": "torino", "esito": "tutti", "cerca": "imprese"},
    "simulazione": {"vista": "target", "parte": "ambizione", "obiettivo": "A02", "forma": "albero", "quali": "tutti"}
    | {"modo": "piano", "muovi": "target", "giudizio": "facile", "estrazioni": "500", "seme": "3", "fino": "punteggio"}
    | {"punteggio": "95", "voglio": "95"},
    "giunta": {"slide": "male", "presenta": "1", "sala": "abc"},
    "documenti": {"testo": "premessa"},
    "dati": {},
    "registro": {"anni": "Tutti gli anni", "tipo": "tutti", "chi": "Rossi", "codice": "A02"},
    "metodo": {"cifre": "mie", "prova": "1"},
    "cerca": {"parole": "qualita"},
}
"""Of each page the words of its own, with values that mean something there."""


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_words_of_a_page_are_never_told_as_unread(opened, name):
    said = told(opened(name, ente="riviere", anno="2023", **OWN_WORDS[name]))
    assert "nessuna pagina legge" not in said


def test_choices_of_which_there_may_be_several_are_not_counted_twice(opened):
    at = opened("albero", ente="riviere")
    at.query_params["stato"] = ["Raggiunto", "Non raggiunto"]
    assert "L'indirizzo" not in told(at.run())


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize(
    ("wrong", "said", "ways"),
    [
        ({"ente": "boh"}, "L'ente «boh» non è nell'archivio", {"Riviere di Liguria", "Torino"}),
        ({"ente": "torino", "anno": "1999"}, "L'anno «1999» di Torino non è nell'archivio", {"2022"}),
    ],
)
def test_an_ente_or_a_year_without_data_keeps_the_bar_and_leads_to_others(opened, name, wrong, said, ways):
    at = opened(name, **wrong)
    assert not at.exception
    assert said in at.error[0].value
    assert at.selectbox(key="scelta ente").value
    assert ways <= {button.label for button in at.button}


@pytest.mark.parametrize(("name", "word"), [("andamenti", "pagina"), ("confronti", "pagina")])
def test_so_is_a_page_after_the_last_and_the_last_is_not(opened, name, word):
    at = opened(name, ente="riviere", **{word: "99"})
    assert f"L'indirizzo chiede ciò che qui non c'è: {word} «99»." in told(at)
    assert not told(opened(name, ente="riviere", **{word: "1"}))


def test_the_page_of_a_list_that_has_become_shorter_was_asked_by_nobody(opened):
    at = opened("andamenti", ente="riviere", pagina="4")
    assert not told(at)
    assert not told(at.text_input(key="cerca").set_value("cassetto").run())


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_word_that_no_page_reads_is_said_on_every_page(opened, name):
    at = opened(name, ente="riviere", nodoo="A01")
    assert "L'indirizzo ha parole che nessuna pagina legge: «nodoo»." in told(at)


def test_an_answer_on_the_method_is_a_word_of_its_page_alone(opened):
    answer = {"sotto": "on_off"}
    assert not told(opened("metodo", ente="riviere", **answer))
    assert "nessuna pagina legge: «sotto»." in told(opened("albero", ente="riviere", **answer))
