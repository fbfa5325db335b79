"""``traguardo sintetici``: enti that do not exist."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from data.store import place
from data.synthetic.enti import write_synthetic
from data.synthetic.large import LargeEnteError, Size
from data.synthetic.years import last_years
from ui.facts.format import number

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def make_synthetic(args: Namespace) -> int:
    """Make a store of enti that do not exist, apart from the real ones."""
    directory: Path = (args.archivio or place.SYNTHETIC).absolute()
    large = _large(args)
    made = write_synthetic(directory, args.enti, args.anni, args.seme, large)
    years = last_years(args.anni)
    shown = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[-1])
    also = f" e uno grande ({number(large.nodes, 0)} nodi, {number(large.indicators, 0)} indicatori)" if large else ""
    what = f"{args.enti} {'ente sintetico' if args.enti == 1 else 'enti sintetici'}{also}, {shown}, seme {args.seme}"
    print(f"{what}: {'creati' if made else 'già presenti e uguali'} in {directory}.")
    print(f"Per aprirli: traguardo run --archivio {shlex.quote(str(directory))}")
    return 0


def _large(args: Namespace) -> Size | None:
    """How large the ente that is added is; None where none is.

    Raises:
        LargeEnteError: only one of the two numbers is given.
    """
    if args.nodi is None and args.indicatori is None:
        return None
    if args.nodi is None or args.indicatori is None:
        raise LargeEnteError
    return Size(args.nodi, args.indicatori)
