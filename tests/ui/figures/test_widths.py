"""Long texts of a table share what the other columns leave; what fits is never cut."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.year_view import year_view
from ui.figures.tables import is_cut, nodes
from ui.figures.widths import LEAST, PAGE, long_columns

WORDS = st.integers(1, 60).map(lambda many: " ".join(["parola"] * many))


def wide(*texts: str, short: int = 2) -> pd.DataFrame:
    return pd.DataFrame(
        {f"Lungo {at}": [text] for at, text in enumerate(texts)} | {f"N{at}": ["1"] for at in range(short)}
    )


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_long_texts_never_take_more_than_the_page_leaves_nor_less_than_the_least(texts: list[str]) -> None:
    found = long_columns(wide(*texts))
    assert all(pixels >= LEAST for pixels in found.values())
    assert sum(found.values()) <= max(PAGE, LEAST * len(found))


@given(WORDS, WORDS)
def test_a_longer_text_never_has_less_room(one: str, other: str) -> None:
    found = long_columns(wide(one, other))
    sizes = [found.get(f"Lungo {at}", 0) for at in range(2)]
    assert (sizes[0] - sizes[1]) * (len(one) - len(other)) >= 0


def test_a_text_that_the_page_has_room_for_is_whole() -> None:
    name = "Grado di coinvolgimento delle imprese in attività di assistenza per la digitalizzazione"
    alone, crowded = (long_columns(wide(name, short=many))["Lungo 0"] for many in (2, 20))
    assert crowded < alone < PAGE
    assert long_columns(wide(name, short=3))["Lungo 0"] == alone


def test_one_long_text_among_numbers_takes_no_room_from_names() -> None:
    names = ["parola " * 20] * 20
    told = ["12"] * 19 + ["non disponibile fino alla fine dell'anno"]
    found = long_columns(pd.DataFrame({"Nome": names, "2022": told}))
    assert found["2022"] < LEAST
    assert found["Nome"] == long_columns(pd.DataFrame({"Nome": names, "2022": ["12"] * 20}))["Nome"]


def test_what_is_settled_otherwise_takes_its_room_and_is_not_told() -> None:
    table = wide("parola " * 60, "altra " * 60)
    assert set(long_columns(table, taken={"Lungo 1": 300})) == {"Lungo 0"}
    assert long_columns(table, taken={"Lungo 1": 300})["Lungo 0"] > long_columns(table)["Lungo 0"]


def test_the_titles_of_a_real_plan_have_more_than_streamlit_gives_a_column() -> None:
    table = nodes(year_view(plan("riviere"), (), Basis()).main.children(""))
    assert long_columns(table)["Obiettivo"] > 500


@given(st.integers(1, 30), st.integers(0, 30))
def test_rows_have_two_lines_where_one_in_five_needs_them(whole: int, long: int) -> None:
    table = pd.DataFrame({"Nome": ["breve"] * whole + ["parola " * 20] * long, "Peso": [1.0] * (whole + long)})
    assert is_cut(table, {"Nome": 300, "Peso": 20}) is (long > 0 and 5 * long >= whole + long)
    assert not is_cut(table, {"Nome": 2000})
