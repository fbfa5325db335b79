"""Confronti: every row of one year, the easy targets in sight, every choice in the address."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.store.provenance import Provenance
from data.store.writer import add_folders

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.testing.v1 import AppTest


def table(at: AppTest) -> pd.DataFrame:
    assert not at.exception
    return at.dataframe[0].value.replace("\u00a0", " ", regex=True).set_index("Codice")


def test_the_easy_target_of_the_document_is_the_first_row_with_its_means(opened):
    at = opened("confronti", ente="riviere")
    first = table(at).iloc[0]

    assert (first.name, first["Anno"], first["Valore"], first["Punteggio"]) == ("A02_1", "2023", "28,56 %", "100 %")
    assert (first["Cluster (stampata)"], first["Nazione (stampata)"]) == ("46,24", "46,04")
    assert first["Che cosa dice"].startswith("Target facile: punteggio pieno")


def test_where_no_ente_is_picked_those_that_have_a_column_are_named(opened):
    at = opened("confronti", ente="riviere")
    (picked,) = [each for each in at.multiselect if each.key == "scelta enti"]

    assert (picked.value, picked.proto.placeholder) == ([], "Altri enti: Torino")
    assert "Torino" in table(at).columns


def test_another_ente_of_the_same_year_has_a_column_and_a_score_of_another_year_is_not_shown(opened):
    row = table(opened("confronti", ente="riviere")).loc["A04_1"]

    assert (row["Anno"], row["Valore"], row["Torino"], row["Punteggio"]) == ("2022", "−12,30 %", "−7,60", "–")
    assert "il piano 2022 non è nell'archivio" in row["Che cosa manca"]


def test_units_that_differ_and_counts_without_firms_say_why(opened):
    rows = table(opened("confronti", ente="torino"))

    assert "Unità diverse" in rows.loc["OC_TD_04", "Che cosa manca"]
    assert "imprese attive" in rows.loc["OC_Int_01", "Che cosa manca"]
    assert set(rows.loc[["OC_TD_04", "OC_Int_01"], "Riviere di Liguria"]) == {""}


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"esito": "facili"}, ["A02_1"]),
        ({"esito": "deboli"}, ["A02_2"]),
        ({"cerca": "MATURITA digitale"}, ["A01.01_1"]),
        ({"cerca": "ec27"}, ["A04_1"]),
        ({"esito": "non c'è", "cerca": "cassetto"}, ["A02_1"]),
    ],
)
def test_the_address_says_which_rows(opened, asked, codes):
    assert list(table(opened("confronti", ente="riviere", **asked)).index) == codes


def test_a_year_of_the_address_is_that_of_every_row(opened):
    at = opened("confronti", ente="riviere", al="2023")
    assert set(table(at)["Anno"]) == {"2023"}
    assert "Valori del 2023" in " ".join(m.value for m in at.markdown)


def test_the_reader_chooses_the_grouping_only_where_there_are_several(opened, opened_on, tmp_path):
    assert "scelta gruppo" not in [box.key for box in opened("confronti", ente="riviere").selectbox]
    folder = shutil.copytree(Path(__file__).parents[2] / "data" / "enti" / "riviere", tmp_path / "riviere")
    ente = folder / "ente.toml"
    text = ente.read_text(encoding="utf-8").replace("[years.2023]", 'cluster = "medie"\n\n[years.2023]', 1)
    ente.write_text(f'{text}\n[clusters.area]\nname = "Area"\ncluster = "Nord-Ovest"\n', encoding="utf-8")
    read = read_folder(folder).folder
    assert read is not None
    add_folders(tmp_path / "archivio", [(read, Provenance("prova", None, "prova"))])
    at = opened_on(tmp_path / "archivio")("confronti", ente="riviere", gruppo="area")
    assert at.selectbox(key="scelta gruppo").options == ["Classe dimensionale: medie", "Area: Nord-Ovest"]
    assert "mediane e posizioni del cluster sono di «Nord-Ovest»" in " ".join(m.value for m in at.markdown).replace(
        "\\", ""
    )


def test_a_year_that_is_not_there_is_as_none(opened):
    assert set(table(opened("confronti", ente="torino", al="1999"))["Anno"]) == {"2022"}


def test_words_that_nothing_has_are_said_to_find_nothing(opened):
    at = opened("confronti", ente="riviere", cerca="zzz")
    assert not at.exception
    assert "Nessuna riga" in at.info[0].value


def test_the_score_and_the_position_are_drawn_together_where_both_are_of_one_year(opened):
    figure = json.loads(opened("confronti", ente="riviere").get("plotly_chart")[0].proto.spec)
    assert sorted(note["text"] for note in figure["layout"]["annotations"] if note["text"].startswith("A")) == [
        "A02_1",
        "A02_2",
    ]
