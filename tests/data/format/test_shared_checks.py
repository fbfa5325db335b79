"""What an indicator that is another row may not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from tests.data.format.scored import change
from tests.data.format.test_casi import caso

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["caso"]
TARGETS = "peg,Anna Verdi,P1,i2,>=,10\n"
ACTUALS = "peg,Anna Verdi,P1,i2,10\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "measures",
            "60,dup/O1/i1",
            "60,dup/O1/i9",
            (
                "measures.csv, riga 3, colonna same_as: L'indicatore «dup/O1/i9» non è in measures.csv. Scrivere "
                "SEZIONE/NODO/INDICATORE"
            ),
        ),
        (
            "measures",
            "pezzi,100,",
            "pezzi,100,peg/Bruno Neri/P1/i1",
            (
                "measures.csv, riga 3, colonna same_as: Gli indicatori stanno in cerchio: peg/Anna Verdi/P1/i1 → "
                "dup/O1/i1 → peg/Bruno Neri/P1/i1 → peg/Anna Verdi/P1/i1. Lasciare vuota la colonna"
            ),
        ),
        (
            "measures",
            "60,dup/O1/i1",
            "60,peg/Anna Verdi/P1/i1",
            (
                "measures.csv, riga 3, colonna same_as: Gli indicatori stanno in cerchio: peg/Anna Verdi/P1/i1 → "
                "peg/Anna Verdi/P1/i1."
            ),
        ),
        (
            "measures",
            "pezzi,100,",
            "pezzi,100,peg/Anna Verdi/P1/i2",
            (
                "measures.csv, riga 2, colonna same_as: «peg/Anna Verdi/P1/i2» è di una scheda individuale, che non "
                "tutti possono vedere."
            ),
        ),
        (
            "measures",
            "ente,,60",
            "ente,perc,60",
            "measures.csv, riga 3, colonna unit: Qui è «perc», ma l'indicatore è quello di dup/O1/i1, dove è «pezzi».",
        ),
        (
            "targets",
            TARGETS,
            f"{TARGETS}peg,Anna Verdi,P1,i1,>=,250\n",
            "targets.csv, riga 4, colonna target: Qui è «250», ma l'indicatore è quello di dup/O1/i1, dove è «200».",
        ),
        (
            "actuals",
            ACTUALS,
            f"{ACTUALS}peg,Bruno Neri,P1,i1,151\n",
            (
                "actuals.csv, riga 4, colonna actual: Qui è «151», ma l'indicatore è quello di dup/O1/i1, dove è "
                "«150». Lasciarlo vuoto, o togliere la riga: vale ciò che è scritto là."
            ),
        ),
    ],
)
def test_two_truths_and_ways_that_lead_nowhere_are_problems(
    caso: Callable[[str], Path], file: str, old: str, new: str, sentence: str
) -> None:
    folder = caso("obiettivo-condiviso")
    change(folder, f"2024/{file}.csv", old, new)
    found = [str(problem).removeprefix("2024/") for problem in read_folder(folder).problems]
    assert [each for each in found if each.startswith(sentence)], found


def test_a_value_that_is_the_same_may_stand_beside_it(caso: Callable[[str], Path]) -> None:
    folder = caso("obiettivo-condiviso")
    change(folder, "2024/actuals.csv", ACTUALS, f"{ACTUALS}peg,Anna Verdi,P1,i1,150\n")
    change(folder, "2024/targets.csv", TARGETS, f"{TARGETS}peg,Anna Verdi,P1,i1,>=,200\n")
    assert not read_folder(folder).problems


def test_nothing_is_said_to_lack_where_a_row_is_another(caso: Callable[[str], Path]) -> None:
    assert read_folder(caso("obiettivo-condiviso")).notices == ()
