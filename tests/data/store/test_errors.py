"""What each error says to the person who can put it right, whole."""

from __future__ import annotations

import errno
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.store import errors
from data.store.errors import (
    BackupError,
    BadDataError,
    DamagedError,
    DiskFullError,
    FolderTakenError,
    NotAnEditionError,
    NotForSyntheticError,
    NotWritableError,
    OtherEditionError,
    StoreBusyError,
    StoreDamagedError,
    StoreLockedError,
    StoreMissingError,
    StoreNewerError,
    StoreOlderError,
    UnknownEnteError,
    UnknownYearError,
    UnreadableError,
    local_time,
)
from tests.data.said import errors_of, is_kept

if TYPE_CHECKING:
    from data.plan.errors import DataError

PLACE = Path("/dati")
FILE, BEFORE = PLACE / "t-2.duckdb", PLACE / "t-1.duckdb"
SAID: list[tuple[type[DataError], tuple[Any, ...], str]] = [
    (
        BackupError,
        (FILE, "è rotta"),
        (
            "La copia /dati/t-2.duckdb non si può usare: è rotta. Indicare un file scritto da «traguardo backup»: "
            "non è stato cambiato nulla."
        ),
    ),
    (
        StoreMissingError,
        (PLACE,),
        (
            "In /dati non c'è un archivio. Crearlo con «traguardo run» o con «traguardo import», oppure "
            "indicare un'altra cartella con --archivio o con TRAGUARDO_STORE."
        ),
    ),
    (
        StoreBusyError,
        (PLACE, "7"),
        (
            "Un altro caricamento sta scrivendo nell'archivio /dati (processo 7). Attendere che finisca e "
            "ripetere il comando: non è stato scritto nulla."
        ),
    ),
    (
        StoreBusyError,
        (PLACE, ""),
        (
            "Un altro caricamento sta scrivendo nell'archivio /dati. Attendere che finisca e ripetere il "
            "comando: non è stato scritto nulla."
        ),
    ),
    (
        StoreNewerError,
        (FILE, 9, 8),
        (
            "L'archivio /dati/t-2.duckdb è stato scritto da una versione più recente del programma (schema 9, "
            "questa versione conosce fino a 8). Aggiornare il programma, oppure usare un'altra cartella con "
            "--archivio: l'archivio non è stato toccato."
        ),
    ),
    (
        StoreOlderError,
        (FILE, 7, 8),
        (
            "L'archivio /dati/t-2.duckdb è stato scritto da una versione precedente del programma (schema 7, "
            "ora 8). Si aggiorna da solo con «traguardo run» o «traguardo enti»."
        ),
    ),
    (DamagedError, (FILE, None, "È rotto."), "È rotto."),
    (
        StoreDamagedError,
        (FILE, BEFORE),
        (
            "Il file /dati/t-2.duckdb è danneggiato: non è stato scritto nulla. Il file precedente, t-1.duckdb,"
            " è intatto (controllato adesso per intero): spostare t-2.duckdb in un'altra cartella e ripetere il"
            " comando; poi ricaricare con «traguardo import» i dati caricati dopo."
        ),
    ),
    (
        StoreDamagedError,
        (FILE, None),
        (
            "Il file /dati/t-2.duckdb è danneggiato: non è stato scritto nulla. Nessun file prima di questo si "
            "legge: spostare t-2.duckdb in un'altra cartella e ripetere il comando: i dati forniti tornano da "
            "soli, gli altri si ricaricano con «traguardo import»."
        ),
    ),
    (
        UnreadableError,
        (FILE, PermissionError(errno.EACCES, "no")),
        (
            "Il sistema non lascia leggere /dati/t-2.duckdb (permesso negato). Non è danneggiato e va lasciato "
            "dov'è: chiedere a chi gestisce il computer il permesso di leggerlo per il proprio utente, e "
            "ripetere il comando."
        ),
    ),
    (
        StoreLockedError,
        (FILE, "7"),
        (
            "Il file /dati/t-2.duckdb è aperto in scrittura dal processo 7, forse un programma per basi di "
            "dati. Chiuderlo e ripetere il comando: nell'archivio non si è perso nulla."
        ),
    ),
    (
        StoreLockedError,
        (FILE, ""),
        (
            "Il file /dati/t-2.duckdb è aperto in scrittura da un altro processo, forse un programma per basi "
            "di dati. Chiuderlo e ripetere il comando: nell'archivio non si è perso nulla."
        ),
    ),
    (
        NotWritableError,
        (PLACE, "permesso negato"),
        (
            "Non si può scrivere in /dati (permesso negato). Dare al proprio utente il permesso di scrivere, "
            "oppure indicare un'altra cartella. Quello che c'era è rimasto com'era."
        ),
    ),
    (
        DiskFullError,
        (PLACE,),
        (
            "Il disco che contiene /dati è pieno. Liberare spazio e ripetere il comando: quello che c'era è "
            "rimasto com'era e il file a metà è stato tolto."
        ),
    ),
    (
        NotForSyntheticError,
        (PLACE, ("torino", "riviere")),
        (
            "La cartella /dati contiene enti veri (torino, riviere): i dati sintetici non vi sono scritti. "
            "Indicare con --archivio una cartella nuova, oppure nessuna. L'archivio non è stato toccato."
        ),
    ),
    (
        NotForSyntheticError,
        (PLACE,),
        (
            "La cartella /dati è quella dei dati veri: i dati sintetici non vi sono scritti. Indicare con "
            "--archivio una cartella nuova, oppure nessuna. L'archivio non è stato toccato."
        ),
    ),
    (
        UnknownEnteError,
        ("roma", ("riviere", "torino")),
        ("L'ente «roma» non è nell'archivio. Enti presenti: riviere, torino."),
    ),
    (UnknownEnteError, ("roma", ()), "L'ente «roma» non è nell'archivio. Enti presenti: nessuno."),
    (
        UnknownYearError,
        ("torino", 1999, (2021, 2022)),
        ("Per l'ente «torino» non c'è l'anno 1999. Anni presenti: 2021, 2022."),
    ),
    (UnknownYearError, ("torino", 1999, ()), "Per l'ente «torino» non c'è l'anno 1999. Anni presenti: nessuno."),
    (
        FolderTakenError,
        (PLACE,),
        (
            "La cartella /dati non è vuota e contiene qualcosa di diverso da questa esportazione. Indicare una "
            "cartella nuova o vuota: non è stato scritto nulla."
        ),
    ),
    (
        NotAnEditionError,
        (PLACE, "manca datapackage.json"),
        (
            "La cartella /dati non è una pubblicazione di dati aperti: manca datapackage.json. Indicare la "
            "cartella che «traguardo report --tipo dati» ha scritto o, con --dove, una nuova o vuota: non è "
            "stato scritto nulla."
        ),
    ),
    (
        OtherEditionError,
        (PLACE, ("torino", 2022), ("riviere", 2023)),
        (
            "La cartella /dati contiene i dati aperti di torino 2022, non di riviere 2023. Indicarne un'altra: "
            "non è stato scritto nulla."
        ),
    ),
    (BadDataError, ("torino", ("Uno.", "Due.")), "I dati di torino hanno 2 problemi:\nUno.\nDue."),
    (BadDataError, ("torino", ("Uno.",)), "I dati di torino hanno un problema:\nUno."),
]


@pytest.mark.parametrize(("kind", "given", "sentence"), SAID)
def test_each_error_says_what_happened_and_the_way_out(
    kind: type[DataError], given: tuple[Any, ...], sentence: str
) -> None:
    error = kind(*given)
    assert str(error) == sentence
    assert is_kept(error, given)


def test_every_error_is_among_them() -> None:
    assert {kind for kind, _, _ in SAID} == errors_of(errors)


@pytest.mark.parametrize(
    ("zone", "at", "shown"),
    [
        ("Europe/Rome", datetime(2022, 12, 31, 8, 5, tzinfo=UTC), "31/12/2022 alle 09:05"),
        ("Europe/Rome", datetime(2022, 6, 30, 22, 5, tzinfo=UTC), "01/07/2022 alle 00:05"),
        ("America/Lima", datetime(2022, 12, 31, 8, 5, tzinfo=UTC), "31/12/2022 alle 03:05"),
    ],
)
def test_a_moment_is_told_in_the_time_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, zone: str, at: datetime, shown: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        found = local_time(at)
    time.tzset()
    assert found == shown
