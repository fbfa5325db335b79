"""One file: dialects accepted, dialects refused with one sentence, and bytes of every kind."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from data.format.canonical import csv_bytes
from data.format.parse import Rows, parse_table
from data.format.tables import EVALUATIONS, MEASURES, NODES, TABLES, TARGETS

if TYPE_CHECKING:
    from data.format.problem import Problem

HEADER = ",".join(EVALUATIONS.column_names)
GOOD = f'{HEADER}\nd,,A01,100,,\nd,,A02,,non valutabile,"perché, dice"\n'
FILE = "2023/evaluations.csv"


def problems(text: str | bytes) -> list[Problem]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(parse_table(content, EVALUATIONS, FILE)[1])


def test_a_good_file_gives_its_rows_and_the_lines_they_are_on() -> None:
    rows, found = parse_table(GOOD.encode(), EVALUATIONS, FILE)
    assert found == ()
    assert rows.cells == (
        ("d", "", "A01", "100", "", ""),
        ("d", "", "A02", "", "non valutabile", "perché, dice"),
    )
    assert rows.lines == (2, 3)


def test_bom_crlf_blank_lines_and_another_order_of_columns_are_accepted() -> None:
    moved = (
        "owner,section,node_code,evaluation,outcome,motivation\n,d,A01,100,,\n,,,,,\n\n"
        ',d,A02,,non valutabile,"perché, dice"\n'
    )
    for text in (f"\ufeff{GOOD}", GOOD.replace("\n", "\r\n"), moved):
        rows, found = parse_table(text.encode(), EVALUATIONS, FILE)
        assert found == ()
        assert csv_bytes(rows) == GOOD.encode()


def test_a_problem_names_the_line_even_after_a_cell_of_several_lines() -> None:
    found = problems(f'{HEADER}\nd,,A01,100,,"una\ndue\ntre"\nd,,A02,9x,,\n')
    assert [(p.line, p.column) for p in found] == [(5, "evaluation")]


def test_a_problem_is_said_in_one_line() -> None:
    assert str(problems(f'{HEADER}\nd,,A01,"12,5",,\n')[0]) == (
        "2023/evaluations.csv, riga 2, colonna evaluation: «12,5» non è un numero. "
        "Scrivere 12.5: punto decimale, niente separatore delle migliaia."
    )


def test_a_file_with_semicolons_gets_one_problem() -> None:
    (found,) = problems(GOOD.replace(",", ";"))
    assert "punto e virgola" in found.what
    (found,) = problems(GOOD.replace(",", "\t"))
    assert "tabulazione" in found.what


def test_a_file_that_is_not_utf8_gets_one_problem() -> None:
    for encoding in ("latin-1", "utf-16"):
        (found,) = problems(GOOD.encode(encoding))
        assert "UTF-8" in found.what
        assert found.line == 0


def test_an_empty_file_and_an_empty_table_are_different() -> None:
    assert "vuoto" in problems("")[0].what
    assert problems(f"{HEADER}\n") == []


def test_unknown_missing_double_and_nameless_columns_have_each_their_sentence() -> None:
    header = "section,owner,node_codes,evaluation,evaluation,motivation,,zzz"
    found = {p.column: f"{p.what} {p.remedy}" for p in problems(f"{header}\n")}
    assert "Forse node_code?" in found["node_codes"]
    assert "2 volte" in found["evaluation"]
    assert "manca" in found["outcome"]
    assert "manca" in found["node_code"]
    assert "non ha nome" in found[""]
    assert "Colonne ammesse" in found["zzz"]


def test_a_row_of_the_wrong_length_is_named_and_left_out() -> None:
    rows, found = parse_table(f"{HEADER}\nd,,A01,100,,,,\nd,,A02,1,,\n".encode(), EVALUATIONS, FILE)
    assert [(p.line, "8 celle" in p.what) for p in found] == [(2, True)]
    assert len(rows.cells) == 1


def test_broken_quotes_are_one_problem_where_they_begin() -> None:
    found = problems(f'{HEADER}\nd,,A01,100,,\nd,,A02,100,,"mai chiusa\n')
    assert [(p.line, "virgolette" in p.what) for p in found] == [(3, True)]


def test_all_problems_come_at_once() -> None:
    found = problems(f"{HEADER}\n,,A01,uno,,\nd,,,due,,\n")
    assert [(p.line, p.column) for p in found] == [
        (2, "section"),
        (2, "evaluation"),
        (3, "node_code"),
        (3, "evaluation"),
    ]


@given(content=st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    for candidate in TABLES:
        parse_table(content, candidate, "x.csv")


@given(lines=st.lists(st.text(alphabet=st.sampled_from(',;"\n\r\t a1.-/é\0\ufeff'), max_size=60), max_size=8))
def test_no_text_below_a_good_header_raises(lines: list[str]) -> None:
    for table in (NODES, MEASURES, TARGETS):
        text = ",".join(table.column_names) + "\n" + "\n".join(lines)
        parse_table(text.encode("utf-8", "surrogatepass"), table, "x.csv")


@given(
    rows=st.lists(
        st.tuples(st.text(alphabet='ab, "\n;è', max_size=12), st.text(alphabet='x"\n,', max_size=6)),
        max_size=5,
    )
)
def test_what_is_written_is_read_back_the_same(rows: list[tuple[str, str]]) -> None:
    cells = tuple(("d", owner, f"N{i}", "100", "", text) for i, (owner, text) in enumerate(rows))
    written = csv_bytes(Rows(EVALUATIONS, cells))
    back, found = parse_table(written, EVALUATIONS, FILE)
    assert found == ()
    assert back.cells == cells
    assert csv_bytes(back) == written
    assert list(csv.reader(io.StringIO(written.decode(), newline="")))[1:] == [list(row) for row in cells]
