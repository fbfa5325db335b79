"""Every page on a plan larger than anybody reads: it draws what can be read, and sends the browser no more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from data.synthetic.enti import LARGE_CODE, write_synthetic
from tests.ui.large import ACTIVITY, SIZE
from ui.facts import offered
from ui.screens.pages import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

PAGES = [
    ("panoramica", {}),
    ("albero", {"forma": "colonne"}),
    ("albero", {"forma": "anelli"}),
    ("albero", {"forma": "barre"}),
    ("albero", {"ovunque": "sì", "stato": "Raggiunto"}),
    ("scheda", {}),
    ("scheda", {"nodo": ACTIVITY}),
    ("andamenti", {}),
    ("andamenti", {"mostra": "tabella"}),
    ("andamenti", {"mostra": "anni"}),
    ("simulazione", {}),
    ("simulazione", {"vista": "target"}),
    ("unita", {}),
    ("unita", {"forma": "matrice"}),
    ("confronti", {}),
    ("cerca", {"parole": "attività"}),
    ("note", {}),
    ("giunta", {}),
    ("documenti", {}),
]
_PIXELS, _BUTTONS = 3_000, 250


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a large ente. For reading only."""
    directory = tmp_path_factory.mktemp("large")
    write_synthetic(directory, 1, 1, 1, SIZE)
    return directory


def test_every_page_of_a_large_plan_is_bounded(
    opened_on: Callable[[Path], Callable[..., AppTest]], large: Path
) -> None:
    open_page = opened_on(large)
    for name, address in PAGES:
        at = open_page(name, ente=LARGE_CODE, **address)
        assert not at.exception, (name, address)
        assert _beyond(at) == [], (name, address)


def test_the_workbook_of_a_large_plan_says_that_it_takes_long_and_what_is_quicker(
    opened_on: Callable[[Path], Callable[..., AppTest]], large: Path
) -> None:
    at = opened_on(large)("documenti", ente=LARGE_CODE)
    assert any("Qui ci vuole qualche minuto" in caption.value for caption in at.caption)
    assert {"Excel con le formule", "Dati aperti (CSV, JSON, Parquet)"} <= {b.label for b in at.get("download_button")}


def _beyond(at: AppTest) -> list[str]:
    """What there is too much of on a page."""
    found = [f"tabella di {len(each.value)} righe" for each in at.dataframe if len(each.value) > ROWS]
    found += [f"{len(each.options)} scelte" for each in (*at.selectbox, *at.multiselect) if len(each.options) > _MOST]
    figures = [json.loads(each.proto.spec) for each in at.get("plotly_chart")]
    found += [f"figura di {f['layout']['height']} pixel" for f in figures if f["layout"]["height"] > _PIXELS]
    return found + ([f"{len(at.button)} pulsanti"] if len(at.button) > _BUTTONS else [])


_MOST = 2 * offered.MOST + 1
"""Choices of a list that offers nodes and indicators, and none of them."""
