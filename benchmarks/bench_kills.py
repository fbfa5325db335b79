"""Two hundred kills at random moments of every kind of writer: what was confirmed is there, nothing by half."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests import kills

KILLS, SEED = 200, 11


def main(count: int = KILLS) -> None:
    """Kill, check after each kill, and print a table; a check that fails ends it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        kills.prepare(place)
        start = time.perf_counter()
        with kills.nursery(place, SEED) as nursery:
            for turn in range(count):
                kind = list(kills.KINDS)[turn % len(kills.KINDS)]
                nursery.kill_one(kind, at_work=turn % 2 == 0)
                kills.check(place, kind)
        notes = [line.split()[0] for line in (place / "fatto.txt").read_text(encoding="utf-8").splitlines()]
        done = ", ".join(f"{word} {notes.count(word)}" for word in dict.fromkeys(notes))
        print(f"{count} interruzioni in {time.perf_counter() - start:.0f} s; finiti prima: {done}. Nulla perso.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
