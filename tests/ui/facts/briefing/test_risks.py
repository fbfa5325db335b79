"""Open risks: each line is a number of the data, read again here from the files."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from scoring.risk import Risk, RiskKind
from tests.scoring.shipped import ROOT
from tests.ui.facts.briefing.numbers import code_of, is_rounded, numbers, plain
from tests.ui.facts.briefing.years import comune, shipped, synthetic
from ui.facts.briefing import risks

FOLDER = ROOT / "data" / "enti" / "riviere" / "2023"
NAMES = {word: kind for kind, word in risks.KINDS.items()}


def rows(name: str, year: str = "") -> dict[str, list[dict[str, str]]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found: dict[str, list[dict[str, str]]] = {}
        for row in csv.DictReader(file):
            if year in {"", row.get("year", "")}:
                found.setdefault(row["indicator_code"], []).append(row)
    return found


def lines() -> dict[str, tuple[str, ...]]:
    table = risks.slide(shipped("riviere")).table
    assert table is not None
    return {code_of(row[0]): row for row in table.rows}


def test_a_worsening_is_three_figures_of_the_document() -> None:
    name, kind, told, _ = lines()["A01_1"]
    assert kind == "Peggiora da due anni"
    printed = {r["year"]: float(r["value"]) for r in rows("history")["A01_1"] if r["value"]}
    printed["2023"] = float(rows("actuals", "2023")["A01_1"][0]["actual"])
    assert numbers(told) == [x for year in ("2021", "2022", "2023") for x in (printed[year], float(year))]
    assert printed["2021"] > printed["2022"] > printed["2023"]
    assert name.startswith("Grado di coinvolgimento")


@pytest.mark.parametrize("code", ["A02_3", "A04_2"])
def test_a_target_never_reached_is_above_every_printed_value(code: str) -> None:
    _, kind, told, _ = lines()[code]
    assert kind == "Target mai raggiunto"
    (target,) = rows("targets", "2024")[code]
    values = [float(r["value"]) for r in rows("history")[code] if r["value"]]
    last = float(rows("actuals", "2023")[code][0]["actual"])
    year, promised, known, times, whole = numbers(told)
    assert (year, promised, known, whole) == (2024, float(target["target"]), last, 100)
    assert max(*values, last) < promised
    assert 95 < times < 100


def test_what_has_no_value_has_no_figure_and_no_weight() -> None:
    for code, row in lines().items():
        if row[1] == "Senza valore":
            assert rows("actuals", "2023")[code][0]["actual"] == ""
            assert row[3] == "–"


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_weight_is_the_part_of_the_ente_s_result(ente: str) -> None:
    sources = shipped(ente)
    table = risks.slide(sources).table
    assert table is not None
    share = {r.code: r.effective_weight for r in (*sources.main.measures, *sources.main.nodes)}
    for row in table.rows:
        if row[3] != "–":
            assert is_rounded(row[3], 100 * share[code_of(row[0])], slack=0.005)


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic(), synthetic(4)])
def test_the_message_counts_every_risk_and_every_risk_has_its_row(sources) -> None:
    slide, found = risks.slide(sources), risks.found_in(sources)
    assert numbers(plain(slide.headline))[0] == len(found)
    assert slide.table is not None
    assert [NAMES[row[1]] for row in slide.table.rows] == [risk.kind for risk in found]


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic(), synthetic(4)])
def test_the_message_names_the_risk_that_weighs_most(sources) -> None:
    found = risks.found_in(sources)
    assert found[0].weight == max(risk.weight for risk in found)
    assert risks.KINDS[found[0].kind].lower() in risks.slide(sources).headline


def test_the_edge_of_torino_is_between_two_words() -> None:
    sources = shipped("torino")
    table = risks.slide(sources).table
    assert table is not None
    (row,) = [row for row in table.rows if row[1] == "Stato incerto"]
    low, high = numbers(row[2])
    result = sources.main.node("OS07.1.2")
    assert (low, high) == pytest.approx((result.low, result.high), abs=0.005)
    assert low < 95 <= high


def test_a_disputed_figure_is_told_beside_that_of_the_rule() -> None:
    sources = shipped("torino")
    table = risks.slide(sources).table
    assert table is not None
    (row,) = [row for row in table.rows if row[1] == "Cifra pubblicata diversa"]
    assert code_of(row[0]) == "kpi14.5_04"
    assert plain(row[2]) == "punteggio pubblicato 100 %, con la regola 97,15 %"
    (result,) = [m for m in sources.main.measures if m.code == "kpi14.5_04"]
    assert result.published is not None
    assert result.published.score is not None
    assert numbers(row[2]) == pytest.approx([result.published.score.value, result.score], abs=0.005)
    asked = "Utilizzo risorse progetto PID (kpi14.5_04): quale delle due cifre è giusta?"
    assert asked in risks.slide(sources).notes.what_now


def test_the_root_on_the_edge_is_called_by_its_name() -> None:
    sources = synthetic()
    told = risks.slide(sources).notes.what_now
    assert f"{sources.main.root.title}: oggi «Raggiunto»." in told
    assert not any(text.startswith(" ") for text in told)


def test_a_year_without_risks_says_where_it_looked() -> None:
    slide = risks.slide(comune())
    assert (slide.headline, slide.table) == ("Nessun rischio per il 2026 si legge dai dati", None)
    assert slide.sentences[0].startswith("I rischi si leggono da serie storiche")


def test_one_risk_is_singular() -> None:
    result = shipped("torino").main.root
    risk = Risk(kind=RiskKind.NO_VALUE, result=result, weight=0.1)
    assert risks._headline(shipped("torino"), [risk]).startswith("Un rischio aperto: «")
    assert plain(risks._headline(shipped("torino"), [risk, risk])).startswith("2 rischi aperti: pesa di più «")


def test_every_kind_of_risk_has_a_name() -> None:
    assert set(risks.KINDS) == set(RiskKind)


def test_a_share_that_is_nearly_certain_is_never_said_to_be() -> None:
    sources = shipped("riviere")
    (risk,) = [r for r in risks.found_in(sources) if r.result.code == "A02_3"]
    assert risk.judged is not None
    share = replace(risk.judged.percentile, value=0.9999)
    told = risks._why(sources, replace(risk, judged=replace(risk.judged, percentile=share)))
    assert told.endswith("si manca più di 99 volte su 100")
