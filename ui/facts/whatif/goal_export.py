"""Sets of moves as open data: each move as a hypothesis that a command line takes."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from ui.facts.assumption_text import write
from ui.facts.whatif.goal_words import set_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ui.facts.whatif.goal_sets import Together

COLUMNS = ("insieme", "ipotesi", "risultato")


def sets_as_json(found: Iterable[Together], default: tuple[str, str]) -> str:
    """``{"insiemi": [{"nome", "mosse": [{"ipotesi"}], "risultato"}]}``.

    Args:
        found: the sets.
        default: section and owner that a hypothesis need not name.
    """
    sets = [
        {"nome": set_name(one), "mosse": [{"ipotesi": text} for text in _moves(one, default)], "risultato": one.score}
        for one in found
    ]
    return json.dumps({"insiemi": sets}, ensure_ascii=False, indent=2) + "\n"


def sets_as_csv(found: Iterable[Together], default: tuple[str, str]) -> str:
    """One row for each move; arguments as in ``sets_as_json``."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((set_name(one), text, one.score) for one in found for text in _moves(one, default))
    return written.getvalue()


def _moves(one: Together, default: tuple[str, str]) -> Iterator[str]:
    return (write([assumption], default) for assumption in one.assumptions)
