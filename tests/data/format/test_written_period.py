"""What an office writes in the column of the year of a history."""

from __future__ import annotations

import pytest

from data.format.cells import Refusal
from data.format.written import About, Written
from data.format.written_period import read_year
from data.plan.identity import Ente

ABOUT = About(Ente("x", "X", "X", "", (), (), (), ()), 2024)


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [("2010-14", "2014", "2010-14"), (" I  semestre\n2022", "2022", "I semestre 2022"), ("T1 2022", "2022", "T1 2022")],
)
def test_a_period_fills_its_own_column_and_is_said(text: str, year: str, period: str) -> None:
    read = read_year(text, ABOUT)
    assert isinstance(read, Written)
    assert dict(read.cells) == {"year": year, "period": period}
    assert read.notice is not None
    assert f"«{period}» non è un anno" in read.notice[0]


@pytest.mark.parametrize("text", ["2022", " 2022 ", ""])
def test_a_year_is_a_year_without_a_word(text: str) -> None:
    assert read_year(text, ABOUT) == Written({"year": text.strip()})


@pytest.mark.parametrize("text", ["31/12/2022", "I semestre", "anno non noto", "l'anno 2022", "2022/03"])
def test_what_says_no_year_or_only_one_in_more_letters_is_refused(text: str) -> None:
    read = read_year(text, ABOUT)
    assert isinstance(read, Refusal)
    assert read.remedy == "Scrivere solo le cifre dell'anno; ciò che non è un anno va nella colonna period."
