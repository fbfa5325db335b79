"""The worked examples of the chapter on the parts of an indicator are computed."""

from __future__ import annotations

import math

import pytest

from scoring.breakdown import PartValue, score_part
from scoring.model import Quantity
from tests.scoring.samples import a_measure, a_policy
from tests.test_docs import METODO, Row, is_printed, number, tables_with

EXAMPLES = tables_with(METODO, "target della parte", "valore della parte", "punteggio della parte")


def quantity(text: str) -> Quantity | None:
    value = number(text)
    return None if math.isnan(value) else Quantity(value)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: " ".join(row.values()))
def test_the_score_of_a_part_is_the_one_of_the_chapter(row: Row) -> None:
    part = PartValue(
        actual=quantity(row["valore della parte"]),
        target=quantity(row["target della parte"]),
        makes_the_whole=row["unità di misura"] == "pezzi",
    )
    whole = a_measure(target=number(row["target"]), soglia=number(row["soglia"]), actual=100)
    assert is_printed(score_part(whole, part, a_policy()).score, row["punteggio della parte"])
