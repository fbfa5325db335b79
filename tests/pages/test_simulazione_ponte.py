"""The view "Ponte" at its address."""

from __future__ import annotations

import json

import pytest

from data.synthetic.enti import write_synthetic


def said(at):
    shown = [*at.markdown, *at.caption, *at.info, *at.success]
    return " ".join(e.value for e in shown).replace("\u00a0", " ").replace("\u2212", "-").replace("\\", "")


def test_the_revisions_of_a_year_are_told_apart_from_the_rest(opened):
    at = opened("simulazione", ente="riviere", vista="scenari", parte="ponte", sezione="operativo")

    assert not at.exception
    assert "90,00 + 0,85 (target) = 90,85" in said(at)
    assert "Del risultato, 90,85 %, **0,85 punti in più**" in said(at)
    effects = at.dataframe[0].value.set_index("Codice")
    assert effects.loc["A04.02_1", "Da solo"] == "+0,85"
    assert effects.loc["A02.01_1", "Da solo"] == "0,00"


def test_revisions_that_move_nothing_are_said_so_and_still_listed(opened):
    at = opened("simulazione", ente="torino", vista="scenari", parte="ponte")

    assert "nessuna causa sposta il risultato" in said(at)
    assert "**nulla** è dovuto" in said(at)
    assert len(at.dataframe[0].value) == 8


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"ponte": "anni"}, "Il 2021 di Torino non è nell'archivio"),
        ({"ponte": "ipotesi"}, "Non ci sono ipotesi su questa sezione"),
        ({"modo": "piano"}, "Il piano 2023 è ancora da approvare"),
    ],
)
def test_where_there_is_no_other_bank_it_says_which_and_what_would_mend_it(opened, address, words):
    at = opened("simulazione", ente="torino", vista="scenari", parte="ponte", **address)

    assert not at.exception
    assert words in said(at)
    assert len(at.get("plotly_chart")) == 0


def test_a_hypothesis_has_its_bridge_from_the_official_result(opened):
    at = opened(
        "simulazione", ente="riviere", vista="scenari", parte="ponte", ponte="ipotesi", ipotesi="A02/A02_2.target=60"
    )

    assert not at.exception
    bars, ends = json.loads(at.get("plotly_chart")[0].proto.spec)["data"]
    assert bars["y"] == ["Target"]
    assert ends["y"] == ["<b>Ufficiale</b>", "<b>Con le ipotesi</b>"]
    assert list(at.dataframe[0].value["Codice"]) == ["A02_2"]


def test_one_year_on_another_where_both_are_loaded(opened_on, tmp_path):
    write_synthetic(tmp_path, 1, 3, 1)
    at = opened_on(tmp_path)("simulazione", vista="scenari", parte="ponte", ponte="anni")

    assert not at.exception
    _, ends = json.loads(at.get("plotly_chart")[0].proto.spec)["data"]
    years = [int(name[3:7]) for name in ends["y"]]
    assert years[1] == years[0] + 1
