"""``traguardo score``: the scores of a year."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cli.archive import lacks_section, official_of, plan_and_histories
from cli.output import FAILED
from data.plan.scores import score_rows, scores_as_csv, scores_as_json, unit_rows
from ui.facts.whatif.simulation import Setting, official_sheets

if TYPE_CHECKING:
    from argparse import Namespace


def print_scores(args: Namespace) -> int:
    """Print the scores of an ente and year."""
    with official_of(args) as official:
        plan, series = plan_and_histories(official, args)
        if lacks_section(plan, args.sezione):
            return FAILED
        scored = official_sheets(plan, series, Setting(basis=args.base))
    wanted = (each for each in scored if args.sezione in (None, each.sheet.section))
    rows = [*score_rows(wanted, is_synthetic=plan.ente.synthetic)]
    if args.sezione is None:
        rows.extend(unit_rows(plan, scored))
    write = scores_as_json if args.formato == "json" else scores_as_csv
    sys.stdout.write(write(rows))
    return 0
