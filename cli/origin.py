"""Where a load came from, in words."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from data.store.provenance import Provenance

WITH_PROGRAM: Final = "enti/"
"""How the origin of the data shipped with the program begins."""


def is_with_program(source: Provenance) -> bool:
    """Whether the data came with the program: real ones, not those that it invents."""
    return source.origin.startswith(WITH_PROGRAM)


def when_and_who(source: Provenance, by: str) -> str:
    """When and by whom a load was made, after a blank, in the time of this machine; the store keeps UTC."""
    the = "del" if by == "di" else "il"
    at = source.loaded_at
    when = f" {the} {at.replace(tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}" if at else ""
    return f"{when} {by} {source.loaded_by}"
