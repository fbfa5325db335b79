"""Open data: every form of a table says what the store says, and what changed is found cell by cell."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.format.parse import Rows
from data.format.tables import SOGLIE, TABLES, Column, Kind, Table
from data.plan.scores import COLUMNS, score_rows
from data.published.differences import What, as_csv, differences
from data.published.edition import NAMES, About, Edition, dictionary, read_edition, refuse_what_is_not_ours, table_files
from data.published.score_table import SCORES, score_table
from data.store.errors import NotAnEditionError, OtherEditionError
from data.store.store import Store
from tests.scoring.shipped import scored

if TYPE_CHECKING:
    from pathlib import Path

YEARS = [("torino", 2022), ("riviere", 2023)]
PLACE = ("strategico", "", "N", "k", "2022")


def an_edition(directory: Path, ente: str, year: int) -> Edition:
    with Store.open(directory) as store:
        stored = store.tables(ente, year)
    about = About(
        ente=ente,
        name="Ente",
        year=year,
        document="",
        basis="valid",
        fingerprint="0" * 64,
        day=date(2026, 1, 2),
        is_synthetic=False,
    )
    return Edition(about, (*stored.tables.values(), score_table(score_rows(scored(ente).values()))))


@pytest.fixture(params=YEARS, ids=lambda pair: pair[0])
def edition(request: pytest.FixtureRequest, shipped_directory: Path) -> Edition:
    return an_edition(shipped_directory, *request.param)


def some_soglie(*cells: tuple[str, str, str]) -> Rows:
    """Rows by indicator: code, soglia, note."""
    rows = tuple(("strategico", "", "N", code, "2022", soglia, "indicator", note) for code, soglia, note in cells)
    return Rows(SOGLIE, rows, tuple(range(2, len(rows) + 2)))


def written(rows: Rows) -> dict[str, list[dict[str, str]]]:
    return {rows.table.name: [record for _, record in rows.records()]}


def is_name(column: Column, rows: Rows) -> bool:
    return column.name in rows.table.key and column.kind in {Kind.TEXT, Kind.CODE, Kind.WORD}


def test_the_csv_read_back_is_the_store(edition: Edition) -> None:
    files = table_files(edition)
    for rows in edition.tables:
        head, *cells = csv.reader(io.StringIO(files[f"{rows.table.name}.csv"].decode(), newline=""))
        assert tuple(head) == rows.table.column_names
        assert tuple(map(tuple, cells)) == rows.cells


def test_the_json_read_back_is_the_store_with_the_digits_as_printed(edition: Edition) -> None:
    files = table_files(edition)
    for rows in edition.tables:
        found = json.loads(files[f"{rows.table.name}.json"], parse_float=str, parse_int=str)
        assert len(found) == len(rows.cells)
        for record, (_, stored) in zip(found, rows.records(), strict=True):
            for column in rows.table.columns:
                value, text = record[column.name], stored[column.name]
                if column.kind is Kind.FLAG and text:
                    assert value is (text == "1")
                else:
                    assert value == (text or ("" if is_name(column, rows) else None)), column.name


def test_a_number_of_the_json_is_a_number() -> None:
    edition = Edition(
        replace(an_about(), day=date(2026, 1, 2)), (some_soglie(("k", "7.50", ""), ("d", "2022-12-31", "x")),)
    )
    first, second = json.loads(table_files(edition)["soglie.json"])
    assert (first["soglia"], first["owner"], first["note"]) == (7.5, "", None)
    assert (second["soglia"], second["note"]) == ("2022-12-31", "x")


def an_about() -> About:
    return About(
        ente="e",
        name="E",
        year=2022,
        document="",
        basis="valid",
        fingerprint="0",
        day=date(2026, 1, 2),
        is_synthetic=False,
    )


def test_the_parquet_read_back_is_the_store(edition: Edition) -> None:
    files = table_files(edition)
    for rows in edition.tables:
        found = pq.read_table(pa.BufferReader(files[f"{rows.table.name}.parquet"]))
        assert tuple(found.column_names) == rows.table.column_names
        for at, column in enumerate(rows.table.columns):
            for value, row in zip(found[column.name].to_pylist(), rows.cells, strict=True):
                assert value == as_parquet_has_it(row[at], column, rows), column.name


def as_parquet_has_it(text: str, column: Column, rows: Rows) -> Any:
    if not text:
        return "" if is_name(column, rows) else None
    kinds: dict[Kind, Any] = {
        Kind.NUMBER: float,
        Kind.INTEGER: int,
        Kind.FLAG: "1".__eq__,
        Kind.DATE: date.fromisoformat,
    }
    return kinds.get(column.kind, str)(text)


def test_an_empty_table_has_typed_columns_too() -> None:
    files = table_files(Edition(an_about(), (some_soglie(),)))
    assert files["soglie.json"] == b"[]\n"
    schema = pq.read_table(pa.BufferReader(files["soglie.parquet"])).schema
    assert schema.field("year").type == pa.int64()
    assert schema.field("note").type == pa.string()


def test_the_same_edition_is_the_same_bytes(edition: Edition) -> None:
    assert table_files(edition) == table_files(edition)
    assert set(table_files(edition)) < NAMES


def test_the_table_of_scores_has_the_columns_of_the_scores() -> None:
    assert SCORES.column_names == COLUMNS


def test_the_words_and_the_key_of_the_scores_hold(edition: Edition) -> None:
    rows = edition.tables[-1]
    keys = [tuple(record[name] for name in SCORES.key) for _, record in rows.records()]
    assert len(set(keys)) == len(keys) > 100
    for _, record in rows.records():
        for column in SCORES.columns:
            assert not column.words or record[column.name] in ("", *column.words), (column.name, record)


def test_the_dictionary_tells_every_column_as_the_format_does(edition: Edition) -> None:
    found = list(csv.DictReader(io.StringIO(dictionary(edition).decode(), newline="")))
    assert [(r["tabella"], r["colonna"]) for r in found] == [
        (table.name, column.name) for table in (*TABLES, SCORES) for column in table.columns
    ]
    assert [r["significato"] for r in found] == [c.meaning for table in (*TABLES, SCORES) for c in table.columns]
    examples = {(r["tabella"], r["colonna"]): r["esempio"] for r in found}
    nodes = edition.tables[0]
    assert examples["nodes", "section"] == nodes.cells[0][0]
    assert next(r["unita"] for r in found if (r["tabella"], r["colonna"]) == ("nodes", "weight")) == "per cento"


def test_the_same_edition_has_no_differences(edition: Edition) -> None:
    before = {name: rows for table in edition.tables for name, rows in written(table).items()}
    assert differences(before, edition.tables) == ()


def test_rows_added_removed_and_changed_are_told_by_key_and_cell_by_cell() -> None:
    before = some_soglie(("via", "1", ""), ("resta", "2", ""), ("cambia", "3", "prima"))
    after = some_soglie(("cambia", "3.5", ""), ("resta", "2", ""), ("nuova", "4", ""))
    found = differences(written(before), [after])
    told = [(json.loads(d.chiave)["indicator_code"], d.riga, d.colonna, d.prima, d.dopo) for d in found]
    assert told == [
        ("via", What.REMOVED, "", "", ""),
        ("via", What.REMOVED, "soglia", "1", ""),
        ("via", What.REMOVED, "origin", "indicator", ""),
        ("cambia", What.CHANGED, "soglia", "3", "3.5"),
        ("cambia", What.CHANGED, "note", "prima", ""),
        ("nuova", What.ADDED, "", "", ""),
        ("nuova", What.ADDED, "soglia", "", "4"),
        ("nuova", What.ADDED, "origin", "", "indicator"),
    ]
    lines = list(csv.DictReader(io.StringIO(as_csv(found).decode(), newline="")))
    assert [line["riga"] for line in lines[:4:3]] == ["rimossa", "cambiata"]


def test_a_column_that_the_earlier_edition_had_not_is_not_compared() -> None:
    before = written(some_soglie(("k", "1", "")))
    del before["soglie"][0]["note"]
    assert differences(before, [some_soglie(("k", "1", "nuova"))]) == ()


def write(edition: Edition, folder: Path) -> Path:
    folder.mkdir()
    for name, content in table_files(edition).items():
        (folder / name).write_bytes(content)
    return folder


def test_an_edition_read_back_has_no_differences_from_itself(edition: Edition, tmp_path: Path) -> None:
    earlier = read_edition(write(edition, tmp_path / "dati"), edition.about)
    assert (str(earlier.basis), earlier.day) == ("valid", date(2026, 1, 2))
    assert differences(earlier.tables, edition.tables) == ()


def test_an_edition_written_before_a_table_was_known_is_compared_with_it_empty(
    edition: Edition, tmp_path: Path
) -> None:
    older = Edition(edition.about, tuple(rows for rows in edition.tables if rows.table.name != "context"))
    earlier = read_edition(write(older, tmp_path / "dati"), edition.about)
    assert "context" not in earlier.tables
    (rows,) = (rows for rows in edition.tables if rows.table.name == "context")
    found = differences(earlier.tables, edition.tables)
    assert {(each.tabella, each.riga) for each in found} == {("context", What.ADDED)}
    assert len([each for each in found if not each.colonna]) == len(rows.cells) > 0
    refuse_what_is_not_ours(tmp_path / "dati", edition.about)


def test_what_is_no_edition_of_the_same_year_is_refused(edition: Edition, tmp_path: Path) -> None:
    folder = write(edition, tmp_path / "dati")
    refuse_what_is_not_ours(folder, edition.about)
    refuse_what_is_not_ours(tmp_path / "nuova", edition.about)
    with pytest.raises(OtherEditionError, match="non di altro 2022"):
        read_edition(folder, replace(edition.about, ente="altro", year=2022))
    (folder / "appunti.txt").write_text("miei", encoding="utf-8")
    with pytest.raises(NotAnEditionError, match=r"appunti\.txt, che andrebbe perso"):
        refuse_what_is_not_ours(folder, edition.about)
    (folder / "punteggi.csv").unlink()
    with pytest.raises(NotAnEditionError, match=r"non vi si legge punteggi\.csv"):
        read_edition(folder, edition.about)
    (folder / "punteggi.csv").write_text("kind\nnode\n", encoding="utf-8")
    with pytest.raises(NotAnEditionError, match=r"punteggi\.csv è danneggiato"):
        read_edition(folder, edition.about)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"ente": "torino", "anno": "boh"}', "\x00"])
def test_a_damaged_description_is_said(edition: Edition, tmp_path: Path, text: str) -> None:
    folder = write(edition, tmp_path / "dati")
    (folder / "pubblicazione.json").write_text(text, encoding="utf-8")
    with pytest.raises(NotAnEditionError, match="danneggiato"):
        read_edition(folder, edition.about)
    with pytest.raises(NotAnEditionError, match="non vi si legge"):
        read_edition(tmp_path / "niente", edition.about)


def test_what_an_edition_is_of_is_told_whole() -> None:
    about = replace(an_about(), name="Città", document="Relazione", is_synthetic=True)
    written = table_files(Edition(about, (some_soglie(("k", "7.50", "")),)))["pubblicazione.json"]
    assert written.endswith(b"\n}\n")
    assert "Città".encode() in written
    assert json.loads(written) == {
        "formato": 1,
        "ente": "e",
        "nome": "Città",
        "anno": 2022,
        "base": "valid",
        "versione_dei_dati": "0",
        "data": "2026-01-02",
        "licenza": "CC-BY-4.0",
        "dati_sintetici": True,
        "righe": {"soglie": 1},
    }


def test_a_dictionary_is_told_whole() -> None:
    columns = (
        Column("kind", "Intestazione", Kind.WORD, "Tipo, o genere", required=True, words=("uno", "due")),
        Column("value", "Intestazione", Kind.NUMBER, "Valore", unit="punti"),
    )
    rows = Rows(
        Table("prove", "Prove", "Le prove", columns, ("kind",)), (("uno", ""), ("due", "7.5"), ("uno", "8")), (2, 3, 4)
    )
    assert dictionary(Edition(an_about(), (rows,))).decode() == (
        "tabella,colonna,significato,tipo,unita,valori_ammessi,chiave,esempio\n"
        'prove,kind,"Tipo, o genere",parola,,uno | due,sì,uno\n'
        "prove,value,Valore,numero,punti,,no,7.5\n"
    )
    assert (
        dictionary(Edition(an_about(), (replace(rows, cells=()),)))
        .decode()
        .endswith("prove,value,Valore,numero,punti,,no,\n")
    )


def test_the_ends_of_the_lines_inside_a_cell_are_those_of_the_cell() -> None:
    text = "uno\r\ndue\rtre\n"
    rows = some_soglie(("k", "1", text))
    assert f'"{text}"'.encode() in dictionary(Edition(an_about(), (rows,)))
    assert f'"{text}"'.encode() in as_csv(differences({}, [rows]))


def test_differences_are_told_whole() -> None:
    found = differences(written(some_soglie(("é", "1", ""))), [some_soglie(("é", "2", ""))])
    key = '{""section"":""strategico"",""owner"":"""",""node_code"":""N"",""indicator_code"":""é"",""year"":""2022""}'
    assert as_csv(found).decode() == (f'tabella,chiave,riga,colonna,prima,dopo\nsoglie,"{key}",cambiata,soglia,1,2\n')


def test_a_key_column_that_an_earlier_edition_had_not_is_blank_in_it() -> None:
    before = written(some_soglie(("k", "1", "")))
    del before["soglie"][0]["owner"]
    assert differences(before, [some_soglie(("k", "1", ""))]) == ()


def spoilt(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (
            "pubblicazione.json",
            '"formato": 1',
            '"formato": 2',
            "pubblicazione.json è di un formato che questa versione non conosce",
        ),
        ("pubblicazione.json", '"base": "valid"', '"base": "boh"', "pubblicazione.json è danneggiato"),
        ("soglie.csv", "section,", "sezione,", "soglie.csv è danneggiato"),
        ("soglie.csv", "2022,1", "2022", "soglie.csv è danneggiato"),
        ("soglie.csv", "2022,1", "2022,1,2,3,4,5", "soglie.csv è danneggiato"),
        ("soglie.csv", "2022,1", '2022,"1"x', "soglie.csv è danneggiato"),
    ],
)
def test_what_is_wrong_with_an_edition_is_said_with_its_file(
    tmp_path: Path, name: str, old: str, new: str, reason: str
) -> None:
    folder = write(Edition(an_about(), (some_soglie(("k", "1", "")),)), tmp_path / "dati")
    spoilt(folder, name, old, new)
    with pytest.raises(NotAnEditionError) as caught:
        read_edition(folder, an_about())
    assert str(caught.value) == str(NotAnEditionError(folder, reason))
    assert caught.value.folder == folder


def test_a_file_that_is_not_text_is_damaged(tmp_path: Path) -> None:
    folder = write(Edition(an_about(), (some_soglie(("k", "1", "")),)), tmp_path / "dati")
    (folder / "soglie.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(NotAnEditionError, match=r"soglie\.csv è danneggiato"):
        read_edition(folder, an_about())


@pytest.mark.parametrize(("count", "named"), [(1, "a0"), (3, "a0, a1, a2"), (5, "a0, a1, a2")])
def test_files_that_would_be_lost_are_named_three_at_most(tmp_path: Path, count: int, named: str) -> None:
    folder = write(Edition(an_about(), (some_soglie(("k", "1", "")),)), tmp_path / "dati")
    for number in reversed(range(count)):
        (folder / f"a{number}").write_text("", encoding="utf-8")
    with pytest.raises(NotAnEditionError) as caught:
        refuse_what_is_not_ours(folder, an_about())
    assert str(caught.value) == str(NotAnEditionError(folder, f"contiene anche {named}, che andrebbe perso"))


def test_an_empty_folder_may_be_replaced_and_a_file_may_not(tmp_path: Path) -> None:
    (tmp_path / "vuota").mkdir()
    refuse_what_is_not_ours(tmp_path / "vuota", an_about())
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotAnEditionError, match=r"non vi si legge pubblicazione\.json"):
        refuse_what_is_not_ours(tmp_path / "file", an_about())


def test_another_year_of_the_same_ente_is_another_edition(tmp_path: Path) -> None:
    folder = write(Edition(an_about(), ()), tmp_path / "dati")
    with pytest.raises(OtherEditionError) as caught:
        read_edition(folder, replace(an_about(), year=2023))
    assert str(caught.value) == str(OtherEditionError(folder, ("e", 2022), ("e", 2023)))
