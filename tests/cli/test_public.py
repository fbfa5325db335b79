"""``--pubblico``: no command tells anything of an individual sheet, in no file and in no line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from data.plan.briefings import TextDraft
from data.plan.changes import ChangeKind
from data.plan.changes import Draft as Change
from data.plan.quantities import quantity
from data.plan.scenarios import Draft, SavedAssumption
from data.register.edits import correction
from data.register.opening import open_official
from data.register.writer import confirm
from data.workspace.briefing_writer import save_text
from data.workspace.writer import save_scenario
from scoring.scenario import Assumption, Field
from tests.contents import text_in
from tests.individual_sheets import INDICATOR, NODE, OWNER, leaks, secrets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run

TORINO = ("--ente", "torino", "--anno", "2022")
WRITTEN = "Parole su una persona"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, shipped_directory: Path) -> Path:
    """The shipped data, with a correction, a scenario and a text about individual sheets."""
    directory = tmp_path_factory.mktemp("pubblico") / "archivio"
    shutil.copytree(shipped_directory, directory)
    with open_official(directory) as official:
        key = next(k for k in official.plan("torino", 2022).versions if k.indicator_code == INDICATOR)
        row = (key.section, key.owner, key.node_code, key.indicator_code, "2022")
        rows = correction(official.rows("torino", 2022), "actuals", row, {"note": WRITTEN})
        draft = Change(ente="torino", year=2022, kind=ChangeKind.CORRECTION, author="Ada", reason="prova", rows=rows)
        assert confirm(official, draft).change is not None
    scenario = Draft(
        ente="torino",
        year=2022,
        name="Di una persona",
        author="Ada",
        fingerprint="x",
        assumptions=(SavedAssumption(Assumption(key, Field.ACTUAL, quantity("50"))),),
    )
    save_scenario(directory, scenario)
    save_text(directory, TextDraft("torino", 2022, "individuale", WRITTEN, "Ada"), expected_version=0)
    return directory


@pytest.fixture(scope="module")
def words(store: Path) -> frozenset[str]:
    with open_official(store) as official:
        return secrets(official) | {WRITTEN, "Di una persona"}


FILES = [
    ("report", "--tipo", "giunta", "--dove", "giunta.pptx"),
    ("report", "--tipo", "giunta", "--dove", "giunta.pdf"),
    ("report", "--tipo", "relazione", "--dove", "relazione.docx"),
    ("report", "--tipo", "relazione", "--dove", "relazione.pdf"),
    ("report", "--tipo", "scheda", "--nodo", "", "--dove", "scheda.pdf"),
    ("report", "--tipo", "dati", "--dove", "anno.xlsx"),
    ("report", "--tipo", "dati", "--dove", "dati.zip"),
    ("report", "--tipo", "dati", "--dove", "dati"),
    ("export", "--dove", "esporta"),
    ("template", "--correggi", "modello.xlsx"),
]
LINES = [
    ("score", *TORINO),
    ("score", *TORINO, "--formato", "json"),
    ("simula", *TORINO, "--ipotesi", "B3.1_02=90"),
    ("registro", "--formato", "csv"),
    ("registro", "--persona", OWNER),
    ("registro", "--codice", INDICATOR),
]


def content(path: Path) -> str:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    assert files
    return " ".join(text_in(each.read_bytes(), each.name) for each in files)


@pytest.mark.parametrize("asked", FILES, ids=" ".join)
def test_no_file_of_a_public_command_has_a_word_of_an_individual_sheet(
    run: Run, store: Path, words: frozenset[str], tmp_path: Path, asked: tuple[str, ...]
) -> None:
    path = tmp_path / asked[-1]
    ran = run(asked[0], *TORINO, *asked[1:-1], str(path), "--pubblico", store=store)
    assert ran.code == 0, ran.err
    found = content(path)
    assert "Torino" in found
    assert leaks(found + ran.out + ran.err, words) == []


@pytest.mark.parametrize("asked", LINES, ids=" ".join)
def test_no_line_of_a_public_command_has_one_either(
    run: Run, store: Path, words: frozenset[str], asked: tuple[str, ...]
) -> None:
    ran = run(*asked, "--pubblico", store=store)
    assert leaks(ran.out, words - {OWNER}) == []
    assert OWNER not in ran.out


@pytest.mark.parametrize("asked", [FILES[2], FILES[3], FILES[8], FILES[9]], ids=lambda words: words[-1])
def test_without_it_the_same_file_has_them(
    run: Run, store: Path, words: frozenset[str], tmp_path: Path, asked: tuple[str, ...]
) -> None:
    path = tmp_path / asked[-1]
    assert run(asked[0], *TORINO, *asked[1:-1], str(path), store=store).code == 0
    assert OWNER in leaks(content(path), words)


@pytest.mark.parametrize(
    "asked",
    [
        ("report", *TORINO, "--tipo", "scheda", "--nodo", NODE, "--persona", OWNER, "--dove", "s.pdf"),
        ("report", *TORINO, "--tipo", "scheda", "--nodo", NODE, "--sezione", "individuale", "--dove", "s.pdf"),
        ("report", *TORINO, "--tipo", "dati", "--con-individuali", "--dove", "d.zip"),
        ("simula", *TORINO, "--ipotesi", f"{INDICATOR}=1"),
    ],
    ids=lambda words: " ".join(words[5:8]),
)
def test_an_individual_sheet_asked_for_by_its_name_is_not_there(
    run: Run, store: Path, words: frozenset[str], tmp_path: Path, asked: tuple[str, ...]
) -> None:
    named = [str(tmp_path / word) if word.endswith((".pdf", ".zip")) else word for word in asked]
    ran = run(*named, "--pubblico", store=store)
    assert ran.code != 0
    assert list(tmp_path.glob("*.*")) == []
    assert leaks(ran.out + ran.err, words - {OWNER, INDICATOR}) == []
