"""What an import says once the year is scored."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.format.folder import read_folder
from data.format.score_checks import look_at_scores
from data.format.scored_year import scored_years
from data.store.shipped import SHIPPED
from data.synthetic.enti import synthetic_ente
from tests.data.format.scored import change, looked, year_of

SOGLIE = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
PUBLISHED = "section,owner,node_code,indicator_code,score,status\n"


@pytest.fixture
def torino(tmp_path: Path) -> Path:
    """A copy of the shipped folder of Torino."""
    return Path(shutil.copytree(SHIPPED / "torino", tmp_path / "torino"))


@pytest.mark.parametrize(
    ("code", "year", "found"),
    [
        ("torino", 2022, ["strategico / OS14.5 / kpi14.5_04 è 100, quello calcolato è 97,15"]),
        ("riviere", 2023, ["operativo / D02.07 / D02.07_1 è 97,72, quello calcolato è 100"]),
    ],
)
def test_the_shipped_data_are_doubted_only_where_the_document_contradicts_itself(
    code: str, year: int, found: list[str]
) -> None:
    said = looked(SHIPPED / code, year)
    assert [sentence in line for sentence, line in zip(found, said, strict=True)] == [True] * len(found)


def test_a_synthetic_ente_is_doubted_in_less_than_one_value_in_a_hundred() -> None:
    values = notices = 0
    for number in range(1, 6):
        for year in scored_years(synthetic_ente(number, 6, 1)):
            values += len(year.plan.actuals)
            notices += sum(1 for _ in look_at_scores(year))
    assert values > 100
    assert notices < values / 100


def test_a_line_is_that_of_the_row_of_the_year_and_of_the_valid_version(finto: Path) -> None:
    with (finto / "2024" / "targets.csv").open("a", encoding="utf-8") as file:
        file.write("dup,,O1,i1,2025,1,>=,300,,,1,,,,,,\n")
    year = year_of(finto, 2024)
    found = {table: list(year.lines(table).values()) for table in ("measures", "targets", "actuals", "soglie")}
    assert found == {"measures": [2, 3, 4], "targets": [3, 4, 5], "actuals": [2, 3, 4], "soglie": []}
    assert [key.node_code for key in year.lines("targets")] == ["O1", "O2", "P1"]


def test_a_soglia_that_the_rule_does_not_use_is_said(finto: Path) -> None:
    (finto / "2024" / "soglie.csv").write_text(f"{SOGLIE}dup,,O1,i1,2024,100,indicator,\n", encoding="utf-8")
    assert looked(finto) == [
        (
            "2024/soglie.csv, riga 2: La soglia 100 di dup / O1 / i1 non conta: la regola proporzionale non usa "
            "soglie. Controllare il metodo (rule, in smvp.toml) o togliere la soglia."
        )
    ]
    change(finto, "smvp.toml", 'rule = "proporzionale"', 'rule = "soglia_lineare"')
    assert looked(finto) == []


def test_a_soglia_of_an_indicator_that_is_right_only_at_its_target_is_said(finto: Path) -> None:
    (finto / "2024" / "soglie.csv").write_text(f"{SOGLIE}dup,,O1,i1,2024,100,indicator,\n", encoding="utf-8")
    change(finto, "smvp.toml", 'rule = "proporzionale"', 'rule = "soglia_lineare"')
    change(finto, "2024/measures.csv", "pezzi,higher", "pezzi,nominal")
    assert [line for line in looked(finto) if "soglie" in line] == [
        (
            "2024/soglie.csv, riga 2: La soglia 100 di dup / O1 / i1 non conta: con il verso nominal è giusto solo il "
            "target. Controllare il metodo (rule, in smvp.toml) o togliere la soglia."
        )
    ]


def test_a_published_score_that_the_values_contradict_is_said_at_the_indicator_and_not_above(finto: Path) -> None:
    rows = "dup,,O1,i1,75,\ndup,,O2,,40,\n"
    (finto / "2024" / "published.csv").write_text(PUBLISHED + rows, encoding="utf-8")
    remedy = " Confrontare consuntivo, target e soglia con il documento: il dubbio può anche essere del documento."
    assert [line.removesuffix(remedy) for line in looked(finto)] == [
        "2024/published.csv, riga 3: Il punteggio pubblicato di dup / O2 è 40, quello calcolato è 100."
    ]
    change(finto, "2024/actuals.csv", ",150,", ",1500,")
    rows = "dup,,O1,,75,\ndup,,O1,i1,75,\n"
    (finto / "2024" / "published.csv").write_text(PUBLISHED + rows, encoding="utf-8")
    remedy = " Confrontare consuntivo, target e soglia con il documento: il dubbio può anche essere del documento."
    assert [line.removesuffix(remedy) for line in looked(finto)] == [
        "2024/published.csv, riga 3: Il punteggio pubblicato di dup / O1 / i1 è 75, quello calcolato è 100."
    ]


def test_a_count_with_thousandths_is_refused_and_not_scored_as_almost_nothing(torino: Path) -> None:
    actuals = torino / "2022" / "actuals.csv"
    whole = next(m.measure for m in year_of(torino, 2022).measures() if m.measure.unit == "N." and m.score == 100)
    key = whole.key
    place = f"{key.section},{key.owner},{key.node_code},{key.indicator_code},2022,"
    assert whole.actual is not None
    change(torino, "2022/actuals.csv", f"{place}{whole.actual.text},", f"{place}16.293,")
    line = next(n for n, text in enumerate(actuals.read_text(encoding="utf-8").split("\n"), 1) if "16.293" in text)
    assert [str(problem) for problem in read_folder(torino).problems] == [
        (
            f"2022/actuals.csv, riga {line}, colonna actual: «16.293» si può leggere in due modi, e un conteggio è un "
            "numero intero. Scrivere 16293, oppure 16.2930 se sono davvero decimali."
        )
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("targets.csv", ",>=,200,", ",>=,1.234,"),
        ("targets.csv", ",>=,250,", ",>=,14.000,"),
        ("actuals.csv", ",150,", ",-1.500,"),
    ],
)
def test_every_value_of_a_count_is_judged_alike(finto: Path, file: str, old: str, new: str) -> None:
    change(finto, f"2024/{file}", old, new)
    (found,) = read_folder(finto).problems
    assert "si può leggere in due modi" in found.what
    for text in (new.replace(".", ""), f"{new[:-1]}0,"):
        change(finto, f"2024/{file}", new, text)
        assert read_folder(finto).problems == ()
        change(finto, f"2024/{file}", text, new)


def test_a_doubtful_number_of_another_unit_says_both_readings_and_both_scores(finto: Path) -> None:
    change(finto, "2024/actuals.csv", "2024,,30,50,,,value", "2024,60.000,,,,,value")
    assert looked(finto)[0] == (
        "2024/actuals.csv, riga 4: «60.000» nella colonna actual è letto 60,000 (punteggio 75); se il punto divide le "
        "migliaia è 60000 (punteggio 100). Scrivere 60000, oppure 60.0000 se sono decimali."
    )
    change(finto, "2024/actuals.csv", "60.000", "60.0000")
    assert looked(finto) == []


def test_a_doubtful_part_of_a_ratio_is_scored_in_both_ways(finto: Path) -> None:
    change(finto, "2024/actuals.csv", "2024,,30,50,,,value", "2024,,1.234,2,,,value")
    (found,) = looked(finto)
    assert "«1.234» nella colonna numerator è letto 1,234 (punteggio 77,13)" in found
    assert "è 1234 (punteggio 100)" in found


def test_doubtful_numbers_of_other_years_and_of_the_context_have_no_score(finto: Path) -> None:
    head = "topic,item,year,value,unit,note,source_line\n"
    (finto / "2024" / "context.csv").write_text(f"{head}Personale,Dipendenti,2024,1.234,,,\n", encoding="utf-8")
    (found,) = looked(finto)
    assert found == (
        "2024/context.csv, riga 2: «1.234» nella colonna value è letto 1,234; se il punto divide le migliaia è 1234. "
        "Scrivere 1234, oppure 1.2340 se sono decimali."
    )
