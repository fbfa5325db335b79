"""The documents tell the truth: their worked examples are computed, their names are looked up in the code."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data import keys
from scoring.bands import band_of
from scoring.model import Direction, Quantity
from scoring.policy import Aggregation, Missing, Policy, Rounding, RoundingMode, Weights
from scoring.result import MeasureResult, NodeResult, Verdict
from scoring.rules import RULES, RuleInputs
from scoring.scored import score_sheet
from scoring.verdict import judge
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.shipped import plan, scored

DOCS = Path(__file__).parents[1] / "docs"
METODO = (DOCS / "metodo.md").read_text(encoding="utf-8")
Row = dict[str, str]

PROMISES = {
    "almeno": (Direction.HIGHER, False),
    "più di": (Direction.HIGHER, True),
    "al più": (Direction.LOWER, False),
    "meno di": (Direction.LOWER, True),
    "entro": (Direction.LOWER, False),
    "esattamente": (Direction.NOMINAL, False),
}


def tables(text: str) -> list[list[Row]]:
    """Every table of a Markdown text, as rows by heading."""
    found: list[list[Row]] = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text + "\n", flags=re.MULTILINE):
        head, _, *rows = (
            [cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()
        )
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def tables_with(text: str, *columns: str) -> list[Row]:
    """The rows of the one table that has these columns."""
    (found,) = [table for table in tables(text) if table and set(columns) <= set(table[0])]
    return found


def number(text: str) -> float:
    """An Italian number or date; NaN for a dash or a blank."""
    if text in ("", "–"):
        return float("nan")
    if "/" in text:
        day, month, year = (int(part) for part in text.split("/"))
        return float(date(year, month, day).toordinal())
    return float(text.replace(".", "").replace(",", "."))


def decimals(text: str) -> int:
    return len(text.partition(",")[2])


def is_printed(value: float | None, text: str) -> bool:
    """Whether a computed value, rounded half up to the printed digits, is the printed one."""
    if text == "nessuno" or value is None or np.isnan(value):
        return text == "nessuno" and (value is None or bool(np.isnan(value)))
    scale = 10 ** decimals(text)
    return bool(np.floor(round(value * scale, 6) + 0.5) / scale == number(text))


def rule_examples() -> list[tuple[str, Row]]:
    sections = re.split(r"^### `(\w+)`$", METODO.partition("## 2.")[0], flags=re.MULTILINE)[1:]
    return [
        (rule, row)
        for rule, text in zip(sections[::2], sections[1::2], strict=True)
        for row in tables_with(text, "promessa", "consuntivo", "punteggio")
    ]


def column(text: str) -> np.ndarray:
    return np.array([[number(text)]])


def label(value: object) -> str:
    return " ".join(value.values()) if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("rule", "row"), rule_examples(), ids=label)
def test_a_worked_example_of_a_rule_is_right(rule: str, row: Row) -> None:
    words, _, target = row["promessa"].rpartition(" ")
    direction, strict = PROMISES[words]
    curve = RULES[rule](
        RuleInputs(
            target=column(target),
            soglia=column(row.get("soglia", "")),
            baseline=column(row.get("partenza", "")),
            benchmark=column(row.get("confronto", "")),
            tolerance=np.zeros((1, 1)),
            direction=direction,
            strict=strict,
            cap=number(row.get("massimo") or "100"),
            params=tuple(number(text) for text in row.get("parametri", "").split()),
        )
    )
    score = float(np.clip(curve(column(row["consuntivo"])), 0, number(row.get("massimo") or "100"))[0, 0])
    assert is_printed(score, row["punteggio"]), score


def test_every_rule_has_its_chapter_and_examples() -> None:
    assert {rule for rule, _ in rule_examples()} == set(RULES)


def method_of(text: str) -> Policy:
    """A method with the keys that a cell names, as in ``smvp.toml``."""
    policy = a_policy()
    for key, value in re.findall(r"`(\w+) = \"?([^\"`]+)\"?`", text):
        mode, _, digits = value.partition(":")
        policy = {
            "missing": lambda: replace(policy, missing=Missing(value)),
            "method": lambda: replace(policy, aggregation=Aggregation(value)),
            "weights": lambda: replace(policy, weights=Weights(value)),
            "renormalise": lambda: replace(policy, renormalise=value == "true"),
            "min_measured_share": lambda: replace(policy, min_measured_share=float(value)),
            "leaf": lambda: replace(policy, leaf_rounding=Rounding(RoundingMode(mode), int(digits))),
            "root": lambda: replace(policy, root_rounding=Rounding(RoundingMode(mode), int(digits))),
        }[key]()
    return policy


@pytest.mark.parametrize("row", tables_with(METODO, "indicatori", "metodo", "risultato"), ids=label)
def test_a_worked_example_of_a_mean_is_right(row: Row) -> None:
    pairs = [cell.strip().split(" × ") for cell in row["indicatori"].split(";")]
    measures = (
        a_measure(f"k{n}", actual=None if actual == "manca" else number(actual), weight=number(weight))
        for n, (actual, weight) in enumerate(pairs)
    )
    score = score_sheet(a_sheet(*measures), method_of(row["metodo"])).root.score
    assert is_printed(score, row["risultato"]), score


@pytest.mark.parametrize("row", tables_with(METODO, "risultato", "Torino 2022"), ids=label)
def test_a_result_has_the_word_that_the_method_says(row: Row) -> None:
    for ente, heading in (("torino", "Torino 2022"), ("riviere", "Riviere 2023")):
        band = band_of(number(row["risultato"]), plan(ente).policy.bands)
        assert band is not None
        assert band.word == row[heading]


@pytest.mark.parametrize(
    "row",
    [row for table in tables(METODO) for row in table if "verdetto" in row and "ente" not in row],
    ids=label,
)
def test_a_worked_example_of_a_verdict_is_right(row: Row) -> None:
    text = row["pubblicato"].replace(",", ".")
    published = Quantity(float(text), 0.5 / 10 ** decimals(row["pubblicato"]), text)
    score, low, high = (number(row[name]) for name in ("calcolato", "il più basso", "il più alto"))
    assert str(judge(published, score, low, high, declared=False)[0]) == row["verdetto"]


@pytest.mark.parametrize("row", tables_with(METODO, "ente", "base", "target"), ids=label)
def test_a_worked_example_of_a_basis_is_right(row: Row) -> None:
    sheets = scored(row["ente"], row["base"]).values()
    (result,) = [r for s in sheets for r in s.measures if r.measure.key.indicator_code == row["indicatore"]]
    target = result.measure.target.value if result.measure.target else float("nan")
    assert target == pytest.approx(number(row["target"]), nan_ok=True)
    assert is_printed(result.score, row["punteggio"])


@pytest.mark.parametrize("row", tables_with(METODO, "indicatore", "soglia dedotta"), ids=label)
def test_a_deduced_soglia_is_the_one_of_the_shipped_data(row: Row) -> None:
    (found,) = [r for r in plan("torino").soglie if r.key.indicator_code == row["indicatore"]]
    assert (found.soglia.value, found.origin) == (number(row["soglia dedotta"]), "deduced")
    (result,) = [
        r
        for r in scored("torino")["strategico", ""].measures
        if r.measure.key.indicator_code == row["indicatore"]
    ]
    measure = result.measure
    assert measure.target is not None
    assert measure.actual is not None
    assert (measure.target.value, measure.actual.value) == (number(row["target"]), number(row["consuntivo"]))


def published_text(result: NodeResult | MeasureResult) -> str:
    source = result.node.published if isinstance(result, NodeResult) else result.measure.published
    return source.score.text.replace(".", ",") if source and source.score else ""


def place(result: NodeResult | MeasureResult) -> tuple[str, str]:
    if isinstance(result, NodeResult):
        return result.node.code, ""
    return result.measure.key.node_code, result.measure.key.indicator_code


def test_the_list_of_what_differs_is_complete_and_right() -> None:
    told = {
        (row["ente"], row["obiettivo"], row["indicatore"]): row
        for row in tables_with(METODO, "ente", "obiettivo", "verdetto")
    }
    differing = {
        (ente, *place(result)): result
        for ente in ("torino", "riviere")
        for sheet in scored(ente).values()
        for result in (*sheet.nodes, *sheet.measures)
        if result.verdict in (Verdict.COMPATIBLE, Verdict.DIFFERS)
    }
    assert told.keys() == differing.keys()
    for where, result in differing.items():
        row = told[where]
        assert (published_text(result), str(result.verdict)) == (row["pubblicato"], row["verdetto"])
        for value, name in (
            (result.score, "calcolato"),
            (result.low, "il più basso"),
            (result.high, "il più alto"),
        ):
            assert is_printed(value, row[name]), (where, name, value)


def test_every_key_of_the_method_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", METODO))
    method_keys = {*keys.SCORE.names, *keys.AGGREGATION.names, *keys.ROUNDING.names, "mean_of", "bands"}
    assert method_keys <= told
    words = {str(word) for words in (Missing, Aggregation, Weights) for word in words}
    assert words <= told


def test_every_verdict_is_told() -> None:
    assert all(f"**{verdict}**" in METODO for verdict in Verdict)
