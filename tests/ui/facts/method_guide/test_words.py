"""Every question and every lawful answer has its words."""

from __future__ import annotations

import pytest

from scoring.question import OTHER
from scoring.questions import Part, questions
from tests.scoring.samples import a_policy
from ui.facts.method_guide.words import MORE, TITLES, Names, answer_words, grouped, label

QUESTIONS = questions([Part("strategico", ("area", "obiettivo")), Part("operativo", ("obiettivo",))])
NAMES = Names({"area": "Aree", "obiettivo": "Obiettivi"}, {"strategico": "Risultato dell'ente"})
BY_NAME = {question.name: question for question in QUESTIONS}


def test_the_ten_questions_hold_every_choice_and_those_with_more_than_one_say_so() -> None:
    found = grouped(QUESTIONS)
    assert list(found) == list(TITLES)
    assert len(TITLES) == 10
    assert sum(map(len, found.values())) == len(QUESTIONS)
    assert {key for key, choices in found.items() if len(choices) > 1} == set(MORE)


def test_every_lawful_answer_has_words_of_its_own() -> None:
    for question in QUESTIONS:
        told = [answer_words(question, answer, a_policy(), NAMES) for answer in question.lawful(a_policy())]
        assert len(set(told)) == len(told), question.name
        assert label(question, NAMES).endswith("?")


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("sotto", "fasce_percentuali 70 50 100 100", "A fasce · 70 % → 50, 100 % → 100"),
        ("sotto", "minimo_e_atteso 60", "Target minimo e target atteso · al minimo 60"),
        ("sopra", "132.5", "Fino a 132,5"),
        ("media-strategico", "area+obiettivo", "Aree e Obiettivi"),
        ("media-strategico", "figli", "Ogni nodo è la media dei suoi"),
        ("arrotonda-indicatori", "arrotonda:1", "Arrotondato a 1 decimale"),
        ("arrotonda-obiettivi", "area arrotonda:-1", "Solo Aree: arrotondato alle decine"),
        ("parole", ">0 95", "Parzialmente raggiunto oltre 0, Raggiunto da 95"),
        ("calo", OTHER, "Come nel metodo di ora"),
    ],
)
def test_answers_are_told_in_the_words_of_the_office(name: str, answer: str, words: str) -> None:
    assert answer_words(BY_NAME[name], answer, a_policy(), NAMES) == words


def test_choices_of_a_section_are_told_by_its_result() -> None:
    asked = "Risultato dell'ente: come contano i pesi degli obiettivi?"
    assert label(BY_NAME["pesi-strategico"], NAMES) == asked
    assert label(BY_NAME["media-operativo"], NAMES) == "operativo: di che cosa è la media?"
