"""What the values by part may not say, and what is worth a look: parts told twice, parts that do not make the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "section,node_code,indicator_code,dimension,part,value,numerator,denominator,target,availability\n"
SHEET = "peg,P1,i1"
UNITS = "name,kind,stands_for\nUfficio tributi,unit,\nUff. tributi,alias,Ufficio tributi\nUfficio legale,unit,\n"


@pytest.fixture
def year(finto: Path) -> Path:
    """A year with units, and an indicator of the ente (30 of 50, a percentage) in the place of the person's."""
    folder = finto / "2024"
    for name in ("nodes", "measures", "targets", "actuals"):
        file = folder / f"{name}.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("peg,Anna Verdi,", "peg,,"), encoding="utf-8")
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    return folder


def read(year: Path, *rows: str) -> tuple[list[str], list[str]]:
    """The problems and the notices of a file."""
    (year / "breakdown.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    reading = read_folder(year.parent)
    file = f"{year.name}/breakdown.csv"
    return (
        [str(each).removeprefix(f"{file}, ") for each in reading.problems if each.file == file],
        [str(each).removeprefix(f"{file}, ") for each in reading.notices if each.file == file],
    )


def blank_actual(year: Path) -> None:
    file = year / "actuals.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("30,50,,,value", ",,,,blank"), encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["peg,P1,i9,genere,donne,60,,,,"], "riga 2, colonna indicator_code: L'indicatore peg / P1 / i9 non è in"),
        ([f"{SHEET},genere,donne,60,,,,"] * 2, "riga 3: La riga ripete la chiave della riga 2"),
        (
            [f"{SHEET},genere,donne,60,,,,", f"{SHEET},Genere,Donne,61,,,,"],
            "riga 3, colonna part: «Donne» è la stessa parte della riga 2 («donne»). Tenere una riga sola",
        ),
        (
            [f"{SHEET},unità,Uff. tributi,60,,,,", f"{SHEET},unità,Ufficio  tributi,61,,,,"],
            "riga 3, colonna part: «Ufficio  tributi» è la stessa parte della riga 2 («Uff. tributi»)",
        ),
        ([f"{SHEET},genere,,60,,,,"], "riga 2, colonna part: La cella è vuota"),
        ([f"{SHEET},,donne,60,,,,"], "riga 2, colonna dimension: La cella è vuota"),
        ([f"{SHEET},genere,donne,,,,,"], "riga 2, colonna availability: La cella è vuota"),
        ([f"{SHEET},genere,donne,,,,,value"], "riga 2, colonna value: availability è value, ma non c'è né"),
        ([f"{SHEET},genere,donne,60,,,,blank"], "riga 2, colonna availability: Il valore 60 c'è, ma availability è bl"),
        ([f"{SHEET},genere,donne,,5,0,,"], "riga 2, colonna denominator: Il rapporto 5/0 non esiste"),
        ([f"{SHEET},genere,donne,2024-06-30,,,,"], "riga 2, colonna value: «2024-06-30» è una data"),
        ([f"{SHEET},genere,donne,60,,,2024-06-30,"], "riga 2, colonna target: «2024-06-30» è una data"),
        ([f"{SHEET},genere,donne,,,,,declared"], "riga 2, colonna availability: «declared» non è fra le parole"),
        (["dup,O1,i1,genere,donne,1.234,,,,"], "riga 2, colonna value: «1.234» si può leggere in due modi"),
    ],
)
def test_what_the_parts_cannot_mean_is_a_problem(year: Path, rows: list[str], sentence: str) -> None:
    problems, _ = read(year, *rows)
    assert [each for each in problems if each.startswith(sentence)], problems


def test_parts_that_do_not_make_the_whole_are_a_notice_with_both_numbers(year: Path) -> None:
    problems, notices = read(year, f"{SHEET},genere,donne,,18,20,,", f"{SHEET},genere,uomini,,12,24,,")
    assert not problems
    assert notices == [
        (
            "riga 2: Per genere, i denominatori di peg / P1 / i1 sommano a 44, nel consuntivo è 50. Va bene se le "
            "parti si sovrappongono o non ci sono tutte; se no, correggere le righe."
        )
    ]


def test_nothing_is_said_of_parts_that_make_the_whole_nor_where_one_is_without_figures(year: Path) -> None:
    assert read(year, f"{SHEET},genere,donne,,18,20,,", f"{SHEET},genere,uomini,,12,30,,") == ([], [])
    assert read(year, f"{SHEET},genere,donne,,18,20,,", f"{SHEET},genere,uomini,40,,,,") == ([], [])


def test_what_units_would_make_together_is_said_where_the_actual_is_blank(year: Path) -> None:
    blank_actual(year)
    rows = (f"{SHEET},unità,Uff. tributi,,18,20,,", f"{SHEET},unità,Ufficio legale,,12,30,,")
    assert read(year, *rows)[1] == [
        (
            "riga 2: peg / P1 / i1 non ha il consuntivo; le sue unità insieme farebbero 30 / 50 = 60. Se è così, "
            "scriverlo in actuals.csv."
        )
    ]
    # Groups may overlap, and a unit may lack its figures: then nothing can be said.
    assert read(year, *(row.replace("unità", "genere") for row in rows))[1] == []
    assert read(year, rows[0], f"{SHEET},unità,Ufficio legale,40,,,,")[1] == []


def test_a_unit_that_nothing_else_names_is_worth_a_look(year: Path) -> None:
    _, notices = read(year, f"{SHEET},unità,Ufficio trbuti,60,,,,", f"{SHEET},genere,donne,60,,,,")
    assert notices == [
        (
            "riga 2: L'unità «Ufficio trbuti» non è in units.csv, e nessun obiettivo la nomina. Correggere il nome, o "
            "aggiungerlo in units.csv."
        )
    ]
