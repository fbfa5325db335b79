"""A moved slider on the page "Simulazione", beside a Streamlit app that only redraws the same strip and objectives.

The bare app is run twice: as Streamlit comes, and with this program's settings, which spare it the collection of all
garbage after every run. In a real Chromium the three are asked in turn, a key press each, in the same run: from the key
press to the new number on the strip. Then thirty people move their slider once a second, on the page and on the bare
app with the same settings in turn: from the request to the end of the answer, without a browser. (As Streamlit comes,
the bare app does not keep up with thirty people: it drops moves.)
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import websockets
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.store.place import VARIABLE
from data.store.shipped import open_store
from scoring.basis import Basis
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field
from ui.facts.whatif.headline import headline
from ui.facts.whatif.question import Hypotheses, WhatIfQuestion, what_if_question
from ui.facts.year_view import year_view
from ui.figures import theme
from ui.figures.answer_strip import strip
from ui.figures.objectives import dumbbell, ordered_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

HERE = Path(__file__).parent
ROOT = HERE.parent
KEY = MeasureKey("strategico", "", "OS01.1.1", "B3.1_02")
PRESSES, WARM_UP = 40, 6
PEOPLE, SECONDS = 30, 15
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WATCH = """
() => {
  const strip = () => document.querySelector('.tg-striscia');
  const told = () => strip()?.querySelector('strong')?.textContent ?? '';
  window.__watch = () => Object.assign(window, {__from: told(), __strip: strip(), __t0: null, __t1: null, __t2: null});
  addEventListener('keydown', () => { window.__t0 = performance.now(); }, true);
  new MutationObserver(() => {
    if (window.__t0 === null) return;
    if (window.__t1 === null && told() !== window.__from) window.__t1 = performance.now();
    if (window.__t2 === null && strip() && strip() !== window.__strip) window.__t2 = performance.now();
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}
"""
"""When the strip says another result, and when it is the one that the server has drawn."""


@dataclass(frozen=True)
class Subject:
    """One of the two pages.

    Attributes:
        address: after the host and port.
        label: the accessible name of its slider.
        folder: where it is started: its ``.streamlit`` has the settings.
    """

    name: str
    script: Path
    address: str
    label: str
    env: dict[str, str]
    folder: Path = ROOT


def main() -> None:
    """Time both and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        subjects = prepared(Path(folder))
        ports = [free_port() for _ in subjects]
        servers = [started(subject, port) for subject, port in zip(subjects, ports, strict=True)]
        try:
            in_a_browser(subjects, ports)
            asyncio.run(many_people((subjects[0], subjects[-1]), [ports[0], ports[-1]]))
        finally:
            for server in servers:
                server.terminate()
                server.wait()


def prepared(folder: Path) -> tuple[Subject, ...]:
    """The page and the bare app, with the pieces of HTML that the bare one sends."""
    store = folder / "store"
    with open_store(store) as opened:
        plan = opened.plan("torino", 2022)
    view = year_view(plan, [], Basis())
    question = what_if_question(view, (KEY.section, ""), None)
    measure = question.before.measure(KEY).measure
    found = question.slider_range(measure)
    assert found is not None
    drawn = [pieces(question, Assumption(KEY, Field.TARGET, stop)) for stop in found.stops]
    figures = folder / "figures.json"
    figures.write_text(json.dumps(drawn), encoding="utf-8")
    start = found.at(measure.target.value if measure.target else 0.0)
    words = urllib.parse.urlencode({"ente": "torino", "anno": "2022", "obiettivo": KEY.node_code})
    page = Subject("Simulazione", ROOT / "app.py", f"/simulazione?{words}", KEY.indicator_code, {VARIABLE: str(store)})
    env = {"BARE_FIGURES": str(figures), "BARE_START": str(start)}
    bare = HERE / "bare" / "app.py"
    return (
        page,
        Subject("nuda, come viene", bare, "/", "Target", env, bare.parent),
        Subject("nuda, stesse impostazioni", bare, "/", "Target", env),
    )


def pieces(question: WhatIfQuestion, assumption: Assumption) -> list[str]:
    """What a moved slider draws: the strip and the objectives."""
    moved = replace(question, hypotheses=Hypotheses((assumption,)))
    effects = moved.answer.effects
    rows = dumbbell(ordered_parts(effects), effects.after.policy.bands, theme.LIGHT)
    return [strip(headline(moved), theme.LIGHT), rows]


def in_a_browser(subjects: tuple[Subject, ...], ports: list[int]) -> None:
    """A key press on one page, a key press on the other, and again."""
    shown: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    answered: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        pages = [opened(browser, subject, port) for subject, port in zip(subjects, ports, strict=True)]
        for press, key in enumerate(keys()):
            for subject, page in zip(subjects, pages, strict=True):
                taken = pressed(page, subject, key)
                if press >= WARM_UP:
                    shown[subject.name].append(taken[0])
                    answered[subject.name].append(taken[1])
        browser.close()
    tell("nel browser, dal tasto al nuovo risultato", shown, "ms")
    tell("nel browser, dal tasto alla risposta del server", answered, "ms")


def keys() -> Iterator[str]:
    """To the left a while, then back to the right: every press draws another tree."""
    for at in range(PRESSES + WARM_UP):
        yield "ArrowLeft" if (at // 8) % 2 == 0 else "ArrowRight"


def opened(browser: Any, subject: Subject, port: int) -> Page:  # noqa: ANN401 - playwright's own type is private
    """A page of its own, drawn and quiet."""
    page: Page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="it-IT").new_page()
    page.goto(f"http://127.0.0.1:{port}{subject.address}")
    page.wait_for_selector(".tg-striscia strong", timeout=60_000)
    page.wait_for_timeout(2500)
    page.evaluate(WATCH)
    return page


def pressed(page: Page, subject: Subject, key: str) -> tuple[float, float]:
    """Milliseconds from the key press to another result on the strip, and to the one that the server has drawn."""
    slider = page.locator("[data-testid=stSlider]").filter(has_text=subject.label).locator("[role=slider], input").first
    slider.focus()
    page.evaluate("() => window.__watch()")
    page.keyboard.press(key)
    page.wait_for_function("() => window.__t1 !== null && window.__t2 !== null", timeout=20_000, polling=10)
    shown, answered = page.evaluate("() => [window.__t1 - window.__t0, window.__t2 - window.__t0]")
    page.wait_for_timeout(250)
    return shown, answered


@dataclass
class Person:
    """A browser without a browser: it speaks Streamlit's protocol and moves one slider."""

    subject: Subject
    port: int
    query: str = ""
    slider: str = ""
    fragment: str = ""
    page: str = ""
    stops: list[str] = field(default_factory=list)
    at: int = 0
    socket: Any = None

    async def open(self) -> None:
        """Connect, and wait for the first page."""
        self.query = urllib.parse.urlparse(self.subject.address).query
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        self.socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None)
        first = BackMsg()
        first.rerun_script.query_string = self.query
        first.rerun_script.page_name = urllib.parse.urlparse(self.subject.address).path.strip("/")
        await self.asked(first)
        assert self.slider, self.subject.name

    async def move(self, step: int) -> float:
        """Milliseconds from the request to the end of the answer."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.fragment_id = self.fragment
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = self.slider
        widget.string_array_value.data.append(self.stops[self.at - 1 - step % 8])
        return await self.asked(message)

    async def asked(self, message: BackMsg) -> float:
        """Send, and read until the strip has come and the script has finished."""
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        has_strip = False
        while True:
            found = ForwardMsg()
            found.ParseFromString(await self.socket.recv())
            kind = found.WhichOneof("type")
            if kind == "new_session":
                self.page = found.new_session.page_script_hash
            if kind == "page_info_changed":
                self.query = found.page_info_changed.query_string
            if kind == "delta" and found.delta.new_element.WhichOneof("type") == "slider":
                self.read(found.delta)
            # What this person has seen already comes as its mark alone.
            is_strip = kind == "delta" and "tg-striscia" in found.delta.new_element.html.body
            has_strip = has_strip or is_strip or kind == "ref_hash"
            if kind == "script_finished" and has_strip:
                return (time.perf_counter() - start) * 1e3

    def read(self, delta: Any) -> None:  # noqa: ANN401 - a message of the protocol
        """Remember which slider it is, where it stands, and what to ask to be run again."""
        slider = delta.new_element.slider
        if self.subject.label in slider.label.replace("\\", "") and not self.slider:
            self.slider, self.fragment, self.stops = slider.id, delta.fragment_id, list(slider.options)
            self.at = self.stops.index(slider.raw_value[0]) if slider.set_value else int(slider.default[0])


async def many_people(subjects: tuple[Subject, ...], ports: list[int]) -> None:
    """Thirty people on one page, then on the other, twice in turn."""
    times: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    for _ in range(2):
        for subject, port in zip(subjects, ports, strict=True):
            people = [Person(subject, port) for _ in range(PEOPLE)]
            for person in people:
                await person.open()
            found = await asyncio.gather(*(paced(person, at) for at, person in enumerate(people)))
            times[subject.name] += [taken for one in found for taken in one]
            for person in people:
                await person.socket.close()
            await asyncio.sleep(2)
    tell(f"{PEOPLE} persone, un movimento al secondo ciascuna, dalla richiesta alla fine della risposta", times, "ms")


async def paced(person: Person, at: int) -> list[float]:
    """One move a second."""
    await asyncio.sleep(at / PEOPLE)
    found = []
    for step in range(SECONDS):
        start = time.perf_counter()
        found.append(await person.move(step))
        await asyncio.sleep(max(0.0, 1 - (time.perf_counter() - start)))
    return found


def started(subject: Subject, port: int) -> subprocess.Popen[bytes]:
    """A server of a page, answering; both with the settings of this folder's ``.streamlit``."""
    command = [sys.executable, "-m", "streamlit", "run", str(subject.script)]
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603 - fixed arguments
        [*command, *options],
        cwd=subject.folder,
        env={**os.environ, **subject.env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return wait_for(server, port, subject.name)


def wait_for(server: subprocess.Popen[bytes], port: int, name: str) -> subprocess.Popen[bytes]:
    """The server, once it answers; TimeoutError after a minute, the server ended."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return server
        except OSError:
            time.sleep(0.05)
    server.kill()
    raise TimeoutError(name)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def tell(what: str, times: dict[str, list[float]], unit: str) -> None:
    """Median and 95th percentile of each, and the ratio of the first to the others."""
    print(what)
    found = {name: (statistics.median(ts), sorted(ts)[int(0.95 * len(ts)) - 1]) for name, ts in times.items()}
    for name, (median, high) in found.items():
        print(f"  {name:26} mediana {median:8.1f} {unit}   p95 {high:8.1f} {unit}   ({len(times[name])} movimenti)")
    (page, page_high), *bare = found.values()
    for name, (median, high) in zip(list(found)[1:], bare, strict=True):
        print(f"  rapporto con «{name}»: mediana {page / median:.2f}, p95 {page_high / high:.2f}")


if __name__ == "__main__":
    main()
