"""The store: the only object with state. It answers one question per method and never changes a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.format.ente import ENTE_FILE, read_ente
from data.format.identity import read_documents
from data.format.parse import Rows
from data.format.plan import build_plan
from data.format.smvp import policy_of
from data.format.tables import (
    ACTUALS,
    BENCHMARKS,
    BREAKS,
    HISTORY,
    MEASURES,
    PLACE,
    SOGLIE,
    TABLES,
    TARGETS,
)
from data.format.toml import read_toml
from data.format.year_rows import key_of
from data.plan.common_values import common_value
from data.store.errors import BadDataError, UnknownEnteError
from data.store.files import STORE, connect_for_reading, driver_errors_of, numbered_files
from data.store.listing import Listing
from data.store.migrate import refuse_newer, schema_number
from data.store.queries import COMMON, OF_INDICATORS, OF_YEARS, PRINTED_BESIDE, SHARED, rows_of, sql
from scoring.model import MeasureKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from data.format.tables import Table
    from data.plan.identity import Ente
    from data.plan.records import CommonValue, Plan
    from data.store.listing import Load
    from scoring.policy import Policy

OF_HISTORY = (TARGETS, SOGLIE, ACTUALS, HISTORY, BREAKS, BENCHMARKS)
"""What tells of an indicator over the years."""


@dataclass(frozen=True, slots=True)
class StoredYear:
    """One ente and year as it was loaded: the TOML texts and the rows of every table, by name."""

    year: int
    documents: Mapping[str, str]
    tables: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class Partial:
    """Some rows of one ente and year.

    Attributes:
        tables: every table by name; those that were not asked for are empty.
    """

    ente: Ente
    policy: Policy
    year: int
    tables: Mapping[str, Rows]


class Store(Listing):
    """The official data, open for reading."""

    def common_values(self) -> tuple[CommonValue, ...]:
        """What every ente reached, in every year it tells of, on the indicators that have a common code.

        Returns:
            One value per code, ente and year, in that order: the consuntivo, else what a note of a
            later document tells of the year. Years without a number are not there. Units are as
            printed: two enti may print the same indicator in different ones.
        """
        return self._common_values

    def ente(self, code: str) -> Ente:
        """Who an ente is, as its newest load says.

        Raises:
            UnknownEnteError: the store has no such ente.
        """
        loads = [row[2] for row in self._rows("enti", until=self.until) if row[0] == code]
        if not loads:
            raise UnknownEnteError(code, self._codes())
        return self._settings(code, max(loads))[0]

    def policy(self, code: str, year: int) -> Policy:
        """The method that holds for an ente and year.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        return self._identity(code, year, self.load(code, year).load_id)[1]

    def plan(self, code: str, year: int) -> Plan:
        """Everything of an ente and year, in one record.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        load = self.load(code, year)
        ente, policy = self._identity(code, year, load.load_id)
        return build_plan(ente, year, policy, self._tables(load))

    def tables(self, code: str, year: int) -> StoredYear:
        """An ente and year as it was loaded, for export.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        return self.loaded(year, self.load(code, year))

    def about(self, code: str, year: int, keys: Collection[MeasureKey], common_codes: Collection[str]) -> Partial:
        """What a year tells of some indicators over time, and little else.

        Args:
            code: of the ente.
            year: of the documents.
            keys: of the indicators.
            common_codes: other indicators that have one of them are wanted too.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        load = self.load(code, year)
        where = f"({OF_INDICATORS}) OR ({COMMON}) OR ({SHARED})"
        measures = self._some(load, MEASURES, where, **_lists(keys), common_codes=list(common_codes))
        wanted = _lists({key_of(cells) for _, cells in measures.records()})
        rows = [self._some(load, table, OF_INDICATORS, **wanted) for table in OF_HISTORY if measures.cells]
        return self._partial(load, code, year, (measures, *rows))

    def of_years(self, code: str, year: int, years: Collection[int]) -> Partial:
        """The values and the breaks of some years that a year tells, and the indicators that have them.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        load = self.load(code, year)
        rows = [self._some(load, table, OF_YEARS, years=list(years)) for table in (ACTUALS, HISTORY, BREAKS)]
        keys = {key_of(cells) for each in rows for _, cells in each.records()}
        where = f"({OF_INDICATORS}) OR common_code <> '' OR ({SHARED})"
        return self._partial(load, code, year, (self._some(load, MEASURES, where, **_lists(keys)), *rows))

    def compared(self, code: str, year: int) -> frozenset[MeasureKey]:
        """The indicators beside which the documents of a year print values of others.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        return frozenset(MeasureKey(*row) for row in self._ask(PRINTED_BESIDE, load_id=self.load(code, year).load_id))

    def loaded(self, year: int, load: Load) -> StoredYear:
        """What one load brought, even one that counts no more."""
        return StoredYear(year, self._documents(load.load_id), self._tables(load))

    # The file never changes while it is open: what is asked at every turn of a page is read once.

    @cached_property
    def _common_values(self) -> tuple[CommonValue, ...]:
        enti = {
            load_id: self._named(code, text)
            for code, _, load_id, _, text in self._rows("newest_loads", until=self.until)
        }
        found = (common_value(enti[load_id], row) for load_id, *row in self._rows("common_values", until=self.until))
        return tuple(value for value in found if value is not None)

    def _identity(self, code: str, year: int, load_id: int) -> tuple[Ente, Policy]:
        ente, policies = self._settings(code, load_id)
        policy = policy_of(policies, year)
        if policy is None:
            raise BadDataError(f"{code} {year}", ("Nessun metodo vale in quest'anno.",))
        return ente, policy

    def _settings(self, code: str, load_id: int) -> tuple[Ente, tuple[Policy, ...]]:
        if load_id not in self._read_settings:
            ente, policies, problems = read_documents(self._documents(load_id))
            if problems:
                raise BadDataError(code, tuple(str(problem) for problem in problems))
            self._read_settings[load_id] = ente, policies
        return self._read_settings[load_id]

    @cached_property
    def _read_settings(self) -> dict[int, tuple[Ente, tuple[Policy, ...]]]:
        """Ente and methods by load: the texts of a load never change."""
        return {}

    def _documents(self, load_id: int) -> dict[str, str]:
        return dict(self._rows("documents", load_id=load_id))

    def _partial(self, load: Load, code: str, year: int, rows: Iterable[Rows]) -> Partial:
        found = {table.name: Rows(table) for table in TABLES} | {each.table.name: each for each in rows}
        return Partial(*self._identity(code, year, load.load_id), year, found)

    def _some(self, load: Load, table: Table, where: str, **params: object) -> Rows:
        if table.name not in load.files:
            return Rows(table)
        cells = tuple(self._ask(rows_of(table, where), load_id=load.load_id, **params))
        return Rows(table, cells, tuple(range(2, len(cells) + 2)))

    def _tables(self, load: Load) -> dict[str, Rows]:
        found = {}
        for table in TABLES:
            present = table.name in load.files
            cells = tuple(self._ask(rows_of(table), load_id=load.load_id)) if present else ()
            found[table.name] = Rows(table, cells, tuple(range(2, len(cells) + 2)), present=present)
        return found


@dataclass(frozen=True, slots=True)
class NewestLoad:
    """The load that counts for an ente and year, as any version of the program left it."""

    ente: str
    year: int
    fingerprint: str
    is_synthetic: bool


def newest_loads(directory: Path) -> tuple[NewestLoad, ...]:
    """What counts in a store, even one of an earlier schema; empty where there is none.

    Raises:
        StoreDamagedError, UnreadableError, StoreLockedError: the newest file cannot be read.
        StoreNewerError: a later version of the program wrote it.
    """
    files = numbered_files(directory)
    if not files:
        return ()
    with connect_for_reading(files[-1]) as con, driver_errors_of(files[-1]):
        refuse_newer(con, files[-1], STORE)
        rows = con.execute(sql("newest_loads"), {"until": None}).fetchall() if schema_number(con) else []
    return tuple(NewestLoad(code, year, mark, _is_synthetic(text)) for code, year, _, mark, text in rows)


def _is_synthetic(ente_toml: str) -> bool:
    return read_ente(read_toml(ente_toml.encode(), ENTE_FILE)).synthetic


def _lists(keys: Iterable[MeasureKey]) -> dict[str, list[str]]:
    """The parts of some keys as the lists that ``OF_INDICATORS`` asks for."""
    parts = list(zip(*keys, strict=True)) or [()] * len(PLACE)
    return {name: list(found) for name, found in zip(("sections", "owners", "nodes", "codes"), parts, strict=True)}
