"""``traguardo export``: the data of a year in the open format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.archive import official_of
from data.published.export import export

if TYPE_CHECKING:
    from argparse import Namespace


def export_year(args: Namespace) -> int:
    """Write an ente and year back to a folder."""
    with official_of(args) as official:
        files = export(official.tables(args.ente, args.anno), args.dove)
    print(f"{args.ente} {args.anno}: {len(files)} file in {args.dove}.")
    return 0
