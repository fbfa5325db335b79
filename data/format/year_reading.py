"""The tables of a year as somebody wrote them → the whole rows of the year, or every problem at once.

One way for a folder of CSV files and for a workbook: what nobody wrote is filled in, every cell is looked at, then
what the tables say of each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from data.format.checks import check_year
from data.format.defaults import filled
from data.format.ente import ENTE_FILE
from data.format.parse import cell_problems
from data.format.problem import Problem, first_of_each_kind
from data.format.smvp import policy_of
from data.format.year_checks import check_usable, look_over
from data.format.year_rows import CSV_WORDS, YearRows
from scoring.questions import HIGHEST_CAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.format.identity import Identity
    from data.format.parse import Rows
    from data.format.problem import Notice
    from data.format.source_words import SourceWords
    from data.plan.identity import Ente
    from scoring.policy import Policy


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
class YearAsWritten:
    """A year before anything is filled in or checked.

    Attributes:
        tables: every table of the format by name; their cells hold what was written.
        problems, notices: of the reading.
        words: what sentences call the tables.
        is_trial: the method is being looked for: its cap says nothing of what was published.
    """

    year: int
    tables: Mapping[str, Rows]
    problems: Sequence[Problem] = ()
    notices: Sequence[Notice] = ()
    words: SourceWords = CSV_WORDS
    is_trial: bool = False


def checked_year(
    identity: Identity, written: YearAsWritten, problems: list[Problem], notices: list[Notice]
) -> YearData | None:
    """A year filled in and checked; every problem and notice of it is added to those given.

    Returns:
        The year; None where the ente or the method is not known.
    """
    year = written.year
    tables = filled(identity.ente, year, written.tables) if identity.ente else dict(written.tables)
    cells = chain.from_iterable(cell_problems(rows, f"{year}/{name}.csv") for name, rows in tables.items())
    # What was refused in the reading is not said twice.
    said = {(problem.file, problem.line, problem.column) for problem in written.problems}
    found = [*written.problems, *(cell for cell in cells if (cell.file, cell.line, cell.column) not in said)]
    problems.extend(found)
    notices.extend(written.notices)
    policy = policy_of(identity.policies, year)
    if identity.ente is None:
        return None
    problems.extend(_undeclared(identity, identity.ente, written, policy))
    broken = frozenset(_broken(found))
    # Where nodes or measures have lost rows, what hangs from them would seem to hang from nothing.
    if broken.isdisjoint({"nodes", "measures"}):
        judged = replace(policy, cap=HIGHEST_CAP) if policy and written.is_trial else policy
        rows = YearRows.of(identity.ente, year, tables, broken, written.words)
        problems.extend(first_of_each_kind(chain(check_year(rows), check_usable(rows, judged))))
        notices.extend(first_of_each_kind(look_over(rows, policy) if policy else ()))
    return YearData(year, policy, tables) if policy else None


def _undeclared(identity: Identity, ente: Ente, written: YearAsWritten, policy: Policy | None) -> Iterator[Problem]:
    year = written.year
    if year not in [declared.year for declared in ente.years]:
        sentences = (
            f"C'è la cartella {year}, ma non la tabella [years.{year}].",
            f"Aggiungere [years.{year}] con il documento dell'anno.",
        )
        if written.words.is_workbook:
            sentences = f"L'anno {year} non è fra gli anni dell'ente.", "Aggiungerlo al blocco Anni, con il documento."
        yield Problem(ENTE_FILE, 0, "years", *sentences)
    if identity.policies and policy is None:
        what = f"Nessun metodo vale nel {year}: tutti cominciano dopo."
        yield Problem("smvp.toml", 0, "first_year", what, f"Scrivere un first_year non oltre {year}.")


def _broken(problems: Sequence[Problem]) -> Iterator[str]:
    """Tables of which a row, or the whole file, could not be read."""
    for problem in problems:
        if problem.line <= 1 or not problem.column:
            yield problem.file.rpartition("/")[2].removesuffix(".csv")
