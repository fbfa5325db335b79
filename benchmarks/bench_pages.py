"""How long a page takes to open: Documenti and Giunta beside Panoramica, in the same browser and in the same run.

From the request to a page that is drawn and at rest. The first opening of each pays for what is computed once for
everybody; the others, each in a tab of its own, are what a person waits for.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from benchmarks.bench_whatif import FLAGS, ROOT, Subject, free_port, started
from data.store.place import VARIABLE
from data.store.shipped import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES: Final = {"Panoramica": "", "Documenti": "documenti", "Giunta": "giunta"}
PLACE: Final = "?ente=riviere&anno=2023"
TIMES: Final = 7
AT_REST: Final = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const drawn = document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]');
  return app && drawn && app.dataset.testScriptState === 'notRunning';
}"""


def main() -> None:
    """Time each page and print a table, with the ratio to the first."""
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder)):
            pass
        port = free_port()
        server = started(Subject("programma", ROOT / "app.py", "/", "", {VARIABLE: folder}), port)
        try:
            tell(measured(f"http://127.0.0.1:{port}"))
        finally:
            server.terminate()
            server.wait()


def measured(address: str) -> dict[str, list[float]]:
    """Seconds of each opening of each page, the pages in turn."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        opened(browser, f"{address}/guida")
        for _ in range(TIMES):
            for name, path in PAGES.items():
                times[name].append(opened(browser, f"{address}/{path}{PLACE}"))
        browser.close()
    return times


def opened(browser: Browser, address: str, most: float = 120.0) -> float:
    """Seconds until the page is at rest; playwright's TimeoutError after the most."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="it-IT")
    start = time.perf_counter()
    try:
        page.goto(address, timeout=1000 * most)
        page.wait_for_function(AT_REST, timeout=1000 * most)
        return time.perf_counter() - start
    finally:
        page.close()


def tell(times: dict[str, list[float]]) -> None:
    """The first opening, the median of the others, and how many times Panoramica that is."""
    print("pagina | la prima volta, s | poi, mediana, s | volte Panoramica")
    least = statistics.median(times["Panoramica"][1:])
    for name, found in times.items():
        middle = statistics.median(found[1:])
        print(f"{name} | {found[0]:.2f} | {middle:.2f} | {middle / least:.2f}")


if __name__ == "__main__":
    main()
