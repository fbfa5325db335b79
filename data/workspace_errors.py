"""What can go wrong with scenarios: each error says what happened and the way out."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from data.errors import DataError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from scoring.model import MeasureKey

NAME_LENGTH = 80
"""Signs that a scenario's name may have at most."""


class WorkspaceBusyError(DataError):
    """Another person is saving."""

    def __init__(self, directory: Path, pid: str) -> None:
        self.directory = directory
        self.pid = pid
        who = f" (processo {pid})" if pid else ""
        super().__init__(
            f"Un altro salvataggio sta scrivendo in {directory}{who}. "
            "Attendere qualche secondo e salvare di nuovo: non è stato scritto nulla."
        )


class WorkspaceDamagedError(DataError):
    """The current file of scenarios cannot be read."""

    def __init__(self, file: Path, previous: Path | None) -> None:
        self.file = file
        self.previous = previous
        rest = (
            f"Il file precedente, {previous.name}, è intatto: spostare {file.name} altrove e ripetere; "
            "mancherà soltanto l'ultimo salvataggio."
            if previous
            else f"Spostare {file.name} altrove, rimettere al suo posto una copia di sicurezza se c'è, e ripetere."
        )
        super().__init__(
            f"Il file degli scenari {file} è danneggiato e non si legge. {rest} I dati ufficiali sono in altri file."
        )


class WorkspaceOlderError(DataError):
    """The scenarios were written by an earlier version and must be brought up to date first."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        self.file = file
        self.found = found
        self.known = known
        super().__init__(
            f"Il file degli scenari {file} è stato scritto da una versione precedente del programma "
            f"(schema {found}, ora {known}). Si aggiorna da solo al primo salvataggio."
        )


class UnknownScenarioError(DataError):
    """There is no scenario, or no version of it, with this code."""

    def __init__(self, scenario_id: str, version: int | None = None) -> None:
        self.scenario_id = scenario_id
        self.version = version
        what = f"La versione {version} dello scenario" if version else "Lo scenario"
        super().__init__(
            f"{what} «{scenario_id}» non c'è. L'indirizzo può essere incompleto, oppure di un altro archivio: "
            "sceglierlo dall'elenco degli scenari."
        )


class DeletedScenarioError(DataError):
    """The scenario was there, and somebody deleted it."""

    def __init__(self, name: str, author: str, at: datetime) -> None:
        self.name = name
        self.author = author
        self.at = at
        super().__init__(
            f"Lo scenario «{name}» è stato eliminato da {author} il {_local(at)}. "
            "Le sue versioni restano nella storia: per riaverlo, salvarne una con un altro nome."
        )


class ScenarioChangedError(DataError):
    """Somebody saved the scenario since it was read."""

    def __init__(self, name: str, author: str, at: datetime) -> None:
        self.name = name
        self.author = author
        self.at = at
        super().__init__(
            f"Lo scenario «{name}» è stato salvato da {author} il {_local(at)}, dopo che qui era stato aperto. "
            "Ricaricarlo per vedere le sue ipotesi, oppure salvare queste con un altro nome: "
            "non è stato scritto nulla."
        )


class ScenarioNameError(DataError):
    """A name that is blank or too long."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"Il nome dello scenario ha {len(name)} caratteri: accorciarlo a {NAME_LENGTH}."
            if len(name) > NAME_LENGTH
            else "Lo scenario non ha un nome: scriverne uno, per esempio «Target più alti»."
        )


class NameTakenError(DataError):
    """Another scenario of the same ente and year has the name."""

    def __init__(self, name: str, year: int, author: str) -> None:
        self.name = name
        self.year = year
        self.author = author
        super().__init__(
            f"Nel {year} c'è già uno scenario «{name}», salvato da {author}. "
            "Scegliere un altro nome, oppure aprire quello e salvarne una nuova versione."
        )


class AuthorMissingError(DataError):
    """Nobody signs what is to be written."""

    def __init__(self) -> None:
        super().__init__("Manca il nome di chi salva: scriverlo, perché gli altri sappiano a chi chiedere.")


class AssumptionValueError(DataError):
    """A hypothesis that is neither a number nor a day."""

    def __init__(self, key: MeasureKey, text: str) -> None:
        self.key = key
        self.text = text
        super().__init__(
            f"L'ipotesi su {key.node_code}/{key.indicator_code} vale «{text}», che non è né un numero "
            "(fino a 15 cifre e 12 decimali) né una data AAAA-MM-GG: riscriverla."
        )


class AlreadyAdoptedError(DataError):
    """The same version of a scenario is already a proposal."""

    def __init__(self, name: str, author: str, at: datetime) -> None:
        self.name = name
        self.author = author
        self.at = at
        super().__init__(
            f"Questa versione dello scenario «{name}» è già stata adottata da {author} il {_local(at)}: "
            "aprire la proposta che c'è, oppure salvare una nuova versione e adottare quella."
        )


class UnknownProposalError(DataError):
    """There is no proposal with this code."""

    def __init__(self, proposal_id: str) -> None:
        self.proposal_id = proposal_id
        super().__init__(
            f"La proposta «{proposal_id}» non c'è. L'indirizzo può essere incompleto, oppure di un altro archivio: "
            "sceglierla dall'elenco delle proposte."
        )


class NotInProposalError(DataError):
    """An act for an indicator that the proposal does not revise."""

    def __init__(self, key: MeasureKey) -> None:
        self.key = key
        super().__init__(
            f"La proposta non cambia l'indicatore {key.node_code}/{key.indicator_code}: "
            "scegliere una delle sue modifiche."
        )


class ActIncompleteError(DataError):
    """An act without its body or its number."""

    def __init__(self) -> None:
        super().__init__("L'atto ha bisogno dell'organo che lo ha deciso, del numero e della data: completarlo.")


def _local(at: datetime) -> str:
    """A moment kept in UTC, in the time of this machine."""
    return f"{at.replace(tzinfo=UTC).astimezone():%d/%m/%Y alle %H:%M}"
