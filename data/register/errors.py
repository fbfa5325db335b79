"""What can go wrong with the changes of the official data: each error says what happened and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.errors import DataError
from data.store.errors import DamagedError, local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.plan.changes import Change, ChangeKind
    from data.store.provenance import Provenance
    from scoring.model import MeasureKey

_NOTHING = "non è stato scritto nulla."
_NAMED = 5
"""How many indicators a sentence names."""


class RegisterBusyError(DataError):
    """Somebody else is confirming a change."""

    def __init__(self, directory: Path, pid: str) -> None:
        self.directory = directory
        self.pid = pid
        who = f" (processo {pid})" if pid else ""
        super().__init__(
            f"Un'altra modifica sta scrivendo nel registro in {directory}{who}. "
            f"Attendere qualche secondo e confermare di nuovo: {_NOTHING}"
        )


class RegisterDamagedError(DamagedError):
    """A file of the register is damaged, and what was asked cannot do without it."""

    def __init__(self, file: Path, previous: Path | None) -> None:
        rest = (
            f"Il file precedente, {previous.name}, è intatto (controllato adesso per intero): spostare {file.name} in "
            "un'altra cartella e ripetere; poi rifare le modifiche confermate dopo."
            if previous
            else f"Nessun file prima di questo si legge: spostare {file.name} in un'altra cartella, rimettere al suo "
            "posto una copia di sicurezza se c'è («traguardo restore»), e ripetere."
        )
        super().__init__(file, previous, f"Il file del registro {file} è danneggiato: {_NOTHING} {rest}")


class RegisterOlderError(DataError):
    """The register was written by an earlier version and must be brought up to date first."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        self.file = file
        self.found = found
        self.known = known
        super().__init__(
            f"Il registro {file} è stato scritto da una versione precedente del programma "
            f"(schema {found}, ora {known}). Si aggiorna da solo alla prima apertura."
        )


class SignatureMissingError(DataError):
    """Nobody signs a change."""

    def __init__(self) -> None:
        super().__init__("Manca il nome di chi conferma: scriverlo, perché resti nel registro.")


class ReasonMissingError(DataError):
    """A change of a kind that needs its reason has none."""

    def __init__(self, kind: ChangeKind) -> None:
        self.kind = kind
        super().__init__(f"Manca il motivo ({kind}): scriverlo, perché resti nel registro: {_NOTHING}")


class ActMissingError(DataError):
    """A revision of a target without its act or the day of it."""

    def __init__(self) -> None:
        super().__init__(f"Una rimodulazione ha bisogno dell'atto, con organo e numero, e della sua data: {_NOTHING}")


class CauseMissingError(DataError):
    """A year was to be closed while the method wants causes of deviations that nobody has told."""

    def __init__(self, year: int, keys: Sequence[MeasureKey]) -> None:
        self.keys = tuple(keys)
        named = ", ".join(f"{key.node_code} / {key.indicator_code}" for key in keys[:_NAMED])
        more = f" e altri {len(keys) - _NAMED}" if len(keys) > _NAMED else ""
        super().__init__(
            f"L'anno {year} non si può chiudere: manca la causa dello scostamento di {named}{more}. Scriverla nella "
            f"Scheda di ciascun indicatore, con «Correggi», o in causes.csv: {_NOTHING}"
        )


class YearClosedError(DataError):
    """The year was closed: its data change no more until it is opened again."""

    def __init__(self, closing: Change) -> None:
        self.closing = closing
        super().__init__(
            f"L'anno {closing.year} di «{closing.ente}» è chiuso da {closing.author} dal {local_time(closing.made_at)}"
            f" ({closing.reason}). Per cambiarne i dati riaprirlo, con il motivo: {_NOTHING}"
        )


class YearThereError(DataError):
    """A plan that was to be created is there: somebody else created it meanwhile."""

    def __init__(self, ente: str, year: int, source: Provenance) -> None:
        self.source = source
        who = source.loaded_by or "il programma"
        when = f" ({local_time(source.loaded_at)})" if source.loaded_at else ""
        super().__init__(
            f"Il piano del {year} di «{ente}» intanto l'ha creato {who}{when}: resta il suo, con le modifiche che ha. "
            f"Aprirlo e cambiarlo nelle sue Schede: {_NOTHING}"
        )


class YearOpenError(DataError):
    """A year that is open was to be opened again."""

    def __init__(self, ente: str, year: int) -> None:
        super().__init__(f"L'anno {year} di «{ente}» non è chiuso: non c'è niente da riaprire.")


class UnknownChangeError(DataError):
    """There is no such change of that year."""

    def __init__(self, ente: str, year: int, number: int) -> None:
        self.number = number
        super().__init__(
            f"Nel registro di «{ente}» {year} non c'è la modifica {number}: sceglierla dall'elenco, "
            "che «traguardo registro» scrive."
        )


class LaterChangeGoneError(DataError):
    """The change that a person has seen is not there any more: a copy was put back, or it is another store."""

    def __init__(self, seen: int) -> None:
        self.seen = seen
        super().__init__(
            f"La modifica {seen}, che qui era già stata letta, nel registro non c'è più: forse è stata rimessa una "
            f"copia di sicurezza. Ricaricare la pagina e ripetere: {_NOTHING}"
        )
