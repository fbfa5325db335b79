"""A real Chromium against a real server: waits on Streamlit's own run state, never sleeps through a run."""

from __future__ import annotations

import csv
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.conftest import FINTO
from tests.hostile import hostile_ente

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREPARE_SECONDS = 120
START_SECONDS = 60
RUN_MILLISECONDS = 30_000

# Two cores that also run the other tests: patience is no proof, and haste is no failure.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what lies in this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium; without one the tests fail, because a skipped check is no check."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail(
            f"Chromium non c'è (cercato: {named or ', '.join(CHROMIUM_NAMES)}). "
            "Installatelo (Debian: apt-get install chromium) oppure indicatelo con la variabile CHROMIUM.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    # Playwright adds --headless itself, so that `pytest --headed` still shows the window.
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "it-IT",
        "timezone_id": "Europe/Rome",
        "viewport": {"width": 1280, "height": 720},
    }


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the program, running on a store of its own built from the shipped data sets."""
    store = tmp_path_factory.mktemp("store")
    env = {**os.environ, "TRAGUARDO_STORE": str(store)}
    _prepare(env, store)
    with _running(store, env) as address:
        yield address


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a program on a store of the test's own, and that store: an invented ente may be changed in it."""
    store = tmp_path / "archivio"
    env = {**os.environ, "TRAGUARDO_STORE": str(store)}
    _traguardo(env, "import", str(FINTO))
    with _running(store, env) as address:
        yield address, store


@contextmanager
def _running(store: Path, env: dict[str, str]) -> Iterator[str]:
    """The program on a store, until the end of the block."""
    port = _free_port()
    log = store.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(_command(port), cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(process, address, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def base_url(server: str) -> str:
    """Lets a test write page.goto("/albero")."""
    return server


@pytest.fixture
def settle() -> Callable[[Page], None]:
    """Waits until the page has been drawn and its script has finished."""
    return _settle


SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const isDrawn = document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]');
  if (!app || !isDrawn || app.dataset.testScriptState !== 'notRunning') { window.settledSince = 0; return false; }
  window.settledSince ||= performance.now();
  return performance.now() - window.settledSince > 100;
}"""
"""The script is at rest, and has been for a moment: before its first turn it is at rest too, with nothing drawn."""


def _settle(page: Page) -> None:
    page.evaluate("window.settledSince = 0")
    page.wait_for_function(SETTLED, timeout=RUN_MILLISECONDS)


def _prepare(env: dict[str, str], store: Path) -> None:
    """Builds the store from the shipped data, with enti of harmful texts, of very long names, and to go on with."""
    _traguardo(env, "enti")
    _traguardo(env, "import", str(_hostile(store.with_name(f"{store.name}-ostile"))))
    _traguardo(env, "import", str(_long(store.with_name(f"{store.name}-lungo"))))
    _traguardo(env, "import", str(hostile_ente(store.with_name(f"{store.name}-lettere"), "torino", 2022, "zz-lettere")))
    _traguardo(env, "import", str(_living(store.with_name(f"{store.name}-vivo"))))


HOSTILE = "![x](http://example.invalid/p.png)<img src=http://example.invalid/q.png onerror=alert(1)>:red[r] $a$ **b**"


def _hostile(folder: Path) -> Path:
    """Torino's folder under another code, with harmful words in names, titles and comments."""
    shutil.copytree(ROOT / "data" / "enti" / "torino", folder)
    for name in ("ente.toml", "2022/nodes.csv", "2022/measures.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        text = text.replace('code = "torino"', 'code = "zz-ostile"').replace(
            'short_name = "Torino"', 'short_name = "Ostile"'
        )
        text = text.replace("Garantire nel tempo la salute organizzativa dell’ente camerale", HOSTILE)
        text = text.replace("Indice di struttura primario", HOSTILE).replace(
            'name = "Camera di', f"name = '{HOSTILE}' # "
        )
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _living(folder: Path) -> Path:
    """The invented ente under another code, whose years a test may go on with."""
    shutil.copytree(ROOT / "tests" / "data" / "ente_finto", folder)
    about = (folder / "ente.toml").read_text(encoding="utf-8").replace('code = "comune_finto"', 'code = "zz-vivo"')
    (folder / "ente.toml").write_text(about.replace('= "Fintopoli"', '= "Zeta vivo"'), encoding="utf-8")
    return folder


LONG = ("Migliorare la qualità dei servizi alle imprese del territorio e della loro amministrazione, " * 4)[
    :300
].strip()


def _long(folder: Path) -> Path:
    """Torino's folder under another code, with 300 signs for the ente and for every objective and indicator."""
    shutil.copytree(ROOT / "data" / "enti" / "torino", folder)
    about = (folder / "ente.toml").read_text(encoding="utf-8").replace('code = "torino"', 'code = "zz-lungo"')
    # The first ente of an address that names none stays Torino.
    about = about.replace('short_name = "Torino"', 'short_name = "Torino dai nomi lunghi"')
    about = about.replace('name = "Camera di', f'name = "{LONG}" # ', 1)
    (folder / "ente.toml").write_text(about, encoding="utf-8")
    for table, column in (("nodes", "title"), ("measures", "indicator_name")):
        _rename(folder / "2022" / f"{table}.csv", column)
    return folder


def _rename(file: Path, column: str) -> None:
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {column: LONG} for row in rows)


def _traguardo(env: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=PREPARE_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"L'archivio di prova non si costruisce:\n{done.stdout}{done.stderr}", pytrace=False)


def _command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *(f"--server.port={port}", "--server.headless=true"),
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_healthy(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310 -- our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"Il programma non parte su {address}:\n{log.read_text(errors='replace')}", pytrace=False)
