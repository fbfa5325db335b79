"""Problems by the million: the first of each kind, and a count of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.parse import cell_problems, parse_table
from data.format.problem import MOST_OF_A_KIND, Notice, Problem, first_of_each_kind
from data.format.tables import NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "2024/nodes.csv"


def made(count: int, column: str = "weight", remedy: str = "Scrivere 12.5: punto decimale.") -> Iterator[Problem]:
    return (Problem(FILE, line, column, f"«{line},5» non è un numero.", remedy) for line in range(2, 2 + count))


@pytest.mark.parametrize(
    ("file", "line", "column", "place"),
    [
        ("2024/nodes.csv", 0, "", "2024/nodes.csv: "),
        ("2024/nodes.csv", 3, "", "2024/nodes.csv, riga 3: "),
        ("2024/nodes.csv", 1, "weight", "2024/nodes.csv, riga 1, colonna weight: "),
        ("2024/nodes.csv", 0, "weight", "2024/nodes.csv, colonna weight: "),
        ("ente.toml", 7, "units.a.kind", "ente.toml, riga 7, chiave units.a.kind: "),
        ("ente.toml", 0, "code", "ente.toml, chiave code: "),
    ],
)
def test_a_problem_begins_with_its_place_as_far_as_it_is_known(file: str, line: int, column: str, place: str) -> None:
    assert str(Problem(file, line, column, "Che cosa.", "Come.")) == f"{place}Che cosa. Come."


def test_few_are_all_there() -> None:
    assert list(first_of_each_kind(made(MOST_OF_A_KIND))) == list(made(MOST_OF_A_KIND))


def test_the_rest_is_one_line_where_it_begins() -> None:
    *first, last = first_of_each_kind(made(2000))
    assert first == list(made(MOST_OF_A_KIND))
    assert str(last) == (
        f"2024/nodes.csv, riga {2 + MOST_OF_A_KIND}, colonna weight: Ci sono altre 1.800 righe come quelle sopra, da "
        "qui in poi. Correggere le prime e ripetere il comando."
    )
    assert last.count == 1800


def test_one_more_is_said_in_the_singular() -> None:
    *_, last = first_of_each_kind(made(MOST_OF_A_KIND + 1))
    assert last.what == "C'è un'altra riga come quelle sopra, da qui in poi."


def test_kinds_are_counted_apart() -> None:
    kinds = [*made(300), *made(300, column="title"), *made(300, remedy="Lasciare vuoto.")]
    assert len(list(first_of_each_kind(kinds))) == 3 * (MOST_OF_A_KIND + 1)


def test_the_columns_of_a_header_make_one_kind() -> None:
    found = [Problem(FILE, 1, f"c{n}", "x", "Toglierla.") for n in range(500)]
    assert [p.count for p in first_of_each_kind(found)][-1] == 500 - MOST_OF_A_KIND


def test_what_a_remedy_quotes_makes_no_kind() -> None:
    found = [Problem(FILE, n, "section", "x", f"Scrivere «A{n}», oppure {n}.5.") for n in range(2, 1002)]
    assert len(list(first_of_each_kind(found))) == MOST_OF_A_KIND + 1


def test_a_notice_is_counted_in_the_same_way() -> None:
    found = [Notice(FILE, n, f"Il {n}.", "Guardarlo.") for n in range(1, 501)]
    assert [n.count for n in first_of_each_kind(found)][-1] == 500 - MOST_OF_A_KIND


@given(sizes=st.lists(st.integers(0, 3 * MOST_OF_A_KIND), max_size=4))
def test_no_problem_is_lost_in_the_count(sizes: list[int]) -> None:
    found = [p for at, size in enumerate(sizes) for p in made(size, column=f"c{at}")]
    assert sum(p.count for p in first_of_each_kind(found)) == len(found)


def test_a_file_full_of_mistakes_gives_a_short_list() -> None:
    row = "d,,A01,,l,t,,12x,,,\n" * 5000 + "d\n" * 5000
    rows, lengths, _ = parse_table(f"{','.join(NODES.column_names)}\n{row}".encode(), NODES, FILE)
    found = [*lengths, *cell_problems(rows, FILE)]
    assert len(found) == 2 * (MOST_OF_A_KIND + 1)
    assert sum(p.count for p in found) == 10_000


def test_a_header_of_thousands_of_columns_is_one_problem() -> None:
    _, (found,), _ = parse_table(",".join(f"c{n}" for n in range(5000)).encode(), NODES, FILE)
    assert (found.line, found.column) == (1, "")
    assert "5000 celle" in found.what
