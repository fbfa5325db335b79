"""The import rules that import-linter cannot state, because pages/ is run by path and is no package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path
    for room in ("app.py", "cli.py", "ui", "data", "scoring", "pages")
    for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    if path.exists()
)


def imported_names(source: str) -> set[str]:
    """The full names of what a source imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_imports_pages(path: Path) -> None:
    names = imported_names(path.read_text(encoding="utf-8"))
    assert not {name for name in names if name.split(".")[0] == "pages"}


def test_the_check_sees_every_form_of_import() -> None:
    source = "import pages.albero\nfrom pages import albero\ndef f():\n    from pages.albero import x\n"
    assert imported_names(source) == {"pages.albero", "pages"}
