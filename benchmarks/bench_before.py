"""Two copies of the program side by side: the first content of a page, the page at rest, the switch to another page.

``PRIMA=<folder>`` is the other copy, whole and with an environment of its own (``git worktree add``, ``make run``);
without it nothing is measured. Both are asked in turn, in the same browser and in the same run, each with a store of
its own.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from benchmarks.bench_pages import AT_REST, PLACE
from benchmarks.bench_whatif import FLAGS, ROOT, free_port, wait_for
from data.store.place import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

DRAWN: Final = "[data-testid=stMain] :is(.js-plotly-plot, [data-testid=stMetric], table)"
_ROWS, _COLOURS = 200, 12
"""Pixels from the top of a table that are looked at, and how many colours its empty lines have at most."""
FIRST: Final = f"""() => {{
  const painted = (table) => {{
    if (!table.width || !table.height) return false;
    const pixels = table.getContext('2d').getImageData(0, 0, table.width, Math.min(table.height, {_ROWS})).data;
    const colours = new Set();
    for (let at = 0; at < pixels.length && colours.size <= {_COLOURS}; at += 4) {{
      colours.add(pixels[at] * 65536 + pixels[at + 1] * 256 + pixels[at + 2]);
    }}
    return colours.size > {_COLOURS};
  }};
  const tables = [...document.querySelectorAll('[data-testid=stDataFrame] canvas')];
  return document.querySelector('{DRAWN}') || tables.some(painted);
}}"""
"""A figure, a number or a table that can be read: what a page has beside its frame."""
WHOLE: Final = f"""() => ({AT_REST})() && !document.querySelector('[data-testid=stSkeleton]') &&
  [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(each => each.querySelector('.main-svg'))"""
"""At rest, and its figures drawn: the first of them waits for its library."""
PAGES: Final = {"Panoramica": "", "Albero": "albero", "Scheda": "scheda", "Confronti": "confronti", "Note": "note"}
SWITCHES: Final = (
    "Albero",
    "Panoramica",
    "Note",
    "Andamenti",
    "Scheda",
    "Confronti",
    "Simulazione",
    "Documenti",
    "Giunta",
)
"""One after the other: every page that both copies have."""
COPIES: Final = ("prima", "adesso")
_FIRST, _AT_REST, _SWITCH, _DRAWN = "primo contenuto", "ferma", "da una pagina a", "tutto disegnato in"
"""What is timed."""
TIMES: Final = int(os.environ.get("VOLTE", "7"))


def main() -> None:
    """Time both copies and print a table, with the ratio of this one to the other."""
    if not (before := os.environ.get("PRIMA")):
        print("PRIMA=<cartella di un'altra copia del programma> per confrontarla con questa.")
        return
    with tempfile.TemporaryDirectory() as folder:
        copies = dict(zip(COPIES, (Path(before), ROOT), strict=True))
        ports = {name: free_port() for name in copies}
        servers = [served(copy, ports[name], Path(folder) / name) for name, copy in copies.items()]
        try:
            tell(measured(ports))
        finally:
            for server in servers:
                server.terminate()
                server.wait()


def served(copy: Path, port: int, store: Path) -> subprocess.Popen[bytes]:
    """A copy of the program, run by its own Python, answering."""
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603 - fixed arguments
        [str(copy / ".venv/bin/python"), "-m", "streamlit", "run", str(copy / "app.py"), *options],
        cwd=copy,
        env={**os.environ, VARIABLE: str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return wait_for(server, port, str(copy))


def measured(ports: Mapping[str, int]) -> dict[tuple[str, str], list[float]]:
    """Seconds of each thing in each copy, in turn, after a round that does not count."""
    times: dict[tuple[str, str], list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for turn in range(TIMES + 1):
            for what, took in (pair for name, port in ports.items() for pair in one_round(browser, name, port)):
                times.setdefault(what, []).extend([took] if turn else [])
        browser.close()
    return times


def one_round(browser: Browser, name: str, port: int) -> list[tuple[tuple[str, str], float]]:
    """Every opening and every switch, once."""
    times = []
    for page, path in PAGES.items():
        tab = browser.new_page(viewport={"width": 1280, "height": 720}, locale="it-IT")
        start = time.perf_counter()
        tab.goto(f"http://127.0.0.1:{port}/{path}{PLACE}")
        for what, drawn in ((_FIRST, FIRST), (_AT_REST, AT_REST)):
            tab.wait_for_function(drawn, timeout=120_000)
            times.append(((f"{page}, {what}", name), time.perf_counter() - start))
        if page == "Panoramica":
            tab.wait_for_function(WHOLE, timeout=120_000)
            for to in SWITCHES:
                first, whole = switched(tab, to)
                times += [((f"{_SWITCH} {to}", name), first), ((f"{_DRAWN} {to}", name), whole)]
        tab.close()
    return times


def switched(tab: Page, to: str) -> tuple[float, float]:
    """Seconds from the click on a page in the menu to its first content, and until it is at rest with its figures."""
    start = time.perf_counter()
    tab.get_by_role("link", name=to, exact=True).first.click()
    tab.wait_for_function(f"() => document.querySelector('h1')?.innerText.trim() === {to!r}", timeout=120_000)
    tab.wait_for_function(f"() => ({FIRST})() || ({WHOLE})()", timeout=120_000)  # some pages have words alone
    first = time.perf_counter() - start
    tab.wait_for_function(WHOLE, timeout=120_000)
    return first, time.perf_counter() - start


def tell(times: Mapping[tuple[str, str], list[float]]) -> None:
    """The median of each, and how many times the other copy this one takes; of each kind the sum."""
    print("che cosa | prima, s | adesso, s | rapporto")
    kinds = {_FIRST: _FIRST, _AT_REST: _AT_REST, _SWITCH: "da una pagina all'altra", _DRAWN: "tutto disegnato"}
    medians = {each: statistics.median(found) for each, found in times.items()}
    for what in dict.fromkeys(what for what, _ in times):
        _line(what, *(medians[what, name] for name in COPIES))
    for kind, told in kinds.items():
        _line(
            f"insieme: {told}",
            *(sum(t for (what, of), t in medians.items() if kind in what and of == name) for name in COPIES),
        )


def _line(what: str, before: float, now: float) -> None:
    print(f"{what} | {before:.2f} | {now:.2f} | {now / before:.2f}")


if __name__ == "__main__":
    main()
