"""The open data of a year: which files an edition has, and how one that was written is read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from data.format.canonical import csv_bytes
from data.format.describe import KINDS
from data.format.individual import records_without_individual
from data.format.tables import TABLES
from data.published.score_table import SCORES
from data.published.typed_rows import as_json, as_parquet
from data.store.errors import NotAnEditionError, OtherEditionError
from scoring.basis import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.format.parse import Rows
    from data.published.differences import Record

FORMAT: Final = 1
LICENCE: Final = "CC-BY-4.0"
ABOUT: Final = "pubblicazione.json"
README: Final = "LEGGIMI.md"
DICTIONARY: Final = "dizionario.csv"
DIFFERENCES: Final = "differenze.csv"
DATAPACKAGE: Final = "datapackage.json"
PUBLISHED_TABLES: Final = (*TABLES, SCORES)
ENDINGS: Final = ("csv", "json", "parquet")
NAMES: Final = frozenset(
    {ABOUT, README, DICTIONARY, DIFFERENCES, DATAPACKAGE}
    | {f"{t.name}.{ending}" for t in PUBLISHED_TABLES for ending in ENDINGS}
)
"""Every name that an edition may hold. They never change: a link to one leads to the newest edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an edition is of.

    Attributes:
        basis: as ``Basis.parse`` takes it; only the scores depend on it.
        fingerprint: of the official data.
        day: of the edition.
    """

    ente: str
    name: str
    year: int
    document: str
    basis: str
    fingerprint: str
    day: date
    is_synthetic: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """The open data of a year: the tables of the format in their order, then the scores."""

    about: About
    tables: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition that was written before.

    Attributes:
        tables: rows by table, each by column; a table that the format had not yet is not there.
    """

    basis: Basis
    day: date
    tables: Mapping[str, list[Record]]


def table_files(edition: Edition) -> dict[str, bytes]:
    """Every table in every form, the dictionary and what the edition is of; a table without rows has its files too."""
    files = {}
    for rows in edition.tables:
        for ending, write in zip(ENDINGS, (csv_bytes, as_json, as_parquet), strict=True):
            files[f"{rows.table.name}.{ending}"] = write(rows)
    return files | {DICTIONARY: dictionary(edition), ABOUT: _about(edition)}


def dictionary(edition: Edition) -> bytes:
    """What every column of every table means; the example is the first cell of the edition that is not blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("tabella", "colonna", "significato", "tipo", "unita", "valori_ammessi", "chiave", "esempio"))
    for rows in edition.tables:
        for at, column in enumerate(rows.table.columns):
            example = next((row[at] for row in rows.cells if row[at]), "")
            in_key = "sì" if column.name in rows.table.key else "no"
            cells = (column.meaning, KINDS[column.kind], column.unit, " | ".join(column.words), in_key, example)
            writer.writerow((rows.table.name, column.name, *cells))
    return text.getvalue().encode()


def read_edition(folder: Path, about: About) -> Earlier:
    """An edition of the same ente and year, as it was written.

    Args:
        folder: that holds it.
        about: the edition it is to be compared with.

    Raises:
        NotAnEditionError: it is no edition, or one of its files cannot be read.
        OtherEditionError: it is of another ente or year.
    """
    earlier = _found(folder, about)
    had = [table for table in PUBLISHED_TABLES if table.name in earlier.tables]
    return Earlier(earlier.basis, earlier.day, {t.name: _records(folder, f"{t.name}.csv", t.key) for t in had})


def without_individual(earlier: Earlier) -> Earlier:
    """An edition as it is, but for the rows of individual sheets."""
    kept = {name: records_without_individual(records) for name, records in earlier.tables.items()}
    return replace(earlier, tables=kept)


def refuse_what_is_not_ours(folder: Path, about: About) -> None:
    """Let a folder be replaced only where it is not there, is empty, or is an earlier edition of the same year.

    Raises:
        NotAnEditionError: it holds something else, which would be lost.
        OtherEditionError: it is of another ente or year.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    _found(folder, about)
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in NAMES)
    if strangers:
        raise NotAnEditionError(folder, f"contiene anche {', '.join(strangers[:3])}, che andrebbe perso")


@dataclass(frozen=True, slots=True)
class _Told:
    """What an edition says of itself; ``tables`` are those that the format had when it was written."""

    basis: Basis
    day: date
    tables: frozenset[str]


def _found(folder: Path, about: About) -> _Told:
    """What an edition of the same ente and year says of itself."""
    try:
        read: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        of, made = (str(read["ente"]), int(read["anno"])), date.fromisoformat(read["data"])
        basis, version, tables = Basis.parse(read["base"]), read["formato"], frozenset(dict(read["righe"]))
    except OSError:
        raise NotAnEditionError(folder, f"non vi si legge {ABOUT}") from None
    except (ValueError, KeyError, TypeError):
        raise NotAnEditionError(folder, f"{ABOUT} è danneggiato") from None
    if version != FORMAT:
        raise NotAnEditionError(folder, f"{ABOUT} è di un formato che questa versione non conosce")
    if of != (about.ente, about.year):
        raise OtherEditionError(folder, of, (about.ente, about.year))
    return _Told(basis, made, tables)


def _records(folder: Path, name: str, key: tuple[str, ...]) -> list[Record]:
    try:
        reader = csv.DictReader(io.StringIO((folder / name).read_text(encoding="utf-8"), newline=""), strict=True)
        records = list(reader)
    except OSError:
        raise NotAnEditionError(folder, f"non vi si legge {name}") from None
    except (csv.Error, UnicodeDecodeError):
        raise NotAnEditionError(folder, f"{name} è danneggiato") from None
    if not set(key) <= set(reader.fieldnames or ()) or any(None in r or None in r.values() for r in records):
        raise NotAnEditionError(folder, f"{name} è danneggiato")
    return records


def _about(edition: Edition) -> bytes:
    about = edition.about
    about_json: Mapping[str, object] = {
        "formato": FORMAT,
        "ente": about.ente,
        "nome": about.name,
        "anno": about.year,
        "base": about.basis,
        "versione_dei_dati": about.fingerprint,
        "data": about.day.isoformat(),
        "licenza": LICENCE,
        "dati_sintetici": about.is_synthetic,
        "righe": {rows.table.name: len(rows.cells) for rows in edition.tables},
    }
    return (json.dumps(about_json, ensure_ascii=False, indent=1) + "\n").encode()
