"""What can go wrong with a document of a year: each error says which thing, what is wrong and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class NodeNotFoundError(DataError):
    """No sheet has the node that was asked."""

    def __init__(self, code: str, near: Sequence[str]) -> None:
        self.code = code
        hint = f" Codici simili: {', '.join(near)}." if near else " I codici li elenca «traguardo score»."
        super().__init__(f"Il nodo «{code}» non c'è fra quelli chiesti.{hint}")


class ManySheetsError(DataError):
    """More than one sheet has a result for the node that was asked."""

    def __init__(self, code: str, places: Sequence[tuple[str, str]]) -> None:
        self.code = code
        self.places = tuple(places)
        ways = "; ".join(_way(section, owner) for section, owner in places)
        super().__init__(f"Il nodo «{code}» ha un risultato in più schede. Scegliere fra: {ways}.")


class TooLargeError(DataError):
    """A document is asked of a plan that has too many indicators to be read on paper."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class UndrawableError(DataError):
    """The program that lays the page out refuses it."""

    def __init__(self, what: str, reason: str) -> None:
        self.what = what
        super().__init__(
            f"«{what}» non si può impaginare ({reason}). Se un nome contiene segni insoliti, toglierli "
            "dai dati e ripetere il comando: non è stato scritto nulla."
        )


class TemplateError(DataError):
    """A file cannot be the template of a document."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"Il modello {path} non va bene: {reason}. Come si fa un modello è nella guida (Documenti, «I modelli "
            "dell'ente»); se lo si toglie dalla cartella vale quello del programma."
        )


class BadEpochError(DataError):
    """The day that the environment asks for is none."""

    def __init__(self, variable: str, found: str) -> None:
        self.found = found
        super().__init__(
            f"La variabile {variable} vale «{found}», che non è un numero di secondi dal 1970: correggerla o toglierla."
        )


class NotAFileError(DataError):
    """The place of a document is a folder."""

    def __init__(self, path: Path, ending: str) -> None:
        self.path = path
        super().__init__(
            f"{path} è una cartella. Indicare con --dove il nome di un file, per esempio {path}/documento{ending}."
        )


class BadEndingError(DataError):
    """The ending of a file is of no format that the document has."""

    def __init__(self, path: Path, kind: str, known: Sequence[str]) -> None:
        self.path = path
        ways = " o ".join(known)
        folder = ", oppure una cartella" if kind == "dati" else ""
        super().__init__(
            f"«{path.name}» non dice in quale formato scrivere {_THE.get(kind, kind)}: "
            f"indicare con --dove un file {ways}{folder}."
        )


_THE = {"giunta": "il briefing", "relazione": "la Relazione", "scheda": "la scheda", "dati": "i dati"}


def _way(section: str, owner: str) -> str:
    return f"--sezione {section} --persona «{owner}»" if owner else f"--sezione {section}"
