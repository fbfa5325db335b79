"""The tables of an edition as a Data Package 2.0 tells them, for programs: https://datapackage.org/standard/.

One resource for each table: its CSV, how that is written, what every column holds. All of it comes from
``data/format/tables.py`` and ``score_table.py``.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from data.format.canonical import csv_bytes
from data.format.tables import Kind
from data.published.edition import LICENCE
from data.published.typed_rows import is_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.parse import Rows
    from data.format.tables import Column, Table
    from data.published.edition import About, Edition

_LICENCE: Final = {
    "name": LICENCE,
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribuzione 4.0 Internazionale",
}
_PROFILE: Final = "https://datapackage.org/profiles/2.0/{}.json"
_DIALECT: Final = {
    "$schema": _PROFILE.format("tabledialect"),
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
}
"""As ``csv_bytes`` writes."""
_TYPES: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.WORD: "string",
    Kind.NUMBER: "number",
    Kind.VALUE: "any",
    Kind.DATE: "date",
    Kind.INTEGER: "integer",
    Kind.FLAG: "boolean",
}
"""A VALUE is a number or a day: its column is of both."""

Told = dict[str, Any]


def datapackage(edition: Edition) -> bytes:
    """The description of an edition: where it comes from, under which licence, its tables."""
    about = edition.about
    package: Told = {
        "$schema": _PROFILE.format("datapackage"),
        "name": f"performance-{about.ente}-{about.year}",
        "title": f"Dati aperti del ciclo della performance: {about.name}, {about.year}",
        "description": _description(about),
        "version": about.fingerprint[:12],
        "licenses": [_LICENCE],
        "contributors": [{"title": about.name, "roles": ["publisher"]}],
        **({"sources": [{"title": about.document}]} if about.document else {}),
        "resources": [_resource(rows) for rows in edition.tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _description(about: About) -> str:
    text = f"Pubblicazione del {about.day.isoformat()}; punteggi sulla base {about.basis}."
    return f"Dati sintetici: ente e numeri inventati. {text}" if about.is_synthetic else text


def _resource(rows: Rows) -> Told:
    content = csv_bytes(rows)
    return {
        "$schema": _PROFILE.format("dataresource"),
        "name": rows.table.name,
        "type": "table",
        "path": f"{rows.table.name}.csv",
        "description": rows.table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": schema(rows.table),
    }


def schema(table: Table) -> Told:
    """The columns of a table and its key; a key that may be blank in part is one without being the primary one."""
    in_key = [column for column in table.columns if column.name in table.key]
    is_whole = all(column.required or is_name(column, table) for column in in_key)
    key = {"primaryKey": list(table.key)} if is_whole else {"uniqueKeys": [list(table.key)]}
    fields = [_field(column, table) for column in table.columns]
    return {"$schema": _PROFILE.format("tableschema"), "fields": fields, "missingValues": [""], **key}


def _field(column: Column, table: Table) -> Told:
    constraints: Told = {}
    if column.required:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": f"{column.meaning}. Unità di misura: {column.unit}" if column.unit else column.meaning,
        **({"trueValues": ["1"], "falseValues": ["0"]} if column.kind is Kind.FLAG else {}),
        # The blank name of the ente's own sheet, or of a whole node, is a text and not a missing one.
        **({"missingValues": []} if is_name(column, table) and not column.required else {}),
        **({"constraints": constraints} if constraints else {}),
    }
