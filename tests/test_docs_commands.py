"""Every command and option that the documents, the errors and the pages tell is one that the command line has."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cli.doors import build_parser
from tests.cli.commands import options_of_every_door

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SPEAKING = [path for room in ("data", "ui", "pages") for path in sorted((ROOT / room).rglob("*.py"))]
LINES = [
    line
    for path in DOCUMENTS
    for line in re.findall(r"^(?:\.venv/bin/)?traguardo (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
]
OPTION = re.compile(r"(?<![\w-])--[a-z]+(?![\w-])")


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_documents_is_taken_as_it_is_written(line: str) -> None:
    assert build_parser().parse_args(shlex.split(line, comments=True)).act


def test_the_documents_have_commands() -> None:
    assert len(LINES) > 15


@pytest.mark.parametrize("path", [*DOCUMENTS, *SPEAKING], ids=lambda path: str(path.relative_to(ROOT)))
def test_an_option_that_is_told_exists(path: Path) -> None:
    assert set(OPTION.findall(path.read_text(encoding="utf-8"))) - options_of_every_door() == set()
