"""What a command brings into memory: nothing that it does not need. What it costs in seconds is for the benchmarks."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from cli.doors import DOORS
from tests.cli.commands import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = frozenset({"pandas", "plotly", "streamlit", "docx", "pptx", "xlsxwriter", "typst"})
HEAVY = DRAWING | {"numpy", "duckdb", "_duckdb", "pyarrow", "filelock"}
PROBE = """
import sys
from cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as left:
    code = left.code
print(code, *{name.partition(".")[0] for name in sys.modules})
"""


def loaded(*words: str) -> tuple[str, frozenset[str]]:
    """The exit code of a command, and the top names of the modules that are there when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    code, *names = done.stdout.splitlines()[-1].split()
    return code, frozenset(names)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--versione",), "0"),
        (("--aiuto",), "0"),
        *(((door.name, "--aiuto"), "0") for door in DOORS),
        (("boh",), "2"),
        (("score", "--ente", "torino", "--anno", "22"), "2"),
    ],
)
def test_to_read_the_line_nothing_heavy_is_needed(words: tuple[str, ...], expected: str) -> None:
    code, names = loaded(*words)
    assert code == expected
    assert names & HEAVY == set()


def test_the_list_of_the_enti_needs_duckdb_and_nothing_else(shipped_directory: Path) -> None:
    code, names = loaded("enti", "--archivio", str(shipped_directory))
    assert code == "0"
    assert names & HEAVY == {"duckdb", "_duckdb"}


def test_the_scores_need_nothing_that_draws(shipped_directory: Path) -> None:
    words = ("--archivio", str(shipped_directory), "--ente", "torino", "--anno", "2022")
    code, names = loaded("score", *words)
    assert code == "0"
    assert names & (DRAWING - {"pandas"}) == set()
    assert "numpy" in names


@pytest.mark.parametrize("act", [door.act for door in DOORS])
def test_every_door_leads_somewhere(act: str) -> None:
    module, _, function = act.partition(":")
    assert callable(getattr(import_module(module), function))
