"""Which enti and years a store has, and where each came from: what is known before a plan is read."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from data.format.ente import ENTE_FILE, read_ente
from data.format.toml import read_toml
from data.plan.records import EnteYears
from data.store.errors import BadDataError, StoreMissingError, UnknownEnteError, UnknownYearError
from data.store.files import STORE
from data.store.opening import open_newest
from data.store.provenance import Provenance
from data.store.queries import SQL
from data.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from data.plan.identity import Ente


@dataclass(frozen=True, slots=True)
class Load:
    """The load that counts for an ente and year: where it came from, when, by whom.

    Attributes:
        files: tables whose file was in the folder, even if without rows.
        loaded_at: UTC; None, as ``loaded_by``, for data shipped with the program.
    """

    load_id: int
    fingerprint: str
    files: tuple[str, ...]
    origin: str
    loaded_at: datetime | None
    loaded_by: str | None

    @property
    def source(self) -> Provenance:
        """Where it came from."""
        return Provenance(self.origin, self.loaded_at, self.loaded_by)


class Listing(Reader):
    """The list of what is in a store, open for reading.

    Attributes:
        until: the moment (UTC) at which it is looked at; None for now.
    """

    family = STORE
    queries = SQL
    until: datetime | None = None

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the newest sound file of a store; ``damage`` says what is missing where it is not the newest.

        Raises:
            StoreMissingError: there is none.
            StoreDamagedError, UnreadableError, StoreLockedError: it cannot be read.
            StoreNewerError, StoreOlderError: another version of the program wrote it.
        """
        opened = open_newest(directory, STORE)
        if opened is None:
            raise StoreMissingError(directory)
        return cls(directory, opened.connection, opened)

    def as_of(self, moment: datetime) -> Self:
        """The same file looked at a past moment (UTC): what was loaded later is not there. It shares the connection."""
        past = copy(self)
        for name in ("_enti", "_known", "_common_values"):
            past.__dict__.pop(name, None)
        past.until = moment
        return past

    def loads(self) -> tuple[tuple[str, int, Load], ...]:
        """Ente, year and what was loaded, those that count no more too, the first one first."""
        return tuple((code, year, _load(row)) for code, year, *row in self._rows("loads", until=self.until))

    def enti(self) -> tuple[EnteYears, ...]:
        """Every ente with its years, by code. Names are those of the ente's newest load."""
        return self._enti

    def load(self, code: str, year: int) -> Load:
        """The load that counts for an ente and year.

        Raises:
            UnknownEnteError, UnknownYearError: the store does not have them.
        """
        rows = self._rows("newest_load", ente=code, year=year, until=self.until)
        if not rows:
            known = {row[1] for row in self._rows("enti", until=self.until) if row[0] == code}
            if not known:
                raise UnknownEnteError(code, self._codes())
            raise UnknownYearError(code, year, tuple(sorted(known)))
        return _load(rows[0])

    # The file never changes while it is open: what is asked at every turn of a page is read once.

    @cached_property
    def _enti(self) -> tuple[EnteYears, ...]:
        newest: dict[str, tuple[int, Ente]] = {}
        years: dict[str, list[int]] = {}
        for code, year, load_id, _, text in self._rows("newest_loads", until=self.until):
            years.setdefault(code, []).append(year)
            if code not in newest or load_id > newest[code][0]:
                newest[code] = load_id, self._named(code, text)
        return tuple(
            EnteYears(code, who.short_name, who.name, tuple(years[code]), who.cluster, who.synthetic)
            for code, (_, who) in newest.items()
        )

    @cached_property
    def _known(self) -> dict[str, Ente]:
        """Enti by the text of their ``ente.toml``: the years of an ente nearly always share it."""
        return {}

    def _named(self, code: str, text: str) -> Ente:
        if text not in self._known:
            top = read_toml(text.encode(), ENTE_FILE)
            self._known[text] = read_ente(top)
            if top.problems:
                raise BadDataError(code, tuple(str(problem) for problem in top.problems))
        return self._known[text]

    def _codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row[0] for row in self._rows("enti", until=self.until)))


def _load(row: Sequence[Any]) -> Load:
    load_id, fingerprint, files, *rest = row
    return Load(load_id, fingerprint, tuple(files), *rest)
