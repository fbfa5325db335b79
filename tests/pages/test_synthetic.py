"""At the size of a country, with enti that do not exist: every page says so, and the statistics are there."""

from __future__ import annotations

import json
import statistics

import pytest

from data.store.store import Store
from data.synthetic.enti import write_synthetic


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    directory = tmp_path_factory.mktemp("country")
    write_synthetic(directory, 8, 4, 1)
    return directory


@pytest.mark.parametrize("page", ["panoramica", "albero", "scheda", "andamenti", "note", "confronti"])
def test_every_page_says_that_the_data_are_invented(opened_on, country, page):
    at = opened_on(country)(page, ente="sintetico-03")

    assert not at.exception
    assert "Dati sintetici" in " ".join(m.value for m in at.markdown)


def test_computed_statistics_are_those_of_the_values_in_the_store(opened_on, country):
    table = opened_on(country)("confronti", ente="sintetico-03").dataframe[0].value.set_index("Codice")
    with Store.open(country) as store:
        newest = max(store.enti()[0].years)
        values = [v.value.value for v in store.common_values() if v.common_code == "EC27" and v.year == newest]

    shown = table.loc["EC27", "Mediana (calcolata)"].replace(".", "").replace(",", ".").replace("\u2212", "-")
    assert float(shown) == pytest.approx(statistics.median(values), abs=0.0051)
    assert table.loc["EC27", "Enti"] == str(len(values))


def test_dots_lie_between_the_worst_and_the_best(opened_on, country):
    at = opened_on(country)("confronti", ente="sintetico-03")
    figure = json.loads(at.get("plotly_chart")[0].proto.spec)

    places = [x for trace in figure["data"] for x in trace["x"]]
    assert min(places) == 0
    assert max(places) == 100
    assert figure["layout"]["xaxis"]["ticktext"] == ["il peggiore", "a metà", "il migliore"]


def test_the_corner_of_an_indicator_is_on_its_side_of_the_cut(opened_on, country):
    at = opened_on(country)("confronti", ente="sintetico-03")
    figure = json.loads(at.get("plotly_chart")[1].proto.spec)
    said = list(at.dataframe[1].value["Che cosa dice"])
    cut = figure["layout"]["shapes"][0]["y0"]

    for x, y, words in zip(figure["data"][0]["x"], figure["data"][0]["y"], said, strict=True):
        assert ("non raggiunto" in words) == (y < cut)
        assert ("meglio" in words, words.startswith("Pari")) == (x > 0, x == 0)
