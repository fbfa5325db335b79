"""The official data as they are: the newest load of each year with its changes in order, now or at a past moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Self

from data.format.amend import amended, apart, with_documents
from data.format.canonical import fingerprint_of
from data.format.identity import read_documents
from data.format.plan import build_plan
from data.format.smvp import policy_of
from data.plan.changes import closing
from data.register.common_values import common_values
from data.register.errors import UnknownChangeError
from data.register.other_years import OfficialOthers
from data.store.errors import BadDataError
from data.store.store import StoredYear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from data.format.parse import Rows
    from data.plan.changes import Change
    from data.plan.identity import Ente
    from data.plan.records import CommonValue, EnteYears, Plan
    from data.register.register import Register
    from data.store.listing import Load
    from data.store.store import Partial, Store
    from scoring.model import MeasureKey
    from scoring.policy import Policy

Place = tuple[str, int]
"""An ente and a year."""


@dataclass(frozen=True, slots=True)
class _Amended:
    """A year that was changed since it was loaded.

    Attributes:
        load: with the fingerprint of the data as they are now.
    """

    load: Load
    ente: Ente
    policy: Policy
    stored: StoredYear


class Official:
    """The official data, open for reading: it answers all that the store answers, with the changes made.

    Attributes:
        moment: at which they are looked at (UTC); None for now.
        has_individual: whether it answers with the rows of individual sheets too.
    """

    has_individual: ClassVar[bool] = True

    def __init__(self, store: Store, register: Register, moment: datetime | None = None) -> None:
        self.store = store
        self.register = register
        self.moment = moment
        self._known: dict[Place, _Amended | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; closing twice is safe."""
        self.store.close()
        self.register.close()

    def as_of(self, moment: datetime) -> Self:
        """The same data at a past moment (UTC): what was loaded or changed later is not there."""
        return type(self)(self.store.as_of(moment), self.register, moment)

    @property
    def directory(self) -> Path:
        """Where the files are."""
        return self.store.directory

    @property
    def damage(self) -> str | None:
        """What to tell the reader where a newer file is damaged, or where changes have lost what they stand on."""
        found = (self.store.damage, self.register.damage, self._unplaced)
        return " ".join(str(each) for each in found if each) or None

    def is_stale(self) -> bool:
        """Whether something was loaded or changed since: open the directory again to read it."""
        return self.store.is_stale() or self.register.is_stale()

    @property
    def state(self) -> str:
        """Tells what is read here from what is read after a load or a change."""
        parts = [self.store.state, *([self.register.state] if self.register.file else []), str(self.moment or "")]
        return " ".join(filter(None, parts))

    def enti(self) -> tuple[EnteYears, ...]:
        """Every ente with its years, by code. Names are those of the ente's newest load."""
        return self._enti

    def changes(self, code: str, year: int) -> tuple[Change, ...]:
        """The changes that stand on the load that counts for a year, the first one first.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        return self._standing(self.register.changes(code, year), self.store.load(code, year))

    def seen(self, code: str, year: int) -> int:
        """The number of the last change of a year, whatever load it stands on; 0 where there is none."""
        return max((change.number for change in self._heads(code, year)), default=0)

    def closing(self, code: str, year: int) -> Change | None:
        """The change that closed a year; None where it is open."""
        return closing(self._heads(code, year))

    def load(self, code: str, year: int) -> Load:
        """The load that counts for an ente and year; its fingerprint is of the data with the changes made.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        found = self._amended(code, year)
        return found.load if found else self.store.load(code, year)

    def documents(self, code: str, year: int) -> Mapping[str, str] | None:
        """The TOML texts of an ente and year, by name; None where there is no such year."""
        has_year = any(found.code == code and year in found.years for found in self.enti())
        return self.tables(code, year).documents if has_year else None

    def ente(self, code: str) -> Ente:
        """Who an ente is, as the documents of its newest load say.

        Raises:
            UnknownEnteError: the store has no such ente.
        """
        as_loaded = self.store.ente(code)
        years = next(found.years for found in self.store.enti() if found.code == code)
        found = self._amended(code, max(years, key=lambda year: self.store.load(code, year).load_id))
        return found.ente if found else as_loaded

    def policy(self, code: str, year: int) -> Policy:
        """The method that holds for an ente and year.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        found = self._amended(code, year)
        return found.policy if found else self.store.policy(code, year)

    def plan(self, code: str, year: int) -> Plan:
        """Everything of an ente and year, in one record.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        found = self._amended(code, year)
        is_closed = self.closing(code, year) is not None
        if found is not None:
            plan = build_plan(found.ente, year, found.policy, found.stored.tables)
        else:
            plan = self.store.plan(code, year)
        return replace(plan, is_closed=is_closed) if is_closed else plan

    def others(self, code: str, year: int) -> OfficialOthers:
        """The documents of the other years of an ente, read as far as they are asked for."""
        return OfficialOthers(self, code, year)

    def years(self, code: str) -> tuple[int, ...]:
        """The years of an ente, ascending; none where there is no such ente."""
        return next((found.years for found in self.store.enti() if found.code == code), ())

    def is_changed(self, code: str, year: int) -> bool:
        """Whether the rows of a year are not as they were loaded."""
        return self._amended(code, year) is not None

    def about(self, code: str, year: int, keys: Collection[MeasureKey], common_codes: Collection[str]) -> Plan:
        """The plan of a year that is as it was loaded, with what it tells of some indicators; as ``Store.about``."""
        return self._part(self.store.about(code, year, keys, common_codes))

    def of_years(self, code: str, year: int, years: Collection[int]) -> Plan:
        """The plan of a year that is as it was loaded, with the values of some years; as ``Store.of_years``."""
        return self._part(self.store.of_years(code, year, years))

    def compared(self, code: str, year: int) -> frozenset[MeasureKey]:
        """The indicators with printed comparisons in a year that is as it was loaded; as ``Store.compared``."""
        return self.store.compared(code, year)

    def tables(self, code: str, year: int) -> StoredYear:
        """The TOML texts and the rows of an ente and year.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        found = self._amended(code, year)
        return found.stored if found else self.store.tables(code, year)

    def rows(self, code: str, year: int) -> dict[str, Rows]:
        """Every table of an ente and year whose rows a change may touch, the TOML texts too.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        return _rows(self.tables(code, year))

    def rows_after(self, code: str, year: int, number: int) -> dict[str, Rows]:
        """What ``rows`` answered just after a change of that year, whatever load it stands on; 0: as loaded.

        Raises:
            UnknownChangeError: there is no such change of that year.
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        changes = [change for change in self.register.changes(code, year) if change.number <= number]
        if number and (not changes or changes[-1].number != number):
            raise UnknownChangeError(code, year, number)
        load = self.store.load(code, year)
        if number:
            loads = (each for _, _, each in self.store.loads() if each.load_id == changes[-1].load_id)
            load = next((each for each in loads if each.fingerprint == changes[-1].fingerprint), load)
        return _made(self.store.loaded(year, load), self._standing(changes, load))

    def common_values(self) -> tuple[CommonValue, ...]:
        """What every ente reached on the indicators that have a common code: as ``Store.common_values``."""
        return self._common_values

    # The files never change while they are open: what is asked at every turn of a page is read once.

    @cached_property
    def _enti(self) -> tuple[EnteYears, ...]:
        changed = {code for code, _ in self._changed}
        return tuple(self._named(found) if found.code in changed else found for found in self.store.enti())

    @cached_property
    def _common_values(self) -> tuple[CommonValue, ...]:
        changed = {code for code, _ in self._changed}
        if not changed:
            return self.store.common_values()
        others = [value for value in self.store.common_values() if value.ente not in changed]
        theirs = [value for code in changed for value in common_values(self._years(code))]
        return tuple(sorted((*others, *theirs), key=lambda value: (value.common_code, value.ente, value.year)))

    @cached_property
    def _changed(self) -> tuple[Place, ...]:
        """The years of the store whose rows are not as they were loaded."""
        places = [(found.code, year) for found in self.store.enti() for year in found.years]
        touched = self.register.years()
        return tuple(place for place in places if place in touched and self._amended(*place))

    @cached_property
    def _unplaced(self) -> str:
        loads = {(load.load_id, load.fingerprint) for _, _, load in self.store.loads()} if self.register.years() else ()
        lost = [c.number for place in self.register.years() for c in self._heads(*place) if _base(c) not in loads]
        if not lost:
            return ""
        which = f"{len(lost)} modifiche" if len(lost) > 1 else "1 modifica"
        return (
            f"Dal registro ({which}, a partire dal numero {min(lost)}) manca il caricamento su cui furono fatte. "
            "Per rimediare: rimettere una copia di sicurezza intera con «traguardo restore», oppure rifarle."
        )

    def _named(self, found: EnteYears) -> EnteYears:
        ente = self.ente(found.code)
        return replace(
            found,
            short_name=ente.short_name,
            name=ente.name,
            cluster=ente.cluster,
            is_synthetic=ente.synthetic,
        )

    def _years(self, code: str) -> Iterable[tuple[Ente, int, Mapping[str, Rows]]]:
        for plan_year in next(found.years for found in self.store.enti() if found.code == code):
            stored = self.tables(code, plan_year)
            yield read_documents(stored.documents)[0], plan_year, stored.tables

    def _part(self, part: Partial) -> Plan:
        return build_plan(part.ente, part.year, part.policy, part.tables)

    def _heads(self, code: str, year: int) -> tuple[Change, ...]:
        return tuple(change for change in self.register.heads(code, year) if self._is_made(change))

    def _is_made(self, change: Change) -> bool:
        return self.moment is None or change.made_at <= self.moment

    def _standing(self, changes: Iterable[Change], load: Load) -> tuple[Change, ...]:
        mark = load.load_id, load.fingerprint
        return tuple(change for change in changes if self._is_made(change) and _base(change) == mark)

    def _amended(self, code: str, year: int) -> _Amended | None:
        """A year with its changes made; None where it is as it was loaded."""
        if not self.register.heads(code, year):
            return None
        if (code, year) not in self._known:
            self._known[code, year] = self._read(code, year)
        return self._known[code, year]

    def _read(self, code: str, year: int) -> _Amended | None:
        load = self.store.load(code, year)
        changes = self._standing(self.register.changes(code, year), load)
        if not any(change.rows for change in changes):
            return None
        documents, tables = apart(_made(self.store.loaded(year, load), changes))
        ente, policies, problems = read_documents(documents)
        policy = policy_of(policies, year)
        if problems or policy is None:
            raise BadDataError(f"{code} {year}", tuple(map(str, problems)) or ("Nessun metodo vale in quest'anno.",))
        mark = fingerprint_of(year, documents, tables)
        files = tuple(name for name, rows in tables.items() if rows.present)
        return _Amended(replace(load, fingerprint=mark, files=files), ente, policy, StoredYear(year, documents, tables))


def _base(change: Change) -> tuple[int, str]:
    """The load that a change stands on."""
    return change.load_id, change.fingerprint


def _rows(stored: StoredYear) -> dict[str, Rows]:
    return with_documents(stored.documents, stored.tables)


def _made(stored: StoredYear, changes: Iterable[Change]) -> dict[str, Rows]:
    """The rows of a load with some changes made, one after the other."""
    rows = _rows(stored)
    for change in changes:
        rows = amended(rows, change.rows)
    return rows
