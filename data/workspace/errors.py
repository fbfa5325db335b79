"""What can go wrong with what people save: each error says what happened and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.errors import DataError
from data.store.errors import DamagedError, local_time

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from data.plan.minutes import MinutedDecision
    from data.plan.rounds import SavedChoice
    from scoring.model import MeasureKey

NAME_LENGTH = 80
"""Signs that a scenario's name may have at most."""

_NOTHING = "non è stato scritto nulla."


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


class WorkspaceDamagedError(DamagedError):
    """A file of what people save is damaged, and what was asked cannot do without it."""

    def __init__(self, file: Path, previous: Path | None) -> None:
        rest = (
            f"Il file precedente, {previous.name}, è intatto (controllato adesso per intero): spostare {file.name} in "
            "un'altra cartella e ripetere; poi salvare di nuovo ciò che è stato salvato dopo."
            if previous
            else f"Nessun file prima di questo si legge: spostare {file.name} in un'altra cartella, rimettere al suo "
            "posto una copia di sicurezza se c'è, e ripetere."
        )
        text = f"Il file di lavoro {file} è danneggiato: non è stato scritto nulla. {rest}"
        super().__init__(file, previous, f"{text} I dati ufficiali sono in altri file.")


class WorkspaceOlderError(DataError):
    """The current file was written by an earlier version and must be brought up to date first."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        self.file = file
        self.found = found
        self.known = known
        super().__init__(
            f"Il file di lavoro {file} è stato scritto da una versione precedente del programma "
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
            f"Lo scenario «{name}» è stato eliminato da {author} il {local_time(at)}. "
            "Le sue versioni restano nella storia: per riaverlo, salvarne una con un altro nome."
        )


class ScenarioChangedError(DataError):
    """Somebody saved the scenario since it was read."""

    def __init__(self, name: str, author: str, at: datetime) -> None:
        self.name = name
        self.author = author
        self.at = at
        super().__init__(
            f"Lo scenario «{name}» è stato salvato da {author} il {local_time(at)}, dopo che qui era stato aperto. "
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
            f"Questa versione dello scenario «{name}» è già stata adottata da {author} il {local_time(at)}: "
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


class BriefingChangedError(DataError):
    """Somebody saved the briefing since it was read."""

    def __init__(self, year: int, author: str, at: datetime) -> None:
        self.year = year
        self.author = author
        self.at = at
        super().__init__(
            f"Il briefing del {year} è stato salvato da {author} il {local_time(at)}, dopo che qui era stato aperto. "
            f"Copiare altrove i propri testi, ricaricare la pagina per vedere quella versione e unirli: {_NOTHING}"
        )


class TextChangedError(DataError):
    """Somebody saved a text of the Relazione since it was read."""

    def __init__(self, place: str, author: str, at: datetime) -> None:
        self.place = place
        self.author = author
        self.at = at
        super().__init__(
            f"Il testo di «{place}» è stato salvato da {author} il {local_time(at)}, dopo che qui era stato aperto. "
            f"Copiare altrove il proprio, ricaricare la pagina per vedere l'altro e unire i due: {_NOTHING}"
        )


class DecisionMinutedError(DataError):
    """Somebody minuted the same decision since it was read.

    Attributes:
        theirs: as it is saved.
    """

    def __init__(self, theirs: MinutedDecision) -> None:
        self.theirs = theirs
        super().__init__(
            f"La decisione su «{theirs.decision.about}» è stata verbalizzata da {theirs.author} il "
            f"{local_time(theirs.saved_at)}, dopo che qui era stata letta: guardarla, e ripetere. "
            f"{_NOTHING.capitalize()}"
        )


class TargetDecidedError(DataError):
    """Somebody decided the same target meanwhile, and otherwise.

    Attributes:
        theirs: as it is saved.
    """

    def __init__(self, theirs: SavedChoice) -> None:
        self.theirs = theirs
        super().__init__(
            f"Il target di {theirs.key.node_code}/{theirs.key.indicator_code} è stato deciso da {theirs.author} il "
            f"{local_time(theirs.saved_at)}, in un altro modo: guardare le due scelte e prenderne una. "
            f"{_NOTHING.capitalize()}"
        )


class RoundChangedError(DataError):
    """Somebody decided something since the round to be concluded was read."""

    def __init__(self, theirs: SavedChoice) -> None:
        self.theirs = theirs
        super().__init__(
            f"{theirs.author} ha deciso il target di {theirs.key.node_code}/{theirs.key.indicator_code} il "
            f"{local_time(theirs.saved_at)}, dopo che qui era stato letto: guardarlo, e concludere di nuovo. "
            f"{_NOTHING.capitalize()}"
        )


class TargetValueError(DataError):
    """A target decided that is neither a number nor a day."""

    def __init__(self, key: MeasureKey, text: str) -> None:
        self.key = key
        self.text = text
        super().__init__(
            f"Il target di {key.node_code}/{key.indicator_code} sarebbe «{text}», che non è né un numero "
            f"(fino a 15 cifre e 12 decimali) né una data AAAA-MM-GG: riscriverlo. {_NOTHING.capitalize()}"
        )


class SavedVersionGoneError(DataError):
    """The version that was read is not there any more: a copy was put back, or it is another store."""

    def __init__(self) -> None:
        super().__init__(
            "La versione che qui era aperta non c'è più: forse è stata rimessa una copia di sicurezza, o l'archivio "
            f"è un altro. Copiare altrove i propri testi e ricaricare la pagina: {_NOTHING}"
        )


class TooLongError(DataError):
    """A text with more signs than there is room for.

    Args:
        what: which text, in Italian: «il commento di …».
    """

    def __init__(self, what: str, length: int, most: int) -> None:
        self.what = what
        self.length = length
        self.most = most
        super().__init__(
            f"Testo troppo lungo ({what}): {_grouped(length)} caratteri, al più {_grouped(most)}. "
            f"Accorciarlo e salvare di nuovo: {_NOTHING}"
        )


class RepeatedSlideError(DataError):
    """Two slides of a briefing with one code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"Il briefing ha due volte la pagina «{code}». Toglierne una e salvare di nuovo: {_NOTHING}")


def _grouped(number: int) -> str:
    """A whole number as an Italian reader writes it.

    Examples:
        >>> _grouped(20000)
        '20.000'
    """
    return f"{number:,}".replace(",", ".")
