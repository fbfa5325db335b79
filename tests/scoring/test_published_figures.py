"""Every figure that the two documents publish, against the value computed here.

The golden tables were made from the transcriptions in exact fractions, by the rule stated in each
document, and not by the engine: ``expected`` is the value to six decimals before any rounding.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from scoring.model import MeasureState
from scoring.result import MeasureResult, NodeResult, Verdict, VerdictReason, Why
from scoring.rules import score_one, soglia_lineare
from tests.scoring.shipped import Row, golden, plan, scored

TORINO = golden("torino_2022")
RIVIERE = golden("riviere_2023")
Result = NodeResult | MeasureResult


def name(row: Row) -> str:
    return " ".join(filter(None, (row["section"], row["owner"], row["node_code"], row["indicator_code"])))


def result_of(ente: str, row: Row) -> Result:
    sheet = scored(ente)[row["section"], row["owner"]]
    if not row["indicator_code"]:
        return sheet.node(row["node_code"])
    found = [r for r in sheet.measures_of(row["node_code"]) if r.measure.key.indicator_code == row["indicator_code"]]
    assert len(found) == 1
    return found[0]


def check(ente: str, row: Row) -> None:
    result = result_of(ente, row)
    assert result.score == pytest.approx(float(row["expected"]), abs=1e-6)
    source = result.node.published if isinstance(result, NodeResult) else result.measure.published
    assert (source.score.text if source and source.score else "") == row["published"]
    assert (str(result.verdict or ""), str(result.verdict_reason)) == (row["verdict"], row["reason"])


def count(rows: list[Row], column: str) -> Counter[str]:
    return Counter(row[column] for row in rows)


def torino(section: str, *, nodes: bool) -> list[Row]:
    return [row for row in TORINO if row["section"] == section and (row["indicator_code"] == "") == nodes]


@pytest.mark.parametrize("row", TORINO, ids=name)
def test_a_figure_of_torino_is_reproduced_with_its_verdict(row: Row) -> None:
    check("torino", row)


@pytest.mark.parametrize("row", RIVIERE, ids=name)
def test_a_figure_of_riviere_is_reproduced_with_its_verdict(row: Row) -> None:
    check("riviere", row)


def test_the_golden_table_of_torino_has_every_published_figure() -> None:
    assert len(torino("strategico", nodes=True)) == 14
    assert len(torino("strategico", nodes=False)) == 73
    operational = torino("operativo", nodes=True)
    assert (len(operational), sum(row["published"] != "" for row in operational)) == (51, 50)
    assert len(torino("individuale", nodes=True)) == 16


@pytest.mark.parametrize(("ente", "rows"), [("torino", TORINO), ("riviere", RIVIERE)])
def test_no_published_figure_is_missing_from_the_golden_table(ente: str, rows: list[Row]) -> None:
    expected = {(r["section"], r["owner"], r["node_code"], r["indicator_code"]) for r in rows if r["published"]}
    shipped = {(r.section, r.owner, r.node_code, r.indicator_code) for r in plan(ente).published if r.score}
    assert shipped == expected


def test_seventy_two_of_the_seventy_three_scores_of_torino_are_explained_and_one_is_not() -> None:
    rows = torino("strategico", nodes=False)
    assert count(rows, "verdict") == {"coincide": 66, "compatibile": 6, "non coincide": 1}
    wrong = [row for row in rows if row["verdict"] == "non coincide"]
    assert [(row["indicator_code"], row["published"], row["expected"]) for row in wrong] == [
        ("kpi14.5_04", "100", "97.150000")
    ]


def test_the_result_of_its_own_objective_proves_the_score_that_does_not_coincide_wrong() -> None:
    """With 97.15 the published scores of OS14.5 give the published 85.19; with 100 they do not."""
    rows = [row for row in torino("strategico", nodes=False) if row["node_code"] == "OS14.5"]
    weights = {"OC_TD_01": 15, "OC_TD_02": 15}

    def mean(of_four: str) -> Fraction:
        points = (
            weights.get(row["indicator_code"], 14)
            * Fraction(of_four if row["indicator_code"] == "kpi14.5_04" else row["published"])
            for row in rows
        )
        return sum(points, Fraction(0)) / 100

    assert round(float(mean("97.15")), 2) == 85.19
    assert round(float(mean("100")), 2) == 85.59


def test_every_result_of_an_objective_of_torino_coincides_or_is_compatible() -> None:
    for section in ("strategico", "operativo", "individuale"):
        published = [row for row in torino(section, nodes=True) if row["published"]]
        assert {row["verdict"] for row in published} <= {"coincide", "compatibile"}


@pytest.mark.parametrize(
    ("owner", "total"),
    [
        ("Segretario Generale", 84),
        ("Dirigente Area Anagrafe Economica", 76),
        ("Dirigente Sviluppo del territorio e Regolazione del mercato", 100),
        ("Dirigente Risorse Finanziarie e Provveditorato", 100),
    ],
)
def test_an_individual_sheet_of_torino_has_its_total(owner: str, total: float) -> None:
    assert scored("torino")["individuale", owner].root.score == total


def test_the_result_of_torino_is_the_mean_of_its_fourteen_objectives_not_rounded_before() -> None:
    rows = torino("strategico", nodes=True)
    computed = sum(Fraction(row["expected"]) for row in rows) / 14
    assert scored("torino")["strategico", ""].root.score == pytest.approx(float(computed), abs=1e-6)
    assert float(computed) == pytest.approx(90.897821, abs=1e-6)


def test_the_mean_of_the_fourteen_published_results_is_90_907() -> None:
    published = sum(Decimal(row["published"]) for row in torino("strategico", nodes=True)) / 14
    assert round(published, 3) == Decimal("90.907")
    root = scored("torino")["strategico", ""].root
    assert root.low is not None
    assert root.high is not None
    assert root.low <= published <= root.high


def test_every_printed_word_of_torino_is_the_word_of_the_computed_score() -> None:
    rows = [row for row in TORINO if row["word"]]
    assert count(rows, "word") == {"Raggiunto": 48, "Parzialmente Raggiunto": 16, "Non raggiunto": 1}
    for row in rows:
        band = result_of("torino", row).band
        assert band is not None
        assert band.word.casefold() == row["word"].casefold(), name(row)


@pytest.mark.parametrize(
    ("node", "done", "all_cases", "published"),
    [
        ("OP5.1.1-01", 47, 48, 58.33),
        ("OP5.1.1-02", 199, 207, 22.71),
        ("OP5.1.1-03", 101, 105, 23.81),
        ("OP6.1.1-06", 42, 44, 88.64),
    ],
)
def test_a_count_that_prints_the_same_actual_gives_the_published_result(
    node: str, done: int, all_cases: int, published: float
) -> None:
    """What "compatibile" claims, shown: a numerator and denominator that the document does not print."""
    measure = scored("torino")["operativo", ""].measures_of(node)[0].measure
    assert measure.target is not None
    assert measure.soglia is not None
    assert measure.actual is not None
    actual = 100 * done / all_cases
    assert f"{actual:.2f}" == measure.actual.text
    reached = score_one(soglia_lineare, actual, target=measure.target.value, soglia=measure.soglia.value)
    assert round(reached, 2) == published


@pytest.mark.parametrize(("code", "soglia"), [("B3.1_02", 65), ("EC27", -8), ("OC_TD_03", 2000), ("OC_TD_04", 1.5)])
def test_a_soglia_that_is_implied_and_not_printed_is_marked_as_deduced(code: str, soglia: float) -> None:
    rows = [row for row in plan("torino").soglie if row.key.indicator_code == code]
    assert [(row.soglia.value, row.origin) for row in rows] == [(soglia, "deduced")]


def test_a_blank_actual_with_weight_is_zero_in_torino_and_without_weight_is_not_measured() -> None:
    sheets = scored("torino").values()
    zeros = [r.measure.key.indicator_code for s in sheets for r in s.measures if r.why is Why.MISSING_IS_ZERO]
    assert zeros == ["kpi12.3_04", "kpi12.3-02a"]
    for sheet in sheets:
        for result in sheet.measures:
            if result.measure.weight == 0:
                assert result.score is None
                assert result.measure.state is not MeasureState.MEASURED


def test_seventy_eight_scores_of_riviere_have_the_verdicts_of_the_cross_check() -> None:
    published = [row for row in RIVIERE if row["published"]]
    assert len(published) == 78
    assert count(published, "verdict") == {
        "coincide": 67,
        "dichiarato": 9,
        "compatibile": 1,
        "non coincide": 1,
    }
    special = {row["node_code"]: (row["verdict"], row["reason"]) for row in published if row["reason"]}
    assert special == {"D02.07": ("non coincide", "out_of_interval"), "D02.08": ("compatibile", "truncated")}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A04.01_1", 98.3),
        ("D02_1", 100 * (500 / 7) / 90),
        ("D02.03_1", 100 * 78.59 / 90),
        ("D02.01_1", 97),
        ("D02.01_2", 100),
        ("D02.02_1", 0),
        ("B01_2", 100),
        ("C01.02_1", 0),
        ("C01.01_1", 100),
        ("F01.03_1", 100),
        ("D01_1", 100),
        ("D01.01_1", 100),
    ],
)
def test_what_riviere_measured_and_did_not_print_a_score_for_is_computed(code: str, expected: float) -> None:
    results = [r for s in scored("riviere").values() for r in s.measures if r.measure.key.indicator_code == code]
    assert [r.score for r in results] == [pytest.approx(expected, abs=1e-6)]
    assert results[0].verdict is None


def test_the_result_of_riviere_is_the_mean_of_the_strategic_and_ente_objectives_by_hand() -> None:
    by_node: dict[str, list[Fraction]] = {}
    for row in RIVIERE:
        if row["section"] == "strategico":
            by_node.setdefault(row["node_code"], []).append(Fraction(row["expected"]))
    means = [sum(scores) / len(scores) for scores in by_node.values()]
    assert len(means) == 17
    root = scored("riviere")["strategico", ""].root
    assert root.score == pytest.approx(float(sum(means) / len(means)), abs=1e-5)
    assert (root.node.published, root.verdict) == (None, None)


def test_no_score_of_riviere_rests_on_what_the_oiv_excluded_or_on_nothing() -> None:
    for sheet in scored("riviere").values():
        for result in sheet.measures:
            if result.measure.state is not MeasureState.MEASURED:
                assert (result.score, result.effective_weight) == (None, 0)


def evaluations(prefix: str) -> list[float]:
    """OIV evaluations of the operational objectives below an objective."""
    found = [row for row in plan("riviere").evaluations if row.node_code.startswith(f"{prefix}.")]
    return [row.evaluation.value for row in found if row.evaluation is not None]


def test_the_metaindicator_of_d01_counts_its_six_objectives_above_ninety() -> None:
    by_oiv = evaluations("D01")
    assert (sum(value > 90 for value in by_oiv), len(by_oiv)) == (6, 6)
    scores = [r.score for r in scored("riviere")["operativo", ""].children("D01")]
    assert (sum(score is not None and score > 90 for score in scores), len(scores)) == (6, 6)


def test_the_metaindicator_of_d02_follows_from_the_oiv_evaluations_and_not_from_the_scores() -> None:
    by_oiv = evaluations("D02")
    assert (sum(value > 90 for value in by_oiv), len(by_oiv)) == (5, 7)
    children = scored("riviere")["operativo", ""].children("D02")
    measured = [r.score for r in children if r.score is not None]
    assert (sum(score > 90 for score in measured), len(measured)) == (4, 7)


def test_no_figure_of_either_document_is_left_without_explanation_but_two() -> None:
    wrong = [
        r.measure.key.indicator_code
        for ente in ("torino", "riviere")
        for sheet in scored(ente).values()
        for r in sheet.measures
        if r.verdict is Verdict.DIFFERS
    ]
    assert wrong == ["kpi14.5_04", "D02.07_1"]
    nodes = [r for ente in ("torino", "riviere") for sheet in scored(ente).values() for r in sheet.nodes]
    assert all(r.verdict is not Verdict.DIFFERS for r in nodes)
    assert all(r.verdict_reason is not VerdictReason.NO_SCORE_HERE for r in nodes)
