"""A real office program that rewrites what we write: a spreadsheet computed anew, a document laid out on pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS: Final = 120
CALC, WRITER = "libsclo.so", "libswlo.so"
"""The libraries that read spreadsheets and documents: each is a package of its own."""


def converted(folder: Path, files: Mapping[str, bytes], to: str, part: str) -> dict[str, Path]:
    """The files as LibreOffice writes them, with a profile of its own so that no other window is disturbed.

    Args:
        folder: where they are written, empty.
        files: contents by name, ending included.
        to: the ending of what is wanted.
        part: ``CALC`` or ``WRITER``.
    """
    program = _soffice(part)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out = folder / "rifatti"
    command = [program, f"-env:UserInstallation={(folder / 'profilo').as_uri()}", "--headless", "--convert-to", to]
    asked = [*command, "--outdir", str(out), *(str(folder / name) for name in files)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    made = {name: (out / name).with_suffix(f".{to}") for name in files}
    missing = [name for name, path in made.items() if not path.exists()]
    assert not missing, f"LibreOffice non ha riscritto {missing}: {done.stdout}{done.stderr}"
    return made


def _soffice(part: str) -> str:
    """The program; without it the test is skipped, but never where everything must be checked."""
    found = shutil.which("soffice")
    if found and (Path(found).resolve().parent / part).exists():
        return found
    if os.environ.get("CI"):
        pytest.fail("LibreOffice non c'è: installatelo (Debian: libreoffice-calc-nogui e libreoffice-writer-nogui).")
    pytest.skip("LibreOffice non c'è: ciò che scriviamo non è provato con un vero programma da ufficio")
