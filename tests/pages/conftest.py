"""Every page over a store built once from the shipped data, opened as its address would open it."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

from data.store.shipped import add_shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SECONDS = 120
"""That a page may take: a few of the processor at most, and many more where the machine has much else to do."""


@pytest.fixture(scope="session", autouse=True)
def _packages_read_once() -> Iterator[None]:
    """A page under test looks for components in every installed package, which do not change: a third of its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_told() -> Iterator[None]:
    """A page under test is run by ``app.py``, as a server runs all but the first: the pages are told to it already."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script_runner, "_mpa_v1", _run)
        yield


def _run(script: str) -> None:
    PagesManager.uses_pages_directory = False
    runpy.run_path(script, run_name="__main__")


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("store")
    add_shipped(directory)
    return directory


@pytest.fixture
def opened_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Callable[..., AppTest]]:
    """``opened_on(store)("albero", ente="torino")``: as ``opened``, over another store."""

    def on(store: Path) -> Callable[..., AppTest]:
        monkeypatch.setenv("TRAGUARDO_STORE", str(store))
        return _open_page

    return on


@pytest.fixture
def opened(shipped_store: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    """``opened("albero", ente="torino", nodo="OS01.1.1")``: the page at that address, run once."""
    return opened_on(shipped_store)


@pytest.fixture
def menus_opened() -> Callable[..., AppTest]:
    """``menus_opened(at, "punti-persi")``: the page with the menus «Scarica» of these words open; until then, empty."""

    def open_menus(at: AppTest, *words: str) -> AppTest:
        assert not [item for item in items(at) if item.startswith("scarica ")]
        for word in words:
            at.session_state[f"scarica {word}"] = True
        at.run()
        assert {f"scarica {word} {item}" for word in words for item in ("Tabella", "csv", "xlsx")} <= set(items(at))
        return at

    def items(at: AppTest) -> list[str]:
        return [button.key or "" for button in (*at.button, *at.get("download_button"))]

    return open_menus


def _open_page(page: str, **address: str) -> AppTest:
    at = AppTest.from_file(ROOT / "app.py", default_timeout=SECONDS)
    for word, value in address.items():
        at.query_params[word] = value
    return at.switch_page(f"pages/{page}.py").run()
