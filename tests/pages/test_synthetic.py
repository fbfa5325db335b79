"""At the size of a country, with enti that do not exist: every page says so, and the statistics are there."""

from __future__ import annotations

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

    shown = table.loc["EC27", "Nazione (mediana)"].replace(".", "").replace(",", ".").replace("\u2212", "-")
    assert float(shown) == pytest.approx(statistics.median(values), abs=0.0051)
    assert table.loc["EC27", "Nazione (enti)"] == str(len(values))


def test_an_ente_is_picked_by_its_name_and_has_its_column_by_the_address(opened_on, country):
    at = opened_on(country)("confronti", ente="sintetico-03")
    assert "Ente sintetico 05" not in at.dataframe[0].value.columns
    at = at.multiselect(key="scelta enti").select("sintetico-05").select("sintetico-07").run()

    assert "Ente sintetico 07" in at.dataframe[0].value.columns
    again = opened_on(country)("confronti", ente="sintetico-03", enti="sintetico-05|sintetico-07")
    assert again.multiselect(key="scelta enti").value == at.multiselect(key="scelta enti").value
    assert list(again.dataframe[0].value.columns) == list(at.dataframe[0].value.columns)
