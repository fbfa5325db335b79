"""Two people who change the same year: the second chooses field by field; what does not meet merges by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from data.plan.changes import ChangeKind, Draft, RowChange
from data.register import edits
from data.register.opening import open_official
from data.register.writer import confirm
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store
from tests.pages.own_year import changes, said, text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path, finto: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    directory = a_store(tmp_path / "archivio", finto)
    monkeypatch.setenv("TRAGUARDO_STORE", str(directory))
    return directory


def form(draft: Draft) -> AppTest:
    """The end of a form that holds a draft."""

    def script(draft: object) -> None:
        from ui.screens import changes

        changes.confirmation(draft, "prova")  # type: ignore[arg-type]

    return AppTest.from_function(script, args=(draft,), default_timeout=30).run()


def wants(store: Path, **cells: str) -> tuple[RowChange, ...]:
    with open_official(store) as official:
        return edits.correction(official.rows(ENTE, YEAR), "actuals", I1, cells)


def meanwhile(store: Path, **cells: str) -> None:
    with open_official(store) as official:
        confirm(official, a_draft(*wants(store, **cells), by="Verdi"))


def confirmed(at: AppTest) -> AppTest:
    at.text_input(key="prova autore").set_value("Bianchi")
    at.button(key="prova conferma").click()
    return at.run()


def test_a_conflict_shows_who_was_theirs_and_mine_and_nothing_is_confirmed_before_somebody_chooses(store):
    mine = a_draft(*wants(store, actual="160"), by="")
    meanwhile(store, actual="170")
    at = form(mine)
    assert "nel frattempo l'ha cambiato Verdi" in said(at)
    assert "Avevate letto: 150 · suo: 170 · vostro: 160" in said(at)

    assert at.radio[0].value is None
    assert at.button(key="prova conferma").disabled
    assert "Per confermare, scegliere prima quale valore resta" in said(at)
    at.radio[0].set_value("loro")
    at = confirmed(at.run())
    assert "I dati sono già così" in said(at)
    assert text(store, "actuals", I1, "actual") == "170"


def test_a_choice_does_not_hold_for_a_value_that_came_after_it(store):
    mine = a_draft(*wants(store, actual="160"), by="")
    meanwhile(store, actual="170")
    at = form(mine)
    at.radio[0].set_value("mio")
    meanwhile(store, actual="180")
    at = at.run()
    assert at.radio[0].value is None
    assert at.button(key="prova conferma").disabled


def test_whoever_keeps_his_own_value_writes_it(store):
    mine = a_draft(*wants(store, actual="160"), by="")
    meanwhile(store, actual="170")
    at = form(mine)
    at.radio[0].set_value("mio")
    at = confirmed(at.run())
    assert not at.error
    assert text(store, "actuals", I1, "actual") == "160"
    assert [c.author for c in changes(store)] == ["Verdi", "Bianchi"]


def test_two_fields_merge_by_themselves(store):
    mine = a_draft(*wants(store, note="Dato provvisorio"), by="")
    meanwhile(store, actual="170")
    at = form(mine)
    assert not at.radio
    confirmed(at)
    assert text(store, "actuals", I1, "actual") == "170"
    assert text(store, "actuals", I1, "note") == "Dato provvisorio"


def test_what_would_not_be_good_data_is_said_beside_its_field_and_cannot_be_confirmed(store):
    with open_official(store) as official:
        rows = edits.correction(official.rows(ENTE, YEAR), "measures", I1[:4], {"weight": "-5"})
    at = form(Draft(ente=ENTE, year=YEAR, kind=ChangeKind.CORRECTION, rows=rows))
    assert at.error[0].value.startswith("Peso")
    assert at.button(key="prova conferma").disabled


@pytest.mark.usefixtures("store")
def test_nothing_to_change_is_said_and_has_no_button():
    at = form(a_draft(by=""))
    assert "Niente cambia" in said(at)
    assert not at.button
