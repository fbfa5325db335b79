"""The documents tell the truth: their worked examples are computed, their names are looked up in the code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from data.format import keys
from data.format import tables as format_tables
from data.plan import changes, planning, scenarios
from data.plan.identity import UnitKind
from data.plan.tellings import NATURAL
from scoring import (
    ambition,
    backtest,
    basis,
    benchmark,
    bridge,
    chance,
    effort,
    inverse,
    model,
    policy,
    progress,
    result,
    risk,
    robustness,
    scenario,
    sensitivity,
    series,
    standing,
    student,
    units,
)
from scoring import forecast as expectation
from scoring.bands import band_of
from scoring.forecast import Forecast, Point, forecast
from scoring.model import Direction, Quantity
from scoring.node_facts import node_facts
from scoring.policy import (
    Aggregation,
    Missing,
    Policy,
    Rounding,
    RoundingMode,
    Scale,
    SecondJudgement,
    Weights,
    numbers,
)
from scoring.result import MeasureResult, NodeResult, ScoredSheet, Verdict
from scoring.rules import RULES, RuleInputs
from scoring.scored import score_sheet
from scoring.second import judged
from scoring.verdict import judge
from tests.scoring.samples import SECTION, a_measure, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from ui.documents import request
from ui.facts import data_version, explain, node_record, result_words
from ui.facts.format import NBSP
from ui.facts.whatif import question, slider_range
from ui.screens.giunta import editing

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
METODO = (DOCS / "metodo.md").read_text(encoding="utf-8")
GLOSSARIO = (DOCS / "glossario.md").read_text(encoding="utf-8")
ROOMS = ("data", "scoring", "ui", "pages")
NOBODY_KNOWS_WHAT_IS_INSIDE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
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
        head, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines())
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
            params=numbers(row.get("parametri", "").replace(",", ".")),
        )
    )
    score = float(np.clip(curve(column(row["consuntivo"])), 0, number(row.get("massimo") or "100"))[0, 0])
    assert is_printed(score, row["punteggio"]), score


def test_every_rule_has_its_chapter_and_examples() -> None:
    assert {rule for rule, _ in rule_examples()} == set(RULES)


def rounding_of(text: str) -> Rounding:
    mode, _, digits = text.partition(":")
    return Rounding(RoundingMode(mode), int(digits))


METHOD_KEYS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "missing": ("missing", Missing),
    "method": ("aggregation", Aggregation),
    "weights": ("weights", Weights),
    "renormalise": ("renormalise", "true".__eq__),
    "min_measured_share": ("min_measured_share", float),
    "leaf": ("leaf_rounding", rounding_of),
    "root": ("root_rounding", rounding_of),
}


def method_of(text: str) -> Policy:
    """A method with the keys that a cell names, as in ``smvp.toml``."""
    named = re.findall(r"`(\w+) = \"?([^\"`]+)\"?`", text)
    return a_policy(**{METHOD_KEYS[key][0]: METHOD_KEYS[key][1](value) for key, value in named})


@pytest.mark.parametrize("row", tables_with(METODO, "risultato", "quota di premio"), ids=label)
def test_a_worked_example_of_a_reward_is_right(row: Row) -> None:
    scale = Scale("fasce", numbers(">60 50 80 80 >90 100"))
    asked = SecondJudgement(name="premio", section=SECTION, scale="premio")
    policy = a_policy(scales={"premio": scale}, judgements=(asked,))
    (found,) = judged(score_sheet(a_sheet(a_measure(actual=number(row["risultato"]))), policy))
    assert is_printed(found.value, row["quota di premio"]), found


@pytest.mark.parametrize("row", tables_with(METODO, "indicatori", "metodo", "risultato"), ids=label)
def test_a_worked_example_of_a_mean_is_right(row: Row) -> None:
    score = scored_as(row).root.score
    assert is_printed(score, row["risultato"]), score


@pytest.mark.parametrize("row", tables_with(METODO, "indicatori", "il calcolo", "punti di ciascuno"), ids=label)
def test_a_worked_example_of_where_points_went_is_right(row: Row) -> None:
    example = scored_as(row)
    facts = node_facts(example, "")
    told = [text.strip() for text in row["punti di ciascuno"].split(";")]
    assert explain.node(example.root).replace(NBSP, " ") == row["il calcolo"]
    assert all(is_printed(part.points, text) for part, text in zip(facts.parts, told, strict=True)), facts.parts
    assert is_printed(sum(points for _, points in facts.rest), row["di nessuno"] or "0"), facts.rest


def scored_as(row: Row) -> ScoredSheet:
    """The example of a row: its indicators under its method."""
    pairs = [cell.strip().split(" × ") for cell in row["indicatori"].split(";")]
    measures = (
        a_measure(f"k{n}", actual=None if actual == "manca" else number(actual), weight=number(weight))
        for n, (actual, weight) in enumerate(pairs)
    )
    return score_sheet(a_sheet(*measures), method_of(row["metodo"]))


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
        r for r in scored("torino")["strategico", ""].measures if r.measure.key.indicator_code == row["indicatore"]
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
    for where, found in differing.items():
        row = told[where]
        assert (published_text(found), str(found.verdict)) == (row["pubblicato"], row["verdetto"])
        for value, name in (
            (found.score, "calcolato"),
            (found.low, "il più basso"),
            (found.high, "il più alto"),
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


def names_of_the_format() -> set[str]:
    """Files, columns and words of the data format, and the codes that the shipped enti write in it."""
    found = {table.name for table in format_tables.TABLES}
    for table in format_tables.TABLES:
        for column_ in table.columns:
            found |= {column_.name, *column_.words}
    for ente in ("torino", "riviere"):
        found |= {level.code for level in plan(ente).ente.levels}
    return found


RECORDS = (
    *(basis, model, policy, result),
    *(ambition, backtest, bridge, chance, effort, expectation, inverse, robustness, scenario, sensitivity, series),
    *(progress, risk, standing, units),
    *(changes, planning, scenarios),
    *(data_version, editing, node_record, question, request, result_words, slider_range),
)
"""Modules whose classes and fields are words of the glossary: the calculation, the what-if, what is said, the saved."""


def names_of_the_records() -> set[str]:
    """Classes of the calculation and of the what-if, and the fields of their records."""
    found: set[str] = set()
    for module in RECORDS:
        for name, thing in vars(module).items():
            if isinstance(thing, type) and thing.__module__ == module.__name__:
                found.add(name)
                found |= {field.name for field in fields(thing)} if is_dataclass(thing) else set()
    return found


GLOSSARY = tables_with(GLOSSARIO, "parola", "nel codice", "che cosa è")


@pytest.mark.parametrize("row", GLOSSARY, ids=lambda row: row["parola"])
def test_a_name_of_the_glossary_is_a_name_of_the_code(row: Row) -> None:
    names = re.findall(r"`(\w+)`", row["nel codice"])
    assert names or row["nel codice"] == "–"
    stems = {known.removesuffix("_code") for known in names_of_the_format() | names_of_the_records()}
    plurals = {known.removesuffix("s") for known in stems}
    assert set(names) <= stems | plurals | {"ente"}


def test_the_glossary_has_each_word_once_in_alphabetical_order() -> None:
    words = [row["parola"].casefold() for row in GLOSSARY]
    assert words == sorted(set(words))


@pytest.mark.parametrize(
    ("italian", "english"),
    [
        ("indicatore", "indicator"),
        ("consuntivo", "actual"),
        ("peso", "weight"),
        ("scostamento", "deviation"),
        ("grado di raggiungimento, punteggio", "score"),
        ("fonte", "source"),
        ("nota", "note"),
        ("soglia", "soglia"),
        ("ente", "ente"),
    ],
)
def test_the_nouns_of_the_house_are_in_the_glossary(italian: str, english: str) -> None:
    assert [row["nel codice"] for row in GLOSSARY if row["parola"] == italian] == [f"`{english}`"]


def test_no_module_has_a_name_that_tells_nothing() -> None:
    names = {path.stem for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert not names & NOBODY_KNOWS_WHAT_IS_INSIDE


@pytest.mark.parametrize("name", ["metodo.md", "glossario.md", "guida/README.md"])
def test_a_link_leads_somewhere(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)", text):
        assert ((DOCS / name).parent / link).exists(), link


def test_the_links_of_the_news_lead_somewhere() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all((ROOT / link).exists() for link in re.findall(r"\]\(([^)#]+)", text))


def test_the_news_begin_with_what_is_not_released_and_then_the_version_of_the_program() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    news = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)", news, flags=re.MULTILINE)[:2] == ["Non rilasciato", version]


@pytest.mark.parametrize("row", tables_with(METODO, "conteggio", "imprese attive"))
def test_a_worked_example_of_a_count_per_thousand_firms_is_right(row: Row) -> None:
    found = benchmark.per_thousand(Quantity(number(row["conteggio"])), number(row["imprese attive"]))
    assert is_printed(found.value, row["per 1.000 imprese"])


@pytest.mark.parametrize("row", tables_with(METODO, "valori, dal più vecchio", "passaggi"), ids=label)
def test_a_worked_example_of_an_expectation_is_right(row: Row) -> None:
    values = [number(text) for text in row["valori, dal più vecchio"].split()]
    found = forecast([Point(2000 + i, value) for i, value in enumerate(values)], 2000 + len(values))

    assert isinstance(found, Forecast)
    assert found.changes == int(row["passaggi"])
    assert is_printed(student.quantile(0.9, found.changes), row["t"])
    assert is_printed(found.low, row["banda, da"])
    assert is_printed(found.high, row["a"])


KINDS = {"conteggio": UnitKind.COUNT, "percentuale": UnitKind.PERCENT}


@pytest.mark.parametrize("row", tables_with(METODO, "unità", "valori possibili", "storia"), ids=label)
def test_a_worked_example_of_the_bounds_of_an_expectation_is_right(row: Row) -> None:
    values = [number(text) for text in row["storia"].split()]
    natural = NATURAL[KINDS[row["unità"]]]
    found = forecast([Point(2000 + i, value) for i, value in enumerate(values)], 2000 + len(values), (), natural)

    assert isinstance(found, Forecast)
    assert is_printed(found.low, row["banda limitata, da"])
    assert is_printed(found.high, row["a"])
