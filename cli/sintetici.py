"""``traguardo sintetici``: enti that do not exist."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from data.store import place
from data.synthetic.enti import write_synthetic
from data.synthetic.years import last_years

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def make_synthetic(args: Namespace) -> int:
    """Make a store of enti that do not exist, apart from the real ones."""
    directory: Path = (args.archivio or place.SYNTHETIC).absolute()
    made = write_synthetic(directory, args.enti, args.anni, args.seme)
    years = last_years(args.anni)
    shown = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[-1])
    what = f"{args.enti} {'ente sintetico' if args.enti == 1 else 'enti sintetici'}, {shown}, seme {args.seme}"
    print(f"{what}: {'creati' if made else 'già presenti e uguali'} in {directory}.")
    print(f"Per aprirli: traguardo run --archivio {shlex.quote(str(directory))}")
    return 0
