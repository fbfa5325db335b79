"""Causes in words: what was told, what is missing, by when, and the same in every document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.plan.records import CauseRow
from scoring.basis import Basis
from scoring.summary import costliest_measures
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import sources_of
from ui.documents.calendar import as_ics
from ui.facts import causes
from ui.facts.briefing import shortfalls
from ui.facts.data_version import DataVersion
from ui.facts.monitoring import causes_due
from ui.facts.relazione.relazione import relazione
from ui.facts.relazione.text_table import TextTable
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View

VERSION = DataVersion("abcdef", date(2023, 6, 30))


def torino(below: str, *rows: CauseRow) -> View:
    whole = plan("torino")
    policy = replace(whole.policy, bands=replace(whole.policy.bands, cause_below=below))
    return year_view(replace(whole, policy=policy, causes=rows), (), Basis())


def of_first(view: View, text: str) -> CauseRow:
    key = costliest_measures(view.main)[0].measure.key
    return CauseRow(
        section=key.section,
        owner=key.owner,
        node_code=key.node_code,
        indicator_code=key.indicator_code,
        cause="exogenous",
        explanation=text,
    )


@pytest.fixture(scope="module")
def best() -> str:
    return plan("torino").policy.bands.bands[-1].word


def test_without_a_word_nothing_is_missing_anywhere() -> None:
    view = torino("")
    assert (causes.lacking(view), causes_due(view)) == ((), ())
    assert "Da completare" not in dict(relazione(view, VERSION).about)


def test_what_is_missing_is_due_from_its_unit_at_the_end_of_june(best: str) -> None:
    view = torino(best)
    rows = causes_due(view)
    assert [row.result for row in rows] == [result for _, result in causes.lacking(view)]
    assert {row.due for row in rows} == {date(2023, 6, 30)}
    text = as_ics(rows, "x", "torino/2022", date(2023, 1, 1)).decode().replace("\r\n ", "")
    assert text.count("SUMMARY:Scrivere la causa: ") == len(rows) > 1


def test_the_relazione_says_what_is_missing_until_it_is_told(best: str) -> None:
    view = torino(best)
    said = dict(relazione(view, VERSION).about)["Da completare"]
    first = causes.lacking(view)[0][1]
    assert causes.name(first) in said
    assert f"Sotto «{best}»" in said


def table_of(view: View) -> dict[str, str]:
    body = next(part for part in relazione(view, VERSION).parts if part.title.startswith("1.")).body
    (found,) = [b for b in body if isinstance(b, TextTable) and b.title == "Cause degli scostamenti"]
    return {row[0]: row[-1] for row in found.rows}


def test_a_cause_is_in_the_relazione_on_the_slide_and_no_more_among_those_missing(best: str) -> None:
    view = torino(best)
    told = of_first(view, "Bando dello Stato\nin ritardo.")
    code = told.indicator_code
    assert table_of(view)[code] == "manca"

    after = torino(best, told)
    assert table_of(after)[code] == "Causa esogena: Bando dello Stato\nin ritardo."
    assert len(causes.lacking(after)) == len(causes.lacking(view)) - 1


def test_a_cause_takes_the_place_of_what_the_document_says_on_the_slide() -> None:
    told = replace(plan("torino"), causes=(of_first(torino(""), "Bando dello Stato\nin ritardo."),))
    said = shortfalls.slide(sources_of(told)).sentences[0]
    assert said.endswith("persi. Causa esogena: Bando dello Stato in ritardo.")


@pytest.mark.parametrize(("most", "said"), [(0, "Causa nel target: Uno due tre"), (8, "Causa nel target: Uno…")])
def test_a_long_cause_is_cut_only_where_asked(most: int, said: str) -> None:
    row = replace(of_first(torino(""), "Uno due tre"), cause="target")
    assert causes.words(row, most) == said
    assert causes.words(None) == ""
