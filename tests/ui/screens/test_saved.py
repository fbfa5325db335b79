"""The seam to what people saved, as a page uses it: no directory, no version numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
from data.plan.errors import DataError
from data.store.place import VARIABLE
from ui.screens import saved

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = BriefingDraft("torino", 2022, "valid", "Rossi", "f", (SavedSlide("risultato", "risultato"),))
TEXT = TextDraft("torino", 2022, "premessa", "Parole nostre", "Rossi")


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this test only."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_a_briefing_saved_is_seen_at_once_and_saved_over() -> None:
    assert saved.briefing("torino", 2022) is None
    first = saved.save_briefing(DRAFT, over=None)
    assert saved.briefing("torino", 2022) == first
    second = saved.save_briefing(replace(DRAFT, slides=()), over=first)
    assert saved.briefing("torino", 2022) == second
    assert saved.briefing_versions("torino", 2022) == (first, second)


def test_who_did_not_see_the_newest_briefing_is_told() -> None:
    first = saved.save_briefing(DRAFT, over=None)
    saved.save_briefing(replace(DRAFT, author="Bianchi"), over=first)
    for seen in (None, first):
        with pytest.raises(DataError, match="è stato salvato da Bianchi"):
            saved.save_briefing(DRAFT, over=seen)


def test_a_text_saved_is_seen_at_once_and_saved_over() -> None:
    assert saved.texts("torino", 2022) == {}
    first = saved.save_text(TEXT, over=None)
    assert saved.texts("torino", 2022) == {"premessa": first}
    second = saved.save_text(replace(TEXT, text=""), over=first)
    assert saved.texts("torino", 2022)["premessa"] == second
    with pytest.raises(DataError, match="Il testo di «premessa» è stato salvato da Rossi"):
        saved.save_text(TEXT, over=first)
