"""The years side by side, and what there is in their place with one year only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.synthetic.enti import write_synthetic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("country")
    write_synthetic(directory, 1, 4, 1)
    return directory


def test_with_several_years_there_is_a_column_for_each(
    opened_on: Callable[[Path], Callable[..., AppTest]], country: Path
) -> None:
    at = opened_on(country)("andamenti", mostra="anni")
    shown = at.dataframe[0].value

    assert not at.exception
    assert [column.strip("◆ ") for column in shown.columns[1:]] == ["2020", "2021", "2022", "2023"]
    assert shown.iloc[0, 0] == "Risultato dell'ente"
    assert all("%" in value for value in shown.iloc[0, 1:])


def test_the_headline_of_the_overview_is_the_same_line(
    opened_on: Callable[[Path], Callable[..., AppTest]], country: Path
) -> None:
    at = opened_on(country)("panoramica")
    (way,) = [link.proto for link in at.get("page_link") if link.proto.label == "Anno per anno"]

    assert [text.value for text in at.markdown if text.value.count("·") == 3 and "2020" in text.value]
    assert "mostra=anni" in way.query_string


def test_with_one_year_there_are_values_before_and_targets_to_come(opened: Callable[..., AppTest]) -> None:
    at = opened("andamenti", ente="riviere", anno="2023", mostra="anni")
    shown = at.dataframe[0].value

    assert not at.exception
    assert {"2021", "2022", "2023", "Target 2023", "Target 2024"} <= set(shown.columns)
    row = shown[shown["Indicatore"].str.startswith("A02_1 ")].iloc[0]
    assert row["2020"].replace("\u00a0", " ") == "10,03 %"
