"""The shipped data hold every row of the two transcribed documents, in the canonical form of the format.

The transcriptions are in tests/golden/reference; docs/dati.md tells how the files were made from them.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from data.format.tables import TABLES, Column, Kind, Table

ROOT = Path(__file__).parents[3]
ENTI = ROOT / "data" / "enti"
REFERENCE = ROOT / "tests" / "golden" / "reference"
YEARS = {"torino": "2022", "riviere": "2023"}
FILES = [
    pytest.param(ente, table, id=f"{ente}-{table.name}")
    for ente, year in YEARS.items()
    for table in TABLES
    if (ENTI / ente / year / f"{table.name}.csv").exists()
]
SECTIONS = {"tree": "albero", "all1": "strategico", "all2": "operativo", "all3": "individuale"}
PLACE = ("section", "owner", "node_code", "indicator_code")
NODE = PLACE[:3]
DROPPING = {"indicator_suppressed", "indicator_replaced", "not_measurable"}
LOWER_THOUGH_EQUAL = {"C01_1", "C02_1", "D01.01_1"}
"""Indicators with the target "zero": cases of non-conformity and of lost data."""

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shipped(ente: str, table: str) -> list[Row]:
    return read(ENTI / ente / YEARS[ente] / f"{table}.csv")


def reference(name: str) -> list[Row]:
    return read(REFERENCE / f"{name}.csv")


def pick(row: Row, *columns: str) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def torino_place(row: Row) -> tuple[str, ...]:
    return (SECTIONS[row["section"]], row["owner"], row["node_code"], row["indicator_code"])


@cache
def riviere_codes() -> dict[tuple[str, str], str]:
    """Code given to each indicator, from its node and full name."""
    order: Counter[str] = Counter()
    codes = {}
    for row in reference("riviere_measures"):
        order[row["node_code"]] += 1
        codes[pick(row, "node_code", "indicator_name")] = f"{row['node_code']}_{order[row['node_code']]}"
    return codes


def riviere_place(row: Row) -> tuple[str, ...]:
    """Place of an indicator; blank for a note that has none."""
    if not row["node_code"]:
        return ("", "", "", "")
    operational = "." in row["node_code"]
    code = riviere_codes()[pick(row, "node_code", "indicator_name")]
    return ("operativo" if operational else "strategico", "", row["node_code"], code)


def by_place(rows: list[Row]) -> dict[tuple[str, ...], Row]:
    return {pick(row, *PLACE): row for row in rows}


def ente_settings(ente: str) -> dict[str, Any]:
    return tomllib.loads((ENTI / ente / "ente.toml").read_text(encoding="utf-8"))


# The form of the files.


@pytest.mark.parametrize("ente", YEARS)
def test_every_break_of_a_series_is_told_with_its_line(ente: str) -> None:
    text = (ROOT / "docs" / "dati.md").read_text(encoding="utf-8")
    told = [line for line in text.splitlines() if line.startswith(f"| {ente.title()} | `")]
    rows = shipped(ente, "breaks")
    for row in rows:
        here = [line for line in told if f"`{row['indicator_code']}`" in line and f"| {row['year']} |" in line]
        assert [f"`{row['kind']}`" in line and row["source_line"] in line for line in here] == [True], row
    assert sum(line.partition("| 20")[0].count("`") // 2 for line in told) == len(rows)


@pytest.mark.parametrize(("ente", "table"), FILES)
def test_a_file_rewritten_keeps_its_bytes(ente: str, table: Table) -> None:
    written = (ENTI / ente / YEARS[ente] / f"{table.name}.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))
    again = io.StringIO(newline="")
    csv.writer(again, lineterminator="\n").writerows(rows)
    assert again.getvalue().encode("utf-8") == written
    assert tuple(rows[0]) == table.column_names
    assert len(rows) > 1


@pytest.mark.parametrize(("ente", "table"), FILES)
def test_no_two_rows_share_a_key(ente: str, table: Table) -> None:
    keys = Counter(pick(row, *table.key) for row in shipped(ente, table.name))
    assert [key for key, times in keys.items() if times > 1] == []


def is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", cell) is not None


def fits(cell: str, column: Column) -> bool:
    if not cell:
        return not column.required
    checks = {
        Kind.TEXT: lambda: True,
        Kind.CODE: lambda: cell == cell.strip(),
        Kind.NUMBER: lambda: is_number(cell),
        Kind.VALUE: lambda: is_number(cell) or is_date(cell),
        Kind.DATE: lambda: is_date(cell),
        Kind.INTEGER: lambda: re.fullmatch(r"\d+", cell) is not None,
        Kind.FLAG: lambda: cell in {"0", "1"},
        Kind.WORD: lambda: cell in column.words,
    }
    return checks[column.kind]()


@pytest.mark.parametrize(("ente", "table"), FILES)
def test_every_cell_is_of_the_kind_of_its_column(ente: str, table: Table) -> None:
    wrong = [
        (number, column.name, row[column.name])
        for number, row in enumerate(shipped(ente, table.name), start=2)
        for column in table.columns
        if not fits(row[column.name], column)
    ]
    assert wrong == []


@pytest.mark.parametrize(("ente", "table"), FILES)
def test_no_transcriber_remark_is_left_in_english(ente: str, table: Table) -> None:
    english = re.compile(r"\b(printed|the|scheda in|indicator|target lowered|judgement)\b")
    columns = {"note", "occasion", "reason", "text"} & set(table.column_names)
    found = [row[name] for row in shipped(ente, table.name) for name in columns if english.search(row[name])]
    assert found == []


# What refers to something finds it.

PLACED = [pytest.param(*param.values, id=param.id) for param in FILES if "section" in param.values[1].column_names]
"""The files whose rows belong to a node."""


@pytest.mark.parametrize(("ente", "table"), PLACED)
def test_every_place_is_a_node_and_an_indicator_of_the_year(ente: str, table: Table) -> None:
    nodes = {pick(row, *NODE) for row in shipped(ente, "nodes")}
    measures = {pick(row, *PLACE) for row in shipped(ente, "measures")}
    for row in shipped(ente, table.name):
        if table.name == "history" and not row["node_code"]:
            assert pick(row, *PLACE) == ("", "", "", "")
            continue
        assert pick(row, *NODE) in nodes
        if row.get("indicator_code"):
            assert pick(row, *PLACE) in measures


@pytest.mark.parametrize("ente", YEARS)
def test_every_parent_level_section_and_unit_is_known(ente: str) -> None:
    settings = ente_settings(ente)
    nodes = shipped(ente, "nodes")
    codes = {row["node_code"] for row in nodes}
    assert {row["parent_code"] for row in nodes} <= codes | {""}
    assert {row["level"] for row in nodes} == set(settings["levels"])
    assert {row["section"] for row in nodes} == set(settings["sections"])
    units = {row["unit"] for table in ("measures", "targets") for row in shipped(ente, table)} - {""}
    assert units <= set(settings["units"])
    assert YEARS[ente] in settings["years"]


@pytest.mark.parametrize("ente", YEARS)
def test_the_direction_agrees_with_every_target(ente: str) -> None:
    measures = by_place(shipped(ente, "measures"))
    for row in shipped(ente, "targets"):
        direction = measures[pick(row, *PLACE)]["direction"]
        zero = row["indicator_code"] in LOWER_THOUGH_EQUAL
        if row["op"]:
            assert direction == ("lower" if zero or row["op"] in {"<=", "<", "by"} else "higher"), row


@pytest.mark.parametrize("ente", YEARS)
def test_versions_count_from_one_and_at_most_one_is_valid(ente: str) -> None:
    versions = defaultdict(list)
    for row in shipped(ente, "targets"):
        versions[pick(row, *PLACE, "year")].append(row)
    for rows in versions.values():
        assert [row["version"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        assert [row["valid"] for row in rows].count("1") <= 1
        assert rows[0]["change"] == ""


# Torino 2022 is complete.


def test_torino_has_every_node() -> None:
    columns = ("owner", "level", "title", "parent_code", "weight", "units", "description")
    expected = [
        (SECTIONS[row["section"]], row["code"], *pick(row, *columns), row["line"], bool(row["note"]))
        for row in reference("torino_nodes")
    ]
    found = [
        (*pick(row, "section", "node_code", *columns, "source_line"), bool(row["note"]))
        for row in shipped("torino", "nodes")
    ]
    assert len(found) == 195
    assert found == expected


def test_torino_has_every_indicator() -> None:
    same = ("indicator_name", "weight", "typology", "source", "algorithm", "unit")
    expected = [
        (*torino_place(row), *pick(row, *same, "indicator_description", "note", "line"))
        for row in reference("torino_measures")
    ]
    found = [
        pick(row, *PLACE, *same, "description", "commentary", "source_line") for row in shipped("torino", "measures")
    ]
    assert len(found) == 189
    assert found == expected


def test_torino_has_every_actual() -> None:
    expected = [
        (*torino_place(row), *pick(row, "actual", "deviation"), "value" if row["actual"] else "blank")
        for row in reference("torino_measures")
    ]
    found = [pick(row, *PLACE, "actual", "deviation", "availability") for row in shipped("torino", "actuals")]
    assert found == expected


def test_the_sentinel_date_for_what_never_happened_is_kept_and_explained() -> None:
    rows = [row for row in shipped("torino", "actuals") if row["actual"] == "2023-01-01"]
    states = by_place(shipped("torino", "measures"))
    assert len(rows) == 4
    assert all("non avvenuto" in row["note"] for row in rows)
    assert all(states[pick(row, *PLACE)]["state"] != "measured" for row in rows)


def test_torino_has_every_published_result_word_and_score() -> None:
    nodes = {
        (SECTIONS[row["section"]], row["owner"], row["code"], ""): pick(row, "published_result", "published_status")
        for row in reference("torino_nodes")
        if row["published_result"] or row["published_status"]
    }
    scores = {
        torino_place(row): (row["published_score"], "")
        for row in reference("torino_measures")
        if row["published_score"]
    }
    found = {pick(row, *PLACE): pick(row, "score", "status") for row in shipped("torino", "published")}
    assert found == nodes | scores
    assert sum(bool(score) for score, _ in nodes.values()) == 80
    assert len(scores) == 73


def test_torino_has_the_target_of_the_table_for_every_indicator() -> None:
    in_table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in shipped("torino", "targets"):
        if row["op"]:
            in_table[pick(row, *PLACE)] = pick(row, "op", "target", "unit")
    expected = {
        torino_place(row): pick(row, "target_op", "target_value", "unit")
        for row in reference("torino_measures")
        if row["target_op"]
    }
    assert in_table == expected
    assert len(expected) == 186


def test_torino_has_every_revision_with_its_act() -> None:
    expected = [
        (*torino_place(row), *pick(row, "kind", "act", "act_date", "line")) for row in reference("torino_revisions")
    ]
    revisions = [row for row in shipped("torino", "targets") if row["change"]]
    found = [pick(row, *PLACE, "change", "act", "act_date", "source_line") for row in revisions]
    assert len(found) == 21
    assert sorted(found) == sorted(expected)


def promised(words: str) -> tuple[str, str, str]:
    """Operator, value and words of a target as the list of revisions writes it."""
    if number := re.fullmatch(r"(>=) ?(\d+(?:\.\d+)?)", words):
        return number[1], number[2], ""
    if deadline := re.search(r"^Entro (\d\d)/(\d\d)/(\d{4})$", words):
        return "by", f"{deadline[3]}-{deadline[2]}-{deadline[1]}", ""
    if deadline := re.search(r"entro il (\d+)/(\d+)/(\d{4})$", words):
        return "by", f"{deadline[3]}-{int(deadline[2]):02}-{int(deadline[1]):02}", words
    if words.startswith(">=10.000 "):
        return ">=", "10000", words
    return "", "", words


def test_torino_keeps_the_old_and_the_new_target_of_every_revision() -> None:
    targets = defaultdict(list)
    for row in shipped("torino", "targets"):
        targets[pick(row, *PLACE)].append(row)
    for revision in reference("torino_revisions"):
        rows = targets[torino_place(revision)]
        new = next(n for n, row in enumerate(rows) if row["change"] == revision["kind"])
        before, after = rows[new - 1], rows[new]
        if new == 1:
            assert pick(before, "op", "target", "text") == promised(revision["old_target"])
        else:
            assert before["text"] == revision["old_target"]
        op, value, words = promised(revision["new_target"])
        assert after["text"] == words
        assert not op or (after["op"], Decimal(after["target"])) == (op, Decimal(value))
        assert after["valid"] == ("1" if revision["new_target"] else "0")


def test_torino_has_the_printed_soglie_and_four_deduced() -> None:
    expected = {
        torino_place(row): pick(row, "soglia", "soglia_where", "soglia_year_note")
        for row in reference("torino_measures")
        if row["soglia"]
    }
    rows = shipped("torino", "soglie")
    printed = {pick(row, *PLACE): pick(row, "soglia", "origin", "note") for row in rows if row["origin"] != "deduced"}
    assert len(printed) == 69
    assert printed == expected
    deduced = {row["indicator_code"]: row["soglia"] for row in rows if row["origin"] == "deduced"}
    assert deduced == {"B3.1_02": "65", "EC27": "-8", "OC_TD_03": "2000", "OC_TD_04": "1.5"}


def test_torino_weights_make_100_wherever_something_is_measured() -> None:
    sums: defaultdict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for row in shipped("torino", "measures"):
        sums[pick(row, *NODE)] += Decimal(row["weight"] or "0")
    unmeasured = [place for place, total in sums.items() if total == 0]
    assert len(unmeasured) == 6
    assert {total for place, total in sums.items() if place not in unmeasured} == {Decimal(100)}


def test_torino_weights_of_each_person_make_100() -> None:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in shipped("torino", "nodes"):
        if row["section"] == "individuale":
            sums[row["owner"]] += Decimal(row["weight"] or "0")
    assert len(sums) == 4
    assert set(sums.values()) == {Decimal(100)}


def test_torino_indicators_left_out_are_those_of_weight_zero_and_the_suppressed_one() -> None:
    left_out = [row for row in shipped("torino", "measures") if row["state"] != "measured"]
    assert len(left_out) == 11
    assert {row["weight"] for row in left_out} == {"0.00", ""}
    suppressed = {row["indicator_code"] for row in left_out if row["state"] == "suppressed"}
    assert suppressed == {"kpi13.4_05", "Kpi1.1.1-10c"}


# Riviere di Liguria 2023 is complete.


def test_riviere_has_every_node() -> None:
    columns = ("level", "title", "parent_code", "units")
    expected = [(row["code"], *pick(row, *columns, "line"), bool(row["note"])) for row in reference("riviere_nodes")]
    found = [
        (*pick(row, "node_code", *columns, "source_line"), bool(row["note"])) for row in shipped("riviere", "nodes")
    ]
    assert len(found) == 74
    assert found == expected


def test_riviere_has_every_indicator() -> None:
    same = ("indicator_name", "algorithm", "is_new", "unit", "commentary", "confidence")
    expected = [
        (*riviere_place(row), *pick(row, *same, "is_oc", "is_pari_opportunita", "status", "nota", "line"))
        for row in reference("riviere_measures")
    ]
    found = [
        pick(row, *PLACE, *same, "is_common", "is_equality", "state", "note_number", "source_line")
        for row in shipped("riviere", "measures")
    ]
    assert len(found) == 121
    assert found == expected


def test_riviere_has_every_actual_and_declares_the_scores_without_one() -> None:
    expected = []
    for row in reference("riviere_measures"):
        declared = "" if row["actual_2023"] else row["published_score"]
        numbers = pick(row, "actual_2023", "numerator_2023", "denominator_2023")
        expected.append((*riviere_place(row), *numbers, declared))
    rows = shipped("riviere", "actuals")
    assert [pick(row, *PLACE, "actual", "numerator", "denominator", "declared") for row in rows] == expected
    for row in rows:
        assert (row["availability"] == "value") == bool(row["actual"])
        assert (row["availability"] == "declared") == bool(row["declared"])
    assert sum(row["availability"] == "declared" for row in rows) == 9


def test_riviere_has_every_published_score() -> None:
    expected = [
        (*riviere_place(row), row["published_score"]) for row in reference("riviere_measures") if row["published_score"]
    ]
    assert len(expected) == 78
    assert [pick(row, *PLACE, "score") for row in shipped("riviere", "published")] == expected


def test_riviere_has_every_target_of_every_year_and_version() -> None:
    expected = [
        (*riviere_place(row), *pick(row, "year", "version", "op", "value", "unit", "valid"))
        for row in reference("riviere_targets")
    ]
    promises = [row for row in shipped("riviere", "targets") if row["change"] not in DROPPING]
    columns = ("year", "version", "op", "target", "unit", "valid")
    assert len(promises) == 182
    assert [pick(row, *PLACE, *columns) for row in promises] == expected


def test_riviere_says_which_targets_moved_and_which_indicators_were_dropped() -> None:
    changes = Counter(row["change"] for row in shipped("riviere", "targets") if row["change"])
    assert changes == {
        "target_raised": 11,
        "target_lowered": 7,
        "indicator_suppressed": 5,
        "indicator_replaced": 1,
    }
    states = by_place(shipped("riviere", "measures"))
    for row in shipped("riviere", "targets"):
        if row["change"] in DROPPING:
            assert states[pick(row, *PLACE)]["state"] == "suppressed"
            assert pick(row, "op", "target", "valid") == ("", "", "0")


def test_riviere_has_every_year_of_every_note() -> None:
    same = ("indicator_name", "year", "value", "numerator", "denominator", "raw", "confidence")
    expected = [(*riviere_place(row), *pick(row, "nota", "fonte", *same)) for row in reference("riviere_history")]
    rows = shipped("riviere", "history")
    assert len(rows) == 360
    assert [pick(row, *PLACE, "note_number", "source", *same) for row in rows] == expected


def test_riviere_keeps_every_kind_of_absence_apart() -> None:
    rows = shipped("riviere", "history")
    kinds = Counter(row["availability"] for row in rows)
    assert kinds == {
        "ND": 196,
        "value": 89,
        "nd": 31,
        "blank": 21,
        "non ancora disponibile": 12,
        "not_printed": 9,
        "annullate": 2,
    }
    for row, source in zip(rows, reference("riviere_history"), strict=True):
        if source["availability"] == "ND":
            assert row["raw"].endswith(f": {row['availability']}")
        else:
            assert row["availability"] == source["availability"]


def test_riviere_has_every_benchmark() -> None:
    same = ("year", "scope", "statistic", "value", "unit", "raw")
    expected = [(*riviere_place(row), *pick(row, *same, "line")) for row in reference("riviere_benchmarks")]
    found = [pick(row, *PLACE, *same, "source_line") for row in shipped("riviere", "benchmarks")]
    assert len(found) == 14
    assert found == expected


def test_riviere_has_every_evaluation_of_the_oiv() -> None:
    expected = [
        (row["code"], row["oiv_evaluation"], row["oiv_motivation"])
        for row in reference("riviere_nodes")
        if row["oiv_evaluation"] or row["oiv_motivation"]
    ]
    rows = shipped("riviere", "evaluations")
    found = [(row["node_code"], row["evaluation"] or row["outcome"], row["motivation"]) for row in rows]
    assert found == expected
    assert sum(bool(row["evaluation"]) for row in rows) == 53
    assert [row["node_code"] for row in rows if row["outcome"] == "non valutabile"] == [
        "B06.04",
        "C02.02",
        "F01.02",
        "F01.05",
    ]
    assert [row["node_code"] for row in rows if not row["evaluation"] and not row["outcome"]] == ["E02"]


# The context of both.

Figure = tuple[str, str, str, str]
"""Item, year, value as written in the file, line of the document."""

TORINO_CONTEXT: list[Figure] = [
    ("Prestazioni di servizi", "2022", "6.2", "84"),
    ("Oneri diversi di gestione", "2022", "5.9", "86"),
    ("Servizi esternalizzati", "2022", "1.2", "91"),
    ("Oneri per l’automazione", "2022", "1", "99"),
    ("Nuove iscrizioni", "2022", "12804", "221"),
    ("Cessazioni", "2022", "11317", "221"),
    ("Saldo", "2022", "1487", "223"),
    ("Tasso di natalità", "2021", "6.44", "230"),
    ("Tasso di natalità", "2022", "5.75", "230"),
    ("Tasso di mortalità", "2021", "4.80", "230"),
    ("Tasso di mortalità", "2022", "5.08", "230"),
    ("Tasso di crescita imprenditoriale", "2022", "+0.67", "232"),
    ("Imprese registrate", "2022", "223025", "242"),
    ("Variazione delle imprese registrate", "2022", "+0.2", "243"),
    ("Dipendenti a tempo indeterminato", "2022", "261", "320"),
    ("Categoria dirigenziale", "2022", "4", "324"),
    ("Categoria D (oggi Area dei Funzionari ed Elevate Qualificazioni)", "2022", "89", "326"),
    ("Categoria C (oggi Area degli Istruttori)", "2022", "153", "328"),
    ("Categoria B (oggi Area degli Operatori Esperti)", "2022", "15", "330"),
]
RIVIERE_CONTEXT: list[Figure] = [
    ("Imprese attive", "2020", "65291", "388"),
    ("Imprese attive", "2021", "65991", "124"),
    ("Imprese attive", "2022", "64356", "127"),
    ("Imprese attive", "2023", "64095", "202"),
]


@pytest.mark.parametrize(("ente", "figures"), [("torino", TORINO_CONTEXT), ("riviere", RIVIERE_CONTEXT)])
def test_the_context_has_every_figure_with_its_line(ente: str, figures: list[Figure]) -> None:
    assert [pick(row, "item", "year", "value", "source_line") for row in shipped(ente, "context")] == figures


def torino_context(topic: str, year: str = "2022") -> dict[str, Decimal]:
    rows = [row for row in shipped("torino", "context") if (row["topic"], row["year"]) == (topic, year)]
    return {row["item"]: Decimal(row["value"]) for row in rows}


def test_the_staff_of_torino_is_the_sum_of_its_categories() -> None:
    staff = torino_context("Personale")
    whole = staff.pop("Dipendenti a tempo indeterminato")
    assert len(staff) == 4
    assert sum(staff.values()) == whole == 261


def test_the_firms_of_torino_agree_with_each_other() -> None:
    firms = torino_context("Imprese")
    assert firms["Nuove iscrizioni"] - firms["Cessazioni"] == firms["Saldo"]
    growth = firms["Tasso di natalità"] - firms["Tasso di mortalità"]
    assert growth == firms["Tasso di crescita imprenditoriale"]


def test_the_firms_of_riviere_are_the_denominators_of_its_notes() -> None:
    told = {row["year"]: row["value"] for row in shipped("riviere", "context")}
    notes = {
        (row["year"], row["denominator"]) for row in shipped("riviere", "history") if row["note_number"] in {"1", "6"}
    }
    assert {(year, told[year]) for year, denominator in notes if denominator} == {pair for pair in notes if pair[1]}
    actuals = {row["indicator_code"]: row["denominator"] for row in shipped("riviere", "actuals")}
    assert actuals["A02_1"] == told["2023"]


# The two enti together.


def test_the_common_indicators_carry_one_code_in_both_enti() -> None:
    pairs = {(row["torino_code"], row["riviere_indicator_name"]) for row in reference("riviere_torino_crosswalk")}
    common = [row for row in shipped("riviere", "measures") if row["is_common"] == "1"]
    assert len(common) == 19
    assert {pick(row, "common_code", "indicator_name") for row in common if row["common_code"]} == pairs
    torino = {row["indicator_code"] for row in shipped("torino", "measures") if row["is_common"] == "1"}
    assert torino == {code for code, _ in pairs}
    assert all(
        row["common_code"] == (row["indicator_code"] if row["is_common"] == "1" else "")
        for row in shipped("torino", "measures")
    )
