"""One confirmed edit in an archive with few plans and in one with hundreds, in brackets as a ratio to the first."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from data.plan.changes import ChangeKind, Draft
from data.register.edits import correction
from data.register.official import Official
from data.register.opening import open_official
from data.register.proposal import propose
from data.register.register import open_register
from data.register.writer import confirm
from data.store.files import numbered_files
from data.synthetic.enti import write_synthetic

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVES = ((1, 2), (300, 2), (60, 10))
"""Enti and years: the same plan among 2 and among 600, then with more years of its own ente."""
SEED, TIMES = 1, 12


def main() -> None:
    """Time both and print a table."""
    with tempfile.TemporaryDirectory() as place:
        found = {}
        for enti, years in ARCHIVES:
            directory = Path(place) / f"{enti}-{years}"
            write_synthetic(directory, enti, years, SEED)
            found[enti, years] = timed(directory)
        first = found[ARCHIVES[0]]
        for (enti, years), seconds in found.items():
            told = (f"{what} {min(s) * 1e3:6.1f} ms ({min(s) / min(first[what]):.2f})" for what, s in seconds.items())
            print(f"{enti:>3} enti x {years:>2} anni   {'   '.join(told)}")
        size = numbered_files(directory)[-1].stat().st_size / 1e6
        print(f"una modifica scritta come caricamento copierebbe {size:.1f} MB")


def timed(directory: Path) -> dict[str, list[float]]:
    """Seconds of some edits of the newest plan of an ente: proposed, confirmed, read again as a page does."""
    found: dict[str, list[float]] = {"proposta": [], "conferma": [], "rilettura": []}
    with open_official(directory) as official:
        code, year = official.enti()[0].code, official.enti()[0].years[-1]
        for draft in drafts(official, code, year):
            official = Official(official.store, open_register(directory))  # noqa: PLW2901 - as a page opens it again
            start = time.perf_counter()
            assert not propose(official, draft).problems
            proposed = time.perf_counter()
            assert confirm(official, draft).change
            confirmed = time.perf_counter()
            with open_register(directory) as register:
                Official(official.store, register).plan(code, year)
            found["proposta"].append(proposed - start)
            found["conferma"].append(confirmed - proposed)
            found["rilettura"].append(time.perf_counter() - confirmed)
    return found


def drafts(official: Official, code: str, year: int) -> Iterator[Draft]:
    """Corrections of one value after the other."""
    rows = official.rows(code, year)
    table = rows["actuals"].table
    draft = Draft(ente=code, year=year, kind=ChangeKind.CORRECTION, author="Rossi", reason="prova")
    for _, cells in list(rows["actuals"].records())[:TIMES]:
        key = tuple(cells[name] for name in table.key)
        yield replace(draft, rows=correction(rows, "actuals", key, {"note": "riletto"}))


if __name__ == "__main__":
    main()
