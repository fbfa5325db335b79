"""The chapters on the what-if tell the truth: each worked example is computed by the module that it speaks of."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from functools import cache
from math import prod
from typing import TYPE_CHECKING

import pytest

from cli.main import main
from data.plan.planning import Outlook, TargetOrigin, next_year
from data.plan.scenarios import Drift, SavedAssumption, assumed, reconcile
from data.plan.series import all_series
from scoring.backtest import back_test
from scoring.bands import band_of
from scoring.bridge import Bridge, Cause, bridge, score_of, share_due_to_targets, target_effects
from scoring.chance import FEWEST_SHARE, simulate
from scoring.effort import least_effort
from scoring.forecast import Forecast, probability_of
from scoring.inverse import Needed, Obstacle, needed, soglia_implied
from scoring.model import ROOT_CODE, Measure, MeasureKey, Op, Quantity, Sheet
from scoring.policy import Missing
from scoring.robustness import Check, Kind, robustness, weight_extremes
from scoring.scenario import Assumption, Field, RefusalReason, assume, refusals
from scoring.scored import score_sheet
from scoring.sensitivity import leave_one_out, target_tornado
from scoring.series import Series, YearValue
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from tests.test_docs import DOCS, METODO, PROMISES, Row, is_printed, label, method_of, number, tables_with
from ui.facts.whatif.targets import FLAG, Peers, Target, target_row
from ui.screens.simulazione import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from data.plan.planning import Planned
    from scoring.ambition import Share
    from scoring.policy import Policy
    from scoring.result import MeasureResult, ScoredSheet

GUIDA = (DOCS / "guida" / "README.md").read_text(encoding="utf-8")
YEAR = 2023
POLICY = a_policy()
FIELDS = {"target": Field.TARGET, "soglia": Field.SOGLIA, "consuntivo": Field.ACTUAL, "peso": Field.WEIGHT}


def rows(*columns: str) -> pytest.MarkDecorator:
    """One case for each row of the one table that has these columns."""
    return pytest.mark.parametrize("row", tables_with(METODO, *columns), ids=label)


def maybe(text: str) -> float | None:
    """A number; None for a dash, a blank, or what is missing."""
    return None if text in {"", "–", "manca"} else number(text)


def pairs(text: str) -> list[tuple[str, str]]:
    """``40 × 25; manca × 75`` as texts: what each part has, and its weight."""
    found = [cell.strip().split(" × ") for cell in text.split(";")]
    return [(what, weight) for what, weight in found]


def sheet_of(text: str) -> Sheet:
    """Indicators written actual × weight, from soglia 0 to target 100."""
    return a_sheet(
        *(
            a_measure(f"k{n}", actual=maybe(actual), weight=number(weight))
            for n, (actual, weight) in enumerate(pairs(text))
        )
    )


def promised(text: str, code: str = "k1", **fields: object) -> Measure:
    """An indicator with a promise as the document writes it, without soglia unless one is given."""
    words, _, target = text.rpartition(" ")
    direction, _ = PROMISES[words]
    op = {"più di": Op.MORE_THAN, "meno di": Op.LESS_THAN}.get(words)
    return a_measure(
        code,
        target=number(target),
        direction=direction,
        op=op,
        is_date="/" in target,
        **({"soglia": None} | fields),
    )


def history(measure: Measure, values: Sequence[float], last_year: int = YEAR - 1) -> Series:
    """A yearly history, the last value of the year before the promise."""
    first = last_year + 1 - len(values)
    return Series(
        key=measure.key,
        name=measure.name,
        unit="n.",
        direction=measure.direction,
        is_date=False,
        values=tuple(YearValue(year=first + n, value=Quantity(value)) for n, value in enumerate(values)),
        targets=(),
    )


def of(ente: str, code: str) -> tuple[ScoredSheet, MeasureResult]:
    """The sheet of an indicator of the shipped data, and its result."""
    (found,) = [(s, r) for s in scored(ente).values() for r in s.measures if r.measure.key.indicator_code == code]
    return found


def section(ente: str, code: str, basis: str = "valid") -> ScoredSheet:
    return scored(ente, basis)[code, ""]


def hypotheses(text: str) -> list[Assumption]:
    """``target di A 80; peso di B 10``: A and B are the two indicators of the example."""
    found = re.findall(r"(\w+) di ([AB]) (\S+?)(?:;|$)", text)
    assert found or text == "nessuna"
    return [
        Assumption(a_measure(code).key, FIELDS[name], None if value.startswith("nessun") else Quantity(number(value)))
        for name, code, value in found
    ]


WHY_REFUSED = {
    RefusalReason.SOGLIA_SIDE: "la soglia non è peggiore del target",
    RefusalReason.NEEDED: "target e peso non si possono togliere",
    RefusalReason.NEGATIVE_WEIGHT: "un peso non può essere negativo",
    RefusalReason.NO_WEIGHT_LEFT: "tutti gli indicatori dell'obiettivo peserebbero zero",
}


@rows("ipotesi", "risultato", "perché è rifiutata")
def test_a_worked_example_of_a_hypothesis_is_right(row: Row) -> None:
    sheet = a_sheet(a_measure("A", actual=60, weight=50.0), a_measure("B", actual=80, weight=50.0))
    made = hypotheses(row["ipotesi"])
    refused = {refusal.reason for refusal in refusals(sheet, POLICY, made)}
    assert [WHY_REFUSED[why] for why in refused] == list(filter(None, [row["perché è rifiutata"]]))
    if row["risultato"] == "rifiutata":
        assert refused
    else:
        assert is_printed(score_of(assume(sheet, made), POLICY), row["risultato"])


@rows("ente", "indicatore", "ipotesi")
def test_a_hypothesis_on_the_real_data_gives_what_is_told(row: Row) -> None:
    before, result = of(row["ente"], row["indicatore"])
    name, _, value = row["ipotesi"].partition(" ")
    made = [Assumption(result.measure.key, FIELDS[name], Quantity(number(value)))] if value else []
    after = score_sheet(assume(before.sheet, made), before.policy)
    assert is_printed(after.measure(result.measure.key).score, row["punteggio"])
    assert is_printed(after.node(result.measure.key.node_code).score, row["obiettivo"])
    assert is_printed(after.root.score, row["risultato della sezione"])


@cache
def planned(ente: str, outlook: Outlook) -> tuple[Planned, dict[MeasureKey, Measure]]:
    found = next_year(plan(ente), all_series(plan(ente)), outlook)
    return found, {measure.key: measure for sheet in found.sheets for measure in sheet.measures}


ORIGINS = {
    TargetOrigin.PRINTED_NEXT_YEAR: "stampato per l'anno dopo",
    TargetOrigin.THIS_YEAR: "quello di quest'anno",
    TargetOrigin.SHIFTED_DATE: "stesso giorno dell'anno dopo",
}


@rows("ente", "indicatore", "target dell'anno dopo")
def test_a_target_of_next_year_comes_from_where_is_told(row: Row) -> None:
    measure = of(row["ente"], row["indicatore"])[1].measure
    found, measures = planned(row["ente"], Outlook.LAST)
    later = measures[measure.key]
    assert measure.target is not None
    assert later.target is not None
    assert (measure.target.value, later.target.value) == (
        number(row["target dell'anno"]),
        number(row["target dell'anno dopo"]),
    )
    assert ORIGINS[found.origins[measure.key].target] == row["da dove viene"]


def test_what_is_printed_in_words_for_next_year_is_told() -> None:
    measure = of("riviere", "B06_1")[1].measure
    assert f"«{planned('riviere', Outlook.LAST)[0].origins[measure.key].printed}»" in METODO


@rows("ente", "indicatore", "verso", "metà della tendenza")
def test_a_supposed_actual_is_the_one_told(row: Row) -> None:
    measure = of(row["ente"], row["indicatore"])[1].measure
    assert str(measure.direction) == {"più è meglio": "higher", "meno è meglio": "lower"}[row["verso"]]
    columns = ("ultimo valore", "metà della tendenza", "peggio che va", "meglio che va")
    for outlook, column in zip(Outlook, columns, strict=True):
        actual = planned(row["ente"], outlook)[1][measure.key].actual
        assert actual is not None
        assert is_printed(actual.value, row[column]), column


OBSTACLES = {
    Obstacle.OUT_OF_REACH: "non basta",
    Obstacle.ALREADY: "non serve nulla",
    Obstacle.ANY_VALUE: "un valore qualsiasi",
}


def is_told(found: Needed, text: str) -> bool:
    """Whether a cell says what one indicator needs."""
    if found.obstacle is not None:
        return OBSTACLES[found.obstacle] == text
    return found.is_beyond == text.startswith("oltre ") and is_printed(found.value, text.removeprefix("oltre "))


@rows("indicatori", "con", "si chiede")
def test_a_worked_example_of_what_is_needed_is_right(row: Row) -> None:
    found = needed(sheet_of(row["indicatori"]), method_of(row["con"]), ROOT_CODE, number(row["si chiede"]))
    for each, column in zip(found, ("serve al primo", "serve al secondo"), strict=True):
        assert is_told(each, row[column]), each


@rows("promessa", "soglia", "punteggio che serve")
def test_a_score_goes_back_to_the_value_told(row: Row) -> None:
    sheet = a_sheet(promised(row["promessa"], soglia=maybe(row["soglia"])))
    (found,) = needed(sheet, POLICY, ROOT_CODE, number(row["punteggio che serve"]))
    assert is_told(found, row["valore che serve"]), found


@rows("indicatore", "soglia imposta")
def test_a_soglia_that_a_score_imposes_is_right(row: Row) -> None:
    sheet, result = of("torino", row["indicatore"])
    measure = result.measure
    assert measure.target is not None
    assert measure.actual is not None
    assert (measure.target.value, measure.actual.value) == (number(row["target"]), number(row["consuntivo"]))
    implied = soglia_implied(measure, sheet.policy, number(row["pubblicato"]))
    assert is_printed(implied, row["soglia imposta"]), implied


@rows("indicatori", "anno tipico", "si chiede")
def test_a_worked_example_of_the_least_effort_is_right(row: Row) -> None:
    sheet = sheet_of(row["indicatori"])
    scales = zip(sheet.measures, row["anno tipico"].split(";"), strict=True)
    known = {m.key: scale for m, text in scales if (scale := maybe(text.strip())) is not None}
    found = least_effort(sheet, POLICY, ROOT_CODE, number(row["si chiede"]), known)
    goes = {move.key: move.to for move in found.moves}
    assert found.is_enough
    for measure, column in zip(sheet.measures, ("il primo va a", "il secondo va a"), strict=True):
        told = row[column]
        assert measure.key not in goes if told == "resta" else is_printed(goes[measure.key], told)
    told = row["anni tipici in tutto"]
    assert found.total_effort is None if told == "non si sa" else is_printed(found.total_effort, told)


def target_of(promise: str, values: Sequence[float], others: Iterable[float] = ()) -> Target:
    """A promise judged as the page judges it."""
    result = score_sheet(a_sheet(promised(promise, actual=1)), POLICY).measures[0]
    found = target_row(result, history(result.measure, values), Peers(tuple(others), YEAR - 1), YEAR)
    assert found is not None
    return found


def counted(share: Share) -> str:
    return "nessuno" if share.value is None else f"{round(share.value * share.count)} di {share.count}"


@rows("valori, dal più vecchio", "promessa", "giudizio")
def test_a_worked_example_of_an_ambition_is_right(row: Row) -> None:
    found = target_of(row["promessa"], [number(text) for text in row["valori, dal più vecchio"].split()])
    share = found.judged.percentile.value
    assert FLAG[found.flag][1] == row["giudizio"]
    assert is_printed(None if share is None else 100 * share, row["difficoltà %"]), share
    assert counted(found.judged.jumps_short) == row["salti minori"]


@rows("altri enti", "promessa")
def test_a_worked_example_of_the_others_is_right(row: Row) -> None:
    found = target_of(row["promessa"], (), [number(text) for text in row["altri enti"].split()])
    assert counted(found.judged.others_missing) == row["altri che lo mancano"]


HISTORY = (10.0, 12.0, 11.0)


def exact_shares(measures: Sequence[Measure], policy: Policy) -> dict[str, float]:
    """The probability of each word where every indicator keeps its promise or does not, each by itself."""
    chances = []
    for measure in measures:
        expected = history(measure, HISTORY).expected(YEAR)
        assert isinstance(expected, Forecast)
        assert measure.target is not None
        chances.append(probability_of(expected, measure.target.value, measure.direction))
    found = {band.word: 0.0 for band in policy.bands.bands}
    for kept in range(2 ** len(measures)):
        is_kept = [bool(kept >> at & 1) for at in range(len(measures))]
        score = sum(m.weight or 0.0 for m, is_one in zip(measures, is_kept, strict=True) if is_one)
        word = band_of(score, policy.bands)
        assert word is not None
        found[word.word] += prod(p if is_one else 1 - p for p, is_one in zip(chances, is_kept, strict=True))
    return found


@rows("promesse", "Raggiunto %")
def test_a_worked_example_of_a_probability_is_right(row: Row) -> None:
    measures = [
        promised(text, f"k{n}", weight=number(weight)) for n, (text, weight) in enumerate(pairs(row["promesse"]))
    ]
    expected = {m.key: history(m, HISTORY).expected(YEAR) for m in measures}
    drawn = simulate(a_sheet(*measures), POLICY, expected, seed=1).node(ROOT_CODE)
    shares = exact_shares(measures, POLICY)
    for band, share in zip(POLICY.bands.bands, drawn.probabilities, strict=True):
        assert is_printed(100 * shares[band.word], row[f"{band.word} %"])
        assert share == pytest.approx(shares[band.word], abs=0.01)


@rows("indicatori", "peso con storia %", "si dice")
def test_a_probability_is_told_only_where_enough_weight_has_a_history(row: Row) -> None:
    parts = pairs(row["indicatori"])
    measures = [a_measure(f"k{n}", actual=50, weight=number(weight)) for n, (_, weight) in enumerate(parts)]
    expected = {
        m.key: history(m, HISTORY).expected(YEAR)
        for m, (what, _) in zip(measures, parts, strict=True)
        if what == "con storia"
    }
    chance = simulate(a_sheet(*measures), POLICY, expected, draws=10).node(ROOT_CODE)
    assert is_printed(100 * chance.varying_share, row["peso con storia %"])
    assert ("sì" if chance.withheld is None else "no") == row["si dice"]
    assert (chance.varying_share >= FEWEST_SHARE) == (chance.withheld is None)


@rows("indicatori", "quale", "senza")
def test_a_worked_example_of_what_weighs_is_right(row: Row) -> None:
    sheet = sheet_of(row["indicatori"])
    key = sheet.measures[("primo", "secondo").index(row["quale"])].key
    (swing,) = [swing for swing in target_tornado(sheet, POLICY) if swing.key == key]
    (without,) = [without for without in leave_one_out(sheet, POLICY) if without.key == key]
    assert is_printed(swing.low_score, row["target -10 %"])
    assert is_printed(swing.high_score, row["target +10 %"])
    assert is_printed(without.score, row["senza"])


@rows("indicatori", "con i pesi ± 10 %, il peggio")
def test_a_worked_example_of_moved_weights_is_right(row: Row) -> None:
    found = weight_extremes(sheet_of(row["indicatori"]), POLICY)
    assert found is not None
    assert is_printed(found[0], row["con i pesi ± 10 %, il peggio"])
    assert is_printed(found[1], row["il meglio"])


def choice(check: Check) -> str:
    """A choice that changes a word, as the document calls it."""
    if check.kind is Kind.CAP:
        return f"massimo {check.parameter:g}"
    if (check.kind, check.parameter) == (Kind.MISSING, Missing.ZERO):
        return "i mancanti valgono zero"
    return {Kind.WEIGHTS_DOWN: "pesi ± 10 %, il peggio", Kind.WEIGHTS_UP: "pesi ± 10 %, il meglio"}[check.kind]


def test_the_choices_that_change_the_word_of_a_section_are_all_told() -> None:
    told = {
        (row["ente"], row["sezione"], row["se fosse"]): row
        for row in tables_with(METODO, "ente", "sezione", "se fosse")
    }
    found = {
        (ente, code, choice(check)): (sheet.root.score, check.score)
        for ente in ("torino", "riviere")
        for (code, _), sheet in scored(ente).items()
        for check in robustness(sheet.sheet, sheet.policy).checks
        if not check.survives
    }
    assert told.keys() == found.keys()
    for key, (now, then) in found.items():
        assert is_printed(now, told[key]["risultato ora"])
        assert is_printed(then, told[key]["risultato allora"])


def test_a_worked_example_of_the_past_is_right() -> None:
    told = tables_with(METODO, "anno", "primo", "secondo", "peso noto %")
    sheet = a_sheet(a_measure("k1", weight=75.0), a_measure("k2", weight=25.0))
    series = {}
    for measure, column in zip(sheet.measures, ("primo", "secondo"), strict=True):
        known = {int(row["anno"]): value for row in told if (value := maybe(row[column])) is not None}
        values = tuple(YearValue(year=year, value=Quantity(value)) for year, value in known.items())
        series[measure.key] = replace(history(measure, ()), values=values)
    for row, past in zip(told, back_test(sheet, POLICY, series, [int(row["anno"]) for row in told]), strict=True):
        assert is_printed(past.score, row["risultato"]), past
        assert is_printed(100 * past.measured_share, row["peso noto %"]), past


@rows("ente", "sezione", "anno provato")
def test_the_past_of_a_section_is_the_one_told(row: Row) -> None:
    sheet, the_plan = section(row["ente"], row["sezione"]), plan(row["ente"])
    year = int(row["anno provato"])
    (past,) = back_test(sheet.sheet, sheet.policy, all_series(the_plan), [year], sheet_year=the_plan.year)
    assert is_printed(past.score, row["risultato"])
    assert is_printed(100 * past.measured_share, row["peso noto %"])


def test_torino_has_no_past_to_be_tried_on() -> None:
    the_plan = plan("torino")
    for sheet in scored("torino").values():
        for past in back_test(sheet.sheet, sheet.policy, all_series(the_plan), range(2015, the_plan.year)):
            assert past.score is None


def promise_and_result(target: str, actual: str) -> Sheet:
    return a_sheet(a_measure(target=number(target), actual=number(actual)))


@rows("dal target", "dal risultato")
def test_a_worked_example_of_a_bridge_is_right(row: Row) -> None:
    before = promise_and_result(row["target prima"], row["consuntivo prima"])
    after = promise_and_result(row["target dopo"], row["consuntivo dopo"])
    found = bridge(before, after, (POLICY, POLICY))
    assert isinstance(found, Bridge)
    assert is_printed(found.start, row["punteggio prima"])
    assert is_printed(found.end, row["punteggio dopo"])
    points = {step.cause: step.points for step in found.steps}
    assert is_printed(points[Cause.TARGETS], row["dal target"])
    assert is_printed(points[Cause.RESULTS], row["dal risultato"])
    assert number(row["dal target"]) + number(row["dal risultato"]) == found.end - found.start


def test_the_orders_of_the_bridge_worked_by_hand_are_those_of_the_engine() -> None:
    text = METODO.partition("## 18.")[2].partition("## 19.")[0]
    steps = tables_with(text, "target", "consuntivo", "punteggio")
    for row in steps:
        assert is_printed(score_of(promise_and_result(row["target"], row["consuntivo"]), POLICY), row["punteggio"])
    start, target_only, result_only, end = (number(row["punteggio"]) for row in steps)
    subtractions = re.findall(r"(\d+)\s+−\s+(\d+)\s+=\s+(\d+)", text)
    assert len(subtractions) == 4
    for minuend, subtrahend, points in subtractions:
        assert int(minuend) - int(subtrahend) == int(points)
        assert {int(minuend), int(subtrahend)} <= {start, target_only, result_only, end}
    (by_target,) = (row for row in tables_with(text, "dal target") if row["target prima"] == steps[0]["target"])
    assert number(by_target["dal target"]) == ((target_only - start) + (end - result_only)) / 2


@rows("ente", "sezione", "dovuto ai cambiamenti")
def test_what_is_due_to_the_changes_of_a_year_is_told(row: Row) -> None:
    original, valid = (section(row["ente"], row["sezione"], basis) for basis in ("original", "valid"))
    due = share_due_to_targets(original.sheet, valid.sheet, valid.policy)
    assert is_printed(original.root.score, row["target originari"])
    assert is_printed(valid.root.score, row["target validi"])
    assert isinstance(due, float)
    assert is_printed(due, row["dovuto ai cambiamenti"])


def test_every_revised_target_of_riviere_that_has_an_effect_is_told() -> None:
    original, valid = (section("riviere", "strategico", basis) for basis in ("original", "valid"))
    told = {row["indicatore"]: row for row in tables_with(METODO, "indicatore", "ha spostato il risultato di")}
    effects = target_effects(original.sheet, valid.sheet, valid.policy)
    found = {effect.key.indicator_code: effect.points for effect in effects if effect.points}
    assert told.keys() == found.keys()
    for code, points in found.items():
        assert points is not None
        assert is_printed(-points, told[code]["ha spostato il risultato di"])


DRIFTS = {
    None: "resta",
    Drift.OTHER: "resta, con un avviso: l'ufficiale è un altro",
    Drift.EQUAL: "resta, con un avviso: ora non cambia più nulla",
    Drift.GONE: "è tolta, con un avviso",
}


@rows("ufficiale allora", "ufficiale oggi")
def test_a_scenario_on_a_plan_that_changed_does_what_is_told(row: Row) -> None:
    canonical = row["ufficiale oggi"].replace(",", ".")
    is_gone = not canonical[0].isdigit()
    kept = a_measure("k1") if is_gone else a_measure("k1", target=Quantity(float(canonical), 0.0, canonical))
    saved = SavedAssumption(
        Assumption(a_measure("gone" if is_gone else "k1").key, Field.TARGET, assumed(row["ipotesi"])),
        row["ufficiale allora"],
    )
    found = reconcile([a_sheet(kept)], [saved])
    drifts = [notice.drift for notice in found.notices] or [None]
    assert [DRIFTS[drift] for drift in drifts] == [row["che cosa succede"]]
    assert bool(found.assumptions) is not is_gone


def test_the_guide_speaks_of_every_view_in_the_order_of_the_page() -> None:
    chapter = GUIDA.partition("## Simulazione")[2].partition("\n## ")[0]
    told = re.split(r"^### \d+\. (.+)$", chapter, flags=re.MULTILINE)[1:]
    assert told[::2] == [name for name, _ in views.VIEWS.values()]
    assert all("*Che cosa non " in text for text in told[1::2])
    for text, (_, parts) in zip(told[1::2], views.VIEWS.values(), strict=True):
        assert all(f"**{part.name}.**" in text for part in parts.values())


@pytest.mark.parametrize("command", re.findall(r"^traguardo (simula .+)$", GUIDA, flags=re.MULTILINE))
def test_a_command_of_the_guide_is_answered(
    command: str, shipped_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*shlex.split(command), "--archivio", str(shipped_directory)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("insieme,ipotesi,risultato\n") if "--obiettivo" in command else "\nnode,strategico," in out
