"""A change in words, and that the documents of a closed year say so."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.plan.changes import Change, ChangeKind
from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.plan_years import PlanYears
from ui.facts.briefing import cover
from ui.facts.briefing.sources import sources_of
from ui.facts.changes import closed_sentence, closed_since, done_sentence, plan_sentences
from ui.facts.data_version import DataVersion
from ui.facts.relazione.front import premessa
from ui.facts.year_view import year_view

CLOSED = "Anno chiuso il 31/05/2023"
CLOSING = Change(
    number=3,
    made_at=datetime(2023, 5, 31, 10, 0),  # noqa: DTZ001 - the files keep UTC without a zone
    ente="torino",
    year=2022,
    kind=ChangeKind.CLOSING,
    author="Rossi",
    reason="Relazione approvata",
    load_id=1,
    fingerprint="f" * 64,
)


def version(closed: str) -> DataVersion:
    return DataVersion("f" * 64, date(2023, 6, 1), closed)


def test_a_closing_tells_its_day_its_author_and_its_reason() -> None:
    assert closed_since(CLOSING) == CLOSED
    assert closed_since(None) == ""
    assert closed_sentence(CLOSING) == f"{CLOSED}, da Rossi: Relazione approvata"
    assert done_sentence(CLOSING) == "Registrata la modifica 3 (chiusura)."


@pytest.mark.parametrize("own", [(), ("Una premessa scritta dall'ente.",)])
def test_the_relazione_of_a_closed_year_says_so_whoever_wrote_its_premessa(own: tuple[str, ...]) -> None:
    view = year_view(plan("torino"), (), Basis())
    assert CLOSED in str(premessa(view, version(CLOSED), own))
    assert "Anno chiuso" not in str(premessa(view, version(""), own))


def test_the_cover_of_a_closed_year_says_so() -> None:
    years = PlanYears((plan("torino"),))
    told = [cover.slide(sources_of(years, 2022, Basis(), version(closed))).sentences[-1] for closed in (CLOSED, "")]
    assert told[0] == CLOSED
    assert "Anno chiuso" not in told[1]


def test_the_next_plan_tells_how_many_numbers_were_adopted() -> None:
    assert "Nessuna proposta adottata" in plan_sentences(2026, 3, 3, 0)[2]
    assert "2\u00a0numeri delle proposte adottate" in plan_sentences(2026, 3, 3, 2)[2]


def test_the_next_plan_tells_which_numbers_it_leaves_out() -> None:
    assert plan_sentences(2026, 3, 3, 2, "Resta fuori i1.")[2].endswith("proposte adottate. Resta fuori i1.")
    assert plan_sentences(2026, 3, 3, 0, "Resta fuori i1.")[2] == "Resta fuori i1."
