"""The years side by side, and what there is in their place with one year only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.synthetic.enti import write_synthetic
from ui.facts import too_large
from ui.screens import session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from scoring.basis import Basis
    from ui.facts.view import View


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
    assert [column.strip("◆ ") for column in shown.columns[2:]] == ["2020", "2021", "2022", "2023"]
    assert list(shown.iloc[0, :2]) == ["Risultato", "Risultato dell'ente"]
    assert all("%" in value for value in shown.iloc[0, 2:])


def test_the_headline_of_the_overview_is_the_same_line(
    opened_on: Callable[[Path], Callable[..., AppTest]], country: Path
) -> None:
    at = opened_on(country)("panoramica")
    (way,) = [link.proto for link in at.get("page_link") if link.proto.label == "Anno per anno"]

    assert [text.value for text in at.markdown if text.value.count("·") == 3 and "2020" in text.value]
    assert "mostra=anni" in way.query_string


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The years that are read and scored, where each is too large to be scored unasked."""
    seen: list[int] = []

    def counted(ente: str, year: int, basis: Basis) -> View:
        seen.append(year)
        return score(ente, year, basis)

    score = session._scored
    monkeypatch.setattr(session, "_scored", counted)
    monkeypatch.setattr(too_large, "MOST", 3)
    session._view.clear()
    session._kept_results.clear()
    return seen


def test_of_large_years_the_others_are_scored_when_they_are_asked_for_and_only_once(
    opened_on: Callable[[Path], Callable[..., AppTest]], country: Path, scored: list[int]
) -> None:
    at = opened_on(country)("andamenti", mostra="anni")
    assert list(at.dataframe[0].value.columns[2:]) == ["2023"]
    assert scored == [2023]

    (ask,) = [button for button in at.button if button.label.startswith("Calcola anche gli altri 3 anni (circa 1")]
    at = ask.click().run()
    assert not at.exception
    assert [column.strip("◆ ") for column in at.dataframe[0].value.columns[2:]] == ["2020", "2021", "2022", "2023"]
    at = opened_on(country)("andamenti", mostra="anni", base="original")
    assert not any(button.label.startswith("Calcola anche") for button in at.button)
    assert scored == [2023, 2020, 2021, 2022, 2023]


def test_the_overview_of_a_large_year_scores_no_other(
    opened_on: Callable[[Path], Callable[..., AppTest]], country: Path, scored: list[int]
) -> None:
    at = opened_on(country)("panoramica")

    assert scored == [2023]
    assert any("Si calcola in «Anno per anno»" in text.value for text in at.markdown)


def test_with_one_year_there_are_values_before_and_targets_to_come(opened: Callable[..., AppTest]) -> None:
    at = opened("andamenti", ente="riviere", anno="2023", mostra="anni")
    shown = at.dataframe[0].value

    assert not at.exception
    assert {"2021", "2022", "2023", "Target 2023", "Target 2024"} <= set(shown.columns)
    row = shown[shown["Codice"] == "A02_1"].iloc[0]
    assert row["2020"].replace("\u00a0", " ") == "10,03 %"
    assert "40 indicatori" in " ".join(caption.value.replace("\u00a0", " ") for caption in at.caption)


def test_with_one_year_a_row_says_from_when_its_values_measure_something_else(opened: Callable[..., AppTest]) -> None:
    """A04_5 was euro per firm and is an index from 2023."""
    shown = opened("andamenti", ente="riviere", anno="2023", mostra="anni").dataframe[0].value
    new = dict(zip(shown["Codice"], shown["Serie nuova"], strict=True))
    assert (new["A04_5"], new["A02_1"]) == ("dal 2023 (unità)", "")
