"""Confronti: the common indicators side by side, computed and printed never mixed up."""

from __future__ import annotations

import json

import pytest


def test_two_enti_stand_side_by_side_on_the_fourteen_common_indicators(opened):
    at = opened("confronti", ente="riviere")

    table = at.dataframe[0].value.set_index("Codice")
    assert len(table) == 14
    assert set(table["Enti"]) == {"2"}
    assert table.loc["EC27", "Torino"] == "−7,60\u00a0%"
    assert table.loc["EC27", "Valore"] == "−12,30\u00a0%"
    assert "Media (calcolata)" not in table.columns


def test_with_few_enti_dots_are_values_and_not_a_ranking(opened):
    """EC27: -12,30 against -7,60; EC07: 19,58 against 7,75. The greater distance from zero is the end of the strip."""
    at = opened("confronti", ente="riviere")
    figure = json.loads(at.get("plotly_chart")[0].proto.spec)
    traces = {t["name"]: t for t in figure["data"]}

    own = dict(zip(traces["Riviere di Liguria"]["y"], traces["Riviere di Liguria"]["x"], strict=True))
    other = dict(zip(traces["Altri enti"]["y"], traces["Altri enti"]["x"], strict=True))
    ec27, ec07 = (next(row for row in own if code in row) for code in ("EC27", "EC07"))
    assert (own[ec27], own[ec07]) == (-100, 100)
    assert other[ec27] == pytest.approx(-7.60 / 12.30 * 100)
    assert other[ec07] == pytest.approx(7.75 / 19.58 * 100)
    assert "il migliore" not in figure["layout"]["xaxis"]["ticktext"]


def test_printed_means_have_columns_of_their_own(opened):
    table = opened("confronti", ente="riviere", al="2023").dataframe[0].value.set_index("Codice")

    assert table.loc["OC_TBS_03", "Media nazionale (stampata)"] == "10,1"


def test_a_missed_target_below_the_printed_mean_is_a_real_weakness(opened):
    at = opened("confronti", ente="riviere", al="2023")

    corners = at.dataframe[1].value.set_index("Codice")
    assert corners.loc["OC_TBS_03", "Che cosa dice"].startswith("Debolezza vera")


def test_a_year_nobody_else_has_says_so(opened):
    at = opened("confronti", ente="riviere", al="2023")

    assert "Nessun altro ente" in at.info[0].value


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_page_opens_for_every_ente(opened, ente):
    assert not opened("confronti", ente=ente).exception


@pytest.mark.parametrize(("ente", "year"), [("riviere", 2023), ("torino", 2022)])
@pytest.mark.parametrize("at", [2022, 2023])
def test_no_row_has_a_value_and_a_score_of_two_years(opened, ente, year, at):
    page = opened("confronti", ente=ente, al=str(at))
    chosen = int(page.selectbox(key="scelta al").value)
    told = set(page.dataframe[0].value["Punteggio"])

    assert (told == {f"– (è del {year})"}) is (chosen != year)
    assert len(page.dataframe) == 1 or chosen == year
