"""Draws the pictures of the guide anew: ``.venv/bin/python docs/immagini/draw.py [NAME…]``.

The program is started on an archive of its own with the shipped data, and each page is seen in a real Chromium as a
laptop shows it. Whoever changes a page that is pictured runs it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError

from PIL import Image
from playwright.sync_api import sync_playwright

from data.plan.minutes import Decision, Outcome
from data.plan.outcomes import target_code
from data.plan.rounds import Choice, ChoiceDraft, How
from data.workspace import minutes_writer, round_writer
from scoring.model import MeasureKey
from tests.browser.conftest import CHROMIUM_NAMES, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
SIZE: Final = {"width": 1280, "height": 720}
_COLOURS: Final = 256


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as the guide shows it.

    Attributes:
        name: of the file, without its ending.
        address: below the address of the program.
        presses: names of buttons that are pressed one after the other.
    """

    name: str
    address: str
    presses: tuple[str, ...] = ()


TORINO, RIVIERE = "ente=torino&anno=2022&base=valid", "ente=riviere&anno=2023&base=valid"
PICTURES: Final = (
    Picture("panoramica", f"panoramica?{RIVIERE}"),
    Picture("albero", f"albero?{TORINO}&sezione=strategico"),
    Picture("unita", f"unita?{TORINO}"),
    Picture("andamenti", f"andamenti?{RIVIERE}"),
    Picture("confronti", f"confronti?{RIVIERE}"),
    Picture("simulazione", f"simulazione?{TORINO}"),
    Picture("giro", f"simulazione?{RIVIERE}&vista=target&parte=giro&modo=piano&nel-giro=A02"),
    Picture("giunta", f"giunta?{RIVIERE}&slide=male"),
    Picture("decisioni", f"giunta?{RIVIERE}&slide=decisioni&presenta=1"),
    Picture("documenti", f"documenti?{RIVIERE}"),
    Picture("metodo", f"metodo?{TORINO}"),
)


ROUND: Final = (
    ("A02_1", Choice(How.HISTORY, "31.65", "sale ogni anno"), Outcome.APPROVED),
    ("A02_2", Choice(How.OTHERS, "9.81", "come il cluster"), Outcome.DEFERRED),
    ("A02_3", Choice(How.TYPED, "65", "un Comune si è ritirato"), Outcome.REJECTED),
)
"""What is decided before the pictures are drawn, each answered otherwise."""


def main(names: list[str]) -> None:
    """Draws the pictures of these names, or all."""
    with tempfile.TemporaryDirectory() as store, sync_playwright() as playwright:
        _decide(Path(store))
        address, program = _started(store)
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        try:
            page = browser.new_context(viewport=SIZE, color_scheme="light", locale="it-IT").new_page()
            for picture in PICTURES:
                if not names or picture.name in names:
                    _draw(page, address, picture)
        finally:
            browser.close()
            program.terminate()
            program.wait()


def _decide(store: Path) -> None:
    """A planning round of one objective, and what the Giunta answered: of each answer one."""
    plan, seen = ("riviere", 2023), {}
    for code, choice, outcome in ROUND:
        key = MeasureKey("strategico", "", "A02", code)
        seen[key] = round_writer.decide(store, ChoiceDraft(*plan, key, choice, None), author="Anna Neri")
        asked = {"code": target_code(key, choice.value), "about": code, "question": f"Fissare {code}?"}
        made = Decision(ente="riviere", year=2023, outcome=outcome, **asked)
        minutes_writer.minute(store, made, author="Carlo Verdi", expected_version=0)
    round_writer.conclude(store, plan, ("strategico", ""), seen=seen, author="Anna Neri")


def _started(store: str) -> tuple[str, subprocess.Popen[bytes]]:
    """The program on a free port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "traguardo", "run", "--archivio", store, "--porta", str(port)]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health")
        except URLError:
            time.sleep(0.2)
        else:
            return address, program
    program.terminate()
    raise TimeoutError(address)


def _chromium() -> str:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)))


def _draw(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}/{picture.address}")
    _settle(page)
    for name in picture.presses:
        page.get_by_role("button", name=name, exact=True).first.click()
        _settle(page)
    shot = Image.open(BytesIO(page.screenshot()))
    shot.convert("RGB").quantize(_COLOURS).save(HERE / f"{picture.name}.png", optimize=True)
    print(picture.name)


def _settle(page: Page) -> None:
    """Waits until the page is drawn whole."""
    running = page.locator("[data-testid=stStatusWidget], [data-testid=stSkeleton]")
    for _ in range(3):
        page.wait_for_timeout(1_500)
        running.first.wait_for(state="detached", timeout=60_000)


if __name__ == "__main__":
    main(sys.argv[1:])
