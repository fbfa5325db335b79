"""What every door says in the same way: exit codes, sentences on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

FAILED, WRONG_USAGE = 1, 2


class Damageable(Protocol):
    """What may not be all there."""

    @property
    def damage(self) -> object:
        """What to tell whoever reads; None where all is well."""


def say(sentence: str) -> None:
    """Tell whoever typed the command, beside what the command prints."""
    print(sentence, file=sys.stderr, flush=True)


def refuse_line(door: str, why: str) -> int:
    """Say why a command line asks what cannot be asked.

    Returns:
        The exit code.
    """
    say(f"Comando non valido: {why}. Aiuto: traguardo {door} --aiuto")
    return WRONG_USAGE


def refuse(problems: Collection[object], count: int, outcome: str) -> int:
    """Say every problem, how many they are and that nothing was done.

    Args:
        problems: one line each.
        count: how many they stand for.
        outcome: what was not done: "non è stato caricato nulla".

    Returns:
        The exit code.
    """
    for problem in problems:
        say(str(problem))
    found = "C'è 1 problema" if count == 1 else f"Ci sono {count} problemi"
    say(f"{found}: {outcome}. Correggere e ripetere il comando.")
    return FAILED


def warn_of_damage(reader: Damageable) -> None:
    """Say what is missing where an older file is shown."""
    if reader.damage is not None:
        say(f"Attenzione: {reader.damage}")
