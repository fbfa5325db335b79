"""A damaged file is said on every page, and what is shown meanwhile is right."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.plan.scenarios import Draft
from data.store.files import numbered_files
from data.store.provenance import Provenance
from data.store.writer import add_folders
from data.workspace.workspace import WORKSPACE
from data.workspace.writer import save_scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

FINTO = Path(__file__).parents[1] / "data" / "ente_finto"
PAGES = [
    "panoramica",
    "albero",
    "unita",
    "scheda",
    "andamenti",
    "note",
    "confronti",
    "simulazione",
    "giunta",
    "documenti",
    "registro",
]


@pytest.fixture
def damaged(shipped_store: Path, tmp_path: Path) -> Path:
    """A store whose second file, with one load more, is damaged."""
    directory = Path(shutil.copytree(shipped_store, tmp_path / "s"))
    folder = read_folder(FINTO).folder
    assert folder is not None
    add_folders(directory, [(folder, Provenance("prova"))])
    second = numbered_files(directory)[-1]
    second.write_bytes(second.read_bytes()[:20_000])
    return directory


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_is_damaged_and_shows_the_file_before(
    opened_on: Callable[[Path], Callable[..., AppTest]], damaged: Path, page: str
) -> None:
    at = opened_on(damaged)(page, ente="torino")

    assert not at.exception
    assert not at.error
    assert [warning.value for warning in at.warning if "è danneggiato" in warning.value]
    assert at.selectbox(key="scelta ente").options == ["Riviere di Liguria", "Torino"]


def test_a_page_stops_warning_once_the_file_is_moved_away(
    opened_on: Callable[[Path], Callable[..., AppTest]], damaged: Path, tmp_path: Path
) -> None:
    at = opened_on(damaged)("panoramica", ente="torino")
    numbered_files(damaged)[-1].rename(tmp_path / "altrove")
    at.run()

    assert not at.exception
    assert not at.warning


@pytest.mark.parametrize("page", PAGES)
def test_a_workspace_of_which_nothing_can_be_read_is_said_and_the_official_data_are_shown(
    opened_on: Callable[[Path], Callable[..., AppTest]], shipped_store: Path, tmp_path: Path, page: str
) -> None:
    directory = Path(shutil.copytree(shipped_store, tmp_path / "s"))
    save_scenario(directory, Draft(ente="torino", year=2022, name="mio", author="Rossi", fingerprint="f"))
    numbered_files(directory, WORKSPACE)[-1].write_bytes(b"")
    at = opened_on(directory)(page, ente="torino")

    assert not at.exception
    said = [element.value for element in (*at.warning, *at.error) if "è danneggiato" in element.value]
    assert "I dati ufficiali sono in altri file" in said[0]
    assert at.selectbox(key="scelta ente").value == "torino"
