"""Where the store of a command is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.place import default_directory

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def directory(args: Namespace) -> Path:
    """Where the store is: as asked, as the environment says, or beside the program."""
    asked: Path = args.archivio or default_directory()
    return asked.absolute()
