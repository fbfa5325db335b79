"""A year that could not be scored is refused; what is only odd is said and let through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.year_checks import check_usable
from data.format.year_rows import YearRows
from data.synthetic.enti import synthetic_ente
from tests.data.format.sentences import AGREED

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = "section,owner,node_code,indicator_code,score,status\n"
ACTUAL = "dup,,O1,i1,2024,150,,,,,value,\n"
TARGET = "dup,,O2,i1,2024,1,by,2024-06-30,,,1,,,,,,\n"


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in read_folder(folder).problems]


def noticed(folder: Path) -> list[str]:
    reading = read_folder(folder)
    assert reading.folder is not None, reading.problems
    return [str(notice) for notice in reading.notices]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


REFUSED = [
    (
        "targets.csv",
        TARGET,
        "",
        (
            "measures.csv, riga 3, colonna indicator_code: L'indicatore misurato dup / O2 / i1 non ha un target valido "
            "del 2024. Aggiungere la riga in targets.csv"
        ),
    ),
    (
        "targets.csv",
        ",>=,200,,,1,",
        ",>=,200,,,0,",
        "measures.csv, riga 2, colonna indicator_code: L'indicatore misurato dup / O1 / i1 non ha un target valido",
    ),
    ("targets.csv", "O2,i1,2024,1,by", "O2,i1,2025,1,by", "measures.csv, riga 3, colonna indicator_code: L'ind"),
    ("actuals.csv", ",150,,", ",,,", "actuals.csv, riga 2, colonna actual: availability è value, ma non c'è né"),
    ("actuals.csv", ",30,50,", ",30,,", "actuals.csv, riga 4, colonna actual: availability è value, ma non c'è"),
    (
        "actuals.csv",
        ",150,,,,,value",
        ",150,,,,,ND",
        "actuals.csv, riga 2, colonna availability: Il valore 150 c'è, ma availability è ND. Scrivere value",
    ),
    (
        "actuals.csv",
        ",150,,,,,value",
        ",150,,,,90,declared",
        "actuals.csv, riga 2, colonna availability: Il valore 150 c'è, ma availability è declared.",
    ),
    (
        "actuals.csv",
        ",150,,,,,value",
        ",,,,,,declared",
        "actuals.csv, riga 2, colonna declared: availability è declared, ma la percentuale dichiarata non c'è",
    ),
    (
        "actuals.csv",
        ",150,,,,,value",
        ",,,,,90,blank",
        "actuals.csv, riga 2, colonna availability: La percentuale dichiarata 90 c'è, ma availability è blank",
    ),
    ("actuals.csv", ",30,50,", ",5,0,", "actuals.csv, riga 4, colonna denominator: Il rapporto 5/0 non esiste"),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), REFUSED)
def test_what_could_not_be_scored_is_refused_with_its_place(
    finto: Path, file: str, old: str, new: str, sentence: str
) -> None:
    change(finto, f"2024/{file}", old, new)
    (found,) = said(finto)
    assert f"2024/{sentence}" in found
    assert found in AGREED


@pytest.mark.parametrize("row", [",,,,,,blank", ",,3,4,,,not_printed", ",,,4,,100,declared", ",0,,,,,value"])
def test_a_consuntivo_may_be_absent_in_every_way_that_says_so(finto: Path, row: str) -> None:
    change(finto, "2024/actuals.csv", ",150,,,,,value", row)
    assert said(finto) == []


def test_targets_that_are_gone_are_said_at_every_measured_indicator(finto: Path) -> None:
    (finto / "2024" / "targets.csv").unlink()
    found = said(finto)
    assert [line.partition(",")[0] for line in found] == ["2024/measures.csv"] * 3
    assert all("del 2024: manca il file targets.csv." in line for line in found)
    assert AGREED.issuperset(found)


@pytest.mark.parametrize(
    ("gone", "who"),
    [("all", "dup / O1 / i1 e altri 2"), ("two", "dup / O1 / i1 e un altro"), ("one", "dup / O1 / i1")],
)
def test_a_year_without_all_its_actuals_is_in_course_and_says_of_whom(finto: Path, gone: str, who: str) -> None:
    actuals = finto / "2024" / "actuals.csv"
    head, *rows = actuals.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = {"all": [], "two": rows[2:], "one": rows[1:]}[gone]
    actuals.write_text(head + "".join(kept), encoding="utf-8")
    assert said(finto) == []
    (found,) = [line for line in noticed(finto) if "in corso" in line]
    assert found.startswith(
        f"2024/measures.csv, riga 2: La misurazione è in corso: {who}, fra gli indicatori misurati, non ha"
    )


def test_an_indicator_out_of_the_measurement_needs_neither_target_nor_consuntivo(finto: Path) -> None:
    change(finto, "2024/targets.csv", TARGET, "")
    change(finto, "2024/actuals.csv", "dup,,O2,i1,2024,2024-06-15,,,,,value,\n", "")
    change(finto, "2024/measures.csv", "giorno,lower,100,measured", "giorno,lower,100,not_measurable")
    assert said(finto) == []


@pytest.mark.parametrize(("old", "new"), [(TARGET, "dup,,O2\n"), ("section,owner", "sezione,owner")])
def test_rows_that_could_not_be_read_are_not_said_twice(finto: Path, old: str, new: str) -> None:
    change(finto, "2024/targets.csv", old, new)
    assert {line.partition(",")[0] for line in said(finto)} == {"2024/targets.csv"}


@pytest.mark.parametrize(("score", "is_good"), [("0", True), ("120", True), ("120.1", False), ("-1", False)])
def test_a_published_score_is_between_zero_and_the_highest_of_the_method(
    finto: Path, score: str, *, is_good: bool
) -> None:
    change(finto, "smvp.toml", "[score]\n", "[score]\ncap = 120\n")
    (finto / "2024" / "published.csv").write_text(f"{PUBLISHED}dup,,O1,,{score},\n", encoding="utf-8")
    sentence = f"2024/published.csv, riga 2, colonna score: Il punteggio {score} è fuori da 0–120."
    found = said(finto)
    assert [line[: len(sentence)] for line in found] == ([] if is_good else [sentence])
    assert AGREED.issuperset(found)


@pytest.mark.parametrize(
    ("floor", "score", "is_good"),
    [("-10", "-10", True), ("-10", "-10.5", False), ("20", "0", True), ("20", "-0.5", False)],
)
def test_a_published_score_may_be_zero_or_the_lowest_of_the_method_where_that_is_less(
    finto: Path, floor: str, score: str, *, is_good: bool
) -> None:
    change(finto, "smvp.toml", "[score]\n", f"[score]\nfloor = {floor}\n")
    (finto / "2024" / "published.csv").write_text(f"{PUBLISHED}dup,,O1,,{score},\n", encoding="utf-8")
    assert ["colonna score: Il punteggio" in line for line in said(finto)] == [True] * (not is_good)


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("measures.csv", "dup,,O1,i1"),
        ("targets.csv", "dup,,O1,i1,2024,2"),
        ("actuals.csv", "dup,,O1,i1"),
    ],
)
def test_a_section_that_is_not_there_is_named_not_a_missing_indicator(finto: Path, file: str, row: str) -> None:
    change(finto, f"2024/{file}", row, row.replace("dup", "dop"))
    place = f"2024/{file}, riga"
    (found,) = [line for line in said(finto) if line.startswith(place)]
    assert "colonna section: La sezione «dop» non è in ente.toml. Scrivere una di: dup, peg" in found
    assert found in AGREED


def test_a_note_without_a_section_still_needs_its_indicator(finto: Path) -> None:
    head = (
        "note_number,section,owner,node_code,indicator_code,indicator_name,source,year,value,numerator,denominator,"
        "availability,raw,confidence\n"
    )
    (finto / "2024" / "history.csv").write_text(f"{head}1,,,O1,i1,,,2023,5,,,value,,\n", encoding="utf-8")
    (found,) = said(finto)
    assert "2024/history.csv, riga 2, colonna indicator_code: L'indicatore O1 / i1 non è in" in found
    assert found in AGREED


def test_weights_that_do_not_make_100_are_worth_a_look(finto: Path) -> None:
    change(finto, "2024/measures.csv", "pezzi,higher,100", "pezzi,higher,99.6")
    assert noticed(finto) == []
    change(finto, "2024/measures.csv", "pezzi,higher,99.6", "pezzi,higher,62.5")
    assert noticed(finto) == [
        (
            "2024/measures.csv, riga 2: I pesi degli indicatori misurati del nodo dup / O1 sommano a 62,5, non a 100. "
            "Confrontare la colonna weight con il documento."
        )
    ]


@pytest.mark.parametrize(
    ("weight", "is_good"), [("99.5", True), ("99.49", False), ("100", True), ("60.5", True), ("60.51", False)]
)
def test_weights_may_miss_100_by_half_a_point_because_each_was_rounded(
    finto: Path, weight: str, *, is_good: bool
) -> None:
    change(finto, "2024/measures.csv", "pezzi,higher,100", f"pezzi,higher,{weight}")
    row = "dup,,O1,i2,Altro,,,,,pezzi,higher,40,measured,,,,,,,,\n" if weight.startswith("60") else ""
    with (finto / "2024" / "measures.csv").open("a", encoding="utf-8") as measures:
        measures.write(row)
    if row:
        for name, more in (
            ("targets", "dup,,O1,i2,2024,1,>=,5,,,1,,,,,,\n"),
            ("actuals", "dup,,O1,i2,2024,5,,,,,value,\n"),
        ):
            with (finto / "2024" / f"{name}.csv").open("a", encoding="utf-8") as file:
                file.write(more)
    assert ["sommano a" in line for line in noticed(finto)] == [True] * (not is_good)


def test_weights_are_not_looked_at_where_they_do_not_count_or_are_not_given(finto: Path) -> None:
    change(finto, "2024/measures.csv", "pezzi,higher,100", "pezzi,higher,")
    assert noticed(finto) == []
    change(finto, "2024/measures.csv", "pezzi,higher,", "pezzi,higher,50")
    change(finto, "smvp.toml", "[bands]", '[aggregation]\nweights = "equal"\n\n[bands]')
    assert noticed(finto) == []


def test_weights_that_make_100_with_what_is_out_of_the_measurement_are_right(finto: Path) -> None:
    change(finto, "2024/measures.csv", "pezzi,higher,100", "pezzi,higher,60")
    row = "dup,,O1,i2,Altro,,,,,pezzi,higher,40,suppressed,,,,,,,,\n"
    path = finto / "2024" / "measures.csv"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert noticed(finto) == []


def test_a_word_that_is_not_on_the_scale_is_worth_a_look_and_stays_on_one_line(finto: Path) -> None:
    rows = 'dup,,O1,,50,OTTIMO\ndup,,O2,,50,"Quasi\nottimo"\n'
    (finto / "2024" / "published.csv").write_text(PUBLISHED + rows, encoding="utf-8")
    assert noticed(finto) == [
        (
            "2024/published.csv, riga 3: «Quasi ottimo» non è una parola del metodo. "
            "Le sue parole: Scarso, Discreto, Ottimo."
        )
    ]


def test_synthetic_enti_have_nothing_to_mend() -> None:
    for number in range(1, 9):
        made = synthetic_ente(number, 3, 1)
        for year in made.years:
            rows = YearRows.of(made.ente, year.year, year.tables, ())
            assert list(check_usable(rows, year.policy)) == []


def test_the_system_speaks_italian_or_is_silent(finto: Path) -> None:
    (finto / "2024" / "actuals.csv").unlink()
    (finto / "2024" / "actuals.csv").mkdir()
    (found,) = said(finto)
    assert found.startswith("2024/actuals.csv: Il file non si legge (è una cartella).")
    assert found in AGREED
    assert re.search(r"[Ii]s a directory", found) is None
