"""What can go wrong with the store and with folders: each error says what happened and the way out."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from data.format.problem import refusal_reason
from data.plan.errors import DataError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class StoreMissingError(DataError):
    """There is no store where one was looked for."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(
            f"In {directory} non c'è un archivio. Crearlo con «traguardo run» o con «traguardo import», "
            "oppure indicare un'altra cartella con --archivio o con TRAGUARDO_STORE."
        )


class StoreBusyError(DataError):
    """Another writer is at work."""

    def __init__(self, directory: Path, pid: str) -> None:
        self.directory = directory
        self.pid = pid
        who = f" (processo {pid})" if pid else ""
        super().__init__(
            f"Un altro caricamento sta scrivendo nell'archivio {directory}{who}. "
            "Attendere che finisca e ripetere il comando: non è stato scritto nulla."
        )


class StoreNewerError(DataError):
    """The store was written by a later version of the program."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        self.file = file
        self.found = found
        self.known = known
        super().__init__(
            f"L'archivio {file} è stato scritto da una versione più recente del programma "
            f"(schema {found}, questa versione conosce fino a {known}). Aggiornare il programma, "
            "oppure usare un'altra cartella con --archivio: l'archivio non è stato toccato."
        )


class StoreOlderError(DataError):
    """The store was written by an earlier version and must be brought up to date first."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        self.file = file
        self.found = found
        self.known = known
        super().__init__(
            f"L'archivio {file} è stato scritto da una versione precedente del programma "
            f"(schema {found}, ora {known}). Si aggiorna da solo con «traguardo run» o «traguardo enti»."
        )


class DamagedError(DataError):
    """A file whose content is not what was written in it.

    Attributes:
        file: the damaged one.
        previous: the newest file before it that was read through and is sound; None where there is none.
    """

    def __init__(self, file: Path, previous: Path | None, sentence: str) -> None:
        self.file = file
        self.previous = previous
        super().__init__(sentence)


class StoreDamagedError(DamagedError):
    """A file of the official data is damaged, and what was asked cannot do without it."""

    def __init__(self, file: Path, previous: Path | None) -> None:
        rest = (
            f"Il file precedente, {previous.name}, è intatto (controllato adesso per intero): spostare {file.name} in "
            "un'altra cartella e ripetere il comando; poi ricaricare con «traguardo import» i dati caricati dopo."
            if previous
            else f"Nessun file prima di questo si legge: spostare {file.name} in un'altra cartella e ripetere il "
            "comando: i dati forniti tornano da soli, gli altri si ricaricano con «traguardo import»."
        )
        super().__init__(file, previous, f"Il file {file} è danneggiato: non è stato scritto nulla. {rest}")


class UnreadableError(DataError):
    """A file or a directory that is there, and that the system does not let this user read: it is not damaged."""

    def __init__(self, path: Path, refusal: OSError) -> None:
        self.path = path
        super().__init__(
            f"Il sistema non lascia leggere {path}{refusal_reason(refusal)}. Non è danneggiato e va lasciato dov'è: "
            "chiedere a chi gestisce il computer il permesso di leggerlo per il proprio utente, e ripetere il comando."
        )


class StoreLockedError(DataError):
    """Another program has the file open for writing."""

    def __init__(self, file: Path, pid: str) -> None:
        self.file = file
        self.pid = pid
        who = f"dal processo {pid}" if pid else "da un altro processo"
        super().__init__(
            f"Il file {file} è aperto in scrittura {who}, forse un programma per basi di dati. "
            "Chiuderlo e ripetere il comando: nell'archivio non si è perso nulla."
        )


class NotWritableError(DataError):
    """The system refuses to write in a directory."""

    def __init__(self, directory: Path, reason: str) -> None:
        self.directory = directory
        super().__init__(
            f"Non si può scrivere in {directory} ({reason}). Dare al proprio utente il permesso di scrivere, "
            "oppure indicare un'altra cartella. Quello che c'era è rimasto com'era."
        )


class DiskFullError(DataError):
    """No space left."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(
            f"Il disco che contiene {directory} è pieno. Liberare spazio e ripetere il comando: "
            "quello che c'era è rimasto com'era e il file a metà è stato tolto."
        )


class NotForSyntheticError(DataError):
    """Synthetic enti were asked for in a place that is for real ones."""

    def __init__(self, directory: Path, real: tuple[str, ...] = ()) -> None:
        self.directory = directory
        self.real = real
        why = f"contiene enti veri ({', '.join(real)})" if real else "è quella dei dati veri"
        super().__init__(
            f"La cartella {directory} {why}: i dati sintetici non vi sono scritti. Indicare con --archivio una "
            "cartella nuova, oppure nessuna. L'archivio non è stato toccato."
        )


class BackupError(DataError):
    """A file that was said to be a copy of an archive is not, or not a whole one."""

    def __init__(self, file: Path, reason: str) -> None:
        self.file = file
        super().__init__(
            f"La copia {file} non si può usare: {reason}. Indicare un file scritto da «traguardo backup»: "
            "non è stato cambiato nulla."
        )


class UnknownEnteError(DataError):
    """The store holds no such ente."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        self.code = code
        self.known = known
        super().__init__(f"L'ente «{code}» non è nell'archivio. Enti presenti: {', '.join(known) or 'nessuno'}.")


class UnknownYearError(DataError):
    """The store holds the ente, but not that year."""

    def __init__(self, code: str, year: int, known: tuple[int, ...]) -> None:
        self.code = code
        self.year = year
        self.known = known
        years = ", ".join(str(y) for y in known)
        super().__init__(f"Per l'ente «{code}» non c'è l'anno {year}. Anni presenti: {years or 'nessuno'}.")


class FolderTakenError(DataError):
    """The folder to export to holds something else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"La cartella {folder} non è vuota e contiene qualcosa di diverso da questa esportazione. "
            "Indicare una cartella nuova o vuota: non è stato scritto nulla."
        )


class NotAnEditionError(DataError):
    """A folder that was said to hold published open data does not."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        super().__init__(
            f"La cartella {folder} non è una pubblicazione di dati aperti: {reason}. Indicare la cartella che "
            "«traguardo report --tipo dati» ha scritto o, con --dove, una nuova o vuota: non è stato scritto nulla."
        )


class OtherEditionError(DataError):
    """Published open data of another ente or year."""

    def __init__(self, folder: Path, found: tuple[str, int], wanted: tuple[str, int]) -> None:
        self.folder = folder
        super().__init__(
            f"La cartella {folder} contiene i dati aperti di {found[0]} {found[1]}, non di {wanted[0]} {wanted[1]}. "
            "Indicarne un'altra: non è stato scritto nulla."
        )


class BadDataError(DataError):
    """A folder that was promised good has problems: the shipped data, or a stored policy."""

    def __init__(self, place: str, problems: tuple[str, ...]) -> None:
        self.place = place
        self.problems = problems
        how_many = "un problema" if len(problems) == 1 else f"{len(problems)} problemi"
        super().__init__(f"I dati di {place} hanno {how_many}:\n" + "\n".join(problems))


def local_time(at: datetime) -> str:
    """A moment kept in UTC, in the time of this machine: "31/12/2022 alle 09:05"."""
    return f"{at.replace(tzinfo=UTC).astimezone():%d/%m/%Y alle %H:%M}"
