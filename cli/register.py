"""``traguardo registro``: every load and every change of the official data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from cli.archive import official_of
from data.plan.entries import Wanted, wanted_entries
from data.plan.scores import rows_as_csv, rows_as_json
from data.register.entries import entries
from ui.facts.register import COLUMNS, register_lines, register_rows

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date


def print_register(args: Namespace) -> int:
    """Print the loads and changes that are asked for, the first one first."""
    with official_of(args) as official:
        found = wanted_entries(entries(official, args.ente, args.anno), _wanted(args))
    match args.formato:
        case "csv":
            sys.stdout.write(rows_as_csv(register_rows(found), COLUMNS))
        case "json":
            sys.stdout.write(rows_as_json(register_rows(found), ()))
        case _:
            sys.stdout.writelines(f"{line}\n" for line in register_lines(found))
    return 0


def _wanted(args: Namespace) -> Wanted:
    return Wanted(
        kind=args.tipo or "",
        person=args.persona or "",
        since=_moment(args.dal, time.min),
        until=_moment(args.al, time.max),
        code=args.codice or "",
    )


def _moment(day: date | None, at: time) -> datetime | None:
    """A moment of a day of this machine, in UTC as the files keep it."""
    return datetime.combine(day, at).astimezone(UTC).replace(tzinfo=None) if day else None
