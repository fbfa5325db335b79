"""One file: dialects accepted, dialects refused with one sentence, and bytes of every kind."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.canonical import csv_bytes
from data.format.parse import Rows, cell_problems, parse_table
from data.format.problem import Problem
from data.format.tables import EVALUATIONS, MEASURES, NODES, TABLES, TARGETS

HEADER = ",".join(EVALUATIONS.column_names)
GOOD = f'{HEADER}\nd,,A01,100,,\nd,,A02,,non valutabile,"perché, dice"\n'
FILE = "2023/evaluations.csv"


def problems(text: str | bytes) -> list[Problem]:
    content = text if isinstance(text, bytes) else text.encode()
    rows, found, _ = parse_table(content, EVALUATIONS, FILE)
    return [*found, *cell_problems(rows, FILE)]


def notices(content: bytes) -> list[str]:
    rows, found, said = parse_table(content, EVALUATIONS, FILE)
    assert [*found, *cell_problems(rows, FILE)] == []
    return [str(notice) for notice in said]


def test_a_good_file_gives_its_rows_and_the_lines_they_are_on() -> None:
    rows, found, _ = parse_table(GOOD.encode(), EVALUATIONS, FILE)
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
        rows, found, _ = parse_table(text.encode(), EVALUATIONS, FILE)
        assert found == ()
        assert csv_bytes(rows) == GOOD.encode()


def test_a_problem_names_the_line_even_after_a_cell_of_several_lines() -> None:
    found = problems(f'{HEADER}\nd,,A01,100,,"una\ndue\ntre"\nd,,A02,9x,,\n')
    assert [(p.line, p.column) for p in found] == [(5, "evaluation")]


def test_a_problem_is_said_in_one_line() -> None:
    assert str(problems(f'{HEADER}\nd,,A01,"12,5",,\nd,,A02,12.5,,\n')[0]) == (
        "2023/evaluations.csv, riga 2, colonna evaluation: «12,5» non è un numero. "
        "Scrivere 12.5: punto decimale, niente separatore delle migliaia."
    )


COLUMNS = "section, owner, node_code, evaluation, outcome, motivation"
BAR = "Separarle con virgola, punto e virgola o tabulazione («CSV UTF-8 delimitato dalle virgole»)."
LETTERS = Problem(
    FILE,
    0,
    "",
    "Il file non è in UTF-8, né in Windows-1252.",
    "Salvarlo di nuovo come «CSV UTF-8 (delimitato dalle virgole)».",
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (GOOD.replace(",", "|"), Problem(FILE, 1, "", "Le celle sono separate da barra verticale.", BAR)),
        (GOOD.encode("utf-16"), LETTERS),
        (b"\x81", LETTERS),
        (
            "",
            Problem(
                FILE, 0, "", "Il file è vuoto.", f"Scrivere almeno la riga delle colonne: {COLUMNS.replace(' ', '')}."
            ),
        ),
        (
            "a," * 200,
            Problem(
                FILE,
                1,
                "",
                "La riga delle colonne ha 201 celle: al più 200.",
                f"Lasciare le colonne del formato: {COLUMNS}.",
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_problem_and_no_rows(content: str | bytes, found: Problem) -> None:
    bytes_ = content if isinstance(content, bytes) else content.encode()
    assert parse_table(bytes_, EVALUATIONS, FILE) == (Rows(EVALUATIONS), (found,), ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GOOD.encode(), []),
        (GOOD.replace(",", ";").encode(), ["Le celle sono separate da punto e virgola."]),
        (GOOD.replace(",", "\t").encode(), ["Le celle sono separate da tabulazione."]),
        (GOOD.encode("cp1252"), ["Il file non è in UTF-8: è letto in Windows-1252."]),
        (
            f"{HEADER}\nd;;A01;12,5;;\nd;;A02;1.234;;\n".replace(",", ";", 5).encode(),
            [
                "Le celle sono separate da punto e virgola.",
                "I decimali hanno la virgola: «12,5» è letto 12.5; «1.234» è letto 1234.",
            ],
        ),
    ],
)
def test_a_file_written_in_another_way_is_read_and_said(content: bytes, said: list[str]) -> None:
    found = notices(content)
    assert len(found) == len(said)
    assert all(sentence in line for sentence, line in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("12,5", "1.234"), ("12.5", "1234")),
        (("1.234,50", "7"), ("1234.50", "7")),
        (("12,5", "1,234"), ("12.5", "1.234")),
        (("12,5", "3.5"), ("12,5", "3.5")),
        (("1,234", "2,500"), ("1,234", "2,500")),
        (("1.234", "7"), ("1.234", "7")),
    ],
)
def test_the_mark_of_the_decimals_is_that_of_the_whole_file_or_nobodys(
    texts: tuple[str, str], read: tuple[str, str]
) -> None:
    body = "".join(f"d;;A{at};{text};;\n" for at, text in enumerate(texts))
    rows, _, _ = parse_table((HEADER.replace(",", ";") + "\n" + body).encode(), EVALUATIONS, FILE)
    assert tuple(row[3] for row in rows.cells) == read


def test_a_column_that_nobody_has_to_write_may_be_missing() -> None:
    rows, found, _ = parse_table(b"node_code,evaluation\nA01,100\n", EVALUATIONS, FILE)
    assert found == ()
    assert rows.cells == (("", "", "A01", "100", "", ""),)


def test_a_table_without_rows_is_right() -> None:
    assert problems(f"{HEADER}\n") == []


def test_unknown_missing_double_and_nameless_columns_have_each_their_sentence() -> None:
    long = "z" * 41
    header = f"section,owner,NODE_CODES ,evaluation,evaluation,motivation,,{long}"
    missing = ("La colonna manca.", "Aggiungerla: codice del nodo (obiettivo, ambito).")
    unknown = "La colonna non è del formato."
    assert problems(f"{header}\n") == [
        Problem(FILE, 1, "NODE_CODES ", unknown, "Forse node_code?"),
        Problem(FILE, 1, "evaluation", "La colonna c'è 2 volte.", "Lasciarne una sola."),
        Problem(FILE, 1, "", "Una colonna non ha nome.", "Dare un nome alla colonna, o toglierla."),
        Problem(FILE, 1, long[:40], unknown, f"Toglierla. Colonne ammesse: {COLUMNS}."),
        Problem(FILE, 1, "node_code", *missing),
    ]


def test_as_many_columns_as_may_be_are_looked_at_one_by_one() -> None:
    assert [p.what for p in problems("a," * 199)][:1] == ["La colonna non è del formato."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_every_way(end: str) -> None:
    rows, found, _ = parse_table(GOOD.replace("\n", end).encode(), EVALUATIONS, FILE)
    assert (len(rows.cells), rows.lines, found) == (2, (2, 3), ())


def test_records_are_the_cells_by_column_with_their_line() -> None:
    rows, _, _ = parse_table(GOOD.encode(), EVALUATIONS, FILE)
    names = EVALUATIONS.column_names
    assert list(rows.records()) == [
        (n, dict(zip(names, c, strict=True))) for n, c in ((2, rows.cells[0]), (3, rows.cells[1]))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        Rows(EVALUATIONS, (("d",),), (2,)),
        Rows(EVALUATIONS, (("d",) * 6, ("e",) * 6), (2,)),
        Rows(EVALUATIONS, (("d",) * 6,), (2, 3)),
    ],
)
def test_rows_without_a_line_or_a_cell_for_each_are_a_mistake_of_the_program(rows: Rows) -> None:
    with pytest.raises(ValueError, match=r"zip\(\) argument"):
        list(rows.records())


def test_a_row_of_the_wrong_length_is_named_and_left_out() -> None:
    rows, found, _ = parse_table(f"{HEADER}\nd,,A01,100,,,,\nd,,A02,1,,\n".encode(), EVALUATIONS, FILE)
    remedy = "Controllare le virgole: una cella che ne contiene va fra virgolette doppie."
    assert found == (Problem(FILE, 2, "", "La riga ha 8 celle, ma le colonne sono 6.", remedy),)
    assert len(rows.cells) == 1


def test_broken_quotes_are_one_problem_where_they_begin() -> None:
    found = problems(f'{HEADER}\nd,,A01,100,,\nd,,A02,100,,"mai chiusa\n')
    what = "Le virgolette di una cella non sono chiuse o sono fuori posto."
    remedy = 'Racchiudere la cella fra virgolette doppie e raddoppiare quelle interne: "detto ""così""".'
    assert found == [Problem(FILE, 3, "", what, remedy)]


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
        rows, _, _ = parse_table(content, candidate, "x.csv")
        list(cell_problems(rows, "x.csv"))


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
    back, found, _ = parse_table(written, EVALUATIONS, FILE)
    assert found == ()
    assert back.cells == cells
    assert csv_bytes(back) == written
    assert list(csv.reader(io.StringIO(written.decode(), newline="")))[1:] == [list(row) for row in cells]
