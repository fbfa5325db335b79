"""Where a number comes from is said with its document and its line."""

from __future__ import annotations

from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.source_words import of_measure, of_node, printed_in
from ui.facts.year_view import year_view

TORINO = year_view(plan("torino"), (), Basis())


def test_a_node_says_document_part_and_line() -> None:
    found = dict(of_node(TORINO, TORINO.main, TORINO.main.node("OS01.1.1")))
    assert found["Stampato in"] == "Relazione sulla performance 2022, Allegato 1, riga 1.228 del testo"


def test_an_indicator_says_document_part_and_line() -> None:
    result = next(m for m in TORINO.main.measures if m.code == "EC05.1")

    assert dict(of_measure(TORINO, result))["Stampato in"].endswith("Allegato 1, riga 1.251 del testo")


def test_without_a_line_there_is_the_document() -> None:
    assert printed_in(TORINO, "strategico", None) == "Relazione sulla performance 2022, Allegato 1"
