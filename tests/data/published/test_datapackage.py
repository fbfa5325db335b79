"""datapackage.json: what Data Package 2.0 asks, and the columns as the format and the written CSV have them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from data.format.parse import Rows
from data.format.tables import ACTUALS, MEASURES, NODES, SOGLIE, TABLES, TARGETS, Column, Kind, Table
from data.format.tables import PUBLISHED as PUBLISHED_RESULTS
from data.plan.scores import COLUMNS, score_rows
from data.published.datapackage import datapackage, schema
from data.published.edition import DATAPACKAGE, About, Edition, table_files
from data.published.score_table import SCORES, score_table
from data.store.store import Store
from tests.scoring.shipped import scored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NAME = re.compile(r"[a-z0-9._-]+")
PROFILE = re.compile(r"https://datapackage\.org/profiles/2\.0/\w+\.json")
FIELD_TYPES = {"string", "number", "integer", "boolean", "date", "any"}
PUBLISHED = (*TABLES, SCORES)
READ: Mapping[str, Callable[[str], object]] = {
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": {"1": True, "0": False}.__getitem__,
}


@pytest.fixture(params=[("torino", 2022), ("riviere", 2023)], ids=lambda pair: pair[0])
def files(request: pytest.FixtureRequest, shipped_directory: Path) -> dict[str, bytes]:
    ente, year = request.param
    with Store.open(shipped_directory) as store:
        stored = store.tables(ente, year)
    scores = score_table(score_rows(scored(ente).values()))
    edition = Edition(about(ente, year), (*stored.tables.values(), scores))
    return table_files(edition) | {DATAPACKAGE: datapackage(edition)}


def about(ente: str, year: int, *, document: str = "Relazione", is_synthetic: bool = False) -> About:
    return About(
        ente=ente,
        name="Ente di «prova»",
        year=year,
        document=document,
        basis="valid",
        fingerprint="0123456789abcdef",
        day=date(2026, 1, 2),
        is_synthetic=is_synthetic,
    )


def package(files: Mapping[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[DATAPACKAGE])
    return found


def rows_of(files: Mapping[str, bytes], resource: dict[str, Any]) -> list[dict[str, str]]:
    text = files[resource["path"]].decode(resource["encoding"])
    dialect = resource["dialect"]
    lines = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter=dialect["delimiter"],
        quotechar=dialect["quoteChar"],
        doublequote=dialect["doubleQuote"],
        strict=True,
    )
    return list(lines)


def missing(field: dict[str, Any], table_schema: dict[str, Any]) -> list[str]:
    found: list[str] = field.get("missingValues", table_schema["missingValues"])
    return found


def test_the_package_has_what_the_standard_asks(files: dict[str, bytes]) -> None:
    told = package(files)
    assert PROFILE.fullmatch(told["$schema"])
    assert NAME.fullmatch(told["name"])
    assert told["sources"] == [{"title": "Relazione"}]
    assert [licence["name"] for licence in told["licenses"]] == ["CC-BY-4.0"]
    assert all(isinstance(each["roles"], list) for each in told["contributors"])
    assert [each["name"] for each in told["resources"]] == [table.name for table in PUBLISHED]


def test_every_resource_has_what_the_standard_asks_and_is_the_file_that_it_names(files: dict[str, bytes]) -> None:
    for each in package(files)["resources"]:
        content = files[each["path"]]
        assert NAME.fullmatch(each["name"])
        assert each["type"] == "table"
        assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert content.decode().count("\r") == 0
        assert each["dialect"]["lineTerminator"] == "\n"
        for found in (each, each["dialect"], each["schema"]):
            assert PROFILE.fullmatch(found["$schema"])


def test_every_cell_is_what_its_field_says(files: dict[str, bytes]) -> None:
    for each in package(files)["resources"]:
        rows = rows_of(files, each)
        fields = each["schema"]["fields"]
        assert all(list(row) == [field["name"] for field in fields] for row in rows)
        for field in fields:
            rules, blanks = field.get("constraints", {}), missing(field, each["schema"])
            told = [row[field["name"]] for row in rows if row[field["name"]] not in blanks]
            assert not rules.get("required") or len(told) == len(rows), (each["name"], field["name"])
            assert "enum" not in rules or set(told) <= set(rules["enum"]), (each["name"], field["name"])
            for text in told:
                READ.get(field["type"], str)(text)


def test_no_two_rows_share_a_key_and_no_part_of_a_primary_one_is_missing(files: dict[str, bytes]) -> None:
    for each in package(files)["resources"]:
        rows, told = rows_of(files, each), each["schema"]
        names = told.get("primaryKey") or told["uniqueKeys"][0]
        keys = [tuple(row[name] for name in names) for row in rows]
        assert len(set(keys)) == len(keys)
        blanks = {field["name"]: missing(field, told) for field in told["fields"]}
        if "primaryKey" in told:
            assert not any(part in blanks[name] for key in keys for name, part in zip(names, key, strict=True))


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda table: table.name)
def test_every_column_is_a_field_with_its_words_and_its_meaning(table: Any) -> None:
    told = schema(table)
    assert [field["name"] for field in told["fields"]] == list(table.column_names)
    for field, column in zip(told["fields"], table.columns, strict=True):
        rules = field.get("constraints", {})
        assert field["type"] in FIELD_TYPES
        assert field["description"].startswith(column.meaning)
        assert column.unit in field["description"]
        assert rules.get("required", False) == column.required
        assert tuple(rules.get("enum", ())) == tuple(map(str, column.words))
        assert (field.get("trueValues") == ["1"]) == (column.kind is Kind.FLAG)


def test_a_table_whose_year_may_be_blank_has_no_primary_key() -> None:
    keyless = [table.name for table in PUBLISHED if "primaryKey" not in schema(table)]
    assert keyless == ["history", "benchmarks"]


def test_an_ente_that_does_not_exist_and_a_document_without_a_name_are_said() -> None:
    made = Edition(about("finto", 2024, document="", is_synthetic=True), ())
    told = json.loads(datapackage(made))
    assert "sources" not in told
    assert told["description"] == (
        "Dati sintetici: ente e numeri inventati. Pubblicazione del 2026-01-02; punteggi sulla base valid."
    )


WHOLE = Table(
    "prove",
    "Prove",
    "Le prove di un ente",
    (
        Column("owner", "Intestazione", Kind.TEXT, "Titolare"),
        Column("word", "Intestazione", Kind.WORD, "Parola", required=True, words=("uno", "due")),
        Column("value", "Intestazione", Kind.NUMBER, "Valore", unit="per cento"),
        Column("flag", "Intestazione", Kind.FLAG, "Se è vero"),
        Column("place", "Intestazione", Kind.VALUE, "Un numero o un giorno"),
    ),
    ("owner", "word"),
)
PROFILES = "https://datapackage.org/profiles/2.0/"


def test_a_package_is_told_whole() -> None:
    rows = Rows(WHOLE, (("", "uno", "7.50", "1", "2024-06-30"),), (2,))
    content = b"owner,word,value,flag,place\n,uno,7.50,1,2024-06-30\n"
    written = datapackage(Edition(about("finto", 2024), (rows,)))
    assert written.endswith(b"\n}\n")
    assert "«prova»".encode() in written
    assert json.loads(written) == {
        "$schema": f"{PROFILES}datapackage.json",
        "name": "performance-finto-2024",
        "title": "Dati aperti del ciclo della performance: Ente di «prova», 2024",
        "description": "Pubblicazione del 2026-01-02; punteggi sulla base valid.",
        "version": "0123456789ab",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribuzione 4.0 Internazionale",
            }
        ],
        "contributors": [{"title": "Ente di «prova»", "roles": ["publisher"]}],
        "sources": [{"title": "Relazione"}],
        "resources": [
            {
                "$schema": f"{PROFILES}dataresource.json",
                "name": "prove",
                "type": "table",
                "path": "prove.csv",
                "description": "Le prove di un ente",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "dialect": {
                    "$schema": f"{PROFILES}tabledialect.json",
                    "header": True,
                    "delimiter": ",",
                    "lineTerminator": "\n",
                    "quoteChar": '"',
                    "doubleQuote": True,
                },
                "schema": {
                    "$schema": f"{PROFILES}tableschema.json",
                    "fields": [
                        {"name": "owner", "type": "string", "description": "Titolare", "missingValues": []},
                        {
                            "name": "word",
                            "type": "string",
                            "description": "Parola",
                            "constraints": {"required": True, "enum": ["uno", "due"]},
                        },
                        {"name": "value", "type": "number", "description": "Valore. Unità di misura: per cento"},
                        {
                            "name": "flag",
                            "type": "boolean",
                            "description": "Se è vero",
                            "trueValues": ["1"],
                            "falseValues": ["0"],
                        },
                        {"name": "place", "type": "any", "description": "Un numero o un giorno"},
                    ],
                    "missingValues": [""],
                    "primaryKey": ["owner", "word"],
                },
            }
        ],
    }


def test_a_key_that_may_be_blank_in_part_is_told_without_being_the_primary_one() -> None:
    told = schema(Table("prove", "Prove", "", WHOLE.columns, ("word", "value")))
    assert "primaryKey" not in told
    assert told["uniqueKeys"] == [["word", "value"]]


AS_IN = {
    "section": (NODES, "section"),
    "owner": (NODES, "owner"),
    "node_code": (PUBLISHED_RESULTS, "node_code"),
    "indicator_code": (PUBLISHED_RESULTS, "indicator_code"),
    "weight": (MEASURES, "weight"),
    "target_op": (TARGETS, "op"),
    "target": (TARGETS, "target"),
    "soglia": (SOGLIE, "soglia"),
    "actual": (ACTUALS, "actual"),
    "published_score": (PUBLISHED_RESULTS, "score"),
    "published_status": (PUBLISHED_RESULTS, "status"),
    "level": (NODES, "level"),
}
SAID_ANEW = {
    "node_code": {
        "meaning": "Codice del nodo, o dell'unità (senza codice, il nome), nome del giudizio; vuoto: l'intera scheda"
    },
    "indicator_code": {"meaning": "Indicatore; vuoto nelle altre righe"},
    "weight": {"meaning": "Peso come stampato, nel nodo o nel nodo superiore"},
    "target": {"meaning": "Target in vigore sulla base scelta", "unit": "quella dell'indicatore"},
    "level": {"meaning": "Livello del nodo"},
}


@pytest.mark.parametrize("name", AS_IN)
def test_a_column_of_the_scores_is_that_of_the_format_and_may_be_blank(name: str) -> None:
    table, of = AS_IN[name]
    (found,) = (column for column in SCORES.columns if column.name == name)
    (other,) = (column for column in table.columns if column.name == of)
    assert found == replace(other, name=name, required=False, **SAID_ANEW.get(name, {}))


def test_the_scores_of_their_own_are_percentages() -> None:
    found = {
        column.name: column for column in SCORES.columns if column.unit == "per cento" and column.name not in AS_IN
    }
    assert {name: (column.heading, column.kind, column.meaning) for name, column in found.items()} == {
        "score": ("Punteggio %", Kind.NUMBER, "Punteggio calcolato; vuoto se non c'è: il perché è in why"),
        "score_low": ("Punteggio minimo %", Kind.NUMBER, "Il punteggio più basso che le cifre stampate permettono"),
        "score_high": ("Punteggio massimo %", Kind.NUMBER, "Il punteggio più alto che le cifre stampate permettono"),
    }


def test_a_table_of_scores_has_the_cells_of_their_csv_and_the_lines_that_they_have_there() -> None:
    rows = [dict.fromkeys(COLUMNS) | {"kind": "node", "name": "uno\r\ndue", "score": 7.50}, dict.fromkeys(COLUMNS)]
    table = score_table(rows)
    assert table.lines == (2, 3)
    records = [record for _, record in table.records()]
    assert [(record["kind"], record["name"], record["score"]) for record in records] == [
        ("node", "uno\r\ndue", "7.5"),
        ("", "", ""),
    ]
