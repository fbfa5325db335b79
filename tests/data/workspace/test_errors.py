"""What each error says to who saves, whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.plan.minutes import Decision, MinutedDecision
from data.plan.rounds import Choice, SavedChoice
from data.store.errors import local_time
from data.workspace import errors
from data.workspace.errors import (
    NAME_LENGTH,
    ActIncompleteError,
    AlreadyAdoptedError,
    AssumptionValueError,
    AuthorMissingError,
    BriefingChangedError,
    DecisionMinutedError,
    DeletedScenarioError,
    NameTakenError,
    NotInProposalError,
    RepeatedSlideError,
    RoundChangedError,
    SavedVersionGoneError,
    ScenarioChangedError,
    ScenarioNameError,
    TargetDecidedError,
    TargetValueError,
    TextChangedError,
    TooLongError,
    UnknownProposalError,
    UnknownScenarioError,
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceOlderError,
)
from scoring.model import MeasureKey
from tests.data.said import errors_of, is_kept

if TYPE_CHECKING:
    from data.plan.errors import DataError

PLACE = Path("/dati")
FILE, BEFORE = PLACE / "l-2.duckdb", PLACE / "l-1.duckdb"
AT = datetime(2022, 12, 31, 8, 5, tzinfo=UTC)
WHEN = local_time(AT)
KEY = MeasureKey("peg", "Anna Verdi", "P1", "i1")
ASKED = Decision(ente="riviere", year=2022, code="altro 1", about="Smart working", question="Aggiungerlo?")
MINUTED = MinutedDecision(decision=ASKED, author="Anna", saved_at=AT, version=1)
THEIRS = SavedChoice(KEY, Choice(), "Anna", AT, 1)
SAID: list[tuple[type[DataError], tuple[Any, ...], str]] = [
    (
        WorkspaceBusyError,
        (PLACE, "7"),
        (
            "Un altro salvataggio sta scrivendo in /dati (processo 7). Attendere qualche secondo e salvare di "
            "nuovo: non è stato scritto nulla."
        ),
    ),
    (
        WorkspaceBusyError,
        (PLACE, ""),
        (
            "Un altro salvataggio sta scrivendo in /dati. Attendere qualche secondo e salvare di nuovo: non è "
            "stato scritto nulla."
        ),
    ),
    (
        WorkspaceDamagedError,
        (FILE, BEFORE),
        (
            "Il file di lavoro /dati/l-2.duckdb è danneggiato: non è stato scritto nulla. Il file precedente, "
            "l-1.duckdb, è intatto (controllato adesso per intero): spostare l-2.duckdb in un'altra cartella e "
            "ripetere; poi salvare di nuovo ciò che è stato salvato dopo. I dati ufficiali sono in altri file."
        ),
    ),
    (
        WorkspaceDamagedError,
        (FILE, None),
        (
            "Il file di lavoro /dati/l-2.duckdb è danneggiato: non è stato scritto nulla. Nessun file prima di "
            "questo si legge: spostare l-2.duckdb in un'altra cartella, rimettere al suo posto una copia di "
            "sicurezza se c'è, e ripetere. I dati ufficiali sono in altri file."
        ),
    ),
    (
        WorkspaceOlderError,
        (FILE, 7, 8),
        (
            "Il file di lavoro /dati/l-2.duckdb è stato scritto da una versione precedente del programma "
            "(schema 7, ora 8). Si aggiorna da solo al primo salvataggio."
        ),
    ),
    (
        UnknownScenarioError,
        ("abc",),
        (
            "Lo scenario «abc» non c'è. L'indirizzo può essere incompleto, oppure di un altro archivio: "
            "sceglierlo dall'elenco degli scenari."
        ),
    ),
    (
        UnknownScenarioError,
        ("abc", 3),
        (
            "La versione 3 dello scenario «abc» non c'è. L'indirizzo può essere incompleto, oppure di un altro "
            "archivio: sceglierlo dall'elenco degli scenari."
        ),
    ),
    (
        DeletedScenarioError,
        ("Più", "Anna", AT),
        (
            f"Lo scenario «Più» è stato eliminato da Anna il {WHEN}. Le sue versioni restano nella storia: per "
            "riaverlo, salvarne una con un altro nome."
        ),
    ),
    (
        ScenarioChangedError,
        ("Più", "Anna", AT),
        (
            f"Lo scenario «Più» è stato salvato da Anna il {WHEN}, dopo che qui era stato aperto. Ricaricarlo "
            "per vedere le sue ipotesi, oppure salvare queste con un altro nome: non è stato scritto nulla."
        ),
    ),
    (ScenarioNameError, ("",), "Lo scenario non ha un nome: scriverne uno, per esempio «Target più alti»."),
    (
        ScenarioNameError,
        ("a" * NAME_LENGTH,),
        ("Lo scenario non ha un nome: scriverne uno, per esempio «Target più alti»."),
    ),
    (ScenarioNameError, ("a" * (NAME_LENGTH + 1),), "Il nome dello scenario ha 81 caratteri: accorciarlo a 80."),
    (
        NameTakenError,
        ("Più", 2024, "Anna"),
        (
            "Nel 2024 c'è già uno scenario «Più», salvato da Anna. Scegliere un altro nome, oppure aprire "
            "quello e salvarne una nuova versione."
        ),
    ),
    (AuthorMissingError, (), "Manca il nome di chi salva: scriverlo, perché gli altri sappiano a chi chiedere."),
    (
        AssumptionValueError,
        (KEY, "tanto"),
        (
            "L'ipotesi su P1/i1 vale «tanto», che non è né un numero (fino a 15 cifre e 12 decimali) né una "
            "data AAAA-MM-GG: riscriverla."
        ),
    ),
    (
        AlreadyAdoptedError,
        ("Più", "Anna", AT),
        (
            f"Questa versione dello scenario «Più» è già stata adottata da Anna il {WHEN}: aprire la proposta "
            "che c'è, oppure salvare una nuova versione e adottare quella."
        ),
    ),
    (
        UnknownProposalError,
        ("abc",),
        (
            "La proposta «abc» non c'è. L'indirizzo può essere incompleto, oppure di un altro archivio: "
            "sceglierla dall'elenco delle proposte."
        ),
    ),
    (NotInProposalError, (KEY,), "La proposta non cambia l'indicatore P1/i1: scegliere una delle sue modifiche."),
    (ActIncompleteError, (), "L'atto ha bisogno dell'organo che lo ha deciso, del numero e della data: completarlo."),
    (
        BriefingChangedError,
        (2024, "Anna", AT),
        (
            f"Il briefing del 2024 è stato salvato da Anna il {WHEN}, dopo che qui era stato aperto. Copiare "
            "altrove i propri testi, ricaricare la pagina per vedere quella versione e unirli: non è stato "
            "scritto nulla."
        ),
    ),
    (
        TextChangedError,
        ("premessa", "Anna", AT),
        (
            f"Il testo di «premessa» è stato salvato da Anna il {WHEN}, dopo che qui era stato aperto. Copiare "
            "altrove il proprio, ricaricare la pagina per vedere l'altro e unire i due: non è stato scritto "
            "nulla."
        ),
    ),
    (
        SavedVersionGoneError,
        (),
        (
            "La versione che qui era aperta non c'è più: forse è stata rimessa una copia di sicurezza, o "
            "l'archivio è un altro. Copiare altrove i propri testi e ricaricare la pagina: non è stato scritto "
            "nulla."
        ),
    ),
    (
        TooLongError,
        ("il titolo di «x»", 20_001, 20_000),
        (
            "Testo troppo lungo (il titolo di «x»): 20.001 caratteri, al più 20.000. Accorciarlo e salvare di "
            "nuovo: non è stato scritto nulla."
        ),
    ),
    (
        DecisionMinutedError,
        (MINUTED,),
        (
            f"La decisione su «Smart working» è stata verbalizzata da Anna il {WHEN}, dopo che qui era stata letta: "
            "guardarla, e ripetere. Non è stato scritto nulla."
        ),
    ),
    (
        TargetDecidedError,
        (THEIRS,),
        (
            f"Il target di P1/i1 è stato deciso da Anna il {WHEN}, in un altro modo: guardare le due scelte e "
            "prenderne una. Non è stato scritto nulla."
        ),
    ),
    (
        RoundChangedError,
        (THEIRS,),
        (
            f"Anna ha deciso il target di P1/i1 il {WHEN}, dopo che qui era stato letto: guardarlo, e concludere di "
            "nuovo. Non è stato scritto nulla."
        ),
    ),
    (
        TargetValueError,
        (KEY, "settanta"),
        (
            "Il target di P1/i1 sarebbe «settanta», che non è né un numero (fino a 15 cifre e 12 decimali) né una "
            "data AAAA-MM-GG: riscriverlo. Non è stato scritto nulla."
        ),
    ),
    (
        RepeatedSlideError,
        ("x",),
        ("Il briefing ha due volte la pagina «x». Toglierne una e salvare di nuovo: non è stato scritto nulla."),
    ),
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
