"""The time of a value of a history: a year, a period, or what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "note_number,indicator_name,year,period,value\n"


def found(folder: Path, *rows: str) -> list[str]:
    (folder / "2024" / "history.csv").write_text(HEAD + "".join(f"7,Dato libero,{row}\n" for row in rows))
    return [f"{each.column}: {each.what} {each.remedy}" for each in read_folder(folder).problems]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (
            ",,5",
            "year",
            "L'anno manca. Scriverlo; un valore che non è di un anno ha il suo nome nella colonna period",
        ),
        ("2023,2023,5", "period", "Il periodo «2023» è l'anno intero. Lasciare vuota la colonna period"),
        ("2012,2010-14,5", "period", "finisce nel 2014, ma l'anno è 2012. Scrivere 2014 nella colonna year"),
        ("2022,I semestre 2023,5", "period", "finisce nel 2023, ma l'anno è 2022."),
        ("2010-14,,5", "year", "Scrivere 2014; «2010-14» va nella colonna period, dove c'è (history.csv)."),
        ("I semestre 2023,,5", "year", "Scrivere 2023; «I semestre 2023» va nella colonna period"),
    ],
)
def test_a_time_that_cannot_be_is_said_with_its_remedy(finto: Path, row: str, column: str, said: str) -> None:
    (sentence,) = found(finto, row)
    assert sentence.startswith(f"{column}: ")
    assert said in sentence


def test_the_same_time_twice_is_refused_and_two_periods_of_a_year_are_not(finto: Path) -> None:
    assert found(finto, "2023,,5", "2023,I semestre,2", "2023,II semestre,3", ",anno non noto,4", ",2010-14,1") == []
    (twice,) = found(finto, "2023,I semestre,2", "2023,I semestre,3")
    assert "ripete la chiave della riga 2" in twice
    assert "year, period" in twice


def test_a_period_that_says_its_year_needs_no_year(finto: Path) -> None:
    assert found(finto, ",II trimestre 2023,5", ",anno non noto,4") == []
    folder = read_folder(finto).folder
    assert folder is not None
    data = next(each for each in folder.years if each.year == 2024)
    assert [cells["year"] for _, cells in data.tables["history"].records()] == ["2023", ""]
