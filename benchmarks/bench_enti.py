"""Thirty-two enti in two groupings: loading, reading what they have in common, scoring, the page of comparisons."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from benchmarks.bench_pages import opened
from benchmarks.bench_size import timed
from benchmarks.bench_whatif import FLAGS, ROOT, Subject, free_port, started
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.register.opening import open_official
from data.store.place import VARIABLE
from data.store.writer import add_folders
from data.synthetic.enti import SOURCE, synthetic_ente
from scoring.basis import Basis
from ui.facts.years import ArchiveYears

if TYPE_CHECKING:
    from data.format.year_reading import EnteFolder

MANY, YEARS, SEED, TIMES = 32, 3, 1, 5
AREAS: Final = ("Nord", "Centro", "Sud")
PAGES: Final = {
    "Confronti, classe dimensionale": "confronti?ente=sintetico-01",
    "Confronti, area": "confronti?ente=sintetico-01&gruppo=area",
}


def main() -> None:
    """Time each piece of work once and each page some times, and print what it took."""
    folders = [in_an_area(number) for number in range(1, MANY + 1)]
    with tempfile.TemporaryDirectory() as folder:
        loading, _ = timed(lambda: add_folders(Path(folder), [(each, SOURCE) for each in folders], afresh=True))
        with open_official(Path(folder)) as official:
            common, values = timed(official.common_values)
            years = [(ArchiveYears(official, found.code), found.years[-1]) for found in official.enti()]
            scoring, views = timed(lambda: [each.view(year, Basis()) for each, year in years])
        indicators = sum(len(view.texts) for view in views if view)
        print(f"{MANY} enti di {YEARS} anni, {indicators} indicatori nell'ultimo: caricarli {loading:.1f} s")
        print(f"leggere e calcolare l'ultimo anno di tutti: {scoring:.1f} s")
        print(f"leggere i {len(values)} valori comuni: {common:.2f} s")
        tell_pages(folder)


def in_an_area(number: int) -> EnteFolder:
    """A synthetic ente that is in a group by its area too."""
    made = synthetic_ente(number, YEARS, SEED)
    area = f'\n[clusters.area]\nname = "Area"\ncluster = "{AREAS[number % len(AREAS)]}"\n'
    documents = {**made.documents, ENTE_FILE: made.documents[ENTE_FILE] + area}
    return replace(made, documents=documents, ente=read_documents(documents)[0])


def tell_pages(folder: str) -> None:
    """The first opening of each page and the median of the others."""
    port = free_port()
    server = started(Subject("enti", ROOT / "app.py", "/", "", {VARIABLE: folder}), port)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            for page, path in PAGES.items():
                times = [opened(browser, f"http://127.0.0.1:{port}/{path}") for _ in range(TIMES)]
                print(f"{page}: la prima volta {times[0]:.1f} s, poi {statistics.median(times[1:]):.2f} s")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
