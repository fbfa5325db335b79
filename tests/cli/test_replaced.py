"""What a load has, in words."""

from __future__ import annotations

from cli.replaced import ROWS, counted
from data.format.tables import TABLES


def test_every_file_of_the_format_has_its_italian_name() -> None:
    assert list(ROWS) == [table.name for table in TABLES]
    assert counted({"nodes": 1, "history": 2, "soglie": 0}) == "1 nodo, 2 righe di note"
