"""The documents of a year."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What can be asked."""

    GIUNTA = "giunta"
    VERBALE = "verbale"
    RELAZIONE = "relazione"
    SCHEDA = "scheda"
    DATI = "dati"
