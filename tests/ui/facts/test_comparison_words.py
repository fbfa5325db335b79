"""The verdict of a row says what its numbers say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.basis import Basis
from scoring.model import Direction, Quantity
from tests.scoring.shipped import plan
from ui.facts.comparison import lines
from ui.facts.comparison_words import NAMES, counted, in_order, sentences, verdict, word
from ui.facts.year_view import year_view
from ui.figures import comparison_tables


@pytest.fixture(scope="module")
def found():
    return {line.code: line for line in lines(year_view(plan("riviere"), (), Basis()), ())}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_easy_target_is_called_so_with_its_full_score(found):
    assert verdict(found["A02_1"]) == "Target facile: punteggio pieno, peggio del cluster e della nazione."
    assert [plain(each) for each in sentences(found["A02_1"])] == [
        "Target facile: punteggio pieno, peggio del cluster e della nazione.",
        "Nel 2023: 28,56 %, peggio di: media cluster dimensionale (46,24) e media nazionale (46,04).",
    ]


@pytest.mark.parametrize(
    ("own", "direction", "said"),
    [
        (46.04, Direction.HIGHER, "peggio del cluster, pari alla nazione"),
        (46.10, Direction.HIGHER, "peggio del cluster, meglio della nazione"),
        (46.10, Direction.LOWER, "meglio del cluster, peggio della nazione"),
        (60.0, Direction.LOWER, "peggio del cluster e della nazione"),
        (46.24, Direction.HIGHER, "pari al cluster, meglio della nazione"),
        (60.0, Direction.NOMINAL, "Diverso dal cluster e dalla nazione."),
    ],
)
def test_each_side_is_named(found, own, direction, said):
    assert said in verdict(replace(found["A02_1"], own=Quantity(own), direction=direction))


def test_a_set_of_enti_by_its_own_name_is_told_by_it_and_is_no_nation():
    """A mean of the region between that of the cluster and that of the nation: 40 beside 28,56."""
    riviere = plan("riviere")
    nation = next(
        row
        for row in riviere.benchmarks
        if (row.key.indicator_code, row.year, row.scope, row.statistic) == ("A02_1", 2023, "nazionale", "mean")
    )
    region = replace(nation, scope="regione Liguria", value=Quantity(40.0, 0.005, "40.00"))
    view = year_view(replace(riviere, benchmarks=(region, *riviere.benchmarks)), (), Basis())
    line = next(line for line in lines(view, ()) if line.code == "A02_1")
    assert verdict(line).endswith("peggio del cluster, di «regione Liguria» e della nazione.")
    assert "media cluster dimensionale (46,24), media regione Liguria (40,00) e media nazionale (46,04)" in plain(
        " ".join(sentences(line))
    )
    (row,) = comparison_tables.table([line], {}).to_dict("records")
    assert [row[f"{name} (stampata)"] for name in ("Cluster", "Regione Liguria", "Nazione")] == [
        "46,24",
        "40,00",
        "46,04",
    ]
    both = comparison_tables.table([line, next(each for each in lines(view, ()) if each.code == "A02_2")], {})
    assert list(both["Regione Liguria (stampata)"]) == ["40,00", ""]


def test_a_row_without_a_score_says_where_it_stands_and_what_is_missing(found):
    assert verdict(found["A04_1"]) == (
        "Peggio della nazione. Senza punteggio: il piano 2022 non è nell'archivio. "
        "Nel 2023 c'è un valore, ma nessuno con cui confrontarlo."
    )


def test_what_rows_say_is_counted_once_each(found):
    many = counted(list(found.values()))
    assert sum(many.values()) == len(found)
    assert list(many) == [name for name in NAMES if name in many]
    assert (many["facili"], many["deboli"]) == (1, 1)


def test_what_asks_for_a_decision_comes_first_then_who_is_beside_the_cluster(found):
    order = [line.code for line in in_order(list(found.values()))]
    assert order[:4] == ["A02_1", "A02_2", "B06_1", "A04_1"]
    assert [word(found[code]) for code in order[:2]] == ["facili", "deboli"]
