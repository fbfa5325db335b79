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
    names = ("mantenimento", "si-non-fatto-parole", "target-relativi", "tra-10-e-15")
    readings = [read_folder(folder) for folder in (*(CASI / name for name in names), keeping)]
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


def test_a_number_made_of_another_value_says_how(scheda: Callable[..., list[str]]) -> None:
    means = {
        "piu": "si confronta con 385, cioè 350 (il valore del 2023) più il 10 %",
        "media": "si confronta con 300, la media dei valori 2021–2023",
        "punti": "si confronta con 60 %, cioè 55 % (il valore del 2023) più 5 punti",
        "nazionale": "si confronta con 50, la media nazionale del 2024",
    }
    for code, meaning in means.items():
        (said,) = scheda(ente="c24r", indicatore=code)
        assert said.endswith(f"»: {meaning}.")


def test_an_interval_says_what_is_outside(scheda: Callable[..., list[str]]) -> None:
    assert scheda(ente="c20b", indicatore="i16") == [
        "Il target è in parole, «tra 10 e 15»: fuori dall'intervallo il punteggio scende fino alle soglie del metodo."
    ]
