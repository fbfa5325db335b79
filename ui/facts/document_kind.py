"""The documents of a year."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What can be asked."""

    GIUNTA = "giunta"
    RELAZIONE = "relazione"
    SCHEDA = "scheda"
    DATI = "dati"
