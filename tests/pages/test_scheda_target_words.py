"""Scheda: a target in words says what it is scored on, or which weight nobody measures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.store.provenance import Provenance
from data.store.writer import add_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

CASI = Path(__file__).parents[1] / "data" / "casi"
HISTORY = "1,piano,,O1,i1,mantenimento in parole,,2023,400,,,value,,\n"
LOST = (
    "target è solo in parole («mantenimento»), l'indicatore non ha punteggio "
    "e il 50 % del peso del nodo non è misurato."
)


def warned(at: AppTest) -> list[str]:
    assert not at.exception
    return [each.value.replace("\u00a0", " ").replace("\\", "") for each in at.warning]


@pytest.fixture
def scheda(tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., list[str]]:
    """The warnings of the page of a place, over a store made of some cases and of one with a history."""
    keeping = tmp_path / "con-storia"
    for path in (CASI / "mantenimento").rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace('code = "c24"', 'code = "c24s"')
        target = keeping / path.relative_to(CASI / "mantenimento")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + HISTORY * (path.name == "history.csv"), encoding="utf-8")
    readings = [read_folder(f) for f in (CASI / "mantenimento", CASI / "si-non-fatto-parole", keeping)]
    store = tmp_path / "store"
    add_folders(store, [(each.folder, Provenance("prova", None, None)) for each in readings if each.folder])
    opened = opened_on(store)
    return lambda **place: warned(opened("scheda", sezione="piano", nodo="O1", **place))


def test_a_target_that_cannot_be_read_is_said_on_the_node_and_on_the_indicator(
    scheda: Callable[..., list[str]],
) -> None:
    assert scheda(ente="c24") == [f"i1: il {LOST}"]
    assert scheda(ente="c24", indicatore="i1") == [f"Il {LOST}"]
    assert scheda(ente="c24", indicatore="i2") == []


def test_a_target_read_from_words_says_the_value_it_is_compared_with(scheda: Callable[..., list[str]]) -> None:
    assert scheda(ente="c24s") == []
    assert scheda(ente="c24s", indicatore="i1") == [
        "Il target è in parole, «mantenimento»: si confronta con 400, il valore del 2023."
    ]
    assert scheda(ente="c17c", indicatore="i1") == [
        "Il target è in parole, «SI»: vale tutto o niente, senza punteggi intermedi."
    ]
