"""A store of the invented ente that a test may change, its pages, and its dialogs filled in as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.register.opening import open_official
from tests.data.register.samples import ENTE, YEAR, cell

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.plan.changes import Change


def fill(at: AppTest, opening: str, **values: object) -> AppTest:
    """Open a dialog by the key of its button and fill in its widgets, one after the other, by key.

    Blanks of a key are written ``_``. A test has no fragments: every turn of the page opens the dialog again.
    """
    at.button(key=opening).click().run()
    for name, value in values.items():
        key = name.replace("_", " ")
        next(w for w in _widgets(at) if w.key is not None and w.key.replace("_", " ").strip() == key).set_value(value)
        at.button(key=opening).click().run()
    return at


def press(at: AppTest, opening: str, key: str) -> AppTest:
    """Press a button of an open dialog."""
    at.button(key=opening).click()
    at.button(key=key).click()
    return at.run()


def changes(store: Path, ente: str = ENTE, year: int = YEAR) -> tuple[Change, ...]:
    with open_official(store) as official:
        return official.register.changes(ente, year)


def text(store: Path, table: str, key: tuple[str, ...], column: str) -> str:
    """A cell of the official data as they are now."""
    with open_official(store) as official:
        return cell(official.rows(ENTE, YEAR), table, key, column)


def said(at: AppTest) -> str:
    """Every sentence of the page."""
    found = [*at.metric, *at.markdown, *at.caption, *at.error, *at.warning, *at.info, *at.toast]
    return " ".join(str(each.value) for each in found).replace("\u00a0", " ").replace("\\", "")


def _widgets(at: AppTest) -> list[Any]:
    return [*at.text_input, *at.text_area, *at.selectbox, *at.radio, *at.date_input, *at.button_group]
