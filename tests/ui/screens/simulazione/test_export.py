"""The files of the hypotheses at work: what they are of, what they are called, what is not in them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from data.plan.planning import Outlook
from scoring.basis import Basis
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, MARK, TODAY, a_view, an_answer
from ui.facts.whatif.effect_rows import COLUMNS, effect_rows
from ui.facts.whatif.question import WhatIfQuestion
from ui.figures.effect_export import effect_table
from ui.screens.simulazione import export
from ui.screens.simulazione.hypotheses import Hypotheses

TORINO = scored("torino")[("strategico", "")]
ASSUMED = an_answer(TORINO, *CHANGES).assumptions


def a_bench(section: str = "strategico", owner: str = "") -> WhatIfQuestion:
    """Torino 2022 with some hypotheses on its own sheet."""
    view = a_view("torino")
    return WhatIfQuestion(
        view=view,
        year=2022,
        sheets=view.sheets,
        before=scored("torino")[section, owner],
        hypotheses=Hypotheses(ASSUMED),
        planned=None,
        outlook=Outlook.LAST,
    )


def test_the_proposal_is_of_the_sheet_looked_at() -> None:
    document = export.document_of(a_bench(), MARK, TODAY)
    assert len(document.rows) == 5
    assert dict(document.about)["Sezione"] == "Strategico"
    assert export.elsewhere(a_bench()) == ""


def test_hypotheses_on_other_sheets_are_said_to_be_left_out() -> None:
    other = a_bench("operativo")
    assert export.document_of(other, MARK, TODAY).rows == ()
    assert " Non ci sono 6 numeri ipotizzati su altre sezioni" in export.elsewhere(other).replace("\u00a0", " ")


def test_every_file_says_in_its_name_that_it_is_a_hypothesis_and_of_what() -> None:
    assert export.name_of(a_bench(), "csv") == "ipotesi-torino-2022-strategico.csv"
    owner = next(o for s, o in scored("torino") if o)
    assert export.name_of(a_bench("individuale", owner), "csv").startswith("ipotesi-torino-2022-individuale-")
    question = a_bench()
    invented = replace(question.view.plan.ente, synthetic=True)
    there = replace(question, view=replace(question.view, plan=replace(question.view.plan, ente=invented)))
    assert export.name_of(there, "csv").startswith("ipotesi-sintetici-")
    original = replace(question, view=replace(question.view, basis=Basis.parse("original")))
    assert "-2022-target-originari-" in export.name_of(original, "csv")


def test_the_scores_file_has_italian_headings_and_the_printed_digits() -> None:
    file = export.scores_file(a_bench()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file, newline=""), delimiter=";"))
    assert {row["Avvertenza"] for row in rows} == {"ipotesi"}
    (row,) = [row for row in rows if row["Indicatore"] == "B3.1_02"]
    assert (row["Target, prima"], row["Target, dopo"], row["Punteggio, dopo"]) == ("75,00", "72,5", "89,68")
    assert {row["Target, dopo"] for row in rows} >= {"31/01/2022"}
    assert {row["Che cosa"] for row in rows} == {"obiettivo", "indicatore"}


def test_the_scores_file_has_a_row_for_each_that_the_command_line_prints() -> None:
    question = a_bench()
    printed = list(effect_rows([question.answer], is_synthetic=False))
    assert len(effect_table(printed)) == len(printed) > 50
    assert len(effect_table([]).columns) == len(COLUMNS)


@pytest.mark.parametrize(("section", "is_empty"), [("strategico", False), ("operativo", True)])
def test_the_buttons_are_there_and_wait_for_a_hypothesis(
    monkeypatch: pytest.MonkeyPatch, section: str, *, is_empty: bool
) -> None:
    monkeypatch.setattr(export, "fingerprint", lambda _: MARK)
    monkeypatch.setattr(export, "_bench_of_this_test", a_bench(section), raising=False)
    at = AppTest.from_string("from ui.screens.simulazione import export\nexport.draw(export._bench_of_this_test)").run(
        timeout=20
    )
    assert not at.exception
    buttons = at.get("download_button")
    assert [button.proto.label for button in buttons] == [
        "Proposta (DOCX)",
        "Proposta con il calcolo (XLSX)",
        "Punteggi prima e dopo (CSV)",
    ]
    assert {button.proto.disabled for button in buttons} == {is_empty}
    assert ("Nessuna ipotesi" in at.caption[0].value) is is_empty
