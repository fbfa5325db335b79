"""What the rows of units.csv may not say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "name,kind,stands_for,code\n"
LONG = "Settore " + "a" * 292


def said(finto: Path, *rows: str) -> list[str]:
    (finto / "2024" / "units.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return [str(problem).removeprefix("2024/units.csv, ") for problem in read_folder(finto).problems]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            ["A,unit,,", "B,unit,,", "x,alias,A,", "x,alias,B,"],
            "riga 5, colonna stands_for: L'altra grafia «x» nomina 2",
        ),
        (["A,unit,,", "x,joint,A,"], "riga 3, colonna kind: Il nome congiunto «x» sta per una sola unità."),
        (["A,unit,,", "B,unit,,", "A,alias,B,"], "riga 4, colonna kind: «A» è detto un'altra grafia e un'unità."),
        (["A,unit,B,", "B,unit,,"], "riga 2, colonna stands_for: «A» è un'unità, ma sta per «B»."),
        (["A,unit,,", "x,alias,,"], "riga 3, colonna stands_for: Non è detto per quale unità sta «x»."),
        (["x,alias,A,"], "riga 2, colonna stands_for: «A» non è fra le unità. Aggiungere la riga «A» con unit"),
        (
            ["A,unit,,", "x,alias,A,", "y,alias,x,"],
            "riga 4, colonna stands_for: «x» non è un nome di unità ma un altro",
        ),
        (["x,alias,x,"], "riga 2, colonna stands_for: I nomi stanno in cerchio: «x» → «x»."),
        (["A,unit,,c", "B,unit,,c"], "riga 3, colonna code: Il codice «c» è anche di «A»."),
        (["A,unit,,B", "B,unit,,"], "riga 2, colonna code: Il codice «B» è anche di «B»."),
        (["A,unit,,", "A,unit,,"], "riga 3: La riga ripete la chiave della riga 2"),
        (["A,ufficio,,"], "riga 2, colonna kind: «ufficio» non è fra le parole ammesse"),
        ([f"{LONG},unit,,", "x,alias,B,"], "riga 3, colonna stands_for: «B» non è fra le unità."),
    ],
)
def test_what_the_names_cannot_mean_is_a_problem(finto: Path, rows: list[str], sentence: str) -> None:
    found = said(finto, *rows)
    assert [each for each in found if each.startswith(sentence)], found


def test_every_name_of_a_circle_is_told(finto: Path) -> None:
    found = said(finto, "x,alias,y,", "y,alias,z,", "z,alias,x,")
    assert [each.partition(":")[0] for each in found] == [f"riga {n}, colonna stands_for" for n in (2, 3, 4)]
    assert all("I nomi stanno in cerchio" in each for each in found)


def test_units_aliases_and_joint_names_that_fit_are_no_problem_and_a_kind_may_be_left_out(finto: Path) -> None:
    assert said(finto, "A,,,a", f"{LONG},unit,,", "x,,A,", "x ; y,joint,A,", f"x ; y,joint,{LONG},") == []
    year = read_folder(finto).folder.years[0]  # type: ignore[union-attr]
    assert [cells["kind"] for _, cells in year.tables["units"].records()] == ["unit", "unit", "alias", "joint", "joint"]
