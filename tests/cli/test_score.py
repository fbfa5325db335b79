"""«traguardo score»: what it prints of each node and indicator."""

from __future__ import annotations

import json
import re

from tests.cli.commands import ORDER, Run, rows_of


def test_score_has_its_columns_in_order_and_every_node_and_indicator(run: Run) -> None:
    ran = run("score", "--ente", "torino", "--anno", "2022")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == ORDER
    found = rows_of(ran.out)
    assert sum(row["kind"] == "measure" for row in found) == 189
    roots = [row for row in found if row["kind"] == "node" and not row["node_code"]]
    assert [row["section"] for row in roots] == ["strategico", "operativo", *["individuale"] * 4]


def test_score_prints_figures_as_printed_and_scores_without_needless_digits(run: Run) -> None:
    found = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--sezione", "strategico").out)
    (row,) = [row for row in found if row["indicator_code"] == "B3.1_02"]
    assert {name: row[name] for name in ORDER.split(",")[6:14]} == {
        "weight": "20",
        "target_op": ">=",
        "target": "75.00",
        "soglia": "65",
        "actual": "71.21",
        "score": "62.1",
        "status": "Parzialmente raggiunto",
        "published_score": "62.1",
    }
    assert row["verdict"] == "coincide"
    assert {row["section"] for row in found} == {"strategico"}
    assert {row["score"] for row in found} >= {"", "0", "100"}


def test_score_follows_each_node_with_its_indicators(run: Run) -> None:
    node = ""
    found = rows_of(run("score", "--ente", "riviere", "--anno", "2023").out)
    for row in (row for row in found if row["kind"] != "unit"):
        if row["kind"] == "node":
            node = row["node_code"]
        assert row["node_code"] == node


def test_score_ends_with_the_units_and_leaves_them_out_of_one_section(run: Run) -> None:
    words = ("score", "--ente", "torino", "--anno", "2022")
    kinds = [row["kind"] for row in rows_of(run(*words).out)]
    assert kinds[-4:] == ["unit"] * 4
    assert "unit" not in kinds[:-4]
    assert "unit" not in [row["kind"] for row in rows_of(run(*words, "--sezione", "operativo").out)]


def test_score_as_json_has_the_same_keys_and_real_numbers(run: Run) -> None:
    words = ("score", "--ente", "torino", "--anno", "2022", "--formato")
    found = json.loads(run(*words, "json").out)
    same = rows_of(run(*words, "csv").out)
    assert [list(row) for row in found[:2]] == [ORDER.split(",")] * 2
    assert len(found) == len(same)
    (row,) = [row for row in found if row["indicator_code"] == "B3.1_02" and row["section"] == "strategico"]
    assert (row["target"], row["actual"], row["score"], row["verdict_reason"]) == (75.0, 71.21, 62.1, None)
    dates = [row["target"] for row in found if row["target_op"] == "by" and row["target"]]
    assert dates
    assert all(re.fullmatch(r"2022-\d\d-\d\d", day) for day in dates)


def test_score_on_another_basis_uses_other_targets(run: Run) -> None:
    def targets(basis: str) -> str:
        found = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--base", basis).out)
        return next(row["target"] for row in found if row["indicator_code"] == "kpi3.1.1_01")

    assert [float(targets(basis)) for basis in ("validi", "originari", "2022-06-30")] == [85, 20, 20]


def test_the_scores_of_a_real_ente_have_no_mark(run: Run) -> None:
    words = ("score", "--ente", "torino", "--anno", "2022", "--sezione", "strategico")
    assert {row["mark"] for row in rows_of(run(*words).out)} == {""}
    assert {row["mark"] for row in json.loads(run(*words, "--formato", "json").out)} == {None}
