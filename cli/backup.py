"""``traguardo backup`` and ``traguardo restore``: the whole archive in one file, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cli.archive import WAIT
from cli.output import refuse_line
from cli.place import directory
from data.published.backup import back_up, restore
from data.register.register import REGISTER
from data.store.files import STORE
from data.workspace.workspace import WORKSPACE

if TYPE_CHECKING:
    from argparse import Namespace

FAMILIES: Final = (REGISTER, WORKSPACE, STORE)
"""What stands on the loads is copied before them: they only grow."""


def write_backup(args: Namespace) -> int:
    """Copy the archive into one file."""
    if args.file.suffix.lower() != ".zip":
        return refuse_line("backup", f"il nome «{args.file}» deve finire in .zip")
    names = back_up(directory(args), FAMILIES, args.file.absolute())
    print(f"Copiato e riletto per intero in {args.file}: {', '.join(names)}.")
    return 0


def restore_backup(args: Namespace) -> int:
    """Put a copy in the place of the archive."""
    kept = restore(args.file.absolute(), directory(args), FAMILIES, WAIT)
    print(f"L'archivio {directory(args)} è com'era nella copia {args.file}.")
    if kept is not None:
        print(f"Quello che c'era è in {kept}: cancellarlo quando non serve più.")
    return 0
