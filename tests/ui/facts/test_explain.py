"""A formula on screen, worked out by a pocket calculator, gives the score beside it, whatever the method."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan.sheets import sheets as sheets_of
from data.store.shipped import open_store
from scoring.basis import Basis
from scoring.limits import a_hair_beyond
from scoring.model import Direction, Op
from scoring.policy import Aggregation, Rounding, RoundingMode
from scoring.rules import RULES
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed
from tests.scoring.strategies import measures, policies, sheets
from ui.facts import explain
from ui.figures import charts, theme

PARAMETERS = {
    "fasce": (-500.0, 20.0, 50.0, 50.0, 70.0, 75.0, 90.0, 100.0),
    "fasce_percentuali": (50.0, 20.0, 90.0, 75.0, 100.0, 100.0),
    "spezzata": (-500.0, 20.0, 50.0, 50.0, 50.0, 60.0, 90.0, 100.0),
    "spezzata_percentuale": (50.0, 0.0, 50.0, 50.0, 90.0, 75.0, 120.0, 110.0),
    "intervallo": (-300.0, -100.0, 200.0, 700.0),
}


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store")) as store:
        plans = [store.plan("torino", 2022), store.plan("riviere", 2023)]
    return [score_sheet(sheet, plan.policy) for plan in plans for sheet in sheets_of(plan, Basis())]


def plain(text):
    return text.replace("\u00a0", " ")


def said(scored, code):
    found = next(m for s in scored for m in s.measures if m.measure.key.indicator_code == code)
    return plain(explain.measure(found, "%"))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("B3.1_02", "100 × (71,21 − 65) / (75 − 65) = 62,1 %"),
        ("EC27", "100 × (−7,6 − (−8)) / (−7 − (−8)) = 40 %"),
        ("EC07", "7,75 % non soddisfa il target (≥ 13,00 %) e non c'è punteggio intermedio: 0 %"),
        ("kpi12.3_04", "Consuntivo mancante: per il metodo dell'ente vale 0 (non fatto)."),
        ("A01.01_3", "100 × 680 / 700 = 97,14 %"),
        (
            "A01.01_1",
            "167 % soddisfa il target (≥ 110 %); 100 × 167 / 110 = 151,82, ridotto al massimo di 100: 100 %",
        ),
        ("D02.02_1", "3,03 % non soddisfa il target (≤ 3 %) e non c'è punteggio intermedio: 0 %"),
        ("B07.01_1", "Il documento non stampa un valore ma un risultato dichiarato: 100 %."),
    ],
)
def test_the_calculation_is_written_out(scored, code, sentence):
    assert said(scored, code) == sentence


def calculated(text):
    """What a pocket calculator gives for a formula in Italian figures."""
    lowest = re.fullmatch(r"il più basso fra (.+)", text)
    if lowest:
        return min(calculated(each) for each in re.split(r", (?!\d*$)| e ", lowest[1]))
    signs = text.replace("\u2212", "-").replace(".", "").replace(",", ".").replace("×", "*").replace("^", "**")
    signs = re.sub(r" %", "/100", plain(signs))
    assert re.fullmatch(r"[-0-9.+*/() ]+", signs), text
    return eval(signs)  # noqa: S307 - only figures and signs, as the line above makes sure


NUMBER = "[−0-9.,]+?"


def assert_true(sentence, score):
    """Every equality of a sentence holds in the digits shown, every step follows, and the last number is the score."""
    text = plain(sentence)
    last = re.search(rf"({NUMBER}) %\.?$", text)
    assert last, text
    digits = max(2, len(last[1].partition(",")[2]))
    assert calculated(last[1]) == pytest.approx(score, abs=0.5001 * 10**-digits), text
    formula = re.search(r"(?:^|[:;] )((?:il più basso|[^:;])*?) = ([^:;=]*)", text)
    if formula:
        shown = re.match(NUMBER + r"(?=$| %|, )", formula[2])
        assert shown, text
        decimals = max(2, len(shown[0].partition(",")[2]))
        assert round(calculated(formula[1]), 12) == pytest.approx(calculated(shown[0]), abs=0.5001 * 10**-decimals)
    at = re.search(rf"(?:= |: |^)({NUMBER}), (?=ridotto|portato|arrotondato|troncato)", text)
    if at:
        assert stepped(calculated(at[1]), text[at.end() :]) == pytest.approx(calculated(last[1]), abs=1e-9), text


def stepped(value, steps):
    """The steps as words, done one after the other."""
    for step in re.findall(r"(ridotto|portato|arrotondato|troncato)([^,:]*(?:,\d+)?)", steps):
        figure = re.search(r"-?\d[\d.,]*", step[1])
        places = int(figure[0]) if figure and step[0] in {"arrotondato", "troncato"} else 0
        scale = 10**places
        if step[0] == "ridotto":
            assert value > calculated(figure[0])
            value = calculated(figure[0])
        elif step[0] == "portato":
            assert value < calculated(figure[0])
            value = calculated(figure[0])
        else:
            half = 0.5 if step[0] == "arrotondato" else 0.0
            value = int(round(value * scale + half, 6)) / scale
    return value


def test_every_sentence_on_the_shipped_plans_is_true(scored):
    for sheet in scored:
        for m in sheet.measures:
            if m.score is not None and m.measure.actual is not None:
                assert_true(explain.measure(m, ""), m.score)
            else:
                assert len(explain.measure(m, "")) > 10
        for node in sheet.nodes:
            if node.score is not None:
                assert_true(explain.node(node), node.score)


@tried(60)
@given(sheet=sheets(), policy=policies())
def test_the_sentence_of_a_node_gives_its_score_under_every_method(sheet, policy):
    for node in score_sheet(sheet, policy).nodes:
        text = explain.node(node)
        if node.score is not None:
            assert_true(text, node.score)
        else:
            assert text.endswith(".")


@st.composite
def cases(draw):
    """An indicator under any rule, in any direction, a number or a day, with a method's limits and rounding."""
    rule = draw(st.sampled_from(sorted(RULES)))
    measure = draw(measures("k", ""))
    direction = draw(st.sampled_from(Direction))
    params = PARAMETERS.get(rule, ())
    if direction is Direction.LOWER and rule.startswith(("fasce", "spezzata")):
        limits, scores = params[::2], params[1::2]
        params = tuple(x for pair in zip(reversed(limits), scores, strict=True) for x in pair)
    if rule.startswith(("fasce", "spezzata")) and draw(st.booleans()):
        at = draw(
            st.sampled_from([at for at in range(0, len(params), 2) if params[at : at + 1] != params[at + 2 : at + 3]])
        )
        params = (*params[:at], a_hair_beyond(params[at], -1 if direction is Direction.LOWER else 1), *params[at + 1 :])
    is_date = draw(st.booleans()) and not rule.startswith(("proporzionale", "oltre", "fasce", "spezzata"))
    shift = 738000.0 if is_date else 0.0
    names = ("target", "soglia", "actual", "baseline", "benchmark")
    moved = {
        name: replace(q, value=q.value + shift if not is_date else round(q.value) + shift, text="")
        for name in names
        if (q := getattr(measure, name)) is not None
    }
    if is_date and rule == "intervallo":
        params = tuple(at + shift for at in params)
    fixed = {"rule": rule, "rule_params": params, "direction": direction, "is_date": is_date, "weight": 100.0}
    made = replace(measure, **moved, **fixed)
    if (
        made.soglia
        and made.target
        and (made.soglia.value - made.target.value) * (1 if direction is Direction.HIGHER else -1) >= 0
    ):
        made = replace(made, soglia=None)
    return made


@settings(deadline=None, max_examples=400)
@given(measure=cases(), policy=policies())
def test_every_rule_in_every_direction_is_told_truly_and_drawn(measure, policy):
    (found,) = score_sheet(a_sheet(measure), policy).measures
    text = explain.measure(found, "gg")
    if found.score is not None and measure.actual is not None:
        assert_true(text, found.score)
    figure = charts.score_curve(found, symbol="gg", ground=theme.ground(dark=False))
    if figure is not None:
        assert not any(math.isnan(y) for y in figure["data"][0]["y"])


def one(rule, actual, **fields):
    policy = a_policy(rule=rule, rule_params=fields.pop("params", ()), cap=fields.pop("cap", 100.0))
    measure = a_measure("k", **({"soglia": None} | fields), actual=printed(actual))
    (found,) = score_sheet(a_sheet(measure), policy).measures
    return plain(explain.measure(found))


@pytest.mark.parametrize(
    "rule",
    sorted({*RULES} - {*PARAMETERS, "entro_data", "doppia_soglia"}),
)
@pytest.mark.parametrize("target", ["0", "10"])
def test_a_value_to_be_hit_is_hit_or_not_whatever_the_rule(rule, target):
    fields = {"direction": Direction.NOMINAL, "op": None, "target": printed(target), "soglia": printed("3")}
    assert one(rule, target, **fields) == f"{target} soddisfa il target ({target}): 100 %"
    assert one(rule, "9", **fields) == f"9 non soddisfa il target ({target}) e non c'è punteggio intermedio: 0 %"


LOWER = {"direction": Direction.LOWER, "op": Op.AT_MOST}
HIGHER = {"op": Op.AT_LEAST}
STEPS = (50.0, 50.0, 70.0, 75.0, 90.0, 100.0)
LINES = (80.0, 50.0, 90.0, 80.0, 100.0, 100.0)
DAYS = (130.0, 50.0, 110.0, 75.0, 100.0, 100.0)


@pytest.mark.parametrize(
    ("sentence", "rule", "actual", "fields"),
    [
        ("100 × 30 / 45 = 66,67 %", "proporzionale_inverso", "45", LOWER | {"target": printed("30")}),
        ("100 × 30 / 28 = 107,14 %", "proporzionale_inverso", "28", LOWER | {"target": printed("30"), "cap": 120.0}),
        (
            "20 soddisfa il target (≤ 30); 100 × 30 / 20 = 150, ridotto al massimo di 120: 120 %",
            "proporzionale_inverso",
            "20",
            LOWER | {"target": printed("30"), "cap": 120.0},
        ),
        ("0 soddisfa il target (≤ 30): 100 %", "proporzionale_inverso", "0", LOWER | {"target": printed("30")}),
        ("100 × 60 / 80 = 75 %", "proporzionale_inverso", "60", HIGHER | {"target": printed("80")}),
        (
            "200 soddisfa il target (≥ 100); 100 × 200 / 100 = 200, ridotto al massimo di 150: 150 %",
            "proporzionale",
            "200",
            HIGHER | {"target": printed("100"), "cap": 150.0},
        ),
        ("100 × 119,95 / 100 = 119,95 %", "proporzionale", "119.95", HIGHER | {"target": printed("100"), "cap": 150.0}),
        ("60 è nella fascia, «almeno 50, meno di 70»: 50 %", "fasce", "60", HIGHER | {"target": 90, "params": STEPS}),
        ("95 è nella fascia più alta, «almeno 90»: 100 %", "fasce", "95", HIGHER | {"target": 90, "params": STEPS}),
        ("49 non arriva alla prima fascia, «almeno 50»: 0 %", "fasce", "49", HIGHER | {"target": 90, "params": STEPS}),
        (
            "33 è nella fascia, «al più 33 (110 % del target), più di 30 (100 % del target)»: 75 %",
            "fasce_percentuali",
            "33",
            LOWER | {"target": 30, "params": DAYS},
        ),
        (
            "40 non arriva alla prima fascia, «al più 39 (130 % del target)»: 0 %",
            "fasce_percentuali",
            "40",
            LOWER | {"target": 30, "params": DAYS},
        ),
        ("50 + 30 × (85 − 80) / (90 − 80) = 65 %", "spezzata", "85", HIGHER | {"target": 100, "params": LINES}),
        ("30 × (75 − 70) / (80 − 70) = 15 %", "spezzata", "75", HIGHER | {"target": 100, "params": (70, 0, 80, 30)}),
        (
            "79 non arriva al primo punto, «almeno 80»: 50 %",
            "spezzata",
            "79",
            HIGHER | {"target": 100, "params": LINES},
        ),
        (
            "120 è oltre l'ultimo punto, «almeno 100»: 100 %",
            "spezzata",
            "120",
            HIGHER | {"target": 100, "params": LINES},
        ),
        (
            "100 − 60 × (13 − 10) / (15 − 10) = 64 %",
            "spezzata",
            "13",
            {"direction": Direction.NOMINAL, "target": 7, "params": (5, 100, 10, 100, 15, 40)},
        ),
        (
            "7 è fra due punti dello stesso punteggio, «almeno 5, meno di 10»: 100 %",
            "spezzata",
            "7",
            {"direction": Direction.NOMINAL, "target": 7, "params": (5, 100, 10, 100, 15, 40)},
        ),
        (
            "55 non arriva al primo punto, «al più 50 (125 % del target)»: 0 %",
            "spezzata_percentuale",
            "55",
            LOWER | {"target": 40, "params": (125, 0, 100, 100)},
        ),
        (
            "79 non arriva alla soglia (80): 0 %",
            "oltre_soglia",
            "79",
            HIGHER | {"target": 100, "soglia": printed("80")},
        ),
        ("100 × 90 / 100 = 90 %", "oltre_soglia", "90", HIGHER | {"target": 100, "soglia": printed("80")}),
        ("100 × 40 / 45 = 88,89 %", "oltre_soglia", "45", LOWER | {"target": 40, "soglia": printed("50")}),
        (
            "69,9 non arriva al target minimo (70): 0 %",
            "minimo_e_atteso",
            "69.9",
            HIGHER | {"target": 90, "soglia": printed("70")},
        ),
        (
            "50 + 50 × (80 − 70) / (90 − 70) = 75 %",
            "minimo_e_atteso",
            "80",
            HIGHER | {"target": 90, "soglia": printed("70")},
        ),
        (
            "60 + 40 × (34 − 40) / (30 − 40) = 84 %",
            "minimo_e_atteso",
            "34",
            LOWER | {"target": 30, "soglia": printed("40"), "params": (60,)},
        ),
        (
            "95 soddisfa il target (≥ 90): 100 %",
            "minimo_e_atteso",
            "95",
            HIGHER | {"target": printed("90"), "soglia": printed("70")},
        ),
        (
            "80 non soddisfa il target (≥ 90) e non c'è punteggio intermedio: 0 %",
            "minimo_e_atteso",
            "80",
            HIGHER | {"target": printed("90")},
        ),
        (
            "100 × (2 − 70 / 32) = −18,75, portato al minimo di 0: 0 %",
            "proporzionale_speculare",
            "70",
            LOWER | {"target": 32},
        ),
        ("105 è nell'intervallo da 100 a 110: 100 %", "intervallo", "105", {"params": (90.0, 100.0, 110.0, 120.0)}),
        ("100 × (112 − 120) / (110 − 120) = 80 %", "intervallo", "112", {"params": (90.0, 100.0, 110.0, 120.0)}),
        ("40 non è meglio della partenza (50): 0 %", "progresso", "40", HIGHER | {"target": 60, "baseline": 50}),
        ("0,0001 soddisfa il target (≤ 0,0002): 100 %", "on_off", "0.0001", LOWER | {"target": printed("0.0002")}),
        ("100 × 0,000012 / 0,000016 = 75 %", "proporzionale", "0.000012", HIGHER | {"target": printed("0.000016")}),
    ],
)
def test_a_rule_is_told_with_its_own_formula(sentence, rule, actual, fields):
    assert one(rule, actual, **dict(fields)) == sentence


def of_two(scores, **policy):
    parts = [a_measure(f"i{at}", "O", actual=score, weight=weight) for at, (score, weight) in enumerate(scores)]
    scored = score_sheet(a_sheet(a_node("O"), *parts), a_policy(rule="proporzionale", **policy))
    return plain(explain.node(scored.node("O")))


@pytest.mark.parametrize(
    ("sentence", "scores", "policy"),
    [
        ("25 % × 40 + 75 % × 80 = 70,00 %", [(40, 25), (80, 75)], {}),
        ("30 % × 40 + 50 % × 30 = 27,00 %", [(40, 30), (30, 50)], {"aggregation": Aggregation.SUM}),
        ("(40 + 30 + 20) / 3 = 30,00 %", [(40, None), (30, None), (20, None)], {"aggregation": Aggregation.SUM}),
        ("0^0,1 × 100^0,9 = 0,00 %", [(0, 10), (100, 90)], {"aggregation": Aggregation.GEOMETRIC}),
        ("64^0,5 × 100^0,5 = 80,00 %", [(64, 50), (100, 50)], {"aggregation": Aggregation.GEOMETRIC}),
        ("il più basso fra 64 e 100 = 64,00 %", [(64, 25), (100, 75)], {"aggregation": Aggregation.MINIMUM}),
        (
            "80 % × 100 + 50 % × 80 = 120, ridotto al massimo di 100: 100,00 %",
            [(100, 80), (80, 50)],
            {"aggregation": Aggregation.SUM},
        ),
        (
            "50 % × 66,66 + 50 % × 33,33 = 49,995, arrotondato all'intero: 50,00 %",
            [(66.66, 50), (33.33, 50)],
            {"node_rounding": Rounding(RoundingMode.HALF_UP, 0)},
        ),
        (
            "10 % × 40 + 10 % × 10 = 5, portato al minimo di 10: 10,00 %",
            [(40, 10), (5, 10)],
            {"floor": 10.0, "aggregation": Aggregation.SUM},
        ),
    ],
)
def test_a_node_is_told_as_its_method_makes_it(sentence, scores, policy):
    assert of_two(scores, **policy) == sentence
