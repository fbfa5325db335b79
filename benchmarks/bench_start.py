"""How long a command takes to begin, beside Python alone and the one library that the list of the enti needs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from data.store.shipped import add_shipped

ROOT = Path(__file__).parents[1]
ROUNDS = 15
NOTHING, DUCKDB = "python -c pass", "python -c 'import duckdb'"


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one program from its start to its end, in seconds: on the wall, and of the processor (user and system)."""

    wall: float
    processor: float


def main() -> None:
    """Time them in turns, so that a busy moment spoils none of them alone, and print a table."""
    with tempfile.TemporaryDirectory() as place:
        add_shipped(Path(place))
        programs = {
            NOTHING: ["-c", "pass"],
            DUCKDB: ["-c", "import duckdb"],
            "traguardo --versione": ["-m", "cli", "--versione"],
            "traguardo --aiuto": ["-m", "cli", "--aiuto"],
            "traguardo enti": ["-m", "cli", "enti", "--archivio", place],
            "traguardo score": ["-m", "cli", "score", "--archivio", place, "--ente", "torino", "--anno", "2022"],
        }
        found = {name: [cost(words)] for name, words in programs.items()}
        for _ in range(ROUNDS - 1):
            for name, words in programs.items():
                found[name].append(cost(words))
    least = {name: Cost(min(c.wall for c in own), min(c.processor for c in own)) for name, own in found.items()}
    for name, own in least.items():
        tell(name, own, least[NOTHING], least[DUCKDB])


def cost(words: list[str]) -> Cost:
    """Run a program once; it must end well."""
    begun, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - the programs of the table
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False
    )
    wall, after = time.perf_counter() - begun, getrusage(RUSAGE_CHILDREN)
    assert done.returncode == 0
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def tell(name: str, own: Cost, nothing: Cost, duckdb: Cost) -> None:
    """One line of the table; the ratios are of the processor's time, which a busy machine changes less."""
    print(
        f"{name:<26} {own.wall * 1e3:7.0f} ms   processore {own.processor * 1e3:7.0f} ms   "
        f"volte Python {own.processor / nothing.processor:6.1f}   volte DuckDB {own.processor / duckdb.processor:6.2f}"
    )


if __name__ == "__main__":
    main()
