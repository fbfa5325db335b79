"""«traguardo export»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.shipped import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run


def test_export_gives_the_shipped_files_and_refuses_a_folder_with_something_else(run: Run, tmp_path: Path) -> None:
    words = ("export", "--ente", "torino", "--anno", "2022", "--dove")
    assert run(*words, str(tmp_path / "fuori")).out == f"torino 2022: 11 file in {tmp_path / 'fuori'}.\n"
    assert (tmp_path / "fuori" / "smvp.toml").read_bytes() == (SHIPPED / "torino" / "smvp.toml").read_bytes()
    (tmp_path / "altro").mkdir()
    (tmp_path / "altro" / "mio.txt").write_text("mio", encoding="utf-8")
    ran = run(*words, str(tmp_path / "altro"))
    assert ran.code == 1
    assert "non è vuota" in ran.err
