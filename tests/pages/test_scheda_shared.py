"""Scheda of an indicator that is another row: it leads there, and offers to correct only what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.store.provenance import Provenance
from data.store.writer import add_folders
from tests.data.format.test_casi import CASI

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


@pytest.fixture
def page(tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    """A page of the archive of the case."""
    read = read_folder(CASI / "obiettivo-condiviso").folder
    assert read is not None
    add_folders(tmp_path, [(read, Provenance("prova", None, "prova"))])
    return opened_on(tmp_path)


def links(at: AppTest) -> list[str]:
    assert not at.exception
    return [link.proto.label.replace("\\", "") for link in at.get("page_link")]


def test_a_shared_indicator_leads_to_its_row_and_only_weight_comment_and_cause_are_its_own(
    page: Callable[..., AppTest],
) -> None:
    at = page("scheda", ente="obiettivo_condiviso", sezione="peg", persona="Anna Verdi", nodo="P1", indicatore="i1")
    assert at.metric[0].value.replace("\u00a0", " ") == "75 %"
    assert "Target e consuntivo sono quelli di DUP · O1 · i1 Pratiche chiuse" in links(at)
    assert "apri rimodula" not in [button.key for button in at.button]
    at.button(key="apri correggi").click().run()
    assert at.button_group(key="correggi cosa").options == ["Peso", "Commento", "Causa"]


def test_the_row_that_has_the_value_leads_to_the_others_and_is_corrected_whole(page: Callable[..., AppTest]) -> None:
    at = page("scheda", ente="obiettivo_condiviso", sezione="dup", nodo="O1", indicatore="i1")
    assert sum(label.startswith("Lo stesso indicatore è in PEG – ") for label in links(at)) == 2
    assert "apri rimodula" in [button.key for button in at.button]
