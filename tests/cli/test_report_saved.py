"""The documents have what people saved: slides, texts, scenarios."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from cli.main import main
from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
from data.plan.scenarios import Draft, SavedAssumption
from data.store.shipped import add_shipped
from data.workspace.briefing_writer import save_briefing, save_text
from data.workspace.writer import delete_scenario, save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.cli.documents import TORINO, printed, read, report, titles

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = "1767312000"
"""2 January 2026."""


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """A store to write in."""
    directory = tmp_path / "archivio"
    add_shipped(directory)
    return directory


def saved(directory: Path, *slides: SavedSlide) -> None:
    draft = BriefingDraft(ente="torino", year=2022, basis="valid", author="Anna", fingerprint="x", slides=slides)
    save_briefing(directory, draft, expected_version=0)


def briefing_of_torino(directory: Path, file: Path) -> list[str]:
    assert report(directory, *TORINO, "--tipo", "giunta", "--dove", str(file)) == 0
    return titles(file)


def test_the_briefing_that_people_saved_is_the_one_that_is_written(
    own_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(
        own_store,
        SavedSlide(
            "male", "male", headline="Due obiettivi fanno la differenza", comment="Vedi **OS12.3**", notes="Piano"
        ),
        SavedSlide("obiettivo-OS12.3", "obiettivo", subject="OS12.3"),
        SavedSlide("confronti", "confronti", is_hidden=True),
        SavedSlide("ologramma", "ologramma", headline="Di domani"),
    )
    file = tmp_path / "slide.pptx"
    found = briefing_of_torino(own_store, file)
    assert "briefing della Giunta, 8 slide" in capsys.readouterr().out
    assert found[:2] == [f"Due obiettivi fanno la differenza ({n} di 2)" for n in (1, 2)]
    assert "64,19 %" in found[2]
    assert found[4] == "Di domani"
    assert not any("confronto" in title for title in found)
    text = read(file)
    assert "Vedi OS12.3" in text
    assert "Piano" in Presentation(str(file)).slides[0].notes_slide.notes_text_frame.text


def test_the_texts_of_the_relazione_that_people_saved_are_in_it(own_store: Path, tmp_path: Path) -> None:
    text = "L'anno della transizione, come la Giunta volle."
    save_text(own_store, TextDraft("torino", 2022, "premessa", text, "Anna"), expected_version=0)
    assert report(own_store, *TORINO, "--tipo", "relazione", "--dove", str(tmp_path / "r.docx")) == 0
    assert text in read(tmp_path / "r.docx")


EC07 = MeasureKey("strategico", "", "OS01.1.1", "EC07")


def test_the_scenario_of_a_briefing_is_scored_and_named_and_gone_when_deleted(own_store: Path, tmp_path: Path) -> None:
    target = SavedAssumption(Assumption(EC07, Field.TARGET, Quantity(7.75, 0.0, "7.75")), "13.00")
    draft = Draft(
        ente="torino",
        year=2022,
        name="Meno proventi",
        author="Anna",
        fingerprint="x",
        assumptions=(target,),
    )
    scenario = save_scenario(own_store, draft)
    saved(own_store, SavedSlide("ipotesi", "ipotesi", subject=scenario.id))
    first = briefing_of_torino(own_store, tmp_path / "a.pptx")[0]
    assert first == "2022, con «Meno proventi»: da 90,90 % a 92,33 %"
    delete_scenario(own_store, scenario.id, expected_version=scenario.version, author="Anna")
    assert briefing_of_torino(own_store, tmp_path / "b.pptx")[0].startswith("Se il 2023 va come il 2022")


def test_the_scenario_of_a_briefing_says_what_simula_says(own_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["simula", "--archivio", str(own_store), *TORINO, "--ipotesi", "OS01.1.1/EC07.target=7,75"])
    root = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (root["node_code"], printed(root["score_after"])) == ("", "92,33")
