"""argparse in Italian: its own translation follows the system's language."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

from cli.output import WRONG_USAGE

_ITALIAN = (
    (r"the following arguments are required: (.+)", r"serve anche \1"),
    (
        r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 non è ammesso; scegliere fra \3",
    ),
    (r"argument (\S+): invalid int value: (.+)", r"\1: \2 non è un numero intero"),
    (r"argument (\S+): expected one argument", r"\1: manca il valore"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 non va insieme con \2"),
    (r"argument (\S+): (.+)", r"\1: \2"),
    (r"unrecognized arguments: (.+)", r"argomenti sconosciuti: \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"opzione ambigua: \1 può essere \2"),
)
"""What argparse says, and how it is said here."""


class ItalianParser(argparse.ArgumentParser):
    """An argument parser whose every word is Italian."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what argparse hands from parser to parser
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=ItalianHelp, **settings)
        self._positionals.title = "argomenti"
        self._optionals.title = "opzioni"
        self.add_argument("-h", "--aiuto", action="help", help="mostra questo aiuto ed esce")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Comando non valido: {_in_italian(message)}. Aiuto: {self.prog} --aiuto\n")


class ItalianHelp(argparse.RawDescriptionHelpFormatter):
    """Help that begins with "uso"."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        """As argparse does, with the Italian word in front."""
        super().add_usage(usage, actions, groups, prefix or "uso: ")  # type: ignore[arg-type]  # argparse's own types


def _in_italian(message: str) -> str:
    for english, italian in _ITALIAN:
        if re.fullmatch(english, message, re.DOTALL):
            return re.sub(english, italian, message, flags=re.DOTALL)
    return message
