"""Every page of an ente whose every text tries to be something else: the reader sees the letters, and nothing else."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from google.protobuf.message import Message
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1.element_tree import Block

from data.format.folder import read_folder
from data.plan.scenarios import Draft, SavedAssumption
from data.store.provenance import Provenance
from data.store.writer import add_folders
from data.workspace.writer import save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.hostile import HOST, JOINER, hostile, hostile_ente, markup, read_as_more, shown
from ui.facts.briefing.build import GENERATED
from ui.screens.simulazione.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

YEARS = {"torino": 2022, "riviere": 2023}
KEYS = {
    "torino": MeasureKey("strategico", "", "OS01.1.1", "B3.1_02"),
    "riviere": MeasureKey("strategico", "", "A02", "A02_1"),
}
READ_AS_MARKDOWN = frozenset({"body", "label", "help", "delta", "content", "captions", "caption", "text"})
"""Fields of Streamlit's messages that it reads as Markdown."""
PLAIN = frozenset({"html", "code", "plotly_chart", "arrow_data_frame", "text_area", "text_input"})
"""Elements that read no Markdown, apart from their label."""
MARKDOWN_OPTIONS = frozenset({"radio", "slider", "select_slider"})
"""Elements whose options are Markdown too."""
PAGES = ("panoramica", "albero", "scheda", "unita", "andamenti", "note", "confronti", "giunta", "documenti", "registro")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with both hostile enti, and a hostile scenario of each."""
    folder, store = tmp_path_factory.mktemp("ostili"), tmp_path_factory.mktemp("store")
    for ente, year in YEARS.items():
        reading = read_folder(hostile_ente(folder / ente, ente, year, f"zz-{ente}"))
        assert reading.folder, reading.problems
        add_folders(store, [(reading.folder, Provenance(hostile(1)))])
        assumed = SavedAssumption(Assumption(KEYS[ente], Field.TARGET, Quantity(60.0, 0.0, "60")), "1")
        names = {"name": hostile(3)[:80], "author": hostile(4)[:60], "fingerprint": "f"}
        save_scenario(store, Draft(ente=f"zz-{ente}", year=year, assumptions=(assumed,), **names))
    return store


@pytest.fixture
def at_once(archive: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    """A page of a hostile ente, at its indicator."""

    def at(page: str, ente: str, **words: str) -> AppTest:
        key = KEYS[ente]
        place = {"sezione": key.section, "nodo": key.node_code, "indicatore": key.indicator_code}
        return opened_on(archive)(page, ente=f"zz-{ente}", anno=str(YEARS[ente]), **{**place, **words})

    return at


def messages(node: Any) -> Iterator[tuple[str, Message]]:
    """Every message of a page, with the kind of element it is of."""
    if isinstance(node, Block):
        if node.proto is not None:
            yield node.type, node.proto
        for child in node.children.values():
            yield from messages(child)
    elif isinstance(getattr(node, "proto", None), Message):
        yield node.type, node.proto


def fields_of(kind: str) -> frozenset[str]:
    """The fields of an element that Streamlit reads as Markdown."""
    if kind in PLAIN:
        return frozenset({"label", "help"})
    return READ_AS_MARKDOWN | {"options"} if kind in MARKDOWN_OPTIONS else READ_AS_MARKDOWN


def texts(message: Message, fields: frozenset[str]) -> Iterator[str]:
    """The texts of a message, and of those inside it, that are in some fields."""
    for field, value in message.ListFields():
        for each in value if field.is_repeated else [value]:
            if isinstance(each, Message):
                yield from texts(each, fields)
            elif isinstance(each, str) and field.name in fields:
                yield each


def read_as_markdown(at: AppTest) -> list[str]:
    drawn = [pair for node in at._tree.children.values() for pair in messages(node)]
    return [text for kind, message in drawn for text in texts(message, fields_of(kind))]


def strings(found: Any) -> Iterator[str]:
    """Every text of a figure; what a click gives back is not drawn."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        yield from (text for name, value in found.items() if name != "ids" for text in strings(value))
    elif isinstance(found, list):
        yield from (text for value in found for text in strings(value))


def shown_as_it_is(drawn: list[tuple[str, Any]]) -> Iterator[str]:
    """The options of the select boxes, and the texts of tables: an escape would be seen."""
    for kind, message in drawn:
        if kind in {"selectbox", "multiselect"}:
            yield from message.options
        if kind == "arrow_data_frame":
            frame = convert_arrow_bytes_to_pandas_df(message.data)
            yield from (str(text) for text in [*frame.columns, *frame.to_numpy().ravel()])


def assert_shows_only_letters(at: AppTest) -> None:
    assert not at.exception
    found = read_as_markdown(at)
    assert [(text, active) for text in found if (active := read_as_more(text))] == []
    drawn = [(kind, message) for node in at._tree.children.values() for kind, message in messages(node)]
    assert [message.body for kind, message in drawn if kind == "html" and markup(message.body)] == []  # type: ignore[attr-defined]
    assert [text for text in shown_as_it_is(drawn) if JOINER in text or "\\*forte" in text] == []
    figures = [json.loads(message.spec) for kind, message in drawn if kind == "plotly_chart"]  # type: ignore[attr-defined]
    assert [text for text in strings(figures) if re.search(r"<b>gr|<a[ >]|%\{ign", text)] == []
    assert HOST in shown(" ".join(found)), "the page shows none of the ente's texts"


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_only_letters(at_once: Callable[..., AppTest], name: str, ente: str) -> None:
    assert_shows_only_letters(at_once(name, ente))


def test_a_table_in_a_window_shows_only_letters(
    at_once: Callable[..., AppTest], menus_opened: Callable[..., AppTest]
) -> None:
    at = menus_opened(at_once("panoramica", "riviere"), "punti-persi")
    at = at.button(key="scarica punti-persi Tabella").click().run()
    cells = convert_arrow_bytes_to_pandas_df(at.table[0].proto.arrow_data.styler.display_values)
    found = [str(text) for text in cells.to_numpy().ravel()]
    assert [(text, active) for text in found if (active := read_as_more(text))] == []
    assert HOST in shown(" ".join(found))


VIEW_PARTS = [(view, part) for view, (_, parts) in VIEWS.items() for part in parts or ("",)]


@pytest.mark.parametrize("ente", YEARS)
def test_what_is_found_shows_only_letters(at_once: Callable[..., AppTest], ente: str) -> None:
    assert_shows_only_letters(at_once("cerca", ente, parole=HOST))


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize(("shown", "part"), VIEW_PARTS)
def test_a_view_of_the_simulation_shows_only_letters(
    at_once: Callable[..., AppTest], shown: str, part: str, ente: str
) -> None:
    key = KEYS[ente]
    assumed = f"{key.node_code}/{key.indicator_code}.target=72"
    at = at_once("simulazione", ente, vista=shown, parte=part, obiettivo=key.node_code, ipotesi=assumed)
    assert_shows_only_letters(at)


@pytest.mark.parametrize("ente", YEARS)
@pytest.mark.parametrize("kind", GENERATED)
def test_a_slide_on_the_whole_screen_shows_only_letters(at_once: Callable[..., AppTest], kind: str, ente: str) -> None:
    assert_shows_only_letters(at_once("giunta", ente, presenta="1", slide=str(kind)))
