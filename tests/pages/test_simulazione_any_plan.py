"""The bench on plans that nobody expects: it is drawn, and every target is in it once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scoring.basis import Basis
from tests.ui.facts.plan_years import PlanYears
from tests.ui.facts.whatif.test_any_plan import CASES
from ui.screens.simulazione import bench, bridge, comparison, sets, views


def _page(view) -> None:
    """What ``frame`` leaves, and the page below it; AppTest runs the body alone."""
    import streamlit as st

    from ui.facts.address import Place
    from ui.screens.simulazione import views as shown

    st.session_state.update({"pagina di prima": "", "pagina di adesso": "", "place": Place.read(st.query_params)})

    shown.draw(view)


@pytest.fixture
def bench_of(shipped_store, opened_on, monkeypatch):
    """The what-if of a plan, opened at an address."""
    opened_on(shipped_store)
    for kept in (bench._rows, bench._standing, sets._found):
        kept.clear()  # by ente and year, which some plans share

    def open_(case, **address) -> AppTest:
        the_plan = CASES[case]()
        years = PlanYears([the_plan])
        for module in (views, bridge, comparison):
            monkeypatch.setattr(module, "years_of", lambda _: years)
        at = AppTest.from_function(_page, default_timeout=60, args=(years.view(the_plan.year, Basis()),))
        for word, value in ({"ente": the_plan.ente.code, "anno": str(the_plan.year)} | address).items():
            at.query_params[word] = value
        return at.run()

    return open_


@pytest.mark.parametrize("case", CASES)
def test_the_bench_draws_its_strip_and_its_rows(bench_of, case):
    at = bench_of(case, modo="piano")
    assert not at.exception
    bodies = [each.proto.body for each in at.get("html")]
    assert sum('class="tg-striscia"' in body for body in bodies) == 1
    assert sum('class="tg-riga-nome"' in body for body in bodies) <= 16


@pytest.mark.parametrize(
    ("case", "address"),
    [
        ("300 objectives", {"vista": "target", "parte": "serve"}),
        ("300 objectives", {"vista": "target", "parte": "giro", "modo": "piano"}),
        ("300 objectives", {"voglio": "99"}),
        ("nothing measured", {"vista": "target", "parte": "giro", "modo": "piano"}),
        ("nothing measured", {"vista": "certo"}),
        ("one indicator", {"vista": "scenari", "parte": "ponte"}),
        ("everything at its target", {"vista": "target"}),
        ("names of one word of 300 letters", {"vista": "certo"}),
    ],
)
def test_the_other_views_answer_or_say_why_not(bench_of, case, address):
    at = bench_of(case, **address)
    assert not at.exception
    told = [each.value for each in (*at.markdown, *at.info, *at.success, *at.warning)]
    assert any(told)
