"""A command run on the store of the shipped data, or on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.main import main
from tests.cli.commands import Ran, Run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], shipped_directory: Path) -> Run:
    def act(*words: str, store: Path = shipped_directory) -> Ran:
        try:
            code = main([words[0], "--archivio", str(store), *words[1:]])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return act
