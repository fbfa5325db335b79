"""An ente of 20 000 nodes, 52 000 indicators and ten years beside one that comes with the program: every page of it.

The pages are opened in the same browser and in the same run, in turn. Reading and scoring are told for each thousand
indicators: where that is the same for both, nothing grows faster than the plan.
"""

from __future__ import annotations

import math
import os
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import sync_playwright

from benchmarks.bench_pages import opened
from benchmarks.bench_whatif import FLAGS, ROOT, Subject, free_port, started
from data.plan.series import Histories
from data.register.opening import open_official
from data.store.place import VARIABLE
from data.store.shipped import open_store
from data.synthetic.enti import LARGE_CODE, write_synthetic
from data.synthetic.large import Size
from scoring.basis import Basis
from ui.facts.year_view import scored_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser

_T = TypeVar("_T")

NODES, INDICATORS = (int(os.environ.get(name, most)) for name, most in (("NODI", 20_000), ("INDICATORI", 52_000)))
YEARS: Final = 10
MADE: Final = os.environ.get("ARCHIVIO", "")
"""A store that has the large ente already, as ``traguardo sintetici`` makes it."""
SHIPPED: Final = "riviere"
PAGES: Final = {
    "Panoramica": "",
    "Albero, a colonne": "albero?forma=colonne",
    "Albero, ad anelli": "albero?forma=anelli",
    "Albero, a barre": "albero?forma=barre",
    "Scheda": "scheda",
    "Andamenti, grafici": "andamenti",
    "Andamenti, tabella": "andamenti?mostra=tabella",
    "Simulazione": "simulazione",
    "Unità": "unita",
    "Confronti": "confronti",
    "Cerca": "cerca?parole=attività",
    "Note": "note",
    "Giunta": "giunta",
    "Documenti": "documenti",
    "Dati": "dati",
    "Metodo": "metodo",
    "Registro": "registro",
    "Anni": "andamenti?mostra=anni",
}
TIMES: Final = int(os.environ.get("VOLTE", "3"))
"""Openings of each page, at least two: the first, and those after it."""
MOST_SECONDS: Final = float(os.environ.get("SECONDI", "900"))
"""Of an opening, and what takes longer is told as infinite."""


def main() -> None:
    """Time reading, scoring and every page, and print a table of each."""
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as room:
        with open_store(Path(small)):
            pass
        large = MADE or made(room)
        print("ente | indicatori | leggere, ms per mille | calcolare, ms per mille | memoria, MB")
        for ente, folder in ((SHIPPED, small), (LARGE_CODE, large)):
            print(read_and_scored(ente, Path(folder)))
        print("pagina | la prima volta, s | poi, mediana, s | volte l'ente fornito")
        in_the_browser({SHIPPED: small, LARGE_CODE: large})


def made(room: str) -> str:
    """A new store with the large ente, in a folder that is empty; tells how long it takes."""
    took, _ = timed(lambda: write_synthetic(Path(room), 1, YEARS, 1, Size(NODES, INDICATORS)))
    print(f"creare l'ente di {NODES} nodi e {INDICATORS} indicatori, {YEARS} anni: {took:.1f} s")
    return room


def read_and_scored(ente: str, folder: Path) -> str:
    """How long a year takes to be read and scored, for each thousand indicators; the most memory until then."""
    with open_official(folder) as official:
        year = official.years(ente)[-1]
        reading, plan = timed(lambda: official.plan(ente, year))
        scoring, view = timed(lambda: scored_view(plan, Histories(plan, official.others(ente, year)), Basis()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    each = 1_000_000 / len(view.texts)
    return f"{ente} | {len(view.texts)} | {reading * each:.0f} | {scoring * each:.0f} | {most}"


def in_the_browser(folders: Mapping[str, str]) -> None:
    """Time each opening of each page, the enti in turn, and tell each page when it is done."""
    times: dict[tuple[str, str], list[float]] = {(page, ente): [] for page in PAGES for ente in folders}
    servers, addresses = [], {}
    for ente, folder in folders.items():
        port = free_port()
        servers.append(started(Subject(ente, ROOT / "app.py", "/", "", {VARIABLE: folder}), port))
        addresses[ente] = f"http://127.0.0.1:{port}"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            for page, path in PAGES.items():
                for _ in range(TIMES):
                    for ente, address in addresses.items():
                        where = f"{address}/{path}{'&' if '?' in path else '?'}ente={ente}"
                        times[page, ente].append(or_too_long(browser, where))
                print(line(page, times), flush=True)
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def or_too_long(browser: Browser, address: str) -> float:
    """Seconds of an opening; infinite where it took too long."""
    try:
        return opened(browser, address, MOST_SECONDS)
    except PlaywrightTimeoutError:
        return math.inf


def line(page: str, times: Mapping[tuple[str, str], list[float]]) -> str:
    """The first opening and the median of the others of the large ente, and how many times the other's that is."""
    small, large = (statistics.median(times[page, ente][1:]) for ente in (SHIPPED, LARGE_CODE))
    return f"{page} | {times[page, LARGE_CODE][0]:.1f} | {large:.2f} | {large / small:.1f}"


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds of a piece of work, and what it gives."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


if __name__ == "__main__":
    main()
