"""The command line as a whole: help, a wrong line, exit codes."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cli.main import main
from data.store import place
from data.store.files import numbered_files
from tests.cli.commands import ENGLISH, ROOT, Run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("command", ["", "run", "enti", "import", "score", "simula", "export", "report", "sintetici"])
def test_help_is_italian_from_the_first_word(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as left:
        main([*([command] if command else []), "--aiuto"])
    text = capsys.readouterr().out
    assert left.value.code == 0
    assert text.startswith(f"uso: traguardo {command}".rstrip())
    assert ENGLISH.search(text.replace("--aiuto", "")) is None


WRONG = [
    ([], "serve anche COMANDO"),
    (["boh"], "'boh' non è ammesso; scegliere fra"),
    (["score", "--ente", "torino"], "serve anche --anno"),
    (["score", "--ente", "torino", "--anno", "22"], "«22» non è un anno di quattro cifre"),
    (
        ["score", "--ente", "torino", "--anno", "2022", "--base", "ieri"],
        "«ieri» non è validi, originari o una data",
    ),
    (["score", "--ente", "torino", "--anno", "2022", "--formato", "xml"], "'xml' non è ammesso"),
    (["score", "--ente"], "--ente: manca il valore"),
    (["simula", "--ente", "torino", "--anno", "2022", "--consuntivi", "boh"], "'boh' non è ammesso; scegliere fra"),
    (["simula", "--ente", "torino", "--anno", "2022", "--ipotesi"], "--ipotesi: manca il valore"),
    (["enti", "--tutti"], "argomenti sconosciuti: --tutti"),
    (["run", "--porta", "99999"], "«99999» non è una porta"),
    (["import"], "serve anche CARTELLA"),
    (["sintetici", "--enti", "0"], "«0» non è un numero fra 1 e 999"),
    (["sintetici", "--anni", "dieci"], "«dieci» non è un numero fra 1 e 30"),
    (["sintetici", "--seme", "-1"], "«-1» non è un seme"),
]


@pytest.mark.parametrize(
    ("words", "sentence"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_wrong_command_line_is_said_in_italian_with_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert sentence in said.err
    assert ENGLISH.search(said.err.replace("--aiuto", "")) is None


REFUSED = [
    (
        ("score", "--ente", "milano", "--anno", "2022"),
        "L'ente «milano» non è nell'archivio. Enti presenti: riviere",
    ),
    (("score", "--ente", "torino", "--anno", "1999"), "non c'è l'anno 1999. Anni presenti: 2022"),
    (
        ("score", "--ente", "torino", "--anno", "2022", "--sezione", "x"),
        "La sezione «x» non c'è. Sezioni: strategico",
    ),
    (("import", "/nulla/di/nulla"), "La cartella non c'è"),
]


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_what_cannot_be_done_is_said_on_stderr_with_code_1(run: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err


def test_the_system_refuses_in_italian(run: Run, tmp_path: Path, finto: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = run("import", str(finto), store=tmp_path / "file" / "dentro")
    assert ran.code == 1
    assert "(una parte del percorso non è una cartella)" in ran.err
    assert "Not a directory" not in ran.err


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--versione"])
    assert left.value.code == 0
    assert re.fullmatch(r"traguardo \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_program_that_a_test_starts_finds_a_store_of_that_test(tmp_path: Path) -> None:
    """Nobody's own store is ever read or written by the tests."""
    done = subprocess.run([sys.executable, "-m", "cli", "enti"], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert place.default_directory().parent.parent == tmp_path.parent
    assert len(numbered_files(place.default_directory())) == 1


def test_a_reader_that_has_had_enough_is_no_error(shipped_directory: Path) -> None:
    words = [
        "score",
        "--archivio",
        str(shipped_directory),
        "--ente",
        "riviere",
        "--anno",
        "2023",
        "--formato",
        "json",
    ]
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -n 1', "sh", sys.executable, "-m", "cli", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[\n", "")
