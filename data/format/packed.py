"""The bytes of a zip with the CSV files of a year → the same reading as a folder's.

A zip is hostile until read: it is measured before anything is unpacked, and no name in it becomes a path: what is known
by its name is written under a name of ours in a folder that is gone afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from data.format.ente import ENTE_FILE
from data.format.folder import read_folder
from data.format.problem import Problem
from data.format.spreadsheet import BAD_ZIP, MOST_BYTES, MOST_UNPACKED, is_measured
from data.format.year_reading import FolderReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOML = re.compile(r"ente\.toml|smvp[\w-]{0,40}\.toml")
_CSV = re.compile(r"[\w-]{1,60}\.csv", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")
_NO_YEAR = "0000"


def read_packed(content: bytes, name: str, year: int, documents: Mapping[str, str]) -> FolderReading:
    """Read and check a zip of one ente and year, as ``traguardo export`` writes a folder; other files are not read.

    Args:
        content: of the zip.
        name: of the zip, for problems of the whole of it.
        year: of CSV files that are in no folder of a year; 0 where nobody knows it.
        documents: the TOML texts of the ente, by name, for a zip without ``ente.toml``; empty where there is none.
    """
    files = _files(content, name, year)
    if isinstance(files, Problem):
        return FolderReading(None, (files,))
    if ENTE_FILE not in files:
        files = {each: text.encode() for each, text in documents.items()} | files
    years = {each.partition("/")[0] for each in files if "/" in each}
    if len(years) != 1 or years == {_NO_YEAR}:
        return FolderReading(None, (_not_one_year(name, years),))
    with TemporaryDirectory() as folder:
        for each, data in files.items():
            path = Path(folder) / each
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        found = read_folder(Path(folder))
    return replace(found, problems=tuple(_without(folder, name, each) for each in found.problems))


def _files(content: bytes, name: str, year: int) -> dict[str, bytes] | Problem:
    """The files of the format by their place in a folder, or why the zip is not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if len(content) > MOST_BYTES or not is_measured(packed):
                return _too_large(name)
            found: dict[str, bytes] = {}
            for part, place in _places(packed, year):
                if place in found:
                    return Problem(name, 0, "", f"Lo zip ha due volte {place}.", "Lasciarne uno solo.")
                found[place] = packed.read(part)
    except BAD_ZIP:
        return Problem(name, 0, "", "Lo zip non si apre: è danneggiato, o protetto da una password.", "Rifarlo.")
    return found


def _places(packed: zipfile.ZipFile, year: int) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for part in packed.infolist():
        steps = PurePosixPath(part.filename.replace("\\", "/")).parts
        if part.is_dir() or not steps or any(step.startswith((".", "__")) for step in steps):
            continue
        folder = steps[-2] if len(steps) > 1 and _YEAR.fullmatch(steps[-2]) else f"{year:04}"
        if _TOML.fullmatch(steps[-1]):
            yield part, steps[-1]
        elif _CSV.fullmatch(steps[-1]):
            yield part, f"{folder}/{steps[-1]}"


def _not_one_year(name: str, years: set[str]) -> Problem:
    if not years:
        what = "Nello zip non c'è nessun file CSV."
        return Problem(name, 0, "", what, "Metterci i file del formato, come li scrive «traguardo export».")
    if years == {_NO_YEAR}:
        what = "Non si sa di quale anno sono i file CSV."
        return Problem(name, 0, "", what, "Metterli in una cartella con il nome dell'anno, per esempio 2022.")
    what = f"Lo zip ha {len(years)} anni: {', '.join(sorted(years))}."
    return Problem(name, 0, "", what, "Caricarne uno per volta: uno zip per ogni anno.")


def _too_large(name: str) -> Problem:
    what = (
        f"Lo zip è troppo grande: al più {MOST_BYTES // 1_000_000} milioni di byte, e {MOST_UNPACKED // 1_000_000} "
        "milioni quando è aperto."
    )
    return Problem(name, 0, "", what, "Lasciarci i dati di un anno di un ente.")


def _without(folder: str, name: str, found: Problem) -> Problem:
    """A problem of the whole says the zip and not the folder that it was read from."""
    return replace(found, file=name) if found.file in {folder, Path(folder).name} else found
