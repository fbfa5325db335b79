"""An ente's folder → its identity, methods and years, or every problem at once."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from data.format.ente import ENTE_FILE
from data.format.identity import identity_of
from data.format.parse import Rows, parse_table
from data.format.problem import Problem, refusal_reason
from data.format.tables import TABLES
from data.format.year_reading import EnteFolder, FolderReading, YearAsWritten, checked_year

if TYPE_CHECKING:
    from pathlib import Path

    from data.format.identity import Identity
    from data.format.problem import Notice
    from data.format.tables import Table
    from data.format.year_reading import YearData

MOST_BYTES = 20_000_000
"""Of one file: many times the largest plan of a year. What is larger is something else, and would fill the memory."""
_YEAR = re.compile(r"[0-9]{4}")


def read_folder(folder: Path) -> FolderReading:
    """Read and check an ente's folder: ``ente.toml``, ``smvp*.toml``, one folder of CSV files per year.

    Returns:
        The folder when it has no problem, else every problem, in the order of files and lines.
    """
    problems: list[Problem] = []
    notices: list[Notice] = []
    if not folder.is_dir():
        return FolderReading(None, (_no_folder(folder),))
    if not _is_of_an_ente(folder):
        return FolderReading(None, (_another_folder(folder),))
    identity = _read_identity(folder, problems)
    years = [_read_year(path, identity, problems, notices) for path in _year_folders(folder, problems)]
    looked = tuple(sorted(notices))
    if problems or identity.ente is None:
        return FolderReading(None, tuple(sorted(set(problems))), looked)
    documents = {name: content.decode() for name, content in identity.documents.items()}
    found = tuple(year for year in years if year is not None)
    return FolderReading(EnteFolder(identity.ente, documents, found), (), looked)


def _is_of_an_ente(folder: Path) -> bool:
    """Whether anything in it is of an ente: a document, or the folder of a year."""
    names = [path.name for path in folder.iterdir()]
    return ENTE_FILE in names or any(
        _YEAR.fullmatch(n) or (n.startswith("smvp") and n.endswith(".toml")) for n in names
    )


def _another_folder(folder: Path) -> Problem:
    what = f"Non è la cartella di un ente: non ci sono {ENTE_FILE}, smvp.toml né la cartella di un anno."
    return Problem(folder.name, 0, "", what, "Indicare la cartella che li contiene, per esempio data/enti/riviere.")


def _read_identity(folder: Path, problems: list[Problem]) -> Identity:
    paths = [folder / ENTE_FILE, *sorted(folder.glob("smvp*.toml"))]
    contents = {path.name: _content(path, path.name, problems) for path in paths if path.exists()}
    return identity_of({name: content for name, content in contents.items() if content is not None}, problems)


def _year_folders(folder: Path, problems: list[Problem]) -> list[Path]:
    found = []
    for path in sorted(folder.iterdir()):
        if not path.is_dir() or path.name.startswith((".", "__")):
            continue
        if _YEAR.fullmatch(path.name):
            found.append(path)
        else:
            what = "Il nome della cartella non è un anno."
            problems.append(Problem(path.name, 0, "", what, "Chiamarla con quattro cifre, per esempio 2022."))
    if not found:
        what = "Non c'è nessuna cartella di un anno."
        problems.append(Problem(folder.name, 0, "", what, "Creare una cartella come 2022 con dentro i file CSV."))
    return found


def _read_year(path: Path, identity: Identity, problems: list[Problem], notices: list[Notice]) -> YearData | None:
    year = int(path.name)
    found: list[Problem] = []
    said: list[Notice] = []
    tables = {table.name: _read_table(path, table, found, said) for table in TABLES}
    _unknown_files(path, found)
    return checked_year(identity, YearAsWritten(year, tables, found, said), problems, notices)


def _read_table(folder: Path, table: Table, problems: list[Problem], notices: list[Notice]) -> Rows:
    path = folder / f"{table.name}.csv"
    file = f"{folder.name}/{path.name}"
    if not path.exists():
        if not table.optional:
            problems.append(Problem(file, 0, "", "Il file manca.", f"Crearlo: contiene {_lower(table.meaning)}."))
        return Rows(table, present=False)
    content = _content(path, file, problems)
    if content is None:
        return Rows(table)
    rows, found, said = parse_table(content, table, file)
    problems.extend(found)
    notices.extend(said)
    return rows


def _unknown_files(folder: Path, problems: list[Problem]) -> None:
    known = [f"{table.name}.csv" for table in TABLES]
    for path in sorted(folder.iterdir()):
        if path.name.lower().endswith(".csv") and path.name not in known:
            what = "Il file non è del formato e non sarebbe letto."
            remedy = f"Cambiargli nome o toglierlo. File ammessi: {', '.join(known)}."
            problems.append(Problem(f"{folder.name}/{path.name}", 0, "", what, remedy))


def _content(path: Path, file: str, problems: list[Problem]) -> bytes | None:
    found = read_small_file(path, file)
    if isinstance(found, bytes):
        return found
    problems.append(found)
    return None


def read_small_file(path: Path, file: str) -> bytes | Problem:
    """The bytes of a file, or why they are not read: it is no file, it is too large, the system refuses."""
    try:
        return _unreadable(path, file) or path.read_bytes()
    except OSError as error:
        what = f"Il file non si legge{refusal_reason(error)}."
        return Problem(file, 0, "", what, "Controllare che sia un file e che si abbia il permesso di leggerlo.")


def _unreadable(path: Path, file: str) -> Problem | None:
    """Why a path must not even be opened: a pipe waits for ever, a device never ends.

    Raises:
        OSError: the system refuses to tell.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        what = "Non è un file: è un dispositivo, una coda o altro che non finisce."
        return Problem(file, 0, "", what, "Metterci il file con i dati.")
    if found.st_size > MOST_BYTES:
        size, most = (f"{number / 1e6:,.0f}".replace(",", ".") for number in (found.st_size, MOST_BYTES))
        what = f"Il file è di {size} milioni di byte: al più {most}."
        return Problem(file, 0, "", what, "Lasciarci solo i dati di un anno di un ente.")
    return None


def _no_folder(folder: Path) -> Problem:
    what = "La cartella non c'è." if not folder.exists() else "Non è una cartella."
    return Problem(str(folder), 0, "", what, "Indicare la cartella che contiene ente.toml.")


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
