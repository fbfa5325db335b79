"""A workbook read: every mistake with its cell, hostile files, what people do to cells and sheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.format.spreadsheet import Sheet, read_spreadsheet
from data.format.workbook import read_workbook
from data.format.workbook_table import address_of, place_of
from tests.mistakes import FINTO, MISTAKES, right_workbook, workbook_with, workbook_with_mistakes


def said(content: bytes) -> list[str]:
    return [str(problem) for problem in read_workbook(content, "piano.xlsx").problems]


def test_twelve_planted_mistakes_are_twelve_problems_with_their_cells() -> None:
    found = said(workbook_with_mistakes())
    assert len(found) == len(MISTAKES) == 12
    for sheet, cell, _, sentence in MISTAKES:
        assert any(line.startswith(f"foglio {sheet}, cella {cell}: {sentence}") for line in found), (sentence, found)


def test_the_workbook_without_mistakes_has_no_problem_also_when_another_program_saves_it() -> None:
    for content in (right_workbook(), workbook_with(())):
        reading = read_workbook(content, "piano.xlsx")
        assert (reading.problems, reading.notices) == ((), ())


def actual(value: object, number_format: str = "General") -> str:
    """What the first result becomes; its unit is a percentage."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_with((("Indicatori", "J2", "perc"),))))
    book["Consuntivi"]["F2"] = value
    book["Consuntivi"]["F2"].number_format = number_format
    saved = io.BytesIO()
    book.save(saved)
    reading = read_workbook(saved.getvalue(), "piano.xlsx")
    if reading.folder is None:
        (problem,) = reading.problems
        return str(problem)
    return next(record["actual"] for _, record in reading.folder.years[0].tables["actuals"].records())


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (0.85, "0%", "85"),
        (0.85, "0.00%", "85.00"),
        (0.8512, "0%", "85.12"),
        (85, "General", "85"),
        (120, "0.00", "120.00"),
        (85.5, '0.0" %"', "85.5"),
        (0.1 + 0.2, "General", "0.3"),
        (-7.6, "+0.00;-0.00", "-7.60"),
        ("85 %", "@", "85"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: object, number_format: str, read: str) -> None:
    assert actual(value, number_format) == read


def test_a_formula_that_was_never_computed_is_a_problem_and_an_error_too() -> None:
    assert "foglio Consuntivi, cella F2: La formula della cella non ha un valore salvato." in actual("=40+45")


@pytest.mark.parametrize("is_1904", [False, True])
def test_a_day_is_read_in_both_calendars_of_excel(is_1904: bool) -> None:  # noqa: FBT001
    book = openpyxl.load_workbook(io.BytesIO(right_workbook()))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904 if is_1904 else openpyxl.utils.datetime.CALENDAR_WINDOWS_1900
    book["Consuntivi"]["F3"] = date(2024, 6, 15)
    saved = io.BytesIO()
    book.save(saved)
    reading = read_workbook(saved.getvalue(), "piano.xlsx")
    assert reading.folder is not None, reading.problems
    rows = dict(enumerate(record["actual"] for _, record in reading.folder.years[0].tables["actuals"].records()))
    assert rows[1] == "2024-06-15"


def test_an_indicator_with_a_blank_result_is_awaited() -> None:
    reading = read_workbook(workbook_with((("Consuntivi", "F2", None), ("Consuntivi", "K2", None))), "piano.xlsx")
    assert reading.folder is not None
    assert len(reading.folder.years[0].tables["actuals"].cells) == 2
    assert "foglio Indicatori, riga 2: La misurazione è in corso: dup / O1 / i1, fra" in str(reading.notices[0])


def test_target_operator_and_unit_may_stand_in_one_cell() -> None:
    reading = read_workbook(workbook_with((("Target", "G3", None), ("Target", "H3", "≥ 1.200 pezzi"))), "piano.xlsx")
    assert reading.folder is not None, reading.problems
    row = [record for _, record in reading.folder.years[0].tables["targets"].records()][1]
    assert (row["op"], row["target"], row["unit"]) == (">=", "1200", "")


def test_a_cell_that_contradicts_the_one_beside_it_is_a_problem() -> None:
    (found,) = said(workbook_with((("Target", "H3", "<= 200"),)))
    assert found.startswith("foglio Target, cella H3: La cella dice «<=», ma nella colonna accanto c'è «>=».")


def test_sheets_and_columns_of_the_offices_own_are_left_out_and_said() -> None:
    book = openpyxl.load_workbook(io.BytesIO(right_workbook()))
    book.create_sheet("Appunti")["A1"] = "ciao"
    book["Obiettivi"]["L1"] = "Referente"
    saved = io.BytesIO()
    book.save(saved)
    reading = read_workbook(saved.getvalue(), "piano.xlsx")
    assert reading.problems == ()
    assert [str(notice).partition(":")[0] for notice in reading.notices] == [
        "foglio Obiettivi, cella L1",
        "foglio Appunti",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            (("Obiettivi", "F1", "Titollo"),),
            "foglio Obiettivi, cella F1: La colonna «Titollo» non è del modello.",
        ),
        ((("Obiettivi", "F1", "Peso %"),), "La colonna «Peso %» c'è 2 volte."),
        ((("Ente", "B2", "duemila"),), "foglio Ente: «duemila» non è un anno."),
        ((("Ente", "B3", "Città"),), "foglio Ente, cella B3: Il codice «Città» ha caratteri non ammessi."),
        ((("Ente", "B4", None),), "foglio Ente, cella B4: Il valore manca."),
        ((("Metodo", "B2", None),), "foglio Metodo, cella B2: Il valore manca."),
    ],
)
def test_what_is_wrong_in_headings_and_choices_is_said_at_its_cell(
    changes: tuple[tuple[str, str, object], ...], sentence: str
) -> None:
    assert any(sentence in line for line in said(workbook_with(changes))), said(workbook_with(changes))


def test_what_the_store_has_is_kept_letter_for_letter_where_the_workbook_means_the_same() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in FINTO.glob("*.toml")}
    reading = read_workbook(right_workbook(), "piano.xlsx", lambda code, year: texts if code and year else None)
    assert reading.folder is not None
    assert reading.folder.documents == texts
    other = read_workbook(workbook_with((("Ente", "B4", "Fintopoli"),)), "x", lambda code, year: texts)  # noqa: ARG005
    assert other.folder is not None
    assert 'name = "Fintopoli"' in other.folder.documents["ente.toml"]
    assert other.folder.documents["smvp.toml"] == texts["smvp.toml"]


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


def repacked(name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(right_workbook())) as file:
        return packed({each: file.read(each) for each in file.namelist()} | {name: part})


SHEET = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>%s</sheetData></worksheet>'
HOSTILE = {
    "nothing": b"",
    "text": b"section,owner\n",
    "a zip of something else": packed({"a.txt": b"a"}),
    "a bomb": packed({"xl/workbook.xml": b"0" * 250_000_000}),
    "thousands of parts": packed({f"{at}.xml": b"" for at in range(3000)}),
    "a sparse sheet": repacked(
        "xl/worksheets/sheet4.xml", SHEET % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "a cell without a place": repacked("xl/worksheets/sheet4.xml", SHEET % b"<row><c><v>1</v></c></row>"),
    "entities": repacked("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'),
    "a path out of the file": repacked(
        "xl/_rels/workbook.xml.rels",
        b'<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/></Relationships>',
    ),
    "half of it": right_workbook()[:5000],
    "an xls of nothing": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(content: bytes) -> None:
    (problem,) = read_workbook(content, "piano.xlsx").problems
    assert str(problem).startswith("piano.xlsx: ")


@settings(max_examples=200)
@given(at=st.integers(0, 60_000), piece=st.binary(min_size=1, max_size=40))
def test_no_bytes_raise(at: int, piece: bytes) -> None:
    content = bytearray(right_workbook_once())
    content[at % len(content) : at % len(content) + len(piece)] = piece
    read_workbook(bytes(content), "piano.xlsx")
    read_workbook(piece, "piano.xlsx")


_ONCE: list[bytes] = []


def right_workbook_once() -> bytes:
    if not _ONCE:
        _ONCE.append(right_workbook())
    return _ONCE[0]


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=30),
    st.sampled_from([">= 1.234,5", "entro 30/4", "ND", "SI/NO", "75/64.095", "tra 10 e 15", "26'", "=1+1", "#N/D"]),
)


@settings(max_examples=60)
@given(
    changes=st.lists(
        st.tuples(
            st.sampled_from(["Ente", "Metodo", "Obiettivi", "Indicatori", "Target", "Consuntivi", "Soglie"]),
            st.builds("{}{}".format, st.sampled_from("ABCDEFGHJKL"), st.integers(1, 9)),
            CELL,
        ),
        max_size=6,
    )
)
def test_no_cells_raise_and_every_problem_has_its_place(changes: list[tuple[str, str, object]]) -> None:
    reading = read_workbook(workbook_with(tuple(changes)), "piano.xlsx")
    assert (reading.folder is None) == bool(reading.problems)
    assert all(problem.place for problem in reading.problems)
    assert all(notice.place for notice in reading.notices)


def test_sheets_are_read_without_any_layout() -> None:
    sheets = read_spreadsheet(right_workbook())
    assert isinstance(sheets, tuple)
    assert all(isinstance(sheet, Sheet) for sheet in sheets)
    assert [sheet.name for sheet in sheets][:3] == ["Istruzioni", "Ente", "Metodo"]


@given(st.text(max_size=31), st.integers(1, 1_048_576), st.integers(0, 16_384))
def test_a_place_in_words_says_its_address(sheet: str, line: int, column: int) -> None:
    assert address_of(place_of((sheet, line, column))) == (sheet, line, column)
