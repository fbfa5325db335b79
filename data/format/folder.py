"""An ente's folder → its identity, methods and years, or every problem at once."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from data.format.checks import check_year
from data.format.ente import ENTE_FILE, read_ente
from data.format.parse import Rows, parse_table
from data.format.problem import Problem, first_of_each_kind, refusal_reason
from data.format.smvp import policy_of, read_policy
from data.format.tables import TABLES
from data.format.toml import read_toml
from data.format.year_checks import check_usable, look_over
from data.format.year_rows import YearRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from data.format.problem import Notice
    from data.format.tables import Table
    from data.plan.identity import Ente
    from scoring.policy import Policy

MOST_BYTES = 20_000_000
"""Of one file: many times the largest plan of a year. What is larger is something else, and would fill the memory."""
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class YearData:
    """One year's folder: every table of the format by name, and the method that holds."""

    year: int
    policy: Policy
    tables: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class EnteFolder:
    """A folder without problems. ``documents`` are the TOML files, by name, letter for letter."""

    ente: Ente
    documents: Mapping[str, str]
    years: tuple[YearData, ...]


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What came out of a folder: either ``folder``, or at least one problem. Notices stop nothing."""

    folder: EnteFolder | None
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Identity:
    """What the TOML files say; ``ente`` is None where ``ente.toml`` cannot be read."""

    ente: Ente | None
    policies: tuple[Policy, ...]
    documents: dict[str, bytes]


def read_folder(folder: Path) -> FolderReading:
    """Read and check an ente's folder: ``ente.toml``, ``smvp*.toml``, one folder of CSV files per year.

    Returns:
        The folder when it has no problem, else every problem, in the order of files and lines.
    """
    problems: list[Problem] = []
    notices: list[Notice] = []
    if not folder.is_dir():
        return FolderReading(None, (_no_folder(folder),))
    identity = _read_identity(folder, problems)
    years = [_read_year(path, identity, problems, notices) for path in _year_folders(folder, problems)]
    looked = tuple(sorted(notices))
    if problems or identity.ente is None:
        return FolderReading(None, tuple(sorted(set(problems))), looked)
    documents = {name: content.decode() for name, content in identity.documents.items()}
    found = tuple(year for year in years if year is not None)
    return FolderReading(EnteFolder(identity.ente, documents, found), (), looked)


def read_documents(documents: Mapping[str, str]) -> tuple[Ente, tuple[Policy, ...], tuple[Problem, ...]]:
    """Ente and methods of TOML texts already accepted once, as the store keeps them."""
    problems: list[Problem] = []
    identity = _identity({name: text.encode() for name, text in documents.items()}, problems)
    ente = identity.ente or read_ente(read_toml(b"", ENTE_FILE))
    return ente, identity.policies, tuple(problems)


def _read_identity(folder: Path, problems: list[Problem]) -> _Identity:
    paths = [folder / ENTE_FILE, *sorted(folder.glob("smvp*.toml"))]
    contents = {path.name: _content(path, path.name, problems) for path in paths if path.exists()}
    return _identity({name: content for name, content in contents.items() if content is not None}, problems)


def _identity(documents: dict[str, bytes], problems: list[Problem]) -> _Identity:
    if ENTE_FILE not in documents:
        if not any(problem.file == ENTE_FILE for problem in problems):
            problems.append(Problem(ENTE_FILE, 0, "", "Il file manca.", "Crearlo: dice chi è l'ente e le sue parole."))
        return _Identity(None, (), documents)
    top = read_toml(documents[ENTE_FILE], ENTE_FILE)
    ente = read_ente(top) if top.values else None
    problems.extend(top.problems)
    if ente is None:
        if not top.problems:
            problems.append(Problem(ENTE_FILE, 0, "", "Il file è vuoto.", "Scriverci chi è l'ente e le sue parole."))
        return _Identity(None, (), documents)
    return _Identity(ente, _policies(documents, ente, problems), documents)


def _policies(documents: dict[str, bytes], ente: Ente, problems: list[Problem]) -> tuple[Policy, ...]:
    policies: dict[int, Policy] = {}
    names = [name for name in documents if name != ENTE_FILE]
    for name in names:
        top = read_toml(documents[name], name)
        policy = read_policy(top, ente) if top.values else None
        if policy is not None and policy.first_year in policies:
            top.complain("first_year", "Un altro smvp*.toml comincia lo stesso anno.", "Cambiare uno dei due anni.")
        if policy is not None:
            policies[policy.first_year] = policy
        problems.extend(top.problems)
    if not names and not any(problem.file.startswith("smvp") for problem in problems):
        remedy = "Crearlo: dice come si calcolano punteggi e risultati."
        problems.append(Problem("smvp.toml", 0, "", "Il file manca.", remedy))
    return tuple(policies.values())


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


def _read_year(path: Path, identity: _Identity, problems: list[Problem], notices: list[Notice]) -> YearData | None:
    year = int(path.name)
    before = len(problems)
    tables = {table.name: _read_table(path, table, problems) for table in TABLES}
    _unknown_files(path, problems)
    policy = policy_of(identity.policies, year)
    if identity.ente is None:
        return None
    if year not in [declared.year for declared in identity.ente.years]:
        what = f"C'è la cartella {year}, ma non la tabella [years.{year}]."
        problems.append(Problem(ENTE_FILE, 0, "years", what, f"Aggiungere [years.{year}] con il documento dell'anno."))
    if identity.policies and policy is None:
        what = f"Nessun metodo vale nel {year}: tutti cominciano dopo."
        problems.append(Problem("smvp.toml", 0, "first_year", what, f"Scrivere un first_year non oltre {year}."))
    if not _is_broken(problems[before:]):
        rows = YearRows.of(identity.ente, year, tables, _broken(problems[before:]))
        problems.extend(first_of_each_kind(chain(check_year(rows), check_usable(rows, policy))))
        notices.extend(first_of_each_kind(look_over(rows, policy) if policy else ()))
    return YearData(year, policy, tables) if policy else None


def _is_broken(problems: Sequence[Problem]) -> bool:
    """Whether nodes or measures have lost rows in the reading: what hangs from them would seem to hang from nothing."""
    return not {"nodes", "measures"}.isdisjoint(_broken(problems))


def _broken(problems: Sequence[Problem]) -> Iterator[str]:
    """Tables of which a row, or the whole file, could not be read."""
    for problem in problems:
        if problem.line <= 1 or not problem.column:
            yield problem.file.rpartition("/")[2].removesuffix(".csv")


def _read_table(folder: Path, table: Table, problems: list[Problem]) -> Rows:
    path = folder / f"{table.name}.csv"
    file = f"{folder.name}/{path.name}"
    if not path.exists():
        if not table.optional:
            problems.append(Problem(file, 0, "", "Il file manca.", f"Crearlo: contiene {_lower(table.meaning)}."))
        return Rows(table, present=False)
    content = _content(path, file, problems)
    if content is None:
        return Rows(table)
    rows, found = parse_table(content, table, file)
    problems.extend(found)
    return rows


def _unknown_files(folder: Path, problems: list[Problem]) -> None:
    known = [f"{table.name}.csv" for table in TABLES]
    for path in sorted(folder.iterdir()):
        if path.name.lower().endswith(".csv") and path.name not in known:
            what = "Il file non è del formato e non sarebbe letto."
            remedy = f"Cambiargli nome o toglierlo. File ammessi: {', '.join(known)}."
            problems.append(Problem(f"{folder.name}/{path.name}", 0, "", what, remedy))


def _content(path: Path, file: str, problems: list[Problem]) -> bytes | None:
    try:
        refused = _unreadable(path, file)
        content = None if refused else path.read_bytes()
    except OSError as error:
        what = f"Il file non si legge{refusal_reason(error)}."
        refused = Problem(file, 0, "", what, "Controllare che sia un file e che si abbia il permesso di leggerlo.")
        content = None
    problems.extend([refused] if refused else [])
    return content


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
